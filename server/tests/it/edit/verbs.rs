//! The verbs of a newsroom, each day's news entered on its day by one form, and what the pages then say of every day.

mod japan;
mod korea;

use super::{Desk, WORD, acts::as_sent};
use crate::support::{
    Database, Engine, TestApp,
    html::{Element, Page},
};
use domain::{
    Change, Entity, EntityRef, Event, World,
    changeset::Changeset,
    entity::{DateKind, EventDate, Firmness},
    id::SourceId,
};
use handover::accounts::Role;
use jiff::civil::Date;

/// The starter world as it was recorded before some story began, and an editor who enters it day by day.
struct Newsroom {
    database: Database,
    desk: Option<Desk>,
}

impl Newsroom {
    async fn before(changes: fn(&World) -> Vec<Change>) -> Self {
        let database = Database::filled(Engine::Sqlite).await;
        let tracker = database.tracker().await;
        let world = tracker.world();
        let taken_back = Changeset {
            author: "test".to_owned(),
            at: world.time_of_next("2024-01-01T00:00:00Z".parse().expect("a time")),
            comment: "What came later is taken out".to_owned(),
            sources: vec![SourceId::parse("cia-world-factbook").expect("an id")],
            changes: changes(&world),
        };
        tracker.commit(taken_back).await.expect("a commit");
        let app = TestApp::on(&database, "https://handover.example").await;
        app.sign_in_as("Aiko", Role::Editor).await;
        Self { database, desk: None }
    }

    /// The desk on a day of the story.
    async fn on(&mut self, day: &str) -> &Desk {
        let day: Date = day.parse().expect("a day");
        let app = TestApp::on_day(&self.database, day).await;
        let editor = app.sign_in("Aiko").await;
        self.desk.insert(Desk { app, editor })
    }

    /// Fills in a form as it stands there, with what an editor enters, and saves it. Gives the page that shows it.
    async fn tell(&mut self, day: &str, path: &str, entries: &[(&str, &str)]) -> String {
        self.on(day).await.tell(path, entries).await
    }

    /// What an unsigned reader gets, today.
    async fn text(&mut self, path: &str) -> String {
        let database = &self.database;
        let app = TestApp::on(database, "https://handover.example").await;
        app.text(path).await
    }
}

impl Desk {
    async fn tell(&self, path: &str, entries: &[(&str, &str)]) -> String {
        let page = self.app.get_as(&self.editor, path).await;
        let html = page.text().await.expect("text");
        let stands = as_sent(&html);
        let name = |name: &str| name.trim_end_matches("[]").to_owned();
        let kept = stands.iter().filter(|(known, _)| {
            entries.iter().all(|(entry, _)| name(known) != name(entry)) && known != "go" && known != "comment"
        });
        let mut fields: Vec<_> = kept
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        fields.extend(entries);
        self.save(path, &fields).await
    }

    /// The open tenure of a person in an office.
    fn tenure(&self, office: &str, person: &str) -> String {
        let world = self.app.context.backend.world();
        let mut tenures = world.tenures.values();
        let open = tenures
            .find(|it| it.office.as_str() == office && it.person.as_str() == person && it.end.is_none());
        open.expect("an open tenure").id.to_string()
    }
}

/// Takes out of the starter world what came in a country on a day and later: tenures, transitions and events. What was there before
/// goes on.
fn rewound(world: &World, country: &str, day: &str) -> Vec<Change> {
    let day: Date = day.parse().expect("a day");
    let is_here = |office: &str| office.starts_with(&format!("{country}-"));
    let is_later = |date: &domain::Edtf| date.earliest().is_some_and(|first| first >= day);
    let version = |reference: &EntityRef| world.version_of(reference).expect("a version");
    let mut changes = Vec::new();
    let mut put = |entity: Entity| changes.push(Change::replace(version(&entity.reference()), entity));
    let mut gone = Vec::new();
    let later = |id: &domain::id::TenureId| {
        let tenure = world.tenures.get(id).expect("a tenure");
        tenure
            .designated
            .as_ref()
            .or(tenure.start.as_ref())
            .is_some_and(is_later)
    };
    for tenure in world.tenures.values().filter(|it| is_here(it.office.as_str())) {
        if later(&tenure.id) {
            gone.push(EntityRef::Tenure(tenure.id.clone()));
        } else if tenure.end.as_ref().is_some_and(is_later) {
            let mut tenure = tenure.clone();
            (tenure.end, tenure.end_reason, tenure.end_note) = (None, None, None);
            tenure.capacity.retain(|span| !is_later(&span.from));
            tenure.powers.retain(|span| !is_later(&span.from));
            tenure.outlook.retain(|span| !is_later(&span.from));
            put(tenure.into());
        }
    }
    let mut lost = Vec::new();
    for transition in world
        .transitions
        .values()
        .filter(|it| is_here(it.office.as_str()))
    {
        let is_open = transition.outgoing.as_ref().is_some_and(|id| {
            !later(id)
                && world
                    .tenures
                    .get(id)
                    .and_then(|it| it.end.as_ref())
                    .is_some_and(is_later)
        });
        // That the President serves one term was known all along.
        let is_expected = transition.id.as_str() == "kr-president-after-yoon-suk-yeol";
        if transition.outgoing.as_ref().is_some_and(later) || (is_open && !is_expected) {
            lost.push(transition.id.clone());
            gone.push(EntityRef::Transition(transition.id.clone()));
        } else if is_open {
            let mut transition = transition.clone();
            transition.incoming = None;
            put(transition.into());
        }
    }
    for event in world.events.values().filter(|it| it.countries.len() == 1) {
        if event.countries[0].as_str() != country {
            continue;
        }
        let steps = event.transitions.iter().filter(|id| !lost.contains(id));
        let steps: Vec<_> = steps.cloned().collect();
        if event.id.as_str() == "kr-presidential-election-after-2022" {
            put(election_of_2027(event).into());
        } else if is_later(&event.date.on) && event.date.firmness == Firmness::Held
            || steps.len() < event.transitions.len()
        {
            gone.push(EntityRef::Event(event.id.clone()));
        }
    }
    changes.extend(gone.into_iter().map(|it| Change::remove(version(&it), it)));
    changes
}

/// The election as it was to be before it was brought forward.
fn election_of_2027(event: &Event) -> Event {
    Event {
        date: EventDate {
            on: domain::Edtf::parse("2027-03-03").expect("a date"),
            kind: DateKind::Scheduled,
            firmness: Firmness::Confirmed,
            time: None,
            zone: None,
        },
        previous: Vec::new(),
        candidates: Vec::new(),
        outcome: None,
        ..event.clone()
    }
}

/// The statuses in the row of a person in the table of who holds what; none where they hold nothing.
fn statuses(html: &str, person: &str) -> Option<Vec<String>> {
    let page = Page::of(html);
    let rows = page.find("table")?.all("tr");
    let link = format!("a[href*='/people/{person}']");
    let row = rows.into_iter().find(|row| row.find(&link).is_some())?;
    let statuses = row.all("[data-status]").into_iter();
    Some(
        statuses
            .filter_map(|it| it.attribute("data-status"))
            .map(str::to_owned)
            .collect(),
    )
}

fn stands_as(html: &str, person: &str, status: &str) {
    let found = statuses(html, person).unwrap_or_else(|| panic!("{person} holds nothing"));
    assert!(
        found.iter().any(|it| it == status),
        "{person} is not {status}: {found:?}"
    );
}

/// The path of the first page in a language.
fn home(prefix: &str) -> &str {
    if prefix.is_empty() { "/" } else { prefix }
}

/// The word of the stage that a transition is in.
fn stage(html: &str) -> String {
    let page = Page::of(html);
    page.one("[aria-current=step]").text().trim().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_death_ends_every_tenure_and_the_dead_are_neither_offered_nor_taken() {
    let desk = Desk::open().await;
    let opened = desk
        .app
        .get_as(&desk.editor, "/edit/people/sanae-takaichi/die")
        .await;
    let html = opened.text().await.expect("text");
    assert!(html.contains("Who acts as Prime Minister of Japan"));
    assert!(html.contains("Who acts as President of the Liberal Democratic Party"));
    let page = desk
        .tell(
            "/edit/people/sanae-takaichi/die",
            &[("on", "20 Nov 2026"), ("acts.jp-prime-minister", "Fumio Kishida")],
        )
        .await;
    assert!(page.contains("20 November 2026"));
    for prefix in ["", "/ja", "/ko"] {
        let html = desk.text(&format!("{prefix}/countries/jp")).await;
        stands_as(&html, "fumio-kishida", "acting");
        assert_eq!(statuses(&html, "sanae-takaichi"), None);
        let first_page = desk.text(home(prefix)).await;
        assert!(first_page.contains("/transitions/jp-prime-minister-after-sanae-takaichi"));
        let earlier = desk
            .text(&format!("{prefix}/countries/jp?as_of=2026-11-19"))
            .await;
        stands_as(&earlier, "sanae-takaichi", "in-office");
    }
    // Who only acts is no successor.
    let html = desk
        .text("/transitions/jp-prime-minister-after-sanae-takaichi")
        .await;
    assert_ne!(stage(&html), "completed");

    let path = "/edit/offices/jp-prime-minister/take-office";
    let html = desk
        .refused(path, &[("person", "Takaichi"), ("on", "21 Nov 2026")])
        .await;
    assert!(
        !html.contains("value=\"sanae-takaichi\""),
        "the dead are not offered"
    );
    let html = desk
        .refused(path, &[("person", "高市早苗"), ("on", "21 Nov 2026")])
        .await;
    assert!(html.contains("The person died before that."));
    let html = desk
        .refused(
            "/edit/events/kr-presidential-election-after-2025/candidate",
            &[("person", "Sanae Takaichi")],
        )
        .await;
    assert!(html.contains("The person died before that."));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_status_without_an_event_counts_as_changing_hands_on_every_page() {
    let desk = Desk::open().await;
    desk.save(
        "/edit/tenures/jp-prime-minister-sanae-takaichi/add-span",
        &[("axis", "outlook.announced_departure"), ("from", "20 Nov 2026")],
    )
    .await;
    let transition = "/transitions/jp-prime-minister-after-sanae-takaichi";
    for page in ["/", "/countries/jp", "/offices/jp-prime-minister", "/transitions"] {
        assert!(desk.text(page).await.contains(transition), "{page}");
        let earlier = desk.text(&format!("{page}?as_of=2026-11-19")).await;
        assert!(!earlier.contains(transition), "{page} of the day before");
    }
    assert_eq!(stage(&desk.text(transition).await), "announced");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_vote_that_lies_ahead_is_not_what_did_it() {
    let desk = Desk::open().await;
    let page = desk
        .app
        .get_as(&desk.editor, "/edit/offices/kr-president/hand-over")
        .await;
    let html = page.text().await.expect("text");
    let page = Page::of(&html);
    let offered = |event: &str| page.find(&format!("[name='steps[]'][value={event}]")).is_some();
    assert!(!offered("kr-presidential-election-after-2025"));
    assert!(offered("kr-presidential-election-after-2022"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_commonest_verbs_come_first_and_only_those_that_fit() {
    let desk = Desk::open().await;
    let page = desk.app.get_as(&desk.editor, "/offices/kr-president").await;
    let html = page.text().await.expect("text");
    let page = Page::of(&html);
    let lines = page.all(".edit-links .edit-links-line");
    let tenure = lines
        .into_iter()
        .find(|line| {
            line.find("a[href^='/edit/tenures/kr-president-lee-jae-myung/']")
                .is_some()
        })
        .expect("the line of the holder");
    let first = tenure.all("dd > ul a");
    let first: Vec<_> = first.into_iter().map(Element::text).collect();
    assert!(first.len() <= 6, "{first:?}");
    for act in ["Announces departure", "Is suspended"] {
        assert!(first.iter().any(|it| it == act), "{act}: {first:?}");
    }
    let all = tenure.text();
    assert!(
        !all.contains("Is restored") && !all.contains("Takes office"),
        "{all}"
    );
    // The word that every verb needs stands there already.
    let path = "/ja/edit/tenures/kr-president-lee-jae-myung/resign";
    let form = desk
        .app
        .get_as(&desk.editor, path)
        .await
        .text()
        .await
        .expect("text");
    assert!(form.contains("value=\"辞任：李在明\""), "a comment is proposed");
    let answer = desk
        .app
        .send_form(path, &desk.editor, &[&WORD[..], &[("go", "save")]].concat())
        .await;
    assert_eq!(answer.status(), reqwest::StatusCode::UNPROCESSABLE_ENTITY);
}
