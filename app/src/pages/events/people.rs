//! Who takes part in an event, and who stands in it.

use crate::{
    components::{CountryLink, Moment, PersonLink},
    naming,
    visit::Visit,
    words::{joined, ordinal, say},
};
use domain::{
    Event,
    entity::{Candidate, EventKind, Participant},
};
use leptos::{
    either::{Either, EitherOf3},
    prelude::*,
};

/// Who met, and for which time; or who signed.
pub fn participants(visit: &Visit<'_>, event: &Event) -> impl IntoView + use<> {
    let title = if event.kind == EventKind::Agreement {
        say!(visit, "event-signed-by")
    } else {
        say!(visit, "event-participants")
    };
    let items = event
        .participants
        .iter()
        .map(|it| participant(visit, it))
        .collect_view();
    let meeting = (event.kind == EventKind::Meeting)
        .then(|| meeting_words(visit, event))
        .flatten();
    (!event.participants.is_empty()).then(|| {
        view! {
            <section aria-labelledby="participants-title">
                <h2 id="participants-title">{title}</h2>
                {meeting.map(|words| view! { <p class="lede">{words}</p> })}
                <ul class="event-list">{items}</ul>
            </section>
        }
    })
}

fn participant(visit: &Visit<'_>, participant: &Participant) -> impl IntoView + use<> {
    let person = participant
        .person
        .as_ref()
        .and_then(|id| visit.snapshot.person(id.as_str()));
    let person = person.map(|person| {
        view! {
            <PersonLink visit person />
            " · "
        }
    });
    let role = participant
        .role
        .as_ref()
        .map(|role| format!("{} · ", naming::text(visit, role)));
    let country = visit.snapshot.country(participant.country.as_str());
    let country = country.map(|country| view! { <CountryLink visit country /> });
    view! { <li>{person} {role} {country}</li> }
}

/// "The 12th meeting of Fumio Kishida and Yoon Suk Yeol."
fn meeting_words(visit: &Visit<'_>, event: &Event) -> Option<String> {
    let number = visit.snapshot.meeting_number(event)?;
    let persons: Vec<_> = event
        .participants
        .iter()
        .filter_map(|it| visit.snapshot.person(it.person.as_ref()?.as_str()))
        .map(|person| person.name.in_language(visit.language))
        .collect();
    let names = joined(visit.language, &persons);
    let number = ordinal(visit.language, number);
    Some(say!(
        visit,
        "event-meeting-number",
        number = number,
        names = names
    ))
}

/// Who stands, with party and since when.
pub fn candidates(visit: &Visit<'_>, event: &Event) -> impl IntoView + use<> {
    // A column in which nothing is known says nothing.
    let has_since = event.candidates.iter().any(|it| it.since.is_some());
    let rows = event
        .candidates
        .iter()
        .map(|it| candidate(visit, event, it, has_since))
        .collect_view();
    let since = has_since.then(|| view! { <th scope="col">{say!(visit, "event-candidate-since")}</th> });
    (!event.candidates.is_empty()).then(|| {
        view! {
            <section aria-labelledby="candidates-title">
                <h2 id="candidates-title">{say!(visit, "event-candidates")}</h2>
                <table class="ledger">
                    <caption class="visually-hidden">{say!(visit, "event-candidates")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(visit, "event-candidate")}</th>
                            <th scope="col">{say!(visit, "event-candidate-party")}</th>
                            {since}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    })
}

fn candidate(
    visit: &Visit<'_>,
    event: &Event,
    candidate: &Candidate,
    has_since: bool,
) -> impl IntoView + use<> {
    let person = candidate
        .person
        .as_ref()
        .and_then(|id| visit.snapshot.person(id.as_str()));
    let who = match (person, &candidate.name) {
        (Some(person), _) => EitherOf3::A(view! { <PersonLink visit person /> }),
        (None, Some(name)) => EitherOf3::B(naming::text(visit, name).to_owned()),
        (None, None) => EitherOf3::C(say!(visit, "event-candidate-unnamed")),
    };
    let is_winner = event.outcome.as_ref().is_some_and(|outcome| {
        candidate
            .person
            .as_ref()
            .is_some_and(|person| outcome.winners.contains(person))
    });
    let won = is_winner.then(|| {
        view! {
            " "
            <strong>{say!(visit, "event-candidate-won")}</strong>
        }
    });
    let party = candidate
        .party
        .as_ref()
        .and_then(|id| visit.snapshot.party(id.as_str()));
    let party = party.map(|party| party.name.in_language(visit.language).to_owned());
    let since = match &candidate.since {
        Some(date) => Either::Left(view! { <Moment visit date /> }),
        None => Either::Right("–"),
    };
    view! {
        <tr>
            <th scope="row">{who} {won}</th>
            <td>{party.unwrap_or_else(|| "–".to_owned())}</td>
            {has_since.then(|| view! { <td>{since}</td> })}
        </tr>
    }
}
