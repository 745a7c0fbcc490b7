//! A list as a table of texts, with the rows and the order of the screen, for spreadsheets.

/// A table: the names of its columns, and as many texts in each row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}
