//! Where a day stands on the axis.

use jiff::{ToSpan, civil::Date};

/// The width of every figure in its own units; the page scales it.
pub const WIDTH: f64 = 720.0;
/// Room at the right for the soft edge of what goes on.
const OPEN_ROOM: f64 = 14.0;
/// The least distance between labelled years, so that they can be read on a phone.
const LABEL_ROOM: f64 = 76.0;
/// No figure reaches further back than this.
const MOST_YEARS: i32 = 30;
const DAYS_OF_YEAR: f64 = 365.25;

/// A time axis from a day to the day that the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    pub from: Date,
    pub to: Date,
}

impl Axis {
    /// The axis for what begins on `first`: at most thirty years, at least `least_years`.
    pub fn new(first: Option<Date>, day: Date, least_years: i32) -> Self {
        let back = |years: i32| day.checked_sub(years.years()).unwrap_or(Date::MIN);
        let first = first.unwrap_or(day);
        Self {
            from: first.min(back(least_years)).max(back(MOST_YEARS)),
            to: day,
        }
    }

    /// Where a day stands; days outside stand at the edge.
    pub fn x(&self, day: Date) -> f64 {
        let whole = days(self.from, self.to).max(1.0);
        let part = days(self.from, day.clamp(self.from, self.to));
        part / whole * (WIDTH - OPEN_ROOM)
    }

    /// Years whose first day is labelled, and where.
    pub fn ticks(&self) -> Vec<(i16, f64)> {
        let width_of_year = (WIDTH - OPEN_ROOM) * DAYS_OF_YEAR / days(self.from, self.to).max(1.0);
        let steps = [1_i16, 2, 5, 10, 20];
        let step = steps
            .into_iter()
            .find(|step| f64::from(*step) * width_of_year >= LABEL_ROOM)
            .unwrap_or(20);
        (self.from.year()..=self.to.year())
            .filter(|year| year % step == 0)
            .filter_map(|year| Date::new(year, 1, 1).ok())
            .filter(|first| *first >= self.from)
            .map(|first| (first.year(), self.x(first)))
            .filter(|(_, x)| *x <= WIDTH - LABEL_ROOM / 2.0)
            .collect()
    }
}

/// The days from one day to another; they fit into a float exactly.
fn days(from: Date, to: Date) -> f64 {
    f64::from((to - from).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_axis_begins_with_the_first_spell_but_never_thirty_years_back() {
        let today = day("2024-09-06");
        assert_eq!(
            Axis::new(Some(day("2012-12-26")), today, 4).from,
            day("2012-12-26")
        );
        assert_eq!(
            Axis::new(Some(day("1952-02-06")), today, 4).from,
            day("1994-09-06")
        );
        assert_eq!(
            Axis::new(Some(day("2024-08-01")), today, 4).from,
            day("2020-09-06")
        );
    }

    #[test]
    fn days_outside_the_axis_stand_at_its_edges() {
        let axis = Axis::new(Some(day("2020-09-06")), day("2024-09-06"), 4);
        assert_eq!(axis.x(day("1990-01-01")), 0.0);
        assert_eq!(axis.x(day("2024-09-06")), WIDTH - OPEN_ROOM);
        assert_eq!(axis.x(day("2030-01-01")), WIDTH - OPEN_ROOM);
    }

    #[test]
    fn labelled_years_keep_their_distance() {
        for years in [1, 4, 9, 17, 30] {
            let to = day("2024-09-06");
            let axis = Axis {
                from: to.checked_sub(years.years()).unwrap(),
                to,
            };
            let ticks = axis.ticks();
            assert!(!ticks.is_empty(), "{years} years have no label");
            assert!(
                ticks
                    .windows(2)
                    .all(|pair| pair[1].1 - pair[0].1 >= LABEL_ROOM - 1.0),
                "{years} years: {ticks:?}"
            );
        }
    }
}
