//! What a feed is of: `of` in its address, and the filters of the list that it stands for.

use crate::{
    address::{Address, Resource, ResourceKind},
    calendars::list_label,
    links::{OF_CHANGES, OF_EVENTS},
    naming,
    pages::{ChangeFilter, EventRequest, changes_of, relation_countries},
    query::CLOCKS,
    visit::Visit,
    words::say,
};
use domain::{EntityRef, changeset::Change, snapshot::EventFilter, world::Commit};
use std::sync::Arc;

/// What a feed is of.
pub enum Subject<'v> {
    /// Changes of the journal.
    Changes { filter: ChangeFilter },
    /// Events ahead, or as filtered.
    Events {
        filter: EventFilter,
        problems: Vec<String>,
    },
    /// The changes of a record and of what belongs to it.
    Record {
        name: String,
        page: Resource<'v>,
        records: Vec<EntityRef>,
    },
}

impl<'v> Subject<'v> {
    /// None where the record is not there on the day of the visit.
    pub fn read(visit: &'v Visit<'_>) -> Option<Self> {
        match visit.query.first("of").unwrap_or("changes") {
            "changes" => Some(Self::Changes {
                filter: ChangeFilter::read(visit),
            }),
            "events" => {
                let asked = EventRequest::read(visit);
                Some(Self::Events {
                    filter: asked.filter,
                    problems: asked.problems,
                })
            }
            page => record(visit, page),
        }
    }

    /// What of the filters could not be read, in words.
    pub fn problems(&self) -> &[String] {
        match self {
            Self::Changes { filter } => &filter.problems,
            Self::Events { problems, .. } => problems,
            Self::Record { .. } => &[],
        }
    }

    /// The commits that it is of, newest first.
    pub fn commits<'w>(&self, visit: &'w Visit<'_>) -> Vec<&'w Arc<Commit>> {
        match self {
            Self::Changes { filter } => filter.commits(visit),
            Self::Events { .. } => Vec::new(),
            Self::Record { records, .. } => {
                let numbers = records
                    .iter()
                    .flat_map(|record| visit.world.whole_history_of(record))
                    .map(|commit| commit.seq);
                let mut numbers: Vec<_> = numbers.collect();
                numbers.sort_unstable();
                numbers.dedup();
                let commits = numbers
                    .into_iter()
                    .rev()
                    .filter_map(|number| visit.world.commit(number));
                commits
                    .filter(|commit| !self.changes(visit, commit).is_empty())
                    .collect()
            }
        }
    }

    /// The changes of a commit that it is of.
    pub fn changes<'c>(&self, visit: &Visit<'_>, commit: &'c Commit) -> Vec<&'c Change> {
        match self {
            Self::Changes { filter } => filter.changes(visit, commit).collect(),
            Self::Events { .. } => Vec::new(),
            Self::Record { records, .. } => changes_of(visit, records, commit).collect(),
        }
    }

    pub fn name(&self, visit: &Visit<'_>) -> String {
        match self {
            // Kinds of records are no events, so only what both know is in its name.
            Self::Changes { .. } => {
                let asked = EventRequest::read(visit);
                let name = list_label(visit, &asked.filter);
                name.unwrap_or_else(|| say!(visit, "changes-title"))
            }
            Self::Events { filter, .. } => {
                list_label(visit, filter).unwrap_or_else(|| say!(visit, "events-title"))
            }
            Self::Record { name, .. } => name.clone(),
        }
    }

    /// The path of the page that shows the same.
    pub fn page(&self, visit: &Visit<'_>) -> String {
        let clocks = visit.query.only(&CLOCKS);
        match self {
            Self::Changes { .. } => {
                visit.href_only(&Resource::CHANGES, visit.query.only(&OF_CHANGES).and(&clocks))
            }
            Self::Events { .. } => {
                visit.href_only(&Resource::EVENTS, visit.query.only(&OF_EVENTS).and(&clocks))
            }
            Self::Record { page, .. } => visit.href_only(page, clocks),
        }
    }
}

/// The record whose page is named, with what belongs to it.
fn record<'v>(visit: &'v Visit<'_>, page: &str) -> Option<Subject<'v>> {
    let snapshot = &visit.snapshot;
    let address = format!("/{page}");
    let resource = Address::parse(&address).resource.into_owned();
    if resource.as_document().is_some() {
        return None;
    }
    if resource.kind() == Some(ResourceKind::Relation) {
        return relation(visit, resource);
    }
    let entity = resource.entity()?;
    let own = entity.clone();
    let (name, others): (String, Vec<EntityRef>) = match &entity {
        EntityRef::Person(id) => {
            let spells = snapshot.spells_of_person(id);
            let tenures = spells
                .iter()
                .map(|spell| EntityRef::Tenure(spell.tenure.id.clone()));
            let name = snapshot.person(id.as_str())?.name.in_language(visit.language);
            (name.to_owned(), tenures.collect())
        }
        EntityRef::Office(id) => {
            let office = snapshot.office(id.as_str())?;
            let line = snapshot.line(id);
            let tenures = line
                .iter()
                .map(|spell| EntityRef::Tenure(spell.tenure.id.clone()));
            let transitions = snapshot.transitions_of(id);
            let transitions = transitions.map(|it| EntityRef::Transition(it.id.clone()));
            let name = office.name.in_language(visit.language);
            (name.to_owned(), tenures.chain(transitions).collect())
        }
        EntityRef::Event(id) => {
            let event = snapshot.event(id.as_str())?;
            (naming::event_name(visit, event), Vec::new())
        }
        EntityRef::Transition(id) => {
            let view = snapshot.transition_view(snapshot.transition(id.as_str())?)?;
            let steps = view.steps.iter();
            let steps = steps
                .map(|step| EntityRef::Event(step.event.id.clone()))
                .collect();
            (naming::transition_name(visit, &view), steps)
        }
        // A country has a list of changes of its own.
        _ => return None,
    };
    Some(Subject::Record {
        name,
        page: resource,
        records: [vec![own], others].concat(),
    })
}

/// What the countries of a relation did and will do together.
fn relation<'v>(visit: &'v Visit<'_>, page: Resource<'v>) -> Option<Subject<'v>> {
    let ids = relation_countries(page.part("countries"))?;
    let relation = visit.snapshot.relation(&ids)?;
    let names: Vec<_> = relation
        .countries
        .iter()
        .map(|country| country.name.in_language(visit.language))
        .collect();
    let events = relation.meetings.iter().chain(&relation.agreements);
    let records = events.map(|(event, _)| EntityRef::Event(event.id.clone()));
    Some(Subject::Record {
        name: naming::join_countries(visit.language, &names),
        records: records.collect(),
        page,
    })
}
