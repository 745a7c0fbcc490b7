//! From bytes to text: UTF-8 with or without its mark, or Latin-1 as spreadsheets write it.

use serde::Deserialize;
use std::borrow::Cow;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8 where it is that, otherwise Latin-1.
    #[default]
    Auto,
    Utf8,
    /// What spreadsheets call so: Windows-1252, which is Latin-1 with letters where that has controls.
    Latin1,
}

/// The text of a file, without the mark that some programs put before UTF-8.
pub fn decode(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>, &'static str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match encoding {
        Encoding::Latin1 => Ok(encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0),
        Encoding::Utf8 => std::str::from_utf8(bytes)
            .map(Cow::Borrowed)
            .map_err(|_| "it is not UTF-8; if it is Latin-1, say so in the mapping: encoding = \"latin1\""),
        Encoding::Auto => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(_) => decode(bytes, Encoding::Latin1),
        },
    }
}
