//! What stands beside pages, at their addresses with a suffix.

use super::kind::ResourceKind;

/// What else stands at the address of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Document {
    /// For calendars.
    Calendar,
    /// For programs.
    Data,
    /// The address of the page as a QR code.
    Code,
    /// For spreadsheets.
    Table,
    /// The preview card, for messengers.
    Card,
    /// The status of an office, for articles.
    Badge,
    /// A citation, for programs that keep literature.
    Bibtex,
    Ris,
}

impl Document {
    pub const ALL: [Self; 8] = [
        Self::Calendar,
        Self::Data,
        Self::Code,
        Self::Table,
        Self::Card,
        Self::Badge,
        Self::Bibtex,
        Self::Ris,
    ];

    /// What stands behind the path of the page. No id has a dot in it, so nothing else can end like this.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Calendar => ".ics",
            Self::Data => ".json",
            Self::Code => ".qr.svg",
            Self::Table => ".csv",
            Self::Card => ".png",
            Self::Badge => ".svg",
            Self::Bibtex => ".bib",
            Self::Ris => ".ris",
        }
    }

    /// Whether it stands beside the pages of a kind.
    pub const fn is_beside(self, kind: ResourceKind) -> bool {
        match self {
            Self::Calendar | Self::Card => matches!(
                kind,
                ResourceKind::Event
                    | ResourceKind::Country
                    | ResourceKind::Person
                    | ResourceKind::Office
                    | ResourceKind::Transition
                    | ResourceKind::Relation
            ),
            Self::Data | Self::Code => matches!(kind, ResourceKind::Event),
            Self::Badge => matches!(kind, ResourceKind::Badge),
            Self::Bibtex | Self::Ris => matches!(kind, ResourceKind::Citation),
            Self::Table => matches!(
                kind,
                ResourceKind::Leaders
                    | ResourceKind::Countries
                    | ResourceKind::Events
                    | ResourceKind::Transitions
                    | ResourceKind::Changes
                    | ResourceKind::Comparison
                    | ResourceKind::Timelines
            ),
        }
    }
}
