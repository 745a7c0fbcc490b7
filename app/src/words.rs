//! The words of the program in three languages, from the Fluent files in `app/words/`.
//!
//! Pages ask with `say!`; a key that is missing in a language, or unused, fails a test.

mod ordinal;
mod punctuation;

pub use ordinal::ordinal;
pub use punctuation::{colon, joined, listed};

use domain::Language;
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use std::sync::LazyLock;

type Bundle = FluentBundle<FluentResource>;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The Fluent files of each language, by name.
        pub(crate) const FILES: [&[(&str, &str)]; 3] = [
            &[$(($name, include_str!(concat!("../words/en/", $name, ".ftl")))),*],
            &[$(($name, include_str!(concat!("../words/ja/", $name, ".ftl")))),*],
            &[$(($name, include_str!(concat!("../words/ko/", $name, ".ftl")))),*],
        ];
    };
}

files![
    "site",
    "terms",
    "home",
    "leaders",
    "countries",
    "people",
    "events",
    "transitions",
    "compare",
    "several",
    "map",
    "relations",
    "changes",
    "sharing",
    "search",
    "accounts",
    "edit",
    "verbs",
    "review",
    "desk"
];

static BUNDLES: LazyLock<[Bundle; 3]> = LazyLock::new(|| Language::ALL.map(bundle));

fn bundle(language: Language) -> Bundle {
    let tag = language.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // The isolation marks would show up in copied text, and none of our languages mixes directions.
    bundle.set_use_isolating(false);
    for (name, text) in FILES[language as usize] {
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) => resource,
            Err((partial, errors)) => {
                debug_assert!(false, "words/{}/{name}.ftl: {errors:?}", language.tag());
                partial
            }
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The text of a key in a language; the key itself where there is none.
pub fn text(language: Language, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
    let bundle = &BUNDLES[language as usize];
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        debug_assert!(false, "no text for {key} in {}", language.tag());
        return key.to_owned();
    };
    let mut errors = Vec::new();
    let text = bundle
        .format_pattern(pattern, arguments, &mut errors)
        .into_owned();
    debug_assert!(errors.is_empty(), "{key} in {}: {errors:?}", language.tag());
    text
}

/// `say!(visit, "key")` or `say!(visit, "key", count = 12, name = "…")`: a text in the visit's language.
macro_rules! say {
    ($visit:expr, $key:literal) => {
        $crate::words::text($visit.language, $key, None)
    };
    ($visit:expr, $key:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut arguments = fluent_bundle::FluentArgs::new();
        $(arguments.set(stringify!($name), $value);)+
        $crate::words::text($visit.language, $key, Some(&arguments))
    }};
}
pub(crate) use say;

/// The text of a plain word of the domain, such as a status: `word(language, "status", "acting")`
/// has the key `status-acting`.
pub fn word(language: Language, family: &str, word: &str) -> String {
    text(language, &format!("{family}-{word}"), None)
}

#[cfg(test)]
mod tests;
