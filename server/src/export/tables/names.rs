//! Every name that countries, parties and people go by.

use crate::export::records::shared;
use crate::export::table::{Column, ColumnKind, TableOf, date, integer, plain, text, text_if};
use domain::{Edtf, Name, entity::FormerName};
use std::{fmt::Display, sync::Arc};

pub struct NameRow {
    table: &'static str,
    id: String,
    number: i64,
    kind: &'static str,
    language: Option<String>,
    name: String,
    from: Option<Edtf>,
    until: Option<Edtf>,
}

pub static NAMES: TableOf<NameRow> = TableOf {
    name: "names",
    about: "Every name that countries, parties and people go by, in every script.",
    key: &["table", "id", "number"],
    columns: &[
        Column::new(
            "table",
            ColumnKind::Word,
            "`countries`, `parties` or `people`.",
            |row| plain(row.table),
        ),
        Column::new("id", ColumnKind::Id, "The id there.", |row| plain(&row.id)),
        Column::new(
            "number",
            ColumnKind::Integer,
            "The place among the names, from 1.",
            |row| integer(row.number),
        ),
        Column::new(
            "kind",
            ColumnKind::Word,
            "`name`, `own` (in its own script), `alias` or `former`.",
            |row| plain(row.kind),
        ),
        Column::new(
            "language",
            ColumnKind::Text,
            "Its language as a BCP 47 tag, where that is recorded.",
            |row| text_if(row.language.as_deref()),
        ),
        Column::new("name", ColumnKind::Text, "The name.", |row| text(&row.name)),
        Column::new(
            "from",
            ColumnKind::Date,
            "Of a former name, from when on it was in use.",
            |row| date(row.from.as_ref()),
        ),
        Column::new(
            "until",
            ColumnKind::Date,
            "Of a former name, when another took its place.",
            |row| date(row.until.as_ref()),
        ),
    ],
    rows: |scope| {
        let snapshot = &scope.snapshot;
        let countries = each("countries", shared(snapshot.countries()), |it| {
            (&it.id, &it.name, &it.former_names)
        });
        let parties = each("parties", shared(snapshot.parties()), |it| {
            (&it.id, &it.name, &it.former_names)
        });
        let people = each("people", shared(snapshot.persons()), |it| (&it.id, &it.name, &[]));
        let bodies = each("bodies", shared(snapshot.bodies()), |it| {
            (&it.id, &it.name, &it.former_names)
        });
        Box::new(countries.chain(parties).chain(bodies).chain(people))
    },
};

fn each<T, Id>(
    table: &'static str,
    records: Vec<Arc<T>>,
    of: fn(&T) -> (&Id, &Name, &[FormerName]),
) -> impl Iterator<Item = NameRow> + Send
where
    T: Send + Sync + 'static,
    Id: Display + 'static,
{
    records.into_iter().flat_map(move |record| {
        let (id, name, former) = of(&record);
        let present = forms(name).into_iter().map(|form| (form, None));
        let former = former.iter().flat_map(|it| {
            let forms = forms(&it.name).into_iter();
            forms.map(move |(_, language, name)| (("former", language, name), Some(it)))
        });
        let rows: Vec<_> = (1..)
            .zip(present.chain(former))
            .map(|(number, ((kind, language, name), former))| NameRow {
                table,
                id: id.to_string(),
                number,
                kind,
                language,
                name,
                from: former.and_then(|it| it.from.clone()),
                until: former.map(|it| it.until.clone()),
            })
            .collect();
        rows
    })
}

fn forms(name: &Name) -> Vec<(&'static str, Option<String>, String)> {
    let in_language = |tag: &str, name: &str| ("name", Some(tag.to_owned()), name.to_owned());
    let mut forms = vec![in_language("en", &name.en)];
    forms.extend(name.ja.as_deref().map(|name| in_language("ja", name)));
    forms.extend(name.ko.as_deref().map(|name| in_language("ko", name)));
    forms.extend(
        name.own
            .clone()
            .map(|own| ("own", name.own_language.clone(), own)),
    );
    forms.extend(name.aliases.iter().map(|alias| ("alias", None, alias.clone())));
    forms
}
