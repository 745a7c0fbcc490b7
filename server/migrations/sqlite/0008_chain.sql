-- The chain over the journal: each row has the SHA-256 of its number, time and body and of the hash before, as journal/chain.rs counts it. The rows
-- that are there already are given theirs by the program, in one transaction that ends with the row beside.
ALTER TABLE journal ADD COLUMN hash BLOB;

-- A program of before, which may still run, writes no hashes.
CREATE TRIGGER journal_row_has_hash BEFORE INSERT ON journal WHEN NEW.hash IS NULL
BEGIN
    SELECT RAISE(ABORT, 'a newer version of Handover keeps this database: start that version');
END;

-- The number and the hash with which the journal ends, so that a row cut off there is missed. One row; none until the rows above have their hashes.
CREATE TABLE journal_head (
    one  INTEGER PRIMARY KEY NOT NULL CHECK (one = 1),
    seq  INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

INSERT INTO journal_head (one, seq, hash) SELECT 1, 0, zeroblob(32) WHERE NOT EXISTS (SELECT 1 FROM journal);
