//! Words a reader sees that belong to the data: one text in up to three languages, and names.

use crate::{Language, folding::composed};
use serde::{Deserialize, Serialize};
use std::ops::{Deref, DerefMut};

/// Whether a character is none that a text needs: a control, or one that is not seen and turns or hides what stands around it.
///
/// The joiners of Indic and Persian scripts are not among them.
pub fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// A text as one line that is kept: composed (NFC), with a space for whatever is not seen and for each run of spaces.
pub fn tidy(text: &str) -> String {
    let text = composed(text);
    let words = text.split(|letter: char| letter.is_whitespace() || is_unseen(letter));
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A text in English and, where it has been written, in Japanese and Korean.
///
/// English is required; a missing translation falls back to it. The forms lie behind one pointer: an entity has a place
/// for many texts and few of them written, and one that is not costs no more than that.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(Box<Forms>);

/// What a [`Text`] says in each language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Forms {
    pub en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ja: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ko: Option<String>,
}

impl Text {
    /// A text of which only the English is written.
    pub fn english(en: impl Into<String>) -> Self {
        Forms {
            en: en.into(),
            ..Forms::default()
        }
        .into()
    }

    pub fn into_forms(self) -> Forms {
        *self.0
    }

    /// The text in `language`, or in English where that is missing.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Ja => self.ja.as_deref().unwrap_or(&self.en),
            Language::Ko => self.ko.as_deref().unwrap_or(&self.en),
        }
    }

    /// The language that [`Text::in_language`] really answers in, for the `lang` attribute.
    pub fn spoken_language(&self, language: Language) -> Language {
        match language {
            Language::Ja if self.ja.is_some() => Language::Ja,
            Language::Ko if self.ko.is_some() => Language::Ko,
            _ => Language::En,
        }
    }

    /// Makes each form [`tidy`].
    pub fn tidy(&mut self) {
        self.en = tidy(&self.en);
        let forms = &mut *self.0;
        for form in [&mut forms.ja, &mut forms.ko] {
            *form = form.as_deref().map(tidy).filter(|form| !form.is_empty());
        }
    }

    /// Every form there is, English first.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.en.as_str())
            .chain(self.ja.as_deref())
            .chain(self.ko.as_deref())
    }
}

impl From<Forms> for Text {
    fn from(forms: Forms) -> Self {
        Self(Box::new(forms))
    }
}

impl Deref for Text {
    type Target = Forms;

    fn deref(&self) -> &Forms {
        &self.0
    }
}

impl DerefMut for Text {
    fn deref_mut(&mut self) -> &mut Forms {
        &mut self.0
    }
}

/// The name of a person, party or country: a text, its own script, and other names it goes by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Name {
    pub en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ja: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ko: Option<String>,
    /// The name in the script of its bearer, such as 岸田文雄 or नरेन्द्र मोदी.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<String>,
    /// The language of `own` as a BCP 47 tag, such as `ja` or `hi`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_language: Option<String>,
    /// Other spellings and former names; searched, not shown first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

impl Name {
    /// The name in `language`, or in English where that is missing.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Ja => self.ja.as_deref().unwrap_or(&self.en),
            Language::Ko => self.ko.as_deref().unwrap_or(&self.en),
        }
    }

    /// The name in its own script, unless that is what [`Name::in_language`] already gives.
    pub fn beside(&self, language: Language) -> Option<&str> {
        self.own
            .as_deref()
            .filter(|own| *own != self.in_language(language))
    }

    /// Makes each spelling [`tidy`], and leaves out those that are empty or there twice.
    pub fn tidy(&mut self) {
        self.en = tidy(&self.en);
        for form in [&mut self.ja, &mut self.ko, &mut self.own] {
            *form = form.as_deref().map(tidy).filter(|form| !form.is_empty());
        }
        let mut aliases: Vec<String> = Vec::new();
        for alias in self.aliases.iter().map(|alias| tidy(alias)) {
            if !alias.is_empty() && !aliases.contains(&alias) {
                aliases.push(alias);
            }
        }
        self.aliases = aliases;
    }

    /// Every spelling there is, English first.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.en.as_str())
            .chain(self.ja.as_deref())
            .chain(self.ko.as_deref())
            .chain(self.own.as_deref())
            .chain(self.aliases.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::{is_unseen, tidy};

    #[test]
    fn a_tidy_text_is_composed_and_in_one_line() {
        assert_eq!(tidy("  To\u{302}\u{7}La\u{302}m\n\u{202e}x "), "Tô Lâm x");
    }

    #[test]
    fn what_turns_or_hides_a_line_is_told_from_what_scripts_need() {
        for letter in [
            '\u{202e}',
            '\u{2066}',
            '\u{200f}',
            '\u{200b}',
            '\u{feff}',
            '\u{e0041}',
            '\u{7}',
            '\n',
        ] {
            assert!(is_unseen(letter), "{letter:?}");
        }
        // Persian, Sinhala, Hebrew, Arabic, Japanese, emoji's variation.
        for letter in "می\u{200c}خواهم ශ්\u{200d}රී שלום عربي 岸田（文雄） \u{fe0f} — ’".chars()
        {
            assert!(!is_unseen(letter), "{letter:?}");
        }
    }
}
