//! Makes a picture of an SVG document.

use super::fonts;
use anyhow::Context as _;
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};
use std::sync::LazyLock;

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let (fontdb, font_resolver) = fonts::resolver();
    Options {
        fontdb,
        font_resolver,
        ..Options::default()
    }
});

/// The document as PNG.
///
/// # Errors
/// When it is no SVG, or has no size.
pub fn png(svg: &str) -> anyhow::Result<Vec<u8>> {
    let tree = Tree::from_str(svg, &OPTIONS).context("the card is no SVG")?;
    let size = tree.size().to_int_size();
    let mut pixmap = Pixmap::new(size.width(), size.height()).context("the card has no size")?;
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    encoded(&pixmap).context("the card is no picture")
}

/// A picture without transparent parts as PNG. On letters on plain paper no filter of the format is of use: with none the file is the smallest, and made in half
/// of the time.
fn encoded(pixmap: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let pixels = pixmap.pixels().iter();
    let colours: Vec<u8> = pixels
        .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&colours)?;
    writer.finish()?;
    Ok(png)
}
