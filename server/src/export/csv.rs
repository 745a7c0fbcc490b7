//! The tables as CSV (RFC 4180, UTF-8), one file each, and all of them in one zip.
//!
//! A text that begins like a formula gets an apostrophe before it: a spreadsheet would run it otherwise, and anybody who may
//! propose an edit could have written it. Ids, dates, words of ours and numbers are left as they are.

use super::{
    Drain, Pieces, Scope,
    table::{Cell, Table},
    tables::TABLES,
};
use csv::{Terminator, WriterBuilder};
use std::{
    io::{self, Write},
    iter,
    sync::Arc,
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// How many rows are written at once.
const ROWS: usize = 256;

/// What a spreadsheet takes for the beginning of a formula; some take the wide forms for the narrow ones.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];

/// One table.
pub fn pieces(table: &'static dyn Table, scope: &Arc<Scope>) -> Pieces {
    let header: Vec<_> = table.columns().into_iter().map(|column| column.name).collect();
    let mut rows = table.rows(scope);
    let batches = iter::from_fn(move || {
        let batch: Vec<_> = rows.by_ref().take(ROWS).collect();
        (!batch.is_empty()).then(|| records(batch.iter().map(|row| row.iter().map(printed))))
    });
    super::joined(iter::once_with(move || records([header])).chain(batches))
}

/// Every table, by the name of its file.
pub fn files(scope: &Arc<Scope>) -> impl Iterator<Item = (String, Pieces)> + Send + use<> {
    let scope = Arc::clone(scope);
    TABLES
        .iter()
        .map(move |table| (format!("{}.csv", table.name()), pieces(*table, &scope)))
}

/// Every table in one zip. Its times say nothing, so that equal data is an equal file.
pub fn zip(scope: &Arc<Scope>) -> Pieces {
    let drain = Drain::default();
    let mut writer = Some(ZipWriter::new_stream(drain.clone()));
    let mut files = files(scope);
    let mut file: Option<Pieces> = None;
    let mut step = move |drain: &Drain| -> io::Result<Option<Vec<u8>>> {
        while let Some(zip) = &mut writer {
            match file.as_mut().map(|pieces| pieces.next()) {
                Some(Some(piece)) => zip.write_all(&piece?)?,
                Some(None) | None => match files.next() {
                    Some((name, pieces)) => {
                        let options =
                            SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
                        zip.start_file(name, options)?;
                        file = Some(pieces);
                    }
                    None => {
                        if let Some(zip) = writer.take() {
                            zip.finish()?;
                        }
                    }
                },
            }
            let piece = drain.take();
            if !piece.is_empty() {
                return Ok(Some(piece));
            }
        }
        Ok(None)
    };
    Box::new(iter::from_fn(move || step(&drain).transpose()))
}

/// A list as it stands on the screen. All of it is text, so whatever begins like a formula is guarded.
///
/// # Errors
/// When it cannot be written.
pub fn of_list(list: &app::table::Table) -> anyhow::Result<String> {
    let rows = iter::once(&list.head).chain(&list.rows);
    let guarded = rows.map(|row| row.iter().map(|text| guarded(text)));
    Ok(String::from_utf8(records(guarded)?)?)
}

/// A text that no spreadsheet takes for a formula.
fn guarded(text: &str) -> String {
    if text.starts_with(FORMULA) {
        return format!("'{text}");
    }
    text.to_owned()
}

fn records<Row, Field>(rows: impl IntoIterator<Item = Row>) -> io::Result<Vec<u8>>
where
    Row: IntoIterator<Item = Field>,
    Field: AsRef<[u8]>,
{
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error())
}

fn printed(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guarded(text),
        Cell::Plain(text) | Cell::Number(text) => text.clone(),
        Cell::Integer(number) => number.to_string(),
        Cell::Flag(true) => "true".to_owned(),
        Cell::Flag(false) => "false".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_begins_like_a_formula_gets_an_apostrophe_and_nothing_else_does() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(A1)",
        ] {
            assert_eq!(printed(&Cell::Text(text.to_owned())), format!("'{text}"));
        }
        assert_eq!(printed(&Cell::Text("a=b".to_owned())), "a=b");
        assert_eq!(printed(&Cell::Plain("-0044".to_owned())), "-0044");
        assert_eq!(printed(&Cell::Integer(-1)), "-1");
        assert_eq!(printed(&Cell::Empty), "");
    }

    #[test]
    fn fields_are_quoted_where_rfc_4180_asks_for_it() {
        let bytes = records([["a", "b,c", "d\"e", "f\ng"]]).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "a,\"b,c\",\"d\"\"e\",\"f\ng\"\r\n"
        );
    }
}
