//! What no day may show: "vacant" where the line of holders is not recorded, and "in office" of somebody who is in doubt.

use super::{all, as_json, on};
use crate::support::{TestApp, html::Page, today};
use domain::{
    Office, Snapshot,
    entity::{Absence, Role},
    snapshot::InDoubt,
    status::Headline,
};
use jiff::{ToSpan, civil::Date};
use std::collections::{BTreeMap, BTreeSet};

/// On how many days nobody in doubt may read as plainly in office.
const DAYS: i32 = 200;
/// The page of all countries is read on every so many of them.
const DAYS_A_PAGE: i32 = 10;

/// What it means by the recorded spans alone that nobody is known in an office on a day.
fn expected(office: &Office, day: Date) -> Absence {
    let is_within = office.recorded.iter().any(|span| {
        span.from.latest().is_some_and(|first| first <= day)
            && span
                .to
                .as_ref()
                .is_none_or(|to| to.earliest().is_some_and(|last| last >= day))
    });
    if is_within {
        Absence::Vacant
    } else {
        Absence::NotRecorded
    }
}

/// The offices that nobody is known in, by what that means.
fn absences(view: &Snapshot) -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut found = BTreeMap::from([("vacant", BTreeSet::new()), ("not_recorded", BTreeSet::new())]);
    for office in view.offices() {
        // One that is listed while it is held is missing nobody on other days.
        if !office.while_held && view.holders(&office.id).is_empty() {
            let absence = expected(office, view.on);
            assert_eq!(view.absence(office), absence, "{} on {}", office.id, view.on);
            found
                .entry(absence.word())
                .or_default()
                .insert(office.id.to_string());
        }
    }
    found
}

/// The offices of a file in which a column is true.
fn flagged(csv: &str, column: &str) -> BTreeSet<String> {
    let csv = csv.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headers = reader.headers().expect("a head").clone();
    let place = |name: &str| headers.iter().position(|it| it == name).expect("a column");
    let (id, column) = (place("id"), place(column));
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.filter(|row| &row[column] == "true")
        .map(|row| row[id].to_owned())
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_office_is_vacant_only_where_its_line_is_recorded() {
    let app = TestApp::start().await;
    let world = app.context.backend.world();
    let mut seen = BTreeMap::<&str, usize>::new();
    for year in 2000..=2026 {
        let day = jiff::civil::date(year, 1, 1);
        let view = world.on(day);
        let absences = absences(&view);
        let file = app.text(&on("/export/offices.csv", day, today())).await;
        for (word, offices) in &absences {
            *seen.entry(word).or_default() += offices.len();
            assert_eq!(flagged(&file, word), *offices, "{word} in the file of {day}");
        }
        for record in all(&app, &on("/api/v1/leaders", day, today())).await {
            if let Some(offices) = record["status"].as_str().and_then(|word| absences.get(word)) {
                let office = record["office"].as_str().expect("an id");
                assert!(
                    offices.contains(office),
                    "{office} is {} on {day}",
                    record["status"]
                );
            }
        }
        // The list of all countries marks each leading office that nobody is known in.
        let page = Page::of(&app.text(&on("/countries", day, today())).await);
        let leading = view.countries().flat_map(|country| view.leading(country).offices);
        let leading: BTreeSet<_> = leading.map(|office| office.id.to_string()).collect();
        for (word, mark) in [("vacant", "vacant"), ("not_recorded", "not-recorded")] {
            let marks = page.all(&format!("[data-status=\"{mark}\"]")).len();
            let offices = absences[word].iter().filter(|id| leading.contains(*id));
            assert_eq!(marks, offices.count(), "{word} on {day}");
        }
    }
    assert!(seen["not_recorded"] > 500, "{seen:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_two_hundred_days_nobody_in_doubt_is_plainly_in_office() {
    let app = TestApp::start().await;
    let world = app.context.backend.world();
    let first = jiff::civil::date(2000, 1, 1);
    let step = (jiff::civil::date(2026, 11, 1) - first).get_days() / DAYS;
    let mut seen = 0;
    for number in 0..DAYS {
        let day = first.saturating_add((number * step).days());
        let view = world.on(day);
        let in_doubt: Vec<_> = view.in_doubt().collect();
        let doubts: BTreeMap<_, _> = in_doubt
            .iter()
            .map(|it| (it.spell.tenure.id.to_string(), as_json(&it.doubts)))
            .collect();
        seen += doubts.len();
        let leads = |it: &&InDoubt<'_>| {
            let roles = [
                Role::HeadOfState,
                Role::HeadOfGovernment,
                Role::InstitutionPresident,
            ];
            it.spell.office.roles.iter().any(|role| roles.contains(role))
        };
        let listed = all(&app, &on("/api/v1/leaders?status=in_doubt", day, today())).await;
        assert_eq!(listed.len(), in_doubt.iter().filter(leads).count(), "on {day}");
        for record in listed {
            let id = record["id"].as_str().expect("an id");
            assert_eq!(Some(&record["doubt"]), doubts.get(id), "{id} on {day}");
        }
        if number % DAYS_A_PAGE != 0 {
            continue;
        }
        let page = Page::of(&app.text(&on("/countries", day, today())).await);
        let leaders = view.countries().flat_map(|country| view.leading_spells(country));
        let doubtful = leaders.filter(|spell| {
            spell.status.headline == Headline::InOffice && doubts.contains_key(spell.tenure.id.as_str())
        });
        let marks = page.all("[data-status=\"doubtful\"]").len();
        assert_eq!(marks, doubtful.count(), "on {day}");
        let reasons = page.all(".countries-holder .doubt-note").len();
        assert!(reasons >= marks, "{reasons} reasons for {marks} on {day}");
    }
    assert!(seen >= 40, "{seen}");
}
