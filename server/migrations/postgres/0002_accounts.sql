-- Who may sign in. Times are seconds since 1970; `folded` is the name as it is compared.
CREATE TABLE accounts (
    id          TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL,
    folded      TEXT NOT NULL UNIQUE,
    role        TEXT NOT NULL,
    password    TEXT NOT NULL,
    added_at    BIGINT NOT NULL,
    disabled_at BIGINT
);

-- Who is signed in. The token itself is in the browser's cookie and nowhere else; this is its SHA-256.
CREATE TABLE sessions (
    token   TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (id),
    begun   BIGINT NOT NULL,
    seen    BIGINT NOT NULL
);

CREATE INDEX sessions_of_account ON sessions (account);

-- The links that were printed while there was no account, as SHA-256; empty from the first account on.
CREATE TABLE set_up_links (
    token TEXT PRIMARY KEY NOT NULL
);
