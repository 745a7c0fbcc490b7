//! From a row to a claim, or to the column that is to blame.

use super::{
    CellError, date,
    mapping::{
        Codes, EventCells, KindCell, Mapping, OfficeCells, PersonCells, RowFact, TenureCells, WordCell,
    },
};
use crate::import::codes::Countries;
use csv::StringRecord;
use domain::{
    Edtf, Name, Text, World,
    check::is_wikidata_id,
    claim::{Claim, EventClaim, Fact, Takes, TenureClaim, WhichOffice, Who},
    entity::{Capacity, EndReason, Entry, EventKind, Figure},
    id::CountryId,
    text::Forms,
};
use std::collections::BTreeMap;

/// The longest cell that is a name or a word.
const LONGEST_NAME: usize = 200;
/// The longest cell of any kind, in bytes.
const LONGEST_TEXT: usize = 10_000;

pub(super) struct RowReader<'r> {
    pub mapping: &'r Mapping,
    pub headers: &'r StringRecord,
    pub countries: &'r Countries,
    pub lookup: &'r BTreeMap<String, String>,
    pub world: &'r World,
}

impl RowReader<'_> {
    /// What stands in a column; none where the cell is empty or says that nothing is known.
    fn value<'c>(&self, record: &'c StringRecord, column: &str) -> Option<&'c str> {
        let place = self.headers.iter().position(|header| header.trim() == column)?;
        let value = record.get(place)?.trim();
        let is_missing = value.is_empty() || self.mapping.file.missing.iter().any(|it| it == value);
        (!is_missing).then_some(value)
    }

    fn needed<'c>(&self, record: &'c StringRecord, column: &str) -> Result<&'c str, CellError> {
        let value = self
            .value(record, column)
            .ok_or_else(|| CellError::new(column, "nothing stands here, and it is needed"))?;
        if value.chars().count() > LONGEST_NAME {
            return Err(CellError::new(
                column,
                format!("it is longer than {LONGEST_NAME} characters"),
            ));
        }
        if value.chars().any(char::is_control) {
            return Err(CellError::new(column, "it has control characters"));
        }
        Ok(value)
    }

    pub(super) fn key(&self, record: &StringRecord) -> Option<String> {
        self.value(record, &self.mapping.row.key).map(str::to_owned)
    }

    pub(super) fn claim(&self, record: &StringRecord, line: Option<u64>) -> Result<Claim, CellError> {
        let row = &self.mapping.row;
        let key = self.needed(record, &row.key)?.to_owned();
        if let Some(place) = record.iter().position(|cell| cell.len() > LONGEST_TEXT) {
            let column = self.headers.get(place).unwrap_or_default();
            return Err(CellError::new(
                column,
                format!("it is longer than {LONGEST_TEXT} bytes"),
            ));
        }
        let country = self.country(record)?;
        let fact = match (row.fact, &row.office, &row.person, &row.tenure, &row.event) {
            (RowFact::Tenure, Some(office), Some(person), Some(tenure), _) => {
                Fact::Tenure(self.tenure(record, country, office, person, tenure)?)
            }
            (RowFact::Event, _, _, _, Some(event)) => Fact::Event(self.event(record, country, event)?),
            _ => return Err(CellError::new("", "the mapping does not say what a row is")),
        };
        let reference = match line {
            Some(line) => format!("{} {key}, line {line}", row.key),
            None => format!("{} {key}", row.key),
        };
        Ok(Claim { key, reference, fact })
    }

    fn country(&self, record: &StringRecord) -> Result<CountryId, CellError> {
        let cell = &self.mapping.row.country;
        let Some(column) = &cell.column else {
            return cell
                .value
                .clone()
                .ok_or_else(|| CellError::new("", "the mapping names no country"));
        };
        let typed = self.needed(record, column)?;
        let looked_up = if cell.lookup.is_some() {
            self.lookup
                .get(typed)
                .map(String::as_str)
                .ok_or_else(|| CellError::new(column, format!("“{typed}” is not in the table of codes")))?
        } else {
            typed
        };
        let code = cell.words.get(looked_up).map_or(looked_up, String::as_str);
        let code = if cell.codes == Codes::Name {
            code.replace('-', " ")
        } else {
            code.to_owned()
        };
        self.countries
            .find(cell.codes, &code)
            .map_err(|error| CellError::from((column.clone(), error)))
    }

    fn tenure(
        &self,
        record: &StringRecord,
        country: CountryId,
        office: &OfficeCells,
        person: &PersonCells,
        tenure: &TenureCells,
    ) -> Result<TenureClaim, CellError> {
        let date = |cells| date::read(cells, |column| self.value(record, column));
        let (start, end) = (date(&tenure.start)?, date(&tenure.end)?);
        let is_backwards = start
            .as_ref()
            .and_then(Edtf::earliest)
            .zip(end.as_ref().and_then(Edtf::latest))
            .is_some_and(|(start, end)| end < start);
        if is_backwards {
            let column = tenure.end.iter().find_map(|cell| cell.column.clone());
            return Err(CellError::new(
                &column.unwrap_or_default(),
                "it ends before it starts",
            ));
        }
        Ok(TenureClaim {
            office: self.office(record, country, office),
            person: Who {
                name: Name {
                    en: self.needed(record, &person.name)?.to_owned(),
                    ..Name::default()
                },
                born: date(&person.born)?,
                died: date(&person.died)?,
                wikidata: self.number(record, person.wikidata.as_deref())?,
                chosen: None,
            },
            start,
            end,
            entry: self.word(record, tenure.entry.as_ref(), Entry::from_word)?,
            end_reason: self.word(record, tenure.end_reason.as_ref(), EndReason::from_word)?,
            capacity: self.word(record, tenure.capacity.as_ref(), Capacity::from_word)?,
        })
    }

    fn event(
        &self,
        record: &StringRecord,
        country: CountryId,
        event: &EventCells,
    ) -> Result<EventClaim, CellError> {
        let date = |cells| date::read(cells, |column| self.value(record, column));
        let first = event
            .on
            .iter()
            .find_map(|cell| cell.column.clone())
            .unwrap_or_default();
        let on = date(&event.on)?
            .ok_or_else(|| CellError::new(&first, "nothing stands here, and it is needed"))?;
        let on = match date(&event.until)? {
            Some(until) if until != on => {
                let text = format!("{on}/{until}");
                Edtf::parse(&text)
                    .map_err(|_| CellError::new(&first, format!("“{text}” is no span of days")))?
            }
            _ => on,
        };
        let kind = match &event.kind {
            KindCell::Always(kind) => *kind,
            KindCell::Word(cell) => self
                .word(record, Some(cell), EventKind::from_word)?
                .ok_or_else(|| CellError::new(&cell.column, "nothing stands here, and it is needed"))?,
        };
        let mut countries = vec![country.clone()];
        countries.extend(self.mapping.row.also_countries.iter().cloned());
        countries.dedup();
        let filled = |text: &Option<Text>| {
            let filled = text
                .as_ref()
                .map(|text| self.filled_in(text, record, Some(&country)));
            filled.filter(|text| !text.en.is_empty())
        };
        // A word that is empty says that there is no chamber to name.
        let body = self
            .word(record, event.body.as_ref(), |word| Some(word.to_owned()))?
            .filter(|body| !body.is_empty())
            .map(Text::english);
        let figures = event.figures.iter().filter_map(|figure| {
            Some(Figure {
                label: figure.label.clone(),
                value: self.value(record, &figure.column)?.to_owned(),
                unit: figure.unit.clone(),
                round: None,
            })
        });
        Ok(EventClaim {
            kind,
            countries,
            on,
            firmness: event.firmness,
            name: filled(&event.name),
            place: filled(&event.place),
            body,
            description: filled(&event.description),
            decides: Vec::new(),
            participants: event
                .participant
                .iter()
                .map(|column| Takes {
                    country: country.clone(),
                    said: self.value(record, column).map(str::to_owned),
                })
                .collect(),
            candidates: Vec::new(),
            winners: Vec::new(),
            figures: figures.collect(),
            wikidata: None,
        })
    }

    fn office(&self, record: &StringRecord, country: CountryId, office: &OfficeCells) -> WhichOffice {
        WhichOffice {
            id: None,
            wikidata: None,
            name: self.filled_in(&office.name, record, Some(&country)),
            title: self.filled_in(&office.title, record, Some(&country)),
            roles: office.roles.clone(),
            filled_by: office.filled_by,
            may_be_new: office.may_be_new,
            country,
        }
    }

    /// The number of an item of Wikidata, from a cell that has it or its address.
    fn number(&self, record: &StringRecord, column: Option<&str>) -> Result<Option<String>, CellError> {
        let Some((column, typed)) = column.and_then(|it| Some((it, self.value(record, it)?))) else {
            return Ok(None);
        };
        let number = typed.rsplit('/').next().unwrap_or(typed);
        if is_wikidata_id(number) {
            Ok(Some(number.to_owned()))
        } else {
            Err(CellError::new(column, format!("“{typed}” is not like Q17")))
        }
    }

    /// A word of ours for a value; a value that the mapping does not know rejects the row.
    fn word<Word>(
        &self,
        record: &StringRecord,
        cell: Option<&WordCell>,
        read: impl Fn(&str) -> Option<Word>,
    ) -> Result<Option<Word>, CellError> {
        let Some((cell, value)) = cell.and_then(|cell| Some((cell, self.value(record, &cell.column)?)))
        else {
            return Ok(None);
        };
        let word = cell
            .words
            .get(value)
            .ok_or_else(|| CellError::new(&cell.column, format!("the mapping has no word for “{value}”")))?;
        read(word).map(Some).ok_or_else(|| {
            CellError::new(
                &cell.column,
                format!("the mapping says “{word}”, which is no word here"),
            )
        })
    }

    /// A text with `{column}` and `{country}` filled in, in each of its languages.
    fn filled_in(&self, text: &Text, record: &StringRecord, country: Option<&CountryId>) -> Text {
        let name = country
            .and_then(|id| self.world.countries.get(id))
            .map(|country| &country.name);
        let fill = |template: &str, country: Option<&str>| {
            let mut filled = String::new();
            let mut rest = template;
            while let Some((before, after)) = rest.split_once('{') {
                filled.push_str(before);
                let Some((place, after)) = after.split_once('}') else {
                    rest = after;
                    continue;
                };
                filled.push_str(match place {
                    "country" => country.unwrap_or_default(),
                    column => self.value(record, column).unwrap_or_default(),
                });
                rest = after;
            }
            filled.push_str(rest);
            filled
        };
        Forms {
            en: fill(&text.en, name.map(|name| name.en.as_str())),
            ja: text
                .ja
                .as_ref()
                .map(|ja| fill(ja, name.map(|name| name.ja.as_deref().unwrap_or(&name.en)))),
            ko: text
                .ko
                .as_ref()
                .map(|ko| fill(ko, name.map(|name| name.ko.as_deref().unwrap_or(&name.en)))),
        }
        .into()
    }
}
