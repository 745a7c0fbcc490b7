//! What an address names, in whatever language.

use super::{
    document::Document,
    kind::{OF_CARDS, ResourceKind},
};
use crate::{
    edit::{Act, Subject},
    query::{CLOCKS, Query},
};
use domain::{
    EntityKind, EntityRef,
    changeset::Seq,
    id::{CountryId, EventId, OfficeId, PersonId, TransitionId},
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::{borrow::Cow, fmt};

/// How many parts of a pattern have names, at most.
const MOST_PARTS: usize = 3;

/// What stands in a part of a path as it is. The ids of this site have nothing else in them.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Something that has an address: a page, a document beside one, a form, a server function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource<'a> {
    /// None where nothing stands; the first part is then the path as it came.
    kind: Option<ResourceKind>,
    /// What stands for the names of the pattern, in their order.
    parts: [Cow<'a, str>; MOST_PARTS],
    document: Option<Document>,
}

const NONE: Cow<'static, str> = Cow::Borrowed("");

impl Resource<'static> {
    pub const HOME: Self = Self::single(ResourceKind::Home);
    pub const LEADERS: Self = Self::single(ResourceKind::Leaders);
    pub const COUNTRIES: Self = Self::single(ResourceKind::Countries);
    pub const EVENTS: Self = Self::single(ResourceKind::Events);
    pub const TRANSITIONS: Self = Self::single(ResourceKind::Transitions);
    pub const BRIEFING: Self = Self::single(ResourceKind::Briefing);
    pub const TIMELINES: Self = Self::single(ResourceKind::Timelines);
    pub const MAP: Self = Self::single(ResourceKind::Map);
    pub const COMPARISON: Self = Self::single(ResourceKind::Comparison);
    pub const CHANGES: Self = Self::single(ResourceKind::Changes);
    pub const SEARCH: Self = Self::single(ResourceKind::Search);
    pub const SIGN_IN: Self = Self::single(ResourceKind::SignIn);
    pub const SET_UP: Self = Self::single(ResourceKind::SetUp);
    pub const ACCOUNT: Self = Self::single(ResourceKind::Account);
    pub const TOKENS: Self = Self::single(ResourceKind::Tokens);
    pub const ACCOUNTS: Self = Self::single(ResourceKind::Accounts);
    pub const SECURITY: Self = Self::single(ResourceKind::Security);
    pub const DESK: Self = Self::single(ResourceKind::Desk);
    pub const REVIEW: Self = Self::single(ResourceKind::Review);
    pub const API_DOCS: Self = Self::single(ResourceKind::ApiDocs);
    pub const ABOUT: Self = Self::single(ResourceKind::About);
    pub const CITATION: Self = Self::single(ResourceKind::Citation);
    pub const EMBEDDING: Self = Self::single(ResourceKind::Embedding);
    pub const OEMBED: Self = Self::single(ResourceKind::Oembed);
    pub const HOME_CARD: Self = Self::single(ResourceKind::HomeCard);
    pub const CALENDAR: Self = Self::single(ResourceKind::Calendar);
    pub const ATOM_FEED: Self = Self::single(ResourceKind::AtomFeed);
    pub const JSON_FEED: Self = Self::single(ResourceKind::JsonFeed);

    /// The only one of its kind.
    const fn single(kind: ResourceKind) -> Self {
        Self {
            kind: Some(kind),
            parts: [NONE; MOST_PARTS],
            document: None,
        }
    }
}

impl<'a> Resource<'a> {
    fn one_of(kind: ResourceKind, part: impl Into<Cow<'a, str>>) -> Self {
        Self {
            kind: Some(kind),
            parts: [part.into(), NONE, NONE],
            document: None,
        }
    }

    pub fn country(id: &'a CountryId) -> Self {
        Self::one_of(ResourceKind::Country, id.as_str())
    }

    pub fn person(id: &'a PersonId) -> Self {
        Self::one_of(ResourceKind::Person, id.as_str())
    }

    pub fn office(id: &'a OfficeId) -> Self {
        Self::one_of(ResourceKind::Office, id.as_str())
    }

    /// Beside which the badge of an office stands.
    pub fn badge(id: &'a OfficeId) -> Self {
        Self::one_of(ResourceKind::Badge, id.as_str())
    }

    pub fn event(id: &'a EventId) -> Self {
        Self::one_of(ResourceKind::Event, id.as_str())
    }

    pub fn transition(id: &'a TransitionId) -> Self {
        Self::one_of(ResourceKind::Transition, id.as_str())
    }

    pub fn change(seq: Seq) -> Self {
        Self::one_of(ResourceKind::Change, seq.to_string())
    }

    /// The countries of a relation, in this order.
    pub fn relation<'c>(countries: impl IntoIterator<Item = &'c str>) -> Self {
        let countries: Vec<_> = countries.into_iter().collect();
        Self::one_of(ResourceKind::Relation, countries.join("-"))
    }

    pub fn form(subject: &Subject, act: Act) -> Self {
        let (kind, id) = subject.parts();
        Self {
            kind: Some(ResourceKind::Form),
            parts: [kind.into(), id.into(), act.word().into()],
            document: None,
        }
    }

    pub fn proposal(id: &'a str) -> Self {
        Self::one_of(ResourceKind::Proposal, id)
    }

    pub fn import_run(id: impl Into<Cow<'a, str>>) -> Self {
        Self::one_of(ResourceKind::ImportRun, id)
    }

    pub fn function(name: &'a str) -> Self {
        Self::one_of(ResourceKind::Function, name)
    }

    /// The address at which nothing stands: a path as it came.
    pub fn missing(path: &'a str) -> Self {
        Self {
            kind: None,
            parts: [path.into(), NONE, NONE],
            document: None,
        }
    }

    /// A document beside the page; where there is none of its sort, it stays the page.
    #[must_use]
    pub fn document(&self, document: Document) -> Self {
        Self {
            document: self
                .kind
                .is_some_and(|kind| document.is_beside(kind))
                .then_some(document),
            ..self.clone()
        }
    }

    /// The page beside which a document stands, or that is shown in an embed, a badge or a card.
    #[must_use]
    pub fn page(&self) -> Self {
        let kind = self.kind.map(|kind| match kind {
            ResourceKind::EmbedEvent => ResourceKind::Event,
            ResourceKind::EmbedCountry => ResourceKind::Country,
            ResourceKind::EmbedTransition => ResourceKind::Transition,
            ResourceKind::EmbedUpcoming => ResourceKind::Events,
            ResourceKind::Badge => ResourceKind::Office,
            ResourceKind::HomeCard => ResourceKind::Home,
            page => page,
        });
        Self {
            kind,
            document: None,
            ..self.clone()
        }
    }

    /// The page for the frames of others; none where it cannot be embedded.
    pub fn embed(&self) -> Option<Self> {
        let kind = match self.kind? {
            ResourceKind::Event => ResourceKind::EmbedEvent,
            ResourceKind::Country => ResourceKind::EmbedCountry,
            ResourceKind::Transition => ResourceKind::EmbedTransition,
            ResourceKind::Events => ResourceKind::EmbedUpcoming,
            _ => return None,
        };
        Some(Self {
            kind: Some(kind),
            document: None,
            ..self.clone()
        })
    }

    /// What another resource is of its page, of this page: its document, its embed, its badge.
    #[must_use]
    pub fn as_is(&self, other: &Self) -> Self {
        let same = match other.kind {
            Some(ResourceKind::Badge) => Self {
                kind: Some(ResourceKind::Badge),
                ..self.clone()
            },
            kind if kind == other.page().kind => self.clone(),
            _ => self.embed().unwrap_or(self.clone()),
        };
        match other.document {
            Some(document) => same.document(document),
            None => same,
        }
    }

    /// What it is; none where nothing stands.
    pub fn kind(&self) -> Option<ResourceKind> {
        self.kind
    }

    /// Which document it is, if it is one.
    pub fn as_document(&self) -> Option<Document> {
        self.document
    }

    /// A part of the path by its name in the pattern; empty where the pattern has none.
    pub fn part(&self, name: &str) -> &str {
        let names = self.kind.into_iter().flat_map(|kind| names(kind.pattern()));
        names
            .zip(&self.parts)
            .find(|(known, _)| *known == name)
            .map_or("", |(_, part)| part)
    }

    /// The record whose page it is, or beside whose page it stands; that there is such a one is not said yet.
    pub fn entity(&self) -> Option<EntityRef> {
        let (kind, part) = match self.kind? {
            ResourceKind::Country => (EntityKind::Country, "iso2"),
            ResourceKind::Person => (EntityKind::Person, "id"),
            ResourceKind::Office => (EntityKind::Office, "id"),
            ResourceKind::Event => (EntityKind::Event, "id"),
            ResourceKind::Transition => (EntityKind::Transition, "id"),
            _ => return None,
        };
        EntityRef::parse(kind, &self.part(part).to_lowercase()).ok()
    }

    /// What a form does, where this is one; that there is such a thing is not said yet.
    pub fn as_form(&self) -> Option<(Subject, Act)> {
        let subject = Subject::parse(self.part("kind"), self.part("id"))?;
        let act = Act::from_word(self.part("act"))?;
        (self.kind == Some(ResourceKind::Form)).then_some((subject, act))
    }

    /// The same with every part in small letters, as ids are written.
    #[must_use]
    pub fn lower_case(&self) -> Self {
        Self {
            parts: self.parts.each_ref().map(|part| part.to_lowercase().into()),
            ..self.clone()
        }
    }

    /// The same, with the number of a change as it is written: without zeros in front.
    #[must_use]
    pub fn without_zeros(self) -> Self {
        let number = match (self.kind, self.parts[0].parse::<Seq>()) {
            (Some(ResourceKind::Change), Ok(number)) => number.to_string(),
            _ => return self,
        };
        let mut parts = self.parts;
        parts[0] = number.into();
        Self { parts, ..self }
    }

    /// Whether ids in it are written with capital letters, which none has.
    pub fn has_capitals(&self) -> bool {
        self.kind.is_some()
            && self
                .parts
                .iter()
                .any(|part| part.contains(|letter: char| letter.is_ascii_uppercase()))
    }

    pub fn into_owned(self) -> Resource<'static> {
        Resource {
            kind: self.kind,
            parts: self.parts.map(|part| Cow::Owned(part.into_owned())),
            document: self.document,
        }
    }

    /// Reads a path without its language.
    pub(super) fn parse(path: &'a str) -> Self {
        let beside = Document::ALL
            .into_iter()
            .find_map(|document| Some((path.strip_suffix(document.suffix())?, document)));
        beside
            .and_then(|(page, document)| Self::parse_beside(page, document))
            .or_else(|| {
                ResourceKind::ALL
                    .iter()
                    .find_map(|kind| Self::parse_as(*kind, path))
            })
            .unwrap_or(Self::missing(path))
    }

    /// Reads the path of a page beside which a document stands.
    fn parse_beside(page: &'a str, document: Document) -> Option<Self> {
        let mut kinds = ResourceKind::ALL.iter().filter(|kind| document.is_beside(**kind));
        let page = kinds.find_map(|kind| Self::parse_as(*kind, page))?;
        Some(Self {
            document: Some(document),
            ..page
        })
    }

    fn parse_as(kind: ResourceKind, path: &'a str) -> Option<Self> {
        let mut found = Self {
            kind: Some(kind),
            parts: [NONE; MOST_PARTS],
            document: None,
        };
        let mut parts = found.parts.iter_mut();
        let mut segments = path.split('/');
        for wanted in kind.pattern().split('/') {
            let segment = segments.next()?;
            if !wanted.starts_with('{') {
                if segment != wanted {
                    return None;
                }
                continue;
            }
            let part = percent_decode_str(segment).decode_utf8().ok()?;
            if part.is_empty() {
                return None;
            }
            *parts.next()? = part;
        }
        segments.next().is_none().then_some(found)
    }

    /// Reads the parameters that it knows.
    pub(super) fn read_query(&self, text: &str) -> Query {
        let Some(kind) = self.kind else {
            return Query::parse(text);
        };
        let names: &[&str] = match self.document {
            // A list is filtered as its page is; of a record there is nothing to choose but the day.
            Some(Document::Table | Document::Bibtex | Document::Ris) | None => kind.parameters(),
            Some(Document::Calendar | Document::Data | Document::Code) => &CLOCKS,
            Some(Document::Card) => &OF_CARDS,
            Some(Document::Badge) => &[],
        };
        Query::parse_known(text, names, kind.longest_value())
    }
}

impl fmt::Display for Resource<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(kind) = self.kind else {
            return formatter.write_str(&self.parts[0]);
        };
        let mut parts = self.parts.iter();
        for (place, segment) in kind.pattern().split('/').enumerate() {
            if place > 0 {
                formatter.write_str("/")?;
            }
            if segment.starts_with('{') {
                let part = parts.next().map_or("", |part| part);
                write!(formatter, "{}", utf8_percent_encode(part, PLAIN))?;
            } else {
                formatter.write_str(segment)?;
            }
        }
        formatter.write_str(self.document.map_or("", Document::suffix))
    }
}

/// The names in a pattern, in their order.
fn names(pattern: &'static str) -> impl Iterator<Item = &'static str> {
    pattern
        .split('/')
        .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
}
