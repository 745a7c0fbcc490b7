-- A database as a program with migration 4 left it; the text of each migration is the one of that time.
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);

CREATE TABLE journal (
    seq  INTEGER PRIMARY KEY NOT NULL CHECK (seq > 0),
    at   TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE meta (
    format INTEGER NOT NULL
) STRICT;

INSERT INTO meta (format) VALUES (1);
INSERT INTO _sqlx_migrations VALUES (1, 'journal', '2026-11-24 09:00:00', TRUE, x'ccdeb960d2905ac61e72ed2de462ab188e74228e5d1e8b59e98adfc2645a2dbea71ea062419955135b57235a8c6ff471', 1000);

CREATE TABLE accounts (
    id          TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL,
    folded      TEXT NOT NULL UNIQUE,
    role        TEXT NOT NULL,
    password    TEXT NOT NULL,
    added_at    INTEGER NOT NULL,
    disabled_at INTEGER
) STRICT;

CREATE TABLE sessions (
    token   TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id),
    begun   INTEGER NOT NULL,
    seen    INTEGER NOT NULL
) STRICT;

CREATE INDEX sessions_of_account ON sessions (account);

CREATE TABLE set_up_links (
    token TEXT PRIMARY KEY NOT NULL
) STRICT;
INSERT INTO _sqlx_migrations VALUES (2, 'accounts', '2026-11-24 09:00:00', TRUE, x'a8b83edd927b43401535da6b12a32979073ebaf7d38b63743901ef544c41144f31cdb5bbb176dce17cce765d82a1b30f', 1000);

CREATE TABLE tokens (
    id      TEXT PRIMARY KEY NOT NULL,
    hash    TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES accounts (id),
    name    TEXT NOT NULL,
    scope   TEXT NOT NULL,
    made    INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used    INTEGER
) STRICT;

CREATE INDEX tokens_of_account ON tokens (account);
INSERT INTO _sqlx_migrations VALUES (3, 'tokens', '2026-11-25 09:00:00', TRUE, x'9c62089881237a9e4f13a3c0c8d2b6202d836d7dddccd275f7ab0119485eacc6d1197b1ba680b4c31906b7274e2644b1', 1000);

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

CREATE TABLE imports (
    id     TEXT PRIMARY KEY NOT NULL,
    origin TEXT NOT NULL,
    began  INTEGER NOT NULL,
    seen   INTEGER NOT NULL,
    state  TEXT NOT NULL,
    report TEXT NOT NULL
) STRICT;
INSERT INTO _sqlx_migrations VALUES (4, 'proposals', '2026-11-26 09:00:00', TRUE, x'b453b088d1c30b7dc05e9b13963f2aa7ec83b3b7afafbc439445075cdbc3ea2ed9cabc21989d42c94bd70b55e427d529', 1000);

INSERT INTO journal (seq, at, body) VALUES (1, '2024-09-06T12:00:00Z', '{"author":"Aiko","at":"2024-09-06T12:00:00Z","comment":"The beginning","sources":["gazette"],"changes":[{"expects":0,"to":{"is":{"source":{"id":"gazette","title":"The “Gazette”","publisher":"The State"}}}},{"expects":0,"to":{"is":{"country":{"id":"jp","name":{"en":"Japan"},"region":"asia","un_member":true,"sources":["gazette"],"review":"reviewed"}}}},{"expects":0,"to":{"is":{"person":{"id":"fumio-kishida","name":{"en":"Fumio Kishida"},"sources":["gazette"],"review":"reviewed"}}}},{"expects":0,"to":{"is":{"person":{"id":"kishida-fumio","name":{"en":"Kishida Fumio"},"sources":["gazette"],"review":"reviewed"}}}}]}');
INSERT INTO journal (seq, at, body) VALUES (2, '2024-09-06T12:01:00.5Z', '{"author":"Aiko","at":"2024-09-06T12:01:00.5Z","comment":"An office","sources":["gazette"],"changes":[{"expects":0,"to":{"is":{"office":{"id":"jp-prime-minister","country":"jp","title":{"en":"Prime Minister"},"name":{"en":"Prime Minister of Japan"},"roles":["head_of_government"],"filled_by":"parliament","sources":["gazette"],"review":"reviewed"}}}},{"expects":0,"to":{"is":{"tenure":{"id":"fumio-kishida-jp-prime-minister","person":"fumio-kishida","office":"jp-prime-minister","start":"2021-10-04","sources":["gazette"],"review":"reviewed"}}}}]}');
INSERT INTO journal (seq, at, body) VALUES (3, '2024-10-01T03:00:00Z', '{"author":"Minji","at":"2024-10-01T03:00:00Z","comment":"His name, as he writes it: 岸田文雄 \\ ''quoted''","sources":["gazette"],"changes":[{"expects":1,"to":{"is":{"person":{"id":"fumio-kishida","name":{"en":"Fumio Kishida","own":"岸田文雄"},"sources":["gazette"],"review":"reviewed"}}}}]}');
INSERT INTO accounts (id, name, folded, role, password, added_at, disabled_at) VALUES ('a1', 'Aiko', 'aiko', 'administrator', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA', 1732400000, NULL);
INSERT INTO accounts (id, name, folded, role, password, added_at, disabled_at) VALUES ('a2', 'Minji', 'minji', 'editor', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA', 1732400100, 1732500000);
INSERT INTO sessions (token, account, begun, seen) VALUES ('9f86d081884c7d65', 'a1', 1732400000, 1732400000);
INSERT INTO tokens (id, hash, account, name, scope, made, expires, used) VALUES ('t1', '60303ae22b998861', 'a1', 'notebook', 'write', 1732400000, 1764000000, NULL);
INSERT INTO proposals (id, origin, key, country, verdict, title, body, fingerprint, edited, state, proposed_by, proposed_at, decided_by, decided_at, reason, seq) VALUES ('p1', 'sheet', '7', 'jp', 'new', 'Ichiro Kamon', '{}', 'f1', 1, 'rejected', 'handover import', 1732400000, 'Aiko', 1732400200, 'No “source”', NULL);
INSERT INTO imports (id, origin, began, seen, state, report) VALUES ('i1', 'sheet', 1732400000, 1732400060, 'done', '{}');
