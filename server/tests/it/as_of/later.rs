//! What is later than a day, told by the dates of the records alone and not by the view that is tested: §3 and §5 of the domain.
//!
//! A fact is later when it certainly had not come: its first possible day lies ahead. What was announced, or was to be expected, is known
//! from then on, so an event that lies ahead is none of these. Countries, offices and parties are there on every day.

use domain::{
    Edtf, Entity, Event, Person, Source, Tenure, Text, Transition, World,
    entity::{Candidate, Outcome, Span},
    world::citations,
};
use jiff::civil::Date;
use std::{collections::HashSet, fs, path::Path};

/// What no page of a day may tell.
#[derive(Default)]
pub struct Later {
    /// Ids of records that were not known.
    pub ids: HashSet<String>,
    /// Texts and names of what was not known, as they are recorded.
    pub words: Vec<String>,
    /// Texts and names of what may have been known, and the words of the interface, in which some of the others may occur.
    pub told: Vec<String>,
}

impl Later {
    pub fn than(day: Date, world: &World) -> Self {
        let oracle = Oracle { day, world };
        let mut later = Self {
            told: words_of_the_interface(),
            ..Self::default()
        };
        // Whoever names the election of 2012 by its kind and its country says what that of 2027 is called.
        let made_names: HashSet<_> = world
            .events
            .values()
            .filter(|event| event.name.is_none() && !oracle.is_event_later(event))
            .map(|event| (event.kind, &event.countries))
            .collect();
        for entity in world.entities() {
            if let Entity::Event(event) = &entity
                && made_names.contains(&(event.kind, &event.countries))
            {
                later
                    .told
                    .extend(event.name.iter().flat_map(|name| name.forms().map(str::to_owned)));
            }
            // What stood in a source that was out, such as the heading of a list, tells nothing later.
            let read = citations(&entity).filter(|it| oracle.is_published(it.source()));
            later
                .told
                .extend(read.filter_map(|it| it.place().map(str::to_owned)));
            let is_later = oracle.is_later(&entity);
            if is_later {
                later.ids.insert(entity.id().to_owned());
            }
            for (text, is_told_later) in oracle.texts(&entity) {
                let list = if is_later || is_told_later {
                    &mut later.words
                } else {
                    &mut later.told
                };
                list.push(text);
            }
        }
        later
    }
}

fn words_of_the_interface() -> Vec<String> {
    let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/words");
    let languages = fs::read_dir(words)
        .expect("the words")
        .map(|it| it.expect("a language"));
    let files = languages.flat_map(|language| fs::read_dir(language.path()).expect("its words"));
    files
        .map(|file| fs::read_to_string(file.expect("a file").path()).expect("a text"))
        .collect()
}

struct Oracle<'w> {
    day: Date,
    world: &'w World,
}

/// A text, and whether it belongs to a part of its record that is later.
type Told = (String, bool);

impl Oracle<'_> {
    fn is_ahead(&self, date: &Edtf) -> bool {
        date.earliest().is_some_and(|day| day > self.day)
    }

    /// Whether there is no date, or one that lies ahead.
    fn is_ahead_or_none(&self, date: Option<&Edtf>) -> bool {
        date.is_none_or(|date| self.is_ahead(date))
    }

    fn is_later(&self, entity: &Entity) -> bool {
        match entity {
            Entity::Country(_) | Entity::Office(_) | Entity::Party(_) | Entity::Body(_) => false,
            Entity::Person(it) => self.is_person_later(it),
            Entity::Tenure(it) => self.is_tenure_later(it),
            Entity::Event(it) => self.is_event_later(it),
            Entity::Transition(it) => self.is_transition_later(it),
            Entity::Source(it) => self.is_source_later(it),
        }
    }

    fn is_source_later(&self, source: &Source) -> bool {
        source.published.as_ref().is_some_and(|date| self.is_ahead(date))
    }

    fn is_tenure_later(&self, tenure: &Tenure) -> bool {
        let has_dates = tenure.start.is_some() || tenure.designated.is_some();
        has_dates
            && self.is_ahead_or_none(tenure.start.as_ref())
            && self.is_ahead_or_none(tenure.designated.as_ref())
    }

    /// Announced, or to be expected, later; or neither, and no source told of it before it came.
    fn is_event_later(&self, event: &Event) -> bool {
        let mut said = [&event.announced, &event.expected]
            .into_iter()
            .flatten()
            .peekable();
        if said.peek().is_some() {
            return said.all(|date| self.is_ahead(date));
        }
        let mut dates = event
            .previous
            .iter()
            .map(|it| &it.date.on)
            .chain([&event.date.on]);
        let sources = event.provenance.sources.iter();
        let mut sources = sources.filter_map(|it| self.world.sources.get(it.source()));
        dates.all(|date| self.is_ahead(date))
            && sources.all(|source| source.published.is_none() || self.is_source_later(source))
    }

    /// Whether a source had come out for certain.
    fn is_published(&self, source: &str) -> bool {
        let source = self.world.sources.get(source);
        let published = source.and_then(|source| source.published.as_ref()?.latest());
        published.is_some_and(|last| last <= self.day)
    }

    /// After a holder who comes later; or nobody had come, nobody was leaving, and no step was known.
    fn is_transition_later(&self, transition: &Transition) -> bool {
        let tenure = |id| self.world.tenures.get(id);
        let outgoing = transition.outgoing.as_ref().and_then(tenure);
        let incoming = transition.incoming.as_ref().and_then(tenure);
        if outgoing.is_some_and(|it| self.is_tenure_later(it)) {
            return true;
        }
        let is_leaving = outgoing.is_some_and(|it| {
            let person = self.world.persons.get(&it.person);
            !self.is_ahead_or_none(it.end.as_ref())
                || !self.is_ahead_or_none(person.and_then(|it| it.died.as_ref()))
                || it.outlook.iter().any(|span| !self.is_ahead(&span.from))
        });
        let mut steps = self
            .world
            .events
            .values()
            .filter(|it| it.transitions.contains(&transition.id));
        !is_leaving
            && incoming.is_none_or(|it| self.is_tenure_later(it))
            && steps.all(|it| self.is_event_later(it))
    }

    /// Whoever had neither an office nor a part in an event.
    fn is_person_later(&self, person: &Person) -> bool {
        let mut tenures = self
            .world
            .tenures
            .values()
            .filter(|it| it.person == person.id)
            .peekable();
        let mut events = self
            .world
            .events
            .values()
            .filter(|it| it.persons().any(|id| *id == person.id))
            .peekable();
        (tenures.peek().is_some() || events.peek().is_some())
            && tenures.all(|it| self.is_tenure_later(it))
            && events.all(|it| self.is_event_later(it) || !self.is_named_by(person, it))
    }

    fn is_named_by(&self, person: &Person, event: &Event) -> bool {
        let takes_part = event
            .participants
            .iter()
            .any(|it| it.person.as_ref() == Some(&person.id));
        let stands = event
            .candidates
            .iter()
            .any(|it| it.person.as_ref() == Some(&person.id) && !self.is_candidacy_later(event, it));
        let won = event.outcome.as_ref().is_some_and(|outcome| {
            outcome.winners.contains(&person.id) && !self.is_outcome_later(event, outcome)
        });
        takes_part || stands || won
    }

    fn is_candidacy_later(&self, event: &Event, candidate: &Candidate) -> bool {
        let since = candidate.since.as_ref();
        self.is_ahead(&event.date.on) && self.is_ahead_or_none(since)
    }

    fn is_outcome_later(&self, event: &Event, outcome: &Outcome) -> bool {
        self.is_ahead(outcome.known.as_ref().unwrap_or(&event.date.on))
    }

    /// Every text of a record that can tell of something.
    fn texts(&self, entity: &Entity) -> Vec<Told> {
        match entity {
            Entity::Country(it) => all(it.name.forms(), false),
            Entity::Party(it) => all(it.name.forms(), false),
            Entity::Body(it) => all(it.name.forms(), false),
            Entity::Person(it) => all(it.name.forms(), false),
            Entity::Office(it) => [&it.name, &it.title]
                .into_iter()
                .chain(&it.legal_basis)
                .chain(it.rule.as_ref().map(|rule| &rule.text))
                .flat_map(|text| said(Some(text), false))
                .collect(),
            Entity::Transition(_) => Vec::new(),
            Entity::Source(it) => {
                let texts = [Some(&it.title), it.url.as_ref(), it.quote.as_ref()];
                all(texts.into_iter().flatten().map(String::as_str), false)
            }
            Entity::Tenure(it) => self.texts_of_tenure(it),
            Entity::Event(it) => self.texts_of_event(it),
        }
    }

    fn texts_of_tenure(&self, tenure: &Tenure) -> Vec<Told> {
        let has_not_begun = self.is_ahead_or_none(tenure.start.as_ref());
        let has_not_ended = self.is_ahead_or_none(tenure.end.as_ref());
        let mut texts = said(tenure.entry_note.as_ref(), has_not_begun);
        texts.extend(said(tenure.end_note.as_ref(), has_not_ended));
        for term in &tenure.terms {
            texts.extend(said(term.note.as_ref(), self.is_ahead(&term.from)));
        }
        texts.extend(self.texts_of_spans(&tenure.capacity));
        texts.extend(self.texts_of_spans(&tenure.powers));
        texts.extend(self.texts_of_spans(&tenure.outlook));
        texts
    }

    fn texts_of_spans<Value>(&self, spans: &[Span<Value>]) -> Vec<Told> {
        spans
            .iter()
            .flat_map(|span| said(span.note.as_ref(), self.is_ahead(&span.from)))
            .collect()
    }

    fn texts_of_event(&self, event: &Event) -> Vec<Told> {
        let own = [
            &event.name,
            &event.place,
            &event.body,
            &event.significance,
            &event.description,
        ];
        let mut texts: Vec<_> = own
            .into_iter()
            .flat_map(|text| said(text.as_ref(), false))
            .collect();
        for earlier in &event.previous {
            texts.extend(said(earlier.note.as_ref(), self.is_ahead(&earlier.until)));
        }
        for candidate in &event.candidates {
            let is_later = self.is_candidacy_later(event, candidate);
            texts.extend(said(candidate.name.as_ref(), is_later));
        }
        if let Some(outcome) = &event.outcome {
            let is_later = self.is_outcome_later(event, outcome);
            texts.extend(said(outcome.summary.as_ref(), is_later));
            for figure in &outcome.figures {
                texts.extend(said(Some(&figure.label), is_later));
            }
        }
        if let Some(annulled) = &event.annulled {
            texts.extend(said(annulled.note.as_ref(), self.is_ahead(&annulled.on)));
        }
        texts
    }
}

fn all<'t>(texts: impl Iterator<Item = &'t str>, is_later: bool) -> Vec<Told> {
    texts.map(|text| (text.to_owned(), is_later)).collect()
}

fn said(text: Option<&Text>, is_later: bool) -> Vec<Told> {
    text.map_or(Vec::new(), |text| all(text.forms(), is_later))
}
