//! How many files the system lets the program have open; a connection is one.

/// Files that are no connections: the database, the log, what is exported and imported, and some to spare.
const OTHERS: u64 = 256;
/// More connections than this take more memory than they are worth.
const MOST: u64 = 12_000;

/// Raises the limit of open files as far as the system lets, and gives how many of them connections may take.
pub fn raise_limit() -> usize {
    let files = raised().unwrap_or(u64::MAX);
    usize::try_from(connections_of(files)).unwrap_or(usize::MAX)
}

/// How many connections there may be under a limit of open files.
fn connections_of(files: u64) -> u64 {
    // Under a small limit half of it at least: a server that takes nobody in is of no use.
    files.saturating_sub(OTHERS).max(files / 2).clamp(1, MOST)
}

#[cfg(unix)]
fn raised() -> Option<u64> {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let wanted = rustix::process::Rlimit {
        current: limit.maximum,
        ..limit
    };
    match setrlimit(Resource::Nofile, wanted) {
        Ok(()) => limit.maximum,
        Err(error) => {
            tracing::warn!(%error, "the limit of open files stays as it is");
            limit.current
        }
    }
}

#[cfg(not(unix))]
fn raised() -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_limit_leaves_room_for_files_and_for_readers() {
        assert_eq!(connections_of(1024), 768);
        assert_eq!(connections_of(300), 150);
        assert_eq!(connections_of(0), 1);
        assert_eq!(connections_of(u64::MAX), MOST);
    }

    #[cfg(unix)]
    #[test]
    fn the_limit_is_as_high_as_it_may_be() {
        use rustix::process::{Resource, getrlimit};
        assert!(raise_limit() > 0);
        let limit = getrlimit(Resource::Nofile);
        assert_eq!(limit.current, limit.maximum);
    }
}
