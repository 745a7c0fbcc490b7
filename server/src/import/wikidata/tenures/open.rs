//! Whether somebody without an end is in office.

use super::super::answer::{Moment, Value};
use super::holding::{Holding, HoldingContext, UnusableProperty};
use domain::Edtf;
use jiff::civil::Date;

/// An office held for longer than this without a word of its end is believed only of somebody whose age allows it.
const LONG: i16 = 30;
/// Nobody is that old in office.
const OLDEST: i16 = 105;

/// # Errors
/// What speaks against it.
pub(super) fn check(
    holding: &Holding<'_>,
    all: &[Holding<'_>],
    context: &HoldingContext<'_>,
) -> Result<(), UnusableProperty> {
    let statement = holding.statement;
    if let Some(life) = context.lives.get(&statement.subject)
        && life.is_dead
    {
        let when = life
            .died
            .as_ref()
            .map_or_else(String::new, |died| format!(" on {died}"));
        let reason =
            format!("the person died{when} and the office has no end: none is made up from the death");
        return Err(("P582", reason));
    }
    if let Some(successor) = successor(holding, all, context.today) {
        let reason = format!("the person was replaced by {successor}, and the office has no end");
        return Err(("P1366", reason));
    }
    let Some(start) = holding.start_date() else {
        return Err(("P580", "neither its start nor its end is known".to_owned()));
    };
    if let Some(later) = follower(holding, start, all, context.today) {
        let since = later.start_date().map_or_else(String::new, Edtf::to_string);
        let reason = format!(
            "the office has no end, and {} took it later, in {since}",
            later.statement.subject
        );
        return Err(("P582", reason));
    }
    let years = |since: Option<Date>| since.map_or(i16::MAX, |day| context.today.year() - day.year());
    if years(start.latest()) >= LONG {
        let born = context
            .lives
            .get(&statement.subject)
            .and_then(|life| life.born.as_ref());
        let Some(born) = born else {
            let reason = format!(
                "it began {start} and has no end, and nothing is known of the person's age: it was most likely never completed"
            );
            return Err(("P582", reason));
        };
        if years(born.latest()) > OLDEST {
            return Err(("P582", format!("it has no end, and the person was born {born}")));
        }
    }
    Ok(())
}

/// Who replaced somebody, unless that is still to come.
fn successor(holding: &Holding<'_>, all: &[Holding<'_>], today: Date) -> Option<String> {
    holding.statement.values("P1366").find_map(|value| match value {
        Value::Item(number) if *number == holding.statement.subject => None,
        Value::Item(number) => {
            let of_successor =
                |other: &&Holding<'_>| other.office == holding.office && other.statement.subject == *number;
            let is_to_come = |other: &Holding<'_>| {
                other
                    .start_date()
                    .is_some_and(|start| !start.may_have_begun(today))
            };
            let mut theirs = all.iter().filter(of_successor).peekable();
            let all_to_come = theirs.peek().is_some() && theirs.all(is_to_come);
            (!all_to_come).then(|| number.clone())
        }
        Value::Unknown => Some("somebody".to_owned()),
        Value::Text(..) => None,
    })
}

/// Who took the office afterwards: whoever acts replaces nobody but those who act.
fn follower<'a, 's>(
    holding: &Holding<'_>,
    start: &Edtf,
    all: &'a [Holding<'s>],
    today: Date,
) -> Option<&'a Holding<'s>> {
    all.iter().find(|other| {
        other.office == holding.office
            && other.statement.id != holding.statement.id
            && (holding.is_acting || !other.is_acting)
            && other.begins_after(start)
            && matches!(&other.start, Moment::On(date) if date.may_have_begun(today))
    })
}
