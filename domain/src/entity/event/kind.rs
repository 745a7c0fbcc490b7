//! What sort of happening an event is, and what follows from that.

use crate::{entity::Cause, words::words};

words! {
    /// What sort of happening an event is.
    EventKind {
        PresidentialElection = "presidential_election",
        ParliamentaryElection = "parliamentary_election",
        LegislativeElection = "legislative_election",
        PartyLeadershipElection = "party_leadership_election",
        IndirectElection = "indirect_election",
        DesignationVote = "designation_vote",
        InvestitureVote = "investiture_vote",
        ConfidenceVote = "confidence_vote",
        ImpeachmentVote = "impeachment_vote",
        CourtRuling = "court_ruling",
        Referendum = "referendum",
        Dissolution = "dissolution",
        DepartureAnnounced = "departure_announced",
        Resignation = "resignation",
        Withdrawal = "withdrawal",
        Certification = "certification",
        Inauguration = "inauguration",
        Succession = "succession",
        Death = "death",
        Coup = "coup",
        Meeting = "meeting",
        Agreement = "agreement",
    }
}

impl EventKind {
    /// Whether an event of this kind is its own outcome: once its day has come, it has happened, and it decides nothing about the
    /// successor.
    pub const fn is_its_own_outcome(self) -> bool {
        matches!(
            self,
            Self::DepartureAnnounced | Self::Resignation | Self::Withdrawal | Self::Death
        )
    }

    /// Whether an event of this kind can be a step of a change of holder; meetings and agreements are none.
    pub const fn can_be_a_step(self) -> bool {
        match self {
            Self::PresidentialElection
            | Self::ParliamentaryElection
            | Self::LegislativeElection
            | Self::PartyLeadershipElection
            | Self::IndirectElection
            | Self::DesignationVote
            | Self::InvestitureVote
            | Self::ConfidenceVote
            | Self::ImpeachmentVote
            | Self::CourtRuling
            | Self::Referendum
            | Self::Dissolution
            | Self::DepartureAnnounced
            | Self::Resignation
            | Self::Withdrawal
            | Self::Certification
            | Self::Inauguration
            | Self::Succession
            | Self::Death
            | Self::Coup => true,
            Self::Meeting | Self::Agreement => false,
        }
    }

    /// What sets a transition off whose first step is an event of this kind.
    pub const fn cause(self) -> Cause {
        match self {
            Self::PresidentialElection
            | Self::ParliamentaryElection
            | Self::LegislativeElection
            | Self::PartyLeadershipElection
            | Self::IndirectElection
            | Self::DesignationVote
            | Self::InvestitureVote
            | Self::Referendum
            | Self::Certification
            | Self::Inauguration => Cause::Election,
            Self::DepartureAnnounced | Self::Withdrawal => Cause::AnnouncedDeparture,
            Self::Resignation => Cause::Resignation,
            Self::ConfidenceVote | Self::Dissolution => Cause::LostConfidence,
            Self::ImpeachmentVote | Self::CourtRuling => Cause::Removal,
            Self::Succession => Cause::Succession,
            Self::Death => Cause::Death,
            Self::Coup => Cause::Coup,
            Self::Meeting | Self::Agreement => Cause::Other,
        }
    }

    /// Whether an event of this kind chooses somebody for an office.
    pub const fn is_a_vote(self) -> bool {
        match self {
            Self::PresidentialElection
            | Self::ParliamentaryElection
            | Self::LegislativeElection
            | Self::PartyLeadershipElection
            | Self::IndirectElection
            | Self::DesignationVote
            | Self::InvestitureVote => true,
            Self::ConfidenceVote
            | Self::ImpeachmentVote
            | Self::CourtRuling
            | Self::Referendum
            | Self::Dissolution
            | Self::DepartureAnnounced
            | Self::Resignation
            | Self::Withdrawal
            | Self::Certification
            | Self::Inauguration
            | Self::Succession
            | Self::Death
            | Self::Coup
            | Self::Meeting
            | Self::Agreement => false,
        }
    }

    /// Whether an event of this kind only announces a change, and decides nothing about the successor.
    pub const fn is_an_announcement(self) -> bool {
        match self {
            Self::Dissolution | Self::DepartureAnnounced | Self::Resignation | Self::Withdrawal => true,
            Self::PresidentialElection
            | Self::ParliamentaryElection
            | Self::LegislativeElection
            | Self::PartyLeadershipElection
            | Self::IndirectElection
            | Self::DesignationVote
            | Self::InvestitureVote
            | Self::ConfidenceVote
            | Self::ImpeachmentVote
            | Self::CourtRuling
            | Self::Referendum
            | Self::Certification
            | Self::Inauguration
            | Self::Succession
            | Self::Death
            | Self::Coup
            | Self::Meeting
            | Self::Agreement => false,
        }
    }

    /// Whether an event of this kind elects a chamber, of which a country may have several.
    pub const fn elects_a_chamber(self) -> bool {
        match self {
            Self::ParliamentaryElection | Self::LegislativeElection => true,
            Self::PresidentialElection
            | Self::PartyLeadershipElection
            | Self::IndirectElection
            | Self::DesignationVote
            | Self::InvestitureVote
            | Self::ConfidenceVote
            | Self::ImpeachmentVote
            | Self::CourtRuling
            | Self::Referendum
            | Self::Dissolution
            | Self::DepartureAnnounced
            | Self::Resignation
            | Self::Withdrawal
            | Self::Certification
            | Self::Inauguration
            | Self::Succession
            | Self::Death
            | Self::Coup
            | Self::Meeting
            | Self::Agreement => false,
        }
    }
}
