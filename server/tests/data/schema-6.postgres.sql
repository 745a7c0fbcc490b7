-- A database as a program with migration 6 left it; the text of each migration is the one of that time.
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMPTZ NOT NULL DEFAULT now(),
    success BOOLEAN NOT NULL,
    checksum BYTEA NOT NULL,
    execution_time BIGINT NOT NULL
);

CREATE TABLE journal (
    seq  BIGINT PRIMARY KEY CHECK (seq > 0),
    at   TEXT NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE meta (
    format BIGINT NOT NULL
);

INSERT INTO meta (format) VALUES (1);
INSERT INTO _sqlx_migrations VALUES (1, 'journal', '2026-11-24 09:00:00', TRUE, '\xe1e9e5fd560aacebfdb10281acbc87724cc1812049bae99c6eadca94f70f9f4e29285a43c0ade9a1f995c7e1faa7dfaf', 1000);

CREATE TABLE accounts (
    id          TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL,
    folded      TEXT NOT NULL UNIQUE,
    role        TEXT NOT NULL,
    password    TEXT NOT NULL,
    added_at    BIGINT NOT NULL,
    disabled_at BIGINT
);

CREATE TABLE sessions (
    token   TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id),
    begun   BIGINT NOT NULL,
    seen    BIGINT NOT NULL
);

CREATE INDEX sessions_of_account ON sessions (account);

CREATE TABLE set_up_links (
    token TEXT PRIMARY KEY NOT NULL
);
INSERT INTO _sqlx_migrations VALUES (2, 'accounts', '2026-11-24 09:00:00', TRUE, '\x8a714842cf94ab5a8f4c324fd29c043c0efb6ced9b40a999367c6bdea49f358a8ca4b8d3b9c60aa7fe5691ca4aa30156', 1000);

CREATE TABLE tokens (
    id      TEXT PRIMARY KEY NOT NULL,
    hash    TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES accounts (id),
    name    TEXT NOT NULL,
    scope   TEXT NOT NULL,
    made    BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used    BIGINT
);

CREATE INDEX tokens_of_account ON tokens (account);
INSERT INTO _sqlx_migrations VALUES (3, 'tokens', '2026-11-25 09:00:00', TRUE, '\xd84c4fe9d8163f9d08ed9b17a02e0208c552d573ba744615e922e5fad75e73c8b5e7f9f7ea3bd27a239e119f29d49503', 1000);

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
    proposed_at BIGINT NOT NULL,
    decided_by  TEXT,
    decided_at  BIGINT,
    reason      TEXT,
    seq         BIGINT,
    UNIQUE (origin, key)
);

CREATE INDEX proposals_by_state ON proposals (state, country, id);

CREATE TABLE imports (
    id     TEXT PRIMARY KEY NOT NULL,
    origin TEXT NOT NULL,
    began  BIGINT NOT NULL,
    seen   BIGINT NOT NULL,
    state  TEXT NOT NULL,
    report TEXT NOT NULL
);
INSERT INTO _sqlx_migrations VALUES (4, 'proposals', '2026-11-26 09:00:00', TRUE, '\x16888041b3a705484400c82932570541be90e65b0f7cdc3007cc528c63163c3b598b67b69e468ee6e148519d56041daf', 1000);

CREATE TABLE desk (
    task          TEXT PRIMARY KEY NOT NULL,
    taken_by      TEXT,
    put_off_until TEXT
);

CREATE TABLE settings (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);
INSERT INTO _sqlx_migrations VALUES (5, 'desk', '2026-11-27 09:00:00', TRUE, '\x661194a2c37cef7d704b14af64cf804689d109c5e4b7a6e0c004e5a942c5ffba9636ba5768ad6d524cbc1d9c1b01de1f', 1000);

UPDATE meta SET format = 2 WHERE format = 1;
INSERT INTO _sqlx_migrations VALUES (6, 'citations', '2026-11-28 09:00:00', TRUE, '\x1eb9504aa74ffa4cb639a238570b41c05e86b28e4bbe2bc3cb98cc80e172b23bad22788e28e306dd8b95e654e264c1af', 1000);

INSERT INTO journal (seq, at, body) VALUES (1, '2024-09-06T12:00:00Z', '{"author":"Aiko","at":"2024-09-06T12:00:00Z","comment":"The beginning","sources":["gazette"],"changes":[{"expects":0,"to":{"is":{"source":{"id":"gazette","title":"The “Gazette”","publisher":"The State"}}}},{"expects":0,"to":{"is":{"country":{"id":"jp","name":{"en":"Japan"},"region":"asia","un_member":true,"sources":["gazette"],"review":"reviewed"}}}},{"expects":0,"to":{"is":{"person":{"id":"fumio-kishida","name":{"en":"Fumio Kishida"},"sources":["gazette"],"review":"reviewed"}}}},{"expects":0,"to":{"is":{"person":{"id":"kishida-fumio","name":{"en":"Kishida Fumio"},"sources":["gazette"],"review":"reviewed"}}}}]}');
INSERT INTO journal (seq, at, body) VALUES (2, '2024-09-06T12:01:00.5Z', '{"author":"Aiko","at":"2024-09-06T12:01:00.5Z","comment":"An office","sources":["gazette"],"changes":[{"expects":0,"to":{"is":{"office":{"id":"jp-prime-minister","country":"jp","title":{"en":"Prime Minister"},"name":{"en":"Prime Minister of Japan"},"roles":["head_of_government"],"filled_by":"parliament","sources":["gazette"],"review":"reviewed"}}}},{"expects":0,"to":{"is":{"tenure":{"id":"fumio-kishida-jp-prime-minister","person":"fumio-kishida","office":"jp-prime-minister","start":"2021-10-04","sources":["gazette"],"review":"reviewed"}}}}]}');
INSERT INTO journal (seq, at, body) VALUES (3, '2024-10-01T03:00:00Z', '{"author":"Minji","at":"2024-10-01T03:00:00Z","comment":"His name, as he writes it: 岸田文雄 \\ ''quoted''","sources":["gazette"],"changes":[{"expects":1,"to":{"is":{"person":{"id":"fumio-kishida","name":{"en":"Fumio Kishida","own":"岸田文雄"},"sources":["gazette"],"review":"reviewed"}}}}]}');
INSERT INTO journal (seq, at, body) VALUES (4, '2024-10-02T03:00:00Z', '{"author":"Aiko","at":"2024-10-02T03:00:00Z","comment":"A place in the source","sources":["gazette"],"changes":[{"expects":3,"to":{"is":{"person":{"id":"fumio-kishida","name":{"en":"Fumio Kishida","own":"岸田文雄"},"sources":[{"source":"gazette","place":"p. 3"}],"review":"reviewed"}}}}]}');
INSERT INTO accounts (id, name, folded, role, password, added_at, disabled_at) VALUES ('a1', 'Aiko', 'aiko', 'administrator', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA', 1732400000, NULL);
INSERT INTO accounts (id, name, folded, role, password, added_at, disabled_at) VALUES ('a2', 'Minji', 'minji', 'editor', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA', 1732400100, 1732500000);
INSERT INTO sessions (token, account, begun, seen) VALUES ('9f86d081884c7d65', 'a1', 1732400000, 1732400000);
INSERT INTO tokens (id, hash, account, name, scope, made, expires, used) VALUES ('t1', '60303ae22b998861', 'a1', 'notebook', 'write', 1732400000, 1764000000, NULL);
INSERT INTO proposals (id, origin, key, country, verdict, title, body, fingerprint, edited, state, proposed_by, proposed_at, decided_by, decided_at, reason, seq) VALUES ('p1', 'sheet', '7', 'jp', 'new', 'Ichiro Kamon', '{}', 'f1', 1, 'rejected', 'handover import', 1732400000, 'Aiko', 1732400200, 'No “source”', NULL);
INSERT INTO imports (id, origin, began, seen, state, report) VALUES ('i1', 'sheet', 1732400000, 1732400060, 'done', '{}');
INSERT INTO desk (task, taken_by, put_off_until) VALUES ('doubt/office/jp-prime-minister', 'Aiko', '2026-12-24');
INSERT INTO settings (name, value) VALUES ('freshness', '{"leader_days":30,"other_days":90,"event_days":60,"near_days":7}');
