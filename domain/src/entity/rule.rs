//! What the law says of when an office or a chamber is voted for.

mod fixed_day;
mod window;

pub use fixed_day::{FixedDay, Weekday};
pub use window::{Reckoning, TimeUnit, Window};

use super::{Citation, exact::exact};
use crate::{Edtf, Text};
use serde::{Deserialize, Serialize};

/// The law's text in short, with its source; and as much of it as a program can count with.
///
/// What follows from [`day`](ElectionRule::day) and [`windows`](ElectionRule::windows) is computed and never recorded, and gives way
/// to what is recorded of the same vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElectionRule {
    /// What the law says, in one clause: "the first Tuesday after the first Monday in November of every fourth year".
    pub text: Text,
    /// From when on the law has said so. On a day before it the rule is not shown; where it is left out, on a day on which none of
    /// its sources had come out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Edtf>,
    /// The day of the vote, where the law fixes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<FixedDay>,
    /// Within which days of a vacancy, of the end of a term or of a dissolution the vote has to be.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub windows: Vec<Window>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "exact")]
    pub sources: Vec<Citation>,
    /// In a view of a day: whether it stands on sources that came out later as well. Never recorded.
    #[serde(skip)]
    pub has_later_sources: bool,
}
