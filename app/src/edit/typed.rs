//! What was sent with a form: names and values, cleaned of nothing but the ends of lines.

/// The most pairs that a form may have; a long record has a few hundred fields.
const MOST_PAIRS: usize = 2000;

/// The pairs of a form in the order in which they were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// Takes all pairs; none where they are more than any form has. Some of them would not do: a field that is not there
    /// counts as emptied.
    pub fn new(pairs: Vec<(String, String)>) -> Option<Self> {
        let plain = |(name, value): (String, String)| (name, value.replace("\r\n", "\n").trim().to_owned());
        (pairs.len() <= MOST_PAIRS).then(|| Self(pairs.into_iter().map(plain).collect()))
    }

    /// The first value of a field; none where it was not sent, and an empty text where nothing was typed.
    pub fn get(&self, name: &str) -> Option<&str> {
        let pair = self.0.iter().find(|(known, _)| known == name);
        pair.map(|(_, value)| value.as_str())
    }

    /// Every value of a field.
    pub fn all<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t str> {
        self.0
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Fills in a field that was left empty.
    pub fn fill_in(&mut self, name: &str, value: &str) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, typed)) if typed.is_empty() => value.clone_into(typed),
            Some(_) => {}
            None => self.0.push((name.to_owned(), value.to_owned())),
        }
    }

    /// The fields whose names begin with a word, each with what follows it.
    pub fn below<'t>(&'t self, start: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
        self.0
            .iter()
            .filter_map(move |(name, value)| Some((name.strip_prefix(start)?, value.as_str())))
    }
}
