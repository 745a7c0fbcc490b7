//! The desk: what editors should see to, who has taken what, and what is put off.

mod marks;

pub use marks::{Mark, Marks, is_put_off};

use crate::{components::PageOf, query::Query};
use domain::{doubt::Freshness, id::CountryId, snapshot::TaskKind};

/// How many tasks stand on one page.
pub const TASKS_ON_A_PAGE: usize = 50;

/// For how many days a task can be put off.
pub const DAYS_PUT_OFF: [u16; 3] = [1, 7, 30];

/// Which tasks are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskFilter {
    pub country: Option<CountryId>,
    pub kind: Option<TaskKind>,
    /// Those that are put off, instead of those that are open.
    pub put_off: bool,
    /// Counted from 1.
    pub page: usize,
}

impl DeskFilter {
    /// Reads what stands in the query of the page; what is no filter is left out.
    pub fn read(country: &str, kind: &str, put_off: &str, page: &str) -> Self {
        Self {
            country: CountryId::parse(country).ok(),
            kind: TaskKind::from_word(kind),
            put_off: put_off == "yes",
            page: page.parse().ok().filter(|page| *page > 0).unwrap_or(1),
        }
    }

    /// The query of the page that shows them.
    pub fn query(&self) -> Query {
        let page = (self.page > 1).then(|| self.page.to_string());
        Query::default()
            .with("country", self.country.as_ref().map(CountryId::as_str))
            .with("kind", self.kind.map(TaskKind::word))
            .with("put_off", self.put_off.then_some("yes"))
            .with("page", page.as_deref())
    }
}

/// What was done just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskDone {
    RulesSet,
}

/// Something wrong with the rules that were sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesTyped {
    /// What was typed, in the order of [`RULES`].
    pub typed: [String; 4],
    /// Which of them are no number of days.
    pub wrong: [bool; 4],
}

/// The fields of [`Freshness`], as forms name them.
pub const RULES: [&str; 4] = ["leader_days", "other_days", "event_days", "near_days"];

/// The numbers of a rule, in the order of [`RULES`].
pub const fn rule_numbers(rules: &Freshness) -> [u16; 4] {
    [
        rules.leader_days,
        rules.other_days,
        rules.event_days,
        rules.near_days,
    ]
}

/// No rule is longer than some years.
const MOST_DAYS: u16 = 2000;

/// Reads the rules of a form.
///
/// # Errors
/// What was typed, and which of it is no number of days from 1 to 2000.
pub fn read_rules(typed: [String; 4]) -> Result<Freshness, RulesTyped> {
    let read = |text: &String| {
        let number: u16 = text.trim().parse().ok()?;
        (1..=MOST_DAYS).contains(&number).then_some(number)
    };
    let numbers = [0, 1, 2, 3].map(|place| read(&typed[place]));
    match numbers {
        [
            Some(leader_days),
            Some(other_days),
            Some(event_days),
            Some(near_days),
        ] => Ok(Freshness {
            leader_days,
            other_days,
            event_days,
            near_days,
        }),
        _ => Err(RulesTyped {
            wrong: numbers.map(|number| number.is_none()),
            typed,
        }),
    }
}

/// The page of the desk with all that it shows beside the tasks of the day.
pub struct DeskPage {
    pub filter: DeskFilter,
    /// Whether it shows what is recorded of each country instead of the tasks.
    pub is_coverage: bool,
    /// How many proposals wait, and in which countries; `-` where in none.
    pub proposals: Vec<(String, u64)>,
    /// The rules as they were sent, where they were wrong.
    pub rules: Option<RulesTyped>,
    pub done: Option<DeskDone>,
}

impl DeskPage {
    /// Where in the list the page is.
    pub fn at(&self, total: usize) -> PageOf {
        PageOf::of(total, TASKS_ON_A_PAGE, self.filter.page)
    }
}
