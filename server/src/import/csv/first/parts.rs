//! Which column is taken for what, by its heading and by what stands in it.

use super::{
    columns::{Column, Table},
    headings::{HEADINGS, Meaning, squeezed},
};
use crate::import::{
    codes::Countries,
    csv::{mapping::Codes, shape::Shape},
};
use jiff::civil::Date;

/// Which column is what.
#[derive(Debug)]
pub struct Parts {
    found: Vec<(Meaning, String)>,
    pub codes: Option<Codes>,
    /// The columns with dates: their shapes, and those that would do as well.
    dates: Vec<(String, Vec<Shape>, Vec<Shape>)>,
    /// The first year that two digits may mean.
    pub years_from: u16,
    pub key: Vec<String>,
}

impl Parts {
    pub fn of(table: &Table, countries: &Countries, today: Date) -> Self {
        // A century that ends in ten years: dates of leaders lie seldom further ahead.
        let years_from = u16::try_from(today.year() - 89).unwrap_or_default();
        let dates: Vec<_> = table
            .columns
            .iter()
            .filter_map(|column| {
                let (shapes, instead) = column.shapes(years_from)?;
                Some((column.heading.clone(), shapes, instead))
            })
            .collect();
        let mut parts = Self {
            found: Vec::new(),
            codes: None,
            dates,
            years_from,
            key: Vec::new(),
        };
        for (meaning, headings) in HEADINGS {
            let fits = |column: &&Column| parts.fits(meaning, column, countries);
            let by_heading = headings.iter().find_map(|heading| {
                let named = table.columns.iter().find(|it| squeezed(&it.heading) == *heading);
                named.filter(fits)
            });
            if let Some(column) = by_heading {
                parts.found.push((meaning, column.heading.clone()));
            }
        }
        if parts.column(Meaning::Country).is_none() {
            // A column that is called otherwise, and that names nothing but countries.
            let is_free = |column: &&Column| parts.meaning_of(&column.heading).is_none();
            let mut free = table.columns.iter().filter(is_free);
            if let Some(column) = free.find(|column| column.codes(countries).is_some()) {
                parts.found.push((Meaning::Country, column.heading.clone()));
            }
        }
        let country = parts.column(Meaning::Country).and_then(|it| table.column(it));
        parts.codes = country.and_then(|column| column.codes(countries));
        parts.key = parts.key_of(table);
        parts
    }

    /// Whether what stands in a column can be what its heading says.
    fn fits(&self, meaning: Meaning, column: &Column, countries: &Countries) -> bool {
        let is_taken = self.meaning_of(&column.heading).is_some();
        let is_date = self.dates.iter().any(|(heading, ..)| *heading == column.heading);
        let fits = match meaning {
            Meaning::Country => column.codes(countries).is_some(),
            Meaning::Born | Meaning::Died | Meaning::Start | Meaning::End | Meaning::On => is_date,
            Meaning::Wikidata => column
                .known()
                .all(|(value, _)| domain::check::is_wikidata_id(value)),
            Meaning::Key => true,
            _ => !is_date && column.filled > 0,
        };
        fits && !is_taken
    }

    /// The columns that name a row: one that does alone, or those that say who, where and when.
    fn key_of(&self, table: &Table) -> Vec<String> {
        if let Some(key) = self.column(Meaning::Key).filter(|key| table.names_rows(&[key])) {
            return vec![key.to_owned()];
        }
        let several = [
            Meaning::Country,
            Meaning::Office,
            Meaning::Person,
            Meaning::FirstName,
            Meaning::LastName,
            Meaning::Start,
            Meaning::On,
            Meaning::EventKind,
        ];
        let mut key: Vec<&str> = several.into_iter().filter_map(|it| self.column(it)).collect();
        key.retain(|heading| table.column(heading).is_some_and(|it| it.filled == table.rows));
        key.into_iter().map(str::to_owned).collect()
    }

    pub fn column(&self, meaning: Meaning) -> Option<&str> {
        self.found
            .iter()
            .find(|(found, _)| *found == meaning)
            .map(|(_, heading)| heading.as_str())
    }

    pub fn meaning_of(&self, heading: &str) -> Option<Meaning> {
        self.found
            .iter()
            .find(|(_, found)| found == heading)
            .map(|(meaning, _)| *meaning)
    }

    /// The shapes of a column of dates, and those that would do as well.
    pub fn shapes(&self, heading: &str) -> Option<(&[Shape], &[Shape])> {
        self.dates
            .iter()
            .find(|(date, ..)| date == heading)
            .map(|(_, shapes, instead)| (shapes.as_slice(), instead.as_slice()))
    }

    /// Whether a row tells who held an office; otherwise it tells of an event.
    pub fn are_tenures(&self) -> bool {
        let has_person = self.column(Meaning::Person).is_some() || self.column(Meaning::LastName).is_some();
        has_person && self.column(Meaning::Start).is_some() || self.column(Meaning::On).is_none()
    }

    /// What each column was taken for.
    pub fn in_words(&self, table: &Table) -> Vec<String> {
        table
            .columns
            .iter()
            .map(|column| {
                let heading = &column.heading;
                let Some(meaning) = self.meaning_of(heading) else {
                    let mut values: Vec<_> = column.known().collect();
                    values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
                    let some: Vec<_> = values.iter().take(4).map(|(value, _)| shortened(value)).collect();
                    return format!("“{heading}” is not used: {}", some.join(", "));
                };
                let how = match meaning {
                    Meaning::Country => self.codes.map(|codes| format!(" ({})", codes.written())),
                    _ => self.shapes(heading).map(|(shapes, instead)| {
                        let written = |shapes: &[Shape]| {
                            shapes
                                .iter()
                                .map(|it| it.written())
                                .collect::<Vec<_>>()
                                .join(", ")
                        };
                        match instead {
                            [] => format!(" ({})", written(shapes)),
                            _ => format!(" ({}; {} would do as well)", written(shapes), written(instead)),
                        }
                    }),
                };
                format!("“{heading}” is {}{}", meaning.in_words(), how.unwrap_or_default())
            })
            .collect()
    }
}

/// The beginning of a value that is too long for a line.
fn shortened(value: &str) -> String {
    const LONGEST: usize = 30;
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}
