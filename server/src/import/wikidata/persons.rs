//! Who is meant: birth, death and names; and whether it is a human being at all, since presidents in films hold offices, too.

use super::{
    answer::{Moment, Statement, Value, best},
    names::{Names, tidy},
    query::Property,
    rejected,
};
use crate::import::Rejected;
use domain::{
    Edtf, Name,
    claim::{Claim, Fact, Who},
};
use std::collections::BTreeMap;

/// What is asked of persons: what they are, birth, death, and the name in their own language.
pub const ASKED: [Property; 4] = [
    Property::Value("P31"),
    Property::Time("P569"),
    Property::Time("P570"),
    Property::Value("P1559"),
];

const HUMAN: &str = "Q5";

/// What is known of a life.
#[derive(Clone, Debug, Default)]
pub struct Life {
    pub is_human: bool,
    pub born: Option<Edtf>,
    pub died: Option<Edtf>,
    /// Also where nobody knows when.
    pub is_dead: bool,
    own: Option<(String, String)>,
}

/// Lives by number, and the dates that cannot be used.
pub fn lives(statements: &[Statement]) -> (BTreeMap<String, Life>, Vec<Rejected>) {
    let mut by_subject: BTreeMap<&str, Vec<&Statement>> = BTreeMap::new();
    for statement in statements {
        by_subject.entry(&statement.subject).or_default().push(statement);
    }
    let mut lives = BTreeMap::new();
    let mut faults = Vec::new();
    for (number, statements) in by_subject {
        let is_human = statements.iter().any(|it| it.has_item("P31", HUMAN));
        let mut date = |property: &str| match best(&statements, property) {
            Moment::On(date) => Some(date),
            Moment::Unusable(why) if is_human => {
                faults.push(rejected(number, property, why));
                None
            }
            Moment::Unusable(_) | Moment::Unknown | Moment::NotSaid => None,
        };
        let life = Life {
            is_human,
            born: date("P569"),
            died: date("P570"),
            is_dead: best(&statements, "P570") != Moment::NotSaid,
            own: own(&statements),
        };
        lives.insert(number.to_owned(), life);
    }
    (lives, faults)
}

/// The one name in a person's own language; with two there is no telling.
fn own(statements: &[&Statement]) -> Option<(String, String)> {
    let mut texts = statements.iter().flat_map(|it| it.values("P1559"));
    match (texts.next(), texts.next()) {
        (Some(Value::Text(text, language)), None) if is_language(language) => {
            Some((tidy(text)?, language.clone()))
        }
        _ => None,
    }
}

fn is_language(tag: &str) -> bool {
    (2..=12).contains(&tag.len())
        && tag
            .bytes()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-')
}

/// A person in words.
///
/// # Errors
/// Why nobody can be meant: what it is not, or what it lacks.
pub fn who(number: &str, lives: &BTreeMap<String, Life>, names: &Names) -> Result<Who, &'static str> {
    let life = lives
        .get(number)
        .filter(|life| life.is_human)
        .ok_or("the item is not said to be a human being")?;
    let in_own = || {
        life.own.as_ref().map(|(own, _)| Name {
            en: own.clone(),
            ..Name::default()
        })
    };
    let mut name = names
        .name(number)
        .or_else(in_own)
        .ok_or("the item has no name in any language that is read")?;
    if let Some((own, language)) = &life.own {
        name.own = Some(own.clone());
        name.own_language = Some(language.clone());
        name.aliases.retain(|alias| alias != own);
    }
    Ok(Who {
        name,
        born: life.born.clone(),
        died: life.died.clone(),
        wikidata: Some(names.current(number).to_owned()),
        chosen: None,
    })
}

pub fn claim(who: &Who) -> Option<Claim> {
    let number = who.wikidata.clone()?;
    Some(Claim {
        reference: number.clone(),
        key: number,
        until: None,
        fact: Fact::Person(who.clone()),
    })
}
