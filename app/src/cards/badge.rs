//! What the badge of an office says: the office, and its holder with the status.

use super::{card::CardRow, holders};
use crate::{components::Mark, visit::Visit};
use domain::Office;

/// A badge from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    pub office: String,
    pub mark: Mark,
    /// Who holds the office; empty where nobody does.
    pub who: String,
    pub words: String,
}

impl Badge {
    /// What it says, for whoever does not see it.
    pub fn alt(&self) -> String {
        let said: Vec<_> = [&self.who, &self.words]
            .into_iter()
            .filter(|part| !part.is_empty())
            .map(String::as_str)
            .collect();
        format!("{}: {}", self.office, said.join(", "))
    }
}

/// The badge of an office: of several holders that of the first, and else why there is none.
pub fn badge(visit: &Visit<'_>, office: &Office) -> Badge {
    let card = holders::office(visit, office);
    let status = card.rows.into_iter().find_map(|row| match row {
        CardRow::Status { mark, who, words } => Some((mark, who, words)),
        CardRow::Date(_)
        | CardRow::Certainty { .. }
        | CardRow::Stage { .. }
        | CardRow::Next { .. }
        | CardRow::Sentence(_) => None,
    });
    // An office of other days has nobody, and that is no vacancy.
    let (mark, who, words) = status.unwrap_or_else(|| (Mark::Ended, String::new(), card.as_of));
    Badge {
        office: card.title,
        mark,
        who,
        words,
    }
}
