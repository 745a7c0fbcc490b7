//! The address of a page as a QR code, for a telephone that looks at the screen.

use crate::visit::Visit;
use fast_qr::{ECL, QRBuilder, QRCode, qr::QRCodeError};
use std::fmt::Write;

/// The empty margin that readers of the code need, in its squares.
const MARGIN: usize = 4;

/// The address of an event's page as a picture, in SVG; none when there is no such event on the day of the visit.
///
/// It is dark on light in either scheme: some cameras read nothing else.
///
/// # Errors
/// When the address is too long for a code.
pub fn qr_code(visit: &Visit<'_>) -> Result<Option<String>, QRCodeError> {
    let event = visit.snapshot.event(visit.param("id"));
    event.map(|_| svg(&visit.url(&visit.resource))).transpose()
}

fn svg(text: &str) -> Result<String, QRCodeError> {
    // Low correction: a screen does not get dirty, and larger squares are read from further away.
    let code = QRBuilder::new(text).ecl(ECL::L).build()?;
    let side = code.size + 2 * MARGIN;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\"><path fill=\"#fff\" d=\"M0 \
         0h{side}v{side}h-{side}z\"/><path d=\"{}\"/></svg>",
        path(&code)
    ))
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
        let svg = svg("https://handover.example/events/jp-vote").expect("the text is short");
        // The upper left corner: seven dark squares, then the two sides of the frame.
        assert!(svg.contains("<path d=\"M4 4h7v1h-7z"), "{svg}");
        assert!(svg.contains("M4 5h1v1h-1zM10 5h1v1h-1z"), "{svg}");
        assert!(svg.contains("M4 6h1v1h-1zM6 6h3v1h-3zM10 6h1v1h-1z"), "{svg}");
    }

    #[test]
    fn an_address_that_no_code_can_hold_is_an_error() {
        assert!(svg(&"https://handover.example/".repeat(200)).is_err());
    }
}
