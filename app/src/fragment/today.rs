//! The view of today with the fragments that were made of it, bounded by the memory that they take.

use crate::components::LeftOpen;
use domain::{Citation, Language, Snapshot};
use quick_cache::{Equivalent, Weighter, sync::Cache};
use std::sync::Arc;

/// The bytes that all fragments of a view may take. Those of the starter world take a tenth.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// How many fragments there is room for at first.
const USUAL_NUMBER: usize = 256;

/// What one fragment takes beside its text and its name, about.
const OVERHEAD: usize = 160;

/// What a fragment is of. Together with a language and an id it names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The ways to the main pages; by which of them is shown.
    Navigation,
    /// The field of the masthead that is searched with.
    SearchField,
    /// The controls that lead to another day.
    DateControls,
    Footer,
    /// The form above a list, with nothing chosen; by the path of the list.
    Filters,
    /// The front page, but for its sources.
    Home,
    /// A row of the table of leaders; by its tenure.
    Leader,
    /// A row of the table of leaders without a holder; by its office.
    Absence,
    /// A row of the list of events; by its event.
    EventRow,
    /// An event on the page of a country; by its event.
    CountryEvent,
    /// A row of the list of changes; by its number.
    Changeset,
    /// The table of the offices of a country; by the country.
    Offices,
    /// The line of holders of an office as a figure; by its office.
    Timeline,
    /// The ways of a country to its relations; by the country.
    Relations,
    /// What is known of an event, on its page; by the event.
    Event,
    /// The name of an event that has none of its own, as plain text; by its event.
    EventName,
    /// The name of an event with its countries, as plain text; by its event.
    FullName,
    /// A source in the list at the foot of a page; by its source.
    Source,
}

/// The view of a world on the day of the request, and the fragments that were made of it.
#[derive(Debug)]
pub struct Today {
    pub snapshot: Arc<Snapshot>,
    fragments: Cache<Key, Arc<Fragment>, Bytes>,
}

impl Today {
    pub fn new(snapshot: Snapshot) -> Self {
        Self {
            snapshot: Arc::new(snapshot),
            fragments: Cache::with_weighter(USUAL_NUMBER, MOST_BYTES, Bytes),
        }
    }

    /// A fragment by its name, made where it is not there yet.
    pub(super) fn get(
        &self,
        part: Part,
        language: Language,
        id: &str,
        make: impl FnOnce() -> Fragment,
    ) -> Arc<Fragment> {
        let name = Name { part, language, id };
        self.fragments.get(&name).unwrap_or_else(|| {
            let fragment = Arc::new(make());
            let id = id.into();
            self.fragments
                .insert(Key { part, language, id }, Arc::clone(&fragment));
            fragment
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    part: Part,
    language: Language,
    id: Box<str>,
}

/// A key that is only looked up. It hashes as a [`Key`] does: the same fields in the same order.
#[derive(Clone, Copy, Hash)]
struct Name<'n> {
    part: Part,
    language: Language,
    id: &'n str,
}

impl Equivalent<Key> for Name<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.part == key.part && self.language == key.language && *self.id == *key.id
    }
}

/// Weighs a fragment by the memory that it takes.
#[derive(Clone, Debug)]
struct Bytes;

impl Weighter<Key, Arc<Fragment>> for Bytes {
    fn weight(&self, key: &Key, fragment: &Arc<Fragment>) -> u64 {
        (fragment.bytes() + key.id.len() + OVERHEAD) as u64
    }
}

/// HTML in which the numbers of sources are left open, or a plain text.
#[derive(Debug)]
pub(super) struct Fragment {
    pub text: Box<str>,
    /// Where numbers belong, in order, and of which sources.
    pub citations: Box<[(usize, LeftOpen)]>,
}

impl Fragment {
    fn bytes(&self) -> usize {
        let sources = self.citations.iter().flat_map(|(_, cited)| &cited.sources);
        let ids: usize = sources.map(|it| it.short().len() + size_of::<Citation>()).sum();
        self.text.len() + ids
    }
}
