//! The document around every page: head, masthead, the banner of the clocks, footer.

mod footer;
mod head;
mod masthead;

use crate::{
    address::Resource,
    edit::{Act, Subject},
    page::Page,
    rendered::render_into,
    visit::Visit,
    words::say,
};
use domain::{changeset::Seq, world::Commit};
use footer::footer;
use head::head;
use leptos::prelude::*;
use masthead::masthead;
use memchr::memmem::Finder;
use std::sync::{Arc, LazyLock};
use xxhash_rust::xxh3::Xxh3Default;

/// The bytes of a document beside its body, about.
const USUAL_REST: usize = 12 * 1024;

/// The whole document as HTML.
pub fn document(visit: &Visit<'_>, page: Page) -> String {
    let mut html = String::with_capacity(page.body.len() + USUAL_REST);
    html.push_str("<!doctype html><html lang=\"");
    html.push_str(visit.language.tag());
    html.push('"');
    // Only what stands in the table of pages can be listened to, and only where there is something.
    if page.is_dated && page.status == 200 {
        html.push_str(" data-version=\"");
        html.push_str(&version(&page));
        html.push('"');
    }
    if let Some(address) = &page.listens_to {
        html.push_str(" data-listens-to=\"");
        html.push_str(address);
        html.push('"');
    }
    html.push_str("><head>");
    render_into(&mut html, head(visit, &page));
    html.push_str("</head><body>");
    render_into(&mut html, masthead(visit, &page));
    html.push_str("<main id=\"main\" tabindex=\"-1\">");
    render_into(&mut html, saved(visit));
    html.push_str(&page.body);
    html.push_str("</main>");
    render_into(&mut html, footer(visit, page.listens_to.as_deref()));
    html.push_str("</body></html>");
    valid_comments(&html)
}

/// What stands on a page, as a short text that is another one as soon as anything on it is.
pub fn version(page: &Page) -> String {
    let mut hasher = Xxh3Default::new();
    hasher.update(page.title.as_bytes());
    hasher.update(&[0]);
    hasher.update(page.body.as_bytes());
    format!("{:016x}", hasher.digest())
}

/// Spells the framework's empty comments as HTML wants them, and drops those that no island needs.
///
/// Text and attributes are escaped, so `<!>` is never anything but such a comment.
fn valid_comments(html: &str) -> String {
    static EMPTY: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("<!>"));
    static ISLAND: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("leptos-island"));
    let mut valid = String::with_capacity(html.len() + 64);
    let mut marks = ISLAND.find_iter(html.as_bytes()).peekable();
    let (mut depth, mut done) = (0_usize, 0);
    for place in EMPTY.find_iter(html.as_bytes()) {
        while let Some(mark) = marks.next_if(|mark| *mark < place) {
            match &html.as_bytes()[..mark] {
                [.., b'<'] => depth += 1,
                [.., b'<', b'/'] => depth = depth.saturating_sub(1),
                // The words stand in a text.
                _ => {}
            }
        }
        valid.push_str(&html[done..place]);
        if depth > 0 {
            valid.push_str("<!---->");
        }
        done = place + "<!>".len();
    }
    valid.push_str(&html[done..]);
    valid
}

/// That an edit was saved just now, for who made it.
fn saved(visit: &Visit<'_>) -> impl IntoView + use<> {
    let viewer = visit.viewer.as_ref();
    let number: Option<Seq> = visit.query.first("saved").and_then(|number| number.parse().ok());
    let commit = number.and_then(|number| visit.newest.commit(number));
    let is_own = |commit: &&Arc<Commit>| viewer.is_some_and(|viewer| viewer.name == commit.changeset.author);
    commit.filter(is_own).map(|commit| {
        let seq = commit.seq;
        let change = visit.plain_href(&Resource::change(seq));
        let undo = visit.plain_href(&Resource::form(&Subject::Changeset(seq), Act::Undo));
        view! {
            <p class="saved" role="status" data-saved>
                <a href=change>{say!(visit, "edit-saved", number = seq.to_string())}</a>
                " · "
                <a href=undo>{say!(visit, "edit-saved-undo")}</a>
            </p>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::valid_comments;

    #[test]
    fn comments_stay_where_an_island_hydrates_and_nowhere_else() {
        let html = "<p>a<!>b</p><leptos-island data-component=\"x\"><b>1<!>2</b></leptos-island><p>c<!>d</p>";
        let valid = "<p>ab</p><leptos-island data-component=\"x\"><b>1<!---->2</b></leptos-island><p>cd</p>";
        assert_eq!(valid_comments(html), valid);
    }
}
