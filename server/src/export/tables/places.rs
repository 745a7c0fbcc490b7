//! Countries, parties, offices and people: what is there whatever happens.

use super::checked::{self, checked};
use crate::export::records::shared;
use crate::export::table::{
    Column, ColumnKind, TableOf, date, flag, integer, integer_if, list, named, plain, plain_if, said, text_if,
};
use domain::{
    Country, Edtf, Office, Party, Person,
    entity::Absence,
    id::{PersonId, TenureId},
};
use std::sync::Arc;

checked!(OfficeRow);

pub static COUNTRIES: TableOf<Arc<Country>> = TableOf {
    name: "countries",
    about: "Jurisdictions.",
    key: &["id"],
    columns: &[
        Column::new(
            "id",
            ColumnKind::Id,
            "ISO 3166-1 alpha-2 in lower case; `eu` for the European Union.",
            |row| plain(&row.id),
        ),
        Column::new("iso3", ColumnKind::Text, "ISO 3166-1 alpha-3.", |row| {
            text_if(row.iso3.as_deref())
        }),
        Column::new(
            "numeric",
            ColumnKind::Text,
            "ISO 3166-1 numeric, three digits.",
            |row| text_if(row.numeric.as_deref()),
        ),
        Column::new("name", ColumnKind::Said, "The name.", |row| named(&row.name)),
        Column::new("region", ColumnKind::Word, "The part of the world.", |row| {
            plain(row.region.word())
        }),
        Column::new(
            "groups",
            ColumnKind::List,
            "Groupings such as `g7` or `nato`.",
            |row| list(row.groups.iter().map(|it| it.word())),
        ),
        Column::new(
            "un_member",
            ColumnKind::Flag,
            "Whether it is a member of the United Nations.",
            |row| flag(row.un_member),
        ),
        Column::new(
            "established",
            ColumnKind::Date,
            "Since when it has been a country.",
            |row| date(row.established.as_ref()),
        ),
        Column::new("ended", ColumnKind::Date, "When it ceased to be one.", |row| {
            date(row.ended.as_ref())
        }),
        Column::new(
            "successors",
            ColumnKind::List,
            "The countries that came after it: ids of `countries`.",
            |row| list(&row.successors),
        ),
        Column::new(
            "government",
            ColumnKind::Word,
            "How it is governed today.",
            |row| plain_if(row.government.map(|it| it.word())),
        ),
        Column::new("wikidata", ColumnKind::Id, "The item in Wikidata.", |row| {
            text_if(row.wikidata.as_deref())
        }),
        checked::sources(),
        checked::review(),
        checked::verified(),
    ],
    rows: |scope| Box::new(shared(scope.snapshot.countries()).into_iter()),
};

pub static PARTIES: TableOf<Arc<Party>> = TableOf {
    name: "parties",
    about: "Parties and coalitions.",
    key: &["id"],
    columns: &[
        Column::new("id", ColumnKind::Id, "The party.", |row| plain(&row.id)),
        Column::new(
            "country",
            ColumnKind::Link("countries"),
            "Where it stands.",
            |row| plain(&row.country),
        ),
        Column::new("name", ColumnKind::Said, "The name.", |row| named(&row.name)),
        Column::new("wikidata", ColumnKind::Id, "The item in Wikidata.", |row| {
            text_if(row.wikidata.as_deref())
        }),
        checked::sources(),
        checked::review(),
        checked::verified(),
    ],
    rows: |scope| Box::new(shared(scope.snapshot.parties()).into_iter()),
};

/// An office with what the day says of it.
pub struct OfficeRow {
    it: Arc<Office>,
    leads: bool,
    holders: Vec<TenureId>,
    absence: Option<Absence>,
    presumed: Vec<PersonId>,
    due: Option<(Edtf, &'static str)>,
}

pub static OFFICES: TableOf<OfficeRow> = TableOf {
    name: "offices",
    about: "Positions that exist whoever holds them.",
    key: &["id"],
    columns: &[
        Column::new("id", ColumnKind::Id, "The office.", |row| plain(&row.it.id)),
        Column::new(
            "country",
            ColumnKind::Link("countries"),
            "Whose office it is.",
            |row| plain(&row.it.country),
        ),
        Column::new(
            "name",
            ColumnKind::Said,
            "The name with the country in it.",
            |row| said(Some(&row.it.name)),
        ),
        Column::new("title", ColumnKind::Said, "The title alone.", |row| {
            said(Some(&row.it.title))
        }),
        Column::new(
            "roles",
            ColumnKind::List,
            "What the holder is, such as `head_of_state`.",
            |row| list(row.it.roles.iter().map(|it| it.word())),
        ),
        Column::new(
            "party",
            ColumnKind::Link("parties"),
            "The party, of a party's office.",
            |row| plain_if(row.it.party.as_ref()),
        ),
        Column::new("filled_by", ColumnKind::Word, "How it is filled.", |row| {
            plain_if(row.it.filled_by.map(|it| it.word()))
        }),
        Column::new("term_years", ColumnKind::Integer, "How long a term is.", |row| {
            integer_if(row.it.term_years)
        }),
        Column::new(
            "term_limit",
            ColumnKind::Integer,
            "How many terms one person may serve.",
            |row| integer_if(row.it.term_limit),
        ),
        Column::new("legal_basis", ColumnKind::Said, "The law it stands on.", |row| {
            said(row.it.legal_basis.as_ref())
        }),
        Column::new(
            "rule",
            ColumnKind::Said,
            "When the next holder is voted for, as the law says; its sources stand in `citations`.",
            |row| said(row.it.rule.as_ref().map(|rule| &rule.text)),
        ),
        Column::new(
            "due",
            ColumnKind::Date,
            "By when the next election is due, where none is recorded. Computed, and never announced.",
            |row| date(row.due.as_ref().map(|(by, _)| by)),
        ),
        Column::new(
            "due_basis",
            ColumnKind::Word,
            "From what that is computed: `rule`, `term` or `last_election`.",
            |row| plain_if(row.due.as_ref().map(|(_, basis)| basis)),
        ),
        Column::new("seats", ColumnKind::Integer, "How many hold it at once.", |row| {
            integer(row.it.seats)
        }),
        Column::new(
            "while_held",
            ColumnKind::Flag,
            "Whether it is listed on days on which somebody holds it, and on no other.",
            |row| flag(row.it.while_held),
        ),
        Column::new(
            "leads",
            ColumnKind::Flag,
            "Whether the country is led from it, by how it is filled and how the country is governed today. Computed.",
            |row| flag(row.leads),
        ),
        Column::new(
            "holders",
            ColumnKind::List,
            "Who held it on the day: ids of `tenures`. Computed.",
            |row| list(&row.holders),
        ),
        Column::new(
            "presumed_designates",
            ColumnKind::List,
            "Who was to come by the result of a direct election that nobody has recorded as a hand-over: ids of `people`. Computed.",
            |row| list(&row.presumed),
        ),
        Column::new(
            "vacant",
            ColumnKind::Flag,
            "Whether nobody did. Computed.",
            |row| flag(row.absence == Some(Absence::Vacant)),
        ),
        Column::new(
            "not_recorded",
            ColumnKind::Flag,
            "Whether it is not recorded who did, if anybody. Computed.",
            |row| flag(row.absence == Some(Absence::NotRecorded)),
        ),
        Column::new("wikidata", ColumnKind::Id, "The item in Wikidata.", |row| {
            text_if(row.it.wikidata.as_deref())
        }),
        checked::sources(),
        checked::review(),
        checked::verified(),
    ],
    rows: |scope| {
        let records = shared(scope.snapshot.offices());
        let scope = Arc::clone(scope);
        Box::new(records.into_iter().map(move |it| {
            let holders = scope.snapshot.holders(&it.id);
            let country = scope.snapshot.country(it.country.as_str());
            let leading = country.map(|country| scope.snapshot.leading(country).offices);
            OfficeRow {
                leads: leading.is_some_and(|offices| offices.iter().any(|office| office.id == it.id)),
                absence: scope.snapshot.missing(&it),
                holders: holders.iter().map(|spell| spell.tenure.id.clone()).collect(),
                presumed: scope
                    .snapshot
                    .presumed_designates(&it.id)
                    .iter()
                    .map(|presumed| presumed.person.id.clone())
                    .collect(),
                due: scope
                    .snapshot
                    .election_due(&it)
                    .map(|due| (due.by, due.basis.word())),
                it,
            }
        }))
    },
};

pub static PEOPLE: TableOf<Arc<Person>> = TableOf {
    name: "people",
    about: "Human beings.",
    key: &["id"],
    columns: &[
        Column::new("id", ColumnKind::Id, "The person.", |row| plain(&row.id)),
        Column::new("name", ColumnKind::Said, "The name.", |row| named(&row.name)),
        Column::new("born", ColumnKind::Date, "When they were born.", |row| {
            date(row.born.as_ref())
        }),
        Column::new("died", ColumnKind::Date, "When they died.", |row| {
            date(row.died.as_ref())
        }),
        Column::new("wikidata", ColumnKind::Id, "The item in Wikidata.", |row| {
            text_if(row.wikidata.as_deref())
        }),
        checked::sources(),
        checked::review(),
        checked::verified(),
    ],
    rows: |scope| Box::new(shared(scope.snapshot.persons()).into_iter()),
};
