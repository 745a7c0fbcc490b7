//! When the term of a holder is over: by what is recorded of it, else by the rule of the office.

use super::{
    Snapshot, Spell,
    due::is_elected_for_a_term,
    votes::{Vote, VoteResult},
};
use crate::{
    Edtf,
    entity::{Entry, Firmness, Outlook},
    status::Headline,
};
use jiff::{ToSpan, civil::Date};

/// When a term ends.
pub(super) struct TermEnd {
    pub on: Edtf,
    /// Whether somebody else has won a vote since it began, so that nothing makes it longer.
    pub is_last: bool,
}

impl Snapshot {
    /// When the term of a holder ends: as recorded, else counted by the rule of the office from the day on which it began.
    ///
    /// None where no term is fixed, where the holder began none or is known to stay on, and where a vote lies ahead that comes
    /// only after that end, or was postponed: then the term lasts longer than the rule says, and what is announced is
    /// better than what is counted.
    pub(super) fn term_end(&self, spell: &Spell<'_>) -> Option<TermEnd> {
        let tenure = spell.tenure;
        let stays_on = spell
            .status
            .outlook
            .iter()
            .any(|span| span.value == Outlook::HoldingOver);
        let has_a_term = !spell.is_stand_in()
            && spell.status.headline != Headline::Disputed
            && !matches!(tenure.entry, Entry::Acting | Entry::Coup);
        if stays_on || !has_a_term {
            return None;
        }
        let years = spell
            .office
            .term_years
            .filter(|_| is_elected_for_a_term(spell.office));
        let term = tenure.terms.last();
        let began = term.map(|term| &term.from).or(tenure.start.as_ref())?;
        let mut end = match term.and_then(|term| term.due.clone()) {
            Some(due) => due,
            None => began.years_later(years?)?,
        };
        for vote in self.votes_after(&spell.office.id, began) {
            match vote.result {
                // Who wins a presidency says nothing certain of the vice president of the same ticket.
                VoteResult::Known { winners, .. }
                    if winners.is_empty()
                        || winners.contains(&tenure.person)
                        || !self.is_won(spell.office, vote.event) =>
                {
                    end = next_end(&end, &vote, years?)?;
                }
                VoteResult::Known { .. } => {
                    return Some(TermEnd {
                        on: end,
                        is_last: true,
                    });
                }
                // Whoever recorded that it was held, and nobody else in office, knew of no other winner.
                VoteResult::HeldOnly { .. } => end = next_end(&end, &vote, years?)?,
                VoteResult::Open if self.explains(&vote, &end) => return None,
                VoteResult::Open | VoteResult::Unrecorded { .. } => {}
            }
        }
        Some(TermEnd {
            on: end,
            is_last: false,
        })
    }

    /// Whether a vote says that a term goes on: it was postponed, or is still to come and only after the end.
    fn explains(&self, vote: &Vote<'_>, end: &Edtf) -> bool {
        let date = &vote.event.date;
        let is_ahead = self.state_of(vote.event).is_ahead();
        date.firmness == Firmness::Postponed || (is_ahead && date.on.earliest() > end.latest())
    }
}

/// The end of a term that a vote in another one was for.
///
/// A vote shortly before the end is for the term that follows. After an earlier one, or a much later one, the next term began within
/// a year of the vote; on which day is not known, so its end is about as much later.
fn next_end(end: &Edtf, vote: &Vote<'_>, years: u8) -> Option<Edtf> {
    let on = &vote.event.date.on;
    let (first, last) = (on.earliest()?, on.latest()?);
    let mut end = end.clone();
    while years > 0 && end.is_over(first) {
        end = end.years_later(years)?;
    }
    let year_after: Date = last.checked_add(1.year()).ok()?;
    if end.latest()? <= year_after {
        end.years_later(years)
    } else {
        on.years_later(years.checked_add(1)?)?.around_its_month()
    }
}
