//! Which records have a word in their names: the index of a world, carried on from the one before.
//!
//! Names repeat their words, so there are far fewer words than records, and a search looks through the words alone. What
//! it gives are candidates: the spellings of each are compared once more, as they were on the day.

use super::{
    form::Form,
    forms::{self, EventWords},
};
use domain::{
    Change, Entity, EntityRef, Snapshot, World,
    folding::{ARTICLES, is_article},
};
use imbl::{OrdMap, OrdSet, Vector};
use jiff::civil::Date;
use memchr::memmem::Finder;
use std::{
    collections::BTreeSet,
    iter,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

/// How many vocabularies are kept: of the world as it is, and of a few past ones that are being read.
const MOST_KEPT: usize = 4;
/// When more than one entry in so many is of a name that was changed since, the vocabulary is made anew.
const MOST_STALE: usize = 8;

static KEPT: Mutex<Vec<Arc<Vocabulary>>> = Mutex::new(Vec::new());

#[derive(Clone, Default)]
pub struct Vocabulary {
    world: World,
    entries: Vector<EntityRef>,
    /// How many entries are of names that were written anew later.
    stale: usize,
    words: Postings,
    /// Whole names without spaces.
    tight: Postings,
    /// The first letters of the names of persons.
    initials: Postings,
}

impl Vocabulary {
    /// The vocabulary of a world: kept, or carried on from that of a world before, or made.
    pub fn of(world: &World) -> Arc<Self> {
        let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        let nearest = kept
            .iter()
            .filter(|it| world.follows(&it.world))
            .max_by_key(|it| it.world.seq())
            .cloned();
        // Others may search while it is made.
        drop(kept);
        let vocabulary = match nearest {
            Some(same) if same.world.seq() == world.seq() => return same,
            Some(earlier) if earlier.stale * MOST_STALE <= earlier.entries.len() => {
                Arc::new(earlier.carried_on(world))
            }
            Some(_) | None => Arc::new(Self::made_of(world)),
        };
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        // The one that it was carried on from is not asked for again, but by somebody who reads the past.
        kept.retain(|it| !(world.follows(&it.world) && it.world.seq() + 1 >= world.seq()));
        if kept.len() >= MOST_KEPT {
            kept.remove(0);
        }
        kept.push(Arc::clone(&vocabulary));
        vocabulary
    }

    pub(super) fn made_of(world: &World) -> Self {
        let mut made = Self {
            world: world.clone(),
            ..Self::default()
        };
        // On the last day of all everything is known.
        let everything = world.on(Date::MAX);
        let mut words = EventWords::default();
        for entity in world.entities() {
            made.add(&entity, &everything, &mut words);
        }
        made
    }

    /// With the records whose names may read otherwise after the commits since; what they were found by before stays as well.
    fn carried_on(&self, world: &World) -> Self {
        let mut next = self.clone();
        next.world = world.clone();
        let everything = world.on(Date::MAX);
        let mut words = EventWords::default();
        let commits = (self.world.seq() + 1..=world.seq()).filter_map(|seq| world.commit(seq));
        let mut renamed = BTreeSet::new();
        for change in commits.flat_map(|commit| &commit.changeset.changes) {
            add_with_dependants(&mut renamed, change, world);
        }
        for entity in renamed.iter().filter_map(|reference| world.get(reference)) {
            next.stale += usize::from(self.world.version_of(&entity.reference()).is_some());
            next.add(&entity, &everything, &mut words);
        }
        next
    }

    fn add(&mut self, entity: &Entity, everything: &Snapshot, words: &mut EventWords) {
        let forms = forms::of_known(&entity.reference(), everything, words).unwrap_or_default();
        if forms.is_empty() {
            return;
        }
        let Ok(number) = u32::try_from(self.entries.len()) else {
            return;
        };
        self.entries.push_back(entity.reference());
        // Long names of offices and events are typed with their spaces where their script has any.
        let is_name = matches!(entity, Entity::Person(_) | Entity::Country(_) | Entity::Party(_));
        for form in &forms {
            for word in form.words() {
                self.words.post(word, number);
            }
            if is_name || !form.spaced.is_ascii() {
                self.tight.post(&form.tight(), number);
            }
            if let Some(initials) = form.initials().filter(|_| matches!(entity, Entity::Person(_))) {
                self.initials.post(&initials, number);
            }
        }
        if let Entity::Event(event) = entity {
            // An event without a name is found by the year that it was once planned for.
            for year in event.previous.iter().filter_map(|earlier| earlier.date.on.year()) {
                self.words.post(&year.to_string(), number);
            }
        }
    }

    /// Every record of which one name may fit without a mistake; more than do.
    pub fn candidates(&self, typed: &Form) -> BTreeSet<&EntityRef> {
        let begin = |part: &str| self.begun(part);
        let hold = |part: &str| numbers(self.words.holding(part));
        let mut found = in_all(typed.words().map(begin));
        let tight = typed.tight();
        found.extend(numbers(
            self.tight.beginning_with(&tight).map(|(_, numbers)| numbers),
        ));
        found.extend(in_all(typed.words().map(hold)));
        if typed.may_be_initials() {
            let initials = self.initials.beginning_with(&typed.spaced);
            found.extend(numbers(initials.map(|(_, numbers)| numbers)));
        }
        if !typed.spaced.is_ascii() {
            found.extend(numbers(self.tight.holding(&tight)));
        }
        self.named(&found)
    }

    /// Every record that has a word like each of the typed ones.
    pub fn alike(&self, typed: &Form, mut is_alike: impl FnMut(&str, &str) -> bool) -> BTreeSet<&EntityRef> {
        let found = in_all(typed.words().map(|part| {
            let initial: String = part.chars().take(1).collect();
            let alike = self.words.beginning_with(&initial);
            let alike = alike.filter(|(word, _)| is_alike(part, word));
            numbers(alike.map(|(_, numbers)| numbers))
        }));
        self.named(&found)
    }

    /// The records with a word that begins so; every spelling of the Arabic article stands for the others.
    fn begun(&self, part: &str) -> BTreeSet<u32> {
        let words = self.words.beginning_with(part).map(|(_, numbers)| numbers);
        if !is_article(part) {
            return numbers(words);
        }
        let articles = ARTICLES.iter().filter_map(|it| self.words.by_word.get(*it));
        numbers(words.chain(articles))
    }

    /// The records that have one of the typed words, of the word that the fewest have.
    pub fn having_the_rarest(&self, typed: &Form, most: usize) -> BTreeSet<&EntityRef> {
        let of_each = typed.words().map(|part| self.begun(part));
        let rarest = of_each
            .filter(|numbers| !numbers.is_empty())
            .min_by_key(BTreeSet::len)
            .filter(|numbers| numbers.len() <= most);
        self.named(&rarest.unwrap_or_default())
    }

    fn named(&self, numbers: &BTreeSet<u32>) -> BTreeSet<&EntityRef> {
        numbers
            .iter()
            .filter_map(|number| self.entries.get(*number as usize))
            .collect()
    }
}

/// Records by number, by the words of their names.
#[derive(Clone, Default)]
struct Postings {
    by_word: OrdMap<Arc<str>, OrdSet<u32>>,
    /// All words, each with a space before and behind it: one pass finds what stands inside of any. Made when it is asked for.
    text: OnceLock<Box<str>>,
}

impl Postings {
    fn post(&mut self, word: &str, number: u32) {
        match self.by_word.get_mut(word) {
            Some(numbers) => {
                numbers.insert(number);
            }
            None => {
                self.by_word.insert(word.into(), OrdSet::unit(number));
                self.text = OnceLock::new();
            }
        }
    }

    /// The words that begin with something, in order.
    fn beginning_with(&self, beginning: &str) -> impl Iterator<Item = (&Arc<str>, &OrdSet<u32>)> {
        let beginning: Arc<str> = beginning.into();
        self.by_word
            .range(Arc::clone(&beginning)..)
            .take_while(move |(word, _)| word.starts_with(&*beginning))
    }

    /// What is posted at the words in which something stands.
    fn holding(&self, part: &str) -> impl Iterator<Item = &OrdSet<u32>> {
        let text = self.text.get_or_init(|| {
            let words = self.by_word.keys().flat_map(|word| [&**word, " "]);
            iter::once(" ").chain(words).collect::<String>().into_boxed_str()
        });
        let part = Finder::new(part).into_owned();
        let mut done = 0;
        iter::from_fn(move || {
            let found = done + part.find(text.get(done..)?.as_bytes())?;
            let start = text[..found].rfind(' ')? + 1;
            let end = found + text[found..].find(' ')?;
            done = end;
            self.by_word.get(&text[start..end])
        })
    }
}

/// A changed record, and those that are named after it.
fn add_with_dependants(renamed: &mut BTreeSet<EntityRef>, change: &Change, world: &World) {
    let reference = change.reference();
    let indices = world.indices();
    let mut transitions = Vec::new();
    match &reference {
        EntityRef::Office(id) => transitions.extend(indices.transitions_of_office.of(id)),
        EntityRef::Person(id) => {
            let tenures = indices.tenures_of_person.of(id).iter();
            transitions.extend(tenures.flat_map(|tenure| indices.transitions_of_tenure.of(&tenure.id)));
        }
        EntityRef::Tenure(id) => transitions.extend(indices.transitions_of_tenure.of(id)),
        EntityRef::Country(id) => {
            let events = indices.events_of_country.of(id).iter();
            let unnamed = events.filter(|event| event.name.is_none());
            renamed.extend(unnamed.map(|event| EntityRef::Event(event.id.clone())));
        }
        EntityRef::Party(_)
        | EntityRef::Body(_)
        | EntityRef::Event(_)
        | EntityRef::Transition(_)
        | EntityRef::Source(_) => {}
    }
    renamed.extend(
        transitions
            .into_iter()
            .map(|it| EntityRef::Transition(it.id.clone())),
    );
    renamed.insert(reference);
}

fn numbers<'p>(sets: impl Iterator<Item = &'p OrdSet<u32>>) -> BTreeSet<u32> {
    sets.flat_map(OrdSet::iter).copied().collect()
}

/// What stands in each of the sets.
fn in_all(sets: impl Iterator<Item = BTreeSet<u32>>) -> BTreeSet<u32> {
    let mut sets: Vec<_> = sets.collect();
    sets.sort_by_key(BTreeSet::len);
    let mut sets = sets.into_iter();
    let Some(mut found) = sets.next() else {
        return BTreeSet::new();
    };
    for set in sets {
        found.retain(|number| set.contains(number));
    }
    found
}
