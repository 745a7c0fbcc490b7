-- The journal: every changeset by its number, 1, 2, 3 … without gaps; rows are added and never touched again.
CREATE TABLE journal (
    seq  INTEGER PRIMARY KEY NOT NULL CHECK (seq > 0),
    at   TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- What the program must know before it reads the journal: the format of the bodies.
CREATE TABLE meta (
    format INTEGER NOT NULL
) STRICT;

INSERT INTO meta (format) VALUES (1);
