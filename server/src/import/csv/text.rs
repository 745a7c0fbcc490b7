//! From bytes to text: UTF-8 with or without its mark, UTF-16 as Excel saves "Unicode text", or Latin-1 as spreadsheets write it.

use serde::Deserialize;
use std::borrow::Cow;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-16 where its mark stands before it, UTF-8 where it is that, otherwise Latin-1.
    #[default]
    Auto,
    Utf8,
    /// Of the byte order that its mark says; little-endian without one.
    Utf16,
    /// What spreadsheets call so: Windows-1252, which is Latin-1 with letters where that has controls.
    Latin1,
}

/// The text of a file, without the mark that some programs put before it.
pub fn decode(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>, &'static str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match encoding {
        Encoding::Latin1 => Ok(encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0),
        Encoding::Utf16 => utf16(bytes),
        Encoding::Utf8 => std::str::from_utf8(bytes)
            .map(Cow::Borrowed)
            .map_err(|_| "it is not UTF-8; if it is Latin-1, say so in the mapping: encoding = \"latin1\""),
        Encoding::Auto if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") => utf16(bytes),
        Encoding::Auto => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(_) => decode(bytes, Encoding::Latin1),
        },
    }
}

fn utf16(bytes: &[u8]) -> Result<Cow<'_, str>, &'static str> {
    let (text, _, has_errors) = encoding_rs::UTF_16LE.decode(bytes);
    if has_errors {
        Err("it is not UTF-16")
    } else {
        Ok(text)
    }
}

/// The separator that a first line such as `sep=;` names, and the text behind that line.
pub fn separator(text: &str) -> (Option<char>, &str) {
    let first = text.get(..4).filter(|it| it.eq_ignore_ascii_case("sep="));
    let mut rest = match first {
        Some(_) => text[4..].chars(),
        None => return (None, text),
    };
    let Some(separator) = rest.next() else {
        return (None, text);
    };
    let behind = rest.as_str().trim_start_matches('\r');
    match behind.strip_prefix('\n') {
        Some(behind) => (Some(separator), behind),
        None => (None, text),
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, decode, separator};

    #[test]
    fn utf16_is_read_in_both_byte_orders() {
        let little: Vec<u8> = "\u{feff}é".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}é".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [little, big] {
            assert_eq!(decode(&bytes, Encoding::Auto).as_deref(), Ok("é"));
        }
        assert_eq!(decode(b"e\0", Encoding::Utf16).as_deref(), Ok("e"));
    }

    #[test]
    fn a_first_line_may_name_the_separator() {
        assert_eq!(separator("sep=;\r\na;b"), (Some(';'), "a;b"));
        assert_eq!(separator("SEP=\t\na"), (Some('\t'), "a"));
        assert_eq!(separator("separate,b\n"), (None, "separate,b\n"));
    }
}
