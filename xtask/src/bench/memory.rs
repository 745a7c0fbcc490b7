//! Resident memory: idle, after a stranger went through thousands of days, and under load on every kind of page.

use std::thread;
use std::time::Duration;

use anyhow::{Result, ensure};

use crate::bench::http::Client;
use crate::bench::load::{Ask, Load, Wrk};
use crate::bench::program::Program;

/// Pages and answers of every kind. Those of the API are not in the cache, and have no parameters to spare.
const EVERY_KIND: [&str; 26] = [
    "/",
    "/ja",
    "/ko",
    "/leaders",
    "/ja/leaders",
    "/ko/leaders",
    "/leaders?region=europe&sort=since",
    "/countries",
    "/countries/jp",
    "/ja/countries/kr",
    "/people/fumio-kishida",
    "/offices/jp-prime-minister",
    "/events",
    "/ko/events",
    "/events/jp-ldp-leadership-2024",
    "/events/jp-ldp-leadership-2024.ics",
    "/transitions",
    "/transitions/jp-prime-minister-after-fumio-kishida",
    "/relations/jp-kr",
    "/relations/jp-kr-us",
    "/changes",
    "/changes/1",
    "/search?q=kishida",
    "/api/v1/leaders",
    "/api/v1/people/fumio-kishida",
    "/api/v1/events?limit=20",
];

/// Asks for many days of one page, one after the other on one connection, and returns the MB that are resident then.
pub fn after_days(program: &Program, days: usize) -> Result<f64> {
    let client = Client::new(program.address());
    for number in 0..days {
        let path = format!("/changes/1?as_of={}", day(1, number + 1));
        let answer = client.head(&path)?;
        ensure!(answer.status == 200, "{path} answers {}", answer.status);
    }
    program.memory()
}

/// MB that are resident after the first third of a load on everything, and at its end.
pub fn under_load(wrk: &Wrk, program: &Program, seconds: u32) -> Result<(f64, f64)> {
    let load = Load {
        ask: Ask::Mixed(EVERY_KIND.map(str::to_owned).to_vec()),
        headers: Vec::new(),
    };
    let running = wrk.start(program.address(), &load, seconds)?;
    thread::sleep(Duration::from_secs(u64::from(seconds / 3)));
    let early = program.memory();
    running.finish()?;
    Ok((early?, program.memory()?))
}

/// One of the days from the beginning of a year on; no month has more than 28 of them here, so each of them exists.
pub fn day(first_year: usize, number: usize) -> String {
    let (year, month, day) = (number / 336, number / 28 % 12, number % 28);
    format!("{:04}-{:02}-{:02}", first_year + year, 1 + month, 1 + day)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_follow_each_other_and_none_comes_twice() {
        let days: Vec<_> = (0..20_000).map(|number| day(1, number)).collect();
        assert!(days.is_sorted_by(|one, next| one < next));
        assert_eq!((&*days[0], &*days[336]), ("0001-01-01", "0002-01-01"));
    }
}
