//! In which order names stand in each language: accents and case decide only between names that are otherwise the same.

use crate::Language;
use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;
use std::{cmp::Ordering, sync::LazyLock};

static COLLATORS: LazyLock<[Option<CollatorBorrowed<'static>>; 3]> = LazyLock::new(|| {
    Language::ALL.map(|language| {
        let locale = match language {
            Language::En => locale!("en"),
            Language::Ja => locale!("ja"),
            Language::Ko => locale!("ko"),
        };
        CollatorBorrowed::try_new(locale.into(), CollatorOptions::default()).ok()
    })
});

/// Compares two names as a list in a language has them.
pub fn compare(language: Language, one: &str, other: &str) -> Ordering {
    let collator = COLLATORS[language as usize].as_ref();
    let by_collation = collator.map_or(Ordering::Equal, |collator| collator.compare(one, other));
    by_collation.then_with(|| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_do_not_send_a_name_to_the_end() {
        let sorted = |language, names: &[&'static str]| {
            let mut names = names.to_vec();
            names.sort_by(|a, b| compare(language, a, b));
            names
        };
        let english = [
            "Austria",
            "Côte d’Ivoire",
            "Croatia",
            "São Tomé & Príncipe",
            "Saudi Arabia",
            "Åland",
        ];
        assert_eq!(
            sorted(Language::En, &english),
            [
                "Åland",
                "Austria",
                "Côte d’Ivoire",
                "Croatia",
                "São Tomé & Príncipe",
                "Saudi Arabia"
            ]
        );
        let japanese = ["日本", "ボリビア", "ポーランド", "ホンジュラス", "アルバニア"];
        assert_eq!(
            sorted(Language::Ja, &japanese),
            ["アルバニア", "ポーランド", "ボリビア", "ホンジュラス", "日本"]
        );
        assert_eq!(
            sorted(Language::Ko, &["일본", "가나", "대한민국"]),
            ["가나", "대한민국", "일본"]
        );
    }
}
