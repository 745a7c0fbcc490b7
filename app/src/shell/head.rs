//! What browsers, search engines and those who show previews read of a page.

use crate::{
    address::Resource,
    cards, links,
    page::{HeadExtras, Page},
    query::Query,
    visit::Visit,
};
use domain::Language;
use leptos::{either::Either, prelude::*};

pub fn head(visit: &Visit<'_>, page: &Page) -> impl IntoView + use<> {
    let url = |language: Language| format!("{}{}", visit.site.public_url, visit.here_in(language));
    let title = if visit.resource == Resource::HOME {
        page.title.clone()
    } else {
        format!("{} · Handover", page.title)
    };
    let alternates = Language::ALL
        .into_iter()
        .map(|language| view! { <link rel="alternate" hreflang=language.tag() href=url(language) /> })
        .collect_view();
    let assets = visit.site.assets.clone();
    // A copy of another day would stand beside the page itself in a search engine.
    let is_listed = page.is_listed && !visit.is_elsewhen();
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
        {(!is_listed).then(|| view! { <meta name="robots" content="noindex" /> })}
        <link rel="canonical" href=url(visit.language) />
        {alternates}
        <link rel="alternate" hreflang="x-default" href=url(Language::En) />
        {graph}
        {other_locales}
        {preview(visit, page)}
        {followed(visit, page)}
        {discovered(visit, page)}
        {extras(&page.extras)}
        <link rel="icon" href=assets.favicon type="image/svg+xml" />
        <link rel="stylesheet" href=assets.css />
        {has_forms.then(|| view! { <link rel="stylesheet" href=assets.editors_css /> })}
        <script type="module" src=assets.boot data-js=assets.js data-wasm=assets.wasm></script>
        {visit.is_by_editor().then(|| view! { <script type="module" src=assets.desk></script> })}
    }
}

/// The picture that messengers show of the page: its own card, or else that of the front page.
fn preview(visit: &Visit<'_>, page: &Page) -> impl IntoView + use<> {
    if !page.is_dated || page.status != 200 {
        return Either::Left(view! { <meta name="twitter:card" content="summary" /> });
    }
    let (card, address) = cards::of_page(visit);
    let facts = [
        ("og:image", address),
        ("og:image:width", cards::WIDTH.to_string()),
        ("og:image:height", cards::HEIGHT.to_string()),
    ]
    .map(|(property, content)| leptos::html::meta().attr("property", property).content(content));
    // Both names are read, each by its own.
    let alt = leptos::html::meta()
        .attr("property", "og:image:alt")
        .name("twitter:image:alt")
        .content(card.alt());
    Either::Right(view! {
        {facts}
        {alt}
        <meta name="twitter:card" content="summary_large_image" />
    })
}

/// The feed of what the page shows, for programs that look for one.
fn followed(visit: &Visit<'_>, page: &Page) -> impl IntoView + use<> {
    let is_followed = page.is_dated && page.is_listed;
    is_followed
        .then(|| view! { <link rel="alternate" type="application/atom+xml" href=links::feed(visit) /> })
}

/// Where programs ask how the page is embedded. The other format stands at the same address, and a second link is not worth its bytes.
fn discovered(visit: &Visit<'_>, page: &Page) -> impl IntoView + use<> {
    let can_be_shown = page.is_dated && page.status == 200 && visit.resource.embed().is_some();
    can_be_shown.then(|| {
        let site = &visit.site.public_url;
        let query = Query::of("url", &format!("{site}{}", visit.here()));
        let href = format!("{site}{}", visit.href_only(&Resource::OEMBED, query));
        view! { <link rel="alternate" type="application/json+oembed" href=href /> }
    })
}

/// What only this page adds: the same in other formats, and what it is about for machines.
fn extras(extras: &HeadExtras) -> impl IntoView + use<> {
    let formats = extras
        .formats
        .iter()
        .map(|(kind, href)| view! { <link rel="alternate" type=*kind href=href.clone() /> })
        .collect_view();
    // It is data, which the Content-Security-Policy lets stand inline because nothing runs it.
    let script = |data: &serde_json::Value| {
        view! { <script type="application/ld+json" inner_html=inert(&data.to_string())></script> }
    };
    let data = extras.data.iter().map(script).collect_view();
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

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn data_cannot_end_its_element() {
        let json = inert(r#"{"name":"</script><script>"}"#);
        assert!(!json.contains('<'));
        assert_eq!(json, r#"{"name":"\u003c/script>\u003cscript>"}"#);
    }
}
