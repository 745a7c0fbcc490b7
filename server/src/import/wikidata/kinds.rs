//! What sort of election an item is, by the English names of its classes.
//!
//! Wikidata has thousands of classes under “election”, most of them a country's own (“Japanese general election”). Their
//! names follow a few patterns; a list of numbers would never be complete, and what no pattern fits is not guessed at.

use domain::entity::{EventKind, Firmness, Role};

/// What an election is for a tracker of national leaders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElectionKind {
    Tracked(EventKind),
    /// Of a part of the country, or of less than an office: a by-election, a primary.
    Beneath,
    /// Nothing tells what it is.
    Untold,
}

/// Below the country, or before the election. `state` alone would be the `head of state`.
const BENEATH: [&str; 31] = [
    "municipal",
    "local election",
    "mayoral",
    "gubernatorial",
    "governor",
    "state election",
    "state legislat",
    "state senate",
    "state assembly",
    "landtag",
    "provincial",
    "prefectural",
    "regional",
    "cantonal",
    "departmental",
    "district",
    "county",
    "city council",
    "council election",
    "borough",
    "constituency",
    "by-election",
    "special election",
    "primary",
    "primaries",
    "caucus",
    "student",
    "rector",
    "church",
    "electoral unit",
    "opinion poll",
];

/// What stands in the name of a class, the more telling first.
const WORDS: [(&str, EventKind); 22] = [
    ("leadership election", EventKind::PartyLeadershipElection),
    ("leadership contest", EventKind::PartyLeadershipElection),
    ("party conference", EventKind::PartyLeadershipElection),
    ("referendum", EventKind::Referendum),
    ("plebiscite", EventKind::Referendum),
    ("no confidence", EventKind::ConfidenceVote),
    ("confidence vote", EventKind::ConfidenceVote),
    ("investiture", EventKind::InvestitureVote),
    ("designation election", EventKind::DesignationVote),
    ("designation vote", EventKind::DesignationVote),
    ("impeachment", EventKind::ImpeachmentVote),
    ("indirect", EventKind::IndirectElection),
    ("conclave", EventKind::IndirectElection),
    ("president", EventKind::PresidentialElection),
    ("legislative", EventKind::LegislativeElection),
    ("parliament", EventKind::ParliamentaryElection),
    ("general election", EventKind::ParliamentaryElection),
    ("federal election", EventKind::ParliamentaryElection),
    ("senate", EventKind::LegislativeElection),
    ("national assembly", EventKind::ParliamentaryElection),
    ("house of", EventKind::ParliamentaryElection),
    ("snap election", EventKind::ParliamentaryElection),
];

/// The kind of an election with classes of these names, in which holders of these roles are elected.
///
/// Whoever contests the office of head of state stands in a presidential election, even where the item is filed under
/// “general election”.
pub fn of(classes: &[String], decides: &[Role]) -> ElectionKind {
    let classes: Vec<String> = classes.iter().map(|class| class.to_lowercase()).collect();
    let says = |word: &str| classes.iter().any(|class| class.contains(word));
    if BENEATH.iter().any(|word| says(word)) {
        return ElectionKind::Beneath;
    }
    let by_name = WORDS.iter().find(|(word, _)| says(word)).map(|(_, kind)| *kind);
    let heads_state = decides.contains(&Role::HeadOfState);
    match by_name {
        Some(EventKind::ParliamentaryElection | EventKind::LegislativeElection) | None if heads_state => {
            ElectionKind::Tracked(EventKind::PresidentialElection)
        }
        Some(kind) => ElectionKind::Tracked(kind),
        None => ElectionKind::Untold,
    }
}

/// The chamber, where the name of a class says that it is shared by several countries.
pub fn is_of_europe(classes: &[String]) -> bool {
    classes
        .iter()
        .any(|class| class.to_lowercase().contains("european parliament"))
}

/// How firm the date of an election is that is not over.
///
/// A day that somebody has entered is taken for the day on which it is held; where only the month or the year is known,
/// no date has been set, and the election may come at another time.
pub fn firmness(classes: &[String], is_over: bool, is_day: bool) -> Firmness {
    let says = |word: &str| classes.iter().any(|class| class.to_lowercase().contains(word));
    if says("cancelled") || says("canceled") {
        Firmness::Cancelled
    } else if says("postponed") {
        Firmness::Postponed
    } else if is_over {
        Firmness::Held
    } else if is_day {
        Firmness::Confirmed
    } else {
        Firmness::Tentative
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_class_tells_the_kind() {
        let kind = |class: &str| of(&[class.to_owned()], &[]);
        for (class, expected) in [
            (
                "United States presidential election",
                EventKind::PresidentialElection,
            ),
            ("presidential election", EventKind::PresidentialElection),
            ("Japanese general election", EventKind::ParliamentaryElection),
            ("legislative election", EventKind::LegislativeElection),
            ("House of Councillors election", EventKind::ParliamentaryElection),
            ("German federal election", EventKind::ParliamentaryElection),
            ("European Parliament election", EventKind::ParliamentaryElection),
            ("leadership election", EventKind::PartyLeadershipElection),
            ("constitutional referendum", EventKind::Referendum),
            ("indirect presidential election", EventKind::IndirectElection),
        ] {
            assert_eq!(kind(class), ElectionKind::Tracked(expected), "{class}");
        }
        for beneath in [
            "municipal election",
            "by-election",
            "presidential primary",
            "Landtag election",
            "state election",
        ] {
            assert_eq!(kind(beneath), ElectionKind::Beneath, "{beneath}");
        }
        assert_eq!(kind("election"), ElectionKind::Untold);
    }

    #[test]
    fn who_is_to_be_head_of_state_stands_in_a_presidential_election() {
        let class = ["general election".to_owned()];
        let presidential = ElectionKind::Tracked(EventKind::PresidentialElection);
        assert_eq!(of(&class, &[Role::HeadOfState]), presidential);
        assert_eq!(of(&["election".to_owned()], &[Role::HeadOfState]), presidential);
        let parliamentary = ElectionKind::Tracked(EventKind::ParliamentaryElection);
        assert_eq!(of(&class, &[Role::HeadOfGovernment]), parliamentary);
    }
}
