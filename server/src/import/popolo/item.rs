//! One object of a file, of which each field is read with the path that a person finds it by.

use crate::import::Rejected;
use domain::{Edtf, check::is_wikidata_id};
use serde_json::Value;

const LONGEST: usize = 4000;

pub struct Item<'v> {
    /// Such as `memberships[12]`.
    pub path: String,
    value: &'v Value,
}

/// All objects of a list.
pub fn all<'v>(root: &'v Value, list: &'static str) -> impl Iterator<Item = Item<'v>> {
    let items = root.get(list).and_then(Value::as_array);
    items
        .into_iter()
        .flatten()
        .enumerate()
        .map(move |(place, value)| Item {
            path: format!("{list}[{place}]"),
            value,
        })
}

pub fn rejected(at: impl Into<String>, column: Option<&str>, reason: impl Into<String>) -> Rejected {
    Rejected {
        line: None,
        column: column.map(str::to_owned),
        at: at.into(),
        reason: reason.into(),
    }
}

impl Item<'_> {
    pub fn fault(&self, field: &str, reason: impl Into<String>) -> Rejected {
        rejected(format!("{}.{field}", self.path), Some(field), reason)
    }

    /// A text, or a number as it is written; none where there is nothing but blanks.
    pub fn text(&self, field: &str) -> Result<Option<String>, Rejected> {
        if !self.value.is_object() {
            return Err(rejected(&self.path, None, "it is not an object"));
        }
        let text = match self.value.get(field) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::String(text)) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Some(Value::Number(number)) => number.to_string(),
            Some(_) => return Err(self.fault(field, "a text is expected")),
        };
        if text.chars().count() > LONGEST {
            return Err(self.fault(field, format!("it has more than {LONGEST} characters")));
        }
        Ok((!text.is_empty()).then_some(text))
    }

    pub fn needs(&self, field: &str) -> Result<String, Rejected> {
        self.text(field)?
            .ok_or_else(|| self.fault(field, "it is missing"))
    }

    /// A date, as exact as it is written; of a moment, its day.
    pub fn date(&self, field: &str) -> Result<Option<Edtf>, Rejected> {
        let Some(text) = self.text(field)? else {
            return Ok(None);
        };
        let day = text.split(['T', ' ']).next().unwrap_or_default();
        let date = Edtf::parse(day).map_err(|error| self.fault(field, format!("“{text}”: {error}")))?;
        Ok(Some(date))
    }

    /// The objects in a list inside this one.
    pub fn inner(&self, field: &str) -> Result<Vec<Item<'_>>, Rejected> {
        match self.value.get(field) {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(items)) => Ok(items
                .iter()
                .enumerate()
                .map(|(place, value)| Item {
                    path: format!("{}.{field}[{place}]", self.path),
                    value,
                })
                .collect()),
            Some(_) => Err(self.fault(field, "a list is expected")),
        }
    }

    /// Wikidata's number among the identifiers.
    pub fn wikidata(&self) -> Result<Option<String>, Rejected> {
        for identifier in self.inner("identifiers")? {
            let is_wikidata = identifier
                .text("scheme")?
                .is_some_and(|scheme| scheme.eq_ignore_ascii_case("wikidata"));
            if !is_wikidata {
                continue;
            }
            let number = identifier.needs("identifier")?;
            if !is_wikidata_id(&number) {
                return Err(identifier.fault("identifier", format!("“{number}” is not like Q17")));
            }
            return Ok(Some(number));
        }
        Ok(None)
    }
}
