//! Small changesets to commit.

use domain::{
    Change, Changeset, Country, Name, Person, Provenance, Source,
    entity::{Region, Review},
    id::{CountryId, PersonId, SourceId},
};
use jiff::Timestamp;

fn provenance() -> Provenance {
    Provenance {
        sources: vec![SourceId::parse("gazette").expect("an id")],
        review: Review::Reviewed,
        verified: None,
        has_later_sources: false,
    }
}

pub fn source() -> Source {
    Source {
        id: SourceId::parse("gazette").expect("an id"),
        title: "The Gazette".to_owned(),
        publisher: "The State".to_owned(),
        url: None,
        published: None,
        retrieved: None,
        archived_url: None,
        quote: None,
        licence: None,
        unconfirmed: false,
    }
}

pub fn country() -> Country {
    Country {
        id: CountryId::parse("jp").expect("an id"),
        iso3: None,
        numeric: None,
        name: Name {
            en: "Japan".to_owned(),
            ..Name::default()
        },
        region: Region::Asia,
        groups: Vec::new(),
        un_member: true,
        established: None,
        ended: None,
        successors: Vec::new(),
        government: None,
        former_names: Vec::new(),
        recorded_elections: Vec::new(),
        recorded_meetings: Vec::new(),
        wikidata: None,
        provenance: provenance(),
    }
}

pub fn person(id: &str, name: &str) -> Person {
    Person {
        id: PersonId::parse(id).expect("an id"),
        name: Name {
            en: name.to_owned(),
            ..Name::default()
        },
        born: None,
        died: None,
        wikidata: None,
        provenance: provenance(),
    }
}

/// An edit by some author, a minute after the first changeset.
pub fn edit(author: &str, changes: Vec<Change>) -> Changeset {
    Changeset {
        author: author.to_owned(),
        at: "2024-09-06T12:01:00Z".parse::<Timestamp>().expect("a time"),
        comment: "A test".to_owned(),
        sources: vec![SourceId::parse("gazette").expect("an id")],
        changes,
    }
}

/// The first changeset of most tests: a source, a country and a person.
pub fn first() -> Changeset {
    let changes = vec![
        Change::add(source()),
        Change::add(country()),
        Change::add(person("fumio-kishida", "Fumio Kishida")),
    ];
    Changeset {
        at: "2024-09-06T12:00:00Z".parse().expect("a time"),
        ..edit("editor", changes)
    }
}
