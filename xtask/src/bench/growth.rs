//! What the same question costs where there is much more: the large world beside the starter world.

use std::time::Instant;

use anyhow::{Result, ensure};

use crate::bench::editing::Writer;
use crate::bench::http::Client;
use crate::bench::memory::day;
use crate::bench::program::Program;
use crate::bench::requests::median;

/// Names that are looked for, misspelt ones among them. The generated persons have none of them.
const NAMES: [&str; 6] = ["kishida", "kishda", "岸田", "macron", "von der leyen", "sanae"];

/// Milliseconds from the request to the end of the answer, medians.
pub struct Times {
    pub commit: f64,
    /// The home page, right after a commit.
    pub home: f64,
    /// A country on a day that nobody has asked for before.
    pub new_day: f64,
    pub search: f64,
}

/// A world that is asked.
struct Side {
    client: Client,
    writer: Writer,
    commit: Vec<f64>,
    home: Vec<f64>,
    new_day: Vec<f64>,
    search: Vec<f64>,
}

/// The times of two worlds, which are asked by turns. Both need the account that edits.
pub fn side_by_side(one: &Program, other: &Program, rounds: usize) -> Result<(Times, Times)> {
    let mut sides = [Side::new(one)?, Side::new(other)?];
    for round in 0..rounds {
        for side in &mut sides {
            side.ask(round)?;
        }
        sides.reverse();
    }
    if rounds % 2 == 1 {
        sides.reverse();
    }
    let [one, other] = sides.map(Side::times);
    Ok((one, other))
}

impl Side {
    fn new(program: &Program) -> Result<Self> {
        let client = Client::new(program.address());
        let mut writer = Writer::new(&client)?;
        // Only corrections are measured, so the event is added before.
        writer.commit(&client)?;
        Ok(Self {
            client,
            writer,
            commit: Vec::new(),
            home: Vec::new(),
            new_day: Vec::new(),
            search: Vec::new(),
        })
    }

    fn ask(&mut self, round: usize) -> Result<()> {
        let begin = Instant::now();
        self.writer.commit(&self.client)?;
        self.commit.push(begin.elapsed().as_secs_f64() * 1000.0);
        let get = |path: &str| -> Result<f64> {
            let begin = Instant::now();
            let answer = self.client.get(path, &[])?;
            let took = begin.elapsed();
            ensure!(answer.status == 200, "{path} answers {}", answer.status);
            ensure!(!answer.is_cache_hit(), "{path} was answered from the cache");
            Ok(took.as_secs_f64() * 1000.0)
        };
        self.home.push(get("/")?);
        self.new_day
            .push(get(&format!("/countries/jp?as_of={}", day(1990, 97 * round)))?);
        let name: String = NAMES[round % NAMES.len()]
            .bytes()
            .map(|byte| format!("%{byte:02X}"))
            .collect();
        self.search.push(get(&format!("/search?q={name}"))?);
        Ok(())
    }

    fn times(mut self) -> Times {
        Times {
            commit: median(&mut self.commit),
            home: median(&mut self.home),
            new_day: median(&mut self.new_day),
            search: median(&mut self.search),
        }
    }
}
