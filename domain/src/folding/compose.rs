//! How names are kept: composed.

use icu_normalizer::ComposingNormalizerBorrowed;
use std::borrow::Cow;

/// A text as it is kept: composed (NFC), otherwise as it was written.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}
