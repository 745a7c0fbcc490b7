//! The style sheet: `style/main.css` with everything that it imports, in one minified file.

use std::path::Path;

use anyhow::{Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};
use lightningcss::targets::{Browsers, Targets};

use crate::workspace::Mode;

/// The oldest browsers that know `light-dark()` themselves. For older ones the bundler would write it out with custom
/// properties, which breaks wherever `color-scheme` is set on less than the whole page.
const BROWSERS: Browsers = Browsers {
    chrome: Some(version(123, 0)),
    edge: Some(version(123, 0)),
    firefox: Some(version(120, 0)),
    safari: Some(version(17, 5)),
    ios_saf: Some(version(17, 5)),
    android: None,
    ie: None,
    opera: None,
    samsung: None,
};

const fn version(major: u32, minor: u32) -> u32 {
    major << 16 | minor << 8
}

/// Bundles the style sheet that starts at `entry`.
pub fn bundle(entry: &Path, mode: Mode) -> Result<String> {
    let files = FileProvider::new();
    let targets = Targets::from(BROWSERS);
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    // The errors borrow the sources, so they are turned into text before those go away.
    let mut sheet = bundler.bundle(entry).map_err(|error| anyhow!("{error}"))?;
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(|error| anyhow!("{error}"))?;
    let options = PrinterOptions {
        minify: mode == Mode::Release,
        targets,
        ..PrinterOptions::default()
    };
    Ok(sheet.to_css(options).map_err(|error| anyhow!("{error}"))?.code)
}
