//! The journal as JSON Lines: a line that says what it is, then one changeset a line, as it was recorded, with the hash of it and of all before it.
//!
//! The bytes follow from the journal and from nothing else, so the export of an imported journal is the same file.

use super::{LICENCE, Pieces, Scope, joined};
use crate::journal::Hash;
use domain::changeset::Seq;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::{io, iter};

/// What the first line calls the format.
pub const FORMAT: &str = "handover-journal";
/// The version of the format that is written, in which every changeset has a hash.
pub const VERSION: u32 = 4;
/// The oldest version. It has no place in a source and no merged record, which the second and the third have; none of them has hashes.
pub const OLDEST_VERSION: u32 = 1;

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
    /// Of this changeset and all before it; absent from the versions before the fourth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<Hash>,
    pub changeset: Recorded,
}

/// The whole journal of the scope's world.
pub fn pieces(scope: &Scope) -> Pieces {
    let header = Header {
        format: FORMAT.to_owned(),
        version: VERSION,
        about: ABOUT.to_owned(),
        licence: LICENCE.to_owned(),
        changesets: scope.world.seq(),
        recorded: scope.recorded(),
        url: scope.public_url.clone(),
    };
    let commits = scope.world.journal().clone();
    let mut hash = Hash::START;
    let lines = commits.into_iter().map(move |commit| {
        let body = commit.changeset.to_json()?;
        hash = hash.followed_by(commit.seq, &commit.changeset.at.to_string(), &body);
        Ok(format!(
            "{{\"seq\":{},\"hash\":\"{hash}\",\"changeset\":{body}}}\n",
            commit.seq
        )
        .into_bytes())
    });
    joined(iter::once_with(move || line(&header)).chain(lines))
}

fn line(of: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(of)?;
    line.push(b'\n');
    Ok(line)
}
