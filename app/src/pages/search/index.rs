//! The index of one snapshot, and how what it finds is ranked.
//!
//! Exact names come first, then names that begin with what was typed, then names with words that do, then
//! names with it inside. Only where those are few does a misspelt word count: one whose letters stand in
//! the name's word in the same order, or the other way round, with few others between.

use super::{
    fold::Form,
    forms::{self, EventWords},
};
use domain::{EntityKind, EntityRef, Snapshot};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::{
    cmp::Reverse,
    sync::{Arc, Mutex, PoisonError, Weak},
};

/// With this many good hits there is no need to guess at misspellings.
const ENOUGH: usize = 8;
/// The shortest word that may be misspelt.
const SHORTEST_MISSPELT: usize = 3;
/// How many indices are kept: today's, and a few past days that are being read.
const MOST_KEPT: usize = 4;

static KEPT: Mutex<Vec<(Weak<Snapshot>, Arc<Index>)>> = Mutex::new(Vec::new());

pub struct Index(Vec<Entry>);

struct Entry {
    what: EntityRef,
    forms: Vec<Form>,
}

/// How well a name fits; the smaller the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    Exact,
    Begins,
    WordsBegin,
    Inside,
    /// With the score of the fuzzy matcher: more is better.
    Misspelt(Reverse<u32>),
}

impl Fit {
    /// Kinds are ranked by this alone: a name of a meeting that begins with a person's is no better a find.
    const fn class(self) -> u8 {
        match self {
            Self::Exact => 0,
            Self::Begins | Self::WordsBegin | Self::Inside => 1,
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

impl Index {
    /// The index of a snapshot; kept for as long as the snapshot is in use and no newer ones push it out.
    pub fn of(snapshot: &Arc<Snapshot>) -> Arc<Self> {
        // A weak pointer keeps the address taken, so an equal address is the same snapshot.
        let address = Arc::as_ptr(snapshot);
        let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, index)) = kept.iter().find(|(weak, _)| weak.as_ptr() == address) {
            return Arc::clone(index);
        }
        // Others may search while this index is built.
        drop(kept);
        let index = Arc::new(Self::build(snapshot));
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(weak, _)| weak.strong_count() > 0);
        if kept.len() >= MOST_KEPT {
            kept.remove(0);
        }
        kept.push((Arc::downgrade(snapshot), Arc::clone(&index)));
        index
    }

    pub fn build(snapshot: &Snapshot) -> Self {
        let mut entries = Vec::new();
        let mut add = |what: EntityRef, forms: Vec<Form>| entries.push(Entry { what, forms });
        for (id, it) in &snapshot.persons {
            add(EntityRef::Person(id.clone()), forms::of_texts(it.name.forms()));
        }
        for (id, it) in &snapshot.countries {
            add(EntityRef::Country(id.clone()), forms::of_country(it));
        }
        for (id, it) in &snapshot.offices {
            add(EntityRef::Office(id.clone()), forms::of_office(it));
        }
        for (id, it) in &snapshot.parties {
            add(EntityRef::Party(id.clone()), forms::of_texts(it.name.forms()));
        }
        for (id, it) in &snapshot.transitions {
            add(
                EntityRef::Transition(id.clone()),
                forms::of_transition(snapshot, it),
            );
        }
        let mut words = EventWords::default();
        // Events that fit equally well stand in this order: the newest first.
        let mut events: Vec<_> = snapshot.events.values().collect();
        events.sort_by(|a, b| b.date.on.cmp(&a.date.on));
        for it in events {
            add(EntityRef::Event(it.id.clone()), words.forms(snapshot, it));
        }
        Self(entries)
    }

    /// What fits the typed text, by kind.
    pub fn search(&self, typed: &str) -> Vec<Group> {
        let typed = Form::of(typed);
        if typed.spaced.is_empty() {
            return Vec::new();
        }
        let mut hits = self.hits(|form| fit(&typed, form));
        if hits.len() < ENOUGH {
            let mut matcher = Matcher::new(Config::DEFAULT);
            hits = self.hits(|form| fit(&typed, form).or_else(|| misspelt(&mut matcher, &typed, form)));
        }
        // The sort is stable, so what fits equally well keeps the order of the index.
        hits.sort_by_key(|(best, length, entry)| {
            let is_event = entry.what.kind() == EntityKind::Event;
            (*best, if is_event { 0 } else { *length })
        });
        let mut groups: Vec<Group> = Vec::new();
        for (best, _, entry) in hits {
            let kind = entry.what.kind();
            match groups.iter_mut().find(|group| group.kind == kind) {
                Some(group) => group.found.push(entry.what.clone()),
                None => groups.push(Group {
                    kind,
                    found: vec![entry.what.clone()],
                    best,
                }),
            }
        }
        groups.sort_by_key(|group| (group.best.class(), place_of(group.kind)));
        groups
    }

    /// The best fit of each entry that has one, with the length of the spelling that fits.
    fn hits(&self, mut fit: impl FnMut(&Form) -> Option<Fit>) -> Vec<(Fit, usize, &Entry)> {
        self.0
            .iter()
            .filter_map(|entry| {
                let fits = entry
                    .forms
                    .iter()
                    .filter_map(|form| Some((fit(form)?, form.spaced.len())));
                fits.min().map(|(best, length)| (best, length, entry))
            })
            .collect()
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
        EntityKind::Tenure | EntityKind::Source => 6,
    }
}

fn fit(typed: &Form, form: &Form) -> Option<Fit> {
    if form.spaced == typed.spaced || form.tight() == typed.tight() {
        return Some(Fit::Exact);
    }
    if form.spaced.starts_with(&*typed.spaced) || form.tight().starts_with(typed.tight()) {
        return Some(Fit::Begins);
    }
    if typed
        .words()
        .all(|part| form.words().any(|word| word.starts_with(part)))
    {
        return Some(Fit::WordsBegin);
    }
    // A letter or two stand inside of too many Latin names; in other scripts they are half a name.
    let is_telling = !typed.spaced.is_ascii() || typed.spaced.len() > 2;
    let is_inside = form.spaced.contains(&*typed.spaced)
        || (!typed.spaced.is_ascii() && form.tight().contains(typed.tight()));
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
