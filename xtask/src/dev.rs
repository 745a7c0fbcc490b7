//! `cargo xtask dev`: a debug build that follows the sources, and an open page that follows the build.
//!
//! `watch` tells what changed. A style sheet is bundled and nothing else. The program is built while the last one goes on
//! serving, and then takes its place; the islands come after it, because few changes touch them. The `server` reads the
//! browser's files from `site-dev/pkg/` (`--site`). What is new is announced there in `reload.txt`, which the boot script
//! of this folder looks at to load the page anew: the program has no part in it.

mod server;
mod watch;

use std::collections::BTreeSet;
use std::env::consts::EXE_SUFFIX;
use std::fmt::Display;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result};
use clap::Args;
use signal_hook::consts::{SIGINT, SIGTERM};

use crate::dev::server::{Server, end};
use crate::dev::watch::{Step, Watch};
use crate::site::{self, script};
use crate::workspace::{Mode, Workspace, run as run_to_end, spoken};

/// How long to rest between two looks at the sources.
const REST: Duration = Duration::from_millis(100);

/// The database in the clone, for where none is named.
const OWN_DATABASE: &str = "handover-dev.db";

/// How to serve what is being worked on.
#[derive(Args)]
pub struct Options {
    /// The address to listen on. Port 0 takes any free one, and keeps it.
    #[arg(long, default_value = "127.0.0.1:3000")]
    listen: String,

    /// The database. Without it, handover-dev.db, which is made anew whenever `data/` changes.
    #[arg(long)]
    database: Option<String>,

    /// Compile nothing, and serve this program; when another takes its place, that one.
    #[arg(long, hide = true)]
    program: Option<PathBuf>,
}

/// Builds and serves until it is told to stop.
pub fn run(workspace: &Workspace, options: Options) -> Result<()> {
    let is_stopped = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&is_stopped))
            .context("could not listen for signals")?;
    }
    let mut session = Session::begin(workspace, options)?;
    while !is_stopped.load(Ordering::Relaxed) {
        session.advance();
        thread::sleep(REST);
    }
    Ok(())
}

/// What is served and what is being built. All of it ends when this is dropped.
struct Session<'a> {
    workspace: &'a Workspace,
    options: Options,
    watch: Watch,
    server: Option<Server>,
    /// When the program was built that was last started.
    started: Option<SystemTime>,
    build: Option<Build>,
    waiting: BTreeSet<Target>,
    /// When the module was built that the scripts were last made from.
    bound: Option<SystemTime>,
}

/// What cargo builds, the first first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Program,
    Islands,
}

/// A cargo at work.
struct Build {
    target: Target,
    cargo: Child,
    begun: Instant,
}

impl Drop for Build {
    fn drop(&mut self) {
        end(&mut self.cargo);
    }
}

impl<'a> Session<'a> {
    fn begin(workspace: &'a Workspace, options: Options) -> Result<Self> {
        site::make_plain(workspace)?;
        let session = Self {
            workspace,
            options,
            watch: Watch::new(workspace.source("")),
            server: None,
            started: None,
            build: None,
            waiting: BTreeSet::from([Target::Program]),
            bound: None,
        };
        let database = workspace.source(OWN_DATABASE);
        let filled = modified(&database);
        if filled.is_some() && session.watch.newest(Step::Data) > filled {
            remove_database(&database)?;
        }
        Ok(session)
    }

    /// Does what there is to do now. What fails is told, and tried again when a source changes.
    fn advance(&mut self) {
        let begun = Instant::now();
        let changes = self.watch.changes();
        if changes.contains(&Step::Site) {
            self.after("the style sheet", begun, site::make_plain(self.workspace));
        }
        if changes.contains(&Step::Data) {
            let renewed = self.renew_world();
            self.after("the starter world", begun, renewed);
        }
        if changes.contains(&Step::Program) {
            self.waiting.insert(Target::Program);
        }
        self.notice_end();
        self.end_build();
        if self.options.program.is_some() {
            self.follow_program(begun);
        }
        self.begin_build();
    }

    /// Has the page loaded anew if something changed, and tells what became of it.
    fn after(&self, what: &str, begun: Instant, has_changed: Result<bool>) {
        let announced = has_changed.and_then(|has_changed| {
            if has_changed {
                let now = format!("{:?}", SystemTime::now());
                fs::write(self.package_folder().join("reload.txt"), now)
                    .context("could not announce what is new")?;
                say(format_args!(
                    "{what}, after {:.1} s",
                    begun.elapsed().as_secs_f64()
                ));
            }
            Ok(())
        });
        if let Err(error) = announced {
            say(format_args!("{what}: {error:#}"));
        }
    }

    /// Begins with what is waiting, unless something is being built.
    fn begin_build(&mut self) {
        if self.build.is_some() || self.options.program.is_some() {
            return;
        }
        let Some(target) = self.waiting.pop_first() else {
            return;
        };
        let mut command = match target {
            Target::Program => self.workspace.cargo(&["build", "--bin", "handover"]),
            Target::Islands => script::command(self.workspace, Mode::Dev),
        };
        // The browser's files are read from their folder, so what is compiled in stays the same.
        command.env_remove("HANDOVER_SITE_DIR");
        match command.spawn() {
            Ok(cargo) => {
                self.build = Some(Build {
                    target,
                    cargo,
                    begun: Instant::now(),
                });
            }
            Err(error) => say(format_args!("could not start `{}`: {error}", spoken(&command))),
        }
    }

    /// Takes what was built, if it is ready.
    fn end_build(&mut self) {
        let Some(status) = self
            .build
            .as_mut()
            .and_then(|build| build.cargo.try_wait().transpose())
        else {
            return;
        };
        let Some(build) = self.build.take() else { return };
        if !status.is_ok_and(|status| status.success()) {
            say("this does not compile; what was built before is served");
            return;
        }
        match build.target {
            Target::Program => {
                self.follow_program(build.begun);
                self.waiting.insert(Target::Islands);
            }
            Target::Islands => self.follow_islands(build.begun),
        }
    }

    /// Starts the program, if another than the one that was started last has taken its place.
    fn follow_program(&mut self, begun: Instant) {
        let built = modified(&self.program());
        if built.is_some() && built != self.started {
            self.started = built;
            let started = self.start();
            self.after("the program", begun, started.map(|()| true));
        }
    }

    /// Makes the scripts of the islands, if their module is another.
    fn follow_islands(&mut self, begun: Instant) {
        let built = modified(&script::module_of(self.workspace, Mode::Dev));
        if built != self.bound {
            self.bound = built;
            self.after("the islands", begun, site::bind(self.workspace));
        }
    }

    /// Ends the server, and starts it anew where it was.
    fn start(&mut self) -> Result<()> {
        self.server = None;
        let mut serve = Command::new(self.program());
        serve
            .args(["serve", "--listen", &self.options.listen])
            .args(["--database", &self.database()])
            .arg("--data")
            .arg(self.workspace.source("data"))
            .arg("--site")
            .arg(self.package_folder());
        if self.options.database.is_none() {
            // Nothing is ever lost with our own, not even where it is still without a changeset.
            serve.arg("--new");
        }
        let server = Server::start(&mut serve)?;
        self.options.listen = server.address().to_string();
        say(format_args!("serving http://{}", server.address()));
        self.server = Some(server);
        Ok(())
    }

    /// Tells when the server has ended by itself.
    fn notice_end(&mut self) {
        if self.server.as_mut().is_some_and(Server::has_ended) {
            self.server = None;
            self.started = None;
            say("the server has ended; it starts again after the next build");
        }
    }

    /// Fills the database anew if it is our own and the data has no faults; says whether it did.
    fn renew_world(&mut self) -> Result<bool> {
        if self.options.database.is_some() {
            say("data/ fills empty databases alone: the one that was named stays as it is");
            return Ok(false);
        }
        if self.started.is_none() {
            // The first start finds it empty.
            return remove_database(&self.workspace.source(OWN_DATABASE)).map(|()| false);
        }
        let mut check = Command::new(self.program());
        run_to_end(check.args(["check", "--data"]).arg(self.workspace.source("data")))?;
        self.server = None;
        remove_database(&self.workspace.source(OWN_DATABASE))?;
        self.start().map(|()| true)
    }

    fn program(&self) -> PathBuf {
        let built = || self.workspace.target(&format!("debug/handover{EXE_SUFFIX}"));
        self.options.program.clone().unwrap_or_else(built)
    }

    fn database(&self) -> String {
        let own = || {
            format!(
                "sqlite://{}?mode=rwc",
                self.workspace.source(OWN_DATABASE).display()
            )
        };
        self.options.database.clone().unwrap_or_else(own)
    }

    fn package_folder(&self) -> PathBuf {
        self.workspace.site(Mode::Dev).join("pkg")
    }
}

/// Removes a SQLite database, if there is one.
fn remove_database(database: &Path) -> Result<()> {
    for suffix in ["", "-shm", "-wal"] {
        let mut path = database.as_os_str().to_owned();
        path.push(suffix);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("could not remove {}", path.display()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// When a file was last written, if it is there.
fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}

/// Tells it in one piece, because the server and cargo write to the same terminal.
fn say(what: impl Display) {
    let line = format!("dev: {what}\n");
    eprint!("{line}");
}
