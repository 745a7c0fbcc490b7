//! What a backup has of a database: every table, or the reason why not.

/// A table in the order in which rows can be written: what is referred to comes first.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    /// The first is the key, and the rows are in its order.
    pub columns: &'static [Column],
}

#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
}

/// What a column holds, beside nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Integer,
    Text,
    /// Bytes, written as hexadecimal digits.
    Bytes,
}

const fn integer(name: &'static str) -> Column {
    Column {
        name,
        kind: Kind::Integer,
    }
}

const fn text(name: &'static str) -> Column {
    Column {
        name,
        kind: Kind::Text,
    }
}

const fn bytes(name: &'static str) -> Column {
    Column {
        name,
        kind: Kind::Bytes,
    }
}

/// The table of the journal, whose rows are replayed before anything is restored.
pub const JOURNAL: &str = "journal";
/// The table of one row that tells where the journal ends; a new database has one of its own.
pub const HEAD: &str = "journal_head";

pub const TABLES: &[Table] = &[
    Table {
        name: JOURNAL,
        columns: &[integer("seq"), text("at"), text("body"), bytes("hash")],
    },
    Table {
        name: HEAD,
        columns: &[integer("one"), integer("seq"), bytes("hash")],
    },
    Table {
        name: "accounts",
        columns: &[
            text("id"),
            text("name"),
            text("folded"),
            text("role"),
            text("password"),
            integer("added_at"),
            integer("disabled_at"),
        ],
    },
    Table {
        name: "tokens",
        columns: &[
            text("id"),
            text("hash"),
            text("account"),
            text("name"),
            text("scope"),
            integer("made"),
            integer("expires"),
            integer("used"),
        ],
    },
    Table {
        name: "proposals",
        columns: &[
            text("id"),
            text("origin"),
            text("key"),
            text("country"),
            text("verdict"),
            text("title"),
            text("body"),
            text("fingerprint"),
            integer("edited"),
            text("state"),
            text("proposed_by"),
            integer("proposed_at"),
            text("decided_by"),
            integer("decided_at"),
            text("reason"),
            integer("seq"),
        ],
    },
    Table {
        name: "imports",
        columns: &[
            text("id"),
            text("origin"),
            integer("began"),
            integer("seen"),
            text("state"),
            text("report"),
        ],
    },
    Table {
        name: "desk",
        columns: &[text("task"), text("taken_by"), text("put_off_until")],
    },
    Table {
        name: "settings",
        columns: &[text("name"), text("value")],
    },
    Table {
        name: "security",
        columns: &[
            integer("number"),
            integer("at"),
            text("kind"),
            text("account"),
            text("network"),
            text("subject"),
        ],
    },
];

/// The tables that no backup has, and why.
pub const LEFT_OUT: &[(&str, &str)] = &[
    (
        "sessions",
        "whoever signed out, or was disabled, after the backup would be signed in again",
    ),
    (
        "set_up_links",
        "each start prints a link of its own, for as long as there is no account",
    ),
    ("meta", "a new database has it from its migrations"),
    ("_sqlx_migrations", "a new database has it from its migrations"),
];

/// Where the engines' SQL differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

impl Table {
    pub fn named(name: &str) -> Option<&'static Self> {
        TABLES.iter().find(|table| table.name == name)
    }

    pub fn column_names(&self) -> Vec<&'static str> {
        self.columns.iter().map(|column| column.name).collect()
    }

    pub(super) fn count(&self) -> String {
        format!("SELECT count(*) FROM {}", self.name)
    }

    /// All rows by their key, in the order of its bytes on both engines.
    pub(super) fn select(&self, dialect: Dialect) -> String {
        let columns = self.columns.iter().map(|column| match column.kind {
            // PostgreSQL knows integers of several sizes.
            Kind::Integer => format!("CAST({} AS BIGINT)", column.name),
            Kind::Text | Kind::Bytes => column.name.to_owned(),
        });
        let columns: Vec<_> = columns.collect();
        let collation = match (dialect, self.columns) {
            (Dialect::Postgres, [key, ..]) if key.kind == Kind::Text => " COLLATE \"C\"",
            _ => "",
        };
        let key = self.columns.first().map_or("", |key| key.name);
        format!(
            "SELECT {} FROM {} ORDER BY {key}{collation}",
            columns.join(", "),
            self.name
        )
    }

    pub(super) fn insert(&self) -> String {
        let values: Vec<_> = (1..=self.columns.len())
            .map(|number| format!("${number}"))
            .collect();
        format!(
            "INSERT INTO {} ({}) VALUES ({})",
            self.name,
            self.column_names().join(", "),
            values.join(", ")
        )
    }
}
