-- A chamber may be a record, and an event may name it, which programs before this one cannot read.
UPDATE meta SET format = 3 WHERE format = 2;
