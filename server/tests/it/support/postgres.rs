//! A PostgreSQL server for the time of the tests: the one that `HANDOVER_TEST_POSTGRES` names, else one of our own on a
//! free port of this machine.

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
    thread::sleep,
    time::{Duration, Instant},
};

pub struct Cluster {
    /// The address of the server, up to the slash before the name of a database.
    address: String,
    databases: AtomicU32,
    /// Its standard input is closed when this process ends, in whatever way; then it stops the server of our own.
    _keeper: Option<Child>,
}

/// How long a server may take to start.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs the server until its standard input is closed, then stops it and cleans up.
const KEEPER: &str = r#"
"$1/postgres" -D "$2/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off \
    -c max_connections=200 > "$2/log" 2>&1 &
server=$!
cat > /dev/null
kill -INT $server
wait $server
rm -rf "$2"
"#;

impl Cluster {
    pub fn shared() -> &'static Self {
        static CLUSTER: LazyLock<Cluster> = LazyLock::new(Cluster::given_or_started);
        &CLUSTER
    }

    /// The address of a new and empty database.
    pub async fn new_database(&self) -> String {
        let number = self.databases.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{}_{number}", std::process::id());
        let mut connection = self.connection().await;
        let sql = AssertSqlSafe(format!("CREATE DATABASE {name}"));
        sqlx::raw_sql(sql)
            .execute(&mut connection)
            .await
            .expect("a new database");
        format!("{}/{name}", self.address)
    }

    /// A server that takes connections may still be starting up.
    async fn connection(&self) -> PgConnection {
        let begun = Instant::now();
        loop {
            match PgConnection::connect(&format!("{}/postgres", self.address)).await {
                Ok(connection) => return connection,
                Err(error) if begun.elapsed() > PATIENCE => panic!("PostgreSQL does not answer: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }

    fn given_or_started() -> Self {
        let given = std::env::var("HANDOVER_TEST_POSTGRES").ok();
        let address = given
            .as_ref()
            .and_then(|url| Some(url.rsplit_once('/')?.0.to_owned()));
        address.map_or_else(Self::start, |address| Self {
            address,
            databases: AtomicU32::new(0),
            _keeper: None,
        })
    }

    fn start() -> Self {
        let programs = programs();
        let folder = tempfile::Builder::new()
            .prefix("handover-postgres-")
            .tempdir()
            .expect("a folder")
            .keep();
        let user = unprivileged_user();
        if let Some(user) = &user {
            user.owns(&folder);
        }
        let run = |program: &Path| {
            user.as_ref()
                .map_or_else(|| Command::new(program), |user| user.runs(program))
        };
        let initialised = run(&programs.join("initdb"))
            .args([
                "--auth=trust",
                "--username=handover",
                "--no-sync",
                "--encoding=UTF8",
                "--locale=C",
                "-D",
            ])
            .arg(folder.join("data"))
            .current_dir(&folder)
            .output()
            .expect("initdb starts");
        assert!(
            initialised.status.success(),
            "initdb: {}",
            String::from_utf8_lossy(&initialised.stderr)
        );

        let port = free_port();
        let keeper = run(Path::new("/bin/sh"))
            .args(["-c", KEEPER, "keeper"])
            .arg(&programs)
            .arg(&folder)
            .arg(port.to_string())
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the keeper starts");
        wait_for(port, &folder);
        Self {
            address: format!("postgres://handover@127.0.0.1:{port}"),
            databases: AtomicU32::new(0),
            _keeper: Some(keeper),
        }
    }
}

/// The newest PostgreSQL that is installed.
fn programs() -> PathBuf {
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            Some((
                entry.file_name().to_str()?.parse().ok()?,
                entry.path().join("bin"),
            ))
        })
        .filter(|(_, programs)| programs.join("initdb").exists())
        .collect();
    found.sort();
    let on_path = || {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|folder| folder.join("initdb").exists())
    };
    found.pop().map(|(_, programs)| programs).or_else(on_path).unwrap_or_else(|| {
        panic!(
            "PostgreSQL is not installed, and the journal is tested on it: run `apt-get install postgresql`, \
             or set HANDOVER_SKIP_POSTGRES=1 to leave these tests out"
        )
    })
}

/// PostgreSQL refuses to run as root, so there it runs as someone else.
struct User {
    uid: u32,
    gid: u32,
}

fn unprivileged_user() -> Option<User> {
    let id = |arguments: &[&str]| -> Option<u32> {
        let output = Command::new("id").args(arguments).output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse().ok()
    };
    if id(&["-u"]) != Some(0) {
        return None;
    }
    ["postgres", "nobody"].into_iter().find_map(|name| {
        Some(User {
            uid: id(&["-u", name])?,
            gid: id(&["-g", name])?,
        })
    })
}

impl User {
    fn owns(&self, folder: &Path) {
        std::os::unix::fs::chown(folder, Some(self.uid), Some(self.gid)).expect("the folder changes hands");
    }

    fn runs(&self, program: &Path) -> Command {
        use std::os::unix::process::CommandExt;
        let mut command = Command::new(program);
        command.uid(self.uid).gid(self.gid);
        command
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

fn wait_for(port: u16, folder: &Path) {
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if begun.elapsed() > PATIENCE {
            panic!(
                "PostgreSQL did not start: {}",
                fs::read_to_string(folder.join("log")).unwrap_or_default()
            );
        }
        sleep(Duration::from_millis(50));
    }
}
