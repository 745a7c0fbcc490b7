//! Why an office ended, from the English names of the causes that Wikidata gives; only where those leave no doubt.

use domain::entity::EndReason;

/// Words that decide, the more telling first.
const WORDS: [(&str, EndReason); 22] = [
    ("coup", EndReason::Coup),
    ("impeach", EndReason::Impeached),
    ("no confidence", EndReason::LostConfidence),
    ("assassination", EndReason::Died),
    ("death", EndReason::Died),
    ("suicide", EndReason::Died),
    ("homicide", EndReason::Died),
    ("murder", EndReason::Died),
    ("abdication", EndReason::Resigned),
    ("resignation", EndReason::Resigned),
    ("resigned", EndReason::Resigned),
    ("incapacit", EndReason::Incapacitated),
    ("electoral defeat", EndReason::LostElection),
    ("election defeat", EndReason::LostElection),
    ("defeated in", EndReason::LostElection),
    ("end of term", EndReason::TermEnded),
    ("term of office", EndReason::TermEnded),
    ("expiration of term", EndReason::TermEnded),
    ("term limit", EndReason::TermEnded),
    ("abolition", EndReason::OfficeAbolished),
    ("removal from office", EndReason::Removed),
    ("dismissal", EndReason::Removed),
];

/// The one reason that all causes agree on; a cause that is not known says nothing.
pub fn of(causes: &[String]) -> Option<EndReason> {
    let mut found = causes.iter().filter_map(|cause| {
        let cause = cause.to_lowercase();
        WORDS
            .iter()
            .find(|(word, _)| cause.contains(word))
            .map(|(_, reason)| *reason)
    });
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_taken_only_where_it_leaves_no_doubt() {
        let reason = |causes: &[&str]| of(&causes.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
        assert_eq!(reason(&["death in office"]), Some(EndReason::Died));
        assert_eq!(reason(&["resignation"]), Some(EndReason::Resigned));
        assert_eq!(reason(&["Coup d'état"]), Some(EndReason::Coup));
        assert_eq!(
            reason(&["2022 vote of no confidence"]),
            Some(EndReason::LostConfidence)
        );
        assert_eq!(reason(&["resignation", "coup d'état"]), None);
        assert_eq!(reason(&["dissolution of parliament"]), None);
        assert_eq!(reason(&[]), None);
    }
}
