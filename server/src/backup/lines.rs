//! The lines of a backup, and their checksum.

use super::{
    BackupError,
    tables::{Kind, Table},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::io;

/// What the first line calls the format.
pub const FORMAT: &str = "handover-backup";
/// The version of the format: the tables are those of migration 8.
pub const VERSION: u32 = 1;

/// The first line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Header {
    pub format: String,
    pub version: u32,
    pub about: String,
    /// When it was made.
    pub made: Timestamp,
    /// The version of the program that made it.
    pub program: String,
}

impl Header {
    pub fn of_now() -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            about: "Everything in a database of Handover but its sessions; `handover restore` makes the same database of it. It has the \
                    hashes of passwords: keep it to yourself"
                .to_owned(),
            made: Timestamp::now(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// What stands before the rows of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableLine {
    pub table: String,
    pub columns: Vec<String>,
    pub rows: u64,
}

/// The last line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Footer {
    pub rows: u64,
    /// Of all lines before this one, with their line ends, as hexadecimal digits.
    pub sha256: String,
}

/// What one column of one row holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Null,
    Integer(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl Cell {
    fn to_json(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Integer(number) => Value::from(*number),
            Self::Text(text) => Value::from(text.as_str()),
            Self::Bytes(bytes) => Value::from(digits(bytes)),
        }
    }

    /// What a value stands for in a column; none where it cannot stand there.
    pub fn from_json(value: Value, kind: Kind) -> Option<Self> {
        match (value, kind) {
            (Value::Null, _) => Some(Self::Null),
            (Value::Number(number), Kind::Integer) => number.as_i64().map(Self::Integer),
            (Value::String(text), Kind::Text) => Some(Self::Text(text)),
            (Value::String(text), Kind::Bytes) => bytes(&text).map(Self::Bytes),
            _ => None,
        }
    }
}

fn digits(bytes: &[u8]) -> String {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves
        .filter_map(|half| char::from_digit(half.into(), 16))
        .collect()
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    if !digits.is_ascii() || digits.len() % 2 == 1 {
        return None;
    }
    let pairs = (0..digits.len()).step_by(2);
    pairs
        .map(|start| {
            let pair = digits.get(start..start + 2)?;
            let is_digits = pair.bytes().all(|it| it.is_ascii_hexdigit());
            u8::from_str_radix(pair, 16).ok().filter(|_| is_digits)
        })
        .collect()
}

/// The checksum of lines.
#[derive(Clone, Default)]
pub struct Checksum(Sha256);

impl Checksum {
    pub fn add(&mut self, line: &[u8]) {
        self.0.update(line);
    }

    pub fn digits(self) -> String {
        digits(&self.0.finalize())
    }
}

/// Takes the rows of a database and writes them as lines.
pub struct Sink<Output> {
    output: Output,
    checksum: Checksum,
    rows: u64,
}

impl<Output: io::Write> Sink<Output> {
    /// Begins with the first line, as it stands.
    pub fn begin(output: Output, header: &[u8]) -> Result<Self, BackupError> {
        let mut sink = Self {
            output,
            checksum: Checksum::default(),
            rows: 0,
        };
        sink.line(header)?;
        Ok(sink)
    }

    pub fn table(&mut self, table: &Table, rows: u64) -> Result<(), BackupError> {
        self.line(&json_line(&TableLine {
            table: table.name.to_owned(),
            columns: table.column_names().into_iter().map(str::to_owned).collect(),
            rows,
        })?)
    }

    pub fn row(&mut self, cells: &[Cell]) -> Result<(), BackupError> {
        let row: Vec<_> = cells.iter().map(Cell::to_json).collect();
        self.rows += 1;
        self.line(&json_line(&row)?)
    }

    fn line(&mut self, line: &[u8]) -> Result<(), BackupError> {
        self.checksum.add(line);
        self.output.write_all(line).map_err(BackupError::Write)
    }

    /// The last line, which is not written yet, and where it belongs.
    pub fn end(self) -> (Footer, Output) {
        let footer = Footer {
            rows: self.rows,
            sha256: self.checksum.digits(),
        };
        (footer, self.output)
    }
}

/// A value as a line.
pub fn json_line(value: &impl Serialize) -> Result<Vec<u8>, BackupError> {
    let mut line = serde_json::to_vec(value).map_err(|error| BackupError::Write(error.into()))?;
    line.push(b'\n');
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cell_holds_comes_back() {
        for (cell, kind) in [
            (Cell::Null, Kind::Bytes),
            (Cell::Integer(i64::MIN), Kind::Integer),
            (Cell::Text("岸田 \"\n".to_owned()), Kind::Text),
            (Cell::Bytes(vec![0, 255, 16]), Kind::Bytes),
        ] {
            assert_eq!(Cell::from_json(cell.to_json(), kind), Some(cell));
        }
        for wrong in ["0", "0g", "é", "+1"] {
            assert_eq!(Cell::from_json(Value::from(wrong), Kind::Bytes), None, "{wrong}");
        }
        assert_eq!(Cell::from_json(Value::from(1.5), Kind::Integer), None);
        assert_eq!(Cell::from_json(Value::from("1"), Kind::Integer), None);
    }
}
