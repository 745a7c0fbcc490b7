//! The style sheets: an entry such as `style/main.css` with everything that it imports, in one file.
//!
//! Its own few lines and not a bundler: a bundler takes longer to compile than everything else here, and after Brotli a sheet without
//! comments and indentation is hardly larger than a minified one. (The small minifier that was tried dropped a space that a
//! media query needs.)

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// Bundles the style sheets of a folder that begin with `entries`; `files` are all that are in it, and each sheet among them has to be imported.
pub fn bundle<const N: usize>(folder: &Path, files: &[PathBuf], entries: [&str; N]) -> Result<[String; N]> {
    let mut imported = BTreeSet::new();
    let mut sheets = [const { String::new() }; N];
    for (sheet, entry) in sheets.iter_mut().zip(entries) {
        *sheet = compact(&bundled(folder, folder.join(entry), &mut imported)?);
    }
    let is_sheet = |file: &&PathBuf| file.extension().is_some_and(|it| it == "css");
    for file in files.iter().filter(is_sheet) {
        ensure!(imported.contains(file), "{} is imported nowhere", file.display());
    }
    Ok(sheets)
}

fn bundled(folder: &Path, entry: PathBuf, imported: &mut BTreeSet<PathBuf>) -> Result<String> {
    let mut sheet = String::new();
    for line in read(&entry)?.lines() {
        match line
            .strip_prefix("@import \"")
            .and_then(|rest| rest.strip_suffix("\";"))
        {
            Some(name) => {
                let file = folder.join(name);
                sheet.push_str(&read(&file)?);
                imported.insert(file);
            }
            None => {
                sheet.push_str(line);
                sheet.push('\n');
            }
        }
    }
    imported.insert(entry);
    Ok(sheet)
}

/// A sheet without its comments and its indentation.
fn compact(sheet: &str) -> String {
    let mut bare = String::new();
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let mut compact = String::new();
    for line in bare.lines().map(str::trim).filter(|line| !line.is_empty()) {
        compact.push_str(line);
        // A selector or a value may go on in the next line.
        if !line.ends_with(['{', '}', ';', ',']) {
            compact.push(' ');
        }
    }
    compact
}

/// A style sheet whose braces match: one that is left open would swallow everything after it.
fn read(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))?;
    let (opened, closed) = (text.matches('{').count(), text.matches('}').count());
    ensure!(
        opened == closed,
        "{} opens {opened} braces and closes {closed}",
        file.display()
    );
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn comments_and_indentation_go_and_nothing_else() {
        let sheet = "/* Words;\n more { */\n@layer base {\n  :lang(ja) :is(h1,\n  h2) > a,\n  b\n  c {\n    margin: 1px\n      2px; /* and */\n  }\n}\n";
        assert_eq!(
            compact(sheet),
            "@layer base {:lang(ja) :is(h1,h2) > a,b c {margin: 1px 2px;}}"
        );
    }
}
