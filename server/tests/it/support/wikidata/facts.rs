//! What the stand-in knows: statements as Wikidata has them, and labels.

use std::collections::BTreeMap;

/// What a statement or a qualifier says.
#[derive(Clone, Debug)]
pub enum Said {
    Item(String),
    Time {
        value: String,
        precision: u8,
        calendar: &'static str,
    },
    /// A text and its language.
    Text(String, String),
    Unknown,
}

pub const GREGORIAN: &str = "Q1985727";

pub fn item(number: &str) -> Said {
    Said::Item(number.to_owned())
}

pub fn day(text: &str) -> Said {
    time(&format!("{text}T00:00:00Z"), 11)
}

/// A month, written as Wikidata writes it: as its first day.
pub fn month(text: &str) -> Said {
    time(&format!("{text}-01T00:00:00Z"), 10)
}

/// A year, written as Wikidata writes it: as its first day.
pub fn year(text: &str) -> Said {
    time(&format!("{text}-01-01T00:00:00Z"), 9)
}

pub fn unknown() -> Said {
    Said::Unknown
}

pub fn time(value: &str, precision: u8) -> Said {
    Said::Time {
        value: value.to_owned(),
        precision,
        calendar: GREGORIAN,
    }
}

#[derive(Clone, Debug)]
pub struct Statement {
    pub id: String,
    pub subject: String,
    pub property: String,
    pub said: Said,
    pub rank: &'static str,
    pub qualifiers: Vec<(String, Said)>,
}

#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub statements: Vec<Statement>,
    pub labels: BTreeMap<String, BTreeMap<String, String>>,
    pub aliases: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Items without a label are called by their number, as the recorded results have no labels.
    pub names_all: bool,
    /// When something was last changed, the same for all items; none where it is not known.
    pub last_change: Option<String>,
}

impl Facts {
    /// The office of head of state and that of head of government of a country, both named in English.
    pub fn country(number: &str, code: &str, head_of_state: &str, head_of_government: &str) -> Self {
        Self::default()
            .says(number, "P297", Said::Text(code.to_owned(), String::new()))
            .says(number, "P1906", item(head_of_state))
            .says(number, "P1313", item(head_of_government))
    }

    pub fn changed(self, moment: &str) -> Self {
        Self {
            last_change: Some(moment.to_owned()),
            ..self
        }
    }

    pub fn says(self, subject: &str, property: &str, said: Said) -> Self {
        self.ranked("NormalRank", subject, property, said, &[])
    }

    pub fn ranked(
        mut self,
        rank: &'static str,
        subject: &str,
        property: &str,
        said: Said,
        qualifiers: &[(&str, Said)],
    ) -> Self {
        let qualifiers = qualifiers
            .iter()
            .map(|(name, said)| ((*name).to_owned(), said.clone()));
        self.statements.push(Statement {
            id: format!("{subject}-{}", self.statements.len()),
            subject: subject.to_owned(),
            property: property.to_owned(),
            said,
            rank,
            qualifiers: qualifiers.collect(),
        });
        self
    }

    /// A statement that somebody held an office.
    pub fn held(self, person: &str, office: &str, qualifiers: &[(&str, Said)]) -> Self {
        self.ranked("NormalRank", person, "P39", item(office), qualifiers)
    }

    /// A human being with an English name.
    pub fn human(self, number: &str, name: &str) -> Self {
        self.says(number, "P31", item("Q5")).label(number, "en", name)
    }

    pub fn label(mut self, number: &str, language: &str, label: &str) -> Self {
        let labels = self.labels.entry(number.to_owned()).or_default();
        labels.insert(language.to_owned(), label.to_owned());
        self
    }

    pub fn alias(mut self, number: &str, language: &str, alias: &str) -> Self {
        let aliases = self.aliases.entry(number.to_owned()).or_default();
        aliases
            .entry(language.to_owned())
            .or_default()
            .push(alias.to_owned());
        self
    }

    pub fn of<'f>(&'f self, subject: &'f str, property: &'f str) -> impl Iterator<Item = &'f Statement> {
        self.statements
            .iter()
            .filter(move |it| it.subject == subject && it.property == property)
    }

    pub fn has_item(&self, subject: &str, property: &str, numbers: &[String]) -> bool {
        self.of(subject, property).any(|it| match &it.said {
            Said::Item(number) => numbers.contains(number),
            _ => false,
        })
    }
}
