//! A desk with one event to share, and readers of what it sends out.

use crate::support::{Database, Engine, TestApp, edit, first, html::Page};
use domain::{
    Change, Changeset, Citation, Edtf, EntityRef, Event, Provenance, Text,
    entity::{DateKind, EarlierDate, EventDate, EventKind, Firmness, Review},
    id::{CountryId, EventId},
};
use handover::backend::Tracker;
use serde_json::Value;
use std::sync::Arc;

pub const PAGE: &str = "/events/jp-vote";

pub fn when(on: &str, kind: DateKind, firmness: Firmness) -> EventDate {
    EventDate {
        on: Edtf::parse(on).expect("a date"),
        kind,
        firmness,
        time: None,
        zone: None,
    }
}

pub fn text(en: &str) -> Text {
    Text::english(en)
}

/// A vote in Japan on 6 December 2026, known since September 2024.
pub fn vote() -> Event {
    Event {
        id: EventId::parse("jp-vote").expect("an id"),
        kind: EventKind::ParliamentaryElection,
        name: Some(text("The vote; first, and last")),
        countries: vec![CountryId::parse("jp").expect("an id")],
        date: when("2026-12-06", DateKind::Scheduled, Firmness::Confirmed),
        announced: Edtf::parse("2024-09-01").ok(),
        expected: None,
        previous: Vec::new(),
        place: Some(text("Tokyo")),
        body: None,
        bodies: Default::default(),
        decides: Vec::new(),
        significance: Some(text("decides </script> who governs")),
        description: None,
        transitions: Vec::new(),
        round_of: None,
        round: None,
        participants: Vec::new(),
        candidates: Vec::new(),
        outcome: None,
        annulled: None,
        wikidata: None,
        provenance: Provenance {
            sources: vec![Citation::parse("gazette").expect("a citation")],
            review: Review::Reviewed,
            verified: None,
            has_later_sources: false,
        },
    }
}

/// The vote on another date, its former one kept.
pub fn moved(event: &Event, date: EventDate, until: &str) -> Event {
    let mut moved = event.clone();
    moved.previous.push(EarlierDate {
        date: event.date.clone(),
        until: Edtf::parse(until).expect("a date"),
        note: None,
    });
    moved.date = date;
    moved
}

pub struct Desk {
    pub app: TestApp,
    pub tracker: Arc<Tracker>,
    pub _database: Database,
}

impl Desk {
    /// A desk whose world holds one event.
    pub async fn with(event: &Event) -> Self {
        let database = Database::new(Engine::Sqlite).await;
        let tracker = database.tracker().await;
        tracker.commit(first()).await.expect("the first changeset");
        let app = TestApp::with_backend(tracker.clone(), "https://handover.example").await;
        let desk = Self {
            app,
            tracker,
            _database: database,
        };
        desk.record("2024-09-07T08:00:00Z", event).await;
        desk
    }

    pub async fn record(&self, at: &str, event: &Event) {
        let reference = EntityRef::Event(event.id.clone());
        let version = self.tracker.world().version_of(&reference).unwrap_or(0);
        let changeset = Changeset {
            at: at.parse().expect("a time"),
            ..edit("desk", vec![Change::replace(version, event.clone())])
        };
        self.tracker.commit(changeset).await.expect("it is recorded");
    }

    pub async fn calendar(&self, query: &str) -> Calendar {
        Calendar::parse(&self.app.text(&format!("{PAGE}.ics{query}")).await)
    }

    pub async fn data(&self) -> Value {
        structured(&self.app.text(PAGE).await)
    }
}

/// The lines of a calendar, unfolded, by name and value.
#[derive(Debug)]
pub struct Calendar(pub Vec<(String, String)>);

impl Calendar {
    pub fn parse(text: &str) -> Self {
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "{text}");
        assert!(text.ends_with("END:VCALENDAR\r\n"), "{text}");
        assert!(
            text.split("\r\n")
                .all(|line| line.len() <= 75 && !line.contains('\n')),
            "{text}"
        );
        let lines = text.replace("\r\n ", "");
        let lines = lines.lines().map(|line| {
            let (name, value) = line.split_once(':').expect("a name and a value");
            (name.to_owned(), value.to_owned())
        });
        Self(lines.collect())
    }

    /// The value of a line within the component, which stands after those of the calendar.
    pub fn value(&self, name: &str) -> Option<&str> {
        let mut lines = self.0.iter().rev();
        lines
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The values of all lines of this name, in their order.
    pub fn all(&self, name: &str) -> Vec<&str> {
        let lines = self.0.iter().filter(|(known, _)| known == name);
        lines.map(|(_, value)| value.as_str()).collect()
    }

    pub fn has(&self, component: &str) -> bool {
        self.0
            .iter()
            .any(|(name, value)| name == "BEGIN" && value == component)
    }
}

/// The JSON-LD of a page.
pub fn structured(html: &str) -> Value {
    let page = Page::of(html);
    let data = page.one("script[type='application/ld+json']").text();
    serde_json::from_str(&data).expect("it is JSON")
}
