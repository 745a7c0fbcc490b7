//! What an entry says, as HTML and as plain text.

use app::{
    escape::escaped,
    feeds::{Content, ToldChange, ToldField},
};
use std::fmt::Write;

/// An entry as HTML, for readers that show it.
pub fn html(content: &Content) -> String {
    let mut html = String::new();
    match content {
        Content::Lines(lines) => {
            for line in lines {
                // Writing to a string cannot fail.
                let _ = write!(html, "<p>{}</p>", escaped(line));
            }
        }
        Content::Changes { records, more } => {
            for record in records {
                add_record(&mut html, record);
            }
            if let Some(more) = more {
                let _ = write!(html, "<p>{}</p>", escaped(more));
            }
        }
    }
    html
}

fn add_record(html: &mut String, record: &ToldChange) {
    let name = escaped(&record.name);
    let name = match &record.url {
        Some(url) => format!("<a href=\"{}\">{name}</a>", escaped(url)),
        None => name,
    };
    let _ = write!(html, "<p>{name} · {}</p>", escaped(&what(record)));
    if record.fields.is_empty() {
        return;
    }
    html.push_str("<ul>");
    for field in &record.fields {
        let value = |tag: &str, value: &Option<String>| {
            let value = value.as_deref().map(escaped);
            value.map(|value| format!("<{tag}>{value}</{tag}>"))
        };
        let values: Vec<_> = [value("del", &field.before), value("ins", &field.after)]
            .into_iter()
            .flatten()
            .collect();
        let _ = write!(html, "<li>{}: {}</li>", escaped(&field.label), values.join(" → "));
    }
    html.push_str("</ul>");
}

/// An entry as text, for lists of entries and for programs.
pub fn text(content: &Content) -> String {
    match content {
        Content::Lines(lines) => lines.join("\n"),
        Content::Changes { records, more } => {
            let records = records.iter().map(record_text);
            let lines: Vec<_> = records.chain(more.clone()).collect();
            lines.join("\n")
        }
    }
}

/// What sort of record it is, and what was done to it.
fn what(record: &ToldChange) -> String {
    match &record.made {
        Some(made) => format!("{} · {made}", record.kind),
        None => record.kind.clone(),
    }
}

fn record_text(record: &ToldChange) -> String {
    let fields: Vec<_> = record.fields.iter().map(field_text).collect();
    let head = format!("{} · {}", record.name, what(record));
    match &fields[..] {
        [] => head,
        fields => format!("{head}: {}", fields.join("; ")),
    }
}

fn field_text(field: &ToldField) -> String {
    let values: Vec<_> = [&field.before, &field.after]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    format!("{}: {}", field.label, values.join(" → "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change() -> Content {
        let field = |label: &str, before: Option<&str>, after: Option<&str>| ToldField {
            label: label.to_owned(),
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
        };
        Content::Changes {
            records: vec![ToldChange {
                name: "The <vote>".to_owned(),
                kind: "event".to_owned(),
                made: Some("changed".to_owned()),
                url: Some("https://handover.example/events/jp-vote?a=1&b=2".to_owned()),
                fields: vec![
                    field("date", Some("6 December"), Some("13 December")),
                    field("place", None, Some("Osaka")),
                ],
            }],
            more: Some("and 2 more records".to_owned()),
        }
    }

    #[test]
    fn old_and_new_values_stand_side_by_side() {
        let html = html(&change());
        assert!(html.contains(
            "<a href=\"https://handover.example/events/jp-vote?a=1&amp;b=2\">The &lt;vote&gt;</a>"
        ));
        assert!(html.contains("<li>date: <del>6 December</del> → <ins>13 December</ins></li>"));
        assert!(html.contains("<li>place: <ins>Osaka</ins></li>"));
        assert_eq!(
            text(&change()),
            "The <vote> · event · changed: date: 6 December → 13 December; place: Osaka\nand 2 more records"
        );
    }
}
