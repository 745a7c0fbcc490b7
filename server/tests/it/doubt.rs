//! Who is in doubt is never plainly in office: on every page, in the API and in the exports, on any day.

mod bars;
mod everywhere;
mod past;
mod story;

use crate::support::TestApp;
use domain::{
    Snapshot,
    doubt::{Doubt, Freshness},
    snapshot::InDoubt,
};
use jiff::civil::Date;
use serde_json::{Value, json};

/// The view that pages of a day have, where `today` is today.
fn view(app: &TestApp, day: Date, today: Date) -> Snapshot {
    let world = app.context.backend.world();
    if day == today {
        Snapshot::of_today(&world, today, Freshness::default())
    } else {
        world.on(day)
    }
}

/// The address of a page on a day.
fn on(path: &str, day: Date, today: Date) -> String {
    let mark = if path.contains('?') { '&' } else { '?' };
    if day == today {
        path.to_owned()
    } else {
        format!("{path}{mark}as_of={day}")
    }
}

/// Doubts as the API gives them.
fn as_json(doubts: &[Doubt]) -> Value {
    let one = |doubt: &Doubt| json!({ "kind": doubt.kind.word(), "since": doubt.since });
    doubts.iter().map(one).collect()
}

/// Every record of a list of the API.
async fn all(app: &TestApp, path: &str) -> Vec<Value> {
    let mut records = Vec::new();
    let mut after = String::new();
    loop {
        let mark = if path.contains('?') { '&' } else { '?' };
        let text = app.text(&format!("{path}{mark}limit=200{after}")).await;
        let page: Value = serde_json::from_str(&text).expect("JSON");
        records.extend(page["data"].as_array().expect(&text).iter().cloned());
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return records,
        }
    }
}

/// Whether a page leads to a person.
fn names(html: &str, it: &InDoubt<'_>) -> bool {
    html.contains(&format!("/people/{}\"", it.spell.person.id))
        || html.contains(&format!("/people/{}?", it.spell.person.id))
}
