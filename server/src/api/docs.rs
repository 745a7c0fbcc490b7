//! `/api/docs`: what the API offers, as a page for people. It is made from the same document that programs read, on the
//! server, and needs neither scripts nor other origins. [`mod@guide`] holds what no schema says; [`mod@schema`] names types.

mod guide;
mod schema;

use crate::http::{
    Context,
    answer::{self, CacheStatus, Document, HTML, PublicDocument, Terms},
    encoding::Encoding,
    error::HttpError,
    validator::ContentHash,
};
use app::{
    Address, Body, PageRequest,
    address::Resource,
    rendered::{Rendered, html_of, rendered},
};
use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use domain::Language;
use guide::guide;
use leptos::{either::Either, prelude::*};
use schema::{anchor, kind_of, with_code};
use serde_json::{Map, Value};
use std::{
    sync::{Arc, OnceLock},
    time::Instant,
};

/// The bytes of the page, about.
const USUAL_BYTES: usize = 256 * 1024;

/// What follows from the document alone: every process has one, and makes this of it once.
static REFERENCE: OnceLock<String> = OnceLock::new();

/// Shows the document itself.
pub async fn show_document(State(context): State<Arc<Context>>) -> Response {
    let fixed = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "public, max-age=300"),
    ];
    (fixed, context.api.text.clone()).into_response()
}

/// Shows the page.
pub async fn show(State(context): State<Arc<Context>>, headers: HeaderMap) -> Result<Response, HttpError> {
    let begun = Instant::now();
    let request = PageRequest {
        address: Address::new(Language::En, Resource::API_DOCS),
        today: context.clock.today(),
        viewer: None,
    };
    let description = "Everything that the pages show, as JSON, with both clocks. Reading needs no account.";
    let body = html_of(page(&context.site.public_url, &context.api.whole), USUAL_BYTES);
    let answer = app::answer_text(
        "API",
        description,
        body,
        request,
        &*context.backend,
        &context.site,
    );
    let Body::Html(html) = answer.body else {
        return Ok(super::problem::not_found().await.into_response());
    };
    let hash = ContentHash::of(html.as_bytes());
    let document = Document::new(HTML, html.into_bytes(), Encoding::accepted(&headers))?;
    let status = CacheStatus::Miss(begun.elapsed());
    Ok(PublicDocument::new(document, hash, Terms::Page, &context.site).answer(status, &headers))
}

/// The page is in English alone; the other languages lead there.
pub async fn to_page() -> Response {
    answer::redirect_permanently(&Resource::API_DOCS.to_string())
}

fn page(public_url: &str, document: &Value) -> impl IntoView + use<> {
    let reference = REFERENCE.get_or_init(|| html_of(reference(document), USUAL_BYTES));
    view! {
        <article class="api-docs">
            <h1>"API"</h1>
            {guide(public_url)}
            {Rendered::new(reference.clone())}
        </article>
    }
}

fn reference(document: &Value) -> impl IntoView {
    let operations = members(&document["paths"]).flat_map(|(path, methods)| {
        members(methods).map(move |(method, it)| operation(path, &method.to_uppercase(), it))
    });
    let schemas = members(&document["components"]["schemas"]).map(|(name, it)| schema_section(name, it));
    view! {
        <section>
            <h2 id="addresses">"Addresses"</h2>
            {operations.collect_view()}
        </section>
        <section>
            <h2 id="schemas">"Fields"</h2>
            {schemas.collect_view()}
        </section>
    }
}

/// The members of an object; a part that the document may leave out has none.
fn members(part: &Value) -> impl Iterator<Item = (&String, &Value)> {
    part.as_object().into_iter().flat_map(Map::iter)
}

/// A text that the document may leave out.
fn text<'d>(part: &'d Value, name: &str) -> &'d str {
    part[name].as_str().unwrap_or("")
}

fn operation(path: &str, method: &str, operation: &Value) -> impl IntoView + use<> {
    let example = example(path, operation)
        .filter(|_| method == "GET")
        .map(|example| {
            view! {
                <p>
                    "Example: "
                    <a href=example>
                        <code>{example.clone()}</code>
                    </a>
                </p>
            }
        });
    let sent = &operation["requestBody"]["content"]["application/json"]["schema"];
    let sent = (!sent.is_null()).then(|| {
        view! {
            <p>
                "The body is "
                {kind_of(sent)}
                "."
            </p>
        }
    });
    let answers = members(&operation["responses"]).map(|(status, answer)| {
        let (_, content) = members(&answer["content"]).next().unzip();
        let kind = content.map(|content| kind_of(&content["schema"]));
        view! {
            <div>
                <dt>{status.clone()}</dt>
                <dd>
                    {with_code(text(answer, "description"))}
                    " "
                    {kind}
                </dd>
            </div>
        }
    });
    let summary = format!("{}. ", text(operation, "summary"));
    view! {
        <section class="api-operation">
            <h3 id=anchor(&format!("{method}-{path}"))>
                <code>{format!("{method} {path}")}</code>
            </h3>
            <p>{summary} {with_code(text(operation, "description"))}</p>
            {example}
            {parameters(path, operation)}
            {sent}
            <dl class="api-answers">{answers.collect_view()}</dl>
        </section>
    }
}

fn parameters(path: &str, operation: &Value) -> Option<impl IntoView + use<>> {
    let parameters = operation["parameters"].as_array()?;
    let rows = parameters.iter().map(|parameter| Entry {
        name: text(parameter, "name"),
        kind: kind_of(&parameter["schema"]),
        meaning: text(parameter, "description"),
    });
    let caption = format!("Parameters of {path}");
    (!parameters.is_empty()).then(|| table(caption, "Parameter", rows))
}

/// An address that can be tried: the parts of the path by their examples.
fn example(path: &str, operation: &Value) -> Option<String> {
    let mut address = path.to_owned();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        if parameter["in"] == "path" {
            let name = parameter["name"].as_str()?;
            let value = &parameter["example"];
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            address = address.replace(&format!("{{{name}}}"), &value);
        }
    }
    Some(match path {
        "/api/v1/search" => format!("{address}?q=kishida"),
        _ => format!("{address}?as_of=2024-09-06"),
    })
}

fn schema_section(name: &str, schema: &Value) -> impl IntoView + use<> {
    let fields = match schema["properties"].as_object() {
        Some(fields) => {
            let rows = fields.iter().map(|(field, schema)| Entry {
                name: field,
                kind: kind_of(schema),
                meaning: text(schema, "description"),
            });
            Either::Left(table(format!("Fields of {name}"), "Field", rows))
        }
        None => Either::Right(view! { <p>{kind_of(schema)}</p> }),
    };
    view! {
        <section class="api-schema">
            <h3 id=anchor(name)>
                <code>{name.to_owned()}</code>
            </h3>
            <p>{with_code(text(schema, "description"))}</p>
            {fields}
        </section>
    }
}

/// A parameter or a field.
struct Entry<'d> {
    name: &'d str,
    kind: Rendered,
    meaning: &'d str,
}

fn table<'d>(caption: String, what: &'static str, rows: impl Iterator<Item = Entry<'d>>) -> Rendered {
    let rows = rows.map(|Entry { name, kind, meaning }| {
        view! {
            <tr>
                <th scope="row">
                    <code>{name.to_owned()}</code>
                </th>
                <td>{kind}</td>
                <td>{with_code(meaning)}</td>
            </tr>
        }
    });
    rendered(view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=caption>
            <table class="ledger">
                <caption class="visually-hidden">{caption.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{what}</th>
                        <th scope="col">"Values"</th>
                        <th scope="col">"Meaning"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::{Html, Selector};
    use std::collections::BTreeMap;

    fn shown() -> Html {
        Html::parse_fragment(&html_of(
            page("https://tracker.example", &crate::api::document().whole),
            0,
        ))
    }

    fn selector(text: &str) -> Selector {
        Selector::parse(text).expect("a selector")
    }

    #[test]
    fn the_page_names_every_address_and_every_schema() {
        let shown = shown();
        let codes = selector("h3 > code");
        let named: Vec<String> = shown.select(&codes).map(|code| code.text().collect()).collect();
        let document = crate::api::document();
        let (mut addresses, mut schemas) = (0, 0);
        for (path, methods) in members(&document.whole["paths"]) {
            for (method, _) in members(methods) {
                let heading = format!("{} {path}", method.to_uppercase());
                assert!(named.contains(&heading), "{heading}");
                addresses += 1;
            }
        }
        for (name, _) in members(&document.whole["components"]["schemas"]) {
            assert!(named.contains(name), "{name}");
            schemas += 1;
        }
        assert!(addresses > 15 && schemas > 30, "{addresses}, {schemas}");
        assert_eq!(named.len(), addresses + schemas);
    }

    #[test]
    fn every_link_within_the_page_leads_somewhere() {
        let shown = shown();
        let mut ids = BTreeMap::new();
        for element in shown.select(&selector("[id]")) {
            *ids.entry(element.attr("id").expect("an id")).or_insert(0) += 1;
        }
        let links = selector("a[href^='#']");
        let links: Vec<_> = shown
            .select(&links)
            .filter_map(|link| link.attr("href")?.strip_prefix('#'))
            .collect();
        assert!(links.len() > 50);
        for link in links {
            assert_eq!(ids.get(link), Some(&1), "#{link}");
        }
    }

    #[test]
    fn nothing_on_the_page_is_inline_or_from_elsewhere() {
        let shown = shown();
        for wrong in [
            "script",
            "style",
            "[style]",
            "[src]",
            "a[href^=http]",
            "[onclick]",
        ] {
            assert_eq!(shown.select(&selector(wrong)).count(), 0, "{wrong}");
        }
    }

    #[test]
    fn the_examples_ask_this_very_site() {
        let html = html_of(
            page("https://tracker.example/<", &crate::api::document().whole),
            0,
        );
        assert!(html.contains("curl 'https://tracker.example/&lt;/api/v1/leaders"));
        assert!(html.contains("requests.get(\"https://tracker.example/&lt;/api/v1/events\""));
        assert!(!html.contains("handover.example"));
    }
}
