-- A record may be merged with another one, a chamber may be a record, and an event may name it, which programs before this one cannot read.
UPDATE meta SET format = 3 WHERE format = 2;
