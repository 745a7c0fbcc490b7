-- A citation may be a map with the place in its source, which programs before this one cannot read.
UPDATE meta SET format = 2 WHERE format = 1;
