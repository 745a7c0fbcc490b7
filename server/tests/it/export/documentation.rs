//! The tables in docs/exports.md are those of the program.

use handover::export::{
    table::{ColumnKind, Table},
    tables::TABLES,
};
use std::{env, fs, path::Path};

const BEGIN: &str = "<!-- tables: made by a test, see server/tests/it/export/documentation.rs -->\n";
const END: &str = "<!-- end of tables -->\n";

fn documented(table: &dyn Table) -> String {
    let mut text = format!("\n### {}\n\n{}\n\n", table.name(), table.about());
    let key: Vec<_> = table.key().iter().map(|name| format!("`{name}`")).collect();
    text.push_str(&format!(
        "Key: {}\n\n| Column | Holds | Meaning |\n|---|---|---|\n",
        key.join(", ")
    ));
    for column in table.columns() {
        let holds = match column.kind {
            ColumnKind::Id => "id".to_owned(),
            ColumnKind::Link(to) => format!("id of `{to}`"),
            ColumnKind::Word => "word".to_owned(),
            ColumnKind::List => "words with spaces between".to_owned(),
            ColumnKind::Text | ColumnKind::Said => "text".to_owned(),
            ColumnKind::Integer => "whole number".to_owned(),
            ColumnKind::Number => "number".to_owned(),
            ColumnKind::Flag => "true or false".to_owned(),
            ColumnKind::Day => "day".to_owned(),
            ColumnKind::Moment => "moment".to_owned(),
            ColumnKind::Date => "EDTF date".to_owned(),
        };
        text.push_str(&format!("| `{}` | {holds} | {} |\n", column.name, column.about));
    }
    text
}

#[test]
fn the_documentation_says_which_columns_are_words_of_sql() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/exports.md");
    let text = fs::read_to_string(&path).expect("docs/exports.md");
    let sentence = text
        .lines()
        .find(|line| line.starts_with("The columns `from` and `to`"))
        .expect("the sentence");
    // Those of SQLite's keywords that must be quoted and that a table might want.
    let keywords =
        "as check default end from group in index order select set table to transaction when where";
    for table in TABLES {
        for column in table.columns() {
            if keywords.split(' ').any(|word| word == column.name) {
                assert!(
                    sentence.contains(&format!("`{}`", column.name)),
                    "{}.{}",
                    table.name(),
                    column.name
                );
            }
        }
    }
}

#[test]
fn the_documentation_of_of_the_tables_is_that_of_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/exports.md");
    let text = fs::read_to_string(&path).expect("docs/exports.md");
    let (before, rest) = text.split_once(BEGIN).expect("the place where the tables begin");
    let (tables, after) = rest.split_once(END).expect("the place where they end");
    let made: String = TABLES.iter().map(|table| documented(*table)).collect::<String>() + "\n";
    if env::var_os("HANDOVER_WRITE_DOCS").is_some() {
        fs::write(&path, format!("{before}{BEGIN}{made}{END}{after}")).expect("it is written");
        return;
    }
    assert!(
        tables == made,
        "docs/exports.md is not up to date: run this test once with HANDOVER_WRITE_DOCS=1"
    );
}
