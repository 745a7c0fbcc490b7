//! Takes claims one after the other, finds what each is about, and drafts what would make the world say the same.

use super::{Claim, Fact};
use crate::{
    Change, Edtf, Entity, EntityRef, Event, Person, Tenure, World,
    changeset::Seq,
    edit::{ActError, Draft, Word},
    entity::{
        Citation, Review,
        citation::{cite, source_ids},
    },
    folding::NameKey,
    id::{CountryId, EventId, OfficeId, PartyId, PersonId, TenureId},
};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

/// How a claim compares with the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// The world says so already.
    Same(EntityRef),
    /// The world does not have it.
    New(EntityRef),
    /// The world has it otherwise, in these fields.
    Differs(EntityRef, Vec<&'static str>),
    /// It may be about one of these persons, or about somebody else who bears this name.
    Question { name: String, persons: Vec<PersonId> },
    /// It cannot be recorded, and why.
    Refused(String),
}

impl From<ActError> for Verdict {
    fn from(error: ActError) -> Self {
        Self::Refused(error.to_string())
    }
}

/// Compares claims with a world, and with the claims that it took before.
#[derive(Clone, Debug)]
pub struct Matcher<'w> {
    pub(super) world: &'w World,
    pub(super) draft: Draft<'w>,
    pub(super) word: Word,
    pub(super) review: Review,
    /// The day on which the data of the claim that is taken closed.
    pub(super) until: Option<Date>,
    pub(super) index: Index,
    /// Whom earlier claims turned out to be about, by Wikidata's number.
    pub(super) resolved: HashMap<String, PersonId>,
    /// The parties that earlier claims set up, by their countries and folded names.
    pub(super) parties: HashMap<(CountryId, String), PartyId>,
    /// Whom earlier claims meant by a name and a birth; none where they meant several.
    pub(super) meant: HashMap<(String, Option<Edtf>), Option<PersonId>>,
}

/// What is looked up for every claim.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    pub persons_by_name: HashMap<NameKey, Vec<PersonId>>,
    pub persons_by_word: HashMap<String, Vec<PersonId>>,
    pub persons_by_wikidata: HashMap<String, PersonId>,
    /// By the numbers of the records that were merged with theirs, which may be others than theirs.
    pub persons_by_merged_number: HashMap<String, PersonId>,
    pub tenures_by_office: HashMap<OfficeId, Vec<TenureId>>,
    pub offices_by_person: HashMap<PersonId, BTreeSet<OfficeId>>,
    pub events_by_wikidata: HashMap<String, EventId>,
    pub events_by_country: HashMap<CountryId, Vec<EventId>>,
    pub offices_by_country: HashMap<CountryId, Vec<OfficeId>>,
}

impl Index {
    fn person(&mut self, person: &Person) {
        for form in person.name.forms() {
            for key in NameKey::all_of(form) {
                for word in key.words() {
                    note(
                        self.persons_by_word.entry(word.to_owned()).or_default(),
                        &person.id,
                    );
                }
                note(self.persons_by_name.entry(key).or_default(), &person.id);
            }
        }
        if let Some(wikidata) = &person.wikidata {
            self.persons_by_wikidata
                .insert(wikidata.clone(), person.id.clone());
        }
    }

    fn tenure(&mut self, tenure: &Tenure) {
        note(
            self.tenures_by_office.entry(tenure.office.clone()).or_default(),
            &tenure.id,
        );
        self.offices_by_person
            .entry(tenure.person.clone())
            .or_default()
            .insert(tenure.office.clone());
    }

    fn event(&mut self, event: &Event) {
        if let Some(wikidata) = &event.wikidata {
            self.events_by_wikidata.insert(wikidata.clone(), event.id.clone());
        }
        for country in &event.countries {
            note(
                self.events_by_country.entry(country.clone()).or_default(),
                &event.id,
            );
        }
    }

    fn take(&mut self, entity: &Entity) {
        match entity {
            Entity::Person(person) => self.person(person),
            Entity::Tenure(tenure) => self.tenure(tenure),
            Entity::Event(event) => self.event(event),
            Entity::Office(office) => {
                note(
                    self.offices_by_country.entry(office.country.clone()).or_default(),
                    &office.id,
                );
            }
            Entity::Country(_)
            | Entity::Party(_)
            | Entity::Body(_)
            | Entity::Transition(_)
            | Entity::Source(_) => {}
        }
    }
}

/// Adds an id to a short list that may have it already.
fn note<Id: Clone + PartialEq>(list: &mut Vec<Id>, id: &Id) {
    if !list.contains(id) {
        list.push(id.clone());
    }
}

impl<'w> Matcher<'w> {
    /// A matcher that drafts on the word of the sources of `word`, each at the place of the claim; what it drafts counts as `review` says.
    pub fn new(world: &'w World, word: Word, review: Review) -> Self {
        let mut index = Index::default();
        for person in world.persons.values() {
            index.person(person);
        }
        // A number of a record that was merged is one of the record that stays.
        for (from, redirect) in world.redirects().all() {
            let merged = world.entity_at(from, redirect.seq.saturating_sub(1));
            let number = merged.as_ref().and_then(|(_, entity)| entity.wikidata());
            if let (Some(number), EntityRef::Person(stays)) = (number, world.standing(from)) {
                index
                    .persons_by_merged_number
                    .insert(number.to_owned(), stays.clone());
            }
        }
        for tenure in world.tenures.values() {
            index.tenure(tenure);
        }
        for event in world.events.values() {
            index.event(event);
        }
        for office in world.offices.values() {
            note(
                index
                    .offices_by_country
                    .entry(office.country.clone())
                    .or_default(),
                &office.id,
            );
        }
        Self {
            world,
            draft: Draft::new(world, word.clone()),
            word,
            review,
            until: None,
            index,
            resolved: HashMap::new(),
            parties: HashMap::new(),
            meant: HashMap::new(),
        }
    }

    /// Compares a claim. What it would change is in the draft from then on, and later claims meet it there; of one that is
    /// a question or refused nothing is.
    pub fn take(&mut self, claim: &Claim) -> Verdict {
        self.draft.mark();
        self.cite_at(&claim.reference);
        self.until = claim.until;
        let verdict = match &claim.fact {
            Fact::Tenure(tenure) => self.take_tenure(tenure),
            Fact::Event(event) => self.take_event(event),
            Fact::Person(who) => self.take_person(who),
        };
        verdict.unwrap_or_else(|stopped| {
            self.draft.roll_back();
            stopped
        })
    }

    /// Cites the sources at the place where a claim stands in them, where that can be one.
    fn cite_at(&mut self, place: &str) {
        let whole = source_ids(&self.word.sources).into_iter().map(Citation::from);
        let placed = whole.map(|source| source.clone().at(place).unwrap_or(source));
        self.word.sources = placed.collect();
        self.draft.cite(self.word.sources.clone());
    }

    /// As [`Matcher::take`], but what the world has otherwise stays as it is.
    pub fn take_if_new(&mut self, claim: &Claim) -> Verdict {
        let verdict = self.take(claim);
        if matches!(verdict, Verdict::Differs(..)) {
            self.draft.roll_back();
        }
        verdict
    }

    /// What the last claim would change or add.
    pub fn touched(&self) -> impl Iterator<Item = EntityRef> {
        self.draft.touched()
    }

    /// Puts an entity into the draft, and where claims look for it.
    pub fn put(&mut self, entity: impl Into<Entity>) {
        let entity = entity.into();
        self.index.take(&entity);
        self.draft.put(entity);
    }

    /// Adds the sources of this matcher to an entity of which something changed.
    pub(super) fn cite_in(&self, entity: &mut Entity) {
        let Some(provenance) = entity.provenance_mut() else {
            return;
        };
        for citation in &self.word.sources {
            cite(&mut provenance.sources, citation);
        }
        provenance.review = self.review;
        if self.review == Review::Reviewed {
            provenance.verified = Some(self.verified_on());
        }
    }

    pub(super) fn provenance(&self) -> crate::Provenance {
        crate::Provenance {
            review: self.review,
            verified: Some(self.verified_on()),
            ..self.word.provenance()
        }
    }

    /// Up to when the source covers what it says: until its data closed, or until it was read.
    fn verified_on(&self) -> Date {
        self.until
            .map_or(self.word.today, |until| until.min(self.word.today))
    }

    /// Everything that was drafted, each with the version that it replaces.
    pub fn changes(&self) -> Vec<Change> {
        self.draft.changes()
    }

    /// As [`Matcher::changes`], and goes on as if they were committed with the number `seq`.
    pub fn give_out(&mut self, seq: Seq) -> Vec<Change> {
        self.draft.give_out(seq)
    }

    /// What the claim is of, as the draft has it.
    pub fn find(&self, reference: &EntityRef) -> Option<Entity> {
        self.draft.find(reference)
    }
}
