//! The rows that are printed: a figure, what stands beside it, their ratio, and the bar.

use anyhow::{Result, bail};

/// What a row has to hold.
#[derive(Clone, Copy)]
pub enum Bar {
    /// It is printed alone.
    None,
    AtMost(f64),
    AtLeast(f64),
}

/// One row. Where something is measured beside the figure, the bar is for their ratio.
pub struct Row {
    pub name: &'static str,
    pub measured: f64,
    pub beside: Option<f64>,
    pub unit: &'static str,
    pub bar: Bar,
}

/// Prints rows as they come and counts those that fall short.
pub struct Table {
    only: String,
    rows: usize,
    short: usize,
}

impl Table {
    /// A table of the rows whose name begins with `only`.
    pub fn new(only: Option<String>) -> Self {
        println!(
            "{:<46} {:>10} {:>10} {:<8} {:>8}  {:>10}",
            "row", "measured", "beside", "unit", "ratio", "bar"
        );
        Self {
            only: only.unwrap_or_default(),
            rows: 0,
            short: 0,
        }
    }

    /// Whether any of these rows is to be printed, so that what they need has to be measured.
    pub fn wants(&self, names: &[&str]) -> bool {
        names.iter().any(|name| name.starts_with(&self.only))
    }

    /// Prints a row, if it is one of those that are asked for.
    pub fn add(&mut self, row: &Row) {
        if !self.wants(&[row.name]) {
            return;
        }
        println!("{}", row.line());
        self.rows += 1;
        self.short += usize::from(!row.holds());
    }

    /// # Errors
    /// When a row falls short, or none was asked for.
    pub fn finish(self) -> Result<()> {
        if self.rows == 0 {
            bail!("no row begins with “{}”", self.only);
        }
        if self.short > 0 {
            bail!("{} of {} rows fall short", self.short, self.rows);
        }
        Ok(())
    }
}

impl Row {
    /// What the bar is for.
    fn judged(&self) -> f64 {
        self.beside.map_or(self.measured, |beside| self.measured / beside)
    }

    fn holds(&self) -> bool {
        match self.bar {
            Bar::None => true,
            Bar::AtMost(most) => self.judged() <= most,
            Bar::AtLeast(least) => self.judged() >= least,
        }
    }

    fn line(&self) -> String {
        let (beside, ratio) = match self.beside {
            Some(beside) => (number(beside), format!("{:.2} ×", self.judged())),
            None => Default::default(),
        };
        let bar = match self.bar {
            Bar::None => String::new(),
            Bar::AtMost(most) => format!("≤ {most}"),
            Bar::AtLeast(least) => format!("≥ {least}"),
        };
        let verdict = match self.bar {
            Bar::None => "",
            _ if self.holds() => "ok",
            _ => "SHORT",
        };
        let Self {
            name, measured, unit, ..
        } = self;
        let line = format!(
            "{name:<46} {:>10} {beside:>10} {unit:<8} {ratio:>8}  {bar:>10}  {verdict}",
            number(*measured)
        );
        line.trim_end().to_owned()
    }
}

/// With as many places as tell something.
fn number(value: f64) -> String {
    match value.abs() {
        0.0..10.0 => format!("{value:.2}"),
        10.0..1000.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(measured: f64, beside: Option<f64>, bar: Bar) -> Row {
        Row {
            name: "cached: plain",
            measured,
            beside,
            unit: "µs",
            bar,
        }
    }

    #[test]
    fn the_bar_is_for_the_ratio_where_there_is_one() {
        assert!(row(25.0, Some(20.0), Bar::AtMost(1.25)).holds());
        assert!(!row(25.1, Some(20.0), Bar::AtMost(1.25)).holds());
        assert!(!row(0.5, None, Bar::AtLeast(0.6)).holds());
        assert!(row(f64::MAX, None, Bar::None).holds());
    }

    #[test]
    fn a_figure_that_is_none_holds_no_bar() {
        assert!(!row(f64::NAN, None, Bar::AtMost(1.0)).holds());
        assert!(!row(0.0, Some(0.0), Bar::AtMost(1.0)).holds());
    }

    #[test]
    fn a_row_that_falls_short_fails_the_table() {
        let mut table = Table::new(Some("cached".to_owned()));
        table.add(&row(1.0, None, Bar::AtMost(2.0)));
        assert!(table.finish().is_ok());
        let mut table = Table::new(None);
        table.add(&row(3.0, None, Bar::AtMost(2.0)));
        assert!(table.finish().is_err());
        assert!(Table::new(Some("nothing".to_owned())).finish().is_err());
    }
}
