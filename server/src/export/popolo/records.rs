//! One function for each kind of Popolo record.

use super::parts::{Field, date, identifiers, links, object, other_labels, other_names, sources};
use crate::export::Scope;
use app::address::Resource;
use domain::{
    Country, Event, Office, Party, Person, Tenure,
    entity::DateKind,
    id::CountryId,
    status::{Phase, status},
};
use jiff::tz;
use serde_json::{Value, json};

pub fn area(country: &Country) -> Value {
    object([
        ("id", json!(country.id)),
        ("identifier", json!(country.id.as_str().to_uppercase())),
        ("name", json!(country.name.en)),
        ("other_names", other_names(&country.name)),
        ("classification", json!("country")),
        ("identifiers", identifiers(country.wikidata.as_ref())),
    ])
}

/// A country's offices belong to its government, which is an organization of Popolo and no record of ours.
fn government_id(country: &CountryId) -> String {
    format!("government-{country}")
}

pub fn government(scope: &Scope, country: &Country) -> Value {
    let fields = [
        ("id", json!(government_id(&country.id))),
        ("name", json!(format!("Government: {}", country.name.en))),
        ("classification", json!("government")),
        ("area_id", json!(country.id)),
        ("links", links(scope, &Resource::country(&country.id), None)),
    ];
    object(
        fields
            .into_iter()
            .chain(sources(scope, &country.provenance.sources)),
    )
}

pub fn party(scope: &Scope, party: &Party) -> Value {
    let fields = [
        ("id", json!(party.id)),
        ("name", json!(party.name.en)),
        ("other_names", other_names(&party.name)),
        ("classification", json!("party")),
        ("area_id", json!(party.country)),
        ("identifiers", identifiers(party.wikidata.as_ref())),
    ];
    object(
        fields
            .into_iter()
            .chain(sources(scope, &party.provenance.sources)),
    )
}

fn organization_id(office: &Office) -> String {
    match &office.party {
        Some(party) => party.to_string(),
        None => government_id(&office.country),
    }
}

/// An office; where nobody is recorded in it, whether it is vacant or only not recorded.
pub fn post(scope: &Scope, office: &Office) -> Value {
    let is_held = !scope.snapshot.holders(&office.id).is_empty();
    let absence = (!is_held).then(|| scope.snapshot.absence(office).word());
    let fields = [
        ("id", json!(office.id)),
        ("label", json!(office.name.en)),
        ("other_labels", other_labels(&office.name)),
        ("role", json!(office.title.en)),
        ("organization_id", json!(organization_id(office))),
        ("area_id", json!(office.country)),
        ("roles", json!(office.roles)),
        ("status", json!(absence)),
        ("identifiers", identifiers(office.wikidata.as_ref())),
        (
            "links",
            links(scope, &Resource::office(&office.id), office.wikidata.as_ref()),
        ),
    ];
    object(
        fields
            .into_iter()
            .chain(sources(scope, &office.provenance.sources)),
    )
}

pub fn person(scope: &Scope, person: &Person) -> Value {
    let fields = [
        ("id", json!(person.id)),
        ("name", json!(person.name.en)),
        ("other_names", other_names(&person.name)),
        ("identifiers", identifiers(person.wikidata.as_ref())),
        (
            "links",
            links(scope, &Resource::person(&person.id), person.wikidata.as_ref()),
        ),
    ];
    object(
        fields
            .into_iter()
            .chain(date("birth_date", "birth_date_edtf", person.born.as_ref()))
            .chain(date("death_date", "death_date_edtf", person.died.as_ref()))
            .chain(sources(scope, &person.provenance.sources)),
    )
}

/// A tenure; none for whoever has not taken the office.
pub fn membership(scope: &Scope, tenure: &Tenure) -> Option<Value> {
    let snapshot = &scope.snapshot;
    let status = status(tenure, scope.day(), snapshot.last_day(tenure));
    if status.phase == Phase::Designate {
        return None;
    }
    let office = snapshot.office(tenure.office.as_str())?;
    let doubts = snapshot.spell(tenure).map(|spell| snapshot.doubts(&spell));
    let fields = [
        ("id", json!(tenure.id)),
        ("role", json!(office.title.en)),
        ("person_id", json!(tenure.person)),
        ("organization_id", json!(organization_id(office))),
        ("post_id", json!(tenure.office)),
        ("on_behalf_of_id", json!(tenure.party)),
        ("area_id", json!(office.country)),
        ("status", json!(status.headline.word())),
        ("doubt", json!(doubts.unwrap_or_default()[..])),
    ];
    Some(object(
        fields
            .into_iter()
            .chain(date("start_date", "start_date_edtf", tenure.start.as_ref()))
            .chain(date("end_date", "end_date_edtf", tenure.end.as_ref()))
            .chain(sources(scope, &tenure.provenance.sources)),
    ))
}

pub fn event(scope: &Scope, event: &Event) -> Value {
    let snapshot = &scope.snapshot;
    let text = |text: &Option<domain::Text>| json!(text.as_ref().map(|text| &text.en));
    let parent = event
        .round_of
        .as_ref()
        .filter(|id| snapshot.event(id.as_str()).is_some());
    let attendees = event.participants.iter().filter_map(|it| it.person.as_ref());
    let attendees: Vec<_> = attendees.map(|id| json!({ "id": id })).collect();
    let fields = [
        ("id", json!(event.id)),
        ("name", json!(scope.title(event))),
        ("description", text(&event.description)),
        ("location", text(&event.place)),
        ("classification", json!(event.kind.word())),
        ("status", json!(snapshot.state_of(event).word())),
        ("firmness", json!(event.date.firmness.word())),
        ("parent_id", json!(parent)),
        ("attendees", Value::Array(attendees)),
        ("area_ids", json!(event.countries)),
        ("post_ids", json!(event.decides)),
        ("identifiers", identifiers(event.wikidata.as_ref())),
        (
            "links",
            links(scope, &Resource::event(&event.id), event.wikidata.as_ref()),
        ),
    ];
    object(
        fields
            .into_iter()
            .chain(event_dates(event))
            .chain(sources(scope, &event.provenance.sources)),
    )
}

/// Popolo wants to know when an event begins and ends; a window within which it falls is neither.
fn event_dates(event: &Event) -> [Field; 3] {
    let on = &event.date.on;
    let is_window = matches!(event.date.kind, DateKind::Bounded | DateKind::Deadline);
    let moment = event.instant(tz::db()).map(|moment| moment.to_string());
    let (start, end) = if on.is_interval() && !is_window {
        (on.iso_first(), on.iso_last())
    } else if on.is_interval() || event.date.kind == DateKind::Deadline {
        (None, None)
    } else {
        (moment.or_else(|| on.iso_first()), None)
    };
    let is_said = start.as_deref() == Some(&*on.to_string());
    [
        ("start_date", json!(start)),
        ("end_date", json!(end)),
        ("date_edtf", json!((!is_said).then(|| on.to_string()))),
    ]
}
