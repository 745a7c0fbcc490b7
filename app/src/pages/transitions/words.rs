//! What a transition says of itself in sentences.

use crate::{components::doubt_reasons, naming, visit::Visit, words::say};
use domain::{
    snapshot::{Spell, TransitionView},
    stage::Stage,
    status::Phase,
};

/// The name of a holder in the visit's language.
fn name(visit: &Visit<'_>, spell: Option<&Spell<'_>>) -> Option<String> {
    spell.map(|spell| spell.person.name.in_language(visit.language).to_owned())
}

/// How far the transition is, in one sentence that says what is not known as well.
pub fn state_sentence(visit: &Visit<'_>, view: &TransitionView<'_>) -> String {
    let outgoing = name(visit, view.outgoing.as_ref());
    let incoming = naming::successor(visit, view);
    let doubts = view.outgoing.as_ref().map(|spell| visit.snapshot.doubts(spell));
    let reasons = doubts.and_then(|doubts| doubt_reasons(visit, &doubts));
    let is_presumed = view.presumed.is_some();
    let has_left = view
        .outgoing
        .as_ref()
        .is_some_and(|spell| spell.status.phase == Phase::Ended);
    match (view.stage, outgoing, incoming) {
        (Stage::Anticipated, Some(person), _) if reasons.is_some() => say!(
            visit,
            "transition-is-anticipated-doubt",
            person = person,
            reasons = reasons.unwrap_or_default()
        ),
        (Stage::Anticipated, Some(person), _) => say!(visit, "transition-is-anticipated", person = person),
        (Stage::Anticipated, None, _) => say!(visit, "transition-is-anticipated-vacant"),
        (Stage::Announced, Some(person), _) if has_left => {
            say!(visit, "transition-is-announced-left", person = person)
        }
        (Stage::Announced, Some(person), _) => say!(visit, "transition-is-announced", person = person),
        (Stage::Announced, None, _) => say!(visit, "transition-is-announced-vacant"),
        (Stage::UnderWay, Some(person), _) => say!(visit, "transition-is-under-way", person = person),
        (Stage::UnderWay, None, _) => say!(visit, "transition-is-under-way-vacant"),
        (Stage::Decided, Some(person), Some(successor)) if is_presumed => say!(
            visit,
            "transition-is-decided-presumed",
            person = person,
            successor = successor
        ),
        (Stage::Decided, None, Some(successor)) if is_presumed => say!(
            visit,
            "transition-is-decided-presumed-vacant",
            successor = successor
        ),
        (Stage::Decided, Some(person), Some(successor)) => {
            say!(
                visit,
                "transition-is-decided",
                person = person,
                successor = successor
            )
        }
        (Stage::Decided, _, successor) => {
            say!(
                visit,
                "transition-is-decided-vacant",
                successor = successor.unwrap_or_default()
            )
        }
        (Stage::Completed, Some(person), Some(successor)) => {
            say!(
                visit,
                "transition-is-completed",
                person = person,
                successor = successor
            )
        }
        (Stage::Completed, _, successor) => {
            say!(
                visit,
                "transition-is-completed-vacant",
                successor = successor.unwrap_or_default()
            )
        }
        (Stage::Cancelled, Some(person), _) => say!(visit, "transition-is-cancelled", person = person),
        (Stage::Cancelled, None, _) => say!(visit, "transition-is-cancelled-vacant"),
    }
}
