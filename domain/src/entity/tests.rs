use super::*;
use crate::{
    fixture::{date, event, span, tenure, text},
    status::{Headline, LastDay, status},
};

#[test]
fn the_unit_of_a_figure_is_a_word_and_what_the_journal_says_otherwise_is_kept() {
    for unit in Unit::KNOWN {
        let written = serde_json::to_value(&unit).unwrap();
        assert_eq!(written, unit.word());
        assert_eq!(serde_json::from_value::<Unit>(written).unwrap(), unit);
    }
    let other: Unit = serde_json::from_str("\"delegates\"").unwrap();
    assert_eq!(other, Unit::Other("delegates".to_owned()));
    assert_eq!(serde_json::to_value(&other).unwrap(), "delegates");
}

#[test]
fn an_event_takes_place_at_its_place_or_in_the_one_country_that_it_is_of() {
    let mut it = event("aa-meeting", EventKind::Meeting, "2020-05-05");
    let (aa, bb) = (it.countries[0].clone(), CountryId::parse("bb").unwrap());
    assert_eq!(it.venue(), Venue::Country(&aa));
    let place = text("The capital");
    it.place = Some(place.clone());
    assert_eq!(it.venue(), Venue::Place(&place, Some(&aa)));
    it.countries.push(bb);
    assert_eq!(it.venue(), Venue::Place(&place, None));
    it.place = None;
    assert_eq!(it.venue(), Venue::Unknown);
}

#[test]
fn a_tenure_is_in_somebodys_stead_where_all_of_it_was() {
    let held = |capacity: &[(Capacity, &str, Option<&str>)], end: Option<&str>| {
        let mut it = tenure("aa-president", "ada", "2020-02-01");
        it.end = end.map(date);
        it.capacity = capacity
            .iter()
            .map(|(value, from, to)| span(*value, from, *to))
            .collect();
        it
    };
    let caretaker = (Capacity::Caretaker, "2020-02-01", None);
    assert!(held(&[caretaker], None).is_stand_in());
    assert!(!held(&[caretaker], None).is_acting());
    assert!(
        held(
            &[(Capacity::Acting, "2020-02-01", Some("2020-06-01"))],
            Some("2020-06-01")
        )
        .is_stand_in()
    );
    // Who began in full, or stayed in full, was no stand-in.
    assert!(!held(&[(Capacity::Caretaker, "2020-05-01", None)], None).is_stand_in());
    assert!(!held(&[(Capacity::Acting, "2020-02-01", Some("2020-03-01"))], None).is_stand_in());
    assert!(!held(&[(Capacity::Disputed, "2020-02-01", None)], None).is_stand_in());
    let mut undated = held(&[], None);
    assert!(!undated.is_stand_in());
    undated.entry = Entry::Acting;
    assert!(undated.is_stand_in());
}

#[test]
fn an_outlook_says_that_somebody_leaves_where_its_headline_does() {
    for outlook in Outlook::ALL {
        let mut it = tenure("aa-president", "ada", "2020-02-01");
        it.outlook = vec![span(*outlook, "2020-03-01", None)];
        let headline = status(&it, "2020-04-01".parse().unwrap(), LastDay::Filled).headline;
        assert_eq!(outlook.is_departing(), headline.is_departing(), "{outlook:?}");
    }
    assert!(Outlook::RemovalPending.is_departing() && Outlook::TermLimited.is_departing());
    assert!(!Headline::HoldingOver.is_departing());
}

#[test]
fn lists_are_read_without_room_for_more() {
    let text = r#"{
        "id": "aa-president-ada-2020", "office": "aa-president", "person": "ada", "start": "2020-02-01",
        "terms": [{ "from": "2020-02-01", "sources": ["one"] }],
        "capacity": [{ "value": "acting", "from": "2020-02-01", "sources": ["one", "two"] }],
        "sources": ["one"], "review": "reviewed"
    }"#;
    let read: Tenure = serde_json::from_str(text).unwrap();
    let (term, capacity) = (&read.terms[0], &read.capacity[0]);
    let rooms = [
        (read.terms.capacity(), read.terms.len()),
        (read.capacity.capacity(), read.capacity.len()),
        (term.sources.capacity(), term.sources.len()),
        (capacity.sources.capacity(), capacity.sources.len()),
        (read.provenance.sources.capacity(), read.provenance.sources.len()),
    ];
    assert!(rooms.iter().all(|(room, length)| room == length), "{rooms:?}");
}
