use super::*;
use proptest::prelude::*;
use std::slice::from_ref;

fn citation(text: &str) -> Citation {
    Citation::parse(text).unwrap()
}

fn read(json: &str) -> Result<Citation, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

#[test]
fn a_plain_id_is_a_citation_and_is_written_as_one() {
    let plain = read(r#""archigos""#).unwrap();
    assert_eq!((plain.source(), plain.place()), ("archigos", None));
    assert!(plain.is_of_whole_source());
    assert_eq!(serde_json::to_string(&plain).unwrap(), r#""archigos""#);
}

#[test]
fn a_citation_with_more_is_a_map() {
    let json = r#"{"source":"archigos","place":"AFG-1973","archived_url":"https://archive.example/1","read":"2026-05-01","quote":"Daoud"}"#;
    let full = read(json).unwrap();
    assert_eq!(full.place(), Some("AFG-1973"));
    assert_eq!(full.archived_url(), Some("https://archive.example/1"));
    assert_eq!(
        full.read().map(|day| day.to_string()).as_deref(),
        Some("2026-05-01")
    );
    assert_eq!(full.quote(), Some("Daoud"));
    assert_eq!(serde_json::to_string(&full).unwrap(), json);
    let placed = citation("archigos#AFG-1973");
    let json = r#"{"source":"archigos","place":"AFG-1973"}"#;
    assert_eq!(serde_json::to_string(&placed).unwrap(), json);
    assert_eq!(full.without_details(), placed);
    // A map that says nothing more is the plain form.
    assert_eq!(read(r#"{"source":"archigos"}"#).unwrap(), citation("archigos"));
}

#[test]
fn what_is_no_citation_is_refused_with_the_reason() {
    let long = |count: usize| "a".repeat(count);
    for (json, why) in [
        (r#""Archigos""#.to_owned(), "is not an id"),
        (r#""archigos#AFG-1973""#.to_owned(), "is not an id"),
        (r#"{"place":"x"}"#.to_owned(), "missing field `source`"),
        (r#"{"source":"a","page":"x"}"#.to_owned(), "unknown field `page`"),
        (
            r#"{"source":"a","place":" "}"#.to_owned(),
            "the place in the source",
        ),
        (
            r#"{"source":"a","place":"x\ny"}"#.to_owned(),
            "the place in the source",
        ),
        (
            format!(r#"{{"source":"a","place":"{}"}}"#, long(LONGEST_PLACE + 1)),
            "the place in the source",
        ),
        (
            format!(r#"{{"source":"a","quote":"{}"}}"#, long(LONGEST_QUOTE + 1)),
            "the quotation",
        ),
        (
            r#"{"source":"a","archived_url":"javascript:1"}"#.to_owned(),
            "`archived_url`",
        ),
        ("7".to_owned(), "the id of a source, or a map"),
    ] {
        let error = read(&json).unwrap_err();
        assert!(error.contains(why), "{json}: {error}");
    }
    assert_eq!(Citation::parse("archigos#"), Err(CitationError::Place));
}

/// The memory of an idle program hangs on it: a world has tens of thousands.
#[test]
fn a_citation_is_small() {
    assert_eq!(size_of::<Citation>(), 24);
}

#[test]
fn a_citation_that_says_more_takes_the_place_of_one_that_says_less() {
    let quoted = read(r#"{"source":"a","place":"p. 3","quote":"yes"}"#).unwrap();
    let joined = |texts: &[&Citation]| {
        let mut citations = Vec::new();
        texts.iter().for_each(|it| cite(&mut citations, it));
        citations
    };
    let (whole, third, fourth) = (citation("a"), citation("a#p. 3"), citation("a#p. 4"));
    assert_eq!(joined(&[&whole, &third]), from_ref(&third));
    assert_eq!(joined(&[&third, &whole]), from_ref(&third));
    assert_eq!(joined(&[&third, &fourth]), [third.clone(), fourth.clone()]);
    assert_eq!(joined(&[&third, &quoted, &third]), from_ref(&quoted));
    assert_eq!(joined(&[&citation("b"), &whole]), [citation("b"), whole]);
    assert_eq!(source_ids(&[third, fourth]), [SourceId::parse("a").unwrap()]);
}

proptest! {
    #[test]
    fn every_citation_is_read_as_it_was_written(
        id in "[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,3}",
        place in proptest::option::of("[^\\pC\\pZ]([^\\pC]{0,40}[^\\pC\\pZ])?"),
        quote in proptest::option::of("[^\\pC\\pZ]{1,40}"),
        day in proptest::option::of(1i8..=28),
    ) {
        let written = Citation::try_from(LocatedCitation {
            source: SourceId::parse(&id).unwrap(),
            place: place.clone(),
            archived_url: None,
            read: day.map(|day| jiff::civil::date(2026, 5, day)),
            quote: quote.clone(),
        })
        .unwrap();
        prop_assert_eq!(written.place(), place.as_deref());
        let json = serde_json::to_string(&written).unwrap();
        prop_assert_eq!(&read(&json).unwrap(), &written);
        prop_assert_eq!(json.starts_with('"'), place.is_none() && quote.is_none() && day.is_none());
        // Its short form has the source and the place, and nothing else.
        prop_assert_eq!(Citation::parse(written.short()).unwrap(), written.without_details());
    }
}
