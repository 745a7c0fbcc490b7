//! Reading an exported journal line by line, and replaying it on the way.

use crate::{
    export::{
        LICENCE,
        journal::{FORMAT, Header, Line, OLDEST_VERSION, VERSION},
    },
    journal::Hash,
};
use domain::{Changeset, World, changeset::Seq};
use jiff::Timestamp;
use serde_json::Value;
use std::io::{self, BufRead};

/// What is wrong with a file, and in which line.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct LineError {
    line: usize,
    reason: Reason,
}

#[derive(Debug, thiserror::Error)]
enum Reason {
    #[error("it cannot be read ({0})")]
    Io(#[from] io::Error),
    #[error("this is no journal of Handover: its first line must begin with {{\"format\":\"{FORMAT}\"")]
    Foreign,
    #[error(
        "the journal has version {0} of the format and this program reads version {VERSION}: update the program"
    )]
    Newer(u32),
    #[error("the journal is under the licence “{0}”, and what is recorded here is under {LICENCE}")]
    Licence(String),
    #[error("the file ends in the middle of the line: it was cut off")]
    CutOff,
    #[error("it is no changeset ({0})")]
    Unreadable(String),
    #[error("changeset {expected} is missing, {found} stands in its place")]
    Gap { expected: Seq, found: Seq },
    #[error("“{0}” is no field of it, or stands at its default: it would be lost")]
    Lost(String),
    #[error(
        "the file was altered: the hash of changeset {0} does not fit to what stands there, while all before it do"
    )]
    Altered(Seq),
    #[error("changeset {seq} cannot stand here: {refusal}")]
    Refused { seq: Seq, refusal: Box<domain::Refusal> },
    #[error("the file ends here, with changeset {found} of {expected}: it was cut off")]
    TooFew { expected: Seq, found: Seq },
    #[error("the first line tells of {0} changesets, and here is one more")]
    TooMany(Seq),
    #[error(
        "it tells that the last changeset was recorded at {told}, and that was at {found}: the file is not as it was written"
    )]
    Recorded { told: String, found: String },
}

/// The world that a journal makes, with the journal in it.
///
/// # Errors
/// The first line with which something is wrong.
pub fn world(mut input: impl BufRead) -> Result<World, LineError> {
    let mut world = World::default();
    let (mut expected, mut recorded) = (0, None);
    // None where the file is of a version without hashes.
    let mut chain = None;
    let mut text = Vec::new();
    for line in 1.. {
        let at = |reason: Reason| LineError { line, reason };
        text.clear();
        let length = input
            .read_until(b'\n', &mut text)
            .map_err(|error| at(error.into()))?;
        match (length, line) {
            (0, 1) => return Err(at(Reason::Foreign)),
            (0, _) if world.seq() < expected => {
                let found = world.seq();
                return Err(LineError {
                    line: line - 1,
                    reason: Reason::TooFew { expected, found },
                });
            }
            (0, _) => break,
            (_, 1) => {
                let header = header(&text).map_err(at)?;
                (expected, recorded) = (header.changesets, header.recorded);
                chain = (header.version >= VERSION).then_some(Hash::START);
            }
            _ if world.seq() == expected => return Err(at(Reason::TooMany(expected))),
            _ => apply(&mut world, &mut chain, &text).map_err(at)?,
        }
    }
    let last = world.journal().last().map(|commit| commit.changeset.at);
    if recorded != last {
        let reason = Reason::Recorded {
            told: moment(recorded),
            found: moment(last),
        };
        return Err(LineError { line: 1, reason });
    }
    Ok(world)
}

fn moment(of: Option<Timestamp>) -> String {
    of.map_or_else(|| "no time".to_owned(), |it| it.to_string())
}

fn header(text: &[u8]) -> Result<Header, Reason> {
    // Looked at loosely first: a newer header may have anything beside these two.
    let loose: Value = serde_json::from_slice(text).map_err(|_| Reason::Foreign)?;
    if loose["format"] != FORMAT {
        return Err(Reason::Foreign);
    }
    let header: Header = match loose["version"].as_u64().and_then(|it| u32::try_from(it).ok()) {
        Some(OLDEST_VERSION..=VERSION) => {
            serde_json::from_value(loose).map_err(|error| Reason::Unreadable(error.to_string()))?
        }
        Some(newer) => return Err(Reason::Newer(newer)),
        None => return Err(Reason::Foreign),
    };
    if header.licence == LICENCE {
        Ok(header)
    } else {
        Err(Reason::Licence(header.licence))
    }
}

fn apply(world: &mut World, chain: &mut Option<Hash>, text: &[u8]) -> Result<(), Reason> {
    let line: Line<Changeset> = serde_json::from_slice(text).map_err(|error| unreadable(&error))?;
    let seq = world.seq() + 1;
    if line.seq != seq {
        return Err(Reason::Gap {
            expected: seq,
            found: line.seq,
        });
    }
    nothing_is_lost(&line, text)?;
    if let Some(before) = chain {
        let body = line.changeset.to_json().map_err(|error| unreadable(&error))?;
        let hash = before.followed_by(seq, &line.changeset.at.to_string(), &body);
        if line.hash != Some(hash) {
            return Err(Reason::Altered(seq));
        }
        *chain = Some(hash);
    }
    world.apply(line.changeset).map_err(|refusal| Reason::Refused {
        seq,
        refusal: Box::new(refusal),
    })
}

fn unreadable(error: &serde_json::Error) -> Reason {
    if error.is_eof() {
        return Reason::CutOff;
    }
    // Each line is read by itself, so the number of the line in this message is always 1.
    Reason::Unreadable(error.to_string().replace(" at line 1 column", ", at column"))
}

/// Entities flatten their provenance, and with that serde passes over fields that it does not know.
fn nothing_is_lost(line: &Line<Changeset>, text: &[u8]) -> Result<(), Reason> {
    let unreadable = |error: serde_json::Error| unreadable(&error);
    if serde_json::to_vec(line).map_err(unreadable)? == text.trim_ascii_end() {
        return Ok(());
    }
    let given: Value = serde_json::from_slice(text).map_err(unreadable)?;
    let kept = serde_json::to_value(line).map_err(unreadable)?;
    lost(&given, &kept).map_or(Ok(()), |field| Err(Reason::Lost(field)))
}

/// The first field that was given and not kept.
fn lost(given: &Value, kept: &Value) -> Option<String> {
    match (given, kept) {
        (Value::Object(given), Value::Object(kept)) => given.iter().find_map(|(name, value)| {
            let kept = match kept.get(name) {
                Some(kept) => kept,
                None if value.is_null() => return None,
                None => return Some(name.clone()),
            };
            lost(value, kept)
        }),
        (Value::Array(given), Value::Array(kept)) => {
            given.iter().zip(kept).find_map(|(given, kept)| lost(given, kept))
        }
        _ => None,
    }
}
