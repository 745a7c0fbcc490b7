//! The fragment cache: parts of pages that stay the same for as long as a view of the world does.
//!
//! A row of a table says the same on every page of a day that shows it, however the table is filtered or sorted. It is rendered
//! once for each language and then only written. The numbers of its sources are those of the page, so they are left open in
//! it. Pages of other days, and of earlier records, keep nothing: their links carry the clocks.

use crate::{
    components::{LeftOpen, Notes},
    rendered::{Rendered, html_of, render_into},
    visit::Visit,
};
use domain::{Language, Snapshot, id::SourceId};
use leptos::prelude::*;
use quick_cache::{Equivalent, Weighter, sync::Cache};
use std::sync::Arc;

/// The bytes that all fragments of a view may take. Those of the starter world take a tenth.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// How many fragments there is room for at first.
const USUAL_NUMBER: usize = 256;

/// What one fragment takes beside its text and its name, about.
const OVERHEAD: usize = 160;

/// Where the numbers of sources belong, between these two: which of the citations it is. All text is escaped, so nothing else in a
/// fragment can read so.
const CITATION: [&str; 2] = ["<!--cite ", "-->"];

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

    fn get(
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
struct Fragment {
    text: Box<str>,
    /// Where numbers belong, in order, and of which sources.
    citations: Box<[(usize, LeftOpen)]>,
}

impl Fragment {
    fn of<View: IntoView>(render: impl FnOnce(&Notes) -> View) -> Self {
        let notes = Notes::left_open();
        let marked = html_of(render(&notes), 1024);
        let mut cited = notes.into_left_open();
        let mut text = String::with_capacity(marked.len());
        let mut pieces = marked.split(CITATION[0]);
        text.push_str(pieces.next().unwrap_or_default());
        let citations = pieces
            .filter_map(|piece| {
                let (number, rest) = piece.split_once(CITATION[1])?;
                let place = text.len();
                text.push_str(rest);
                let cited = cited.get_mut(number.parse::<usize>().ok()?)?;
                Some((place, std::mem::take(cited)))
            })
            .collect();
        Self {
            text: text.into_boxed_str(),
            citations,
        }
    }

    fn of_text(text: String) -> Self {
        Self {
            text: text.into_boxed_str(),
            citations: Box::default(),
        }
    }

    fn write(&self, html: &mut String, visit: &Visit<'_>, notes: &Notes) {
        let mut done = 0;
        for (place, cited) in &self.citations {
            html.push_str(&self.text[done..*place]);
            notes.cite(html, visit, cited.cited());
            done = *place;
        }
        html.push_str(&self.text[done..]);
    }

    fn bytes(&self) -> usize {
        let sources = self.citations.iter().flat_map(|(_, cited)| &cited.sources);
        let ids: usize = sources.map(|id| id.as_str().len() + size_of::<SourceId>()).sum();
        self.text.len() + ids
    }
}

/// What stands in the place of the numbers of a citation until a page has them. The parts of a view may be made in another order than
/// they stand in, so it says which of them it is.
pub fn open_citation(which: usize) -> Rendered {
    Rendered::new(format!("{}{which}{}", CITATION[0], CITATION[1]))
}

/// A part of a page that cites nothing, from the cache where the page may use it. `render` reads nothing but the view, the
/// language and what `id` names.
pub fn fragment<View: IntoView>(
    visit: &Visit<'_>,
    name: (Part, &str),
    render: impl FnOnce() -> View,
) -> Rendered {
    cited_fragment(visit, &Notes::default(), name, |_| render())
}

/// The same where sources are cited, whose numbers the page gives.
pub fn cited_fragment<View: IntoView>(
    visit: &Visit<'_>,
    notes: &Notes,
    (part, id): (Part, &str),
    render: impl FnOnce(&Notes) -> View,
) -> Rendered {
    let mut html = String::new();
    write_fragment(&mut html, visit, notes, (part, id), render);
    Rendered::new(html)
}

/// A text that is the same on all pages of today, such as a name that is put together. `make` reads nothing but the view, the
/// language and what `id` names.
pub fn shared_text(visit: &Visit<'_>, (part, id): (Part, &str), make: impl FnOnce() -> String) -> String {
    match &visit.shared {
        Some(today) => today
            .get(part, visit.language, id, || Fragment::of_text(make()))
            .text
            .to_string(),
        None => make(),
    }
}

/// One fragment for each item, one behind the other.
pub fn fragments<Item, View: IntoView>(
    visit: &Visit<'_>,
    notes: &Notes,
    items: impl IntoIterator<Item = Item>,
    name: for<'i> fn(&'i Item) -> (Part, &'i str),
    render: impl Fn(&Notes, &Item) -> View,
) -> Rendered {
    let mut html = String::new();
    for item in items {
        write_fragment(&mut html, visit, notes, name(&item), |notes| render(notes, &item));
    }
    Rendered::new(html)
}

fn write_fragment<View: IntoView>(
    html: &mut String,
    visit: &Visit<'_>,
    notes: &Notes,
    (part, id): (Part, &str),
    render: impl FnOnce(&Notes) -> View,
) {
    // A fragment within another is a part of it.
    let Some(today) = visit.shared.as_ref().filter(|_| !notes.are_left_open()) else {
        return render_into(html, render(notes));
    };
    let fragment = today.get(part, visit.language, id, || Fragment::of(render));
    fragment.write(html, visit, notes);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::Cite;
    use crate::{query::Query, visit::Site};
    use domain::World;

    /// Two citations of which the one that stands last is made first.
    #[test]
    fn citations_stay_with_their_facts_in_whatever_order_they_are_made() {
        let world = Arc::new(World::default());
        let today = jiff::civil::date(2026, 11, 24);
        let shared = Arc::new(Today::new(world.on(today)));
        let site = Site::default();
        let visit = Visit {
            site: &site,
            language: Language::En,
            path: "/",
            params: &[],
            query: Query::default(),
            today,
            as_of: None,
            known_at: None,
            snapshot: Arc::clone(&shared.snapshot),
            shared: Some(shared),
            newest: Arc::clone(&world),
            viewer: None,
            marks: Arc::default(),
            world,
        };
        let source = |id: &str| vec![SourceId::parse(id).expect("an id")];
        let (first, last) = (source("first"), source("last"));
        let page = |visit: &Visit<'_>| {
            let notes = Notes::default();
            let part = cited_fragment(visit, &notes, (Part::Event, "e"), |notes| {
                let last = view! { <Cite visit notes of=&last /> };
                view! {
                    <p>"one" <Cite visit notes of=&first /></p>
                    <p>"two" {last}</p>
                }
            });
            let again = view! { <Cite visit notes=&notes of=&last /> };
            html_of(
                view! {
                    {part}
                    {again}
                },
                256,
            )
        };
        let (made, kept) = (page(&visit), page(&visit));
        assert_eq!(made, kept);
        let number = |after: &str| {
            let rest = made.split_once(after).expect("the fact").1;
            let start = rest.find("#source-").expect("its number") + "#source-".len();
            rest[start..].chars().next()
        };
        assert_eq!(
            number("two"),
            made.rsplit("#source-")
                .next()
                .and_then(|rest| rest.chars().next())
        );
        assert_ne!(number("one"), number("two"));
    }
}
