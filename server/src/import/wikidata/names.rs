//! Labels and aliases in the three languages of the pages, fifty items a call.
//!
//! Where a language has none, the label for all languages (`mul`) stands in for it, as on Wikidata itself. Labels that were
//! fetched are kept, since countries share classes and persons.

use super::client::{Client, ResponseError, Service, WikidataError};
use domain::{Name, Text, text::Forms};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// The most items that a call may ask for.
const MOST_ITEMS: usize = 50;
const LONGEST: usize = 200;
const MOST_ALIASES: usize = 30;

/// What is known of the names of items.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, Entity>);

#[derive(Clone, Debug, Default, Deserialize)]
struct Entity {
    #[serde(default, deserialize_with = "map_or_empty_list")]
    labels: BTreeMap<String, Label>,
    #[serde(default, deserialize_with = "map_or_empty_list")]
    aliases: BTreeMap<String, Vec<Label>>,
    redirects: Option<Redirect>,
}

#[derive(Clone, Debug, Deserialize)]
struct Redirect {
    from: String,
    to: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Label {
    value: String,
}

#[derive(Deserialize)]
struct EntitiesResponse {
    error: Option<ApiError>,
    #[serde(default, deserialize_with = "map_or_empty_list")]
    entities: BTreeMap<String, Entity>,
    success: Option<u8>,
}

#[derive(Deserialize)]
struct ApiError {
    code: String,
    #[serde(default)]
    info: String,
}

/// An empty map is sometimes written as an empty list.
fn map_or_empty_list<'de, D: Deserializer<'de>, V: Deserialize<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, V>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either<V> {
        Map(BTreeMap<String, V>),
        List([(); 0]),
    }
    Ok(match Either::deserialize(deserializer)? {
        Either::Map(map) => map,
        Either::List([]) => BTreeMap::new(),
    })
}

fn read(bytes: &[u8]) -> Result<BTreeMap<String, Entity>, ResponseError> {
    let answer: EntitiesResponse =
        serde_json::from_slice(bytes).map_err(|error| ResponseError::Broken(error.to_string()))?;
    match answer.error {
        // It comes with status 200.
        Some(error) if error.code == "maxlag" => Err(ResponseError::Lag(short(&error.info))),
        Some(error) => Err(ResponseError::Api {
            code: short(&error.code),
            info: short(&error.info),
        }),
        None if answer.success == Some(1) => Ok(answer.entities),
        None => Err(ResponseError::Broken("it has no success".to_owned())),
    }
}

fn short(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

impl Names {
    /// Fetches the names of items that are not known yet.
    pub async fn fetch<'n>(
        &mut self,
        client: &mut Client,
        numbers: impl IntoIterator<Item = &'n str>,
    ) -> Result<(), WikidataError> {
        let mut missing: Vec<&str> = numbers
            .into_iter()
            .filter(|number| !self.0.contains_key(*number))
            .collect();
        missing.sort_unstable();
        missing.dedup();
        for chunk in missing.chunks(MOST_ITEMS) {
            let fields = [
                ("action", "wbgetentities"),
                ("format", "json"),
                ("maxlag", "5"),
                ("props", "labels|aliases"),
                ("languages", "en|ja|ko|mul"),
                ("ids", &chunk.join("|")),
            ];
            let entities = client.ask(Service::Labels, &fields, read).await?;
            for (number, entity) in entities {
                // What was merged into another item is still asked for under its old number.
                if let Some(redirect) = &entity.redirects {
                    self.0.insert(redirect.from.clone(), entity.clone());
                }
                self.0.insert(number, entity);
            }
            for number in chunk {
                self.0.entry((*number).to_owned()).or_default();
            }
        }
        Ok(())
    }

    fn label(&self, number: &str, language: &str) -> Option<String> {
        let labels = &self.0.get(number)?.labels;
        let label = labels.get(language).or_else(|| labels.get("mul"))?;
        tidy(&label.value)
    }

    /// The number that an item goes by since it was merged into another.
    pub fn current<'n>(&'n self, number: &'n str) -> &'n str {
        let redirect = self.0.get(number).and_then(|it| it.redirects.as_ref());
        redirect.map_or(number, |it| &it.to)
    }

    /// The English label, or that for all languages.
    pub fn english(&self, number: &str) -> Option<String> {
        self.label(number, "en")
    }

    pub fn text(&self, number: &str) -> Option<Text> {
        let en = self.english(number)?;
        let other = |language| self.label(number, language).filter(|label| *label != en);
        let (ja, ko) = (other("ja"), other("ko"));
        Some(Forms { en, ja, ko }.into())
    }

    /// The name of a person, with other names it goes by.
    pub fn name(&self, number: &str) -> Option<Name> {
        let other = |language| self.label(number, language);
        let (ja, ko) = (other("ja"), other("ko"));
        // What has no English name goes by another.
        let en = self
            .english(number)
            .or_else(|| ja.clone())
            .or_else(|| ko.clone())?;
        let [ja, ko] = [ja, ko].map(|label| label.filter(|label| *label != en));
        let mut name = Name {
            en,
            ja,
            ko,
            ..Name::default()
        };
        let entity = self.0.get(number)?;
        let labels = entity.labels.get("mul").into_iter();
        let aliases = ["en", "ja", "ko", "mul"]
            .iter()
            .filter_map(|language| entity.aliases.get(*language))
            .flatten();
        for alias in labels.chain(aliases).filter_map(|label| tidy(&label.value)) {
            if name.aliases.len() < MOST_ALIASES && !name.forms().any(|form| form == alias) {
                name.aliases.push(alias);
            }
        }
        Some(name)
    }
}

/// One line without odd signs and of bounded length; none where nothing is left.
pub fn tidy(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .map(|it| if it.is_control() { ' ' } else { it })
        .collect();
    let words: Vec<_> = plain.split_whitespace().collect();
    let line = words.join(" ");
    (!line.is_empty() && line.chars().count() <= LONGEST).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(json: &str) -> Names {
        Names(read(json.as_bytes()).unwrap())
    }

    #[test]
    fn a_language_without_a_label_has_the_one_for_all_languages() {
        let names = names(
            r#"{"entities":{"Q1":{"labels":{"mul":{"value":"Ana  B"},"ko":{"value":"아나"}},
            "aliases":{"en":[{"value":"Ana B"},{"value":"A. B."}]}},
            "Q2":{"labels":[],"aliases":[]}},"success":1}"#,
        );
        let name = names.name("Q1").unwrap();
        assert_eq!(
            (name.en.as_str(), name.ja, name.ko.as_deref()),
            ("Ana B", None, Some("아나"))
        );
        assert_eq!(name.aliases, ["A. B."]);
        assert_eq!(names.name("Q2"), None);
    }

    #[test]
    fn errors_that_come_with_status_200_are_seen() {
        let lag = br#"{"error":{"code":"maxlag","info":"Waiting for x: 6 seconds lagged"}}"#;
        assert!(matches!(read(lag), Err(ResponseError::Lag(why)) if why.contains('6')));
        let other = br#"{"error":{"code":"no-such-entity","info":"?"}}"#;
        assert!(matches!(read(other), Err(ResponseError::Api { code, .. }) if code == "no-such-entity"));
        assert!(matches!(read(b"{}"), Err(ResponseError::Broken(_))));
    }
}
