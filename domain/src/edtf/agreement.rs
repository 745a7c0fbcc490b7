//! How two dates of the same happening compare, neither taken for more exact than it is.

use crate::Edtf;

/// How a date that a source gives compares with the one that is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The source says nothing that is not recorded: the same, or less exactly.
    Says,
    /// Nothing was recorded, or the source says the same more exactly.
    Adds,
    /// Both cannot be right.
    Contradicts,
}

/// Compares what is recorded with what a source says.
pub fn agreement(recorded: Option<&Edtf>, said: Option<&Edtf>) -> Agreement {
    let Some(said) = said else {
        return Agreement::Says;
    };
    let Some(recorded) = recorded else {
        return Agreement::Adds;
    };
    if recorded == said || is_within(recorded, said) {
        Agreement::Says
    } else if is_within(said, recorded) {
        Agreement::Adds
    } else {
        Agreement::Contradicts
    }
}

/// Whether all that one date may denote is among what the other may.
fn is_within(inner: &Edtf, outer: &Edtf) -> bool {
    let starts = match (inner.earliest(), outer.earliest()) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(inner), Some(outer)) => inner >= outer,
    };
    let ends = match (inner.latest(), outer.latest()) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(inner), Some(outer)) => inner <= outer,
    };
    starts && ends
}

/// Whether two dates may denote the same day.
pub(crate) fn may_meet(one: &Edtf, other: &Edtf) -> bool {
    let begins = |it: &Edtf| it.earliest();
    let ends = |it: &Edtf| it.latest();
    let before = |a: &Edtf, b: &Edtf| ends(a).zip(begins(b)).is_some_and(|(end, begin)| end < begin);
    !before(one, other) && !before(other, one)
}

/// Whether the births of two persons, as far as they are known, may be one. Sources differ in days.
pub fn may_be_born_alike(one: Option<&Edtf>, other: Option<&Edtf>) -> bool {
    one.zip(other)
        .is_none_or(|(one, other)| may_meet_by_year(one, other))
}

/// Whether two dates may be of the same year.
fn may_meet_by_year(one: &Edtf, other: &Edtf) -> bool {
    let first = |date: &Edtf| date.earliest().map(|day| day.year());
    let last = |date: &Edtf| date.latest().map(|day| day.year());
    let before = |a: &Edtf, b: &Edtf| last(a).zip(first(b)).is_some_and(|(last, first)| last < first);
    !before(one, other) && !before(other, one)
}
