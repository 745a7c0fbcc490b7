//! The bars of the project, measured on the release as a reader meets it: from outside, over HTTP.
//!
//! What a request costs is compared, in the same run, with a server that only sends the same bytes (`baseline`), by `requests`
//! under `load`. `editing` measures commits, `large` makes a world two hundred times the starter's and `growth` compares the two, `memory` and
//! `visit` say what else is in the name. Each figure is a [`Row`] with its bar; docs/performance.md tells how to read them.

mod baseline;
mod editing;
mod growth;
mod http;
mod large;
mod load;
mod memory;
mod program;
mod requests;
mod table;
mod visit;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use crate::bench::http::get;
use crate::bench::load::Wrk;
use crate::bench::program::{Program, Started};
use crate::bench::requests::{Effort, Kind, RequestRow, side_by_side};
use crate::bench::table::{Bar, Row, Table};
use crate::workspace::Workspace;

/// How to measure, and what.
#[derive(clap::Args)]
pub struct Options {
    /// Only the rows whose name begins with this, such as `cached` or `"large: a commit"`.
    #[arg(long, value_name = "PREFIX")]
    only: Option<String>,
    /// Shorter, for whoever looks for a change and not for the last percent.
    #[arg(long)]
    quick: bool,
    /// The program to measure, instead of the release in the target folder.
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// Compare with another build of the program, instead of with the baseline.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
}

/// After which a server that nobody asks has given back what it took for starting and for its first page (`handover::memory`).
const UNTIL_IDLE: Duration = Duration::from_secs(12);

#[rustfmt::skip]
const REQUESTS: [RequestRow; 12] = [
    RequestRow { name: "cached: Brotli", path: baseline::PAGE, kind: Kind::Cached, encoding: "br", bar: 1.25 },
    RequestRow { name: "cached: plain", path: baseline::PAGE, kind: Kind::Cached, encoding: "identity", bar: 1.25 },
    RequestRow { name: "cached: 304", path: baseline::PAGE, kind: Kind::NotModified, encoding: "br", bar: 1.25 },
    RequestRow { name: "anew: leaders, 60 rows", path: "/leaders", kind: Kind::Anew, encoding: "identity", bar: 20.0 },
    RequestRow { name: "anew: leaders, compressed (Brotli)", path: "/leaders", kind: Kind::Anew, encoding: "br", bar: 25.0 },
    RequestRow { name: "anew: home", path: "/", kind: Kind::Anew, encoding: "identity", bar: 12.0 },
    RequestRow { name: "anew: country", path: "/countries/jp", kind: Kind::Anew, encoding: "identity", bar: 12.0 },
    RequestRow { name: "anew: event", path: "/events/jp-ldp-leadership-2024", kind: Kind::Anew, encoding: "identity", bar: 8.0 },
    RequestRow { name: "anew: search", path: "/search?q=kishida", kind: Kind::Anew, encoding: "identity", bar: 12.0 },
    RequestRow { name: "anew: changes", path: "/changes", kind: Kind::Anew, encoding: "identity", bar: 12.0 },
    RequestRow { name: "api: record", path: "/api/v1/people/fumio-kishida", kind: Kind::Uncached, encoding: "identity", bar: 2.0 },
    RequestRow { name: "api: list of 50", path: "/api/v1/leaders", kind: Kind::Uncached, encoding: "identity", bar: 12.0 },
];

/// What two builds of the program are compared by; the bar is for each.
#[rustfmt::skip]
const BUILDS: [RequestRow; 4] = [
    RequestRow { name: "build: cached", path: baseline::PAGE, kind: Kind::Cached, encoding: "br", bar: 1.05 },
    RequestRow { name: "build: healthz", path: "/healthz", kind: Kind::Uncached, encoding: "identity", bar: 1.05 },
    RequestRow { name: "build: leaders anew", path: "/leaders", kind: Kind::Anew, encoding: "identity", bar: 1.05 },
    RequestRow { name: "build: API record", path: "/api/v1/people/fumio-kishida", kind: Kind::Uncached, encoding: "identity", bar: 1.05 },
];

/// What a measurement needs.
struct Bench {
    program: PathBuf,
    baseline: PathBuf,
    /// The database of the starter world is in here, and in `large` below that of the large one.
    folder: PathBuf,
    wrk: Wrk,
    is_quick: bool,
}

/// Prints every row beside its bar; fails if one falls short.
pub fn run(workspace: &Workspace, options: Options) -> Result<()> {
    let folder = workspace.target("bench");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let bench = Bench {
        program: options
            .program
            .unwrap_or_else(|| workspace.target("release/handover")),
        baseline: workspace.target("release/baseline"),
        wrk: Wrk::new(&folder)?,
        folder,
        is_quick: options.quick,
    };
    let mut table = Table::new(options.only);
    match options.against {
        Some(other) => bench.builds(&mut table, &other)?,
        None => bench.all(&mut table)?,
    }
    table.finish()
}

impl Bench {
    fn all(&self, table: &mut Table) -> Result<()> {
        // Whatever is measured, the starter world has to be in its database before.
        let first = Started::new(&self.program, &self.folder)?.within;
        table.add(&alone(
            "start: first, with an empty database",
            first.as_secs_f64(),
            "s",
            Bar::AtMost(10.0),
        ));
        self.starts(table)?;
        self.requests(table)?;
        self.commits(table)?;
        self.memory(table)?;
        self.large(table)
    }

    /// A restart, and what a first visitor then loads.
    fn starts(&self, table: &mut Table) -> Result<()> {
        if !table.wants(&[
            "start: again",
            "visit: usable",
            "visit: with the WebAssembly",
            "memory: idle",
        ]) {
            return Ok(());
        }
        let Started {
            program,
            within,
            home,
        } = Started::new(&self.program, &self.folder)?;
        thread::sleep(UNTIL_IDLE);
        table.add(&alone("memory: idle", program.memory()?, "MB", Bar::AtMost(60.0)));
        table.add(&alone(
            "start: again",
            within.as_secs_f64(),
            "s",
            Bar::AtMost(1.0),
        ));
        let visit = visit::of(program.address(), &home)?;
        table.add(&alone(
            "visit: usable",
            visit.usable,
            "bytes",
            Bar::AtMost(16_000.0),
        ));
        table.add(&alone(
            "visit: with the WebAssembly",
            visit.complete,
            "bytes",
            Bar::AtMost(70_000.0),
        ));
        Ok(())
    }

    fn requests(&self, table: &mut Table) -> Result<()> {
        if !table.wants(&REQUESTS.map(|row| row.name)) {
            return Ok(());
        }
        let ours = Program::release(&self.program, &self.folder)?;
        let baseline = baseline::start(&self.baseline, &self.folder, ours.address())?;
        for row in &REQUESTS {
            self.compare(table, row, &ours, (&baseline, &row.of_baseline()))?;
        }
        Ok(())
    }

    /// Two builds of the program, each with a database of its own.
    fn builds(&self, table: &mut Table, other: &Path) -> Result<()> {
        let folder = self.folder.join("other");
        fs::create_dir_all(&folder)?;
        let ours = Program::release(&self.program, &self.folder)?;
        let beside = Program::release(other, &folder)?;
        for row in &BUILDS {
            self.compare(table, row, &ours, (&beside, row))?;
        }
        Ok(())
    }

    fn compare(
        &self,
        table: &mut Table,
        row: &RequestRow,
        ours: &Program,
        (beside, beside_row): (&Program, &RequestRow),
    ) -> Result<()> {
        if !table.wants(&[row.name]) {
            return Ok(());
        }
        let effort = match (self.is_quick, row.bar < 1.1) {
            (true, _) => Effort { turns: 1, seconds: 1 },
            (false, false) => Effort { turns: 2, seconds: 3 },
            // A few percent are told from noise by more turns.
            (false, true) => Effort { turns: 6, seconds: 3 },
        };
        let (measured, beside) = side_by_side(&self.wrk, effort, (ours, row), (beside, beside_row))?;
        table.add(&Row {
            name: row.name,
            measured,
            beside: Some(beside),
            unit: "µs CPU",
            bar: Bar::AtMost(row.bar),
        });
        Ok(())
    }

    fn commits(&self, table: &mut Table) -> Result<()> {
        if table.wants(&["commit: beside a durable insert, SQLite"]) {
            let rates = editing::rates(&self.program, &self.folder)?;
            table.add(&Row {
                name: "commit: beside a durable insert, SQLite",
                measured: rates.commits,
                beside: Some(rates.inserts),
                unit: "/s",
                bar: Bar::AtLeast(0.6),
            });
        }
        const EDITING: [&str; 3] = [
            "edit: click to its page",
            "edit: click to another open page",
            "edit: a form with all that it loads",
        ];
        if table.wants(&EDITING) {
            let [own_page, open_page, form] = EDITING;
            // A world of its own, so that what is edited is not in that of the other rows.
            let folder = self.folder.join("edited");
            fs::create_dir_all(&folder)?;
            let program = Program::release(&self.program, &folder)?;
            editing::add_account(&self.program, &folder)?;
            let times = editing::edit_times(&program)?;
            table.add(&alone(own_page, times.to_own_page, "ms", Bar::AtMost(30.0)));
            table.add(&alone(open_page, times.to_open_page, "ms", Bar::AtMost(250.0)));
            table.add(&alone(
                form,
                editing::page_bytes(&program)?,
                "bytes",
                Bar::AtMost(160e3),
            ));
        }
        Ok(())
    }

    fn memory(&self, table: &mut Table) -> Result<()> {
        if table.wants(&["memory: after 20,000 days"]) {
            let program = Program::release(&self.program, &self.folder)?;
            let after = memory::after_days(&program, 20_000)?;
            table.add(&alone(
                "memory: after 20,000 days",
                after,
                "MB",
                Bar::AtMost(250.0),
            ));
        }
        if table.wants(&["memory: 60 s of load, beside 20 s"]) {
            let program = Program::release(&self.program, &self.folder)?;
            let seconds = if self.is_quick { 15 } else { 60 };
            let (early, late) = memory::under_load(&self.wrk, &program, seconds)?;
            table.add(&Row {
                name: "memory: 60 s of load, beside 20 s",
                measured: late,
                beside: Some(early),
                unit: "MB",
                bar: Bar::AtMost(1.1),
            });
        }
        Ok(())
    }

    /// 100,000 tenures, 100,000 events and 50,000 persons behind the starter world.
    fn large(&self, table: &mut Table) -> Result<()> {
        const NAMES: [&str; 7] = [
            "large: start",
            "large: memory of a record above its text",
            "large: a commit by the API",
            "large: home after a commit",
            "large: a new day",
            "large: a search",
            "export: tenures.csv of the large world",
        ];
        if !table.wants(&NAMES) {
            return Ok(());
        }
        let [start, record, commit, home, new_day, search, export] = NAMES;
        let folder = self.folder.join("large");
        fs::create_dir_all(&folder)?;
        let added = large::make(&self.program, &self.folder, &folder)?;

        let small = Program::release(&self.program, &self.folder)?;
        let Started { program, within, .. } = Started::new(&self.program, &folder)?;
        table.add(&alone(start, within.as_secs_f64(), "s", Bar::AtMost(1.5)));
        let above = (resident(&program)? - resident(&small)?) * 1e6 - added.text as f64;
        table.add(&alone(
            record,
            above / added.records as f64,
            "bytes",
            Bar::AtMost(1100.0),
        ));

        if table.wants(&[export]) {
            let before = (program.cpu()?, Instant::now());
            let csv = get(program.address(), "/export/tenures.csv", "identity")?.text();
            let (cpu, took) = (program.cpu()? - before.0, before.1.elapsed().as_secs_f64());
            let rows = csv.lines().count();
            ensure!(rows > large::TENURES, "the export has {rows} rows");
            println!("{export}: {rows} rows, {:.1} MB/s", csv.len() as f64 / 1e6 / took);
            table.add(&alone(export, cpu * 1e6 / rows as f64, "µs a row", Bar::None));
        }
        if table.wants(&[commit, home, new_day, search]) {
            editing::add_account(&self.program, &self.folder)?;
            editing::add_account(&self.program, &folder)?;
            let rounds = if self.is_quick { 5 } else { 25 };
            let (large, starter) = growth::side_by_side(&program, &small, rounds)?;
            for (name, measured, beside, bar) in [
                (commit, large.commit, starter.commit, 1.5),
                (home, large.home, starter.home, 1.5),
                (new_day, large.new_day, starter.new_day, 2.0),
                (search, large.search, starter.search, 4.0),
            ] {
                table.add(&Row {
                    name,
                    measured,
                    beside: Some(beside),
                    unit: "ms",
                    bar: Bar::AtMost(bar),
                });
            }
        }
        Ok(())
    }
}

/// Memory once the pages are asked for that need what is only made when it is asked for: indices, for example.
fn resident(program: &Program) -> Result<f64> {
    for page in [
        "/leaders",
        "/countries/jp",
        "/events",
        "/changes",
        "/search?q=kishida",
    ] {
        get(program.address(), page, "br")?;
    }
    program.memory()
}

/// A row with nothing beside it.
fn alone(name: &'static str, measured: f64, unit: &'static str, bar: Bar) -> Row {
    Row {
        name,
        measured,
        beside: None,
        unit,
        bar,
    }
}
