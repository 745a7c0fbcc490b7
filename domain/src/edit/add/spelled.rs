//! The name of somebody new, made of the spellings that were typed, whichever script each is in.

use crate::{Name, id::CountryId};

/// A name of what was typed for English, Japanese and Korean, and of what was typed before that, in any script. None where nothing was.
///
/// A name may have no English form: it then stands as its bearer writes it.
pub fn of_spellings(
    country: Option<&CountryId>,
    [en, ja, ko]: [Option<String>; 3],
    typed: Option<String>,
) -> Option<Name> {
    let home = country.map_or("", CountryId::as_str);
    let mut name = Name {
        ja,
        ko,
        ..Name::default()
    };
    for spelling in [en, typed].into_iter().flatten() {
        let language = language_of(&spelling, home);
        let place = match language {
            _ if !is_in_another_script(&spelling) => {
                if name.en.is_empty() {
                    name.en = spelling;
                    continue;
                }
                None
            }
            Some("ja") => Some(&mut name.ja),
            Some("ko") => Some(&mut name.ko),
            _ => {
                name.own_language = language.map(str::to_owned);
                Some(&mut name.own)
            }
        };
        match place {
            Some(place @ None) => *place = Some(spelling),
            Some(Some(known)) if *known == spelling => {}
            _ if name.en == spelling => {}
            _ => name.aliases.push(spelling),
        }
    }
    let own = match home {
        "jp" => name.ja.clone().zip(Some("ja")),
        "kr" | "kp" => name.ko.clone().zip(Some("ko")),
        _ => None,
    };
    if let Some((own, language)) = own.filter(|_| name.own.is_none()) {
        (name.own, name.own_language) = (Some(own), Some(language.to_owned()));
    }
    if name.en.is_empty() {
        name.en = [&name.own, &name.ja, &name.ko]
            .into_iter()
            .find_map(Clone::clone)?;
    }
    Some(name)
}

/// Puts a name that came in another script than English where it belongs: it is the bearer's own, and stands for the English one only
/// where no other name is in Latin letters.
pub fn settle_script(name: &mut Name, country: Option<&CountryId>) {
    if !is_in_another_script(&name.en) {
        return;
    }
    let home = country.map_or("", CountryId::as_str);
    let is_of_no_language = home.is_empty() && !name.en.contains(tells_its_language);
    let language = language_of(&name.en, home).filter(|_| !is_of_no_language);
    if name.own.is_none() {
        name.own = Some(name.en.clone());
        name.own_language = language.map(str::to_owned);
    }
    match language {
        Some("ja") if name.ja.is_none() => name.ja = Some(name.en.clone()),
        Some("ko") if name.ko.is_none() => name.ko = Some(name.en.clone()),
        _ => {}
    }
    let is_latin = |alias: &String| !is_in_another_script(alias);
    if let Some(place) = name.aliases.iter().position(is_latin) {
        name.en = name.aliases.remove(place);
    }
}

/// Whether a letter is of a script that one language alone writes; Chinese characters are of several.
fn tells_its_language(letter: char) -> bool {
    !matches!(letter, '㐀'..='\u{9fff}') && letter.is_alphabetic()
}

/// Whether a name has letters that are not Latin.
pub fn is_in_another_script(name: &str) -> bool {
    let is_latin = |letter: char| letter < '\u{370}' || ('\u{1d00}'..='\u{1eff}').contains(&letter);
    name.chars()
        .any(|letter| letter.is_alphabetic() && !is_latin(letter))
}

/// The language of a name by its script, where that tells it; Chinese characters are read as they are at home.
fn language_of(name: &str, home: &str) -> Option<&'static str> {
    let has = |first: char, last: char| name.contains(|letter| (first..=last).contains(&letter));
    if has('\u{1100}', '\u{11ff}') || has('가', '힣') {
        Some("ko")
    } else if has('ぁ', 'ヿ') {
        Some("ja")
    } else if has('㐀', '\u{9fff}') {
        match home {
            "cn" | "tw" | "sg" => Some("zh"),
            _ => Some("ja"),
        }
    } else if has('\u{370}', '\u{3ff}') || has('\u{1f00}', '\u{1fff}') {
        Some("el")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(home: &str, [en, ja, ko, typed]: [&str; 4]) -> Option<Name> {
        let written = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let country = CountryId::parse(home).ok();
        of_spellings(
            country.as_ref(),
            [written(en), written(ja), written(ko)],
            written(typed),
        )
    }

    #[test]
    fn a_name_in_another_script_is_the_bearers_own() {
        let settled = |home: &str, en: &str, aliases: &[&str]| {
            let mut name = Name {
                en: en.to_owned(),
                aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
                ..Name::default()
            };
            settle_script(&mut name, CountryId::parse(home).ok().as_ref());
            let text = |text: Option<String>| text.unwrap_or_default();
            [name.en, text(name.ja), text(name.own), text(name.own_language)]
        };
        let greek = settled("gr", "Ζωή Παράδειγμα", &["Zoi Paradeigma"]);
        assert_eq!(greek, ["Zoi Paradeigma", "", "Ζωή Παράδειγμα", "el"]);
        assert_eq!(settled("", "Ζωή", &[]), ["Ζωή", "", "Ζωή", "el"]);
        assert_eq!(
            settled("jp", "山田 花子", &[]),
            ["山田 花子", "山田 花子", "山田 花子", "ja"]
        );
        assert_eq!(settled("", "山田 花子", &[]), ["山田 花子", "", "山田 花子", ""]);
        assert_eq!(settled("pl", "Łukasz", &["Лукаш"]), ["Łukasz", "", "", ""]);
    }

    #[test]
    fn a_name_is_made_of_any_of_its_spellings() {
        // The country, what was typed; English, Japanese, Korean, own script and its language, other names.
        let rows = [
            (
                "kr",
                ["", "", "", "홍길동"],
                ["홍길동", "", "홍길동", "홍길동", "ko", ""],
            ),
            (
                "kr",
                ["Hong Gildong", "", "", "홍길동"],
                ["Hong Gildong", "", "홍길동", "홍길동", "ko", ""],
            ),
            (
                "kr",
                ["Hong Gildong", "", "홍길동", ""],
                ["Hong Gildong", "", "홍길동", "홍길동", "ko", ""],
            ),
            (
                "jp",
                ["", "", "", "高市早苗"],
                ["高市早苗", "高市早苗", "", "高市早苗", "ja", ""],
            ),
            (
                "jp",
                ["", "", "견본 타로", "見本太郎"],
                ["見本太郎", "見本太郎", "견본 타로", "見本太郎", "ja", ""],
            ),
            (
                "gr",
                ["", "", "", "Αλέξης Τσίπρας"],
                ["Αλέξης Τσίπρας", "", "", "Αλέξης Τσίπρας", "el", ""],
            ),
            (
                "gr",
                ["Alexis Tsipras", "", "", "Αλέξης Τσίπρας"],
                ["Alexis Tsipras", "", "", "Αλέξης Τσίπρας", "el", ""],
            ),
            (
                "cn",
                ["Li Qiang", "", "", "李强"],
                ["Li Qiang", "", "", "李强", "zh", ""],
            ),
            // Another country's spelling is not the bearer's own.
            (
                "fr",
                ["Jean Test", "ジャン・テスト", "", ""],
                ["Jean Test", "ジャン・テスト", "", "", "", ""],
            ),
            (
                "fr",
                ["Élise Łódź", "", "", "Elise Lodz"],
                ["Élise Łódź", "", "", "", "", "Elise Lodz"],
            ),
            ("ru", ["", "", "", "Иван"], ["Иван", "", "", "Иван", "", ""]),
        ];
        for (home, typed, expected) in rows {
            let name = name(home, typed).expect("a name");
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            let read = [
                name.en.clone(),
                text(&name.ja),
                text(&name.ko),
                text(&name.own),
                text(&name.own_language),
                name.aliases.join("; "),
            ];
            assert_eq!(read, expected, "{typed:?}");
        }
        assert_eq!(name("kr", [""; 4]), None);
    }
}
