//! From a row to a claim, or to the column that is to blame.

use super::{
    CellError, date,
    mapping::{
        Codes, Condition, DateCell, EventCells, FirmnessCell, KindCell, Lookup, MadeColumn, Mapping,
        OfficeCells, PersonCells, RowFact, Seats, TenureCells, WordCell, places,
    },
};
use crate::import::codes::Countries;
use csv::StringRecord;
use domain::{
    Edtf, Name, Text, World,
    check::is_wikidata_id,
    claim::{Claim, EventClaim, Fact, Takes, TenureClaim, WhichOffice, Who},
    entity::{Capacity, EndReason, Entry, EventKind, Figure, Firmness, Recorded},
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
    pub lookups: &'r Tables,
    pub world: &'r World,
}

/// The files that values are looked up in, each as values by keys.
pub(super) type Tables = BTreeMap<Lookup, BTreeMap<String, String>>;

impl RowReader<'_> {
    /// What is written in a column.
    fn cell<'c>(&self, record: &'c StringRecord, column: &str) -> Option<&'c str> {
        let place = self.headers.iter().position(|header| header.trim() == column)?;
        Some(record.get(place)?.trim())
    }

    /// What stands in a column; none where the cell is empty or says that nothing is known.
    fn value<'c>(&self, record: &'c StringRecord, column: &str) -> Option<&'c str> {
        let value = self.cell(record, column)?;
        let is_missing =
            value.is_empty() || self.mapping.file.missing.of(column).iter().any(|it| it == value);
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
        Ok(value)
    }

    /// The values of the columns that name a row; none where one is empty.
    pub(super) fn key(&self, record: &StringRecord) -> Option<String> {
        let values = self.mapping.row.key.columns().iter();
        let values: Option<Vec<_>> = values.map(|column| self.value(record, column)).collect();
        values.map(|values| values.join(" "))
    }

    /// A row with the cells of the columns that are made of others behind its own, in the order of `headers`.
    pub(super) fn completed(&self, mut record: StringRecord) -> Result<StringRecord, CellError> {
        let own = record.clone();
        for (name, made) in &self.mapping.columns {
            record.push_field(&self.made(&own, name, made)?);
        }
        Ok(record)
    }

    fn made(&self, record: &StringRecord, name: &str, made: &MadeColumn) -> Result<String, CellError> {
        let text = self.filled(&made.text, record, None);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return Ok(made.default.clone().unwrap_or_default());
        }
        let table = made.lookup.as_ref().and_then(|lookup| self.lookups.get(lookup));
        let found = made
            .words
            .get(&text)
            .or_else(|| table.and_then(|table| table.get(&text)));
        if let Some(found) = found.or(made.default.as_ref()) {
            return Ok(found.clone());
        }
        if made.words.is_empty() && made.lookup.is_none() {
            return Ok(text);
        }
        Err(CellError::new(
            name,
            format!("“{text}” is in none of its words and tables"),
        ))
    }

    /// Why the mapping leaves a row out.
    fn left_out(&self, record: &StringRecord) -> Option<CellError> {
        let row = &self.mapping.row;
        let fits = |condition: &Condition| {
            let value = self.cell(record, &condition.column).unwrap_or_default();
            condition.is.iter().any(|it| it == value)
        };
        let lacking = row.only.iter().find(|condition| !fits(condition));
        let having = row.except.iter().find(|condition| fits(condition));
        lacking.or(having).map(|condition| {
            let value = self.cell(record, &condition.column).unwrap_or_default();
            CellError::new(
                &condition.column,
                format!("the mapping leaves out rows with “{value}” here"),
            )
        })
    }

    pub(super) fn claim(&self, record: &StringRecord, line: Option<u64>) -> Result<Claim, CellError> {
        let row = &self.mapping.row;
        if let Some(reason) = self.left_out(record) {
            return Err(reason);
        }
        let columns = row.key.columns();
        let values: Result<Vec<_>, _> = columns.iter().map(|it| self.needed(record, it)).collect();
        let key = values?.join(" ");
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
            Some(line) => format!("{} {key}, line {line}", columns.join(" ")),
            None => format!("{} {key}", columns.join(" ")),
        };
        Ok(Claim {
            key,
            reference,
            until: self.mapping.source.until,
            fact,
        })
    }

    fn country(&self, record: &StringRecord) -> Result<CountryId, CellError> {
        let cell = &self.mapping.row.country;
        let Some(column) = &cell.column else {
            return cell
                .value
                .clone()
                .ok_or_else(|| CellError::new("", "the mapping names no country"));
        };
        // `NA` is Namibia, whatever it is in other columns.
        let written = self.cell(record, column).unwrap_or_default();
        if cell.lookup.is_none()
            && cell.words.is_empty()
            && cell.codes != Codes::Name
            && let Ok(country) = self.countries.find(cell.codes, written)
        {
            return Ok(country);
        }
        let typed = self.needed(record, column)?;
        let looked_up = if let Some(lookup) = &cell.lookup {
            self.lookups
                .get(lookup)
                .and_then(|table| table.get(typed))
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
        let date = |cells| self.date(record, cells);
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
            office: self.office(record, country, office)?,
            person: Who {
                name: Name {
                    en: self.person_name(record, &person.name)?,
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
            party: tenure
                .party
                .as_ref()
                .and_then(|column| self.value(record, column))
                .map(str::to_owned),
        })
    }

    fn date(&self, record: &StringRecord, cells: &[DateCell]) -> Result<Option<Edtf>, CellError> {
        date::read(cells, self.mapping.file.years_from, |column| {
            self.value(record, column)
        })
    }

    /// A name in one column, or in several that a text names.
    fn person_name(&self, record: &StringRecord, name: &str) -> Result<String, CellError> {
        if !name.contains('{') {
            return self.needed(record, name).map(str::to_owned);
        }
        let filled = self.filled(name, record, None);
        let words: Vec<&str> = filled.split_whitespace().collect();
        if words.is_empty() {
            let first = places(name).next().unwrap_or_default();
            return Err(CellError::new(first, "nothing stands here, and it is needed"));
        }
        Ok(words.join(" "))
    }

    fn event(
        &self,
        record: &StringRecord,
        country: CountryId,
        event: &EventCells,
    ) -> Result<EventClaim, CellError> {
        let date = |cells| self.date(record, cells);
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
            firmness: match &event.firmness {
                FirmnessCell::Always(firmness) => *firmness,
                FirmnessCell::Word(cell) => self
                    .word(record, Some(cell), Firmness::from_word)?
                    .ok_or_else(|| CellError::new(&cell.column, "nothing stands here, and it is needed"))?,
            },
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

    fn office(
        &self,
        record: &StringRecord,
        country: CountryId,
        office: &OfficeCells,
    ) -> Result<WhichOffice, CellError> {
        let seats = match &office.seats {
            None => None,
            Some(Seats::Always(seats)) => Some(*seats),
            Some(Seats::Column(column)) => self
                .value(record, column)
                .map(|typed| {
                    let seats = typed.parse().ok().filter(|seats| *seats > 0);
                    seats.ok_or_else(|| CellError::new(column, format!("“{typed}” is no number of seats")))
                })
                .transpose()?,
        };
        let recorded = office.recorded_from.clone().map(|from| Recorded {
            from,
            to: self.mapping.source.until.map(Edtf::from_day),
            sources: vec![self.mapping.source.id.clone().into()],
            has_later_sources: false,
        });
        Ok(WhichOffice {
            seats,
            recorded,
            id: None,
            wikidata: None,
            name: self.filled_in(&office.name, record, Some(&country)),
            title: self.filled_in(&office.title, record, Some(&country)),
            roles: office.roles.clone(),
            filled_by: office.filled_by,
            abolished: None,
            may_be_new: office.may_be_new,
            country,
        })
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
        let word =
            cell.words.get(value).or(cell.default.as_ref()).ok_or_else(|| {
                CellError::new(&cell.column, format!("the mapping has no word for “{value}”"))
            })?;
        read(word).map(Some).ok_or_else(|| {
            CellError::new(
                &cell.column,
                format!("the mapping says “{word}”, which is no word here"),
            )
        })
    }

    /// A text with `{column}` and `{country}` filled in.
    fn filled(&self, template: &str, record: &StringRecord, country: Option<&str>) -> String {
        let mut filled = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((place, after)) = after.split_once('}') else {
                rest = after;
                continue;
            };
            filled.push_str(match place {
                "country" if country.is_some() => country.unwrap_or_default(),
                column => self.value(record, column).unwrap_or_default(),
            });
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    /// A text with `{column}` and `{country}` filled in, in each of its languages.
    fn filled_in(&self, text: &Text, record: &StringRecord, country: Option<&CountryId>) -> Text {
        let name = country
            .and_then(|id| self.world.countries.get(id))
            .map(|country| &country.name);
        let fill = |template: &str, country: Option<&str>| self.filled(template, record, country);
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
