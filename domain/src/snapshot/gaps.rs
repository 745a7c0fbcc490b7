//! When nobody held an office, and whether that is known or only not recorded.

use super::{Snapshot, Spell};
use crate::{
    Edtf, Office,
    entity::{Absence, covers},
    status::Phase,
};
use jiff::{ToSpan, civil::Date};

/// A time for which nobody is recorded in an office, not even for somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The last day of whoever was there before.
    pub from: Date,
    /// The first day of whoever came after; none while nobody did.
    pub to: Option<Date>,
    pub absence: Absence,
}

impl Snapshot {
    /// What is missing where nobody holds an office on the day; nothing where somebody does, or where it is no office of the day.
    pub fn missing(&self, office: &Office) -> Option<Absence> {
        let is_missing = !office.while_held && self.holders(&office.id).is_empty();
        is_missing.then(|| self.absence(office))
    }

    /// What it means that nobody is recorded for an office on the day.
    pub fn absence(&self, office: &Office) -> Absence {
        absence_within(office, self.on, self.on)
    }

    /// What it means that nobody is recorded as having held an office on an earlier day.
    pub fn absence_before(&self, office: &Office, day: Date) -> Absence {
        let before = day.yesterday().unwrap_or(day).min(self.on);
        absence_within(office, before, before)
    }

    /// The times in a line of holders for which nobody is recorded, oldest first.
    ///
    /// Only what is certain counts: both neighbouring dates are known to the day and more than a day apart, and the
    /// office has one seat.
    pub fn gaps(&self, office: &Office, line: &[Spell<'_>]) -> Vec<Gap> {
        if office.seats != 1 {
            return Vec::new();
        }
        // Who is designated does not hold the office yet.
        let begun = line.iter().filter(|spell| spell.tenure.start.is_some());
        let mut found = between(begun.map(|spell| (spell.tenure.start.as_ref(), spell.tenure.end.as_ref())));
        // A tenure may still fill the day that it ends on.
        let is_held = line
            .iter()
            .any(|spell| matches!(spell.status.phase, Phase::InOffice | Phase::Unknown));
        found.retain(|(_, to)| to.is_some() || !is_held);
        let gap = |(from, to): (Date, Option<Date>)| Gap {
            from,
            to,
            absence: absence_within(
                office,
                from.saturating_add(1.day()),
                to.map_or(self.on, |to| to.saturating_sub(1.day())),
            ),
        };
        found.into_iter().map(gap).collect()
    }

    /// The first day of the oldest holder of a line, where it is not recorded who came before.
    pub fn record_begins(&self, office: &Office, line: &[Spell<'_>]) -> Option<Date> {
        let starts = line
            .iter()
            .filter_map(|spell| spell.tenure.start.as_ref()?.earliest());
        let first = starts.min()?;
        let before = first.yesterday().ok()?;
        (!covers(&office.recorded, before, before)).then_some(first)
    }
}

fn absence_within(office: &Office, first: Date, last: Date) -> Absence {
    if covers(&office.recorded, first, last) {
        Absence::Vacant
    } else {
        Absence::NotRecorded
    }
}

/// The times between tenures, told by their starts and ends in order; the last may be open.
fn between<'d>(
    spells: impl Iterator<Item = (Option<&'d Edtf>, Option<&'d Edtf>)>,
) -> Vec<(Date, Option<Date>)> {
    /// Up to when the office is known to be held.
    enum Held {
        Not,
        /// To this day exactly.
        To(Date),
        /// To some time about this day.
        ToAbout(Date),
        On,
    }
    let mut found = Vec::new();
    let mut held = Held::Not;
    for (start, end) in spells {
        let first = start.and_then(Edtf::exact_day);
        if let (Held::To(last), Some(first)) = (&held, first)
            && (first - *last).get_days() > 1
        {
            found.push((*last, Some(first)));
        }
        let known = match held {
            Held::To(last) | Held::ToAbout(last) => Some(last),
            Held::Not | Held::On => None,
        };
        held = match (&held, end.map(|end| (end.exact_day(), end.latest()))) {
            (Held::On, _) | (_, None | Some((_, None))) => Held::On,
            (_, Some((Some(last), _))) if known.is_none_or(|known| known <= last) => Held::To(last),
            (_, Some((None, Some(last)))) if known.is_none_or(|known| known <= last) => Held::ToAbout(last),
            _ => held,
        };
    }
    if let Held::To(last) = held {
        found.push((last, None));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Tenure,
        entity::Recorded,
        fixture::{date, day, office, person, tenure, world},
    };

    fn of(spells: &[(&str, &str)]) -> Vec<String> {
        let dates: Vec<_> = spells
            .iter()
            .map(|(start, end)| (Edtf::parse(start).ok(), Edtf::parse(end).ok()))
            .collect();
        between(dates.iter().map(|(start, end)| (start.as_ref(), end.as_ref())))
            .into_iter()
            .map(|(from, to)| format!("{from}/{}", to.map_or(String::new(), |to| to.to_string())))
            .collect()
    }

    #[test]
    fn a_time_between_exact_days_is_a_gap() {
        assert_eq!(
            of(&[("2010-01-01", "2012-03-04"), ("2012-05-06", "")]),
            ["2012-03-04/2012-05-06"]
        );
    }

    #[test]
    fn a_handover_on_one_day_or_overnight_is_none() {
        assert!(of(&[("2010-01-01", "2012-03-04"), ("2012-03-04", "")]).is_empty());
        assert!(of(&[("2010-01-01", "2012-03-04"), ("2012-03-05", "")]).is_empty());
    }

    #[test]
    fn dates_that_are_not_exact_prove_no_gap() {
        assert!(of(&[("2010-01-01", "2012-03"), ("2012-05-06", "")]).is_empty());
        assert!(of(&[("2010-01-01", "2012-03-04"), ("2012-05", "")]).is_empty());
    }

    #[test]
    fn who_acts_fills_the_office_and_who_leaves_last_ends_it() {
        let korea = [
            ("2022-05-10", "2025-04-04"),
            ("2024-12-14", "2024-12-27"),
            ("2024-12-27", "2025-03-24"),
        ];
        assert_eq!(of(&korea), ["2025-04-04/"]);
        let filled = [
            korea[0],
            korea[1],
            korea[2],
            ("2025-03-24", "2025-05-01"),
            ("2025-05-01", "2025-06-04"),
        ];
        assert_eq!(of(&filled), ["2025-06-04/"]);
    }

    /// Nobody from 4 March to 6 May 2012 and since 1 January 2020, in a line that is complete from `from` to `to`.
    fn told(recorded: &[(&str, Option<&str>)], on: &str) -> (Vec<Absence>, Option<Date>, Absence) {
        let ended = |who: &str, from: &str, to: &str| Tenure {
            end: Some(date(to)),
            ..tenure("aa-president", who, from)
        };
        let span = |(from, to): &(&str, Option<&str>)| Recorded {
            from: date(from),
            to: to.map(date),
            sources: Vec::new(),
            has_later_sources: false,
        };
        let office = Office {
            recorded: recorded.iter().map(span).collect(),
            ..office("aa-president")
        };
        let world = world(vec![
            office.clone().into(),
            person("ada").into(),
            person("bea").into(),
            ended("ada", "2010-01-01", "2012-03-04").into(),
            ended("bea", "2012-05-06", "2020-01-01").into(),
        ]);
        let snapshot = world.on(day(on));
        let line = snapshot.line(&office.id);
        let gaps = snapshot.gaps(&office, &line);
        let gaps = gaps.iter().map(|gap| gap.absence).collect();
        (
            gaps,
            snapshot.record_begins(&office, &line),
            snapshot.absence(&office),
        )
    }

    #[test]
    fn a_gap_is_a_vacancy_only_where_the_whole_of_it_is_recorded() {
        use Absence::{NotRecorded, Vacant};
        let begins = Some(day("2010-01-01"));
        assert_eq!(
            told(&[], "2021-01-01"),
            (vec![NotRecorded; 2], begins, NotRecorded)
        );
        assert_eq!(
            told(&[("2009", None)], "2021-01-01"),
            (vec![Vacant; 2], None, Vacant)
        );
        assert_eq!(
            told(&[("2012-03-05", Some("2012-05-05"))], "2021-01-01"),
            (vec![Vacant, NotRecorded], begins, NotRecorded)
        );
        assert_eq!(
            told(&[("2012-03-06", Some("2020-06-01"))], "2020-03-01"),
            (vec![NotRecorded, Vacant], begins, Vacant)
        );
        assert_eq!(
            told(&[("2009", Some("2020-06-01"))], "2020-06-02"),
            (vec![Vacant, NotRecorded], None, NotRecorded)
        );
    }
}
