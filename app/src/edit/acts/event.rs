//! Forms on events that are there: announced, moved, postponed, cancelled, with candidates and an outcome.

use super::{
    event_date::date,
    work::{Work, country_of},
};
use crate::edit::{field::Need, form::Form, pick::Pick};
use domain::{
    EntityRef, Text,
    edit::{ActError, Draft, event::Change},
    entity::{Candidate, Figure, Outcome, Unit},
    folding::Alike,
    id::EventId,
    text::Forms,
};

/// The units that a figure of a result can have, as people write them.
const UNITS: [(Unit, &[&str]); 4] = [
    (Unit::Votes, &["votes", "vote", "票", "표"]),
    (Unit::Seats, &["seats", "seat", "議席", "席", "석", "의석"]),
    (
        Unit::Percent,
        &["%", "％", "percent", "per cent", "パーセント", "퍼센트"],
    ),
    (
        Unit::ElectoralVotes,
        &["electoral votes", "選挙人", "선거인단", "선거인"],
    ),
];

/// What figures are often of, in the three languages.
const LABELS: [[&str; 3]; 8] = [
    ["Turnout", "投票率", "투표율"],
    ["Valid votes", "有効票", "유효표"],
    ["Invalid votes", "無効票", "무효표"],
    ["Blank votes", "白票", "백지표"],
    ["In favour", "賛成", "찬성"],
    ["Against", "反対", "반대"],
    ["Abstentions", "棄権", "기권"],
    ["Total", "合計", "합계"],
];

pub fn announce<'a>(form: &mut Form<'a>, id: EventId) -> Option<Work<'a>> {
    let stands = form.world.events.get(&id)?.announced.as_ref();
    let stands = stands.map_or_else(|| form.visit.today.to_string(), ToString::to_string);
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
    let known = form.day("known", "edit-known", Need::Required);
    form.hint("edit-known-hint");
    let why = form.text("why", "edit-why", Need::Optional);
    Some(Change { known: known?, why })
}

pub fn candidate<'a>(form: &mut Form<'a>, id: EventId) -> Option<Work<'a>> {
    let country = country_of(form, &EntityRef::Event(id.clone()))?;
    let person = form.person("person", "field-person", Need::Required, None);
    let party = form.party(&country);
    let since = form.date("since", "edit-candidate-since", Need::Optional, "");
    form.hint("edit-candidate-since-hint");
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
        let read = figure(line);
        match read.map(|figure| in_all_languages(form, figure)) {
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

/// The figure under a name that readers of every language know: that of a person or a party here, or of what figures are often of.
fn in_all_languages(form: &Form<'_>, figure: Figure) -> Figure {
    let snapshot = &form.visit.snapshot;
    let alike = Alike::to([&*figure.label.en]);
    let persons = snapshot.persons().map(|person| &person.name);
    let country = form
        .country
        .iter()
        .flat_map(|country| snapshot.parties_of(country));
    let mut names = persons.chain(country.map(|party| &party.name));
    let label = if let Some(name) = names.find(|name| alike.is_any_of(name.forms())) {
        Some(Forms {
            en: name.en.clone(),
            ja: name.ja.clone(),
            ko: name.ko.clone(),
        })
    } else {
        let usual = LABELS.iter().find(|words| alike.is_any_of(words.iter().copied()));
        usual.map(|[en, ja, ko]| Forms {
            en: (*en).to_owned(),
            ja: Some((*ja).to_owned()),
            ko: Some((*ko).to_owned()),
        })
    };
    Figure {
        label: label.map_or(figure.label, Text::from),
        ..figure
    }
}

fn figure(line: &str) -> Option<Figure> {
    let (label, rest) = line.rsplit_once([':', '：'])?;
    let rest = rest.trim();
    let end = rest.find(|sign: char| !sign.is_ascii_digit() && sign != '.' && sign != ',')?;
    let (value, unit) = rest.split_at(end);
    let (value, unit) = (value.replace(',', ""), unit.trim());
    let is_number = value
        .parse::<f64>()
        .is_ok_and(|number| number.is_finite() && number >= 0.0);
    let (unit, _) = UNITS.iter().find(|(_, words)| words.contains(&unit))?;
    (is_number && !label.trim().is_empty()).then(|| Figure {
        label: Text::english(label.trim()),
        value,
        unit: unit.clone(),
        round: None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Unit, figure};

    #[test]
    fn a_figure_is_read_from_a_line() {
        let read = |line| figure(line).map(|it| (it.label.en.clone(), it.value, it.unit));
        let owned = |label: &str, value: &str, unit: Unit| Some((label.to_owned(), value.to_owned(), unit));
        assert_eq!(
            read("Shigeru Ishiba: 215 votes"),
            owned("Shigeru Ishiba", "215", Unit::Votes)
        );
        assert_eq!(read("石破茂：1,215 votes"), owned("石破茂", "1215", Unit::Votes));
        assert_eq!(read("Turnout: 65.9%"), owned("Turnout", "65.9", Unit::Percent));
        assert_eq!(
            read("Trump: 312 electoral votes"),
            owned("Trump", "312", Unit::ElectoralVotes)
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
