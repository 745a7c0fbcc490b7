-- Tokens of programs that act for an account. The token itself is shown once and kept nowhere; this is its SHA-256.
-- Times are seconds since 1970; `used` is the beginning of the day on which it was last used.
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
