//! How a page is cited, to copy from or to take along.

use crate::{
    address::{Document, Resource},
    citing::{Reference, reference},
    escape::in_textarea,
    page::{Detour, Page},
    query::{CLOCKS, Query},
    rendered::{Rendered, rendered},
    visit::Visit,
    words::say,
};
use leptos::prelude::*;

pub fn citation(visit: &Visit<'_>) -> Result<Page, Detour> {
    let title = say!(visit, "cite-title");
    let found = match reference(visit) {
        Some(reference) => entries(visit, &reference),
        None => rendered(view! {
            <p class="form-problem" role="alert">
                {say!(visit, "cite-none")}
            </p>
        }),
    };
    let body = view! {
        <article class="embedding">
            <h1>{title.clone()}</h1>
            <p class="lede">{say!(visit, "cite-lede")}</p>
            {found}
        </article>
    };
    Ok(Page::new(title, say!(visit, "cite-lede"), body).undated())
}

fn entries(visit: &Visit<'_>, reference: &Reference) -> Rendered {
    let forms = [
        (
            "cite-plain",
            say!(visit, "cite-plain"),
            reference.plain(visit),
            None,
        ),
        ("cite-apa", "APA".to_owned(), reference.apa(), None),
        (
            "cite-bibtex",
            "BibTeX".to_owned(),
            reference.bibtex(),
            Some(Document::Bibtex),
        ),
        ("cite-ris", "RIS".to_owned(), reference.ris(), Some(Document::Ris)),
    ];
    let forms = forms
        .into_iter()
        .map(|(id, name, text, document)| {
            let file = document.map(|document| {
                let query = Query::of("url", visit.query.first("url").unwrap_or_default());
                let query = query.and(&visit.query.only(&CLOCKS));
                let href = visit.href_only(&Resource::CITATION.document(document), query);
                view! {
                    <p>
                        <a href=href rel="nofollow" download>
                            {say!(visit, "cite-download")}
                        </a>
                    </p>
                }
            });
            let rows = text.lines().count().clamp(3, 12);
            view! {
                <section aria-labelledby=id>
                    <h2 id=id>{name}</h2>
                    <textarea readonly rows=rows aria-labelledby=id spellcheck="false">
                        {in_textarea(&text)}
                    </textarea>
                    {file}
                </section>
            }
        })
        .collect_view();
    let page = reference.url.clone();
    rendered(view! {
        <p>
            <a href=page>{reference.title.clone()}</a>
        </p>
        {forms}
    })
}
