//! The document around every page: head, masthead, the banner of the clocks, footer.

use crate::{
    components::{ClockBanner, DateTravel, EDIT_ACTIONS, MastheadViewer},
    edit::{Act, Subject},
    fragment::{Part, fragment},
    page::{HeadExtras, Page},
    query::CLOCKS,
    rendered::{Rendered, render_into, rendered},
    visit::Visit,
    words::say,
};
use domain::{Edtf, Language, changeset::Seq, world::Commit};
use leptos::prelude::*;
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

fn head(visit: &Visit<'_>, page: &Page) -> impl IntoView + use<> {
    let url = |language: Language| format!("{}{}", visit.site.public_url, visit.here_in(language));
    let title = if visit.path == "/" {
        page.title.clone()
    } else {
        format!("{} · Handover", page.title)
    };
    let alternates = Language::ALL
        .into_iter()
        .map(|language| view! { <link rel="alternate" hreflang=language.tag() href=url(language) /> })
        .collect_view();
    let assets = visit.site.assets.clone();
    // What is not of the world is of accounts, of the review, or a form.
    let has_forms = visit.viewer.is_some() || !page.is_dated;
    let graph = [
        ("og:title", title.clone()),
        ("og:description", page.description.clone()),
        ("og:type", "website".to_owned()),
        ("og:site_name", "Handover".to_owned()),
        ("og:url", url(visit.language)),
        ("og:locale", locale(visit.language).to_owned()),
    ]
    .map(|(property, content)| leptos::html::meta().attr("property", property).content(content));
    let other_locales = Language::ALL
        .into_iter()
        .filter(|language| *language != visit.language)
        .map(|language| {
            leptos::html::meta()
                .attr("property", "og:locale:alternate")
                .content(locale(language))
        })
        .collect_view();
    view! {
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title.clone()}</title>
        <meta name="description" content=page.description.clone() />
        <meta name="color-scheme" content="light dark" />
        {(!page.is_listed).then(|| view! { <meta name="robots" content="noindex" /> })}
        <link rel="canonical" href=url(visit.language) />
        {alternates}
        <link rel="alternate" hreflang="x-default" href=url(Language::En) />
        {graph}
        {other_locales}
        <meta name="twitter:card" content="summary" />
        <meta name="twitter:title" content=title />
        <meta name="twitter:description" content=page.description.clone() />
        {extras(&page.extras)}
        <link rel="icon" href=assets.favicon type="image/svg+xml" />
        <link rel="stylesheet" href=assets.css />
        {has_forms.then(|| view! { <link rel="stylesheet" href=assets.editors_css /> })}
        <script type="module" src=assets.boot data-js=assets.js data-wasm=assets.wasm></script>
        {is_editor(visit).then(|| view! { <script type="module" src=assets.desk></script> })}
    }
}

/// What only this page adds: the same in other formats, and what it is about for machines.
fn extras(extras: &HeadExtras) -> impl IntoView + use<> {
    let formats = extras
        .formats
        .iter()
        .map(|(kind, href)| view! { <link rel="alternate" type=*kind href=href.clone() /> })
        .collect_view();
    // It is data, which the Content-Security-Policy lets stand inline because nothing runs it.
    let data = extras.data.as_ref().map(
        |data| view! { <script type="application/ld+json" inner_html=inert(&data.to_string())></script> },
    );
    view! {
        {formats}
        {data}
    }
}

/// JSON that cannot end the element it stands in.
fn inert(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// The language as Open Graph names it: with a country.
const fn locale(language: Language) -> &'static str {
    match language {
        Language::En => "en_US",
        Language::Ja => "ja_JP",
        Language::Ko => "ko_KR",
    }
}

/// The ways to the main pages; the one that is shown is marked, and the one that what is shown belongs to.
fn navigation(visit: &Visit<'_>) -> Rendered {
    const PATHS: [&str; 5] = ["/leaders", "/countries", "/events", "/transitions", "/changes"];
    let current = |path: &str| match visit.path.strip_prefix(path) {
        Some("") => Some("page"),
        Some(below) if below.starts_with('/') => Some("true"),
        _ => None,
    };
    let shown = PATHS.into_iter().find_map(|path| Some((path, current(path)?)));
    // Of the path no more than tells one page from another: anybody may ask for any path.
    let name = shown.map_or("", |(path, current)| match current {
        "page" => path,
        _ => &visit.path[..=path.len()],
    });
    fragment(visit, (Part::Navigation, name), || {
        let names = [
            say!(visit, "nav-leaders"),
            say!(visit, "nav-countries"),
            say!(visit, "nav-events"),
            say!(visit, "nav-transitions"),
            say!(visit, "nav-changes"),
        ];
        let links = PATHS
            .into_iter()
            .zip(names)
            .map(|(path, name)| {
                view! {
                    <li>
                        <a href=visit.href(path) aria-current=current(path)>
                            {name}
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <nav class="masthead-nav" aria-label=say!(visit, "nav-main")>
                <ul>{links}</ul>
            </nav>
        }
    })
}

fn search_field(visit: &Visit<'_>) -> Rendered {
    let field = |text: Option<String>| {
        let clocks = visit
            .query
            .only(&CLOCKS)
            .pairs()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
            .collect_view();
        view! {
            <form
                class="masthead-search"
                method="get"
                action=format!("{}/search", visit.language.prefix())
                role="search"
            >
                {clocks}
                <input
                    type="search"
                    name="q"
                    value=text
                    maxlength="100"
                    aria-label=say!(visit, "search-field")
                    placeholder=say!(visit, "search-placeholder")
                />
                <button>{say!(visit, "search-go")}</button>
            </form>
        }
    };
    match visit.query.first("q") {
        Some(typed) if visit.path == "/search" => rendered(field(Some(typed.to_owned()))),
        _ => fragment(visit, (Part::SearchField, ""), || field(None)),
    }
}

fn masthead(visit: &Visit<'_>, page: &Page) -> impl IntoView + use<> {
    let is_dated = page.is_dated;
    // Those who may edit reach the forms of the page without going through all of it.
    let has_acts = visit.can_edit() && page.body.contains(EDIT_ACTIONS);
    let to_acts = has_acts.then(|| {
        view! {
            " "
            <a class="skip-link" href=format!("#{EDIT_ACTIONS}")>
                {say!(visit, "skip-to-editing")}
            </a>
        }
    });
    let languages = Language::ALL
        .into_iter()
        .map(|language| {
            let current = (language == visit.language).then_some("true");
            view! {
                <li>
                    <a
                        href=visit.here_in(language)
                        hreflang=language.tag()
                        lang=language.tag()
                        aria-current=current
                    >
                        {language.own_name()}
                    </a>
                </li>
            }
        })
        .collect_view();
    let day = Edtf::from_day(visit.day());
    view! {
        <a class="skip-link" href="#main">
            {say!(visit, "skip-to-content")}
        </a>
        {to_acts}
        <header class="masthead">
            <div class="masthead-top">
                <p class="wordmark">
                    <a href=visit.href("/")>"Handover"</a>
                </p>
                <p class="masthead-day">
                    <time datetime=visit.day().to_string()>{day.spoken(visit.language)}</time>
                </p>
                <nav class="masthead-languages" aria-label=say!(visit, "nav-language")>
                    <ul>{languages}</ul>
                </nav>
                <MastheadViewer visit />
            </div>
            <div class="masthead-tools">
                {navigation(visit)} {search_field(visit)} {is_dated.then(|| view! { <DateTravel visit /> })}
            </div>
        </header>
        <ClockBanner visit />
    }
}

/// That an edit was saved just now, for who made it.
fn saved(visit: &Visit<'_>) -> impl IntoView + use<> {
    let viewer = visit.viewer.as_ref();
    let number: Option<Seq> = visit.query.first("saved").and_then(|number| number.parse().ok());
    let commit = number.and_then(|number| visit.newest.commit(number));
    let is_own = |commit: &&Arc<Commit>| viewer.is_some_and(|viewer| viewer.name == commit.changeset.author);
    let prefix = visit.language.prefix();
    commit.filter(is_own).map(|commit| {
        let seq = commit.seq;
        let undo = Subject::Changeset(seq).path(Act::Undo);
        view! {
            <p class="saved" role="status" data-saved>
                <a href=format!(
                    "{prefix}/changes/{seq}",
                )>{say!(visit, "edit-saved", number = seq.to_string())}</a>
                " · "
                <a href=format!("{prefix}{undo}")>{say!(visit, "edit-saved-undo")}</a>
            </p>
        }
    })
}

fn is_editor(visit: &Visit<'_>) -> bool {
    visit.viewer.as_ref().is_some_and(|viewer| viewer.can_edit)
}

/// The keys of editors, which `desk.js` listens to; a key alone can be switched off, as WCAG 2.1.4 wants it.
fn keys(visit: &Visit<'_>) -> impl IntoView + use<> {
    let rows = [
        ("e", say!(visit, "keys-edit")),
        ("/", say!(visit, "keys-search")),
        ("?", say!(visit, "keys-list")),
        ("Ctrl + Enter", say!(visit, "keys-save")),
    ];
    let rows = rows
        .into_iter()
        .map(|(key, what)| {
            view! {
                <div>
                    <dt>
                        <kbd>{key}</kbd>
                    </dt>
                    <dd>{what}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <p>
            <button type="button" id="keys-open" hidden>
                {say!(visit, "keys-title")}
            </button>
        </p>
        <dialog id="keys" class="keys" aria-labelledby="keys-title">
            <h2 id="keys-title">{say!(visit, "keys-title")}</h2>
            <dl>{rows}</dl>
            <p>
                <label>
                    <input type="checkbox" />
                    " "
                    {say!(visit, "keys-on")}
                </label>
            </p>
            <form method="dialog">
                <button>{say!(visit, "keys-close")}</button>
            </form>
        </dialog>
    }
}

fn footer(visit: &Visit<'_>, listens_to: Option<&str>) -> impl IntoView + use<> {
    let (news, href) = match listens_to {
        Some(page) => (say!(visit, "news-changed-behind"), page.to_owned()),
        None => (say!(visit, "news-changed"), visit.here()),
    };
    view! {
        <footer class="footer">
            {fragment(
                visit,
                (Part::Footer, ""),
                || {
                    view! {
                        <p>{say!(visit, "footer-about")}</p>
                        <p>{say!(visit, "footer-licence")}</p>
                    }
                },
            )} {is_editor(visit).then(|| keys(visit))}
        </footer>
        <p class="news" id="news" role="status" hidden>
            {news}
            " "
            <a href=href>{say!(visit, "news-show")}</a>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::{inert, valid_comments};

    #[test]
    fn data_cannot_end_its_element() {
        let json = inert(r#"{"name":"</script><script>"}"#);
        assert!(!json.contains('<'));
        assert_eq!(json, r#"{"name":"\u003c/script>\u003cscript>"}"#);
    }

    #[test]
    fn comments_stay_where_an_island_hydrates_and_nowhere_else() {
        let html = "<p>a<!>b</p><leptos-island data-component=\"x\"><b>1<!>2</b></leptos-island><p>c<!>d</p>";
        let valid = "<p>ab</p><leptos-island data-component=\"x\"><b>1<!---->2</b></leptos-island><p>cd</p>";
        assert_eq!(valid_comments(html), valid);
    }
}
