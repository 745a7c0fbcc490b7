//! How long a spell was, no more exactly than its dates say.

use crate::{visit::Visit, words::say};
use domain::{Edtf, Language};
use jiff::{Unit, civil::Date};

/// Up to here a spell is said in days.
const DAYS_SAID: i32 = 90;

/// How long it is from one date to another, or to the day that the page shows.
pub fn length(visit: &Visit<'_>, from: &Edtf, to: Option<&Edtf>) -> Option<String> {
    let day = Edtf::from_day(visit.day());
    let to = to.unwrap_or(&day);
    match (from.exact_day(), to.exact_day()) {
        (Some(first), Some(last)) => Some(exact(visit, first, last)),
        _ => about(visit, from, to),
    }
}

fn exact(visit: &Visit<'_>, first: Date, last: Date) -> String {
    let days = (last - first).get_days();
    if days < DAYS_SAID {
        return say!(visit, "length-days", count = days.max(0));
    }
    let (years, months) = years_and_months(first, last);
    match (years, months) {
        (0, _) => say!(visit, "length-months", count = months),
        (_, 0) => say!(visit, "length-years", count = years),
        _ => {
            let years = say!(visit, "length-years", count = years);
            let months = say!(visit, "length-months", count = months);
            let joint = if visit.language == Language::Ja { "" } else { " " };
            [years, months].join(joint)
        }
    }
}

fn years_and_months(first: Date, last: Date) -> (i32, i32) {
    let span = first.until((Unit::Year, last)).unwrap_or_default();
    (i32::from(span.get_years()), span.get_months())
}

/// Between the middles of the two dates, rounded; none where that says nothing.
fn about(visit: &Visit<'_>, from: &Edtf, to: &Edtf) -> Option<String> {
    const DAYS_OF_MONTH: i32 = 30;
    const DAYS_OF_YEAR: i32 = 365;
    let middle = |date: &Edtf| {
        let (earliest, latest) = (date.earliest()?, date.latest()?);
        Some((earliest, (latest - earliest).get_days() / 2))
    };
    let ((first, into_first), (last, into_last)) = (middle(from)?, middle(to)?);
    let days = (last - first).get_days() + into_last - into_first;
    let rounded = |unit: i32| (days + unit / 2) / unit;
    let text = match days {
        ..DAYS_OF_MONTH => return None,
        DAYS_OF_MONTH..=729 => say!(visit, "length-months", count = rounded(DAYS_OF_MONTH)),
        _ => say!(visit, "length-years", count = rounded(DAYS_OF_YEAR)),
    };
    Some(say!(visit, "length-about", length = text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_months_are_whole_ones() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(years_and_months(day("2021-10-04"), day("2024-10-01")), (2, 11));
        assert_eq!(years_and_months(day("2022-05-10"), day("2024-05-10")), (2, 0));
    }
}
