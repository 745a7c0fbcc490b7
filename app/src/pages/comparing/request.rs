//! Which days the reader wants compared, and for which countries.

use crate::{components::read_filter, visit::Visit, words::say};
use domain::{
    Edtf,
    entity::{Group, Region},
    snapshot::LeaderFilter,
};
use jiff::{ToSpan, civil::Date};

/// What is asked for, and what of it could not be read.
pub struct ComparisonRequest {
    /// The earlier day: a year before the later one, where none is named.
    pub from: Date,
    /// The later day: that of the page, where none is named.
    pub to: Date,
    pub filter: LeaderFilter,
    pub problems: Vec<String>,
}

impl ComparisonRequest {
    pub fn read(visit: &Visit<'_>) -> Self {
        let mut problems = Vec::new();
        let country = |typed: &str| {
            let code = typed.to_lowercase();
            let country = visit.snapshot.country(&code)?;
            Some(country.id.to_string())
        };
        let day = |typed: &str| typed.parse::<Date>().ok();
        let filter = LeaderFilter {
            countries: read_filter(visit, "country", country, &mut problems),
            regions: read_filter(visit, "region", Region::from_word, &mut problems),
            groups: read_filter(visit, "group", Group::from_word, &mut problems),
            ..LeaderFilter::default()
        };
        let from = read_filter(visit, "from", day, &mut problems).pop();
        let to = read_filter(visit, "to", day, &mut problems).pop();
        let to = to.unwrap_or(visit.day());
        let from = from.unwrap_or(to.saturating_sub(1.year()));
        // Whichever way round they are named, the earlier one comes first.
        let (from, mut to) = (from.min(to), from.max(to));
        let newest = visit.day().max(visit.today);
        if to > newest {
            let date = Edtf::from_day(to).spoken(visit.language);
            problems.push(say!(visit, "compare-ahead", date = date));
            to = newest;
        }
        Self {
            from: from.min(to),
            to,
            filter,
            problems,
        }
    }
}
