//! What the reader asks of the agenda, read from the query.

use crate::{
    components::{read_filter, read_page},
    visit::Visit,
    words::say,
};
use domain::{
    entity::{EventKind, Firmness, Group, Region},
    snapshot::EventFilter,
    stage::EventState,
};
use jiff::civil::Date;

/// The word that asks for events in any state; without it only those ahead are shown.
pub const ANY: &str = "any";

/// The word that asks for the calendar of a month.
pub const MONTH: &str = "month";

/// Which way the agenda looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// What is still ahead, soonest first.
    Ahead,
    /// What has been, newest first.
    Past,
    /// Both, in the order of their dates.
    Through,
    /// Both, newest first.
    Backwards,
}

impl Direction {
    pub fn is_newest_first(self) -> bool {
        matches!(self, Direction::Past | Direction::Backwards)
    }
}

/// What is asked for, and what of it could not be read.
pub struct EventRequest {
    pub filter: EventFilter,
    pub direction: Direction,
    pub page: usize,
    /// Whether a month is asked for as a calendar.
    pub is_month: bool,
    /// A day of that month, where one is named.
    pub month: Option<Date>,
    pub problems: Vec<String>,
}

impl EventRequest {
    pub fn read(visit: &Visit<'_>) -> Self {
        let mut problems = Vec::new();
        let problem = &mut problems;
        let country = |typed: &str| {
            let code = typed.to_lowercase();
            visit
                .snapshot
                .country(&code)
                .map(|country| country.id.to_string())
        };
        let day = |typed: &str| typed.parse::<Date>().ok();
        let countries = read_filter(visit, "country", country, problem);
        let regions = read_filter(visit, "region", Region::from_word, problem);
        let groups = read_filter(visit, "group", Group::from_word, problem);
        let kinds = read_filter(visit, "kind", EventKind::from_word, problem);
        let states = read_filter(visit, "status", states_of, problem);
        let firmness = read_filter(visit, "firmness", Firmness::from_word, problem);
        let from = read_filter(visit, "from", day, problem).pop();
        let view = read_filter(visit, "view", |typed| (typed == MONTH).then_some(()), problem);
        let (is_month, month) = (!view.is_empty(), from);
        let to = read_filter(visit, "to", day, problem).pop();
        // Up to a day that lies ahead is what is still to come.
        let from = from.or_else(|| to.filter(|to| *to >= visit.day()).map(|_| visit.day()));
        let is_newest =
            !read_filter(visit, "sort", |typed| (typed == "newest").then_some(()), problem).is_empty();
        let page = read_page(visit, problem);
        if let (Some(first), Some(last)) = (from, to)
            && first > last
        {
            problems.push(say!(
                visit,
                "filter-turned",
                from = first.to_string(),
                to = last.to_string()
            ));
        }
        let direction = direction(
            !states.is_empty() || from.is_some() || to.is_some() || is_month,
            is_newest,
        );
        let states = if states.is_empty() {
            states_in(direction)
        } else {
            states.concat()
        };
        let text = visit.query.first("q").unwrap_or_default().to_owned();
        let filter = EventFilter {
            countries,
            regions,
            groups,
            kinds,
            states,
            firmness,
            from,
            to,
            text,
        };
        Self {
            filter,
            direction,
            page,
            is_month,
            month,
            problems,
        }
    }
}

/// The states that a word of the filter stands for.
fn states_of(word: &str) -> Option<Vec<EventState>> {
    if word == ANY {
        return Some(EventState::ALL.to_vec());
    }
    EventState::from_word(word).map(|state| vec![state])
}

/// Whoever names days or states wants these, be they ahead or past.
fn direction(names_days_or_states: bool, is_newest: bool) -> Direction {
    match (names_days_or_states, is_newest) {
        (true, true) => Direction::Backwards,
        (true, false) => Direction::Through,
        (false, true) => Direction::Past,
        (false, false) => Direction::Ahead,
    }
}

fn states_in(direction: Direction) -> Vec<EventState> {
    let wants = |state: &EventState| match direction {
        Direction::Ahead => state.is_ahead(),
        Direction::Past => !state.is_ahead(),
        Direction::Through | Direction::Backwards => true,
    };
    EventState::ALL.iter().copied().filter(wants).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_wish_only_what_is_ahead_is_shown() {
        let states = states_in(direction(false, false));
        assert_eq!(
            states,
            [EventState::Upcoming, EventState::Ongoing, EventState::Postponed]
        );
    }

    #[test]
    fn newest_first_shows_what_has_been() {
        let states = states_in(direction(false, true));
        assert!(states.contains(&EventState::Held) && !states.contains(&EventState::Upcoming));
    }

    #[test]
    fn every_state_and_any_are_words_of_the_filter() {
        for state in EventState::ALL {
            assert_eq!(states_of(state.word()), Some(vec![*state]));
        }
        assert_eq!(
            states_of(ANY).map(|states| states.len()),
            Some(EventState::ALL.len())
        );
        assert_eq!(states_of("foo"), None);
    }
}
