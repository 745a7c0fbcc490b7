use super::*;
use crate::{
    Changeset, Citation, Edtf, Event, Name, Party, Person, Source, Tenure, Transition,
    changeset::{Refusal, Revision},
    edit::undo::{Obstacle, undo},
    edits::{any_edits, worlds},
    entity::{Candidate, Cause, EndReason, EventKind, Outcome, Participant, Provenance, Review},
    fixture::*,
    id::{CountryId, EventId, OfficeId, PartyId, PersonId, SourceId, TenureId, TransitionId},
    world::Fate,
};
use proptest::prelude::*;

fn person_ref(id: &str) -> EntityRef {
    EntityRef::Person(PersonId::parse(id).unwrap())
}

fn tenure_ref(id: &str) -> EntityRef {
    EntityRef::Tenure(TenureId::parse(id).unwrap())
}

/// Ada, and Lady Ada of another source: president, and twice the same prime minister.
fn two_adas() -> World {
    let lady = Person {
        name: Name {
            en: "Lady Ada".to_owned(),
            own: Some("Адa".to_owned()),
            own_language: Some("ru".to_owned()),
            aliases: vec!["Ada L.".to_owned()],
            ..Name::default()
        },
        born: Some(date("1950-03-04")),
        died: Some(date("2021")),
        provenance: Provenance {
            sources: vec![Citation::parse("leaflet#page 2").unwrap()],
            review: Review::Unreviewed,
            ..provenance()
        },
        ..person("lady-ada")
    };
    let ada = Person {
        born: Some(date("1950")),
        wikidata: Some("Q7".to_owned()),
        ..person("ada")
    };
    let vote = Event {
        candidates: ["ada", "lady-ada"]
            .map(|id| Candidate {
                person: Some(PersonId::parse(id).unwrap()),
                name: None,
                party: None,
                since: None,
            })
            .into(),
        outcome: Some(Outcome {
            winners: vec![PersonId::parse("lady-ada").unwrap()],
            ..Outcome::default()
        }),
        ..event("aa-vote", EventKind::PresidentialElection, "2009-11-01")
    };
    let closed = Tenure {
        end: Some(date("2005-01-01")),
        end_reason: Some(EndReason::Resigned),
        ..tenure("aa-premier", "lady-ada", "2001-02-03")
    };
    let change = |id: &str, outgoing: &str| Transition {
        id: TransitionId::parse(id).unwrap(),
        office: OfficeId::parse("aa-premier").unwrap(),
        outgoing: Some(TenureId::parse(outgoing).unwrap()),
        incoming: None,
        cause: Cause::Resignation,
        cancelled: None,
        provenance: provenance(),
    };
    world(vec![
        source("leaflet").into(),
        ada.into(),
        lady.into(),
        tenure("aa-premier", "ada", "2001").into(),
        closed.into(),
        tenure("aa-president", "lady-ada", "2010-01-01").into(),
        change("aa-after-ada", "aa-premier-ada").into(),
        change("aa-after-lady-ada", "aa-premier-lady-ada").into(),
        vote.into(),
    ])
}

fn committed(world: &World, changes: Vec<Change>) -> Result<World, Refusal> {
    let last = world.journal().last().unwrap().changeset.at;
    world.with(Changeset {
        at: last,
        sources: world
            .sources
            .values()
            .take(1)
            .map(|source| source.id.clone())
            .collect(),
        ..changeset("2026-01-01T00:00:00Z", changes)
    })
}

fn merged(world: &World) -> World {
    let double = Double::new(world, person_ref("lady-ada"), person_ref("ada")).unwrap();
    assert_eq!(double.contradictions(), []);
    committed(world, double.changes(&Choices::new()).unwrap()).unwrap()
}

#[test]
fn two_records_of_a_person_become_one_with_all_that_either_knew() {
    let after = merged(&two_adas());
    let ada = after.persons.get("ada").unwrap();
    assert_eq!(ada.name.en, "ada");
    assert_eq!(ada.name.own.as_deref(), Some("Адa"));
    assert_eq!(ada.name.aliases, ["Lady Ada", "Ada L."]);
    assert_eq!(ada.born, Some(date("1950-03-04")), "the more exact date wins");
    assert_eq!(ada.died, Some(date("2021")));
    assert_eq!(ada.wikidata.as_deref(), Some("Q7"));
    let cited: Vec<_> = ada.provenance.sources.iter().map(Citation::short).collect();
    assert_eq!(cited, ["gazette", "leaflet#page 2"]);
    assert_eq!(
        ada.provenance.review,
        Review::Unreviewed,
        "nobody has checked the death"
    );
    assert!(after.persons.get("lady-ada").is_none());
    assert_eq!(
        after.fate_of(&person_ref("lady-ada")),
        Some(Fate::Merged(&person_ref("ada")))
    );
}

#[test]
fn everything_that_named_the_other_record_names_the_one_that_stays() {
    let after = merged(&two_adas());
    assert_eq!(
        after
            .tenures
            .get("aa-president-lady-ada")
            .unwrap()
            .person
            .as_str(),
        "ada"
    );
    let vote = after.events.get("aa-vote").unwrap();
    assert_eq!(vote.candidates.len(), 1, "whoever stood twice stood once");
    assert_eq!(vote.outcome.as_ref().unwrap().winners[0].as_str(), "ada");
}

#[test]
fn what_both_held_from_the_same_day_is_one_tenure_and_one_change_of_holder() {
    let after = merged(&two_adas());
    let premier = after.tenures.get("aa-premier-ada").unwrap();
    assert_eq!(premier.start, Some(date("2001-02-03")));
    assert_eq!(premier.end, Some(date("2005-01-01")));
    assert_eq!(
        after.standing(&tenure_ref("aa-premier-lady-ada")),
        &tenure_ref("aa-premier-ada")
    );
    let changes: Vec<_> = after.transitions.values().map(|it| it.id.as_str()).collect();
    assert_eq!(changes, ["aa-after-ada"]);
}

#[test]
fn a_merge_is_taken_back_whole() {
    let before = two_adas();
    let after = merged(&before);
    let back = committed(&after, undo(&after, after.seq()).unwrap()).unwrap();
    assert!(before.entities().eq(back.entities()));
    assert_eq!(back.redirects().all().count(), 0);
    let known = back.at(after.seq());
    assert_eq!(
        known.fate_of(&person_ref("lady-ada")),
        after.fate_of(&person_ref("lady-ada"))
    );
    // What comes back is merged again as if it had never been.
    assert!(merged(&back).persons.get("lady-ada").is_none());
}

#[test]
fn what_was_added_since_stays_when_a_merge_is_taken_back() {
    let after = merged(&two_adas());
    let later = tenure("aa-chair", "ada", "2015");
    let changes = vec![Change::add(office("aa-chair")), Change::add(later)];
    let later = committed(&after, changes).unwrap();
    let back = committed(&later, undo(&later, after.seq()).unwrap()).unwrap();
    assert_eq!(back.tenures.get("aa-chair-ada").unwrap().person.as_str(), "ada");
    assert_eq!(
        back.tenures.get("aa-president-lady-ada").unwrap().person.as_str(),
        "lady-ada"
    );
}

#[test]
fn an_older_edit_that_named_the_other_record_is_taken_back_to_the_one_that_stays() {
    let before = two_adas();
    let version = before.version_of(&tenure_ref("aa-president-lady-ada")).unwrap();
    let wrong = Tenure {
        person: PersonId::parse("bea").unwrap(),
        ..before.tenures.get("aa-president-lady-ada").unwrap().clone()
    };
    let changes = vec![Change::add(person("bea")), Change::replace(version, wrong)];
    let wrong = committed(&before, changes).unwrap();
    let after = merged(&wrong);
    let back = committed(&after, undo(&after, wrong.seq()).unwrap()).unwrap();
    assert_eq!(
        back.tenures.get("aa-president-lady-ada").unwrap().person.as_str(),
        "ada"
    );
}

#[test]
fn a_chain_of_merges_leads_to_its_end_and_to_what_became_of_that() {
    let world = world(["ada", "bea", "cyd"].map(|id| person(id).into()).into());
    let step = |world: &World, from: &str, into: &str| {
        let double = Double::new(world, person_ref(from), person_ref(into)).unwrap();
        committed(world, double.changes(&Choices::new()).unwrap()).unwrap()
    };
    let one = step(&world, "ada", "bea");
    let two = step(&one, "bea", "cyd");
    assert_eq!(
        two.fate_of(&person_ref("ada")),
        Some(Fate::Merged(&person_ref("cyd")))
    );
    assert_eq!(two.whole_history_of(&person_ref("cyd")).len(), 3);
    // The middle of a chain is not taken back before its end.
    let blocked = undo(&two, one.seq());
    assert!(matches!(&blocked, Err(obstacles) if matches!(obstacles[..], [Obstacle::GoneSince { .. }])));
    let gone = committed(&two, vec![take_out(&two, &person_ref("cyd")).unwrap()]).unwrap();
    assert!(
        matches!(gone.fate_of(&person_ref("ada")), Some(Fate::Removed(commit)) if commit.seq == gone.seq())
    );
}

#[test]
fn contradictions_are_told_and_somebody_chooses() {
    let numbered = |id: &str, born: &str, number: &str| Person {
        born: Some(date(born)),
        wikidata: Some(number.to_owned()),
        ..person(id)
    };
    let world = world(vec![
        numbered("ada", "1950-01-01", "Q1").into(),
        numbered("bea", "1951-02-03", "Q2").into(),
    ]);
    let double = Double::new(&world, person_ref("bea"), person_ref("ada")).unwrap();
    let told: Vec<_> = double
        .contradictions()
        .into_iter()
        .map(|it| (it.field, it.kept, it.lost))
        .collect();
    let text = |it: &str| it.to_owned();
    assert_eq!(
        told,
        [
            (text("born"), text("1950-01-01"), text("1951-02-03")),
            (text("wikidata"), text("Q1"), text("Q2"))
        ]
    );
    let half = Choices::from([(text("born"), Side::Theirs)]);
    assert_eq!(double.changes(&half).unwrap_err().len(), 1);
    let all = Choices::from([(text("born"), Side::Theirs), (text("wikidata"), Side::Mine)]);
    let after = committed(&world, double.changes(&all).unwrap()).unwrap();
    let ada = after.persons.get("ada").unwrap();
    assert_eq!(
        (&ada.born, ada.wikidata.as_deref()),
        (&Some(date("1951-02-03")), Some("Q1"))
    );
}

#[test]
fn events_parties_sources_and_offices_are_merged_too() {
    let meeting = |id: &str, on: &str, role: Option<&str>| Event {
        participants: vec![Participant {
            country: CountryId::parse("aa").unwrap(),
            person: Some(PersonId::parse("ada").unwrap()),
            role: role.map(text),
        }],
        ..event(id, EventKind::Meeting, on)
    };
    let round = Event {
        round_of: Some(EventId::parse("aa-meeting-2").unwrap()),
        ..event("aa-second", EventKind::PresidentialElection, "2020-02-02")
    };
    let party = |id: &str| Party {
        id: PartyId::parse(id).unwrap(),
        country: CountryId::parse("aa").unwrap(),
        name: name(id),
        former_names: Vec::new(),
        wikidata: None,
        provenance: provenance(),
    };
    let red = Tenure {
        party: Some(PartyId::parse("aa-reds-2").unwrap()),
        provenance: Provenance {
            sources: vec![Citation::parse("leaflet#page 3").unwrap()],
            ..provenance()
        },
        ..tenure("aa-premier-2", "ada", "2020-01-01")
    };
    let other_address = Source {
        url: Some("https://example.org/b".to_owned()),
        ..source("leaflet")
    };
    let mut world = world(vec![
        source("booklet").into(),
        other_address.into(),
        person("ada").into(),
        meeting("aa-meeting", "2020-01", None).into(),
        meeting("aa-meeting-2", "2020-01-05", Some("Chair")).into(),
        round.into(),
        party("aa-reds").into(),
        party("aa-reds-2").into(),
        red.into(),
        office("aa-premier").into(),
    ]);
    for (kind, from, into) in [
        (EntityKind::Event, "aa-meeting-2", "aa-meeting"),
        (EntityKind::Party, "aa-reds-2", "aa-reds"),
        (EntityKind::Source, "leaflet", "booklet"),
        (EntityKind::Office, "aa-premier-2", "aa-premier"),
    ] {
        let [from, into] = [from, into].map(|id| EntityRef::parse(kind, id).unwrap());
        let double = Double::new(&world, from, into).unwrap();
        let fields = double.contradictions().into_iter().map(|it| it.field);
        let choices = fields.map(|field| (field, Side::Mine)).collect();
        world = committed(&world, double.changes(&choices).unwrap()).unwrap();
    }
    let event = world.events.get("aa-meeting").unwrap();
    assert_eq!(event.date.on, date("2020-01-05"));
    assert_eq!(event.participants.len(), 1);
    assert!(event.participants[0].role.is_some());
    let second = world.events.get("aa-second").unwrap();
    assert_eq!(second.round_of.as_ref().map(EventId::as_str), Some("aa-meeting"));
    let tenure = world.tenures.values().next().unwrap();
    assert_eq!(tenure.office.as_str(), "aa-premier");
    assert_eq!(tenure.party.as_ref().map(PartyId::as_str), Some("aa-reds"));
    assert_eq!(tenure.provenance.sources[0].short(), "booklet#page 3");
    assert!(world.sources.get(&SourceId::parse("leaflet").unwrap()).is_none());
}

#[test]
fn what_is_no_double_is_refused() {
    let world = two_adas();
    let refused = |from: EntityRef, into: EntityRef| Double::new(&world, from, into).unwrap_err();
    assert_eq!(refused(person_ref("ada"), person_ref("ada")), NotOne::Same);
    assert_eq!(refused(person_ref("ada"), person_ref("nobody")), NotOne::Unknown);
    assert_eq!(
        refused(person_ref("ada"), tenure_ref("aa-premier-ada")),
        NotOne::OtherKind
    );
    let country = |id: &str| EntityRef::Country(CountryId::parse(id).unwrap());
    assert_eq!(refused(country("aa"), country("bb")), NotOne::Country);

    let version = world.version_of(&person_ref("lady-ada")).unwrap();
    let bare =
        |into: EntityRef| committed(&world, vec![Change::merge(version, person_ref("lady-ada"), into)]);
    assert!(matches!(
        bare(person_ref("lady-ada")),
        Err(Refusal::CannotMerge { .. })
    ));
    assert!(matches!(
        bare(tenure_ref("aa-premier-ada")),
        Err(Refusal::CannotMerge { .. })
    ));
    assert!(matches!(
        bare(person_ref("nobody")),
        Err(Refusal::UnknownReference { .. })
    ));
    assert!(matches!(
        bare(person_ref("ada")),
        Err(Refusal::StillReferenced { .. })
    ));
}

#[test]
fn a_record_that_is_named_does_not_go() {
    let world = two_adas();
    let naming = take_out(&world, &person_ref("ada")).unwrap_err();
    assert_eq!(
        naming,
        [
            tenure_ref("aa-premier-ada"),
            EntityRef::parse(EntityKind::Event, "aa-vote").unwrap()
        ]
    );
}

#[test]
fn a_merge_reads_as_it_was_written() {
    let change = Change::merge(3, person_ref("lady-ada"), person_ref("ada"));
    let json = serde_json::to_string(&change).unwrap();
    assert_eq!(
        json,
        r#"{"expects":3,"to":{"merged":{"from":{"person":"lady-ada"},"into":{"person":"ada"}}}}"#
    );
    assert_eq!(serde_json::from_str::<Change>(&json).unwrap(), change);
    assert!(matches!(change.to, Revision::Merged { .. }));
}

#[test]
fn an_id_that_leads_somewhere_is_not_given_again() {
    let after = merged(&two_adas());
    let word = crate::edit::Word {
        sources: Vec::new(),
        today: day("2026-01-01"),
    };
    let draft = crate::edit::Draft::new(&after, word);
    assert_eq!(draft.free_person_id("Lady Ada").unwrap().as_str(), "lady-ada-2");
}

#[test]
fn likely_doubles_bear_one_name_and_nothing_tells_them_apart() {
    let born = |id: &str, called: &str, born: Option<&str>| Person {
        name: name(called),
        born: born.map(date),
        ..person(id)
    };
    let world = world(vec![
        born("yoon", "Yoon Suk-yeol", Some("1960-12-18")).into(),
        born("suk", "SUK YEOL YOON", None).into(),
        born("other", "Yoon Suk Yeol", Some("1930")).into(),
        person("bea").into(),
        tenure("aa-president", "yoon", "2022-05-10").into(),
    ]);
    let found = likely::doubles(&world);
    let told: Vec<_> = found
        .iter()
        .map(|(stays, goes)| (stays.as_str(), goes.as_str()))
        .collect();
    assert_eq!(told, [("other", "suk"), ("yoon", "suk")]);
    let of = likely::doubles_of(&world, world.persons.get("suk").unwrap());
    assert_eq!(
        of.iter().map(PersonId::as_str).collect::<Vec<_>>(),
        ["other", "yoon"]
    );
}

proptest! {
    /// Whatever two records are merged, the world takes it, and taking it back leaves everything as it was.
    #[test]
    fn any_merge_can_be_made_and_taken_back(edits in any_edits(), from in any::<prop::sample::Index>(), into in any::<prop::sample::Index>()) {
        let world = worlds(&edits).pop().unwrap();
        let entities: Vec<_> = world.entities().collect();
        let from = entities[from.index(entities.len())].reference();
        let others: Vec<_> = entities.iter().map(Entity::reference).filter(|it| it.kind() == from.kind() && *it != from).collect();
        if others.is_empty() {
            return Ok(());
        }
        let into = others[into.index(others.len())].clone();
        let Ok(double) = Double::new(&world, from.clone(), into.clone()) else {
            return Ok(());
        };
        let fields = double.contradictions().into_iter().map(|it| it.field);
        let changes = double.changes(&fields.map(|field| (field, Side::Mine)).collect());
        let after = committed(&world, changes.unwrap()).unwrap();
        prop_assert_eq!(after.standing(&from), &into);
        prop_assert!(after.referring_to(&from).is_empty());
        let back = committed(&after, undo(&after, after.seq()).unwrap()).unwrap();
        prop_assert!(world.entities().eq(back.entities()));
    }
}

#[test]
fn an_edtf_of_either_record_is_kept_whole() {
    // A check of the list of fields that are dates: one that is missing would be told as a contradiction.
    let dated = |id: &str, end: &str| Tenure {
        designated: Some(date("2000")),
        end: Edtf::parse(end).ok(),
        ..tenure("aa-president", id, "2001")
    };
    let world = world(vec![
        person("ada").into(),
        dated("ada", "2005").into(),
        Tenure {
            person: PersonId::parse("ada").unwrap(),
            designated: Some(date("2000-11-05")),
            ..dated("bea", "2005-06")
        }
        .into(),
    ]);
    let double = Double::new(
        &world,
        tenure_ref("aa-president-bea"),
        tenure_ref("aa-president-ada"),
    )
    .unwrap();
    assert_eq!(double.contradictions(), []);
}
