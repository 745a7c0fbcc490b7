//! On a past day no page and no output tells of anything that came later.
//!
//! Random days; on each, every kind of page, list and file, and the records around some later facts. `HANDOVER_AS_OF_DAYS` says
//! how many days, `HANDOVER_AS_OF_SEED` which; the test prints both.

mod later;
mod needles;

use crate::support::TestApp;
use domain::{Edtf, Entity, Event, World};
use handover::export::tables::TABLES;
use jiff::{ToSpan, civil::Date};
use later::Later;
use needles::Needles;
use reqwest::StatusCode;
use std::{collections::BTreeSet, env};

const DAYS: u64 = 4;
const SEED: u64 = 20_240_906;

/// How many later facts of a day are walked around.
const FACTS: usize = 8;

const FIRST: Date = jiff::civil::date(2000, 1, 1);
const LAST: Date = jiff::civil::date(2027, 12, 31);

/// SplitMix64: the same numbers for the same seed, everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let most = u64::try_from(most).expect("a number");
        usize::try_from((mixed ^ (mixed >> 31)) % most).expect("less than most")
    }

    fn one_of<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.below(items.len())]
    }

    fn day(&mut self) -> Date {
        let days = usize::try_from((LAST - FIRST).get_days() + 1).expect("a number");
        FIRST.saturating_add(i64::try_from(self.below(days)).expect("a number").days())
    }
}

fn number(name: &str, usual: u64) -> u64 {
    match env::var(name) {
        Ok(text) => text.parse().expect("a number"),
        Err(_) => usual,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_and_no_output_of_a_day_tells_of_what_came_later() {
    let (days, seed) = (
        number("HANDOVER_AS_OF_DAYS", DAYS),
        number("HANDOVER_AS_OF_SEED", SEED),
    );
    println!("HANDOVER_AS_OF_DAYS={days} HANDOVER_AS_OF_SEED={seed}");
    let app = TestApp::start().await;
    let world = app.context.backend.world();
    let mut random = Random(seed);
    let mut leaks = Vec::new();
    let mut read = 0;
    for _ in 0..days {
        let day = random.day();
        let needles = Needles::of(Later::than(day, &world));
        println!("{day}: {:?} later ids and words", needles.len());
        let mut addresses = lists(day);
        addresses.extend(records(&world, day, &mut random));
        for address in &addresses {
            let language = random.one_of(&["", "/ja", "/ko"]);
            read += look_at(&app, &needles, address, language, day, &mut leaks).await;
        }
    }
    println!("{read} bytes");
    assert!(read > 1_000_000, "only {read} bytes were read");
    assert!(
        leaks.is_empty(),
        "{} leaks:\n{}",
        leaks.len(),
        leaks[..leaks.len().min(60)].join("\n")
    );
}

/// What is looked for is found where it may stand, or the test above would prove nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_and_outputs_of_today_tell_of_what_came_later() {
    let app = TestApp::start().await;
    let world = app.context.backend.world();
    let needles = Needles::of(Later::than(jiff::civil::date(2024, 9, 6), &world));
    let (ids, words) = needles.len();
    assert!(ids > 300 && words > 300, "{ids} ids, {words} words");
    for address in [
        "/",
        "/leaders",
        "/countries/jp",
        "/people/shigeru-ishiba",
        "/offices/jp-prime-minister",
        "/events",
        "/events/jp-ldp-leadership-2024",
        "/events/jp-diet-designation-2024.ics",
        "/countries/jp.ics",
        "/calendar.ics?status=any&from=2024-09-07&to=2025-06-30",
        "/feed.atom?country=jp&kind=party_leadership_election",
        "/feed.json?of=events&status=any&country=jp&from=2024-09-07&to=2025-06-30",
        "/feed.json?of=transitions/jp-prime-minister-after-fumio-kishida",
        "/events/jp-ldp-leadership-2024.json",
        "/embed/upcoming?status=any&from=2024-09-07&to=2025-06-30",
        "/transitions",
        "/transitions/jp-prime-minister-after-fumio-kishida",
        "/changes/1",
        "/relations/jp-kr",
        "/export/tenures.csv",
        "/export/citations.csv",
        "/export/popolo.json",
        "/api/v1/tenures",
        "/api/v1/sources",
        "/api/v1/search?q=a",
    ] {
        let answer = app.get(address).await;
        assert_eq!(answer.status(), StatusCode::OK, "{address}");
        let text = answer.text().await.expect("text");
        assert!(!needles.found_in(&text, "").is_empty(), "{address}");
    }
}

/// Reads an address on a day, a list to its end, and adds what is told too early. Gives the number of bytes.
async fn look_at(
    app: &TestApp,
    needles: &Needles,
    address: &str,
    language: &str,
    day: Date,
    leaks: &mut Vec<String>,
) -> usize {
    let is_of_machines = address.starts_with("/api/") || address.starts_with("/export/");
    let prefix = if is_of_machines { "" } else { language };
    let joint = if address.contains('?') { '&' } else { '?' };
    let mut next = Some(format!("{prefix}{address}{joint}as_of={day}"));
    let mut read = 0;
    while let Some(address) = next {
        let answer = app.get(&address).await;
        let status = answer.status();
        if status.is_redirection() {
            let location = answer.headers()["location"].to_str().expect("text");
            next = Some(location.trim_start_matches("https://handover.example").to_owned());
            continue;
        }
        let text = answer.text().await.expect("text");
        assert!(
            status == StatusCode::OK || status == StatusCode::NOT_FOUND,
            "{status} {address}: {text}"
        );
        read += text.len();
        // A calendar breaks its lines anywhere.
        let text = text.replace("\r\n ", "");
        for found in needles.found_in(&text, &address) {
            leaks.push(format!("{address}: {found}"));
        }
        let after = text
            .rsplit_once("\"next\":\"")
            .filter(|_| address.starts_with("/api/"))
            .and_then(|(_, rest)| rest.split_once('"'));
        next = after.map(|(after, _)| {
            let first = address.split("&after=").next().unwrap_or_default();
            format!("{first}&after={after}")
        });
    }
    read
}

/// Every list and file, and the pages that have no record.
fn lists(day: Date) -> Vec<String> {
    let pages = [
        "/",
        "/leaders",
        "/countries",
        "/events",
        "/transitions",
        "/changes",
        "/search?q=president",
        "/calendar.ics?status=any",
        "/feed.atom",
        "/feed.json?of=events&status=any",
        "/embed/upcoming?status=any",
        "/events?view=month",
        "/compare",
        "/timelines?group=g20",
        "/brief?group=g20",
        "/map?view=changing",
    ];
    let mut addresses: Vec<String> = pages.map(str::to_owned).into();
    addresses.push(format!("/events?from={day}"));
    let of_api = [
        "leaders?",
        "countries?",
        "offices?",
        "people?",
        "parties?",
        "tenures?",
        "events?",
        "transitions?",
        "changes?",
        "sources?",
        "search?q=president&",
        "events?modified_since=2000-01-01T00:00:00Z&",
    ];
    addresses.extend(of_api.map(|list| format!("/api/v1/{list}limit=200")));
    addresses.extend(TABLES.iter().map(|table| format!("/export/{}.csv", table.name())));
    addresses.push("/export/popolo.json".to_owned());
    addresses
}

/// The pages and outputs of records around later facts, where those would be told first, and of some that are long over.
fn records(world: &World, day: Date, random: &mut Random) -> BTreeSet<String> {
    let entities: Vec<Entity> = world.entities().collect();
    let is_later = |date: Option<&Edtf>| {
        let first = date.and_then(Edtf::earliest);
        first.is_some_and(|first| first > day && first < day.saturating_add(800.days()))
    };
    let later: Vec<&Entity> = entities
        .iter()
        .filter(|entity| match entity {
            Entity::Tenure(it) => is_later(it.start.as_ref()) || is_later(it.end.as_ref()),
            Entity::Event(it) => is_later(Some(&it.date.on)),
            Entity::Person(it) => is_later(it.died.as_ref()),
            Entity::Source(it) => is_later(it.published.as_ref()),
            Entity::Country(_)
            | Entity::Office(_)
            | Entity::Party(_)
            | Entity::Body(_)
            | Entity::Transition(_) => false,
        })
        .collect();
    let mut addresses = BTreeSet::new();
    for _ in 0..FACTS {
        if !later.is_empty() {
            let fact: &&Entity = random.one_of(&later);
            around(world, fact, &mut addresses);
        }
        around(world, random.one_of(&entities), &mut addresses);
    }
    let kinds = [
        "/countries/",
        "/people/",
        "/offices/",
        "/transitions/",
        "/relations/",
    ];
    let pages: Vec<_> = addresses
        .iter()
        .filter(|address| kinds.iter().any(|kind| address.starts_with(kind)))
        .cloned()
        .collect();
    for _ in 0..FACTS.min(pages.len()) {
        let page = random.one_of(&pages);
        addresses.insert(format!("{page}.ics"));
        addresses.insert(format!("/feed.json?of={}", page.trim_start_matches('/')));
        addresses.insert(format!("/cite.bib?url={page}"));
        if page.starts_with("/countries/") || page.starts_with("/transitions/") {
            addresses.insert(format!("/embed{page}"));
        }
    }
    let seq = 1 + random.below(usize::try_from(world.seq()).expect("a number"));
    addresses.insert(format!("/changes/{seq}"));
    addresses.insert(format!("/api/v1/changes/{seq}"));
    addresses
}

/// The addresses of a record and of the records beside it.
fn around(world: &World, entity: &Entity, addresses: &mut BTreeSet<String>) {
    let mut both = |address: String| {
        addresses.insert(format!("/api/v1{address}"));
        addresses.insert(address);
    };
    match entity {
        Entity::Country(it) => both(format!("/countries/{}", it.id)),
        Entity::Office(it) => {
            both(format!("/offices/{}", it.id));
            both(format!("/countries/{}", it.country));
        }
        Entity::Person(it) => both(format!("/people/{}", it.id)),
        Entity::Tenure(it) => {
            both(format!("/offices/{}", it.office));
            both(format!("/people/{}", it.person));
            addresses.insert(format!("/api/v1/tenures/{}", it.id));
        }
        Entity::Event(it) => around_event(world, it, addresses),
        Entity::Transition(it) => {
            both(format!("/transitions/{}", it.id));
            both(format!("/offices/{}", it.office));
        }
        Entity::Body(it) => {
            addresses.insert(format!("/api/v1/bodies/{}", it.id));
        }
        Entity::Party(it) => {
            addresses.insert(format!("/api/v1/parties/{}", it.id));
        }
        Entity::Source(it) => {
            addresses.insert(format!("/api/v1/sources/{}", it.id));
            let citing = world.indices().citing(&it.id).take(3);
            for entity in citing.filter_map(|reference| world.get(reference)) {
                if !matches!(entity, Entity::Source(_)) {
                    around(world, &entity, addresses);
                }
            }
        }
    }
}

fn around_event(world: &World, event: &Event, addresses: &mut BTreeSet<String>) {
    let of_events = |id: &str| {
        let page = format!("/events/{id}");
        [
            format!("{page}.ics"),
            format!("{page}.json"),
            format!("/api/v1{page}"),
            page,
        ]
    };
    addresses.extend(of_events(event.id.as_str()));
    addresses.extend(event.round_of.iter().flat_map(|whole| of_events(whole.as_str())));
    for id in &event.transitions {
        addresses.insert(format!("/transitions/{id}"));
        addresses.insert(format!("/api/v1/transitions/{id}"));
    }
    for office in event.decides.iter().filter_map(|id| world.offices.get(id)) {
        addresses.insert(format!("/offices/{}", office.id));
        addresses.insert(format!("/api/v1/offices/{}", office.id));
    }
    for person in event.persons().take(3) {
        addresses.insert(format!("/people/{person}"));
    }
    for country in &event.countries {
        addresses.insert(format!("/countries/{country}"));
    }
    let mut countries: Vec<_> = event.countries.iter().map(|id| id.as_str()).collect();
    countries.sort_unstable();
    countries.dedup();
    if (2..=6).contains(&countries.len()) {
        let countries = countries.join("-");
        addresses.insert(format!("/relations/{countries}"));
        addresses.insert(format!("/api/v1/relations/{countries}"));
    }
}

/// Which sources they are would tell of later things, and how many of them there are is nothing to a reader of that day.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_fact_keeps_a_number_for_all_sources_that_came_out_later() {
    let app = TestApp::start().await;
    let page = app.text("/offices/jp-prime-minister?as_of=2002-12-24").await;
    let (before, _) = page
        .split_once("Published after this day, so not named here.")
        .expect("later sources");
    let (_, item) = before.rsplit_once("<li id=\"").expect("an item of the list");
    let (id, _) = item.split_once('"').expect("an id");
    assert!(before.contains(&format!("href=\"#{id}\"")), "{id}");
    assert_eq!(page.matches("Published after this day").count(), 1);
    let today = app.text("/offices/jp-prime-minister").await;
    assert!(!today.contains("Published after this day"));
}
