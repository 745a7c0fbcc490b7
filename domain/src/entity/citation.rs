//! A source, and where in it a fact stands.

use super::source::{AddressError, check_web_address};
use crate::id::{IdError, SourceId};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser::SerializeMap as _};
use std::fmt;

/// How many characters the place in a source has at most.
pub const LONGEST_PLACE: usize = 200;

/// How many characters are quoted at most: as much as a reader needs to find the passage, and no more than the law lets anybody quote.
pub const LONGEST_QUOTE: usize = 300;

/// What stands between a source and the place in it, in tables and in forms. No id has it.
pub const PLACE_MARK: char = '#';

/// A source, and where in it a fact stands.
///
/// In JSON and TOML it is the id of the source alone, or a map where more is known. A world has tens of thousands of them, so the
/// id and the place share one text, and what few citations have stands behind one pointer.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Citation {
    /// The id of the source; behind a [`PLACE_MARK`] the place.
    text: Box<str>,
    details: Option<Box<Details>>,
}

/// What few citations have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Details {
    archived_url: Option<Box<str>>,
    read: Option<Date>,
    quote: Option<Box<str>>,
}

/// A citation that is more than the id of its source, field by field.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LocatedCitation {
    pub source: SourceId,
    /// Where in it: a file, a row, a page, a heading, the id of a statement.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub place: Option<String>,
    /// The address of a copy of that place that stays as it was read.
    #[serde(default)]
    pub archived_url: Option<String>,
    /// The day on which somebody read it there.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub read: Option<Date>,
    /// What stands there, word for word and short.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 300))]
    pub quote: Option<String>,
}

/// Why a text or a map is no citation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CitationError {
    #[error(transparent)]
    Source(#[from] IdError),
    #[error("the place in the source is not of 1 to {LONGEST_PLACE} characters in one line")]
    Place,
    #[error("the quotation is not of 1 to {LONGEST_QUOTE} characters")]
    Quote,
    #[error("`archived_url`: {0}")]
    Archived(#[from] AddressError),
}

impl Citation {
    /// A source as it is written in tables: its id alone, or with the place behind a [`PLACE_MARK`].
    ///
    /// # Errors
    /// When the first part is no id, or the place is empty, too long or of several lines.
    pub fn parse(text: &str) -> Result<Self, CitationError> {
        match text.split_once(PLACE_MARK) {
            Some((id, place)) => Self::from(SourceId::parse(id)?).at(place),
            None => Ok(Self::from(SourceId::parse(text)?)),
        }
    }

    /// The same source, at a place in it.
    ///
    /// # Errors
    /// When the place is empty, too long or of several lines.
    pub fn at(self, place: &str) -> Result<Self, CitationError> {
        let place = place.trim();
        let is_sound = (1..=LONGEST_PLACE).contains(&place.chars().count());
        if !is_sound || place.contains(char::is_control) {
            return Err(CitationError::Place);
        }
        Ok(Self {
            text: format!("{}{PLACE_MARK}{place}", self.source()).into(),
            details: self.details,
        })
    }

    /// The id of the source.
    pub fn source(&self) -> &str {
        match self.mark() {
            Some(mark) => &self.text[..mark],
            None => &self.text,
        }
    }

    /// Where the id ends and the place begins. Pages ask some thousand times, of texts that are short.
    fn mark(&self) -> Option<usize> {
        self.text.bytes().position(|byte| char::from(byte) == PLACE_MARK)
    }

    /// The id of the source, for whoever keeps it.
    pub fn source_id(&self) -> SourceId {
        SourceId::of_slug(self.source())
    }

    /// The same place in another source, or in the same one under another id.
    pub(crate) fn in_source(&self, source: &SourceId) -> Self {
        let text = match self.place() {
            Some(place) => format!("{source}{PLACE_MARK}{place}").into(),
            None => source.as_str().into(),
        };
        Self {
            text,
            details: self.details.clone(),
        }
    }

    pub fn place(&self) -> Option<&str> {
        self.mark().map(|mark| &self.text[mark + 1..])
    }

    pub fn archived_url(&self) -> Option<&str> {
        self.details.as_ref()?.archived_url.as_deref()
    }

    /// The day on which somebody read it there.
    pub fn read(&self) -> Option<Date> {
        self.details.as_ref()?.read
    }

    pub fn quote(&self) -> Option<&str> {
        self.details.as_ref()?.quote.as_deref()
    }

    /// The source and the place, as tables and forms write them; see [`Citation::parse`].
    pub fn short(&self) -> &str {
        &self.text
    }

    /// Whether it names a source and nothing else.
    pub fn is_of_whole_source(&self) -> bool {
        self.details.is_none() && self.place().is_none()
    }

    /// The same place, without who read it when and what stood there.
    pub(crate) fn without_details(&self) -> Self {
        Self {
            text: self.text.clone(),
            details: None,
        }
    }

    /// Whether another citation says all that this one does, and more.
    fn says_less_than(&self, other: &Self) -> bool {
        let is_of_same = self.source() == other.source();
        let is_without_place = is_of_same && self.place().is_none() && other.place().is_some();
        self.details.is_none() && (is_without_place || (self.text == other.text && other.details.is_some()))
    }
}

/// Adds a citation to those of a fact, unless one of them says as much; one that says less gives way to it.
pub fn cite(citations: &mut Vec<Citation>, new: &Citation) {
    if citations
        .iter()
        .any(|known| known == new || new.says_less_than(known))
    {
        return;
    }
    match citations.iter_mut().find(|known| known.says_less_than(new)) {
        Some(known) => *known = new.clone(),
        None => citations.push(new.clone()),
    }
}

/// The ids of the sources of some citations, each once, in their order.
pub fn source_ids(citations: &[Citation]) -> Vec<SourceId> {
    let mut ids: Vec<SourceId> = Vec::with_capacity(citations.len());
    for citation in citations {
        if !ids.iter().any(|id| id.as_str() == citation.source()) {
            ids.push(citation.source_id());
        }
    }
    ids
}

/// The whole source.
impl From<SourceId> for Citation {
    fn from(id: SourceId) -> Self {
        Self::from(&id)
    }
}

impl From<&SourceId> for Citation {
    fn from(id: &SourceId) -> Self {
        Self {
            text: id.as_str().into(),
            details: None,
        }
    }
}

impl TryFrom<LocatedCitation> for Citation {
    type Error = CitationError;

    fn try_from(it: LocatedCitation) -> Result<Self, CitationError> {
        if let Some(url) = &it.archived_url {
            check_web_address(url)?;
        }
        let is_quotable =
            |quote: &str| (1..=LONGEST_QUOTE).contains(&quote.chars().count()) && !quote.trim().is_empty();
        if it.quote.as_deref().is_some_and(|quote| !is_quotable(quote)) {
            return Err(CitationError::Quote);
        }
        let details = Details {
            archived_url: it.archived_url.map(Into::into),
            read: it.read,
            quote: it.quote.map(Into::into),
        };
        let mut citation = Self::from(it.source);
        if details != Details::default() {
            citation.details = Some(Box::new(details));
        }
        match it.place {
            Some(place) => citation.at(&place),
            None => Ok(citation),
        }
    }
}

impl fmt::Debug for Citation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, formatter)?;
        match &self.details {
            Some(details) => write!(formatter, " {details:?}"),
            None => Ok(()),
        }
    }
}

impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_of_whole_source() {
            return serializer.serialize_str(&self.text);
        }
        // As a `LocatedCitation` is read, and without making one: an answer of the API has hundreds of them.
        let (place, archived_url, quote) = (self.place(), self.archived_url(), self.quote());
        let read = self.read();
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("source", self.source())?;
        for (name, text) in [("place", place), ("archived_url", archived_url)] {
            if let Some(text) = text {
                fields.serialize_entry(name, text)?;
            }
        }
        if let Some(read) = read {
            fields.serialize_entry("read", &read)?;
        }
        if let Some(quote) = quote {
            fields.serialize_entry("quote", quote)?;
        }
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Citation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EitherForm)
    }
}

/// Reads the id of a source, or a map.
struct EitherForm;

impl<'de> de::Visitor<'de> for EitherForm {
    type Value = Citation;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the id of a source, or a map with `source` and `place`")
    }

    fn visit_str<E: de::Error>(self, id: &str) -> Result<Citation, E> {
        SourceId::parse(id).map(Citation::from).map_err(E::custom)
    }

    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Citation, A::Error> {
        let located = LocatedCitation::deserialize(de::value::MapAccessDeserializer::new(map))?;
        Citation::try_from(located).map_err(de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
mod schema {
    use super::{Citation, LocatedCitation};
    use crate::id::SourceId;
    use utoipa::{
        PartialSchema, ToSchema,
        openapi::{RefOr, Schema},
    };

    /// The two forms in which a citation is written.
    #[derive(ToSchema)]
    #[schema(as = Citation)]
    #[expect(dead_code, reason = "only its schema is asked for")]
    #[serde(untagged)]
    enum Form {
        Whole(SourceId),
        Located(LocatedCitation),
    }

    impl PartialSchema for Citation {
        fn schema() -> RefOr<Schema> {
            Form::schema()
        }
    }

    impl ToSchema for Citation {
        fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
            Form::schemas(schemas);
        }
    }
}

#[cfg(test)]
mod tests;
