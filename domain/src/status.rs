//! What a tenure's four axes say on a day, and the one headline that is shown for them.

use crate::{
    Tenure,
    entity::{Capacity, EndReason, Outlook, Powers, Span},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How far a tenure has come: follows from `designated`, `start` and `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Designate,
    InOffice,
    Ended,
    Unknown,
}

/// The one status that is shown for a tenure on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Headline {
    Ended,
    Designate,
    Suspended,
    Acting,
    Interim,
    Caretaker,
    Transitional,
    RemovalPending,
    ResignationTendered,
    AnnouncedDeparture,
    LostElection,
    NotSeekingReelection,
    TermLimited,
    HoldingOver,
    Disputed,
    InOffice,
    Unknown,
}

impl Headline {
    pub const ALL: [Headline; 17] = [
        Headline::Ended,
        Headline::Designate,
        Headline::Suspended,
        Headline::Acting,
        Headline::Interim,
        Headline::Caretaker,
        Headline::Transitional,
        Headline::RemovalPending,
        Headline::ResignationTendered,
        Headline::AnnouncedDeparture,
        Headline::LostElection,
        Headline::NotSeekingReelection,
        Headline::TermLimited,
        Headline::HoldingOver,
        Headline::Disputed,
        Headline::InOffice,
        Headline::Unknown,
    ];

    /// The word used in data, URLs and translation keys.
    pub const fn word(self) -> &'static str {
        match self {
            Headline::Ended => "ended",
            Headline::Designate => "designate",
            Headline::Suspended => "suspended",
            Headline::Acting => "acting",
            Headline::Interim => "interim",
            Headline::Caretaker => "caretaker",
            Headline::Transitional => "transitional",
            Headline::RemovalPending => "removal_pending",
            Headline::ResignationTendered => "resignation_tendered",
            Headline::AnnouncedDeparture => "announced_departure",
            Headline::LostElection => "lost_election",
            Headline::NotSeekingReelection => "not_seeking_reelection",
            Headline::TermLimited => "term_limited",
            Headline::HoldingOver => "holding_over",
            Headline::Disputed => "disputed",
            Headline::InOffice => "in_office",
            Headline::Unknown => "unknown",
        }
    }

    /// Whether the holder is on the way out.
    pub const fn is_departing(self) -> bool {
        matches!(
            self,
            Headline::RemovalPending
                | Headline::ResignationTendered
                | Headline::AnnouncedDeparture
                | Headline::LostElection
                | Headline::NotSeekingReelection
                | Headline::TermLimited
        )
    }
}

/// All that a tenure's axes say on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Status<'t> {
    pub phase: Phase,
    pub headline: Headline,
    /// The spans in force, in the order of the record; empty means substantive.
    pub capacity: Vec<&'t Span<Capacity>>,
    /// The spans in force; empty means full.
    pub powers: Vec<&'t Span<Powers>>,
    /// The spans in force; empty means none.
    pub outlook: Vec<&'t Span<Outlook>>,
}

impl Status<'_> {
    /// Why the holder is on the way out, also where the headline is about something else: a caretaker
    /// may have resigned, and a suspended president may be about to be removed.
    pub fn departures(&self) -> impl Iterator<Item = Headline> {
        let outlook = if self.phase == Phase::InOffice {
            &self.outlook[..]
        } else {
            &[]
        };
        outlook
            .iter()
            .filter_map(|span| headline_of(span.value))
            .filter(|headline| headline.is_departing())
    }
}

/// Whether a tenure that ends on a day still fills that day.
///
/// Most hand-overs happen within one day, which then belongs to the successor; a tenure that ends
/// on the eve of its successor's first day fills its own last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastDay {
    Filled,
    HandedOver,
}

/// How far `tenure` had come on the day `on`.
pub fn phase(tenure: &Tenure, on: Date, last_day: LastDay) -> Phase {
    if let Some(end) = &tenure.end {
        let is_sudden = tenure.end_reason.is_some_and(ends_at_once);
        let ended = if is_sudden || last_day == LastDay::HandedOver {
            end.is_reached(on)
        } else {
            end.is_over(on)
        };
        if ended {
            return Phase::Ended;
        }
    }
    if tenure
        .start
        .as_ref()
        .is_some_and(|start| start.may_have_begun(on))
    {
        return Phase::InOffice;
    }
    if tenure
        .designated
        .as_ref()
        .is_some_and(|designated| designated.is_reached(on))
    {
        return Phase::Designate;
    }
    Phase::Unknown
}

/// Whether a tenure that ends for this reason is over on its last day, whoever follows and when.
const fn ends_at_once(reason: EndReason) -> bool {
    matches!(
        reason,
        EndReason::Died | EndReason::Removed | EndReason::Impeached | EndReason::Coup
    )
}

/// The status of `tenure` on the day `on`.
pub fn status(tenure: &Tenure, on: Date, last_day: LastDay) -> Status<'_> {
    let phase = phase(tenure, on, last_day);
    let capacity: Vec<_> = tenure.capacity.iter().filter(|span| in_force(span, on)).collect();
    let powers: Vec<_> = tenure.powers.iter().filter(|span| in_force(span, on)).collect();
    let outlook: Vec<_> = tenure.outlook.iter().filter(|span| in_force(span, on)).collect();
    let headline = match phase {
        Phase::Ended => Headline::Ended,
        Phase::Designate => Headline::Designate,
        Phase::Unknown => Headline::Unknown,
        Phase::InOffice => headline_in_office(&capacity, &powers, &outlook),
    };
    Status {
        phase,
        headline,
        capacity,
        powers,
        outlook,
    }
}

fn headline_in_office(
    capacity: &[&Span<Capacity>],
    powers: &[&Span<Powers>],
    outlook: &[&Span<Outlook>],
) -> Headline {
    let suspended = powers
        .iter()
        .any(|span| span.value == Powers::Suspended)
        .then_some(Headline::Suspended);
    let by_capacity = capacity.iter().filter_map(|span| match span.value {
        Capacity::Acting => Some(Headline::Acting),
        Capacity::Interim => Some(Headline::Interim),
        Capacity::Caretaker => Some(Headline::Caretaker),
        Capacity::Transitional => Some(Headline::Transitional),
        Capacity::Disputed => Some(Headline::Disputed),
        Capacity::Substantive | Capacity::Collective => None,
    });
    let by_outlook = outlook.iter().filter_map(|span| headline_of(span.value));
    // The variants stand in their order of precedence, so the first is the smallest.
    suspended
        .into_iter()
        .chain(by_capacity)
        .chain(by_outlook)
        .min()
        .unwrap_or(Headline::InOffice)
}

const fn headline_of(outlook: Outlook) -> Option<Headline> {
    match outlook {
        Outlook::RemovalPending => Some(Headline::RemovalPending),
        Outlook::ResignationTendered => Some(Headline::ResignationTendered),
        Outlook::AnnouncedDeparture => Some(Headline::AnnouncedDeparture),
        Outlook::LostElection => Some(Headline::LostElection),
        Outlook::NotSeekingReelection => Some(Headline::NotSeekingReelection),
        Outlook::TermLimited => Some(Headline::TermLimited),
        Outlook::HoldingOver => Some(Headline::HoldingOver),
        Outlook::None | Outlook::SeekingReelection => None,
    }
}

/// Whether a span holds on a day: from its first day, up to but without its last.
pub fn in_force<Value>(span: &Span<Value>, on: Date) -> bool {
    span.from.may_have_begun(on) && !span.to.as_ref().is_some_and(|to| to.is_reached(on))
}

#[cfg(test)]
mod tests;
