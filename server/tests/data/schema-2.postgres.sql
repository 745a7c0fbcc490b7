-- A database as a program with migration 2 left it; the text of each migration is the one of that time.
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

INSERT INTO journal (seq, at, body) VALUES (1, '2024-09-06T12:00:00Z', '{"author":"Aiko","at":"2024-09-06T12:00:00Z","comment":"The beginning","sources":["gazette"],"changes":[{"expects":0,"to":{"is":{"source":{"id":"gazette","title":"The “Gazette”","publisher":"The State"}}}},{"expects":0,"to":{"is":{"country":{"id":"jp","name":{"en":"Japan"},"region":"asia","un_member":true,"sources":["gazette"],"review":"reviewed"}}}},{"expects":0,"to":{"is":{"person":{"id":"fumio-kishida","name":{"en":"Fumio Kishida"},"sources":["gazette"],"review":"reviewed"}}}},{"expects":0,"to":{"is":{"person":{"id":"kishida-fumio","name":{"en":"Kishida Fumio"},"sources":["gazette"],"review":"reviewed"}}}}]}');
INSERT INTO journal (seq, at, body) VALUES (2, '2024-09-06T12:01:00.5Z', '{"author":"Aiko","at":"2024-09-06T12:01:00.5Z","comment":"An office","sources":["gazette"],"changes":[{"expects":0,"to":{"is":{"office":{"id":"jp-prime-minister","country":"jp","title":{"en":"Prime Minister"},"name":{"en":"Prime Minister of Japan"},"roles":["head_of_government"],"filled_by":"parliament","sources":["gazette"],"review":"reviewed"}}}},{"expects":0,"to":{"is":{"tenure":{"id":"fumio-kishida-jp-prime-minister","person":"fumio-kishida","office":"jp-prime-minister","start":"2021-10-04","sources":["gazette"],"review":"reviewed"}}}}]}');
INSERT INTO journal (seq, at, body) VALUES (3, '2024-10-01T03:00:00Z', '{"author":"Minji","at":"2024-10-01T03:00:00Z","comment":"His name, as he writes it: 岸田文雄 \\ ''quoted''","sources":["gazette"],"changes":[{"expects":1,"to":{"is":{"person":{"id":"fumio-kishida","name":{"en":"Fumio Kishida","own":"岸田文雄"},"sources":["gazette"],"review":"reviewed"}}}}]}');
INSERT INTO accounts (id, name, folded, role, password, added_at, disabled_at) VALUES ('a1', 'Aiko', 'aiko', 'administrator', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA', 1732400000, NULL);
INSERT INTO accounts (id, name, folded, role, password, added_at, disabled_at) VALUES ('a2', 'Minji', 'minji', 'editor', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA', 1732400100, 1732500000);
INSERT INTO sessions (token, account, begun, seen) VALUES ('9f86d081884c7d65', 'a1', 1732400000, 1732400000);
