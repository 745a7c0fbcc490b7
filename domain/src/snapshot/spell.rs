//! One holder of one office.

use crate::{
    Office, Person, Tenure,
    status::{Headline, Status},
};

/// One tenure with its person and its status on the day.
#[derive(Clone, Debug)]
pub struct Spell<'s> {
    pub tenure: &'s Tenure,
    pub person: &'s Person,
    pub office: &'s Office,
    pub status: Status<'s>,
}

impl Spell<'_> {
    /// Whether the holder only stands in for somebody.
    pub fn is_stand_in(&self) -> bool {
        match self.status.headline {
            Headline::Acting | Headline::Interim | Headline::Caretaker | Headline::Transitional => true,
            Headline::Ended
            | Headline::Designate
            | Headline::Suspended
            | Headline::RemovalPending
            | Headline::ResignationTendered
            | Headline::AnnouncedDeparture
            | Headline::LostElection
            | Headline::NotSeekingReelection
            | Headline::TermLimited
            | Headline::HoldingOver
            | Headline::Disputed
            | Headline::InOffice
            | Headline::Unknown => false,
        }
    }
}
