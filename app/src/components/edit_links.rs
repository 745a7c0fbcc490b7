//! What an editor can do with the things on a page: one line of links for each.

use crate::{
    address::Resource,
    edit::{Act, Subject},
    visit::Visit,
    words::{say, text},
};
use domain::{
    EntityRef,
    entity::{Filling, Firmness},
    status::Phase,
};
use leptos::prelude::*;

/// How many links of a line stand there at once; the others are folded away.
const FIRST: usize = 6;
/// The id of what opens the forms of a page.
pub const EDIT_ACTIONS: &str = "edit-actions";

/// The forms for some subjects, each under its name; closed until somebody wants to edit.
#[component]
pub fn EditLinks<'c>(visit: &'c Visit<'c>, subjects: Vec<(String, Subject)>) -> impl IntoView + use<> {
    let lines = subjects
        .into_iter()
        .map(|(name, subject)| {
            let mut acts = subject.acts().to_vec();
            acts.retain(|act| fits(visit, &subject, *act));
            // One or two are not worth being folded away.
            let first = if acts.len() > FIRST + 2 { FIRST } else { acts.len() };
            let more = acts.split_off(first);
            let first = links(visit, &subject, &acts);
            let more = (!more.is_empty()).then(|| {
                view! {
                    <details class="edit-links-more">
                        <summary>{say!(visit, "verb-more-acts")}</summary>
                        <ul>{links(visit, &subject, &more)}</ul>
                    </details>
                }
            });
            view! {
                <div class="edit-links-line">
                    <dt>{name}</dt>
                    <dd>
                        <ul>{first}</ul>
                        {more}
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <details class="edit-links">
            <summary id=EDIT_ACTIONS accesskey="e">
                {say!(visit, "edit-links-title")}
            </summary>
            <dl>{lines}</dl>
        </details>
    }
}

fn links(visit: &Visit<'_>, subject: &Subject, acts: &[Act]) -> impl IntoView + use<> {
    let language = visit.language;
    acts.iter()
        .map(|act| {
            let href = visit.plain_href(&Resource::form(subject, *act));
            view! {
                <li>
                    <a href=href>{text(language, act.key(), None)}</a>
                </li>
            }
        })
        .collect_view()
}

/// Whether an act is one for a thing as it stands: nobody is restored who is not suspended, and nobody wins a succession.
fn fits(visit: &Visit<'_>, subject: &Subject, act: Act) -> bool {
    let snapshot = &visit.snapshot;
    match subject {
        Subject::Entity(entity) if act == Act::TakeOut => visit.newest.referring_to(entity).is_empty(),
        Subject::Entity(EntityRef::Tenure(id)) => {
            let Some(spell) = snapshot.tenure(id.as_str()).and_then(|it| snapshot.spell(it)) else {
                return !act.is_verb();
            };
            let is_in_office = spell.status.phase == Phase::InOffice;
            let is_suspended = spell.status.is_suspended();
            match act {
                Act::AnnounceDeparture => is_in_office && !spell.tenure.is_acting(),
                Act::Resign | Act::Remove | Act::HandOver => is_in_office,
                Act::Suspend => is_in_office && !is_suspended,
                Act::Restore => is_suspended,
                Act::TakeOffice => spell.status.phase == Phase::Designate,
                Act::Die => spell.status.phase != Phase::Ended,
                _ => true,
            }
        }
        Subject::Entity(EntityRef::Person(id)) => {
            let is_alive = snapshot
                .person(id.as_str())
                .is_none_or(|person| person.died.is_none());
            is_alive || !matches!(act, Act::Die | Act::StartTenure)
        }
        Subject::Entity(EntityRef::Office(id)) if act == Act::Win => {
            let office = snapshot.office(id.as_str());
            office.is_none_or(|office| office.filled_by.is_none_or(Filling::can_be_won))
        }
        Subject::Entity(EntityRef::Event(id)) if act == Act::Win => {
            let event = snapshot.event(id.as_str());
            event.is_some_and(|event| {
                let has_winner = event
                    .outcome
                    .as_ref()
                    .is_some_and(|outcome| !outcome.winners.is_empty());
                event.kind.is_a_vote() && !snapshot.state_of(event).is_void() && !has_winner
            })
        }
        Subject::Entity(EntityRef::Event(id)) => snapshot.event(id.as_str()).is_none_or(|event| {
            let is_vote = !event.kind.is_its_own_outcome();
            let is_cancelled = event.date.firmness == Firmness::Cancelled;
            match act {
                Act::Confirm | Act::Postpone | Act::Cancel => event.outcome.is_none() && !is_cancelled,
                Act::Outcome | Act::Candidate | Act::Round => is_vote && !is_cancelled,
                _ => true,
            }
        }),
        Subject::Entity(_) | Subject::Changeset(_) => true,
    }
}
