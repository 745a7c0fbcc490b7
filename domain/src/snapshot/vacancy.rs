//! When nobody held an office.

use super::Spell;
use crate::{Edtf, Office, status::Phase};
use jiff::civil::Date;

/// A time in which nobody held an office, not even for somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vacancy {
    pub from: Date,
    /// None while the office is still vacant.
    pub to: Option<Date>,
}

/// The vacancies in a line of holders, oldest first.
///
/// Only what is certain counts: both neighbouring dates are known to the day and more than a day apart, and the
/// office has one seat.
pub fn vacancies(office: &Office, line: &[Spell<'_>]) -> Vec<Vacancy> {
    if office.seats != 1 {
        return Vec::new();
    }
    // Who is designated does not hold the office yet.
    let begun = line.iter().filter(|spell| spell.tenure.start.is_some());
    let mut found = gaps(begun.map(|spell| (spell.tenure.start.as_ref(), spell.tenure.end.as_ref())));
    // A tenure may still fill the day that it ends on.
    let is_held = line
        .iter()
        .any(|spell| matches!(spell.status.phase, Phase::InOffice | Phase::Unknown));
    found.retain(|vacancy| vacancy.to.is_some() || !is_held);
    found
}

fn gaps<'d>(spells: impl Iterator<Item = (Option<&'d Edtf>, Option<&'d Edtf>)>) -> Vec<Vacancy> {
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
            found.push(Vacancy {
                from: *last,
                to: Some(first),
            });
        }
        let known = match held {
            Held::To(last) | Held::ToAbout(last) => Some(last),
            Held::Not | Held::On => None,
        };
        held = match (&held, end.map(|end| (end.exact_day(), end.latest()))) {
            (Held::On, _) | (_, None | Some((_, None))) => Held::On,
            (_, Some((Some(last), _))) if known.is_none_or(|known| known <= last) => Held::To(last),
            (_, Some((None, Some(last)))) if known.is_none_or(|known| known <= last) => Held::ToAbout(last),
            (Held::Not | Held::To(_) | Held::ToAbout(_), Some((_, Some(_)))) => held,
        };
    }
    if let Held::To(last) = held {
        found.push(Vacancy { from: last, to: None });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(spells: &[(&str, &str)]) -> Vec<String> {
        let dates: Vec<_> = spells
            .iter()
            .map(|(start, end)| (Edtf::parse(start).ok(), Edtf::parse(end).ok()))
            .collect();
        gaps(dates.iter().map(|(start, end)| (start.as_ref(), end.as_ref())))
            .into_iter()
            .map(|gap| {
                format!(
                    "{}/{}",
                    gap.from,
                    gap.to.map_or(String::new(), |to| to.to_string())
                )
            })
            .collect()
    }

    #[test]
    fn a_gap_between_exact_days_is_a_vacancy() {
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
    fn dates_that_are_not_exact_prove_no_vacancy() {
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
}
