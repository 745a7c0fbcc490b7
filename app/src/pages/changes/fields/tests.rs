use super::*;
use crate::address::Resource;
use crate::visit::Site;
use domain::{Entity, Language, World, difference::differences};
use std::sync::Arc;

fn with_visit<T>(language: Language, ask: impl FnOnce(&Visit<'_>) -> T) -> T {
    let world = Arc::new(World::default());
    let today = jiff::civil::date(2026, 11, 24);
    let site = Site::default();
    ask(&Visit {
        site: &site,
        language,
        resource: Resource::change(1),
        query: crate::query::Query::default(),
        today,
        as_of: None,
        known_at: None,
        shared: None,
        snapshot: Arc::new(world.on(today)),
        newest: Arc::clone(&world),
        viewer: None,
        marks: Arc::default(),
        world,
    })
}

#[test]
fn a_field_is_named_in_words_with_its_place_in_a_list() {
    let of = |field| with_visit(Language::En, |visit| label(visit, field));
    assert_eq!(of("start"), "start");
    assert_eq!(of("outlook.0.value"), "outlook 1");
    assert_eq!(of("sources.1"), "sources 2");
    assert_eq!(of("date.on"), "date");
    assert_eq!(of("date.kind"), "Kind of date");
    assert_eq!(of("previous.0.date.on"), "earlier dates 1 · date");
    assert_eq!(of("outlook.0.note.en"), "outlook 1 · note (English)");
    assert_eq!(of("name.ja"), "name (Japanese)");
    assert_eq!(
        of("outcome.figures.1.label.ko"),
        "outcome · figures 2 · label (Korean)"
    );
    assert_eq!(
        with_visit(Language::Ko, |visit| label(visit, "candidates.2.party")),
        "후보 3 · 정당"
    );
}

#[test]
fn the_fields_of_a_record_have_words() {
    let tenure: Entity = serde_json::from_value(serde_json::json!({ "tenure": {
        "id": "jp-prime-minister-fumio-kishida",
        "office": "jp-prime-minister",
        "person": "fumio-kishida",
        "start": "2021-10-04",
        "outlook": [{ "value": "announced_departure", "from": "2024-08-14", "sources": ["gazette"] }],
        "sources": ["gazette"],
        "review": "reviewed",
        "verified": "2024-09-06",
    }}))
    .unwrap();
    for difference in differences(None, Some(&tenure)) {
        for part in difference
            .field
            .split('.')
            .filter(|part| part.parse::<usize>().is_err())
        {
            assert!(
                KEYS.contains(&format!("field-{part}").as_str()),
                "no word for {part}"
            );
        }
    }
}
