//! `handover import`: other sources are read, compared and proposed; a journal of our own is taken in as it is.

mod journal;
mod target;
mod wikidata;

use crate::{
    backend::Tracker,
    config::{HowToImport, Import},
    http::Clock,
    import::{
        Part,
        csv::{self, mapping::Mapping},
        popolo, progress,
        run::Run,
    },
};
use anyhow::{Context, ensure};
use domain::{
    Source,
    edit::add::slug,
    id::{CountryId, SourceId},
};
use jiff::civil::Date;
use std::{io::Write as _, path::Path, process::ExitCode};
use target::{accept, left_out, tracker};

pub async fn run(command: Import) -> anyhow::Result<ExitCode> {
    match command {
        Import::Journal(config) => journal::run(config).await.map(|()| ExitCode::SUCCESS),
        Import::Csv {
            file,
            mapping: Some(mapping),
            how,
        } => spreadsheet(&file, &mapping, &how).await,
        Import::Csv {
            file,
            mapping: None,
            how,
        } => first_mapping(&file, &how).await,
        Import::Wikidata {
            country,
            whole,
            contact,
            addresses,
            how,
        } => {
            let asked = wikidata::Asked {
                countries: country,
                is_whole: whole,
                contact,
                addresses,
            };
            wikidata::run(asked, &how).await
        }
        Import::Popolo {
            file,
            title,
            publisher,
            url,
            country,
            how,
        } => {
            let cited = Cited {
                title,
                publisher,
                url,
            };
            popolo_file(&file, cited, country, &how).await
        }
    }
}

async fn spreadsheet(file: &Path, mapping: &str, how: &HowToImport) -> anyhow::Result<ExitCode> {
    let mapping = Mapping::open(mapping)?;
    let tracker = tracker(how).await?;
    let today = Clock::new(how.today).today();
    let part = csv::read(file, &mapping, &tracker.world())?;
    whole_file(&tracker, mapping.source(today), part, today, how).await
}

/// Writes a mapping to correct beside a spreadsheet, and says what was understood.
async fn first_mapping(file: &Path, how: &HowToImport) -> anyhow::Result<ExitCode> {
    let tracker = tracker(how).await?;
    let today = Clock::new(how.today).today();
    let first = csv::first::look(file, today, &tracker.world())?;
    tracker.journal().close().await;
    let mapping = file.with_extension("mapping.toml");
    std::fs::File::create_new(&mapping)
        .and_then(|mut to| to.write_all(first.text.as_bytes()))
        .with_context(|| format!("could not write the mapping {}", mapping.display()))?;
    print!("{first}");
    println!(
        "A first mapping is in {mapping}: correct it, and fill in what it says; then call\n    handover import csv {file} --mapping {mapping}",
        mapping = mapping.display(),
        file = file.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// What is cited for a file that does not say it itself.
struct Cited {
    title: String,
    publisher: String,
    url: Option<String>,
}

async fn popolo_file(
    file: &Path,
    cited: Cited,
    country: Option<CountryId>,
    how: &HowToImport,
) -> anyhow::Result<ExitCode> {
    let today = Clock::new(how.today).today();
    let options = popolo::Options::new(today, country);
    let size = std::fs::metadata(file)
        .with_context(|| format!("could not read {}", file.display()))?
        .len();
    ensure!(
        size <= options.most_bytes as u64,
        "{} has {size} bytes, more than the {} that are read",
        file.display(),
        options.most_bytes
    );
    let bytes = std::fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let part = popolo::read(&name, &bytes, &options)
        .with_context(|| format!("could not read {}", file.display()))?;
    let id = slug(&cited.title).context("the title of the source needs letters or digits")?;
    let source = Source {
        id: SourceId::parse(&id)?,
        title: cited.title,
        publisher: cited.publisher,
        url: cited.url,
        published: None,
        retrieved: Some(today),
        archived_url: None,
        quote: None,
        licence: None,
        unconfirmed: false,
    };
    let tracker = tracker(how).await?;
    whole_file(&tracker, source, part, today, how).await
}

/// Runs an import whose source is one file.
async fn whole_file(
    tracker: &Tracker,
    source: Source,
    part: Part,
    today: Date,
    how: &HowToImport,
) -> anyhow::Result<ExitCode> {
    if let Some(recorded) = tracker.world().sources.get(&source.id) {
        ensure!(
            recorded.title == source.title && recorded.publisher == source.publisher,
            "the id “{}” is that of another source, “{}” by {}: give yours another",
            source.id,
            recorded.title,
            recorded.publisher
        );
    }
    let progress = progress::for_terminal_or_log();
    let mut run = Run::begin(tracker, source, &part.name, accept(how), today, progress)
        .await
        .context("could not begin the import")?;
    if let Some(left_out) = left_out(how)? {
        run.write_left_out(left_out);
    }
    run.read_one_file();
    run.expect((part.claims.len() + part.rejected.len()) as u64);
    run.take(part)
        .await
        .context("could not keep what the file proposes")?;
    let report = run.finish(None).await.context("could not close the import")?;
    print!("{report}");
    tracker.journal().close().await;
    Ok(ExitCode::SUCCESS)
}
