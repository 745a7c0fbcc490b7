-- What happened at the doors: who signed in and from where, and what was changed of accounts. Times are seconds since 1970; the oldest go
-- when there are many.
CREATE TABLE security (
    number  BIGINT PRIMARY KEY NOT NULL,
    at      BIGINT NOT NULL,
    kind    TEXT NOT NULL,
    account TEXT,
    network TEXT NOT NULL,
    subject TEXT
);
