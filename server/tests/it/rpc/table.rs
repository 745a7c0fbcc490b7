//! Every function, called by everybody with everything, in the two ways in which it can be called: one table of what is answered.

use crate::{
    review::propose,
    support::{Database, Engine, PASSWORD, TestApp, encoded},
};
use app::rpc::FUNCTIONS;
use handover::accounts::{AccountName, Password, Role};
use reqwest::Method;
use std::collections::BTreeMap;

/// Who calls, or what is sent instead of what a function takes; in the order of the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Nobody,
    Editor,
    Administrator,
    /// A session that has ended.
    Ended,
    /// A session of an account that has been disabled.
    Disabled,
    /// A form that another site sends.
    Foreign,
    /// More than any body may have.
    Oversized,
    /// HTML in every field for text.
    Markup,
    /// Control characters in every field for text.
    Control,
    /// Ids of nothing.
    WrongId,
}

const CASES: [Case; 10] = [
    Case::Nobody,
    Case::Editor,
    Case::Administrator,
    Case::Ended,
    Case::Disabled,
    Case::Foreign,
    Case::Oversized,
    Case::Markup,
    Case::Control,
    Case::WrongId,
];

/// A function, and what it is sent: `@` stands before an id, `~` before a text, and names in braces are of this test. Then the status
/// in each case: to the form of a browser, and behind a slash to a program where that gets another. A dash stands where a function
/// takes no text or no id.
#[rustfmt::skip]
const TABLE: [(&str, &str, &str); 49] = [
    //                                                     nobody editor administrator ended disabled foreign oversized markup control wrong id
    ("announce_departure", "tenure=@kr-president-lee-jae-myung&on=2026-11-20&why=~Why{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    ("resign", "tenure=@kr-president-lee-jae-myung&on=2026-11-20&leaves=2026-11-20&why=~Why{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    ("die", "subject=@people/fumio-kishida&on=2026-11-20&why=~Why{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    ("suspend", "tenure=@kr-president-lee-jae-myung&on=2026-11-20&why=~Why{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    // Nobody has suspended this tenure.
    ("restore", "tenure=@kr-president-lee-jae-myung&on=2026-11-20&why=~Why{word}",
                                                           "401 422 422 401 401 403 413 422 422 404"),
    ("remove", "tenure=@kr-president-lee-jae-myung&on=2026-11-20&reason=removed&why=~Why{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    ("win", "subject=@offices/fr-president&person.en=~Somebody&on=2026-11-20&event_kind=presidential_election{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    ("take_office", "subject=@offices/fr-president&person.en=~Somebody&on=2026-11-20{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    ("start_tenure", "subject=@offices/jp-prime-minister&person.en=~Somebody&designated=2026-11-20{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    ("end_tenure", "tenure=@kr-president-lee-jae-myung&end=2026-11-10&reason=resigned&end_note=~Note{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    ("hand_over", "subject=@offices/kr-president&tenure=kr-president-lee-jae-myung&end=2026-11-20&reason=resigned&person.en=~Somebody&designated=2026-11-18&entry=designated&cause=resignation{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    ("add_status", "tenure=@kr-president-lee-jae-myung&axis=powers.suspended&from=2026-11-01&note=~Note{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    // No status of this tenure is open.
    ("end_status", "tenure=@kr-president-lee-jae-myung&axis=powers.suspended&to=2026-11-05{word}",
                                                           "401 422 422 401 401 403 413 422 422 404"),
    ("schedule_event", "subject=@offices/fr-president&kind=confidence_vote&name=~Vote&date=by+Aug+2029{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    // What was held is not announced afterwards.
    ("announce_date", "event=@jp-ldp-leadership-2024&date=~2024-09-27&announced=2026-11-20{word}",
                                                           "401 422 422 401 401 403 413 422 422 404"),
    ("confirm_date", "event=@fr-presidential-election-after-2022&date=~2027-04-18{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    ("move_event", "event=@fr-presidential-election-after-2022&date=~2027-04-25&known=2026-11-20{word}",
                                                           "401 200 200 401 401 403 413 422 422 404"),
    ("postpone_event", "event=@fr-presidential-election-after-2022&known=~2026-11-20{word}",
                                                           "401 200 200 401 401 403 413 422 422 404"),
    ("cancel_event", "event=@fr-presidential-election-after-2022&known=~2026-11-20{word}",
                                                           "401 200 200 401 401 403 413 422 422 404"),
    ("add_candidate", "event=@jp-ldp-leadership-2024&person.en=~Somebody{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    ("add_round", "event=@jp-ldp-leadership-2024&kind=party_leadership_election&date=~2026-12{word}",
                                                           "401 200 200 401 401 403 413 422 422 404"),
    ("record_outcome", "event=@jp-ldp-leadership-2024&result=~Nobody{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    ("verify_record", "subject=@people/fumio-kishida{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    ("correct_record", "subject=@people/fumio-kishida&name.en=~Fumio&sources=cia-world-factbook{word}",
                                                           "401 200 200 401 401 403 413 200 422 404"),
    ("merge_records", "subject=@people/fumio-kishida&into=~shigeru-ishiba{word}",
                                                           "401 422 422 401 401 403 413 422 422 404"),
    // An office names the person.
    ("take_out_record", "subject=@people/fumio-kishida{word}",
                                                           "401 422 422 401 401 403 413 422 422 404"),
    // Everything else stands on the first changeset.
    ("undo_changeset", "changeset=@1{word}",
                                                           "401 422 422 401 401 403 413 422 422 404"),
    ("take_task", "task=@check_old:tenure/de-chancellor-friedrich-merz",
                                                           "401 303/200 303/200 401 401 403 413 - - 404"),
    ("release_task", "task=@check_old:tenure/de-chancellor-friedrich-merz",
                                                           "401 303/200 303/200 401 401 403 413 - - 404"),
    ("put_off_task", "task=@check_old:tenure/de-chancellor-friedrich-merz&days=~7",
                                                           "401 303/200 303/200 401 401 403 413 422 422 404"),
    ("set_freshness", "leader_days=~45&other_days=~90&event_days=~10&near_days=~30",
                                                           "401 403 303/200 401 401 403 413 422 422 -"),
    ("accept_proposal", "proposal=@{1}",
                                                           "401 303/200 303/200 401 401 403 413 - - 404"),
    ("reject_proposal", "proposal=@{2}&reason=~Why",
                                                           "401 303/200 303/200 401 401 403 413 303/200 303/200 404"),
    ("answer_proposal", "proposal=@{3}&person=-",
                                                           "401 303/200 303/200 401 401 403 413 - - 404"),
    ("correct_proposal", "proposal=@{4}&name=~Shiro+Kamon&start=1980&end=1990",
                                                           "401 303/200 303/200 401 401 403 413 303/200 422 404"),
    ("accept_proposals", "id[]=@{5}&country=~jp",
                                                           "401 303/200 303/200 401 401 403 413 303/200 303/200 404"),
    ("reject_proposals", "id[]=@{6}&country=~jp&reason=~Why",
                                                           "401 303/200 303/200 401 401 403 413 303/200 303/200 404"),
    // There is an account, so no code opens the set-up any more.
    ("set_up", "token=@{code}&name=~New&password={password}&repeated={password}",
                                                           "404 404 404 404 404 403 413 404 404 404"),
    ("sign_in", "name=~Aiko&password={password}",
                                                           "303/200 303/200 303/200 303/200 303/200 403 413 422 422 -"),
    ("sign_out", "next=~/leaders",
                                                           "303/200 303/200 303/200 303/200 303/200 403 413 303/200 303/200 -"),
    ("sign_out_everywhere", "",
                                                           "401 303/200 303/200 401 401 403 413 - - -"),
    ("change_password", "current={password}&new=~{password}&repeated={password}",
                                                           "401 303/200 303/200 401 401 403 413 422 422 -"),
    ("make_token", "name=~notebook&scope=~read&days=~30",
                                                           "401 200 200 401 401 403 413 400 400 -"),
    // A token that is not there is revoked already.
    ("revoke_token", "token=@{nobody}",
                                                           "401 303/200 303/200 401 401 403 413 - - 303/200"),
    ("add_account", "name=~New+{number}&password={password}&role=~editor",
                                                           "401 403 303/200 401 401 403 413 400 400 -"),
    ("disable_account", "account=@{haru}",
                                                           "401 403 303/200 401 401 403 413 - - 404"),
    ("enable_account", "account=@{haru}",
                                                           "401 403 303/200 401 401 403 413 - - 404"),
    ("change_role", "account=@{haru}&role=~editor",
                                                           "401 403 303/200 401 401 403 413 400 400 404"),
    ("reset_password", "account=@{haru}&password={password}",
                                                           "401 403 303/200 401 401 403 413 - - 404"),
];

const WORD: &str = "&source[]=cia-world-factbook&comment=~Because+it+is+so";
const MARKUP: &str = "\"><script>alert(1)</script>";
/// More bytes than a body may have.
const TOO_LARGE: usize = 1100 * 1024;
const CONTROL: &str = "a\u{0}b\u{1b}[31m\u{7f}\r\nSet-Cookie: stolen=yes";

/// The functions that end the session with which they are called.
const ENDING: [&str; 3] = ["sign_in", "sign_out", "sign_out_everywhere"];

struct Site {
    app: TestApp,
    _database: Database,
    /// What the names in braces stand for.
    names: BTreeMap<&'static str, String>,
    ended: String,
    disabled: String,
    /// How many calls there were.
    calls: usize,
}

impl Site {
    async fn open() -> Self {
        let database = Database::filled(Engine::Sqlite).await;
        let lines = ["Ichiro", "Jiro", "Kishida", "Shiro", "Goro", "Rokuro"];
        let lines: Vec<_> = (1..)
            .zip(lines)
            .map(|(number, name)| {
                let name = if name == "Kishida" {
                    name.to_owned()
                } else {
                    format!("{name} Kamon")
                };
                format!("{number},jp,{name},19{number}0-01-01,19{number}5-01-01")
            })
            .collect();
        propose(&database, &lines.iter().map(String::as_str).collect::<Vec<_>>()).await;
        let app = TestApp::behind_proxies(&database, "https://handover.example", 1).await;
        let open = app.context.proposals.open_of("sheet").await.expect("proposals");
        let mut names = BTreeMap::from([
            ("word", WORD.to_owned()),
            ("password", PASSWORD.to_owned()),
            ("code", "0".repeat(64)),
            ("nobody", "0".repeat(32)),
        ]);
        for (name, key) in [
            ("1", "1"),
            ("2", "2"),
            ("3", "3"),
            ("4", "4"),
            ("5", "5"),
            ("6", "6"),
        ] {
            let proposal = open.iter().find(|it| it.made.key == key);
            names.insert(name, proposal.expect("a proposal").id.clone());
        }
        let mut site = Self {
            ended: String::new(),
            disabled: String::new(),
            app,
            _database: database,
            names,
            calls: 0,
        };
        for (name, role) in [
            ("Aiko", Role::Editor),
            ("Minji", Role::Administrator),
            ("Haru", Role::Editor),
            ("Sora", Role::Administrator),
        ] {
            let id = site.add(name, role).await;
            if name == "Haru" {
                site.names.insert("haru", id);
            }
        }
        let accounts = site.app.context.accounts.clone();
        site.ended = site.session("Minji").await;
        let ended = site
            .call(Case::Administrator, "sign_out", &[], &site.ended, "text/html")
            .send();
        assert_eq!(ended.await.expect("an answer").status(), 303);
        site.disabled = site.session("Sora").await;
        let sora = accounts.named("Sora").await.expect("an account");
        accounts.disable(&sora.id).await.expect("it is disabled");
        site
    }

    async fn add(&self, name: &str, role: Role) -> String {
        let password = Password::parse(PASSWORD).expect("a password");
        let name = AccountName::parse(name).expect("a name");
        let added = self.app.context.accounts.add(name, &password, role).await;
        added.expect("an account").id.as_str().to_owned()
    }

    /// A new session of an account, as its cookie.
    async fn session(&self, name: &str) -> String {
        let begun = self.app.context.accounts.sign_in(name, PASSWORD).await;
        format!("__Host-session={}", begun.expect("a session").as_str())
    }

    /// The fields of a row in a case, or none where it has nothing that the case is about.
    fn fields(&self, case: Case, row: &str) -> Option<Vec<(String, String)>> {
        let mut row = row.to_owned();
        for (name, value) in &self.names {
            row = row.replace(&format!("{{{name}}}"), value);
        }
        row = row.replace("{number}", &self.calls.to_string()).replace('+', " ");
        let mut is_about = !matches!(case, Case::Markup | Case::Control | Case::WrongId);
        let mut fields = Vec::new();
        for pair in row.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').expect("a field");
            let value = match (value.strip_prefix('@'), value.strip_prefix('~'), case) {
                (Some(_), _, Case::WrongId) => {
                    is_about = true;
                    "../../nothing"
                }
                (_, Some(_), Case::Markup) => {
                    is_about = true;
                    MARKUP
                }
                (_, Some(_), Case::Control) => {
                    is_about = true;
                    CONTROL
                }
                (Some(id), ..) => id,
                (_, Some(text), _) => text,
                (None, None, _) => value,
            };
            fields.push((name.to_owned(), value.to_owned()));
        }
        is_about.then_some(fields)
    }

    fn call(
        &self,
        case: Case,
        function: &str,
        fields: &[(String, String)],
        cookie: &str,
        accept: &str,
    ) -> reqwest::RequestBuilder {
        let site = if case == Case::Foreign {
            "cross-site"
        } else {
            "same-origin"
        };
        let pairs: Vec<_> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        // Tries at passwords are counted by network, and not what this is about.
        let network = format!("10.0.{}.{}", self.calls / 256, self.calls % 256);
        self.app
            .request(Method::POST, &format!("/rpc/{function}?page=/ja/leaders"))
            .header("cookie", cookie)
            .header("accept", accept)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", site)
            .header("x-forwarded-for", network)
            .body(encoded(&pairs))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn everybody_gets_from_every_function_what_the_table_says() {
    let mut listed: Vec<_> = TABLE.map(|(function, ..)| format!("/rpc/{function}")).into();
    let mut functions: Vec<_> = FUNCTIONS.iter().map(|function| function.path).collect();
    listed.sort();
    functions.sort_unstable();
    assert_eq!(listed, functions, "a row for each function");

    let mut site = Site::open().await;
    let mut wrong = Vec::new();
    for (function, row, statuses) in TABLE {
        let statuses: Vec<_> = statuses.split_whitespace().collect();
        assert_eq!(statuses.len(), CASES.len(), "{function}");
        let mut sessions = (site.session("Aiko").await, site.session("Minji").await);
        for (case, expected) in CASES.into_iter().zip(statuses) {
            for is_program in [false, true] {
                site.calls += 1;
                let Some(fields) = site.fields(case, row) else {
                    assert_eq!(expected, "-", "{function} {case:?} has nothing to send");
                    continue;
                };
                if ENDING.contains(&function) {
                    sessions = (site.session("Aiko").await, site.session("Minji").await);
                }
                let cookie = match case {
                    Case::Nobody => "",
                    Case::Ended => &site.ended,
                    Case::Disabled => &site.disabled,
                    Case::Editor => &sessions.0,
                    _ => &sessions.1,
                };
                let accept = if is_program {
                    "application/json"
                } else {
                    "text/html"
                };
                let (form, program) = expected.split_once('/').unwrap_or((expected, expected));
                let expected = if is_program { program } else { form };
                if case == Case::Oversized {
                    let path = format!("/rpc/{function}");
                    let answered = site.app.announce_form(&path, cookie, accept, TOO_LARGE).await;
                    assert_eq!(answered.to_string(), expected, "{function} {case:?}");
                    continue;
                }
                let before = site.app.context.backend.world().seq();
                let answer = site.call(case, function, &fields, cookie, accept).send();
                let answer = answer.await.expect("an answer");
                let status = answer.status();
                if !status.is_success() && !status.is_redirection() {
                    assert_eq!(
                        site.app.context.backend.world().seq(),
                        before,
                        "{function} {case:?}"
                    );
                }
                let cookies = answer.headers().get_all("set-cookie");
                for cookie in cookies {
                    let cookie = cookie.to_str().expect("text");
                    assert!(!cookie.contains("stolen"), "{function} {case:?}: {cookie}");
                    assert!(!status.is_client_error(), "{function} {case:?}: {cookie}");
                }
                let is_json = answer
                    .headers()
                    .get("content-type")
                    .is_some_and(|kind| kind == "application/json");
                let text = answer.text().await.expect("text");
                if status.as_str() != expected {
                    let said = if is_json { &text } else { "" };
                    wrong.push(format!(
                        "{function} {case:?} {accept}: {status}, not {expected} {said}"
                    ));
                }
                assert!(
                    is_json || !text.contains("<script>alert"),
                    "{function} {case:?}: {text}"
                );
                if is_program && case != Case::Foreign {
                    assert!(is_json, "{function} {case:?} {status}: {text}");
                }
                assert!(!text.contains(PASSWORD), "{function} {case:?}: {text}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
