//! When the term of a holder is over: by what is recorded of it, else by the rule of the office.

use super::{
    Snapshot, Spell,
    due::is_elected_for_a_term,
    votes::{Vote, VoteResult},
};
use crate::{
    Edtf, Office,
    entity::{Entry, Filling, Firmness, Outlook, covers},
    status::Headline,
};
use jiff::{ToSpan, civil::Date};

/// When a term ends.
pub(super) struct TermEnd {
    pub on: Edtf,
    /// Whether it is recorded, and not counted by the rule of the office.
    pub is_recorded: bool,
    /// Whether somebody else has won a vote since it began, so that nothing makes it longer.
    pub is_last: bool,
}

impl Snapshot {
    /// When the term of a holder ends: as recorded, else counted by the rule of the office from the day on which it began.
    ///
    /// None where no term is fixed, where the holder began none or is known to stay on, and where a vote lies ahead that comes
    /// only after that end, or was postponed: then the term lasts longer than the rule says, and what is announced is
    /// better than what is counted. Nor where the rule may have been another one then.
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
        let mut is_by_rule = false;
        let mut end = match term.and_then(|term| term.due.clone()) {
            Some(due) => due,
            None => {
                is_by_rule = true;
                began.years_later(years?)?
            }
        };
        let mut is_last = false;
        for vote in self.votes_after(&spell.office.id, began) {
            match vote.result {
                // Who wins a presidency says nothing certain of the vice president of the same ticket.
                VoteResult::Known { winners, .. }
                    if winners.is_empty()
                        || winners.contains(&tenure.person)
                        || !self.is_won(spell.office, vote.event) =>
                {
                    is_by_rule = true;
                    end = next_end(&end, &vote, years?)?;
                }
                VoteResult::Known { .. } => {
                    is_last = true;
                    break;
                }
                // Whoever recorded that it was held, and nobody else in office, knew of no other winner.
                VoteResult::HeldOnly { .. } => {
                    is_by_rule = true;
                    end = next_end(&end, &vote, years?)?;
                }
                VoteResult::Open if self.explains(&vote, &end) => return None,
                VoteResult::Open | VoteResult::Unrecorded { .. } => {}
            }
        }
        if is_by_rule && !self.was_rule_followed(spell.office, years?, &end) {
            return None;
        }
        Some(TermEnd {
            on: end,
            is_recorded: !is_by_rule,
            is_last,
        })
    }

    /// Whether the length of a term that is recorded as today's rule is known to have been that of a term which ended then.
    ///
    /// Of today it is. On another day it is where the votes on the office show it: the one that the term began by lies as far after
    /// the one before it as the rule says. Otherwise the rule may have been another one, or the holder was elected again and nobody has recorded that. Of votes
    /// that are not the people's few are recorded, so there all votes of the country have to be.
    fn was_rule_followed(&self, office: &Office, years: u8, end: &Edtf) -> bool {
        if self.freshness().is_some() {
            return true;
        }
        // A vote that is nearer to the end than a term was for the next one.
        let mut votes = self
            .votes_so_far(&office.id)
            .map(|vote| &vote.event.date.on)
            .skip_while(|on| !is_later_by(on, end, years, None));
        let (Some(on), Some(before)) = (votes.next(), votes.next()) else {
            return false;
        };
        let is_regular = is_later_by(before, on, years, Some(6)) && is_later_by(on, end, years, Some(18));
        let is_by_people = office.filled_by == Some(Filling::DirectElection);
        is_regular && (is_by_people || self.are_elections_recorded(office, on))
    }

    /// Whether all elections of an office's country are recorded since a date.
    fn are_elections_recorded(&self, office: &Office, since: &Edtf) -> bool {
        let country = self.country(office.country.as_str());
        let first = since.earliest();
        country
            .zip(first)
            .is_some_and(|(country, first)| covers(&country.recorded_elections, first, self.on))
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

/// Whether a date lies some years after another, at most half a year less, and at most so many months more.
fn is_later_by(first: &Edtf, then: &Edtf, years: u8, months_more: Option<i32>) -> bool {
    let months = i32::from(years) * 12;
    let after = |day: Option<Date>, months: i32| day?.checked_add(months.months()).ok();
    let is_late_enough = after(first.earliest(), months - 6).is_some_and(|day| then.latest() >= Some(day));
    let is_early_enough = months_more.is_none_or(|more| {
        let last = after(first.latest(), months + more);
        last.is_some_and(|last| then.earliest().is_some_and(|day| day <= last))
    });
    is_late_enough && is_early_enough
}
