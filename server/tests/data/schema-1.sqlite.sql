-- A database as a program with migration 1 left it; the text of each migration is the one of that time.
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

INSERT INTO journal (seq, at, body) VALUES (1, '2024-09-06T12:00:00Z', '{"author":"Aiko","at":"2024-09-06T12:00:00Z","comment":"The beginning","sources":["gazette"],"changes":[{"expects":0,"to":{"is":{"source":{"id":"gazette","title":"The “Gazette”","publisher":"The State"}}}},{"expects":0,"to":{"is":{"country":{"id":"jp","name":{"en":"Japan"},"region":"asia","un_member":true,"sources":["gazette"],"review":"reviewed"}}}},{"expects":0,"to":{"is":{"person":{"id":"fumio-kishida","name":{"en":"Fumio Kishida"},"sources":["gazette"],"review":"reviewed"}}}},{"expects":0,"to":{"is":{"person":{"id":"kishida-fumio","name":{"en":"Kishida Fumio"},"sources":["gazette"],"review":"reviewed"}}}}]}');
INSERT INTO journal (seq, at, body) VALUES (2, '2024-09-06T12:01:00.5Z', '{"author":"Aiko","at":"2024-09-06T12:01:00.5Z","comment":"An office","sources":["gazette"],"changes":[{"expects":0,"to":{"is":{"office":{"id":"jp-prime-minister","country":"jp","title":{"en":"Prime Minister"},"name":{"en":"Prime Minister of Japan"},"roles":["head_of_government"],"filled_by":"parliament","sources":["gazette"],"review":"reviewed"}}}},{"expects":0,"to":{"is":{"tenure":{"id":"fumio-kishida-jp-prime-minister","person":"fumio-kishida","office":"jp-prime-minister","start":"2021-10-04","sources":["gazette"],"review":"reviewed"}}}}]}');
INSERT INTO journal (seq, at, body) VALUES (3, '2024-10-01T03:00:00Z', '{"author":"Minji","at":"2024-10-01T03:00:00Z","comment":"His name, as he writes it: 岸田文雄 \\ ''quoted''","sources":["gazette"],"changes":[{"expects":1,"to":{"is":{"person":{"id":"fumio-kishida","name":{"en":"Fumio Kishida","own":"岸田文雄"},"sources":["gazette"],"review":"reviewed"}}}}]}');
