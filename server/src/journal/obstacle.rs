//! What keeps a database from taking anything, told from what its engine says.

use super::AppendError;
use app::Obstacle;

/// Why a database did not take something.
pub fn obstacle(error: &sqlx::Error) -> Obstacle {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => Obstacle::NoAnswer,
        error => match error.as_database_error().and_then(|error| error.code()) {
            Some(code) => by_code(&code),
            None => Obstacle::Other,
        },
    }
}

/// By the number of SQLite's or the letters of PostgreSQL's.
fn by_code(code: &str) -> Obstacle {
    if let Ok(number) = code.parse::<i32>()
        && code.len() < 5
    {
        // The lowest eight bits are the kind, the others say more. One of them: the file was moved away from under the connection.
        return match (number, number & 0xff) {
            (1032, _) => Obstacle::Replaced,
            (_, 5 | 6) => Obstacle::Locked,
            (_, 8) => Obstacle::ReadOnly,
            (_, 10) => Obstacle::DiskFailed,
            (_, 11 | 26) => Obstacle::Damaged,
            (_, 13) => Obstacle::DiskFull,
            (_, 3 | 14 | 23) => Obstacle::NoPermission,
            _ => Obstacle::Other,
        };
    }
    match code {
        "53100" => Obstacle::DiskFull,
        "25006" => Obstacle::ReadOnly,
        "42501" => Obstacle::NoPermission,
        "55P03" => Obstacle::Locked,
        "58030" => Obstacle::DiskFailed,
        "XX001" | "XX002" => Obstacle::Damaged,
        "53300" => Obstacle::NoAnswer,
        code if code.starts_with("57P") || code.starts_with("08") => Obstacle::NoAnswer,
        _ => Obstacle::Other,
    }
}

impl AppendError {
    /// What kept the journal from taking a changeset.
    pub fn obstacle(&self) -> Obstacle {
        match self {
            Self::Unanswered => Obstacle::NoAnswer,
            Self::Again(error) | Self::Uncertain(error) | Self::Database(error) => obstacle(error),
            Self::ClockAhead { .. } => Obstacle::WrongClock,
            Self::NotWhatItWas(_) => Obstacle::Replaced,
            Self::Lost | Self::Body(_) => Obstacle::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_engines_say_what_is_in_the_way() {
        for (code, expected) in [
            ("13", Obstacle::DiskFull),
            ("53100", Obstacle::DiskFull),
            ("8", Obstacle::ReadOnly),
            ("776", Obstacle::ReadOnly),
            ("25006", Obstacle::ReadOnly),
            ("1032", Obstacle::Replaced),
            ("5", Obstacle::Locked),
            ("517", Obstacle::Locked),
            ("14", Obstacle::NoPermission),
            ("42501", Obstacle::NoPermission),
            ("778", Obstacle::DiskFailed),
            ("267", Obstacle::Damaged),
            ("57P01", Obstacle::NoAnswer),
            ("08006", Obstacle::NoAnswer),
            ("23505", Obstacle::Other),
        ] {
            assert_eq!(by_code(code), expected, "{code}");
        }
        assert_eq!(obstacle(&sqlx::Error::PoolTimedOut), Obstacle::NoAnswer);
    }
}
