//! How far off something can be.

/// How far off a date is. Only an exact day is counted in days; a month or a season is counted in months,
/// a year or more in years.
///
/// In a pair, `low` is the nearer and `high` the farther end; they are equal for a single month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Countdown {
    /// An exact day: today.
    Today,
    /// An exact day to come; 1 is tomorrow.
    InDays(i32),
    /// An exact day past; 1 is yesterday.
    DaysAgo(i32),
    /// An interval of exact days that is still to come.
    InDaysBetween {
        low: i32,
        high: i32,
    },
    /// An interval of exact days that is over.
    DaysAgoBetween {
        low: i32,
        high: i32,
    },
    /// Calendar months from now; 0 is this month.
    InAboutMonths {
        low: i32,
        high: i32,
    },
    AboutMonthsAgo {
        low: i32,
        high: i32,
    },
    /// Calendar years from now; 0 is this year.
    InAboutYears {
        low: i32,
        high: i32,
    },
    AboutYearsAgo {
        low: i32,
        high: i32,
    },
    /// A deadline: at any time, but not later than this.
    Within(Distance),
    /// Something with a start and no known end: this far off at the earliest.
    NotBefore(Distance),
    /// A deadline that has passed: this long ago or longer.
    AtLeastAgo(Distance),
    /// An interval, a season or a decade that today falls into.
    Ongoing,
    /// There is nothing to count to.
    Unknown,
}

/// How far off one end of an interval is, in what that end is known by. Never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Distance {
    /// To an exact day.
    Days(i32),
    /// Calendar months; 0 is this month.
    Months(i32),
    /// Calendar years; 0 is this year.
    Years(i32),
}
