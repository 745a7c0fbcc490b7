//! Within which dates a list is complete, so that absence from it means something.

use crate::export::records::shared;
use crate::export::table::{Column, ColumnKind, TableOf, date, integer, list, plain, plain_if};
use domain::{Country, Office, entity::Recorded, id::CountryId};
use std::sync::Arc;

pub struct RecordedRow {
    table: &'static str,
    id: String,
    number: i64,
    what: &'static str,
    with: Option<CountryId>,
    span: Recorded,
}

pub static RECORDED: TableOf<RecordedRow> = TableOf {
    name: "recorded",
    about: "Within which dates a list is complete: there nobody means vacant, and none means none; elsewhere it is not recorded.",
    key: &["table", "id", "number"],
    columns: &[
        Column::new("table", ColumnKind::Word, "`offices` or `countries`.", |row| {
            plain(row.table)
        }),
        Column::new("id", ColumnKind::Id, "The id there.", |row| plain(&row.id)),
        Column::new(
            "number",
            ColumnKind::Integer,
            "The place among its spans, from 1.",
            |row| integer(row.number),
        ),
        Column::new(
            "what",
            ColumnKind::Word,
            "What is complete: `holders` of an office, national `elections` of a country, or `meetings` of its leader with another's.",
            |row| plain(row.what),
        ),
        Column::new(
            "with",
            ColumnKind::Link("countries"),
            "Of meetings, the other country.",
            |row| plain_if(row.with.as_ref()),
        ),
        Column::new("from", ColumnKind::Date, "The first day.", |row| {
            date(Some(&row.span.from))
        }),
        Column::new(
            "to",
            ColumnKind::Date,
            "The last day; empty where it is kept complete.",
            |row| date(row.span.to.as_ref()),
        ),
        Column::new(
            "sources",
            ColumnKind::List,
            "On whose word: ids of `sources`.",
            |row| list(&row.span.sources),
        ),
    ],
    rows: |scope| {
        let snapshot = &scope.snapshot;
        let countries = shared(snapshot.countries()).into_iter().flat_map(of_country);
        let offices = shared(snapshot.offices()).into_iter().flat_map(of_office);
        Box::new(countries.chain(offices))
    },
};

fn of_country(country: Arc<Country>) -> Vec<RecordedRow> {
    let elections = country.recorded_elections.iter();
    let elections = elections.map(|span| ("elections", None, span));
    let meetings = country.recorded_meetings.iter();
    let meetings = meetings.map(|it| ("meetings", Some(it.with.clone()), &it.recorded));
    rows("countries", country.id.as_str(), elections.chain(meetings))
}

fn of_office(office: Arc<Office>) -> Vec<RecordedRow> {
    let holders = office.recorded.iter().map(|span| ("holders", None, span));
    rows("offices", office.id.as_str(), holders)
}

fn rows<'r>(
    table: &'static str,
    id: &str,
    spans: impl Iterator<Item = (&'static str, Option<CountryId>, &'r Recorded)>,
) -> Vec<RecordedRow> {
    let row =
        |(number, (what, with, span)): (i64, (&'static str, Option<CountryId>, &Recorded))| RecordedRow {
            table,
            id: id.to_owned(),
            number,
            what,
            with,
            span: span.clone(),
        };
    (1..).zip(spans).map(row).collect()
}
