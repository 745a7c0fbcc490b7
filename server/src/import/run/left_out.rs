//! The file with every row that was rejected.

use crate::import::Rejected;
use std::{fs::File, path::Path};

/// A CSV file with the columns `line`, `row`, `column` and `reason`.
pub struct LeftOut(csv::Writer<File>);

impl LeftOut {
    /// A new file.
    ///
    /// # Errors
    /// When there is one already, or none can be written there.
    pub fn create(path: &Path) -> Result<Self, csv::Error> {
        let mut writer = csv::Writer::from_writer(File::create_new(path)?);
        writer.write_record(["line", "row", "column", "reason"])?;
        Ok(Self(writer))
    }

    pub(super) fn write(&mut self, rejected: &Rejected) -> Result<(), csv::Error> {
        let line = rejected.line.map(|line| line.to_string()).unwrap_or_default();
        let column = rejected.column.as_deref().unwrap_or_default();
        self.0
            .write_record([line.as_str(), &rejected.at, column, &rejected.reason])
    }

    pub(super) fn finish(mut self) -> Result<(), csv::Error> {
        Ok(self.0.flush()?)
    }
}
