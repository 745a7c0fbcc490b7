//! Writes an SVG document: a few shapes and lines of text, escaped.

use app::escape::escaped;
use std::fmt::Write;

/// How a line of text is set.
#[derive(Clone, Copy, Debug)]
pub struct Letters {
    pub size: f32,
    pub is_strong: bool,
    pub colour: &'static str,
}

/// A document that is being written.
pub struct Svg(String);

impl Svg {
    /// A sheet of a colour.
    pub fn new(width: u32, height: u32, paper: &str) -> Self {
        let mut svg = Self(String::with_capacity(4096));
        svg.write(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{paper}\"/>"
        ));
        svg
    }

    pub fn rectangle(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), colour: &str) {
        self.write(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{colour}\"/>"
        ));
    }

    /// A frame without a filling.
    pub fn frame(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), colour: &str) {
        self.write(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"none\" stroke=\"{colour}\" \
             stroke-width=\"1.5\"/>"
        ));
    }

    /// A circle: its line with the dashes that it has, and what fills it.
    pub fn circle(
        &mut self,
        (x, y): (f32, f32),
        radius: f32,
        (colour, width, dashes): (&str, f32, &str),
        fill: &str,
    ) {
        self.write(format_args!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"{width}\" \
             stroke-dasharray=\"{dashes}\"/>"
        ));
    }

    pub fn path(&mut self, path: &str, fill: &str) {
        self.write(format_args!("<path d=\"{path}\" fill=\"{fill}\"/>"));
    }

    /// A horizontal line with the dashes that it has.
    pub fn line(&mut self, (x, y): (f32, f32), length: f32, (colour, width, dashes): (&str, f32, &str)) {
        self.write(format_args!(
            "<path d=\"M{x} {y}h{length}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" \
             stroke-dasharray=\"{dashes}\"/>"
        ));
    }

    /// A line of text that begins at a point of its base line.
    pub fn text(&mut self, (x, y): (f32, f32), letters: Letters, text: &str) {
        let Letters {
            size,
            is_strong,
            colour,
        } = letters;
        let weight = if is_strong { 600 } else { 400 };
        self.write(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{colour}\">{}</text>",
            escaped(text)
        ));
    }

    /// A line of text that is made as wide as it is said to be, whichever letters it is shown with.
    pub fn stretched_text(
        &mut self,
        (x, y): (f32, f32),
        (size, length): (f32, f32),
        (is_strong, colour): (bool, &str),
        text: &str,
    ) {
        let weight = if is_strong { 600 } else { 400 };
        self.write(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{colour}\" \
             textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
            escaped(text)
        ));
    }

    /// Shapes without a sheet, for a document that is written elsewhere.
    pub fn fragment() -> Self {
        Self(String::new())
    }

    pub fn into_fragment(self) -> String {
        self.0
    }

    pub fn finish(mut self) -> String {
        self.0.push_str("</svg>");
        self.0
    }

    fn write(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.0.write_fmt(what);
    }
}
