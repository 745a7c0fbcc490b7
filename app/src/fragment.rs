//! The fragment cache: parts of pages that stay the same for as long as a view of the world does.
//!
//! A row of a table says the same on every page of a day that shows it, however the table is filtered or sorted. It is rendered
//! once for each language and then only written. The numbers of its sources are those of the page, so they are left open in
//! it. Pages of other days, and of earlier records, keep nothing: their links carry the clocks.

mod today;

pub use today::{Part, Today};

use crate::{
    components::{LEFT_OPEN, Notes},
    rendered::{Rendered, html_of, render_into},
    visit::Visit,
};
use leptos::prelude::*;
use today::Fragment;

impl Fragment {
    fn of<View: IntoView>(render: impl FnOnce(&Notes) -> View) -> Self {
        let notes = Notes::left_open();
        let marked = html_of(render(&notes), 1024);
        let mut cited = notes.into_left_open();
        let mut text = String::with_capacity(marked.len());
        let mut pieces = marked.split(LEFT_OPEN[0]);
        text.push_str(pieces.next().unwrap_or_default());
        let citations = pieces
            .filter_map(|piece| {
                let (number, rest) = piece.split_once(LEFT_OPEN[1])?;
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
    use crate::{address::Resource, query::Query, visit::Site};
    use domain::{Language, World, id::SourceId};
    use std::sync::Arc;

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
            resource: Resource::HOME,
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
