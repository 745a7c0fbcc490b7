//! Lists page by page. A page goes on behind the last record of the one before, wherever that stands by then, so that
//! nothing is skipped or shown twice because somebody committed meanwhile.

use super::{parameters::AFTER, problem::Problem};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::Edtf;
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, cmp::Ordering};

/// How many records stand on a page that nobody asked to be longer.
pub const USUAL: usize = 50;
/// Longer texts sort by their beginning.
const LONGEST_TEXT: usize = 80;

/// What a list is sorted by: no two of its records have the same key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SortKey<'a> {
    /// What has no date, or is no record any more, stands behind the rest.
    late: u8,
    date: Option<Cow<'a, Edtf>>,
    text: Cow<'a, str>,
    pub id: Cow<'a, str>,
}

/// Which way a list runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub word: &'static str,
    pub is_newest_first: bool,
}

impl Order {
    pub const BY_ID: Self = Self {
        word: "id",
        is_newest_first: false,
    };

    pub const fn of(word: &'static str) -> Self {
        Self {
            word,
            is_newest_first: false,
        }
    }

    pub fn compare(self, one: &SortKey<'_>, other: &SortKey<'_>) -> Ordering {
        let (earlier, later) = if self.is_newest_first {
            (other, one)
        } else {
            (one, other)
        };
        one.late
            .cmp(&other.late)
            .then_with(|| earlier.date.cmp(&later.date))
            .then_with(|| one.text.cmp(&other.text))
            .then_with(|| one.id.cmp(&other.id))
    }
}

impl<'a> SortKey<'a> {
    pub fn of_id(id: impl Into<Cow<'a, str>>) -> Self {
        Self::of(None, "", id)
    }

    /// By a date, then a text, then the id.
    pub fn of(date: Option<&'a Edtf>, text: impl Into<Cow<'a, str>>, id: impl Into<Cow<'a, str>>) -> Self {
        Self {
            late: 0,
            date: date.map(Cow::Borrowed),
            text: beginning(text.into()),
            id: id.into(),
        }
    }

    /// Behind everything with a date.
    #[must_use]
    pub fn late_if(mut self, is_late: bool) -> Self {
        self.late = self.late.max(u8::from(is_late));
        self
    }

    /// Behind everything of a lower rank, with or without a date.
    #[must_use]
    pub fn behind(mut self, rank: u8) -> Self {
        self.late = self.late.saturating_add(rank.saturating_mul(2));
        self
    }

    /// Behind every record.
    pub fn of_gone(id: impl Into<Cow<'a, str>>) -> Self {
        Self {
            late: u8::MAX,
            ..Self::of_id(id)
        }
    }

    /// The key as an address carries it.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn cursor(&self, order: Order) -> serde_json::Result<String> {
        Ok(URL_SAFE_NO_PAD.encode(serde_json::to_vec(&(order.word, self))?))
    }

    /// # Errors
    /// When the text is no cursor of ours, or of a list in another order.
    pub fn from_cursor(cursor: &str, order: Order) -> Result<SortKey<'static>, Problem> {
        let refused = || {
            Problem::parameter(
                AFTER.name,
                "it must be the `next` of an answer to the same question",
            )
        };
        let whole = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| refused())?;
        let (word, key): (String, SortKey<'static>) =
            serde_json::from_slice(&whole).map_err(|_| refused())?;
        if word == order.word {
            Ok(key)
        } else {
            Err(refused())
        }
    }
}

/// As much of a text as a list is sorted by.
fn beginning(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.len() <= LONGEST_TEXT {
        return text;
    }
    let Some((end, _)) = text.char_indices().nth(LONGEST_TEXT) else {
        return text;
    };
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[..end]),
        Cow::Owned(text) => Cow::Owned(text[..end].to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_leads_back_to_its_key_in_its_order() {
        let date = Edtf::parse("2024-09-27").expect("a date");
        let key = SortKey::of(Some(&date), "岸田", "fumio-kishida");
        let order = Order::of("date");
        let cursor = key.cursor(order).expect("a cursor");
        assert_eq!(SortKey::from_cursor(&cursor, order).ok(), Some(key));
        assert!(SortKey::from_cursor(&cursor, Order::BY_ID).is_err());
        assert!(SortKey::from_cursor("nonsense", order).is_err());
    }

    #[test]
    fn newest_first_turns_the_dates_and_nothing_else() {
        let dates = ["2023", "2024"].map(|date| Edtf::parse(date).expect("a date"));
        let newest = Order {
            word: "newest",
            is_newest_first: true,
        };
        let (old, new, gone) = (
            SortKey::of(Some(&dates[0]), "", "b"),
            SortKey::of(Some(&dates[1]), "", "a"),
            SortKey::of_gone("0"),
        );
        assert_eq!(newest.compare(&new, &old), Ordering::Less);
        assert_eq!(Order::of("date").compare(&new, &old), Ordering::Greater);
        assert_eq!(newest.compare(&gone, &old), Ordering::Greater);
    }
}
