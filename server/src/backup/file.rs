//! A backup in a file: how one is written, and how one is read and found sound.

use super::{
    BackupError, Progress, dump,
    lines::{Cell, Checksum, FORMAT, Footer, Header, Sink, TableLine, VERSION, json_line},
    tables::{HEAD, JOURNAL, Table},
};
use crate::journal::{Hash, Head, Journal};
use domain::{Changeset, World};
use flate2::{Compression, bufread::GzDecoder, write::GzEncoder};
use serde_json::Value;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
    path::Path,
};
use tempfile::NamedTempFile;

/// The most bytes of one line. The longest changeset of the starter world has a hundredth of it.
const LONGEST_LINE: u64 = 1 << 28;

/// What is in a backup.
#[derive(Debug)]
pub struct Contents {
    /// The first line, as it stands.
    pub header: Vec<u8>,
    pub footer: Footer,
    /// Where its journal ends.
    pub head: Head,
}

/// Writes all that a database has at one moment into a file, reads it again, and puts it in its place once it has been found sound.
///
/// The file is for its owner alone. One that stands there is replaced then, and stays otherwise.
///
/// # Errors
/// When the database cannot be read or is not sound, or the file cannot be written.
pub async fn write(journal: &Journal, path: &Path, progress: &Progress) -> Result<Contents, BackupError> {
    if !journal.is_current() {
        return Err(BackupError::Older);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let file = NamedTempFile::new_in(folder).map_err(BackupError::Write)?;
    let output = GzEncoder::new(BufWriter::new(file), Compression::default());
    let mut sink = Sink::begin(output, &json_line(&Header::of_now())?)?;
    dump::all(&journal.pools(), &mut sink, progress).await?;
    let (footer, mut output) = sink.end();
    let last = json_line(&footer)?;
    output.write_all(&last).map_err(BackupError::Write)?;
    let finished = output.finish().and_then(|output| {
        let file = output.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        Ok(file)
    });
    let file = finished.map_err(BackupError::Write)?;
    let contents = verify(file.path())?;
    let put = file.persist(path).map_err(|error| error.error);
    put.and_then(|_| File::open(folder)?.sync_all())
        .map_err(BackupError::Write)?;
    Ok(contents)
}

/// Reads a backup from its first line to its last: whether all of it is there as it was written, and whether its journal makes a world.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn verify(path: &Path) -> Result<Contents, BackupError> {
    let mut world = World::default();
    let mut head = Head::START;
    let mut told = None;
    let (header, footer) = read(path, |table, cells, _| {
        match (table.name, cells) {
            (
                JOURNAL,
                [
                    Cell::Integer(seq),
                    Cell::Text(at),
                    Cell::Text(body),
                    Cell::Bytes(hash),
                ],
            ) => {
                let next = head.seq + 1;
                let wrong = |reason: String| BackupError::Journal { seq: next, reason };
                head = Head {
                    seq: next,
                    hash: head.hash.followed_by(next, at, body),
                };
                if u64::try_from(*seq) != Ok(next) {
                    return Err(wrong("is missing".to_owned()));
                }
                if *hash != head.hash.as_bytes() {
                    return Err(wrong("does not fit to its hash".to_owned()));
                }
                let changeset =
                    Changeset::from_json(body).map_err(|error| wrong(format!("cannot be read ({error})")))?;
                world
                    .apply(changeset)
                    .map_err(|refusal| wrong(format!("cannot stand where it is ({refusal})")))?;
            }
            (HEAD, [_, Cell::Integer(seq), Cell::Bytes(hash)]) => told = Some((*seq, hash.clone())),
            (JOURNAL | HEAD, _) => {
                let reason = "has an empty column".to_owned();
                return Err(BackupError::Journal {
                    seq: head.seq + 1,
                    reason,
                });
            }
            _ => {}
        }
        Ok(())
    })?;
    let ends = told.and_then(|(seq, hash)| Some((u64::try_from(seq).ok()?, Hash::from_bytes(&hash)?)));
    if ends != Some((head.seq, head.hash)) {
        let reason = "is not the last one that was written".to_owned();
        return Err(BackupError::Journal {
            seq: head.seq,
            reason,
        });
    }
    Ok(Contents { header, footer, head })
}

/// Gives each row of a backup, with its table and the number of rows of that, and then its first and its last line.
///
/// The checksum is compared at the end, so what was given counts only where this succeeds.
pub(super) fn read(
    path: &Path,
    mut each: impl FnMut(&'static Table, &[Cell], u64) -> Result<(), BackupError>,
) -> Result<(Vec<u8>, Footer), BackupError> {
    let mut lines = Lines::open(path)?;
    if !lines.go_on()? {
        return Err(BackupError::Foreign);
    }
    let header = lines.line.clone();
    check_header(&header)?;
    let mut rows = 0;
    while lines.go_on()? {
        if let Ok(footer) = serde_json::from_slice::<Footer>(&lines.line) {
            let found = lines.before.clone().digits();
            if lines.go_on()? {
                return Err(lines.wrong(&"something stands after the last line"));
            }
            if found != footer.sha256 || rows != footer.rows {
                let told = footer.sha256;
                return Err(BackupError::Checksum { found, told });
            }
            return Ok((header, footer));
        }
        let line: TableLine = serde_json::from_slice(&lines.line).map_err(|error| lines.wrong(&error))?;
        let table = Table::named(&line.table)
            .filter(|table| table.column_names() == line.columns)
            .ok_or_else(|| lines.wrong(&"it is of no table that this program knows"))?;
        for _ in 0..line.rows {
            if !lines.go_on()? {
                return Err(BackupError::CutOff(lines.number));
            }
            let values = serde_json::from_slice(&lines.line).map_err(|error| lines.wrong(&error))?;
            let cells = cells(table, values).ok_or_else(|| lines.wrong(&"it is no row of its table"))?;
            each(table, &cells, line.rows)?;
            rows += 1;
        }
    }
    Err(BackupError::CutOff(lines.number))
}

fn check_header(line: &[u8]) -> Result<(), BackupError> {
    // Looked at loosely first: a newer one may have anything beside these two.
    let loose: Value = serde_json::from_slice(line).map_err(|_| BackupError::Foreign)?;
    match (loose["format"] == FORMAT, loose["version"].as_u64()) {
        (true, Some(version)) if version == u64::from(VERSION) => Ok(()),
        (true, Some(newer)) => Err(BackupError::Newer(format!("version {newer} of the format"))),
        _ => Err(BackupError::Foreign),
    }
}

fn cells(table: &Table, values: Vec<Value>) -> Option<Vec<Cell>> {
    if values.len() != table.columns.len() {
        return None;
    }
    let cells = values.into_iter().zip(table.columns);
    cells
        .map(|(value, column)| Cell::from_json(value, column.kind))
        .collect()
}

/// The lines of a file, one at a time.
struct Lines {
    input: BufReader<GzDecoder<BufReader<File>>>,
    /// The one that was read last, with its end, and its number.
    line: Vec<u8>,
    number: usize,
    /// Of all lines before that one.
    before: Checksum,
}

impl Lines {
    fn open(path: &Path) -> Result<Self, BackupError> {
        let mut file = BufReader::new(File::open(path).map_err(BackupError::Read)?);
        let start = file.fill_buf().map_err(BackupError::Read)?;
        if !start.starts_with(&[0x1f, 0x8b]) {
            return Err(BackupError::Foreign);
        }
        Ok(Self {
            input: BufReader::with_capacity(1 << 16, GzDecoder::new(file)),
            line: Vec::new(),
            number: 0,
            before: Checksum::default(),
        })
    }

    /// Reads the next line; false at the end of the file.
    fn go_on(&mut self) -> Result<bool, BackupError> {
        self.before.add(&self.line);
        self.line.clear();
        let mut input = self.input.by_ref().take(LONGEST_LINE);
        let read = input
            .read_until(b'\n', &mut self.line)
            .map_err(|error| match error.kind() {
                io::ErrorKind::UnexpectedEof => BackupError::CutOff(self.number),
                _ => BackupError::Line {
                    line: self.number + 1,
                    reason: error.to_string(),
                },
            })?;
        if read > 0 && !self.line.ends_with(b"\n") {
            return Err(BackupError::CutOff(self.number));
        }
        self.number += usize::from(read > 0);
        Ok(read > 0)
    }

    fn wrong(&self, reason: &impl ToString) -> BackupError {
        BackupError::Line {
            line: self.number,
            reason: reason.to_string(),
        }
    }
}
