//! What a form that was sent comes to: changes that can be saved, or what stands in their way.

use domain::{
    Changeset, EntityRef,
    changeset::Seq,
    check::Finding,
    edit::{ActProblem, merge::Conflict, undo::Obstacle},
};

/// What a form that was sent comes to.
pub enum Outcome {
    /// The form was only opened, or has problems that stand beside its fields.
    Open,
    /// It can be saved as it is; so it would change the world.
    Ready(Box<Changeset>),
    /// Others have changed the same fields in the meantime.
    Conflicts(Vec<Clash>),
    /// What stands in the way of taking a changeset back.
    Obstacles(Vec<Obstacle>),
    /// What names the record that is to be taken out.
    StillNamed(Vec<EntityRef>),
    /// The world would not be sound with it.
    Unsound(Vec<Finding>),
    Refused(Refused),
}

impl Outcome {
    /// Whether something stands in the way of the form as a whole.
    pub fn is_stopped(&self) -> bool {
        !matches!(self, Self::Open | Self::Ready(_))
    }
}

/// Why a form as a whole cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    NothingChanges,
    /// Something that it is about was taken out in the meantime.
    Gone,
    Act(ActProblem),
    /// Something that it refers to is not there, or is still referred to.
    References,
    /// What two editors made of a record makes no record together.
    Unmergeable,
}

/// One record of which two editors changed the same fields.
pub struct Clash {
    pub entity: EntityRef,
    pub conflicts: Vec<Conflict>,
    /// The changeset of the other editor.
    pub by: Seq,
}

/// The key of the words for what stands in the way of an act.
pub const fn problem_key(problem: ActProblem) -> &'static str {
    match problem {
        ActProblem::Unknown => "edit-problem-unknown",
        ActProblem::HasEnded => "edit-problem-ended",
        ActProblem::BeforeStart => "edit-problem-before-start",
        ActProblem::InFuture => "edit-problem-future",
        ActProblem::AfterDeath => "edit-problem-death",
        ActProblem::HoldsAlready => "edit-problem-holds",
        ActProblem::IsCancelled => "edit-problem-cancelled",
        ActProblem::HasOutcome => "edit-problem-outcome",
        ActProblem::SameDate => "edit-problem-same-date",
        ActProblem::NoId => "edit-problem-latin",
        ActProblem::IsSuspended => "verb-problem-suspended",
        ActProblem::NotSuspended => "verb-problem-not-suspended",
        ActProblem::IsHeld => "verb-problem-held",
    }
}
