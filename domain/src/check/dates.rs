//! No date lies in a time that cannot be meant.

use super::finding::Findings;
use crate::{
    Edtf, Entity,
    entity::{ElectionRule, FormerName, Span},
};
use jiff::civil::Date;

/// No office that is tracked here can show a holder from before this year.
const FIRST_YEAR: i16 = 1000;
/// Nothing is scheduled further ahead than this.
const YEARS_AHEAD: i16 = 30;

pub(super) fn check(entity: &Entity, today: Date, findings: &mut Findings) {
    let last_year = today.year().saturating_add(YEARS_AHEAD);
    for (field, date) in dates(entity) {
        let too_early = date
            .earliest()
            .or(date.latest())
            .is_some_and(|day| day.year() < FIRST_YEAR);
        let too_late = date
            .latest()
            .or(date.earliest())
            .is_some_and(|day| day.year() > last_year);
        if too_early || too_late {
            let message = format!("is {date}, not between {FIRST_YEAR} and {last_year}: correct the year");
            findings.error_in(&entity.reference(), field, "date_impossible", &message);
        }
    }
}

/// Every date of an entity with the name of its field.
fn dates(entity: &Entity) -> Vec<(&'static str, &Edtf)> {
    let mut found: Vec<(&'static str, Option<&Edtf>)> = Vec::new();
    match entity {
        Entity::Country(country) => names(&country.former_names, &mut found),
        Entity::Office(office) => {
            names(&office.former_names, &mut found);
            rule(office.rule.as_deref(), &mut found);
        }
        Entity::Party(party) => names(&party.former_names, &mut found),
        Entity::Body(body) => {
            names(&body.former_names, &mut found);
            rule(body.rule.as_deref(), &mut found);
        }
        Entity::Source(source) => found.push(("published", source.published.as_ref())),
        Entity::Person(person) => {
            found.extend([("born", person.born.as_ref()), ("died", person.died.as_ref())]);
        }
        Entity::Transition(transition) => found.push(("cancelled", transition.cancelled.as_ref())),
        Entity::Tenure(tenure) => {
            found.extend([
                ("designated", tenure.designated.as_ref()),
                ("start", tenure.start.as_ref()),
                ("end", tenure.end.as_ref()),
            ]);
            for term in &tenure.terms {
                found.extend([("terms.from", Some(&term.from)), ("terms.due", term.due.as_ref())]);
            }
            spans("capacity", &tenure.capacity, &mut found);
            spans("powers", &tenure.powers, &mut found);
            spans("outlook", &tenure.outlook, &mut found);
        }
        Entity::Event(event) => {
            found.extend([
                ("date.on", Some(&event.date.on)),
                ("announced", event.announced.as_ref()),
                ("expected", event.expected.as_ref()),
            ]);
            for earlier in &event.previous {
                found.extend([
                    ("previous.date.on", Some(&earlier.date.on)),
                    ("previous.until", Some(&earlier.until)),
                ]);
            }
            found.extend(
                event
                    .candidates
                    .iter()
                    .map(|it| ("candidates.since", it.since.as_ref())),
            );
            found.extend(
                event
                    .outcome
                    .iter()
                    .map(|it| ("outcome.known", it.known.as_ref())),
            );
            found.extend(event.annulled.iter().map(|it| ("annulled.on", Some(&it.on))));
        }
    }
    found
        .into_iter()
        .filter_map(|(field, date)| Some((field, date?)))
        .collect()
}

fn names<'t>(names: &'t [FormerName], found: &mut Vec<(&'static str, Option<&'t Edtf>)>) {
    for former in names {
        found.extend([
            ("former_names.from", former.from.as_ref()),
            ("former_names.until", Some(&former.until)),
        ]);
    }
}

fn rule<'t>(rule: Option<&'t ElectionRule>, found: &mut Vec<(&'static str, Option<&'t Edtf>)>) {
    found.extend(rule.map(|rule| ("rule.since", rule.since.as_ref())));
}

fn spans<'t, Value>(
    field: &'static str,
    spans: &'t [Span<Value>],
    found: &mut Vec<(&'static str, Option<&'t Edtf>)>,
) {
    for span in spans {
        found.extend([(field, Some(&span.from)), (field, span.to.as_ref())]);
    }
}
