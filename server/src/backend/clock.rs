//! Whether the clock of this machine can be right: the journal is in the order of its times.

use domain::World;
use jiff::{SignedDuration, Timestamp};

/// By how much the last changeset may lie ahead without a word: processes have clocks of their own, and wait for each other.
const NEAR: SignedDuration = SignedDuration::from_secs(2);
/// From how much on nothing is committed.
const FAR: SignedDuration = SignedDuration::from_hours(1);

/// The clock, or the time of the last changeset, is wrong.
#[derive(Debug, thiserror::Error)]
#[error(
    "the clock of this machine says {now}, and the last changeset was recorded at {last}: nothing is recorded until the clock is right; if it is, \
     that changeset got a wrong time, and `handover serve --pin-times` records what follows at that time, too, until the clock has passed it"
)]
pub struct ClockBehind {
    now: Timestamp,
    last: Timestamp,
}

/// Compares the clock with the last changeset of a world: whatever is committed now gets at least the time of that one.
pub fn compare(world: &World, now: Timestamp, pins_times: bool) -> Result<(), ClockBehind> {
    let Some(last) = world.journal().last().map(|commit| commit.changeset.at) else {
        return Ok(());
    };
    let behind = last.duration_since(now);
    if behind > FAR && !pins_times {
        return Err(ClockBehind { now, last });
    }
    if behind > NEAR {
        tracing::warn!(%now, %last, "the clock is behind the last changeset, so what is committed gets the time of that one");
    }
    Ok(())
}
