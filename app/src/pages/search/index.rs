//! What fits a typed text, and how what is found is ranked.
//!
//! Exact names come first, then names with what was typed as whole words, then names that begin with it or have words that do, then
//! initials, words of different kinds together, and names with it inside. Only where those are few does a misspelt word count: one whose letters stand in
//! the name's word in the same order, or the other way round, with few others between.

use super::{
    form::{Ends, Form, is_begun},
    forms::{self, EventWords},
    together::together,
    vocabulary::Vocabulary,
};
use domain::{EntityKind, EntityRef, Snapshot, folding::is_article};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::{cmp::Reverse, collections::BTreeSet};

/// With this many good hits there is no need to guess at misspellings.
const ENOUGH: usize = 8;
/// The shortest word that may be misspelt.
const SHORTEST_MISSPELT: usize = 3;

/// How well a name fits; the smaller the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    Exact,
    /// It begins with whole words that were typed.
    BeginsWhole,
    /// All that was typed is words of it.
    Whole,
    Begins,
    WordsBegin,
    Initials,
    /// Some words are its name, the others that of what it belongs to.
    Together,
    Inside,
    /// With the score of the fuzzy matcher: more is better.
    Misspelt(Reverse<u32>),
}

impl Fit {
    /// Kinds are ranked by this alone: a name of a meeting that begins with a person's is no better a find.
    const fn class(self) -> u8 {
        match self {
            Self::Exact => 0,
            Self::BeginsWhole
            | Self::Whole
            | Self::Begins
            | Self::WordsBegin
            | Self::Initials
            | Self::Together
            | Self::Inside => 1,
            Self::Misspelt(_) => 2,
        }
    }
}

/// What was found of one kind, the best first.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    pub kind: EntityKind,
    pub found: Vec<EntityRef>,
    best: Fit,
}

/// What fits a typed text among everything that was known on the day, by kind.
pub fn find(snapshot: &Snapshot, typed: &str) -> Vec<Group> {
    let typed = Form::of(typed);
    if typed.spaced.is_empty() {
        return Vec::new();
    }
    let vocabulary = Vocabulary::of(snapshot.world());
    let mut found = hits(snapshot, vocabulary.candidates(&typed), |form| fit(&typed, form));
    let together = if found.len() < ENOUGH {
        together(snapshot, &vocabulary, &typed)
    } else {
        BTreeSet::new()
    };
    if found.len() + together.len() < ENOUGH {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut candidates = vocabulary.candidates(&typed);
        candidates
            .extend(vocabulary.alike(&typed, |part, word| likeness(&mut matcher, part, word).is_some()));
        found = hits(snapshot, candidates, |form| {
            fit(&typed, form).or_else(|| misspelt(&mut matcher, &typed, form))
        });
    }
    let others = together.iter().filter(|what| {
        !found
            .iter()
            .any(|hit| hit.what == *what && hit.best < Fit::Together)
    });
    let others: BTreeSet<&EntityRef> = others.collect();
    found.retain(|hit| !others.contains(hit.what));
    found.extend(hits(snapshot, others, |_| Some(Fit::Together)));
    grouped(found)
}

/// A record that fits, with what it is ranked by.
struct Hit<'v> {
    best: Fit,
    /// The length of the spelling that fits; of events that fit equally well the newest comes first.
    order: (usize, Reverse<Option<domain::Edtf>>),
    what: &'v EntityRef,
}

/// The best fit of each candidate that has one and was known on the day.
fn hits<'v>(
    snapshot: &Snapshot,
    candidates: BTreeSet<&'v EntityRef>,
    mut fit: impl FnMut(&Form) -> Option<Fit>,
) -> Vec<Hit<'v>> {
    let mut words = EventWords::default();
    let mut hit = |what: &'v EntityRef| {
        let forms = forms::of_known(what, snapshot, &mut words)?;
        let fits = forms
            .iter()
            .filter_map(|form| Some((fit(form)?, form.spaced.len())));
        let (best, length) = fits.min()?;
        let order = match what {
            EntityRef::Event(id) => (
                0,
                Reverse(snapshot.event(id.as_str()).map(|it| it.date.on.clone())),
            ),
            _ => (length, Reverse(None)),
        };
        Some(Hit { best, order, what })
    };
    candidates.into_iter().filter_map(&mut hit).collect()
}

fn grouped(mut hits: Vec<Hit<'_>>) -> Vec<Group> {
    let place = |hit: &Hit<'_>| place_in_order(hit.what.kind());
    hits.sort_by(|a, b| {
        (a.best, &a.order.0, place(a), &a.order.1).cmp(&(b.best, &b.order.0, place(b), &b.order.1))
    });
    let mut groups: Vec<Group> = Vec::new();
    for Hit { best, what, .. } in hits {
        let kind = what.kind();
        match groups.iter_mut().find(|group| group.kind == kind) {
            Some(group) => group.found.push(what.clone()),
            None => groups.push(Group {
                kind,
                found: vec![what.clone()],
                best,
            }),
        }
    }
    groups.sort_by_key(|group| (group.best.class(), place_of(group.kind)));
    groups
}

/// The order of records of different kinds that fit equally well.
const fn place_in_order(kind: EntityKind) -> u8 {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Country => 1,
        EntityKind::Office => 2,
        EntityKind::Party => 3,
        EntityKind::Transition => 4,
        EntityKind::Event => 5,
        EntityKind::Body => 6,
        EntityKind::Tenure | EntityKind::Source => 7,
    }
}

/// The order of kinds whose best hits fit equally well.
const fn place_of(kind: EntityKind) -> u8 {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Country => 1,
        EntityKind::Office => 2,
        EntityKind::Transition => 3,
        EntityKind::Event => 4,
        EntityKind::Party => 5,
        EntityKind::Body => 6,
        EntityKind::Tenure | EntityKind::Source => 7,
    }
}

fn fit(typed: &Form, form: &Form) -> Option<Fit> {
    let begins = form.begins_as(typed);
    if begins == Some(Ends::Too) {
        return Some(Fit::Exact);
    }
    let has_all = |is_it: fn(&str, &str) -> bool| {
        typed
            .words()
            .all(|part| form.words().any(|word| is_it(word, part)))
    };
    let is_begun_by_word = has_all(is_begun);
    if is_begun_by_word && has_all(|word, part| word == part || (is_article(part) && is_article(word))) {
        return Some(if begins.is_some() {
            Fit::BeginsWhole
        } else {
            Fit::Whole
        });
    }
    if begins.is_some() {
        return Some(Fit::Begins);
    }
    if is_begun_by_word {
        return Some(Fit::WordsBegin);
    }
    if typed.may_be_initials() && form.initials().is_some_and(|it| it.starts_with(&*typed.spaced)) {
        return Some(Fit::Initials);
    }
    // A letter or two stand inside of too many Latin names, and the end of a word before other words says nothing; in other
    // scripts they are half a name.
    let is_telling = !typed.spaced.is_ascii() || (typed.spaced.len() > 2 && !typed.spaced.contains(' '));
    let is_inside = form.spaced.contains(&*typed.spaced)
        || (!typed.spaced.is_ascii() && form.tight().contains(&*typed.tight()));
    (is_telling && is_inside).then_some(Fit::Inside)
}

/// The fit of a name in which every typed word stands, at worst misspelt.
fn misspelt(matcher: &mut Matcher, typed: &Form, form: &Form) -> Option<Fit> {
    let mut sum = 0;
    for part in typed.words() {
        sum += form
            .words()
            .filter_map(|word| likeness(matcher, part, word))
            .max()?;
    }
    Some(Fit::Misspelt(Reverse(sum)))
}

/// How alike two words are: more is better, none is not alike.
fn likeness(matcher: &mut Matcher, typed: &str, word: &str) -> Option<u32> {
    // People rarely mistake the first letter, and asking for it spares most of the work.
    if typed.chars().next() != word.chars().next() {
        return None;
    }
    let (typed_length, length) = (typed.chars().count(), word.chars().count());
    if typed_length.min(length) < SHORTEST_MISSPELT {
        return word
            .starts_with(typed)
            .then_some(16 * u32::try_from(typed_length).unwrap_or(u32::MAX));
    }
    let (short, long) = if typed_length <= length {
        (typed, word)
    } else {
        (word, typed)
    };
    let (mut short_letters, mut long_letters, mut places) = (Vec::new(), Vec::new(), Vec::new());
    let short = Utf32Str::new(short, &mut short_letters);
    let long = Utf32Str::new(long, &mut long_letters);
    let score = matcher.fuzzy_indices(long, short, &mut places)?;
    let span = places.last().copied()? - places.first().copied()? + 1;
    let strangers = usize::try_from(span).ok()?.saturating_sub(short.len());
    // One letter in four may be missing or too many; a typed word may stop early, but not run on.
    let ran_on = typed_length.saturating_sub(length);
    let most = short.len().div_ceil(4);
    (strangers <= most && ran_on <= most).then_some(u32::from(score))
}

#[cfg(test)]
mod tests;
