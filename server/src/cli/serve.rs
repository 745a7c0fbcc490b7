//! `handover serve`.

use crate::{
    accounts::Accounts,
    api,
    backend::{CommitError, Follow, Tracker},
    citation::CitationReader,
    config::Serve,
    connections::{self, Room},
    export,
    http::{
        Clock, Context, OwnHost, Parts, scrape,
        site_files::{self, GetFile},
    },
    import::{
        sync,
        wikidata::{Settings, Wikidata},
    },
    journal::{self, Journal},
    leftovers, memory,
    proposals::store::Store as Proposals,
    router,
    starter::{self, Starter},
    telemetry,
};
use anyhow::{Context as _, bail};
use app::{Address, address::Resource, query::Query};
use domain::Language;
use jiff::Timestamp;
use std::{
    fs,
    io::{IsTerminal, Write},
    num::NonZeroUsize,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use tokio::net::TcpListener;

/// How long requests under way may take once the program was told to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

/// How often, and after how long, it is looked whether another process fills the database.
const LOOKS: u32 = 20;
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

pub async fn run(config: Serve, get_file: GetFile) -> anyhow::Result<()> {
    telemetry::start();
    leftovers::remove(&std::env::temp_dir(), export::sqlite::TEMPORARY);
    if let Some(file) = sqlite_file(&config.database) {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        leftovers::remove(folder.unwrap_or(Path::new(".")), journal::TEMPORARY);
    }
    let journal = if config.new {
        Journal::open_or_make(&config.database).await?
    } else {
        Journal::open(&config.database).await?
    };
    let tracker = Tracker::start(journal).await?.pinning_times(config.pin_times);
    let tracker = Arc::new(tracker);
    is_not_lost(&tracker, config.new).await?;
    fill_if_empty(&tracker, config.data.as_deref()).await?;

    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("could not listen on {}: is another program there?", config.listen))?;
    let address = format!("http://{}", listener.local_addr()?);
    let own_host = config
        .public_url
        .as_deref()
        .map_or_else(OwnHost::default, OwnHost::of);
    let room = room(config.max_connections, config.trusted_proxy_hops);
    if config
        .public_url
        .as_deref()
        .is_some_and(|url| url.starts_with("http://"))
    {
        tracing::warn!(
            "the public address is plain http: passwords and sessions can be read on their way; put a proxy with TLS in front"
        );
    }
    let public_url = config.public_url.unwrap_or_else(|| address.clone());
    let accounts = Accounts::beside(tracker.journal());
    let set_up = accounts
        .set_up_link()
        .await
        .context("could not look for accounts")?;
    let context = Context::new(Parts {
        backend: Arc::clone(&tracker) as _,
        accounts,
        proposals: Proposals::beside(tracker.journal()),
        desk: Arc::clone(tracker.desk()),
        citations: CitationReader::new(config.citations_also_from)
            .context("could not prepare to read cited pages")?,
        public_url: public_url.clone(),
        clock: Clock::new(config.today),
        get_file: config.site.map_or(get_file, site_files::in_folder),
        trusted_proxy_hops: config.trusted_proxy_hops,
        api_requests_per_minute: config.api_requests_per_minute,
        pages_per_minute: config.pages_per_minute,
        room,
        own_host,
        describe_api: api::document,
        news: tracker.news(),
    })?;

    let follow = Follow {
        every: config.poll_seconds,
        with_hints: !config.no_notify,
    };
    let following = tokio::spawn(Arc::clone(&tracker).follow(follow));
    let keeping_small = tokio::spawn(memory::keep_small());
    let syncing = match config.sync_hours {
        None => None,
        Some(hours) => {
            let clock = Clock::new(config.today);
            let mut settings = Settings::new(config.contact.unwrap_or_default(), clock.today());
            config.wikidata.set(&mut settings);
            // Before anybody is served: without a contact nothing is asked.
            drop(Wikidata::new(settings.clone())?);
            let every = Duration::from_secs(u64::from(hours.get()) * 60 * 60);
            let syncing = sync::again_and_again(Arc::clone(&tracker), every, clock, settings);
            Some(tokio::spawn(syncing))
        }
    };
    if let Some(address) = config.metrics_listen {
        let listener = TcpListener::bind(address).await.with_context(|| {
            format!("could not listen on {address} for metrics: is another program there?")
        })?;
        tracing::info!(address = %listener.local_addr()?, "metrics are told");
        let told = scrape::router(Arc::clone(&context));
        tokio::spawn(async move { axum::serve(listener, told).await });
    }
    announce(&address)?;
    if let Some(token) = set_up {
        let link =
            Address::new(Language::En, Resource::SET_UP).with_query(Query::of("token", token.as_str()));
        hand_over_link(
            &format!("{public_url}{link}"),
            config.set_up_link.as_deref(),
            &config.database,
        )?;
    }
    let head = tracker.head().await;
    tracing::info!(%address, changesets = head.seq, hash = %head.hash, "serving");
    router::serve(listener, context, stop_signal(), LAST_REQUESTS).await?;
    following.abort();
    keeping_small.abort();
    if let Some(syncing) = syncing {
        syncing.abort();
    }
    tracker.journal().close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Refuses a journal without changesets that somebody else has made, unless a new world may begin there: it may be what is left of another one,
/// copied without the file that has its changesets. Accounts may be added before the first start.
///
/// # Errors
/// When that is so, or the database cannot be read.
pub async fn is_not_lost(tracker: &Tracker, may_begin: bool) -> anyhow::Result<()> {
    let journal = tracker.journal();
    if may_begin || journal.is_new() || tracker.world().seq() > 0 {
        return Ok(());
    }
    if !Accounts::beside(journal).list().await?.is_empty() {
        return Ok(());
    }
    // Another process may have made it this moment, and be about to fill it.
    for _ in 0..LOOKS {
        if tracker.catch_up().await? > 0 {
            return Ok(());
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    bail!(
        "the database holds no changesets, and nothing was put into it: if it was copied, copy the file that ends in -wal with it, or restore a \
         backup; to begin a new world there, call `handover serve --new`"
    )
}

/// Puts the starter world into an empty journal: that of a folder, or the one compiled in.
///
/// # Errors
/// When the data is faulty or the journal cannot take it.
pub async fn fill_if_empty(tracker: &Tracker, data: Option<&Path>) -> anyhow::Result<()> {
    if tracker.world().seq() > 0 {
        return Ok(());
    }
    let files = match data {
        Some(folder) => starter::in_folder(folder)?,
        None => starter::embedded(),
    };
    let starter = Starter::read(&files);
    if let Some(problem) = starter.problems.first() {
        bail!(
            "the starter world cannot be read, {} problems; the first is at data/{}: {}",
            starter.problems.len(),
            problem.place,
            problem.message
        );
    }
    let changesets = starter.changesets(Timestamp::now());
    if changesets.is_empty() {
        return Ok(());
    }
    match tracker.commit_all(changesets).await {
        Ok(seq) => tracing::info!(
            changesets = seq,
            "the starter world was written to the empty journal"
        ),
        // Another instance that started on the same empty database was quicker.
        Err(CommitError::Refused(_)) if tracker.world().seq() > 0 => {}
        Err(error) => return Err(error).context("could not write the starter world"),
    }
    Ok(())
}

/// How many connections there may be: as many as were asked for, and no more than the system lets.
fn room(wanted: Option<NonZeroUsize>, trusted_proxy_hops: usize) -> Room {
    let possible = connections::raise_limit();
    let connections = wanted.map_or(possible, NonZeroUsize::get);
    if connections > possible {
        tracing::warn!(
            wanted = connections,
            possible,
            "the limit of open files allows fewer connections: raise it (LimitNOFILE= of systemd, ulimit -n)"
        );
    }
    let room = Room::of(connections.min(possible));
    if trusted_proxy_hops > 0 {
        room.behind_proxies()
    } else {
        room
    }
}

/// Gives the link of the set-up to whoever starts the program, and to nobody who reads its log later on: on the terminal, or in a file
/// that they alone may read.
fn hand_over_link(link: &str, file: Option<&Path>, database: &str) -> anyhow::Result<()> {
    if file.is_none() && std::io::stderr().is_terminal() {
        eprintln!("No account yet. Set one up at {link}");
        return Ok(());
    }
    let beside = sqlite_file(database).unwrap_or_else(|| PathBuf::from("handover"));
    let file = file.map_or_else(|| beside.with_extension("set-up"), Path::to_path_buf);
    private_file(&file)
        .and_then(|mut to| writeln!(to, "{link}"))
        .with_context(|| format!("could not write the link of the set-up into {}", file.display()))?;
    eprintln!("No account yet. The link to set one up is in {}", file.display());
    Ok(())
}

/// The file of a SQLite database.
fn sqlite_file(database: &str) -> Option<PathBuf> {
    let path = database.strip_prefix("sqlite://")?.split('?').next()?;
    Some(PathBuf::from(path))
}

/// A new file that nobody else may read.
fn private_file(path: &Path) -> std::io::Result<fs::File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The first line on stdout, for whoever started the program and needs to know the port.
fn announce(address: &str) -> anyhow::Result<()> {
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "{address}")
        .and_then(|()| stdout.flush())
        .context("could not print the address")
}

/// Completes on ctrl-c and on SIGTERM.
async fn stop_signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = tokio::signal::ctrl_c() => {}
                }
            }
            Err(error) => {
                tracing::warn!(%error, "SIGTERM cannot be caught");
                drop(tokio::signal::ctrl_c().await);
            }
        }
    }
    #[cfg(not(unix))]
    drop(tokio::signal::ctrl_c().await);
}
