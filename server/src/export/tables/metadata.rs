//! What the export is: a line for each thing that whoever finds the file later has to know.

use crate::export::{
    LICENCE, LICENCE_URL, Scope,
    table::{Column, ColumnKind, TableOf, Value, plain, text},
};

pub struct Line {
    name: &'static str,
    value: String,
}

pub static METADATA: TableOf<Line> = TableOf {
    name: "metadata",
    about: "What this export is.",
    key: &["name"],
    columns: &[
        Column::new("name", ColumnKind::Word, "What is told.", |it| plain(it.name)),
        Column::new("value", ColumnKind::Text, "What it is.", |it: &Line| -> Value {
            text(&it.value)
        }),
    ],
    rows: |scope| Box::new(lines(scope).into_iter()),
};

fn lines(scope: &Scope) -> Vec<Line> {
    let line = |name, value: String| Line { name, value };
    let mut lines = vec![
        line(
            "title",
            "Handover: who leads, who leaves, who decides next".to_owned(),
        ),
        line("licence", LICENCE.to_owned()),
        line("licence_url", LICENCE_URL.to_owned()),
        line("as_of", scope.day().to_string()),
        line("seq", scope.world.seq().to_string()),
    ];
    let known_at = scope.known_at.map(|it| line("known_at", it.to_string()));
    let recorded = scope.recorded().map(|it| line("recorded", it.to_string()));
    let url = scope.public_url.clone().map(|it| line("url", it));
    lines.extend([known_at, recorded, url].into_iter().flatten());
    lines
}
