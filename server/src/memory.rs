//! What the allocator keeps for later, given back to the system.
//!
//! Starting reads the whole journal as text and makes the world of it; what that took beyond the world is free afterwards, and would stay
//! with the process: the allocator looks for what it can give back while it is asked for more, and a server that waits asks for nothing.

use std::time::Duration;
use tokio::time::{Instant, MissedTickBehavior, interval_at};

/// How often a server that serves looks whether something has become free.
const EVERY: Duration = Duration::from_secs(10);

/// Gives back at once what is free.
pub fn give_back() {
    // SAFETY: `mi_collect` has no preconditions; it may be called at any time and from any thread.
    #[expect(unsafe_code, reason = "a function of C, and no crate wraps it")]
    unsafe {
        libmimalloc_sys::mi_collect(true);
    }
}

/// Gives back what became free, now and then, for as long as the future is polled.
pub async fn keep_small() {
    let mut ticks = interval_at(Instant::now() + EVERY, EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        give_back();
    }
}
