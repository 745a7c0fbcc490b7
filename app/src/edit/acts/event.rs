//! Forms on events: scheduled or recorded, announced, moved, postponed, cancelled, with candidates and an outcome.

use super::{Work, country_of};
use crate::{
    edit::{field::Need, form::Form, pick::Pick},
    naming,
};
use domain::{
    EntityRef, Event, Text, Transition,
    edit::{
        ActError, Draft,
        event::{Change, Schedule, cause_of, kind_and_firmness},
    },
    entity::{Candidate, EventDate, EventKind, Figure, Outcome},
    id::{CountryId, EventId, OfficeId, TenureId, TransitionId},
};
use jiff::civil::Time;

/// What stands before the holder who leaves, where a step begins a new transition.
const NEW_TRANSITION: &str = "after:";
/// Before the office, where it is vacant.
const NEW_AFTER_VACANCY: &str = "vacant:";

/// The units that a figure of a result can have.
const UNITS: [(&str, &str); 4] = [
    ("votes", "votes"),
    ("seats", "seats"),
    ("percent", "percent"),
    ("electoral_votes", "electoral votes"),
];

pub fn schedule<'a>(form: &mut Form<'a>, subject: &EntityRef) -> Option<Work<'a>> {
    let country = country_of(form, subject)?;
    let whole = match subject {
        EntityRef::Event(id) => Some(form.visit.snapshot.event(id.as_str())?.clone()),
        _ => None,
    };
    let kind = form.choose::<EventKind>(
        "kind",
        "edit-event-kind",
        Need::Required,
        whole.as_ref().map(|it| it.kind),
    );
    let round = whole.as_ref().map(|whole| {
        let next = form.visit.snapshot.rounds_of(&whole.id).count() + 1;
        let round = form.number::<u8>("round", "field-round", &next.to_string());
        (whole.id.clone(), round.unwrap_or(1))
    });
    let name = form.text("name", "edit-event-name", Need::Optional);
    form.hint("edit-event-name-hint");
    let date = date(form, None);
    let announced = form.date("announced", "field-announced", Need::Optional, "");
    form.hint("edit-announced-hint");
    let others = form.line("countries", "edit-other-countries", Need::Optional, "");
    form.hint("edit-other-countries-hint");
    let countries = countries(form, &country, others.as_deref());
    let (decides, transitions, significance) = form.in_group("edit-decides-title", false, |form| {
        let decides = decides(form, &country, subject, whole.as_ref());
        let transitions = transitions(form, &country, subject, whole.as_ref());
        let significance = form.text("significance", "field-significance", Need::Optional);
        form.hint("edit-significance-hint");
        (decides, transitions, significance)
    });
    let (place, body) = form.in_group("edit-where-title", true, |form| {
        let place = form.text("place", "field-place", Need::Optional);
        (place, form.text("body", "field-body", Need::Optional))
    });
    let (kind, date, countries) = (kind?, date?, countries?);
    Work::making(move |draft| {
        let transitions = transitions
            .into_iter()
            .map(|step| step.settle(draft, kind))
            .collect::<Result<_, _>>()?;
        let id = draft.schedule(Schedule {
            kind,
            name,
            countries,
            date,
            announced,
            place,
            body,
            decides,
            significance,
            transitions,
            round_of: round,
        })?;
        Ok(EntityRef::Event(id))
    })
}

/// The date with its sort, its firmness, and the time where it is known.
fn date(form: &mut Form<'_>, stands: Option<&EventDate>) -> Option<EventDate> {
    let on = form.date("date", "field-date", Need::Required, "");
    form.hint("edit-date-hint");
    let kind = form.choose("date_kind", "edit-date-kind", Need::Optional, None);
    form.hint("edit-date-kind-hint");
    let firmness = form.choose("firmness", "field-firmness", Need::Optional, None);
    form.hint("edit-firmness-hint");
    let time = form.line("time", "field-time", Need::Optional, "");
    form.hint("edit-time-hint");
    let time = time.and_then(|typed| {
        let time = typed.parse::<Time>().ok();
        if time.is_none() {
            form.fault("edit-problem-time");
        }
        time
    });
    let zone = stands.and_then(|date| date.zone.clone()).unwrap_or_default();
    let zone = form.line("zone", "field-zone", Need::Optional, &zone);
    form.hint("edit-zone-hint");
    if time.is_some() && zone.is_none() {
        form.fault("edit-problem-zone");
    }
    let zone = zone.filter(|name| {
        let is_known = jiff::tz::TimeZone::get(name).is_ok();
        if !is_known {
            form.fault("edit-problem-zone");
        }
        is_known
    });
    let on = on?;
    let (as_typed, as_firm) = kind_and_firmness(&on);
    Some(EventDate {
        kind: kind.unwrap_or(as_typed),
        firmness: firmness.unwrap_or(as_firm),
        zone: zone.filter(|_| time.is_some()),
        time,
        on,
    })
}

/// The countries of an event: the one whose form it is, then those that were typed, by code or by name.
fn countries(form: &mut Form<'_>, first: &CountryId, others: Option<&str>) -> Option<Vec<CountryId>> {
    let mut countries = vec![first.clone()];
    for typed in others.unwrap_or_default().split([',', '、', ';']).map(str::trim) {
        if typed.is_empty() {
            continue;
        }
        let lower = typed.to_lowercase();
        let found = form.visit.snapshot.countries.values().find(|country| {
            country.id.as_str() == lower || country.name.forms().any(|name| name.to_lowercase() == lower)
        });
        match found {
            Some(country) if countries.contains(&country.id) => {}
            Some(country) => countries.push(country.id.clone()),
            None => {
                let problem = form.say_with("edit-problem-country", "name", typed);
                form.fault_in_words(problem);
                return None;
            }
        }
    }
    Some(countries)
}

fn decides(
    form: &mut Form<'_>,
    country: &CountryId,
    subject: &EntityRef,
    whole: Option<&Event>,
) -> Vec<OfficeId> {
    let proposed: Vec<String> = match (subject, whole) {
        (EntityRef::Office(id), _) => vec![id.to_string()],
        (EntityRef::Transition(id), _) => {
            let transition = form.visit.snapshot.transition(id.as_str());
            transition.iter().map(|it| it.office.to_string()).collect()
        }
        (_, Some(whole)) => whole.decides.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    };
    let offices = form.offices_of(country);
    let decides = form.several("decides", "field-decides", Need::Optional, &proposed, offices);
    decides.iter().filter_map(|id| OfficeId::parse(id).ok()).collect()
}

/// A transition that an event is a step of.
enum Step {
    Of(TransitionId),
    /// One that begins with the event: who leaves, or which office is vacant.
    After(TenureId, OfficeId),
    AfterVacancy(OfficeId),
}

impl Step {
    fn settle(self, draft: &mut Draft<'_>, kind: EventKind) -> Result<TransitionId, ActError> {
        match self {
            Self::Of(id) => Ok(id),
            Self::After(tenure, office) => draft.add_transition(office, Some(tenure), None, cause_of(kind)),
            Self::AfterVacancy(office) => draft.add_transition(office, None, None, cause_of(kind)),
        }
    }
}

fn transitions(
    form: &mut Form<'_>,
    country: &CountryId,
    subject: &EntityRef,
    whole: Option<&Event>,
) -> Vec<Step> {
    let visit = form.visit;
    let snapshot = &visit.snapshot;
    let mut proposed: Vec<String> = Vec::new();
    if let EntityRef::Transition(id) = subject {
        proposed.push(id.to_string());
    }
    proposed.extend(
        whole
            .iter()
            .flat_map(|it| &it.transitions)
            .map(ToString::to_string),
    );
    let mut steps: Vec<(Step, String, String)> = Vec::new();
    for office in snapshot.offices_of(country) {
        let is_offered = |it: &&Transition| {
            (it.incoming.is_none() && it.cancelled.is_none()) || proposed.contains(&it.id.to_string())
        };
        let open: Vec<_> = snapshot.transitions_of(&office.id).filter(is_offered).collect();
        for transition in &open {
            if let Some(view) = snapshot.transition_view(transition) {
                let name = naming::transition_name(visit, &view);
                steps.push((Step::Of(transition.id.clone()), transition.id.to_string(), name));
            }
        }
        let holders = snapshot.holders(&office.id);
        for spell in &holders {
            if open
                .iter()
                .any(|it| it.outgoing.as_ref() == Some(&spell.tenure.id))
            {
                continue;
            }
            let mut arguments = fluent_bundle::FluentArgs::new();
            arguments.set("office", office.name.in_language(visit.language).to_owned());
            arguments.set("person", spell.person.name.in_language(visit.language).to_owned());
            let label = crate::words::text(visit.language, "edit-transition-new", Some(&arguments));
            let value = format!("{NEW_TRANSITION}{}", spell.tenure.id);
            steps.push((
                Step::After(spell.tenure.id.clone(), office.id.clone()),
                value,
                label,
            ));
        }
        if holders.is_empty() && open.is_empty() {
            let name = office.name.in_language(visit.language);
            let label = form.say_with("edit-transition-new-vacant", "office", name);
            let value = format!("{NEW_AFTER_VACANCY}{}", office.id);
            steps.push((Step::AfterVacancy(office.id.clone()), value, label));
        }
    }
    let choices = steps
        .iter()
        .map(|(_, value, label)| (value.clone(), label.clone()))
        .collect();
    let chosen = form.several("transitions", "edit-step-of", Need::Optional, &proposed, choices);
    steps
        .into_iter()
        .filter(|(_, value, _)| chosen.contains(value))
        .map(|(step, _, _)| step)
        .collect()
}

pub fn announce<'a>(form: &mut Form<'a>, id: EventId) -> Option<Work<'a>> {
    let stands = form.world.events.get(&id)?.announced.as_ref();
    let stands = stands.map(ToString::to_string).unwrap_or_default();
    let on = form.date("announced", "field-announced", Need::Required, &stands)?;
    Work::plain(move |draft| draft.announce(&id, on))
}

pub fn move_event<'a>(form: &mut Form<'a>, id: EventId) -> Option<Work<'a>> {
    let stands = form.world.events.get(&id)?.date.clone();
    let date = date(form, Some(&stands));
    let change = change(form);
    let (date, change) = (date?, change?);
    Work::plain(move |draft| draft.move_event(&id, date, change))
}

pub fn give_up_date<'a>(
    form: &mut Form<'a>,
    id: EventId,
    act: fn(&mut Draft<'_>, &EventId, Change) -> Result<(), ActError>,
) -> Option<Work<'a>> {
    let change = change(form)?;
    Work::plain(move |draft| act(draft, &id, change))
}

/// From when on the old date no longer held, and why.
fn change(form: &mut Form<'_>) -> Option<Change> {
    let today = form.visit.today.to_string();
    let known = form.date("known", "edit-known", Need::Required, &today);
    form.hint("edit-known-hint");
    let why = form.text("why", "edit-why", Need::Optional);
    Some(Change { known: known?, why })
}

pub fn candidate<'a>(form: &mut Form<'a>, id: EventId) -> Option<Work<'a>> {
    let country = form.world.events.get(&id)?.countries.first()?.clone();
    let person = form.person("person", "field-person", Need::Required, None);
    let party = form.party(&country);
    let today = form.visit.today.to_string();
    let since = form.date("since", "edit-candidate-since", Need::Optional, &today);
    let person = person?;
    Work::plain(move |draft| {
        let candidate = Candidate {
            person: Some(person.settle(draft)?),
            name: None,
            party: party.map(|party| party.settle(draft)).transpose()?,
            since,
        };
        draft.add_candidate(&id, candidate)
    })
}

pub fn outcome<'a>(form: &mut Form<'a>, id: EventId) -> Option<Work<'a>> {
    let stands = form.world.events.get(&id)?.outcome.clone();
    let winner = stands.as_ref().and_then(|outcome| outcome.winners.first());
    let winner = form.person("person", "edit-winner", Need::Optional, winner);
    form.hint_at("person", "edit-winner-hint");
    let known = form.date("known", "edit-outcome-known", Need::Optional, "");
    let summary = form.text("summary", "field-summary", Need::Optional);
    let label = form.say("field-figures");
    let typed = form.long("figures", label, Need::Optional, "");
    form.hint("edit-figures-hint");
    let figures = figures(form, typed.as_deref().unwrap_or_default());
    let figures = figures?;
    // What was recorded before and is not asked for here stays.
    let others: Vec<_> = stands
        .iter()
        .flat_map(|outcome| outcome.winners.iter().skip(1).cloned())
        .collect();
    let kept = stands.unwrap_or(Outcome {
        known: None,
        winners: Vec::new(),
        summary: None,
        figures: Vec::new(),
    });
    Work::plain(move |draft| {
        let mut winners = Vec::new();
        match winner {
            Some(Pick::Known(person)) => winners.push(person),
            Some(new) => winners.push(new.settle(draft)?),
            None => {}
        }
        winners.extend(others);
        let outcome = Outcome {
            known: known.or(kept.known),
            winners,
            summary: summary.or(kept.summary),
            figures: if figures.is_empty() { kept.figures } else { figures },
        };
        draft.record_outcome(&id, outcome)
    })
}

/// One figure a line: "Shigeru Ishiba: 215 votes".
fn figures(form: &mut Form<'_>, typed: &str) -> Option<Vec<Figure>> {
    let mut figures = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match figure(line) {
            Some(figure) => figures.push(figure),
            None => {
                let problem = form.say_with("edit-problem-figure", "line", line);
                form.fault_in_words(problem);
                return None;
            }
        }
    }
    Some(figures)
}

fn figure(line: &str) -> Option<Figure> {
    let (label, rest) = line.rsplit_once([':', '：'])?;
    let rest = rest.trim().replace('%', " percent");
    let (value, unit) = rest.trim().split_once(char::is_whitespace)?;
    let (value, unit) = (value.replace(',', ""), unit.trim());
    let is_number = value
        .parse::<f64>()
        .is_ok_and(|number| number.is_finite() && number >= 0.0);
    let (unit, _) = UNITS
        .iter()
        .find(|(word, words)| unit == *word || unit == *words)?;
    (is_number && !label.trim().is_empty()).then(|| Figure {
        label: Text {
            en: label.trim().to_owned(),
            ..Text::default()
        },
        value,
        unit: (*unit).to_owned(),
        round: None,
    })
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn a_figure_is_read_from_a_line() {
        let read = |line| figure(line).map(|it| (it.label.en, it.value, it.unit));
        let owned = |label: &str, value: &str, unit: &str| {
            Some((label.to_owned(), value.to_owned(), unit.to_owned()))
        };
        assert_eq!(
            read("Shigeru Ishiba: 215 votes"),
            owned("Shigeru Ishiba", "215", "votes")
        );
        assert_eq!(read("石破茂：1,215 votes"), owned("石破茂", "1215", "votes"));
        assert_eq!(read("Turnout: 65.9%"), owned("Turnout", "65.9", "percent"));
        assert_eq!(
            read("Trump: 312 electoral votes"),
            owned("Trump", "312", "electoral_votes")
        );
        for wrong in [
            "215 votes",
            "A: many votes",
            "A: 5",
            "A: 5 apples",
            ": 5 votes",
            "A: -5 votes",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
