-- Who has taken a task of the desk, and until when it is put off. A task is named as `domain::snapshot::Task::key` does.
CREATE TABLE desk (
    task          TEXT PRIMARY KEY NOT NULL,
    taken_by      TEXT,
    put_off_until TEXT
);

-- What an administrator has set, as words of its own; what is not here is as the program has it.
CREATE TABLE settings (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);
