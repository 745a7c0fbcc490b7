-- The chain over the journal: each row has the SHA-256 of its number, time and body and of the hash before, as journal/chain.rs counts it. The rows
-- that are there already are given theirs by the program, in one transaction that ends with the row beside.
ALTER TABLE journal ADD COLUMN hash BYTEA;

-- A program of before, which may still run, writes no hashes.
ALTER TABLE journal ADD CONSTRAINT journal_row_has_hash CHECK (hash IS NOT NULL) NOT VALID;

-- The number and the hash with which the journal ends, so that a row cut off there is missed. One row; none until the rows above have their hashes.
CREATE TABLE journal_head (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    seq  BIGINT NOT NULL,
    hash BYTEA NOT NULL
);

INSERT INTO journal_head (one, seq, hash) SELECT 1, 0, decode(repeat('00', 32), 'hex') WHERE NOT EXISTS (SELECT 1 FROM journal);
