//! What editors can do, with what, and where each form stands: `/edit/{kind}/{id}/{act}`.

use domain::{EntityKind, EntityRef, changeset::Seq};

/// What a form is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Entity(EntityRef),
    Changeset(Seq),
}

/// One thing that a desk does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    AnnounceDeparture,
    Resign,
    Die,
    Suspend,
    Restore,
    Remove,
    Win,
    TakeOffice,
    StartTenure,
    HandOver,
    AddSpan,
    EndSpan,
    EndTenure,
    Schedule,
    Announce,
    Confirm,
    Move,
    Postpone,
    Cancel,
    Candidate,
    Outcome,
    Round,
    Verify,
    Correct,
    Merge,
    TakeOut,
    Undo,
}

/// How the kinds of things are called in addresses.
const KINDS: [(EntityKind, &str); 9] = [
    (EntityKind::Country, "countries"),
    (EntityKind::Office, "offices"),
    (EntityKind::Party, "parties"),
    (EntityKind::Body, "bodies"),
    (EntityKind::Person, "people"),
    (EntityKind::Tenure, "tenures"),
    (EntityKind::Event, "events"),
    (EntityKind::Transition, "transitions"),
    (EntityKind::Source, "sources"),
];
const CHANGES: &str = "changes";

impl Subject {
    /// Reads the two parts of an address; that there is such a thing is not said yet.
    pub fn parse(kind: &str, id: &str) -> Option<Self> {
        if kind == CHANGES {
            return id.parse().ok().map(Self::Changeset);
        }
        let (kind, _) = KINDS.iter().find(|(_, word)| *word == kind)?;
        EntityRef::parse(*kind, id).ok().map(Self::Entity)
    }

    /// Reads both parts in one, as functions are told: `offices/jp-prime-minister`.
    pub fn parse_whole(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once('/')?;
        Self::parse(kind, id)
    }

    /// What a function is told in its field [`Act::about`].
    pub fn told(&self, act: Act) -> String {
        let (kind, id) = self.parts();
        match act.about() {
            "subject" => format!("{kind}/{id}"),
            _ => id,
        }
    }

    /// The two parts of an address that name it.
    pub(crate) fn parts(&self) -> (&'static str, String) {
        match self {
            Self::Changeset(seq) => (CHANGES, seq.to_string()),
            Self::Entity(entity) => {
                let kind = KINDS.iter().find(|(kind, _)| *kind == entity.kind());
                (kind.map_or("", |(_, word)| *word), entity.id().to_owned())
            }
        }
    }

    /// What can be done with it, in the order in which pages offer it.
    pub fn acts(&self) -> &'static [Act] {
        let Self::Entity(entity) = self else {
            return &[Act::Undo];
        };
        match entity.kind() {
            EntityKind::Country => &[Act::StartTenure, Act::Schedule, Act::Verify, Act::Correct],
            EntityKind::Office => &[
                Act::Win,
                Act::TakeOffice,
                Act::Schedule,
                Act::HandOver,
                Act::StartTenure,
                Act::Verify,
                Act::Correct,
                Act::Merge,
                Act::TakeOut,
            ],
            EntityKind::Person => &[
                Act::Die,
                Act::StartTenure,
                Act::Verify,
                Act::Correct,
                Act::Merge,
                Act::TakeOut,
            ],
            EntityKind::Tenure => &[
                Act::AnnounceDeparture,
                Act::Resign,
                Act::TakeOffice,
                Act::Restore,
                Act::Suspend,
                Act::Remove,
                Act::Die,
                Act::AddSpan,
                Act::EndSpan,
                Act::EndTenure,
                Act::HandOver,
                Act::Verify,
                Act::Correct,
                Act::Merge,
                Act::TakeOut,
            ],
            EntityKind::Event => &[
                Act::Win,
                Act::Outcome,
                Act::Confirm,
                Act::Move,
                Act::Postpone,
                Act::Cancel,
                Act::Candidate,
                Act::Round,
                Act::Announce,
                Act::Verify,
                Act::Correct,
                Act::Merge,
                Act::TakeOut,
            ],
            EntityKind::Transition => &[Act::Schedule, Act::Verify, Act::Correct, Act::Merge, Act::TakeOut],
            EntityKind::Party => &[Act::Verify, Act::Correct, Act::Merge, Act::TakeOut],
            EntityKind::Source => &[Act::Correct, Act::Merge, Act::TakeOut],
            EntityKind::Body => &[Act::Verify, Act::Correct, Act::TakeOut],
        }
    }
}

impl Act {
    pub const ALL: [Self; 27] = [
        Self::AnnounceDeparture,
        Self::Resign,
        Self::Die,
        Self::Suspend,
        Self::Restore,
        Self::Remove,
        Self::Win,
        Self::TakeOffice,
        Self::StartTenure,
        Self::HandOver,
        Self::AddSpan,
        Self::EndSpan,
        Self::EndTenure,
        Self::Schedule,
        Self::Announce,
        Self::Confirm,
        Self::Move,
        Self::Postpone,
        Self::Cancel,
        Self::Candidate,
        Self::Outcome,
        Self::Round,
        Self::Verify,
        Self::Correct,
        Self::Merge,
        Self::TakeOut,
        Self::Undo,
    ];

    /// How it stands in an address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::AnnounceDeparture => "announce-departure",
            Self::Resign => "resign",
            Self::Die => "die",
            Self::Suspend => "suspend",
            Self::Restore => "restore",
            Self::Remove => "remove",
            Self::Win => "win",
            Self::TakeOffice => "take-office",
            Self::StartTenure => "start-tenure",
            Self::HandOver => "hand-over",
            Self::AddSpan => "add-span",
            Self::EndSpan => "end-span",
            Self::EndTenure => "end-tenure",
            Self::Schedule => "schedule",
            Self::Announce => "announce",
            Self::Confirm => "confirm",
            Self::Move => "move",
            Self::Postpone => "postpone",
            Self::Cancel => "cancel",
            Self::Candidate => "candidate",
            Self::Outcome => "outcome",
            Self::Round => "round",
            Self::Verify => "verify",
            Self::Correct => "correct",
            Self::Merge => "merge",
            Self::TakeOut => "take-out",
            Self::Undo => "undo",
        }
    }

    /// The server function that does it, below `/rpc/`.
    pub const fn function(self) -> &'static str {
        match self {
            Self::AnnounceDeparture => "announce_departure",
            Self::Resign => "resign",
            Self::Die => "die",
            Self::Suspend => "suspend",
            Self::Restore => "restore",
            Self::Remove => "remove",
            Self::Win => "win",
            Self::TakeOffice => "take_office",
            Self::StartTenure => "start_tenure",
            Self::HandOver => "hand_over",
            Self::AddSpan => "add_status",
            Self::EndSpan => "end_status",
            Self::EndTenure => "end_tenure",
            Self::Schedule => "schedule_event",
            Self::Announce => "announce_date",
            Self::Confirm => "confirm_date",
            Self::Move => "move_event",
            Self::Postpone => "postpone_event",
            Self::Cancel => "cancel_event",
            Self::Candidate => "add_candidate",
            Self::Outcome => "record_outcome",
            Self::Round => "add_round",
            Self::Verify => "verify_record",
            Self::Correct => "correct_record",
            Self::Merge => "merge_records",
            Self::TakeOut => "take_out_record",
            Self::Undo => "undo_changeset",
        }
    }

    /// The field in which its function is told what it is about.
    pub const fn about(self) -> &'static str {
        match self {
            Self::AnnounceDeparture
            | Self::Resign
            | Self::Suspend
            | Self::Restore
            | Self::Remove
            | Self::AddSpan
            | Self::EndSpan
            | Self::EndTenure => "tenure",
            Self::Announce
            | Self::Confirm
            | Self::Move
            | Self::Postpone
            | Self::Cancel
            | Self::Candidate
            | Self::Outcome
            | Self::Round => "event",
            Self::Undo => "changeset",
            Self::Die
            | Self::Win
            | Self::TakeOffice
            | Self::StartTenure
            | Self::HandOver
            | Self::Schedule
            | Self::Verify
            | Self::Correct
            | Self::Merge
            | Self::TakeOut => "subject",
        }
    }

    /// Whether it reports one thing that happened to a person, with all that follows: a verb of a newsroom.
    pub const fn is_verb(self) -> bool {
        matches!(
            self,
            Self::AnnounceDeparture
                | Self::Resign
                | Self::Die
                | Self::Suspend
                | Self::Restore
                | Self::Remove
                | Self::Win
                | Self::TakeOffice
        )
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.word() == word)
    }

    /// The key of its name, as links and headings have it.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::AnnounceDeparture => "verb-announce-departure",
            Self::Resign => "verb-resign",
            Self::Die => "verb-die",
            Self::Suspend => "verb-suspend",
            Self::Restore => "verb-restore",
            Self::Remove => "verb-remove",
            Self::Win => "verb-win",
            Self::TakeOffice => "verb-take-office",
            Self::StartTenure => "edit-act-start-tenure",
            Self::HandOver => "edit-act-hand-over",
            Self::AddSpan => "edit-act-add-span",
            Self::EndSpan => "edit-act-end-span",
            Self::EndTenure => "edit-act-end-tenure",
            Self::Schedule => "edit-act-schedule",
            Self::Announce => "edit-act-announce",
            Self::Confirm => "edit-act-confirm",
            Self::Move => "edit-act-move",
            Self::Postpone => "edit-act-postpone",
            Self::Cancel => "edit-act-cancel",
            Self::Candidate => "edit-act-candidate",
            Self::Outcome => "edit-act-outcome",
            Self::Round => "edit-act-round",
            Self::Verify => "edit-act-verify",
            Self::Correct => "edit-act-correct",
            Self::Merge => "edit-act-merge",
            Self::TakeOut => "edit-act-take-out",
            Self::Undo => "edit-act-undo",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_of_a_form_leads_to_what_it_is_about() {
        let subjects = [
            ("offices", "jp-prime-minister"),
            ("people", "fumio-kishida"),
            ("sources", "a"),
            ("changes", "12"),
        ];
        for (kind, id) in subjects {
            let subject = Subject::parse(kind, id).expect("a subject");
            for act in subject.acts() {
                let (kind, id) = subject.parts();
                assert_eq!(Subject::parse(kind, &id).as_ref(), Some(&subject));
                assert_eq!(Act::from_word(act.word()), Some(*act));
            }
        }
        for (kind, id) in [("offices", "A B"), ("cats", "tom"), ("changes", "-1"), ("", "")] {
            assert_eq!(Subject::parse(kind, id), None);
        }
    }
}
