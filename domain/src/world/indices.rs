//! The indices of a world: every list that a query or a check would otherwise have to search all records for.
//!
//! They are part of the value: [`World::apply`](super::World::apply) carries them on with each record that it writes, and
//! persistent maps share the rest with the world before. Lists are in the order of what is recorded; on a past day some dates
//! read otherwise, and a [`Snapshot`](crate::Snapshot) puts that right.

use super::index::{Index, Listing};
use crate::{
    Body, Entity, EntityKind, EntityRef, Event, Office, Source, Tenure, Transition,
    entity::{Citation, EventDate, Firmness},
    id::{BodyId, CountryId, EventId, OfficeId, PartyId, PersonId, SourceId, TenureId, TransitionId},
    stage::settled_day,
};
use imbl::{OrdMap, OrdSet};
use jiff::civil::Date;
use std::{collections::BTreeSet, sync::Arc};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Indices {
    pub offices_of_country: Index<CountryId, Office>,
    pub bodies_of_country: Index<CountryId, Body>,
    pub tenures_of_office: Index<OfficeId, Tenure>,
    pub tenures_of_person: Index<PersonId, Tenure>,
    /// Events of a country, and those in which it only takes part.
    pub events_of_country: Index<CountryId, Event>,
    /// Of these, those that are not settled (see [`settled_day`]).
    pub unsettled_events_of_country: Index<CountryId, Event>,
    /// Of these, those of several countries.
    pub shared_events_of_country: Index<CountryId, Event>,
    /// Events that a person takes part in, stands in or won.
    pub events_of_person: Index<PersonId, Event>,
    /// Events that decide who holds an office.
    pub events_of_office: Index<OfficeId, Event>,
    /// Of these, those that are not settled (see [`settled_day`]).
    pub unsettled_events_of_office: Index<OfficeId, Event>,
    /// Events that vote for a chamber, or dissolve it.
    pub events_of_body: Index<BodyId, Event>,
    pub rounds_of_event: Index<EventId, Event>,
    pub steps_of_transition: Index<TransitionId, Event>,
    pub transitions_of_office: Index<OfficeId, Transition>,
    /// The transitions that a tenure goes out or comes in by.
    pub transitions_of_tenure: Index<TenureId, Transition>,
    events_by_day: OrdMap<(Date, EventId), Arc<Event>>,
    sources_by_day: OrdSet<(Date, SourceId)>,
    /// Everything that names a source.
    citing: OrdMap<SourceId, OrdSet<EntityRef>>,
    /// How many citations name a source and no place in it.
    without_place: OrdMap<SourceId, u32>,
    /// Everything that names a party.
    of_party: OrdMap<PartyId, OrdSet<EntityRef>>,
    parties_of_country: OrdMap<CountryId, OrdSet<PartyId>>,
    by_wikidata: OrdMap<(EntityKind, String), OrdSet<EntityRef>>,
}

impl Indices {
    /// Every event of which one date, present or earlier, may still lie on a day or after it; each may come more than once.
    pub fn events_not_over_by(&self, day: Date) -> impl Iterator<Item = &Arc<Event>> {
        // No id is in order before the first, so the day alone tells where to begin.
        self.events_by_day
            .iter()
            .rev()
            .take_while(move |((last, _), _)| *last >= day)
            .map(|(_, event)| event)
    }

    /// Every event, in the order of the last day that its present date may denote.
    pub fn events_by_day(&self) -> impl DoubleEndedIterator<Item = &Arc<Event>> {
        self.events_by_day
            .iter()
            .filter(|((day, _), event)| *day == last_day(&event.date))
            .map(|(_, event)| event)
    }

    /// Whether no source came out after a day.
    pub fn are_sources_out_by(&self, day: Date) -> bool {
        self.sources_by_day.get_max().is_none_or(|(last, _)| *last <= day)
    }

    /// Everything that names a source.
    pub fn citing(&self, source: &SourceId) -> impl Iterator<Item = &EntityRef> {
        self.citing.get(source).into_iter().flat_map(OrdSet::iter)
    }

    /// Whether anything cites a source without saying where in it.
    pub fn is_cited_without_place(&self, source: &SourceId) -> bool {
        self.without_place.contains_key(source)
    }

    /// Offices, tenures and events that name a party.
    pub fn of_party(&self, party: &PartyId) -> impl Iterator<Item = &EntityRef> {
        self.of_party.get(party).into_iter().flat_map(OrdSet::iter)
    }

    pub fn parties_of_country(&self, country: &CountryId) -> impl Iterator<Item = &PartyId> {
        self.parties_of_country
            .get(country)
            .into_iter()
            .flat_map(OrdSet::iter)
    }

    /// Everything of a kind with this Wikidata id, in the order of the ids.
    pub fn with_wikidata(&self, kind: EntityKind, wikidata: &str) -> impl Iterator<Item = &EntityRef> {
        self.by_wikidata
            .get(&(kind, wikidata.to_owned()))
            .into_iter()
            .flat_map(OrdSet::iter)
    }

    /// Puts a version of an entity into every list where it belongs, or takes that version out of them.
    pub(super) fn list(&mut self, entity: &Entity, listing: Listing) {
        let reference = entity.reference();
        for citation in citations(entity) {
            let source = citation.source_id();
            set(&mut self.citing, &source, &reference, listing);
            if citation.place().is_none() {
                count(&mut self.without_place, &source, listing);
            }
        }
        for party in parties(entity) {
            set(&mut self.of_party, party, &reference, listing);
        }
        if let Some(wikidata) = entity.wikidata() {
            let key = (entity.kind(), wikidata.to_owned());
            set(&mut self.by_wikidata, &key, &reference, listing);
        }
        match entity {
            Entity::Country(_) | Entity::Person(_) => {}
            Entity::Source(source) => self.list_source(source, listing),
            Entity::Party(party) => set(&mut self.parties_of_country, &party.country, &party.id, listing),
            Entity::Body(body) => self.bodies_of_country.list(&body.country, body, listing),
            Entity::Office(office) => self.offices_of_country.list(&office.country, office, listing),
            Entity::Tenure(tenure) => {
                self.tenures_of_office.list(&tenure.office, tenure, listing);
                self.tenures_of_person.list(&tenure.person, tenure, listing);
            }
            Entity::Transition(transition) => {
                self.transitions_of_office
                    .list(&transition.office, transition, listing);
                for tenure in transition.tenures() {
                    self.transitions_of_tenure.list(tenure, transition, listing);
                }
            }
            Entity::Event(event) => self.list_event(event, listing),
        }
    }

    fn list_source(&mut self, source: &Source, listing: Listing) {
        if let Some(day) = source.out_from() {
            let key = (day, source.id.clone());
            match listing {
                Listing::Add => self.sources_by_day.insert(key),
                Listing::TakeOut => self.sources_by_day.remove(&key),
            };
        }
    }

    fn list_event(&mut self, event: &Arc<Event>, listing: Listing) {
        let is_settled = settled_day(event).is_some();
        let countries = countries(event);
        for country in &countries {
            self.events_of_country.list(country, event, listing);
            if !is_settled {
                self.unsettled_events_of_country.list(country, event, listing);
            }
            if countries.len() > 1 {
                self.shared_events_of_country.list(country, event, listing);
            }
        }
        for person in event.persons() {
            self.events_of_person.list(person, event, listing);
        }
        for office in &event.decides {
            self.events_of_office.list(office, event, listing);
            if !is_settled {
                self.unsettled_events_of_office.list(office, event, listing);
            }
        }
        for body in event.bodies.iter() {
            self.events_of_body.list(body, event, listing);
        }
        if let Some(whole) = &event.round_of {
            self.rounds_of_event.list(whole, event, listing);
        }
        for transition in &event.transitions {
            self.steps_of_transition.list(transition, event, listing);
        }
        for day in last_days(event) {
            let key = (day, event.id.clone());
            match listing {
                Listing::Add => self.events_by_day.insert(key, Arc::clone(event)),
                Listing::TakeOut => self.events_by_day.remove(&key),
            };
        }
    }
}

/// The last day on which an event may come, by each date that it had.
fn last_days(event: &Event) -> impl Iterator<Item = Date> {
    let earlier = event.previous.iter().map(|earlier| &earlier.date);
    earlier.chain([&event.date]).map(last_day)
}

/// What has no last day, or was put off, may always come.
fn last_day(date: &EventDate) -> Date {
    match date.firmness {
        Firmness::Postponed => Date::MAX,
        Firmness::Confirmed
        | Firmness::Tentative
        | Firmness::Changing
        | Firmness::Cancelled
        | Firmness::Held => date.on.latest().unwrap_or(Date::MAX),
    }
}

fn countries(event: &Event) -> BTreeSet<&CountryId> {
    let taking_part = event.participants.iter().map(|it| &it.country);
    event.countries.iter().chain(taking_part).collect()
}

/// The citations of an entity, for itself and for its parts; possibly repeated.
pub fn citations(entity: &Entity) -> impl Iterator<Item = &Citation> {
    let own = entity.provenance().map(|it| &it.sources);
    own.into_iter().chain(citations_of_parts(entity)).flatten()
}

fn citations_of_parts(entity: &Entity) -> Vec<&Vec<Citation>> {
    match entity {
        Entity::Tenure(tenure) => {
            let capacity = tenure.capacity.iter().map(|span| &span.sources);
            let powers = tenure.powers.iter().map(|span| &span.sources);
            let outlook = tenure.outlook.iter().map(|span| &span.sources);
            let terms = tenure.terms.iter().map(|term| &term.sources);
            capacity.chain(powers).chain(outlook).chain(terms).collect()
        }
        Entity::Office(office) => {
            let names = office.former_names.iter().map(|it| &it.sources);
            office
                .recorded
                .iter()
                .map(|it| &it.sources)
                .chain(names)
                .chain(office.rule.iter().map(|it| &it.sources))
                .collect()
        }
        Entity::Party(party) => party.former_names.iter().map(|it| &it.sources).collect(),
        Entity::Body(body) => {
            let names = body.former_names.iter().map(|it| &it.sources);
            names.chain(body.rule.iter().map(|it| &it.sources)).collect()
        }
        Entity::Country(country) => {
            let elections = country.recorded_elections.iter();
            let meetings = country.recorded_meetings.iter().map(|it| &it.recorded);
            let names = country.former_names.iter().map(|it| &it.sources);
            elections
                .chain(meetings)
                .map(|it| &it.sources)
                .chain(names)
                .collect()
        }
        Entity::Person(_) | Entity::Event(_) | Entity::Transition(_) | Entity::Source(_) => Vec::new(),
    }
}

/// The parties that an office, a tenure or an event names; possibly repeated.
fn parties(entity: &Entity) -> Vec<&PartyId> {
    match entity {
        Entity::Office(office) => office.party.iter().collect(),
        Entity::Tenure(tenure) => tenure.party.iter().collect(),
        Entity::Event(event) => event
            .candidates
            .iter()
            .filter_map(|it| it.party.as_ref())
            .collect(),
        Entity::Country(_)
        | Entity::Party(_)
        | Entity::Body(_)
        | Entity::Person(_)
        | Entity::Transition(_)
        | Entity::Source(_) => Vec::new(),
    }
}

fn count(counts: &mut OrdMap<SourceId, u32>, source: &SourceId, listing: Listing) {
    let before = counts.get(source).copied().unwrap_or(0);
    let after = match listing {
        Listing::Add => before.saturating_add(1),
        Listing::TakeOut => before.saturating_sub(1),
    };
    if after == 0 {
        counts.remove(source);
    } else {
        counts.insert(source.clone(), after);
    }
}

fn set<Key: Ord + Clone, Value: Ord + Clone>(
    sets: &mut OrdMap<Key, OrdSet<Value>>,
    key: &Key,
    value: &Value,
    listing: Listing,
) {
    match (sets.get_mut(key), listing) {
        (Some(set), Listing::Add) => {
            set.insert(value.clone());
        }
        (None, Listing::Add) => {
            sets.insert(key.clone(), OrdSet::unit(value.clone()));
        }
        (Some(set), Listing::TakeOut) => {
            set.remove(value);
            if set.is_empty() {
                sets.remove(key);
            }
        }
        (None, Listing::TakeOut) => {}
    }
}
