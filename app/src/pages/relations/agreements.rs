//! What was signed, and what is under discussion.

use crate::{
    address::Resource,
    components::{Cite, EventDate, Freshness, Notes},
    naming,
    visit::Visit,
    words::{listed, say},
};
use domain::{Event, entity::Participant, snapshot::Relation, stage::EventState};
use leptos::prelude::*;

pub fn section(visit: &Visit<'_>, notes: &Notes, relation: &Relation<'_>) -> impl IntoView + use<> {
    let group = |wanted: fn(&Event, EventState) -> bool| -> Vec<_> {
        let agreements = relation
            .agreements
            .iter()
            .rev()
            .filter(|(event, state)| wanted(event, *state));
        agreements
            .map(|(event, state)| item(visit, notes, event, *state))
            .collect()
    };
    let signed = group(|_, state| !state.is_ahead());
    let planned = group(|event, state| state.is_ahead() && !event.is_under_discussion());
    let discussed = group(|event, state| state.is_ahead() && event.is_under_discussion());
    let nothing = relation
        .agreements
        .is_empty()
        .then(|| view! { <p>{say!(visit, "relation-agreements-none")}</p> });
    view! {
        <section aria-labelledby="agreements-title">
            <h2 id="agreements-title">{say!(visit, "relation-agreements")}</h2>
            {nothing}
            {list(say!(visit, "relation-signed"), signed)}
            {list(say!(visit, "relation-planned"), planned)}
            {list(say!(visit, "relation-discussed"), discussed)}
        </section>
    }
}

fn list<Item: IntoView + 'static>(title: String, items: Vec<Item>) -> impl IntoView + use<Item> {
    (!items.is_empty()).then(|| {
        view! {
            <h3>{title}</h3>
            <ul class="relation-agreements">{items}</ul>
        }
    })
}

fn item(visit: &Visit<'_>, notes: &Notes, event: &Event, state: EventState) -> impl IntoView + use<> {
    let place = event
        .place
        .as_ref()
        .map(|place| format!(" · {}", place.in_language(visit.language)));
    let about = event.description.as_ref().or(event.significance.as_ref());
    let about =
        about.map(|text| view! { <p class="prose">{text.in_language(visit.language).to_owned()}</p> });
    let outcome = event
        .outcome
        .as_ref()
        .and_then(|outcome| outcome.summary.as_ref());
    let outcome =
        outcome.map(|text| view! { <p class="prose">{text.in_language(visit.language).to_owned()}</p> });
    let signed: Vec<_> = event
        .participants
        .iter()
        .filter_map(|signer| signer_words(visit, signer))
        .collect();
    let signed = (state == EventState::Held && !signed.is_empty())
        .then(|| view! { <p class="relation-signers">{say!(visit, "relation-signed-by", signers = signed.join(" · "))}</p> });
    // An open interval says only since when something has been talked about, and reads badly as a date.
    let date =
        (!state.is_ahead() || event.date.on.latest().is_some()).then(|| view! { <EventDate visit event /> });
    view! {
        <li>
            <p>
                <a href=visit.href(&Resource::event(&event.id))>{naming::event_name(visit, event)}</a>
                <Cite visit notes of=&event.provenance />
            </p>
            <p>{date} {place}</p>
            {about}
            {outcome}
            {signed}
            <Freshness visit provenance=&event.provenance />
        </li>
    }
}

/// Who signed for a country: name, role and country, as far as they are recorded.
fn signer_words(visit: &Visit<'_>, signer: &Participant) -> Option<String> {
    let country = visit
        .snapshot
        .country(signer.country.as_str())?
        .name
        .in_language(visit.language);
    let person = signer
        .person
        .as_ref()
        .and_then(|id| visit.snapshot.person(id.as_str()));
    let person = person.map(|person| person.name.in_language(visit.language).to_owned());
    let role = signer
        .role
        .as_ref()
        .map(|role| role.in_language(visit.language).to_owned());
    let words: Vec<_> = [person, role].into_iter().flatten().collect();
    if words.is_empty() {
        return Some(country.to_owned());
    }
    Some(say!(
        visit,
        "relation-signer",
        signer = listed(visit.language, &words),
        country = country
    ))
}
