//! What a tenure's four axes say on a day, and the one headline that is shown for them.

use crate::{
    Tenure,
    entity::{Capacity, EndReason, Outlook, Powers, Span},
    words::words,
};
use jiff::civil::Date;

words! {
    /// How far a tenure has come: follows from `designated`, `start` and `end`.
    Phase {
        Designate = "designate",
        InOffice = "in_office",
        Ended = "ended",
        Unknown = "unknown",
    }
}

words! {
    /// The one status that is shown for a tenure on a day. The first that fits is shown.
    Headline {
        Ended = "ended",
        Designate = "designate",
        Suspended = "suspended",
        Acting = "acting",
        Interim = "interim",
        Caretaker = "caretaker",
        Transitional = "transitional",
        RemovalPending = "removal_pending",
        ResignationTendered = "resignation_tendered",
        AnnouncedDeparture = "announced_departure",
        LostElection = "lost_election",
        NotSeekingReelection = "not_seeking_reelection",
        TermLimited = "term_limited",
        HoldingOver = "holding_over",
        Disputed = "disputed",
        InOffice = "in_office",
        Unknown = "unknown",
    }
}

impl Headline {
    /// Whether the holder is on the way out.
    pub const fn is_departing(self) -> bool {
        match self {
            Self::RemovalPending
            | Self::ResignationTendered
            | Self::AnnouncedDeparture
            | Self::LostElection
            | Self::NotSeekingReelection
            | Self::TermLimited => true,
            Self::Ended
            | Self::Designate
            | Self::Suspended
            | Self::Acting
            | Self::Interim
            | Self::Caretaker
            | Self::Transitional
            | Self::HoldingOver
            | Self::Disputed
            | Self::InOffice
            | Self::Unknown => false,
        }
    }

    /// Whether somebody of whom it is the headline holds the office.
    pub const fn is_of_a_holder(self) -> bool {
        match self {
            Self::Ended | Self::Designate => false,
            Self::Suspended
            | Self::Acting
            | Self::Interim
            | Self::Caretaker
            | Self::Transitional
            | Self::RemovalPending
            | Self::ResignationTendered
            | Self::AnnouncedDeparture
            | Self::LostElection
            | Self::NotSeekingReelection
            | Self::TermLimited
            | Self::HoldingOver
            | Self::Disputed
            | Self::InOffice
            | Self::Unknown => true,
        }
    }
}

impl Outlook {
    /// Whether the holder is on the way out.
    pub const fn is_departing(self) -> bool {
        match headline_of(self) {
            Some(headline) => headline.is_departing(),
            None => false,
        }
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
            .filter(|span| span.value.is_departing())
            .filter_map(|span| headline_of(span.value))
    }

    pub fn is_suspended(&self) -> bool {
        self.powers.iter().any(|span| span.value == Powers::Suspended)
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
    match reason {
        EndReason::Died | EndReason::Removed | EndReason::Impeached | EndReason::Coup => true,
        EndReason::TermEnded
        | EndReason::Resigned
        | EndReason::LostElection
        | EndReason::LostConfidence
        | EndReason::Incapacitated
        | EndReason::OfficeAbolished
        | EndReason::Succeeded
        | EndReason::Unknown => false,
    }
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
