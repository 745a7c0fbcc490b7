//! `handover export`: the data in one of four formats, into a file, a folder or standard output.

use crate::{
    backend::replay,
    config::{Export, ExportFormat},
    export::{Pieces, Scope, csv, journal, popolo, sqlite},
    http::Clock,
    journal::Journal,
    leftovers,
};
use anyhow::{Context, bail, ensure};
use domain::{Snapshot, doubt::Freshness};
use std::{
    fs,
    io::{self, ErrorKind, IsTerminal, Write},
    path::Path,
    sync::Arc,
};

/// How the names of files begin that are being written.
const TEMPORARY: &str = ".handover-export-";

pub async fn run(config: Export) -> anyhow::Result<()> {
    if config.format == ExportFormat::Jsonl && config.as_of.is_some() {
        bail!(
            "--as-of says which day to look at, and a journal is all days at once: leave it out, or give --known-at to \
             have the journal up to a moment"
        );
    }
    let scope = Arc::new(scope(&config).await?);
    let output = config.output.as_deref();
    match config.format {
        ExportFormat::Jsonl => write(journal::pieces(&scope), output),
        ExportFormat::Popolo => write(popolo::pieces(&scope), output),
        ExportFormat::Csv => match output {
            Some(folder) if folder.extension().is_none_or(|it| it != "zip") => write_folder(&scope, folder),
            _ => write_binary(csv::zip(&scope), output),
        },
        ExportFormat::Sqlite => {
            let file = sqlite::file(&scope).await?;
            write_binary(file.pieces(), output)
        }
    }
}

async fn scope(config: &Export) -> anyhow::Result<Scope> {
    let journal = Journal::open_to_read(&config.place.database).await?;
    let (world, _) = replay(&journal).await?;
    journal.close().await;
    ensure!(
        world.seq() > 0,
        "the database holds no changesets, so there is nothing to export: if it was copied, copy the file that ends in -wal with it"
    );
    let world = match config.known_at {
        Some(moment) => world.known_at(moment),
        None => world,
    };
    let today = Clock::new(config.today).today();
    let day = app::day_shown(config.as_of, config.known_at, today);
    let snapshot = if config.known_at.is_none() && day == today {
        Snapshot::of_today(&world, today, Freshness::default())
    } else {
        world.on(day)
    };
    Ok(Scope {
        snapshot: Arc::new(snapshot),
        world: Arc::new(world),
        known_at: config.known_at,
        public_url: config.public_url.clone(),
    })
}

fn write_binary(pieces: Pieces, output: Option<&Path>) -> anyhow::Result<()> {
    if output.is_none() && io::stdout().is_terminal() {
        bail!("this format is not for a terminal: name a file with --output");
    }
    write(pieces, output)
}

/// Writes a file whole or not at all, or everything to standard output.
fn write(pieces: Pieces, output: Option<&Path>) -> anyhow::Result<()> {
    let Some(path) = output else {
        return match write_all(pieces, &mut io::stdout().lock()) {
            // Whoever reads has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            result => result.context("could not write to standard output"),
        };
    };
    let failed = || format!("could not write {}", path.display());
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    leftovers::remove(folder, TEMPORARY);
    let file = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder);
    let mut file = file.with_context(failed)?;
    write_all(pieces, file.as_file_mut()).with_context(failed)?;
    let kept = file.persist(path).map_err(|error| error.error);
    readable(kept.with_context(failed)?).with_context(failed)
}

/// A temporary file is for its owner alone, and an export is for everybody.
fn readable(file: fs::File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    drop(file);
    Ok(())
}

fn write_all(pieces: Pieces, to: &mut impl Write) -> io::Result<()> {
    for piece in pieces {
        to.write_all(&piece?)?;
    }
    to.flush()
}

fn write_folder(scope: &Arc<Scope>, folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("could not make the folder {}", folder.display()))?;
    for (name, pieces) in csv::files(scope) {
        write(pieces, Some(&folder.join(name)))?;
    }
    Ok(())
}
