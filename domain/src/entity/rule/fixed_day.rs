//! The day of a vote that the law fixes.

use crate::words::words;
use jiff::civil::{self, Date};
use serde::{Deserialize, Serialize};

words! {
    /// A day of the week.
    Weekday {
        Monday = "monday",
        Tuesday = "tuesday",
        Wednesday = "wednesday",
        Thursday = "thursday",
        Friday = "friday",
        Saturday = "saturday",
        Sunday = "sunday",
    }
}

impl Weekday {
    const fn of_calendar(self) -> civil::Weekday {
        match self {
            Self::Monday => civil::Weekday::Monday,
            Self::Tuesday => civil::Weekday::Tuesday,
            Self::Wednesday => civil::Weekday::Wednesday,
            Self::Thursday => civil::Weekday::Thursday,
            Self::Friday => civil::Weekday::Friday,
            Self::Saturday => civil::Weekday::Saturday,
            Self::Sunday => civil::Weekday::Sunday,
        }
    }
}

/// A day of every so many years: a day of a month, or the first of a weekday on or after it.
///
/// "The first Tuesday after the first Monday in November" is the first Tuesday on or after 2 November, and "the third Sunday" is
/// the first Sunday on or after the 15th.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FixedDay {
    /// From 1 for January.
    pub month: u8,
    /// The day of the month, or the first on which the weekday may fall.
    pub on_or_after: u8,
    /// None where the day of the month is the day of the vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekday: Option<Weekday>,
    /// How many years lie between two votes.
    pub every_years: u8,
    /// A year in which the vote fell by the rule. None where the law counts from the year of the last vote, whatever brought it about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_year: Option<i16>,
}

impl FixedDay {
    /// Whether there is such a day in every year, and a number of years to count by, from one that calendars have.
    pub fn is_sound(&self) -> bool {
        // A year that is not a leap year has the fewest days.
        self.every_years > 0
            && self.in_year(2023).is_some()
            && self.first_year.is_none_or(|year| self.in_year(year).is_some())
    }

    /// The day that the rule gives in a year, whether or not it is one of a vote.
    pub fn in_year(&self, year: i16) -> Option<Date> {
        let month = i8::try_from(self.month).ok()?;
        let day = i8::try_from(self.on_or_after).ok()?;
        let first = Date::new(year, month, day).ok()?;
        match self.weekday {
            Some(weekday) => first.yesterday().ok()?.nth_weekday(1, weekday.of_calendar()).ok(),
            None => Some(first),
        }
    }

    /// The days of votes on a day and after it. A rule that counts from the last vote has one: what comes after that depends on it.
    ///
    /// None where the rule is not sound, or needs the year of the last vote and that is not known.
    pub fn days_from(&self, day: Date, last_vote: Option<i16>) -> impl Iterator<Item = Date> + use<> {
        let rule = *self;
        let every = i16::from(rule.every_years);
        let year = match rule.first_year {
            _ if !rule.is_sound() => None,
            Some(first) => day.year().checked_add((first - day.year()).rem_euclid(every)),
            None => last_vote.and_then(|last| last.checked_add(every)),
        };
        let following = move |year: &i16| year.checked_add(every).filter(|_| rule.first_year.is_some());
        std::iter::successors(year, following)
            .map_while(move |year| rule.in_year(year))
            .filter(move |date| *date >= day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::day;

    const US_PRESIDENT: FixedDay = FixedDay {
        month: 11,
        on_or_after: 2,
        weekday: Some(Weekday::Tuesday),
        every_years: 4,
        first_year: Some(2024),
    };

    fn next(rule: FixedDay, from: &str, last_vote: Option<i16>, count: usize) -> Vec<String> {
        let days = rule.days_from(day(from), last_vote).take(count);
        days.map(|day| day.to_string()).collect()
    }

    #[test]
    fn the_tuesday_after_the_first_monday_of_november_in_every_fourth_year() {
        assert_eq!(
            next(US_PRESIDENT, "2025-01-20", None, 5),
            [
                "2028-11-07",
                "2032-11-02",
                "2036-11-04",
                "2040-11-06",
                "2044-11-08"
            ]
        );
        assert_eq!(
            next(US_PRESIDENT, "1844-12-31", None, 3),
            ["1848-11-07", "1852-11-02", "1856-11-04"],
            "also before the year that is counted from"
        );
    }

    #[test]
    fn the_day_itself_is_still_to_come_and_the_day_after_it_is_not() {
        assert_eq!(next(US_PRESIDENT, "2028-11-07", None, 1), ["2028-11-07"]);
        assert_eq!(next(US_PRESIDENT, "2028-11-08", None, 1), ["2032-11-02"]);
    }

    #[test]
    fn a_weekday_falls_on_the_first_day_that_it_may() {
        let first_sunday_of_june = FixedDay {
            month: 6,
            on_or_after: 1,
            weekday: Some(Weekday::Sunday),
            every_years: 3,
            first_year: Some(2024),
        };
        // 1 June 2036 is a Sunday.
        assert_eq!(
            next(first_sunday_of_june, "2025-01-01", None, 4),
            ["2027-06-06", "2030-06-02", "2033-06-05", "2036-06-01"]
        );
    }

    #[test]
    fn a_day_of_the_month_needs_no_weekday_and_has_to_be_in_every_year() {
        let rule = FixedDay {
            month: 12,
            on_or_after: 7,
            weekday: None,
            every_years: 4,
            first_year: Some(2024),
        };
        assert_eq!(next(rule, "2026-01-01", None, 2), ["2028-12-07", "2032-12-07"]);
        let leap_day = FixedDay {
            month: 2,
            on_or_after: 29,
            ..rule
        };
        assert!(!leap_day.is_sound());
        assert!(next(leap_day, "2026-01-01", None, 1).is_empty());
        // The week after 24 February is there in each year, and longer by a day in some.
        let last_days = FixedDay {
            on_or_after: 24,
            weekday: Some(Weekday::Saturday),
            ..leap_day
        };
        assert_eq!(
            next(last_days, "2026-01-01", None, 2),
            ["2028-02-26", "2032-02-28"]
        );
    }

    #[test]
    fn a_rule_without_a_year_counts_from_the_last_vote() {
        let third_monday_of_october = FixedDay {
            month: 10,
            on_or_after: 15,
            weekday: Some(Weekday::Monday),
            every_years: 4,
            first_year: None,
        };
        assert_eq!(
            next(third_monday_of_october, "2025-05-01", Some(2025), 2),
            ["2029-10-15"],
            "and none after it, which counts from that vote"
        );
        assert!(next(third_monday_of_october, "2029-10-16", Some(2025), 1).is_empty());
        assert!(next(third_monday_of_october, "2026-11-30", None, 1).is_empty());
    }

    #[test]
    fn what_is_no_day_gives_none() {
        for (month, on_or_after, every_years) in
            [(0, 1, 4), (13, 1, 4), (4, 31, 4), (200, 200, 4), (11, 2, 0)]
        {
            let rule = FixedDay {
                month,
                on_or_after,
                every_years,
                ..US_PRESIDENT
            };
            assert!(!rule.is_sound());
            assert!(next(rule, "2026-01-01", None, 1).is_empty());
        }
        assert!(next(US_PRESIDENT, "9999-12-31", None, 1).is_empty());
        for first_year in [i16::MIN, 10_000, i16::MAX] {
            let rule = FixedDay {
                first_year: Some(first_year),
                ..US_PRESIDENT
            };
            assert!(!rule.is_sound());
            assert!(next(rule, "2026-01-01", None, 1).is_empty());
        }
    }
}
