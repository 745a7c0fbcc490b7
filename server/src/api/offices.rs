//! `/offices` and `/offices/{id}`.

use super::{
    Found, One, Page,
    brief::{DueBrief, EventBrief, Places, PresumedBrief, RuleDay, SpellBrief, needle},
    paging::{Order, SortKey},
    parameters::{LEADER_STATUS, ROLE, known},
    problem::Refusals,
    reading::{Reading, read},
};
use crate::http::Context;
use app::address::Resource;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{
    EntityKind, EntityRef, Office,
    changeset::Seq,
    doubt::{Doubt, IN_DOUBT},
    entity::{Absence, Renamed as _, Role},
    id::TransitionId,
};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// An office with who holds it on the day, who came before, and what decides who comes next.
#[derive(Serialize, ToSchema)]
pub struct OfficeItem<'s> {
    #[serde(flatten)]
    pub record: &'s Office,
    /// The number to put into `expects`; null on another day than today.
    pub version: Option<Seq>,
    /// The page that shows the office.
    pub url: String,
    /// Whether nobody holds it: the day is within `recorded`, and there is no holder.
    pub vacant: bool,
    /// What it means that there is no holder; null where there is one.
    pub absence: Option<Absence>,
    /// Why it is in doubt on the day that its holders still hold it, each reason once and the gravest first.
    pub doubt: Vec<Doubt>,
    /// Everyone who holds it on the day; who only stands in comes last.
    pub holders: Vec<SpellBrief<'s>>,
    /// Whoever is chosen for it and has not taken it.
    pub designates: Vec<SpellBrief<'s>>,
    /// Who is to come by the result of a direct election, where nobody has recorded that: computed.
    pub presumed_designates: Vec<PresumedBrief<'s>>,
    /// Everyone who held it up to the day or is designated for it, in the order they began.
    pub line: Vec<SpellBrief<'s>>,
    /// The changes of holder that may still happen.
    pub open_transitions: Vec<TransitionId>,
    /// The next event that decides who holds it.
    pub next: Option<EventBrief<'s>>,
    /// By when the next election is due, where none is recorded: computed.
    pub due: Option<DueBrief>,
    /// The next days that its `rule` fixes, at most three: computed.
    pub rule_days: Vec<RuleDay<'s>>,
}

known!(List: AS_OF, KNOWN_AT, COUNTRY, REGION, GROUP, ROLE, LEADER_STATUS, TEXT, MODIFIED_SINCE, FIELDS, LIMIT, AFTER);
known!(Detail: AS_OF, KNOWN_AT, FIELDS);

/// Every office
///
/// By id. `status` asks for the status of a holder, for offices whose holder is `in_doubt`, that are `vacant`, or of which no holder
/// is recorded (`not_recorded`).
#[utoipa::path(get, path = "/api/v1/offices", tag = "Offices", params(List), responses((status = 200, body = Page<OfficeItem>), Refusals))]
pub async fn list(State(context): State<Arc<Context>>, request: Request) -> Response {
    read::<List>(&context, &request, |reading| {
        let places = Places::asked(reading);
        let needle = needle(reading);
        let roles = reading.parameters.words(ROLE, Role::from_word);
        let statuses: Vec<_> = reading.parameters.all(LEADER_STATUS).collect();
        let snapshot = &reading.visit.snapshot;
        let has_status = |office: &Office| {
            let holders = snapshot.holders(&office.id);
            statuses.is_empty()
                || snapshot
                    .missing(office)
                    .is_some_and(|absence| statuses.contains(&absence.word()))
                || (statuses.contains(&IN_DOUBT)
                    && holders.iter().any(|spell| !snapshot.doubts(spell).is_empty()))
                || holders
                    .iter()
                    .any(|spell| statuses.contains(&spell.status.headline.word()))
        };
        let rows = snapshot
            .offices()
            .filter(|office| places.takes_id(&office.country))
            .filter(|office| roles.is_empty() || roles.iter().any(|role| office.roles.contains(role)))
            .filter(|office| {
                let holders = snapshot.holders(&office.id);
                let country = snapshot.country(office.country.as_str()).into_iter();
                let forms = office.all_names().chain(country.flat_map(|it| it.searched()));
                needle.stands_in(forms.chain(holders.iter().flat_map(|it| it.person.name.forms())))
            })
            .filter(|office| has_status(office))
            .map(|office| (SortKey::of_id(office.id.as_str()), office))
            .collect();
        reading.entities(EntityKind::Office, rows, Order::BY_ID, "OfficeItem", |office| {
            Some(item(reading, office))
        })
    })
}

/// One office
#[utoipa::path(get, path = "/api/v1/offices/{id}", tag = "Offices", params(("id" = String, Path, description = "Its id.", example = "jp-prime-minister"), Detail), responses((status = 200, body = One<OfficeItem>), Refusals))]
pub async fn detail(
    State(context): State<Arc<Context>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    read::<Detail>(&context, &request, |reading| -> Found {
        let office = reading.visit.snapshot.office(&id);
        let office = office.ok_or_else(|| reading.missing(EntityKind::Office, &id))?;
        reading.one(&item(reading, office), "OfficeItem")
    })
}

fn item<'r>(reading: &'r Reading<'_>, office: &'r Office) -> OfficeItem<'r> {
    let snapshot = &reading.visit.snapshot;
    let holders = snapshot.holders(&office.id);
    let absence = snapshot.missing(office);
    let mut doubt: Vec<_> = holders
        .iter()
        .flat_map(|spell| snapshot.doubts(spell).to_vec())
        .collect();
    doubt.sort();
    doubt.dedup();
    OfficeItem {
        record: office,
        version: reading.version(&EntityRef::Office(office.id.clone())),
        url: reading.url(&Resource::office(&office.id)),
        vacant: absence == Some(Absence::Vacant),
        absence,
        doubt,
        holders: SpellBrief::all(snapshot, &holders),
        designates: SpellBrief::all(snapshot, &snapshot.designates(&office.id)),
        presumed_designates: snapshot
            .presumed_designates(&office.id)
            .iter()
            .map(PresumedBrief::of)
            .collect(),
        line: SpellBrief::all(snapshot, &snapshot.line(&office.id)),
        open_transitions: snapshot
            .open_transitions_of(&office.id)
            .map(|transition| transition.id.clone())
            .collect(),
        next: snapshot
            .next_decision(&office.id)
            .map(|event| EventBrief::of(reading, event)),
        due: snapshot.election_due(office).as_ref().map(DueBrief::of),
        rule_days: RuleDay::all(&snapshot.rule_dates(office)),
    }
}
