//! Files with the hash of their content in their name, compressed once, and written only if they changed; in `make dev` with
//! plain names, and not compressed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotlic::{BrotliEncoderOptions, CompressorWriter, IntoInnerError, Quality, WindowSize};
use sha2::{Digest, Sha256};

use crate::workspace::Mode;

/// Kinds of file that Brotli makes smaller.
const COMPRESSIBLE: [&str; 7] = ["css", "js", "json", "svg", "txt", "wasm", "webmanifest"];

/// The folder that the server takes its files from, while it is being filled.
pub struct Output {
    folder: PathBuf,
    mode: Mode,
    manifest: BTreeMap<String, String>,
    written: BTreeSet<String>,
    has_changed: bool,
}

impl Output {
    /// Starts to fill `folder`.
    pub fn new(folder: &Path, mode: Mode) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
        Ok(Self {
            folder: folder.to_owned(),
            mode,
            manifest: BTreeMap::new(),
            written: BTreeSet::new(),
            has_changed: false,
        })
    }

    /// Adds `<stem>-<hash>.<extension>` and its `.br`, in `make dev` `<stem>.<extension>`, and lists it in the manifest under
    /// `key`; returns its name.
    pub fn add(&mut self, key: &str, stem: &str, extension: &str, content: &[u8]) -> Result<String> {
        if self.mode == Mode::Dev {
            let name = format!("{stem}.{extension}");
            self.write(&name, content)?;
            self.list(key, &name);
            return Ok(name);
        }
        let name = format!(
            "{stem}-{}.{extension}",
            &hexadecimal(&Sha256::digest(content))[..16]
        );
        // The name says the content, so a file that exists already is right, and so is what was compressed from it.
        let is_new = self.write(&name, content)?;
        let compressed_name = format!("{name}.br");
        if COMPRESSIBLE.contains(&extension) {
            if is_new || !self.folder.join(&compressed_name).exists() {
                let compressed = compress(content)?;
                self.write(&compressed_name, &compressed)?;
            }
            self.written.insert(compressed_name);
        }
        self.list(key, &name);
        Ok(name)
    }

    /// Lists a file in the manifest.
    pub fn list(&mut self, key: &str, name: &str) {
        self.manifest.insert(key.to_owned(), name.to_owned());
    }

    /// Writes the manifest.
    pub fn write_manifest(&mut self) -> Result<()> {
        let manifest = serde_json::to_string_pretty(&self.manifest)?;
        self.write("manifest.json", manifest.as_bytes())?;
        Ok(())
    }

    /// Whether any file was written that had another content before.
    pub fn has_changed(&self) -> bool {
        self.has_changed
    }

    /// Removes what an earlier build left behind.
    pub fn remove_others(&self) -> Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if !self.written.contains(&*entry.file_name().to_string_lossy()) {
                fs::remove_file(entry.path())
                    .with_context(|| format!("could not remove {:?}", entry.path()))?;
            }
        }
        Ok(())
    }

    /// Writes a file unless it has this content already; says whether it wrote.
    fn write(&mut self, name: &str, content: &[u8]) -> Result<bool> {
        self.written.insert(name.to_owned());
        let path = self.folder.join(name);
        if fs::read(&path).is_ok_and(|existing| existing == content) {
            return Ok(false);
        }
        fs::write(&path, content).with_context(|| format!("could not write {}", path.display()))?;
        self.has_changed = true;
        Ok(true)
    }
}

/// What the site is made of, as one hash.
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// Starts with this program itself: a changed recipe makes a changed dish.
    pub fn of_this_program() -> Result<Self> {
        let program = fs::metadata(std::env::current_exe()?)?;
        let mut hash = Sha256::new();
        hash.update(format!("{} {:?}", program.len(), program.modified()?));
        Ok(Self(hash))
    }

    /// Adds a file: its path and its content.
    pub fn add(&mut self, path: &Path) -> Result<()> {
        let content = fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
        self.0.update(path.to_string_lossy().as_bytes());
        self.0.update(content.len().to_le_bytes());
        self.0.update(content);
        Ok(())
    }

    /// The hash, as text.
    pub fn finish(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn compress(content: &[u8]) -> Result<Vec<u8>> {
    let encoder = BrotliEncoderOptions::new()
        .quality(Quality::best())
        .window_size(WindowSize::new(22)?)
        .build()?;
    let mut writer = CompressorWriter::with_encoder(encoder, Vec::new());
    writer.write_all(content)?;
    Ok(writer.into_inner().map_err(IntoInnerError::into_error)?)
}
