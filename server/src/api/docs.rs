//! `/api/docs`: what the API offers, as a page for people. It is made from the same document that programs read, on the
//! server, and needs neither scripts nor other origins. [`guide`] holds what no schema says; [`schema`] names types.

mod guide;
mod schema;

use crate::http::{
    Context,
    answer::{self, CacheStatus, Document, HTML, PublicDocument},
    encoding::Encoding,
    validator::ContentHash,
};
use crate::incident;
use app::{Address, Body, PageRequest, address::Resource};
use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use domain::Language;
use schema::{anchor, escaped, kind_of, with_code};
use serde_json::Value;
use std::{
    fmt::Write,
    sync::{Arc, OnceLock},
    time::Instant,
};

/// The page without its address: every process has one document, and makes this of it once.
static BODY: OnceLock<String> = OnceLock::new();

/// Shows the document itself.
pub async fn show_document(State(context): State<Arc<Context>>) -> Response {
    let fixed = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "public, max-age=300"),
    ];
    (fixed, context.api.text.clone()).into_response()
}

/// Shows the page.
pub async fn show(State(context): State<Arc<Context>>, headers: HeaderMap) -> Response {
    let begun = Instant::now();
    let request = PageRequest {
        address: Address::new(Language::En, Resource::API_DOCS),
        today: context.clock.today(),
        viewer: None,
    };
    let description = "Everything that the pages show, as JSON, with both clocks. Reading needs no account.";
    let body = BODY.get_or_init(|| body(&context.api.whole));
    let body = body.replace("https://handover.example", &escaped(&context.site.public_url));
    let answer = app::answer_text(
        "API",
        description,
        body,
        request,
        &*context.backend,
        &context.site,
    );
    let Body::Html(html) = answer.body else {
        return super::problem::not_found().await.into_response();
    };
    let hash = ContentHash::of(html.as_bytes());
    match Document::new(HTML, html.into_bytes(), Encoding::accepted(&headers)) {
        Ok(document) => {
            let status = CacheStatus::Miss(begun.elapsed());
            PublicDocument::new(document, hash, &context.site).answer(status, &headers)
        }
        Err(error) => incident::from_error(&error),
    }
}

/// The page is in English alone; the other languages lead there.
pub async fn to_page() -> Response {
    answer::redirect_permanently(&Resource::API_DOCS.to_string())
}

fn body(document: &Value) -> String {
    let mut html = String::from("<article class=\"api-docs\"><h1>API</h1>");
    html.push_str(guide::HTML);
    html.push_str("<section><h2 id=\"addresses\">Addresses</h2>");
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            push_operation(&mut html, path, method, operation);
        }
    }
    html.push_str("</section><section><h2 id=\"schemas\">Fields</h2>");
    for (name, schema) in document["components"]["schemas"]
        .as_object()
        .into_iter()
        .flatten()
    {
        push_schema(&mut html, name, schema);
    }
    html.push_str("</section></article>");
    html
}

fn push_operation(html: &mut String, path: &str, method: &str, operation: &Value) {
    let text = |name: &str| operation[name].as_str().unwrap_or_default();
    let method = method.to_uppercase();
    // Writing into a string cannot fail.
    let _ = write!(
        html,
        "<section class=\"api-operation\"><h3 id=\"{}\"><code>{method} {}</code></h3><p>{}. {}</p>",
        anchor(&format!("{method}-{path}")),
        escaped(path),
        escaped(text("summary")),
        with_code(text("description")),
    );
    if let Some(example) = example(path, operation).filter(|_| method == "GET") {
        let _ = write!(
            html,
            "<p>Example: <a href=\"{0}\"><code>{0}</code></a></p>",
            escaped(&example)
        );
    }
    let parameters = operation["parameters"].as_array();
    if let Some(parameters) = parameters.filter(|parameters| !parameters.is_empty()) {
        push_table(
            html,
            &format!("Parameters of {path}"),
            &["Parameter", "Values", "Meaning"],
        );
        for parameter in parameters {
            push_row(
                html,
                parameter["name"].as_str().unwrap_or_default(),
                &kind_of(&parameter["schema"]),
                &with_code(parameter["description"].as_str().unwrap_or_default()),
            );
        }
        html.push_str("</tbody></table></div>");
    }
    let sent = &operation["requestBody"]["content"]["application/json"]["schema"];
    if !sent.is_null() {
        let _ = write!(html, "<p>The body is {}.</p>", kind_of(sent));
    }
    html.push_str("<dl class=\"api-answers\">");
    for (status, answer) in operation["responses"].as_object().into_iter().flatten() {
        let content = answer["content"]
            .as_object()
            .and_then(|kinds| kinds.values().next());
        let kind = content
            .map(|content| kind_of(&content["schema"]))
            .unwrap_or_default();
        let _ = write!(
            html,
            "<div><dt>{}</dt><dd>{} {kind}</dd></div>",
            escaped(status),
            with_code(answer["description"].as_str().unwrap_or_default()),
        );
    }
    html.push_str("</dl></section>");
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

fn push_schema(html: &mut String, name: &str, schema: &Value) {
    let _ = write!(
        html,
        "<section class=\"api-schema\"><h3 id=\"{}\"><code>{}</code></h3><p>{}</p>",
        anchor(name),
        escaped(name),
        with_code(schema["description"].as_str().unwrap_or_default()),
    );
    match schema["properties"].as_object() {
        Some(fields) => {
            push_table(
                html,
                &format!("Fields of {name}"),
                &["Field", "Values", "Meaning"],
            );
            for (field, schema) in fields {
                let meaning = schema["description"].as_str().unwrap_or_default();
                push_row(html, field, &kind_of(schema), &with_code(meaning));
            }
            html.push_str("</tbody></table></div>");
        }
        None => {
            let _ = write!(html, "<p>{}</p>", kind_of(schema));
        }
    }
    html.push_str("</section>");
}

fn push_table(html: &mut String, caption: &str, heads: &[&str]) {
    let caption = escaped(caption);
    let _ = write!(
        html,
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{caption}\"><table class=\"ledger\">\
         <caption class=\"visually-hidden\">{caption}</caption><thead><tr>"
    );
    for head in heads {
        let _ = write!(html, "<th scope=\"col\">{head}</th>");
    }
    html.push_str("</tr></thead><tbody>");
}

fn push_row(html: &mut String, name: &str, kind: &str, meaning: &str) {
    let name = escaped(name);
    let _ = write!(
        html,
        "<tr><th scope=\"row\"><code>{name}</code></th><td>{kind}</td><td>{meaning}</td></tr>"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_every_address_and_every_schema() {
        let document = crate::api::document();
        let html = body(&document.whole);
        for path in document.whole["paths"].as_object().expect("paths").keys() {
            assert!(
                html.contains(&format!(" {}</code></h3>", escaped(path))),
                "{path}"
            );
        }
        for name in document.whole["components"]["schemas"]
            .as_object()
            .expect("schemas")
            .keys()
        {
            assert!(html.contains(&format!("id=\"{}\"", anchor(name))), "{name}");
        }
    }

    #[test]
    fn every_link_within_the_page_leads_somewhere() {
        let document = crate::api::document();
        let html = body(&document.whole);
        let links: Vec<_> = html
            .split("href=\"#")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert!(links.len() > 50);
        for link in links {
            assert_eq!(html.matches(&format!("id=\"{link}\"")).count(), 1, "#{link}");
        }
    }

    #[test]
    fn nothing_on_the_page_is_inline_or_from_elsewhere() {
        let document = crate::api::document();
        let html = body(&document.whole);
        for wrong in ["<script", "<style", "style=", "src=", "href=\"http", "onclick"] {
            assert!(!html.contains(wrong), "{wrong}");
        }
    }
}
