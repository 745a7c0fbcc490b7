//! The journal as JSON Lines: a line that says what it is, then one changeset a line, as it was recorded.
//!
//! The bytes follow from the journal and from nothing else, so the export of an imported journal is the same file.

use super::{LICENCE, Pieces, Scope, joined};
use domain::{
    Change, Changeset, Citation, World,
    changeset::{Revision, Seq},
    world::citations,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::{io, iter};

/// What the first line calls the format.
pub const FORMAT: &str = "handover-journal";
/// The newest version of the format, in which a record may be merged with another one.
pub const VERSION: u32 = 3;
/// The version in which a citation may be a map, and no record is merged.
pub const CITED_VERSION: u32 = 2;
/// The version in which every citation is the id of its source, and in which a journal is written for as long as each is one.
pub const PLAIN_VERSION: u32 = 1;

const ABOUT: &str = "Every changeset of a world of Handover in its order, one a line; `handover import journal` makes the same world of it";

/// The first line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Header {
    pub format: String,
    pub version: u32,
    pub about: String,
    pub licence: String,
    /// How many changesets follow, which is the number of the last.
    pub changesets: Seq,
    /// When the last of them was recorded.
    pub recorded: Option<Timestamp>,
    /// Where the journal is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Any other line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line<Recorded> {
    pub seq: Seq,
    pub changeset: Recorded,
}

/// The whole journal of the scope's world.
pub fn pieces(scope: &Scope) -> Pieces {
    let header = Header {
        format: FORMAT.to_owned(),
        version: version(&scope.world),
        about: ABOUT.to_owned(),
        licence: LICENCE.to_owned(),
        changesets: scope.world.seq(),
        recorded: scope.recorded(),
        url: scope.public_url.clone(),
    };
    let commits = scope.world.journal().clone();
    let lines = commits.into_iter().map(|commit| {
        line(&Line::<&Changeset> {
            seq: commit.seq,
            changeset: &commit.changeset,
        })
    });
    joined(iter::once_with(move || line(&header)).chain(lines))
}

/// The oldest version that can say all that is recorded.
fn version(world: &World) -> u32 {
    let changes = world
        .journal()
        .iter()
        .flat_map(|commit| &commit.changeset.changes);
    let needs = |change: &Change| match &change.to {
        Revision::Is(entity) if citations(entity).all(Citation::is_of_whole_source) => PLAIN_VERSION,
        Revision::Is(_) => CITED_VERSION,
        Revision::Gone(_) => PLAIN_VERSION,
        Revision::Merged { .. } => VERSION,
    };
    changes.map(needs).max().unwrap_or(PLAIN_VERSION)
}

fn line(of: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(of)?;
    line.push(b'\n');
    Ok(line)
}
