# Sourced: a PostgreSQL of our own in a temporary folder, on a free port, gone when the tests are.
# Exports HANDOVER_TEST_POSTGRES, the URL of a database that tests may create others in.

start_postgresql() {
  local binaries
  binaries="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)"
  [ -n "$binaries" ] || binaries="$(dirname "$(command -v initdb)")" || return 1
  POSTGRES_FOLDER="$(mktemp -d /tmp/handover-postgres.XXXXXX)"
  local port
  port="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' 2>/dev/null)"
  port="${port:-$((20000 + RANDOM % 20000))}"
  # PostgreSQL refuses to run as root.
  AS_POSTGRES=()
  if [ "$(id -u)" = 0 ]; then
    chown postgres "$POSTGRES_FOLDER"
    AS_POSTGRES=(runuser -u postgres --)
  fi
  POSTGRES_CONTROL=("${AS_POSTGRES[@]}" "$binaries/pg_ctl" -D "$POSTGRES_FOLDER/data" -s)
  "${AS_POSTGRES[@]}" "$binaries/initdb" -D "$POSTGRES_FOLDER/data" -U handover -A trust -E UTF8 --locale=C >/dev/null || return 1
  "${POSTGRES_CONTROL[@]}" -w -l "$POSTGRES_FOLDER/log" \
    -o "-p $port -k $POSTGRES_FOLDER -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=off" start || return 1
  export HANDOVER_TEST_POSTGRES="postgres://handover@127.0.0.1:$port/postgres"
}

stop_postgresql() {
  [ -n "${POSTGRES_FOLDER:-}" ] || return 0
  "${POSTGRES_CONTROL[@]}" -m immediate stop
  rm -rf "$POSTGRES_FOLDER"
}
