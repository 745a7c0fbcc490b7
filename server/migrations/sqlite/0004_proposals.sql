-- What imports and others propose: each statement of a source once. `body` is JSON; `seq` is the changeset that took it in;
-- `edited` is 1 where somebody put right or answered what the source says.
CREATE TABLE proposals (
    id          TEXT PRIMARY KEY NOT NULL,
    origin      TEXT NOT NULL,
    key         TEXT NOT NULL,
    country     TEXT NOT NULL,
    verdict     TEXT NOT NULL,
    title       TEXT NOT NULL,
    body        TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    edited      INTEGER NOT NULL DEFAULT 0,
    state       TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_at INTEGER NOT NULL,
    decided_by  TEXT,
    decided_at  INTEGER,
    reason      TEXT,
    seq         INTEGER,
    UNIQUE (origin, key)
) STRICT;

CREATE INDEX proposals_by_state ON proposals (state, country, id);

-- Each run of an import: how far it is, what it found, and what it could not read. `report` is JSON.
CREATE TABLE imports (
    id     TEXT PRIMARY KEY NOT NULL,
    origin TEXT NOT NULL,
    began  INTEGER NOT NULL,
    seen   INTEGER NOT NULL,
    state  TEXT NOT NULL,
    report TEXT NOT NULL
) STRICT;
