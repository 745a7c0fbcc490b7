//! What was sent with a form: names and values, cleaned of nothing but the ends of lines.

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};
use std::fmt;

/// The most pairs that a form may have; a long record has a few hundred fields.
const MOST_PAIRS: usize = 2000;

/// What stands behind the name of a field that may be sent more than once, as the readers of forms want it.
pub const REPEATED: &str = "[]";

/// The pairs of a form in the order in which they were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pairs: Vec<(String, String)>,
    is_too_long: bool,
}

impl Typed {
    fn push(&mut self, name: &str, value: &str) {
        if self.pairs.len() < MOST_PAIRS {
            let value = value.replace("\r\n", "\n").trim().to_owned();
            self.pairs.push((name.to_owned(), value));
        } else {
            self.is_too_long = true;
        }
    }

    /// Whether more pairs were sent than any form has. A part of them would not do: a field that is not there counts as emptied.
    pub fn is_too_long(&self) -> bool {
        self.is_too_long
    }

    /// The first value of a field; none where it was not sent, and an empty text where nothing was typed.
    pub fn get(&self, name: &str) -> Option<&str> {
        let pair = self.pairs.iter().find(|(known, _)| known == name);
        pair.map(|(_, value)| value.as_str())
    }

    /// Every value of a field.
    pub fn all<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t str> {
        self.pairs
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Fills in a field that was left empty.
    pub fn fill_in(&mut self, name: &str, value: &str) {
        match self.pairs.iter_mut().find(|(known, _)| known == name) {
            Some((_, typed)) if typed.is_empty() => value.clone_into(typed),
            Some(_) => {}
            None => self.pairs.push((name.to_owned(), value.to_owned())),
        }
    }

    /// The fields whose names begin with a word, each with what follows it.
    pub fn below<'t>(&'t self, start: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
        self.pairs
            .iter()
            .filter_map(move |(name, value)| Some((name.strip_prefix(start)?, value.as_str())))
    }
}

/// A value of a field, or all of them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Values {
    One(String),
    Many(Vec<String>),
}

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Pairs)
    }
}

struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Typed;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the fields of a form")
    }

    fn visit_map<Map: MapAccess<'de>>(self, mut map: Map) -> Result<Typed, Map::Error> {
        let mut typed = Typed::default();
        while let Some((name, values)) = map.next_entry::<String, Values>()? {
            match values {
                Values::One(value) => typed.push(&name, &value),
                Values::Many(values) => values.iter().for_each(|value| typed.push(&name, value)),
            }
        }
        Ok(typed)
    }
}

impl Serialize for Typed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields: Vec<(&str, Vec<&str>)> = Vec::new();
        for (name, value) in &self.pairs {
            match fields.iter_mut().find(|(known, _)| known == name) {
                Some((_, values)) => values.push(value),
                None => fields.push((name, vec![value])),
            }
        }
        serializer.collect_map(fields)
    }
}
