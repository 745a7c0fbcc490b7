//! Dates in the shapes that a mapping allows, and in no other: a cell is never read as what it might be.

use super::{CellError, mapping::DateCell};
use domain::Edtf;

/// Reads a date as the mapping has it: the first of the columns that has one.
pub(super) fn read<'c>(
    cells: &[DateCell],
    years_from: Option<u16>,
    value: impl Fn(&str) -> Option<&'c str>,
) -> Result<Option<Edtf>, CellError> {
    for cell in cells {
        if let Some(unless) = &cell.unless
            && value(&unless.column).is_some_and(|it| unless.is.iter().any(|word| word == it))
        {
            return Ok(None);
        }
        if let Some(parts) = &cell.parts {
            let Some(year) = value(&parts.year) else { continue };
            let mut text = format!("{year:0>4}");
            for column in parts.month.iter().chain(&parts.day) {
                let Some(number) = value(column) else { break };
                text.push_str(&format!("-{number:0>2}"));
            }
            return Edtf::parse(&text)
                .map(Some)
                .map_err(|_| CellError::new(&parts.year, format!("“{text}” is no date")));
        }
        let Some(column) = &cell.column else { continue };
        let Some(text) = value(column) else { continue };
        let found = cell
            .shapes
            .iter()
            .filter_map(|shape| shape.edtf(text, cell.years_from.or(years_from)))
            .find_map(|edtf| Edtf::parse(&edtf).ok());
        return match found {
            Some(date) => Ok(Some(date)),
            None => {
                let shapes: Vec<_> = cell.shapes.iter().map(|shape| shape.written()).collect();
                let reason = format!("“{text}” is no date of the shape {}", shapes.join(" or "));
                Err(CellError::new(column, reason))
            }
        };
    }
    Ok(None)
}
