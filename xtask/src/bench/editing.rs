//! Editors: their accounts, what a form costs from the click to the page, changesets of programs, and the engine's own limit.

use std::io::{Read, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::bench::http::{Client, get};
use crate::bench::program::{Program, database};
use crate::bench::visit;

const NAME: &str = "Bench";
const PASSWORD: &str = "correct horse battery staple";
/// Edits that the means are taken over, and those before them that do not count.
const EDITS: usize = 40;
const WARM_UP: usize = 5;
/// The page that every edit shows on, and the form that makes it.
const PAGE: &str = "/people/fumio-kishida";
const FORM: &str = "/rpc/correct_record?page=/edit/people/fumio-kishida/correct";
/// The longest of the forms of a hand-over.
const LONG_FORM: &str = "/edit/offices/jp-prime-minister/hand-over";
/// A source of the starter world.
const SOURCE: &str = "cia-world-factbook";

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

/// Adds the account that edits to the database in `folder`, whether its server runs or not.
pub fn add_account(binary: &Path, folder: &Path) -> Result<()> {
    let mut child = Command::new(binary)
        .args(["user", "add", NAME, "--database", &database(folder)])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()?;
    let mut stdin = child.stdin.take().context("no standard input")?;
    writeln!(stdin, "{PASSWORD}")?;
    drop(stdin);
    ensure!(child.wait()?.success(), "the account could not be added");
    Ok(())
}

/// Signs in and returns the cookie.
fn sign_in(client: &Client) -> Result<String> {
    let answer = client.post_form("/rpc/sign_in", "", &[("name", NAME), ("password", PASSWORD)])?;
    let cookie = answer.header("set-cookie").context("nobody was signed in")?;
    let (cookie, _) = cookie.split_once(';').context("the cookie has no attributes")?;
    Ok(cookie.to_owned())
}

/// The bytes of the page of a form, with everything that it loads.
pub fn page_bytes(program: &Program) -> Result<f64> {
    let client = Client::new(program.address());
    let cookie = sign_in(&client)?;
    visit::of_page(&client, LONG_FORM, &cookie)
}

/// Edits one record again and again through its form.
pub fn edit_times(program: &Program) -> Result<EditTimes> {
    let client = Client::new(program.address());
    let cookie = sign_in(&client)?;
    let (mut own, mut open) = (Vec::new(), Vec::new());
    for round in 0..WARM_UP + EDITS {
        let heard = listen(program.address())?;
        let alias = format!("Alias {round}");
        let fields = [
            ("name.en", "Fumio Kishida"),
            ("name.ja", "岸田文雄"),
            ("name.ko", "기시다 후미오"),
            ("name.aliases", &alias),
            ("sources", SOURCE),
            ("subject", "people/fumio-kishida"),
            ("source[]", SOURCE),
            ("comment", "A measurement"),
            ("go", "save"),
        ];
        let begin = Instant::now();
        let saved = client.post_form(FORM, &cookie, &fields)?;
        let location = saved.header("location");
        let location = location.with_context(|| format!("the form answered {}", saved.status))?;
        let page = client.get(location, &[("Cookie", &cookie)])?;
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
    // The head comes at once, so from here on the server listens.
    let mut stream = Client::new(address).stream(&format!("/rpc/news?page={PAGE}&version={version}"))?;
    let (heard, told) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = [0; 1024];
        let mut text = String::new();
        while let Ok(read @ 1..) = stream.read(&mut bytes) {
            text.push_str(&String::from_utf8_lossy(&bytes[..read]));
            if text.contains("event: changed") {
                // Nobody hears it where the measurement has failed meanwhile.
                let _ = heard.send(Instant::now());
                return;
            }
        }
    });
    Ok(told)
}

/// A program that corrects one event again and again through the API.
pub struct Writer {
    token: String,
    /// The day of the event: it is among the next votes of the home page.
    on: String,
    /// The version of the event; 0 before there is one.
    version: u64,
}

impl Writer {
    /// Gets itself a personal token; there has to be the account.
    pub fn new(client: &Client) -> Result<Self> {
        let cookie = sign_in(client)?;
        let fields = [("name", "bench"), ("scope", "write"), ("days", "30")];
        let page = client.post_form("/rpc/make_token", &cookie, &fields)?.text();
        let start = page.find("hnd_").context("no token was made")?;
        let token = page.get(start..start + 68).context("the token is cut off")?;

        let answer = client.get("/api/v1/changes?limit=1", &[])?.body;
        let answer: Value = serde_json::from_slice(&answer)?;
        let year: u32 = answer["as_of"].as_str().context("no day")?[..4].parse()?;
        Ok(Self {
            token: token.to_owned(),
            on: format!("{}-03-15", year + 1),
            version: 0,
        })
    }

    /// Commits the next version of the event.
    pub fn commit(&mut self, client: &Client) -> Result<()> {
        let event = json!({
            "id": "bench-vote",
            "kind": "parliamentary_election",
            "name": { "en": format!("Vote after version {}", self.version) },
            "countries": ["jp"],
            "date": { "on": self.on, "kind": "scheduled", "firmness": "tentative" },
            "decides": ["jp-prime-minister"],
            "sources": [SOURCE],
            "review": "unreviewed",
        });
        let changeset = json!({
            "comment": "A measurement",
            "sources": [SOURCE],
            "changes": [{ "expects": self.version, "to": { "is": { "event": event } } }],
        });
        let answer = client.post_json("/api/v1/changesets", &self.token, &changeset.to_string())?;
        ensure!(
            answer.status == 201,
            "the changeset was answered with {}: {}",
            answer.status,
            answer.text()
        );
        let committed: Value = serde_json::from_slice(&answer.body)?;
        self.version = committed["seq"].as_u64().context("no number")?;
        Ok(())
    }
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
