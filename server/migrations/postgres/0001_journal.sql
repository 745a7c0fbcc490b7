-- The journal: every changeset by its number, 1, 2, 3 … without gaps; rows are added and never touched again.
CREATE TABLE journal (
    seq  BIGINT PRIMARY KEY CHECK (seq > 0),
    at   TEXT NOT NULL,
    body TEXT NOT NULL
);

-- What the program must know before it reads the journal: the format of the bodies.
CREATE TABLE meta (
    format BIGINT NOT NULL
);

INSERT INTO meta (format) VALUES (1);
