-- A record may be merged with another one, which programs before this one cannot read.
UPDATE meta SET format = 3 WHERE format = 2;
