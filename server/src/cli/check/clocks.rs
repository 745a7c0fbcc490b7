//! Where the times of a journal tell of a clock that was wrong.

use domain::{World, world::Commit};
use jiff::{SignedDuration, Timestamp};
use std::{collections::BTreeSet, sync::Arc};

/// By how much clocks differ without being wrong.
const NEAR: SignedDuration = SignedDuration::from_mins(1);

/// A line for each stretch of changesets whose times cannot be those at which they were made.
pub fn jumps(world: &World, now: Timestamp) -> Vec<String> {
    let commits: Vec<&Arc<Commit>> = world.journal().iter().collect();
    let mut found = Vec::new();
    // A clock that was set back: whoever came after it got the time of the one before.
    for same in commits.chunk_by(|a, b| a.changeset.at == b.changeset.at) {
        let [first, .., last] = same else { continue };
        let authors: BTreeSet<&str> = same
            .iter()
            .map(|commit| commit.changeset.author.as_str())
            .collect();
        if authors.len() > 1 {
            found.push(format!(
                "warning[clock] changesets {} to {}, by {} authors, are all recorded at {}: a clock was behind, and their own times are not known",
                first.seq,
                last.seq,
                authors.len(),
                first.changeset.at
            ));
        }
    }
    let ahead = commits
        .iter()
        .find(|commit| commit.changeset.at.duration_since(now) > NEAR);
    if let (Some(first), Some(last)) = (ahead, commits.last()) {
        found.push(format!(
            "warning[clock] changesets {} to {} are recorded at {} and later, which lies ahead: the clock of this machine is behind, or one was ahead",
            first.seq, last.seq, first.changeset.at
        ));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Changeset;

    /// Each changeset adds a source and cites it.
    fn world(commits: &[(&str, &str)]) -> World {
        let changesets = commits.iter().enumerate().map(|(place, (at, author))| {
            let source = format!(r#"{{"id":"source-{place}","title":"The Gazette","publisher":"The State"}}"#);
            let change = format!(r#"{{"expects":0,"to":{{"is":{{"source":{source}}}}}}}"#);
            let text = format!(
                r#"{{"author":"{author}","at":"{at}","comment":"A test","sources":["source-{place}"],"changes":[{change}]}}"#
            );
            Changeset::from_json(&text).expect("a changeset")
        });
        World::replay(changesets).expect("it replays")
    }

    #[test]
    fn what_many_made_at_one_moment_and_what_lies_ahead_is_told() {
        let now = "2024-09-06T12:00:00Z".parse().expect("a time");
        let world = world(&[
            ("2024-09-01T12:00:00Z", "starter world"),
            ("2024-09-01T12:00:00Z", "starter world"),
            ("2024-09-02T12:00:00Z", "Aiko"),
            ("2024-09-02T12:00:00Z", "Minji"),
            ("2024-09-06T12:00:30Z", "Aiko"),
            ("2024-09-06T13:00:00Z", "Aiko"),
            ("2024-09-06T13:30:00Z", "Aiko"),
        ]);
        let [same, ahead] = &jumps(&world, now)[..] else {
            panic!("two jumps");
        };
        assert!(
            same.contains("changesets 3 to 4, by 2 authors, are all recorded at 2024-09-02T12:00:00Z"),
            "{same}"
        );
        assert!(
            ahead.contains("changesets 6 to 7 are recorded at 2024-09-06T13:00:00Z and later"),
            "{ahead}"
        );
    }
}
