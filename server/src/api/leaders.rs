//! `/leaders`: heads of state and of government, one row for each holder, and one for each office without one.

use super::{
    Page,
    brief::{EventBrief, SpellBrief},
    paging::{Order, SortKey},
    parameters::{COUNTRY, GROUP, LEADER_ORDER, LEADER_STATUS, REGION, ROLE, TEXT, known},
    problem::Refusals,
    reading::{Reading, read},
};
use crate::http::Context;
use axum::{
    extract::{Request, State},
    response::Response,
};
use domain::{
    Edtf, Language, Name, Text,
    doubt::{Doubt, IN_DOUBT},
    entity::{Absence, Group, Region, Role},
    id::{CountryId, OfficeId},
    snapshot::{Leader, LeaderFilter, LeaderOrder, Sorting, Urgency},
    status::Headline,
};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// Who leads, and what decides who comes next.
#[derive(Serialize, ToSchema)]
pub struct LeaderItem<'l> {
    /// The tenure's id, or the office's where no holder is recorded.
    pub id: &'l str,
    pub country: &'l CountryId,
    pub country_name: &'l Name,
    pub office: &'l OfficeId,
    pub office_title: &'l Text,
    pub roles: &'l [Role],
    /// The headline status of the holder; where there is none, `vacant`, or `not_recorded` where it is not known whether there was.
    pub status: &'static str,
    pub holder: Option<SpellBrief<'l>>,
    /// Why it is in doubt on the day that the holder still holds the office, the gravest reason first; empty where it is not.
    pub doubt: Vec<Doubt>,
    /// The next event that decides who holds the office. A vote that has passed without an outcome stays the next.
    pub next: Option<EventBrief<'l>>,
}

known!(List: AS_OF, KNOWN_AT, COUNTRY, REGION, GROUP, ROLE, LEADER_STATUS, TEXT, LEADER_ORDER, FIELDS, LIMIT, AFTER);

/// Who leads
///
/// Heads of state, heads of government and presidents of institutions, unless `kind` asks for other roles.
#[utoipa::path(get, path = "/api/v1/leaders", tag = "Leaders", params(List), responses((status = 200, body = Page<LeaderItem>), Refusals))]
pub async fn list(State(context): State<Arc<Context>>, request: Request) -> Response {
    read::<List>(&context, &request, |reading| {
        let parameters = &reading.parameters;
        let filter = LeaderFilter {
            countries: parameters.all(COUNTRY).map(str::to_owned).collect(),
            regions: parameters.words(REGION, Region::from_word),
            groups: parameters.words(GROUP, Group::from_word),
            roles: parameters.words(ROLE, Role::from_word),
            statuses: parameters.words(LEADER_STATUS, headline),
            absences: parameters.words(LEADER_STATUS, Absence::from_word),
            has_doubt: parameters.all(LEADER_STATUS).any(|word| word == IN_DOUBT),
            text: parameters.first(TEXT).unwrap_or_default().to_owned(),
        };
        let word = match parameters.first(LEADER_ORDER) {
            Some("country") => "country",
            Some("person") => "person",
            Some("since") => "since",
            _ => "change",
        };
        let table = reading
            .visit
            .snapshot
            .leaders(&filter, LeaderOrder::Country, Language::En);
        let rows = table
            .sorting()
            .enumerate()
            .map(|(place, row)| (key(reading, &row, word), place))
            .collect();
        reading.list(rows, Order::of(word), "LeaderItem", |place| {
            let mut rows = table.rows(*place..place + 1);
            rows.next().map(|leader| item(reading, &leader))
        })
    })
}

/// What a row is sorted by in an order; what has no date of its own stands behind the rest, then all goes by country.
fn key<'t>(reading: &Reading<'_>, row: &Sorting<'t>, order: &str) -> SortKey<'t> {
    let country = row.country.name.in_language(Language::En);
    let id = match row.holder {
        Some((tenure, _)) => tenure.id.as_str(),
        None => row.office.id.as_str(),
    };
    let dated = |date: Option<&'t Edtf>| SortKey::of(date, country, id).late_if(date.is_none());
    match order {
        "country" => SortKey::of(None, country, id),
        "person" => {
            let person = row
                .holder
                .map(|(_, person)| person.name.in_language(Language::En));
            SortKey::of(None, person.unwrap_or_default(), id).late_if(person.is_none())
        }
        "since" => dated(row.holder.and_then(|(tenure, _)| tenure.start.as_ref())),
        _ => {
            let next = row.next.filter(|event| !event.awaits_a_date(reading.visit.day()));
            dated(next.map(|event| &event.date.on)).behind(match row.urgency {
                Urgency::Overdue => 0,
                Urgency::Unchecked => 1,
                Urgency::Calm => 2,
            })
        }
    }
}

fn id<'t>(leader: &Leader<'t>) -> &'t str {
    match &leader.spell {
        Some(spell) => spell.tenure.id.as_str(),
        None => leader.office.id.as_str(),
    }
}

fn status(leader: &Leader<'_>) -> &'static str {
    match &leader.spell {
        Some(spell) => spell.status.headline.word(),
        None => leader.absence.unwrap_or(Absence::NotRecorded).word(),
    }
}

fn headline(word: &str) -> Option<Headline> {
    Headline::from_word(word)
}

fn item<'l>(reading: &Reading<'_>, leader: &Leader<'l>) -> LeaderItem<'l> {
    LeaderItem {
        id: id(leader),
        country: &leader.country.id,
        country_name: &leader.country.name,
        office: &leader.office.id,
        office_title: &leader.office.title,
        roles: &leader.office.roles,
        status: status(leader),
        holder: leader
            .spell
            .as_ref()
            .map(|spell| SpellBrief::of(&reading.visit.snapshot, spell)),
        doubt: leader.doubts.to_vec(),
        next: leader.next.map(|event| EventBrief::of(reading, event)),
    }
}
