//! What an edit costs: from the click to the page that shows it, to another page that is open, and beside the engine's own
//! limit.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::bench::http::{get, get_as, post};
use crate::bench::program::Program;

const NAME: &str = "Bench";
const PASSWORD: &str = "correct horse battery staple";
/// Edits that the means are taken over, and those before them that do not count.
const EDITS: usize = 40;
const WARM_UP: usize = 5;
/// The page that every edit shows on, and the form that makes it.
const PAGE: &str = "/people/fumio-kishida";
const FORM: &str = "/edit/people/fumio-kishida/correct";

/// Milliseconds, means over many edits.
pub struct EditTimes {
    pub to_own_page: f64,
    pub to_open_page: f64,
}

/// Durable edits a second, one after the other, and single durable inserts beside them.
pub struct Rates {
    pub commits: f64,
    pub inserts: f64,
}

/// Adds the account that edits, before the server starts or while it runs.
pub fn add_account(binary: &Path, database: &str) -> Result<()> {
    let mut child = Command::new(binary)
        .args(["user", "add", NAME, "--database", database])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()?;
    let mut stdin = child.stdin.take().context("no standard input")?;
    writeln!(stdin, "{PASSWORD}")?;
    drop(stdin);
    ensure!(child.wait()?.success(), "the account could not be added");
    Ok(())
}

/// Edits one record again and again.
pub fn edit_times(program: &Program) -> Result<EditTimes> {
    let address = program.address();
    let signed_in = post(
        address,
        "/sign-in",
        "",
        &form(&[("name", NAME), ("password", PASSWORD)]),
    )?;
    let cookie = signed_in.header("set-cookie").context("nobody was signed in")?;
    let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
    let (mut own, mut open) = (Vec::new(), Vec::new());
    for round in 0..WARM_UP + EDITS {
        let heard = listen(address)?;
        let alias = format!("Alias {round}");
        let fields = [
            ("name.en", "Fumio Kishida"),
            ("name.ja", "岸田文雄"),
            ("name.ko", "기시다 후미오"),
            ("name.aliases", &alias),
            ("sources", "cia-world-factbook"),
            ("source", "cia-world-factbook"),
            ("comment", "A measurement"),
            ("go", "save"),
        ];
        let begin = Instant::now();
        let saved = post(address, FORM, &cookie, &form(&fields))?;
        let Some(location) = saved.header("location") else {
            bail!("the form answered {}", saved.status);
        };
        let page = get_as(address, location, &cookie)?;
        let took = begin.elapsed();
        ensure!(page.text().contains(&alias), "the page does not show the edit");
        let arrived = heard
            .recv_timeout(Duration::from_secs(5))
            .context("no news came")?;
        if round >= WARM_UP {
            own.push(took.as_secs_f64() * 1000.0);
            open.push(arrived.saturating_duration_since(begin).as_secs_f64() * 1000.0);
        }
    }
    let mean = |times: &[f64]| times.iter().sum::<f64>() / times.len() as f64;
    Ok(EditTimes {
        to_own_page: mean(&own),
        to_open_page: mean(&open),
    })
}

/// Opens the page's stream of news, and tells when the first comes.
fn listen(address: SocketAddr) -> Result<mpsc::Receiver<Instant>> {
    let text = get(address, PAGE, "identity")?.text();
    let version = text
        .split("data-version=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let version = version.context("the page has no version")?;
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "GET /rpc/news?page={PAGE}&version={version} HTTP/1.1\r\nHost: {address}\r\nAccept: text/event-stream\r\n\r\n"
    )?;
    // The head comes at once, so from here on the server listens.
    let mut head = [0; 64];
    let _ = stream.read(&mut head)?;
    let (heard, told) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = [0; 1024];
        let mut text = String::new();
        while let Ok(read @ 1..) = stream.read(&mut bytes) {
            text.push_str(&String::from_utf8_lossy(&bytes[..read]));
            if text.contains("event: changed") {
                let _ = heard.send(Instant::now());
                return;
            }
        }
    });
    Ok(told)
}

fn form(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| {
        text.bytes()
            .map(|byte| format!("%{byte:02X}"))
            .collect::<String>()
    };
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    pairs.join("&")
}

/// What the program itself measures of an empty database.
pub fn rates(binary: &Path, folder: &Path) -> Result<Rates> {
    let database = format!("sqlite://{}?mode=rwc", folder.join("measure.db").display());
    let output = Command::new(binary)
        .args(["measure", "--database", &database])
        .output()?;
    ensure!(output.status.success(), "`handover measure` failed");
    let text = String::from_utf8(output.stdout)?;
    let rate = |what: &str| -> Result<f64> {
        let line = text.lines().find_map(|line| line.strip_prefix(what));
        let number = line.and_then(|rest| rest.split_whitespace().next());
        number.context("no rate")?.parse().context("no number")
    };
    Ok(Rates {
        commits: rate("commits:")?,
        inserts: rate("inserts:")?,
    })
}
