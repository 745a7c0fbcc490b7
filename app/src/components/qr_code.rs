//! An address as a QR code, for a telephone that looks at the page.

use fast_qr::{ECL, QRBuilder, QRCode};
use leptos::prelude::*;
use std::fmt::Write;

/// The empty margin that readers of the code need, in its squares.
const MARGIN: usize = 4;

#[component]
pub fn QrCode(
    text: String,
    /// What the picture is, in words.
    label: String,
) -> impl IntoView {
    // Low correction: a screen does not get dirty, and larger squares are read from further away.
    let code = QRBuilder::new(text).ecl(ECL::L).build().ok()?;
    let side = code.size + 2 * MARGIN;
    Some(view! {
        <svg class="qr-code" viewBox=format!("0 0 {side} {side}") role="img" aria-label=label>
            <path d=path(&code) />
        </svg>
    })
}

/// The dark squares as one path, each run of them in a row as one rectangle.
fn path(code: &QRCode) -> String {
    let mut path = String::new();
    for row in 0..code.size {
        let is_dark = |column: usize| column < code.size && code[row][column].value();
        let mut column = 0;
        while column < code.size {
            let begin = column;
            while is_dark(column) {
                column += 1;
            }
            let length = column - begin;
            if length > 0 {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", begin + MARGIN, row + MARGIN);
            }
            column += 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_begins_with_the_corner_that_readers_look_for() {
        let code = QRBuilder::new("https://handover.example/events/jp-vote")
            .ecl(ECL::L)
            .build()
            .expect("the text is short");
        let path = path(&code);
        // The upper left corner: seven dark squares, then the two sides of the frame.
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        assert!(path.contains("M4 5h1v1h-1zM10 5h1v1h-1z"), "{path}");
        assert!(path.contains("M4 6h1v1h-1zM6 6h3v1h-3zM10 6h1v1h-1z"), "{path}");
    }
}
