//! What a request costs the server: CPU of its process by the number of requests that it answered meanwhile.
//!
//! Two servers are measured by turns in one run: a machine that is fast in one hour may be slow in the next, and CPU does
//! not depend on how many requests the load generator could send beside them.
//!
//! *Made anew* means a miss of the page cache as readers cause it. Each request asks for the address with another value of a
//! parameter that pages know, and so is part of the key, and that this page does not read. It then costs what the page
//! costs, the look-up that finds nothing and the storing included, with the fragments that the view has already; only the links by which the page names itself are some bytes longer. The other
//! ways cost more or may be refused: a session is looked up in the database, `as_of` makes a day, a commit makes
//! a world, and `Cache-Control: no-cache` is not for everybody. [`RequestRow::ensure_answered_as_meant`] checks it.

use anyhow::{Context, Result, bail, ensure};

use crate::bench::baseline;
use crate::bench::http::{Answer, Client, get};
use crate::bench::load::{Ask, Load, Wrk, fresh};
use crate::bench::program::Program;

/// How often a page is asked for that is to be in the cache.
const MOST_TRIES: usize = 100;

/// A row of requests: the CPU that one costs us, beside that of the baseline.
pub struct RequestRow {
    pub name: &'static str,
    pub path: &'static str,
    pub kind: Kind,
    pub encoding: &'static str,
    /// How many times what stands beside it.
    pub bar: f64,
}

/// What becomes of a request.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is answered with stored bytes; beside it stand the same bytes from the baseline.
    Cached,
    /// The reader has the page already; beside it stands a 304 of the baseline.
    NotModified,
    /// Its page is made anew; beside it stands the plain page of leaders from the baseline, whatever page it is.
    Anew,
    /// No cache is asked; beside it stands the same as beside [`Kind::Anew`].
    Uncached,
}

/// How long a measurement takes.
#[derive(Clone, Copy)]
pub struct Effort {
    /// Turns of each server.
    pub turns: usize,
    /// Of each turn.
    pub seconds: u32,
}

impl RequestRow {
    /// The row of the baseline that stands beside it.
    pub fn of_baseline(&self) -> Self {
        let is_same_page = matches!(self.kind, Kind::Cached | Kind::NotModified);
        let (path, encoding) = match self.encoding {
            "br" if is_same_page => (baseline::BROTLI, "br"),
            _ => (baseline::PLAIN, "identity"),
        };
        let kind = match self.kind {
            Kind::NotModified => Kind::NotModified,
            Kind::Cached | Kind::Anew | Kind::Uncached => Kind::Uncached,
        };
        Self {
            path,
            kind,
            encoding,
            ..*self
        }
    }

    fn load(&self, program: &Program) -> Result<Load> {
        let mut headers = vec![("Accept-Encoding", self.encoding.to_owned())];
        if self.kind == Kind::NotModified {
            let answer = get(program.address(), self.path, self.encoding)?;
            let etag = answer.header("etag").context("no validator")?;
            headers.push(("If-None-Match", etag.to_owned()));
        }
        let path = self.path.to_owned();
        let ask = match self.kind {
            Kind::Anew => Ask::Fresh(path),
            Kind::Cached | Kind::NotModified | Kind::Uncached => Ask::Same(path),
        };
        let load = Load { ask, headers };
        self.ensure_answered_as_meant(program, &load)?;
        Ok(load)
    }

    /// Fails where a 304 is a page, where what is to be cached is not, and where what is to be made anew is, or is another page for it.
    fn ensure_answered_as_meant(&self, program: &Program, load: &Load) -> Result<()> {
        let path = self.path;
        let headers: Vec<_> = load
            .headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let client = Client::new(program.address());
        match self.kind {
            Kind::NotModified => {
                let status = client.get(path, &headers)?.status;
                ensure!(status == 304, "{path} answers {status} and not 304");
            }
            Kind::Uncached => {
                let status = client.get(path, &headers)?.status;
                ensure!(status == 200, "{path} answers {status}");
            }
            Kind::Cached => drop(hit(&client, path, &headers)?),
            Kind::Anew => {
                // Plain, because the first answer in Brotli may be larger than later ones.
                let usual = hit(&client, path, &[])?.body.len();
                let path = fresh(path);
                let anew = client.get(&path, &[])?;
                ensure!(!anew.is_cache_hit(), "{path} was answered from the cache");
                let size = anew.body.len();
                ensure!(
                    size.abs_diff(usual) * 25 < usual,
                    "{path} is another page: it has {size} bytes and not {usual}"
                );
            }
        }
        Ok(())
    }
}

/// Asks until the answer comes from the cache, which may want to be asked more than once before it keeps a page.
fn hit(client: &Client, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
    for _ in 0..MOST_TRIES {
        let answer = client.get(path, headers)?;
        ensure!(answer.status == 200, "{path} answers {}", answer.status);
        if answer.is_cache_hit() {
            return Ok(answer);
        }
    }
    bail!("{path} never says that it came from the cache")
}

/// Microseconds of CPU a request of both servers, medians of their turns.
pub fn side_by_side(
    wrk: &Wrk,
    effort: Effort,
    (ours, row): (&Program, &RequestRow),
    (beside, row_beside): (&Program, &RequestRow),
) -> Result<(f64, f64)> {
    let ours = (ours, row.load(ours)?);
    let beside = (beside, row_beside.load(beside)?);
    for (program, load) in [&ours, &beside] {
        cpu_of_request(wrk, program, load, 1)?;
    }
    let (mut of_ours, mut of_beside) = (Vec::new(), Vec::new());
    for turn in 0..effort.turns {
        // Beside, ours, ours, beside: neither has the better half of the time.
        let beside_first = turn % 2 == 0;
        for is_beside in [beside_first, !beside_first] {
            let ((program, load), times) = if is_beside {
                (&beside, &mut of_beside)
            } else {
                (&ours, &mut of_ours)
            };
            times.push(cpu_of_request(wrk, program, load, effort.seconds)?);
        }
    }
    Ok((median(&mut of_ours), median(&mut of_beside)))
}

fn cpu_of_request(wrk: &Wrk, program: &Program, load: &Load, seconds: u32) -> Result<f64> {
    let before = program.cpu()?;
    let requests = wrk.run(program.address(), load, seconds)?;
    Ok((program.cpu()? - before) * 1e6 / requests as f64)
}

/// The middle of some figures.
pub fn median(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    let middle = figures.len() / 2;
    match figures {
        [] => f64::NAN,
        figures if figures.len() % 2 == 1 => figures[middle],
        figures => f64::midpoint(figures[middle - 1], figures[middle]),
    }
}
