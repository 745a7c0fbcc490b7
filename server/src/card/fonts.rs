//! The letters of cards, compiled in; those of the machine are never read. See `style/fonts/README.md`.
//!
//! A letter is taken from the first font that has it: Latin, Greek and Cyrillic, then Japanese, then Korean. One that none has is drawn as the
//! empty box of the Latin font, so it is missed.

use brotlic::DecompressorReader;
use resvg::usvg::{FontResolver, fontdb};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
};
use std::{
    io::{self, Read as _},
    sync::{Arc, LazyLock},
};

/// The fonts as they are compiled in, in Brotli.
const PACKED: [&[u8]; 4] = [
    include_bytes!("../../../style/fonts/latin.ttf.br"),
    include_bytes!("../../../style/fonts/latin-strong.ttf.br"),
    include_bytes!("../../../style/fonts/japanese.ttf.br"),
    include_bytes!("../../../style/fonts/korean.ttf.br"),
];

/// The fonts as they are read, unpacked when the first card is drawn. One that could not be unpacked has no letters, which a test refuses.
static FONTS: LazyLock<[Vec<u8>; 4]> =
    LazyLock::new(|| PACKED.map(|packed| unpacked(packed).unwrap_or_default()));

fn unpacked(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut plain = Vec::new();
    DecompressorReader::new(packed).read_to_end(&mut plain)?;
    Ok(plain)
}

fn latin() -> &'static [u8] {
    &FONTS[0]
}

fn latin_strong() -> &'static [u8] {
    &FONTS[1]
}

/// Japanese, then Korean.
fn others() -> [&'static [u8]; 2] {
    [&FONTS[2], &FONTS[3]]
}

/// From which weight on the strong letters are taken.
const STRONG: u16 = 600;

/// The fonts as they are drawn with.
struct Loaded {
    database: Arc<fontdb::Database>,
    latin: Option<fontdb::ID>,
    strong: Option<fontdb::ID>,
    /// Japanese and Korean, each with what it has.
    others: Vec<(fontdb::ID, Measure)>,
}

static LOADED: LazyLock<Loaded> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    let mut load = |bytes: &'static [u8]| {
        let source = fontdb::Source::Binary(Arc::new(bytes));
        database.load_font_source(source).first().copied()
    };
    let (latin, strong) = (load(latin()), load(latin_strong()));
    let others = others()
        .into_iter()
        .filter_map(|bytes| Some((load(bytes)?, Measure::of(bytes)?)))
        .collect();
    Loaded {
        database: Arc::new(database),
        latin,
        strong,
        others,
    }
});

/// The fonts, and which of them is taken for what.
pub fn resolver() -> (Arc<fontdb::Database>, FontResolver<'static>) {
    let resolver = FontResolver {
        select_font: Box::new(|font, _| {
            if font.weight() >= STRONG {
                LOADED.strong
            } else {
                LOADED.latin
            }
        }),
        select_fallback: Box::new(|letter, tried, _| {
            let untried = LOADED.others.iter().filter(|(id, _)| !tried.contains(id));
            let mut having = untried.filter(|(_, measure)| measure.advance(letter).is_some());
            having.next().map(|(id, _)| *id)
        }),
    };
    (Arc::clone(&LOADED.database), resolver)
}

/// One font as it is measured with.
struct Measure {
    letters: Charmap<'static>,
    /// Advances for letters of one pixel.
    metrics: GlyphMetrics<'static>,
}

impl Measure {
    fn of(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        Some(Self {
            letters: font.charmap(),
            metrics: font.glyph_metrics(Size::new(1.0), LocationRef::default()),
        })
    }

    fn advance(&self, letter: char) -> Option<f32> {
        self.metrics.advance_width(self.letters.map(letter)?)
    }

    /// The advance of the box for what is missing.
    fn missing(&self) -> f32 {
        self.metrics.advance_width(GlyphId::NOTDEF).unwrap_or(1.0)
    }
}

static MEASURES: LazyLock<[Vec<Measure>; 2]> = LazyLock::new(|| {
    [latin(), latin_strong()].map(|latin| {
        let all = [latin].into_iter().chain(others());
        all.filter_map(Measure::of).collect()
    })
});

/// How wide a text is, in pixels. Pairs of letters that move together are counted as if they did not.
pub fn width(text: &str, size: f32, is_strong: bool) -> f32 {
    let measures = &MEASURES[usize::from(is_strong)];
    let advance = |letter: char| {
        let known = measures.iter().find_map(|measure| measure.advance(letter));
        known.unwrap_or_else(|| measures.first().map_or(1.0, Measure::missing))
    };
    text.chars().map(advance).sum::<f32>() * size
}

/// The letters of a text that no font has.
pub fn missing(text: &str) -> Vec<char> {
    let has = |letter: char| {
        MEASURES[0]
            .iter()
            .any(|measure| measure.letters.map(letter).is_some())
    };
    text.chars().filter(|letter| !has(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_letters_take_no_more_than_they_may() {
        let packed: usize = PACKED.map(<[u8]>::len).iter().sum();
        assert!(packed <= 1_500_000, "{packed} bytes in the program");
        let bytes: usize = FONTS.each_ref().map(Vec::len).iter().sum();
        assert!(
            (1_000_000..=4_000_000).contains(&bytes),
            "{bytes} bytes in memory"
        );
    }

    #[test]
    fn what_is_missing_is_drawn_as_a_box() {
        let font = FontRef::new(latin()).expect("a font");
        assert!(font.outline_glyphs().get(GlyphId::NOTDEF).is_some());
        let drawn = |text: &str| {
            let svg = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"80\"><rect width=\"80\" height=\"80\" fill=\"#fff\"/><text x=\"9\" y=\"60\" font-size=\"50\">{text}</text></svg>"
            );
            crate::card::picture::png(&svg).expect("a picture")
        };
        assert_ne!(drawn("ꙮ"), drawn(""));
        assert_eq!(drawn("ꙮ"), drawn("𓀀"));
    }

    #[test]
    fn the_three_scripts_are_there_and_what_is_missing_is_told() {
        assert_eq!(MEASURES.each_ref().map(Vec::len), [3, 3]);
        assert!(LOADED.latin.is_some() && LOADED.strong.is_some() && LOADED.others.len() == 2);
        assert!(missing("Tô Lâm, İsmət, Łódź, Ελλάδα, Москва, 岸田文雄・高市, 윤석열").is_empty());
        assert_eq!(missing("aꙮ𓀀"), ['ꙮ', '𓀀']);
    }

    #[test]
    fn every_letter_has_a_width_also_one_that_is_missing() {
        assert!((width("岸田", 40.0, false) - 80.0).abs() < 1.0);
        assert!(width("ꙮ", 40.0, false) > 10.0);
        assert!(width("iii", 40.0, true) < width("mmm", 40.0, true));
    }
}
