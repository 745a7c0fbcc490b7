//! The columns of a table, and what their cells have in common.

use crate::import::{
    codes::Countries,
    csv::{mapping::Codes, shape::Shape},
};
use anyhow::ensure;
use domain::Edtf;
use std::collections::BTreeMap;

/// How many rows are looked at.
const ROWS: usize = 20_000;

/// What says in spreadsheets that nothing is known.
const MISSING: [&str; 14] = [
    "NA", "N/A", "n/a", "na", "-", "–", "—", ".", "?", "null", "NULL", "None", "nan", "-999",
];
/// How many of a hundred cells must be of a kind for a column to be taken for it; the others are told one by one.
const ENOUGH: usize = 80;
/// The delimiters that are looked for.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// A column: its heading, and how often each value stands in it.
#[derive(Debug)]
pub struct Column {
    pub heading: String,
    pub values: BTreeMap<String, usize>,
    /// What stands in it for what is not known.
    pub missing: Vec<String>,
    /// How many cells have a value.
    pub filled: usize,
}

/// A table that was looked at.
#[derive(Debug)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: usize,
    /// The cells of the first rows, to see which columns name a row together.
    cells: Vec<csv::StringRecord>,
}

/// The delimiter that the heading has most of.
pub fn delimiter(text: &str) -> char {
    let heading = text.lines().next().unwrap_or_default();
    let count = |delimiter: &char| heading.matches(*delimiter).count();
    // The first of those that are as frequent.
    let most = DELIMITERS.into_iter().rev().max_by_key(count);
    most.filter(|it| count(it) > 0).unwrap_or(',')
}

impl Column {
    /// The columns of a text.
    ///
    /// # Errors
    /// When it has no heading, or a row before the last cannot be read at all.
    pub fn all(text: &str, delimiter: char) -> anyhow::Result<Table> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(u8::try_from(delimiter)?)
            .flexible(true)
            .from_reader(text.as_bytes());
        let headings = reader.headers()?.clone();
        ensure!(
            headings.iter().any(|heading| !heading.trim().is_empty()),
            "the first row must name the columns"
        );
        let mut columns: Vec<_> = headings.iter().map(Self::new).collect();
        let mut cells = Vec::new();
        for record in reader.records().take(ROWS).filter_map(Result::ok) {
            for (column, cell) in columns.iter_mut().zip(&record) {
                column.count(cell.trim());
            }
            cells.push(record);
        }
        Ok(Table {
            columns,
            rows: cells.len(),
            cells,
        })
    }

    fn new(heading: &str) -> Self {
        Self {
            heading: heading.trim().to_owned(),
            values: BTreeMap::new(),
            missing: Vec::new(),
            filled: 0,
        }
    }

    fn count(&mut self, cell: &str) {
        if cell.is_empty() {
            return;
        }
        if MISSING.contains(&cell) && !self.missing.iter().any(|it| it == cell) {
            self.missing.push(cell.to_owned());
        }
        if !MISSING.contains(&cell) {
            self.filled += 1;
        }
        *self.values.entry(cell.to_owned()).or_default() += 1;
    }

    /// The values that are not there for what is not known.
    pub fn known(&self) -> impl Iterator<Item = (&str, usize)> {
        let known = self
            .values
            .iter()
            .filter(|(value, _)| !MISSING.contains(&value.as_str()));
        known.map(|(value, count)| (value.as_str(), *count))
    }

    /// Whether so many of the cells are of a kind that the column is of it.
    fn is_mostly(&self, is: impl Fn(&str) -> bool) -> bool {
        let fitting: usize = self
            .known()
            .filter(|(value, _)| is(value))
            .map(|(_, count)| count)
            .sum();
        self.filled > 0 && fitting * 100 >= self.filled * ENOUGH
    }

    /// The codes in which its cells name countries, those that read most of them first.
    pub fn codes(&self, countries: &Countries) -> Option<Codes> {
        const ALL: [Codes; 6] = [
            Codes::Iso2,
            Codes::Iso3,
            Codes::Name,
            Codes::IsoNumeric,
            Codes::Cow,
            Codes::Fips,
        ];
        let is_number = self
            .known()
            .all(|(value, _)| value.bytes().all(|byte| byte.is_ascii_digit()));
        let read = |codes: Codes| -> usize {
            // NA is Namibia where two letters name a country.
            let values = self.values.iter();
            let read = values.filter(|(value, _)| countries.find(codes, value).is_ok());
            read.map(|(_, count)| count).sum()
        };
        let possible = ALL
            .into_iter()
            .filter(|codes| is_number == matches!(codes, Codes::IsoNumeric | Codes::Cow));
        let (codes, count) = possible.map(|codes| (codes, read(codes))).first_largest()?;
        (count * 100 >= self.filled * ENOUGH && count > 0).then_some(codes)
    }

    /// The shapes in which its cells write dates, the most frequent first; none where it has no dates. A second list has the shapes that
    /// would do as well, where day and month cannot be told apart.
    pub fn shapes(&self, years_from: u16) -> Option<(Vec<Shape>, Vec<Shape>)> {
        let reads = |shape: Shape, value: &str| {
            shape
                .edtf(value, Some(years_from))
                .is_some_and(|edtf| Edtf::parse(&edtf).is_ok())
        };
        let shapes = || Shape::ALL.into_iter().filter(|shape| *shape != Shape::Edtf);
        if !self.is_mostly(|value| shapes().any(|shape| reads(shape, value))) {
            return None;
        }
        let mut left: Vec<_> = self.known().collect();
        let mut chosen = Vec::new();
        let mut instead = Vec::new();
        while !left.is_empty() {
            let count = |shape: Shape| -> usize {
                let read = left.iter().filter(|(value, _)| reads(shape, value));
                read.map(|(_, count)| count).sum()
            };
            let counts: Vec<_> = shapes().map(|shape| (shape, count(shape))).collect();
            let Some((best, most)) = counts
                .iter()
                .copied()
                .first_largest()
                .filter(|(_, most)| *most > 0)
            else {
                break;
            };
            let twins = counts
                .iter()
                .filter(|(shape, count)| *count == most && best.is_mirror_of(*shape));
            instead.extend(twins.map(|(shape, _)| *shape));
            left.retain(|(value, _)| !reads(best, value));
            chosen.push(best);
        }
        Some((chosen, instead))
    }
}

impl Table {
    pub fn column(&self, heading: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.heading == heading)
    }

    /// Whether these columns together have a value in each row, and another one each time.
    pub fn names_rows(&self, headings: &[&str]) -> bool {
        let places: Vec<_> = headings
            .iter()
            .filter_map(|heading| self.columns.iter().position(|column| column.heading == *heading))
            .collect();
        let mut seen = std::collections::HashSet::new();
        self.cells.iter().all(|cells| {
            let key: Vec<_> = places
                .iter()
                .map(|place| cells.get(*place).unwrap_or_default().trim())
                .collect();
            key.iter().all(|cell| !cell.is_empty()) && seen.insert(key)
        })
    }
}

/// The first of those with the largest count.
trait FirstLargest<T> {
    fn first_largest(self) -> Option<(T, usize)>;
}

impl<T, I: Iterator<Item = (T, usize)>> FirstLargest<T> for I {
    fn first_largest(self) -> Option<(T, usize)> {
        self.fold(None, |best, next| match best {
            Some((_, most)) if most >= next.1 => best,
            _ => Some(next),
        })
    }
}
