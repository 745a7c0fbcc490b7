//! Every text exists in every language, with the same arguments, and is used.

use super::*;
use crate::{accounts::SecurityKind, desk::RULES, obstacle::Obstacle, pages::findings::rule_key};
use domain::{
    doubt::DoubtKind,
    entity::{
        Absence, Capacity, Cause, Chamber, DateKind, EndReason, Entry, EventKind, Filling, Firmness,
        Government, Group, Outlook, Powers, Reckoning, Region, Review, Role, TimeUnit, Weekday,
    },
    snapshot::{LeadingReason, TaskKind},
    stage::{EventState, Stage},
    status::Headline,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

/// The arguments of every message of a language, by key.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (_, text) in FILES[language as usize] {
        let mut key = None;
        for line in text.lines() {
            if let Some((name, _)) = line
                .split_once(" =")
                .filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                found.insert(name.to_owned(), BTreeSet::new());
                key = Some(name.to_owned());
            }
            let Some(arguments) = key.as_ref().and_then(|key| found.get_mut(key)) else {
                continue;
            };
            for part in line.split('$').skip(1) {
                let name: String = part
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                arguments.insert(name);
            }
        }
    }
    found
}

#[test]
fn every_language_has_the_same_texts_with_the_same_arguments() {
    let english = messages(Language::En);
    assert!(english.len() > 100, "only {} texts were found", english.len());
    for language in [Language::Ja, Language::Ko] {
        let other = messages(language);
        let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
        let extra: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{language:?} lacks {missing:?}, has alone {extra:?}"
        );
        for (key, arguments) in &english {
            assert_eq!(
                &other[key], arguments,
                "{key} takes other arguments in {language:?}"
            );
        }
    }
}

#[test]
fn no_key_is_defined_twice_and_every_file_parses() {
    for language in Language::ALL {
        let mut seen = BTreeSet::new();
        for (name, text) in FILES[language as usize] {
            if let Err((_, errors)) = FluentResource::try_new((*text).to_owned()) {
                panic!("words/{}/{name}.ftl: {errors:?}", language.tag());
            }
            for line in text.lines() {
                if let Some((key, _)) = line
                    .split_once(" =")
                    .filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
                {
                    assert!(
                        seen.insert(key.to_owned()),
                        "{key} stands twice in {}",
                        language.tag()
                    );
                }
            }
        }
    }
}

/// The keys that enums of the domain ask for.
fn words_of_the_domain() -> Vec<String> {
    fn keys<T: Copy>(family: &str, all: &[T], word: impl Fn(T) -> &'static str) -> Vec<String> {
        all.iter().map(|it| format!("{family}-{}", word(*it))).collect()
    }
    [
        keys("status", Headline::ALL, Headline::word),
        keys("status", Absence::ALL, Absence::word),
        keys("doubt", DoubtKind::ALL, DoubtKind::word),
        domain::check::RULES.map(rule_key).to_vec(),
        keys("stage", Stage::ALL, Stage::word),
        keys("state", EventState::ALL, EventState::word),
        keys("task", TaskKind::ALL, TaskKind::word),
        keys("desk-rule", &RULES, |rule| rule),
        keys("event-kind", EventKind::ALL, EventKind::word),
        keys("firmness", Firmness::ALL, Firmness::word),
        keys("date-kind", DateKind::ALL, DateKind::word),
        keys("capacity", Capacity::ALL, Capacity::word),
        keys("powers", Powers::ALL, Powers::word),
        keys("outlook", Outlook::ALL, Outlook::word),
        keys("entry", Entry::ALL, Entry::word),
        keys("end-reason", EndReason::ALL, EndReason::word),
        keys("cause", Cause::ALL, Cause::word),
        keys("role", Role::ALL, Role::word),
        keys("filling", Filling::ALL, Filling::word),
        keys("region", Region::ALL, Region::word),
        keys("group", Group::ALL, Group::word),
        keys("government", Government::ALL, Government::word),
        keys("leading", LeadingReason::ALL, LeadingReason::word),
        keys("review", Review::ALL, Review::word),
        keys("reckoning", Reckoning::ALL, Reckoning::word),
        keys("time-unit", TimeUnit::ALL, TimeUnit::word),
        keys("chamber", Chamber::ALL, Chamber::word),
        keys("security", SecurityKind::ALL, SecurityKind::word),
        keys("obstacle", Obstacle::ALL, Obstacle::word),
        keys("weekday", Weekday::ALL, Weekday::word),
    ]
    .concat()
}

/// A folder of the crate's sources. Asked for when the test runs: what was compiled may have been moved since.
fn sources(folder: &str) -> PathBuf {
    let crate_folder = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the crate is");
    PathBuf::from(crate_folder).join("src").join(folder)
}

/// Every string literal of the crate's sources.
fn literals() -> BTreeSet<String> {
    fn collect(folder: &std::path::Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder)
            .expect("the sources are beside the test")
            .flatten()
        {
            if entry.path().is_dir() {
                collect(&entry.path(), found);
            } else if let Ok(source) = std::fs::read_to_string(entry.path()) {
                found.extend(source.split('"').map(str::to_owned));
            }
        }
    }
    let mut found = BTreeSet::new();
    collect(&sources(""), &mut found);
    found
}

#[test]
fn every_text_is_used_and_every_word_of_the_domain_has_one() {
    let english = messages(Language::En);
    let words: BTreeSet<_> = words_of_the_domain().into_iter().collect();
    let missing: Vec<_> = words.iter().filter(|key| !english.contains_key(*key)).collect();
    assert!(missing.is_empty(), "no texts for {missing:?}");
    let literals = literals();
    let unused: Vec<_> = english
        .keys()
        .filter(|key| !words.contains(*key) && !literals.contains(*key))
        .collect();
    assert!(unused.is_empty(), "nobody uses {unused:?}");
}

#[test]
fn every_text_that_a_page_asks_for_exists() {
    let english = messages(Language::En);
    let mut asked = BTreeSet::new();
    fn collect(folder: &std::path::Path, asked: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder)
            .expect("the sources are beside the test")
            .flatten()
        {
            if entry.path().is_dir() {
                collect(&entry.path(), asked);
            } else if let Ok(source) = std::fs::read_to_string(entry.path()) {
                for call in source.split("say!(").skip(1) {
                    let key = call.split('"').nth(1).unwrap_or_default();
                    let before = call.split('"').next().unwrap_or_default();
                    if before.contains(',')
                        && !before.contains(')')
                        && !key.is_empty()
                        && !before.contains('$')
                    {
                        asked.insert(key.to_owned());
                    }
                }
            }
        }
    }
    collect(&sources("pages"), &mut asked);
    collect(&sources("components"), &mut asked);
    let missing: Vec<_> = asked.iter().filter(|key| !english.contains_key(*key)).collect();
    assert!(missing.is_empty(), "no texts for {missing:?}");
}
