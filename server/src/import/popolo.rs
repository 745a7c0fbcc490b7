//! Reads Popolo: persons, organizations, posts, memberships and events as JSON, as described at popoloproject.com.
//!
//! A membership of a post is a tenure; one of an organization alone names no office and is rejected. Each object is read by
//! itself ([`item`]), so that what is wrong with one is said with its path and the rest goes on. [`parts`] looks at what the
//! objects refer to.

mod item;
mod parts;

use super::{Part, Rejected};
use domain::{
    Edtf, Text,
    claim::{Claim, EventClaim, Fact, TenureClaim},
    entity::{EventKind, Firmness},
    id::CountryId,
};
use item::Item;
use jiff::civil::Date;
use parts::Parts;
use serde_json::Value;

/// How a file is read.
#[derive(Clone, Debug)]
pub struct Options {
    /// What counts as past and as still to come.
    pub today: Date,
    /// The country of posts and events that name none.
    pub country: Option<CountryId>,
    /// How large a file may be.
    pub most_bytes: usize,
}

impl Options {
    pub const fn new(today: Date, country: Option<CountryId>) -> Self {
        Self {
            today,
            country,
            most_bytes: 128 * 1024 * 1024,
        }
    }
}

/// Why a file was not read at all.
#[derive(Debug, thiserror::Error)]
pub enum PopoloError {
    #[error("the file has {found} bytes, more than the {most} that are read")]
    Size { found: usize, most: usize },
    #[error("the file is not JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error(
        "the file is not Popolo: an object with lists such as `persons`, `posts`, `memberships` and `events` is expected"
    )]
    Shape,
}

const LISTS: [&str; 6] = [
    "persons",
    "organizations",
    "posts",
    "memberships",
    "events",
    "areas",
];

/// Reads a file into claims and rejected objects; `name` is what the part is called.
///
/// # Errors
/// When the file is too large, or no Popolo.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Part, PopoloError> {
    if bytes.len() > options.most_bytes {
        return Err(PopoloError::Size {
            found: bytes.len(),
            most: options.most_bytes,
        });
    }
    // Some editors begin a file with a mark of its encoding.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let root: Value = serde_json::from_slice(bytes)?;
    if !LISTS
        .iter()
        .any(|list| root.get(list).is_some_and(Value::is_array))
    {
        return Err(PopoloError::Shape);
    }
    let mut part = Part {
        name: name.to_owned(),
        ..Part::default()
    };
    for list in LISTS {
        if root
            .get(list)
            .is_some_and(|list| !list.is_array() && !list.is_null())
        {
            part.rejected.push(item::rejected(list, None, "it is not a list"));
        }
    }
    let parts = Parts::of(&root, options.country.as_ref(), &mut part.rejected);
    for (id, who) in &parts.persons {
        part.claims.push(Claim {
            key: format!("person {id}"),
            reference: format!("persons {id}"),
            until: None,
            fact: Fact::Person(who.clone()),
        });
    }
    for membership in item::all(&root, "memberships") {
        take(&mut part, tenure(&membership, &parts));
    }
    for event in item::all(&root, "events") {
        take(&mut part, self::event(&event, &parts, options.today));
    }
    Ok(part)
}

fn take(part: &mut Part, claim: Result<Claim, Rejected>) {
    match claim {
        Ok(claim) => part.claims.push(claim),
        Err(rejected) => part.rejected.push(rejected),
    }
}

fn tenure(item: &Item<'_>, parts: &Parts) -> Result<Claim, Rejected> {
    let person_id = item.needs("person_id")?;
    let person = parts
        .persons
        .get(&person_id)
        .ok_or_else(|| item.fault("person_id", format!("there is no person “{person_id}”")))?;
    let post_id = item.text("post_id")?.ok_or_else(|| {
        item.fault(
            "post_id",
            "it names no post, and being a member of an organization is no office",
        )
    })?;
    let office = parts.posts.get(&post_id).ok_or_else(|| {
        item.fault(
            "post_id",
            format!("there is no post “{post_id}” that can be used"),
        )
    })?;
    let start = item.date("start_date")?;
    let end = item.date("end_date")?;
    if start.is_none() && end.is_none() {
        return Err(item.fault("start_date", "it has neither a start nor an end"));
    }
    if let Some((start, end)) = start.as_ref().zip(end.as_ref())
        && end.latest() < start.earliest()
    {
        return Err(item.fault("end_date", format!("it ends {end}, before it begins {start}")));
    }
    // Without an id, what it says stands for it.
    let key = item.text("id")?.unwrap_or_else(|| {
        let start = start.as_ref().map_or_else(String::new, Edtf::to_string);
        format!("{person_id} {post_id} {start}")
    });
    Ok(Claim {
        reference: format!("{} {key}", item.path),
        key: format!("membership {key}"),
        until: None,
        fact: Fact::Tenure(TenureClaim {
            office: office.clone(),
            person: person.clone(),
            start,
            end,
            entry: None,
            end_reason: None,
            capacity: None,
            party: None,
        }),
    })
}

fn event(item: &Item<'_>, parts: &Parts, today: Date) -> Result<Claim, Rejected> {
    let classification = item.needs("classification")?;
    let kind = kind(&classification).ok_or_else(|| {
        let reason = format!(
            "“{classification}” is no sort of event that is tracked, such as “presidential election”"
        );
        item.fault("classification", reason)
    })?;
    let country = parts
        .country_of(item)?
        .ok_or_else(|| item.fault("area_id", "nothing tells its country"))?;
    let (start, end) = (item.date("start_date")?, item.date("end_date")?);
    let on = match (start, end) {
        (Some(start), Some(end)) if start != end => Edtf::parse(&format!("{start}/{end}"))
            .map_err(|error| item.fault("end_date", error.to_string()))?,
        (Some(date), _) | (None, Some(date)) => date,
        (None, None) => return Err(item.fault("start_date", "it has no date")),
    };
    let key = item.needs("id")?;
    let firmness = if on.is_over(today) {
        Firmness::Held
    } else if on.exact_last_day().is_some() {
        Firmness::Confirmed
    } else {
        Firmness::Tentative
    };
    Ok(Claim {
        reference: format!("{} {key}", item.path),
        key: format!("event {key}"),
        until: None,
        fact: Fact::Event(EventClaim {
            kind,
            countries: vec![country],
            on,
            firmness,
            name: item.text("name")?.map(Text::english),
            place: item.text("location")?.map(Text::english),
            body: None,
            description: item.text("description")?.map(Text::english),
            decides: Vec::new(),
            participants: Vec::new(),
            candidates: Vec::new(),
            winners: Vec::new(),
            figures: Vec::new(),
            wikidata: item.wikidata()?,
        }),
    })
}

/// The kind that a classification names, in our words or in those that are common in Popolo files.
fn kind(classification: &str) -> Option<EventKind> {
    let word: String = classification.trim().to_lowercase().replace([' ', '-'], "_");
    match word.as_str() {
        "general_election" => Some(EventKind::ParliamentaryElection),
        word => EventKind::from_word(word),
    }
}

#[cfg(test)]
mod tests;
