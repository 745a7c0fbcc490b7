//! The bars of the project, measured on the release as a reader meets it: from outside, over HTTP.

mod editing;
mod http;
mod large;
mod program;

use std::fmt;
use std::path::Path;

use anyhow::{Result, bail};

use crate::bench::http::{Answer, get};
use crate::bench::program::Program;
use crate::workspace::Workspace;

/// Renders of the home page that the mean is taken over, and those before it that do not count.
const RENDERS: usize = 300;
const WARM_UP: usize = 20;

/// Pages of every kind, read once before the memory is looked at.
const PAGES: [&str; 10] = [
    "/leaders",
    "/countries",
    "/countries/jp",
    "/people/fumio-kishida",
    "/offices/jp-prime-minister",
    "/events",
    "/transitions",
    "/relations/jp-kr?as_of=2024-09-06",
    "/ja/leaders",
    "/search?q=kishida",
];

/// One figure beside its bar.
struct Figure {
    what: &'static str,
    unit: &'static str,
    measured: Option<f64>,
    bar: f64,
}

impl Figure {
    fn holds(&self) -> bool {
        self.measured.is_some_and(|measured| measured <= self.bar)
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            what,
            unit,
            measured,
            bar,
        } = self;
        let measured = measured.map_or_else(|| "unknown".to_owned(), |measured| format!("{measured:.3}"));
        let verdict = if self.holds() { "ok" } else { "OVER" };
        write!(
            formatter,
            "{what:<52} {measured:>11} {bar:>9} {unit:<5} {verdict}"
        )
    }
}

/// Prints every figure beside its bar; fails if one is over.
pub fn run(workspace: &Workspace) -> Result<()> {
    let binary = workspace.target("release/handover");
    let folder = workspace.target("bench");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;

    let first = Program::start(&binary, &folder)?;
    let first_start = first.started_within().as_secs_f64();
    drop(first);
    let program = Program::start(&binary, &folder)?;
    let restart = program.started_within().as_secs_f64();

    let (render, render_compressed) = (mean_render(&program, "identity")?, mean_render(&program, "br")?);
    for page in PAGES {
        get(program.address(), page, "br")?;
    }
    let (usable, complete) = first_visit(&program)?;
    let peak_memory = program.memory("VmHWM");
    let large = large(&binary, &folder)?;
    let rates = editing::rates(&binary, &folder)?;
    editing::add_account(&binary, &program::database(&folder))?;
    let edits = editing::edit_times(&program)?;
    let figure = |what, unit, measured, bar| Figure {
        what,
        unit,
        measured,
        bar,
    };
    let figures = [
        figure(
            "first start, with an empty database",
            "s",
            Some(first_start),
            10.0,
        ),
        figure(
            "restart until the first page has arrived",
            "s",
            Some(restart),
            1.0,
        ),
        figure("memory at its highest", "MB", peak_memory, 100.0),
        figure("home page rendered, uncompressed, mean", "ms", render, 5.0),
        figure(
            "home page rendered and compressed, mean",
            "ms",
            render_compressed,
            50.0,
        ),
        figure(
            "first visit until the page is usable",
            "bytes",
            Some(usable),
            30_000.0,
        ),
        figure(
            "first visit with the WebAssembly behind it",
            "bytes",
            Some(complete),
            90_000.0,
        ),
        figure(
            "from the click to the page that shows the edit, mean",
            "ms",
            Some(edits.to_own_page),
            50.0,
        ),
        figure(
            "from the click to another open page, mean",
            "ms",
            Some(edits.to_open_page),
            250.0,
        ),
        figure(
            "large world: restart until the first page has arrived",
            "s",
            Some(large.start),
            3.0,
        ),
        figure(
            "large world: memory of a record above its text, mean",
            "bytes",
            large.record,
            1000.0,
        ),
        figure(
            "large world: home page rendered, beside the starter's",
            "times",
            large.render.zip(render).map(|(large, starter)| large / starter),
            1.2,
        ),
    ];
    println!("{:<52} {:>11} {:>9}", "figure", "measured", "bar");
    for figure in &figures {
        println!("{figure}");
    }
    println!(
        "{:<52} {:>11.0}           /s    beside {:.0} single durable inserts a second",
        "edits committed, one after the other", rates.commits, rates.inserts
    );
    let held = figures.iter().filter(|figure| figure.holds()).count();
    if held < figures.len() {
        bail!(
            "{} of {} figures are over their bar or unknown",
            figures.len() - held,
            figures.len()
        );
    }
    Ok(())
}

/// What 100,000 tenures and 100,000 events cost.
struct Large {
    start: f64,
    /// Bytes of resident memory above those of the starter world and above the texts, for each record.
    record: Option<f64>,
    render: Option<f64>,
}

fn large(binary: &Path, starter: &Path) -> Result<Large> {
    let folder = starter.join("large");
    std::fs::create_dir_all(&folder)?;
    let added = large::make(binary, starter, &folder)?;
    let memory = |folder: &Path| -> Result<Option<f64>> {
        let program = Program::start(binary, folder)?;
        Ok(program.memory("VmRSS"))
    };
    let beside = memory(starter)?;
    let program = Program::start(binary, &folder)?;
    let (start, resident) = (program.started_within().as_secs_f64(), program.memory("VmRSS"));
    Ok(Large {
        start,
        record: resident
            .zip(beside)
            .map(|(large, starter)| ((large - starter) * 1e6 - added.text as f64) / added.records as f64),
        render: mean_render(&program, "identity")?,
    })
}

/// Milliseconds that the server says a fresh render of the home page took it.
fn mean_render(program: &Program, encoding: &str) -> Result<Option<f64>> {
    let mut times = Vec::new();
    for round in 0..WARM_UP + RENDERS {
        let answer = get(program.address(), "/", encoding)?;
        if round >= WARM_UP {
            times.extend(answer.server_timing("render"));
        }
    }
    Ok((times.len() == RENDERS).then(|| times.iter().sum::<f64>() / RENDERS as f64))
}

/// Bytes of a first visit to the home page: until it is usable, and with what loads behind it.
fn first_visit(program: &Program) -> Result<(f64, f64)> {
    let plain = get(program.address(), "/", "identity")?;
    let compressed = get(program.address(), "/", "br")?;
    let mut usable = compressed.size();
    let mut behind = 0;
    for asset in assets_of(&plain) {
        let size = get(program.address(), &asset, "br")?.size();
        let file = asset.rsplit('/').next().unwrap_or_default();
        if file.starts_with("app-") || file.starts_with("app_bg-") {
            behind += size;
        } else {
            usable += size;
        }
    }
    Ok((usable as f64, (usable + behind) as f64))
}

/// The addresses below `/pkg/` that a page names, each once.
fn assets_of(page: &Answer) -> Vec<String> {
    let text = page.text();
    let mut assets: Vec<String> = text
        .match_indices("/pkg/")
        .map(|(start, _)| {
            let rest = &text[start..];
            let end = rest
                .find(['"', '\'', ')', ' ', '<', '&', '\\'])
                .unwrap_or(rest.len());
            rest[..end].to_owned()
        })
        .collect();
    assets.sort();
    assets.dedup();
    assets
}
