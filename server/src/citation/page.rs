//! What the HTML of a page says of it.

use app::edit::Citation;
use domain::Edtf;
use encoding_rs::{Encoding, UTF_8};
use html5gum::{Token, Tokenizer};
use std::collections::BTreeMap;

/// The longest title or name that is taken over, in characters.
const LONGEST: usize = 280;

/// Reads the head of a page; where it names no publisher, its host stands for it.
pub fn citation_of(html: &str, host: &str) -> Citation {
    let mut metas: BTreeMap<String, String> = BTreeMap::new();
    let mut title = String::new();
    let mut is_in_title = false;
    let mut has_title = false;
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                is_in_title = name == "title" && !has_title;
                let attribute = |name: &str| {
                    tag.attributes
                        .iter()
                        .find(|(known, _)| text(known).eq_ignore_ascii_case(name))
                        .map(|(_, value)| text(value))
                };
                if name == "meta"
                    && let Some(key) = ["property", "name", "itemprop"].into_iter().find_map(attribute)
                    && let Some(content) = attribute("content")
                {
                    metas.entry(key.to_ascii_lowercase()).or_insert(content);
                }
            }
            Token::String(words) if is_in_title => title.push_str(&text(&words)),
            Token::EndTag(tag) if text(&tag.name) == "title" && is_in_title => {
                is_in_title = false;
                has_title = true;
            }
            Token::EndTag(tag) if text(&tag.name) == "head" => break,
            _ => {}
        }
    }
    let meta = |keys: &[&str]| {
        keys.iter()
            .find_map(|key| metas.get(*key))
            .and_then(|text| tidy(text))
    };
    let published = meta(&[
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.issued",
        "pubdate",
        "parsely-pub-date",
    ]);
    Citation {
        title: meta(&["og:title", "twitter:title", "dc.title"]).or_else(|| tidy(&title)),
        publisher: meta(&["og:site_name", "application-name", "dc.publisher"])
            .or_else(|| tidy(host.strip_prefix("www.").unwrap_or(host))),
        published: published.and_then(|text| day(&text)),
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// One line without odd signs, of bounded length; none where nothing is left.
fn tidy(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .map(|it| if it.is_control() { ' ' } else { it })
        .collect();
    let words: Vec<_> = plain.split_whitespace().collect();
    let line: String = words.join(" ").chars().take(LONGEST).collect();
    (!line.is_empty()).then_some(line)
}

/// The day in a timestamp, or whatever else people write as a date.
fn day(text: &str) -> Option<Edtf> {
    let day = text.get(..10).and_then(|day| Edtf::parse(day).ok());
    day.or_else(|| Edtf::parse_typed(text).ok())
}

/// The text of a page in the encoding that it names, in its header or at its beginning; else UTF-8.
pub fn decode(bytes: &[u8], content_type: &str) -> String {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let named = |text: &str| {
        let (_, rest) = text.split_once("charset=")?;
        let label: String = rest
            .trim_start_matches(['"', '\''])
            .chars()
            .take_while(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_'))
            .collect();
        Encoding::for_label(label.as_bytes())
    };
    let encoding = named(content_type).or_else(|| named(&start)).unwrap_or(UTF_8);
    encoding.decode(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_what_it_is() {
        let html = "<!doctype html><html><head><title>\n Diet &amp; vote | Example Times</title>\
            <meta property='og:title' content='Ishiba elected &quot;Prime Minister&quot;'>\
            <meta property=og:site_name content='Example Times'>\
            <meta property=article:published_time content='2024-10-01T14:00:00+09:00'></head><body><title>no</title>";
        let citation = citation_of(html, "www.example.org");
        assert_eq!(
            citation.title.as_deref(),
            Some("Ishiba elected \"Prime Minister\"")
        );
        assert_eq!(citation.publisher.as_deref(), Some("Example Times"));
        assert_eq!(citation.published, Edtf::parse("2024-10-01").ok());
    }

    #[test]
    fn a_page_that_says_little_is_named_by_its_title_and_its_host() {
        let citation = citation_of("<title> A\n  page </title><p>text", "www.example.org");
        assert_eq!(citation.title.as_deref(), Some("A page"));
        assert_eq!(citation.publisher.as_deref(), Some("example.org"));
        assert_eq!(citation.published, None);
        assert_eq!(citation_of("", "h").title, None);
    }

    #[test]
    fn old_encodings_are_read() {
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("<meta charset=Shift_JIS><title>首相指名</title>");
        let html = decode(&bytes, "text/html");
        assert_eq!(citation_of(&html, "h").title.as_deref(), Some("首相指名"));
        let (bytes, _, _) = encoding_rs::EUC_KR.encode("<title>대통령 취임</title>");
        let html = decode(&bytes, "text/html; charset=euc-kr");
        assert_eq!(citation_of(&html, "h").title.as_deref(), Some("대통령 취임"));
    }
}
