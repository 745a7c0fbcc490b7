//! The query of a page: names and values, bounded, in the order in which they came.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::borrow::Cow;

/// The parameters that pages know; any other is ignored.
pub const KNOWN: [&str; 16] = [
    "as_of",
    "known_at",
    "country",
    "region",
    "group",
    "kind",
    "status",
    "firmness",
    "from",
    "to",
    "q",
    "sort",
    "page",
    "saved",
    "view",
    "countries",
];

/// Those of them that say which day is shown, of which record.
pub const CLOCKS: [&str; 2] = ["as_of", "known_at"];

const MOST_PAIRS: usize = 64;
const LONGEST_VALUE: usize = 200;

/// What stays as it is in an address. Serializers of forms would write `2024-09-06T12%3A00%3A00Z`, which is the same to programs and
/// cannot be read by people, who share these addresses.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b',')
    .remove(b':');

/// The known parameters of a query that are not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads what stands after the question mark; what is unknown, empty or beyond bounds is left out.
    pub fn parse(text: &str) -> Self {
        Self::parse_known(text, &KNOWN, None)
    }

    /// Reads those parameters alone, with a bound of its own for the values.
    pub(crate) fn parse_known(text: &str, names: &[&str], longest: Option<usize>) -> Self {
        let longest = longest.unwrap_or(LONGEST_VALUE);
        let pairs = form_urlencoded::parse(text.as_bytes());
        let known = pairs.filter_map(|pair| Self::known_pair(&pair, names, longest));
        Self(known.take(MOST_PAIRS).collect())
    }

    /// A pair that is known, within bounds; none where its value is empty.
    fn known_pair(
        (name, value): &(Cow<'_, str>, Cow<'_, str>),
        names: &[&str],
        longest: usize,
    ) -> Option<(String, String)> {
        let name = names.iter().find(|known| *known == name)?;
        let value = value.replace(char::is_control, "");
        let value: String = value.trim().chars().take(longest).collect();
        (!value.is_empty()).then(|| ((*name).to_owned(), value))
    }

    /// One parameter that no page of the table knows, for a page that stands beside it.
    pub fn of(name: &str, value: &str) -> Self {
        Self(vec![(name.to_owned(), value.to_owned())])
    }

    /// The first value of a parameter.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every value of a parameter.
    pub fn all<'q>(&'q self, name: &'q str) -> impl Iterator<Item = &'q str> {
        self.0
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same query with one parameter put to one value, or taken out.
    #[must_use]
    pub fn with(&self, name: &str, value: Option<&str>) -> Self {
        let mut pairs: Vec<_> = self
            .0
            .iter()
            .filter(|(known, _)| known != name)
            .cloned()
            .collect();
        pairs.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        Self(pairs)
    }

    /// Only these parameters.
    #[must_use]
    pub fn only(&self, names: &[&str]) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(known, _)| names.contains(&known.as_str()))
                .cloned()
                .collect(),
        )
    }

    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The parameters of both.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self(self.0.iter().chain(&other.0).cloned().collect())
    }

    /// The query in one spelling for one meaning, so that equal queries share a place in the cache.
    #[must_use]
    pub fn canonical(mut self) -> Self {
        self.0.sort();
        self.0.dedup();
        self
    }
}

impl std::fmt::Display for Query {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (place, (name, value)) in self.0.iter().enumerate() {
            let joint = if place == 0 { "" } else { "&" };
            write!(
                formatter,
                "{joint}{name}={}",
                utf8_percent_encode(value, UNRESERVED)
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_parameters_are_read_and_others_ignored() {
        let query = Query::parse("q=%E5%B2%B8%E7%94%B0&utm=x&kind=meeting&kind=agreement&region=");
        assert_eq!(query.first("q"), Some("岸田"));
        assert_eq!(query.all("kind").collect::<Vec<_>>(), ["meeting", "agreement"]);
        assert_eq!(query.first("region"), None);
        assert_eq!(query.pairs().count(), 3);
    }

    #[test]
    fn a_query_has_one_canonical_spelling() {
        let one = Query::parse("q=a+b&as_of=2024-09-06&junk=1");
        let other = Query::parse("as_of=2024-09-06&q=a%20b&q=a%20b");
        assert_eq!(one.clone().canonical(), other.canonical());
        assert_eq!(one.canonical().to_string(), "as_of=2024-09-06&q=a%20b");
    }
}
