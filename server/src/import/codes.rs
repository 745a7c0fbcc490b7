//! Codes of countries, and the countries that they stand for here.

use super::csv::mapping::Codes;
use domain::{World, entity::Renamed as _, folding::name_words, id::CountryId};
use std::collections::HashMap;

/// FIPS 10-4, code by code; from the table of names that CLDR gives. A code without a country is of none that is here.
const FIPS: &str = include_str!("../../mappings/codes/fips.csv");
/// Correlates of War, code by code, with the states that are no more.
const COW: &str = include_str!("../../mappings/codes/cow.csv");

/// Why a code gave no country.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    #[error("“{0}” is no code of a country")]
    Unknown(String),
    #[error("“{code}” is {name}, which is no country here")]
    NotHere { code: String, name: String },
}

/// The countries of a world by their codes and names.
#[derive(Clone, Debug, Default)]
pub struct Countries {
    iso2: HashMap<String, CountryId>,
    iso3: HashMap<String, CountryId>,
    numeric: HashMap<String, CountryId>,
    names: HashMap<Vec<String>, CountryId>,
}

/// Small words that one source writes and another leaves out.
const SMALL_WORDS: [&str; 3] = ["and", "the", "of"];

fn key_words(name: &str) -> Vec<String> {
    let mut words = name_words(name);
    words.retain(|word| !SMALL_WORDS.contains(&word.as_str()));
    words
}

impl Countries {
    pub fn of(world: &World) -> Self {
        let mut found = Self::default();
        for country in world.countries.values() {
            let id = country.id.clone();
            found.iso2.insert(id.to_string(), id.clone());
            if let Some(code) = &country.iso3 {
                found.iso3.insert(code.clone(), id.clone());
            }
            if let Some(code) = &country.numeric {
                found
                    .numeric
                    .insert(code.trim_start_matches('0').to_owned(), id.clone());
            }
            for form in country.all_names() {
                found.names.entry(key_words(form)).or_insert_with(|| id.clone());
            }
        }
        found
    }

    /// The country that a code stands for.
    ///
    /// # Errors
    /// When it is no code, or that of a country that is not recorded.
    pub fn find(&self, codes: Codes, code: &str) -> Result<CountryId, CodeError> {
        let found = match codes {
            Codes::Iso2 => self.iso2.get(&code.to_lowercase()),
            Codes::Iso3 => self.iso3.get(&code.to_uppercase()),
            Codes::IsoNumeric => self.numeric.get(code.trim_start_matches('0')),
            Codes::Name => self.names.get(&key_words(code)),
            Codes::Fips => return self.in_table(FIPS, &code.to_uppercase()),
            Codes::Cow => return self.in_table(COW, code.trim_start_matches('0')),
        };
        found.cloned().ok_or_else(|| CodeError::Unknown(code.to_owned()))
    }

    fn in_table(&self, table: &str, code: &str) -> Result<CountryId, CodeError> {
        let line = table
            .lines()
            .skip(1)
            .find(|line| line.split(',').next() == Some(code))
            .ok_or_else(|| CodeError::Unknown(code.to_owned()))?;
        let mut cells = line.splitn(3, ',').skip(1);
        let id = cells.next().unwrap_or_default();
        self.iso2.get(id).cloned().ok_or_else(|| CodeError::NotHere {
            code: code.to_owned(),
            name: cells.next().unwrap_or_default().trim_matches('"').to_owned(),
        })
    }
}
