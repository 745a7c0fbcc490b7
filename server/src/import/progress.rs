//! Says how far an import is: a bar with counts and the time left on a terminal, plain lines in a log.

use super::run::{Phase, Progress, Report};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, stderr};

/// A bar where somebody looks at it, or else lines.
pub fn for_terminal_or_log() -> Box<dyn Progress> {
    if stderr().is_terminal() {
        Box::new(Bar(ProgressBar::no_length()))
    } else {
        Box::new(Lines { said: None })
    }
}

/// Says nothing: what is noted of the run is shown on its page.
pub fn silent() -> Box<dyn Progress> {
    Box::new(Silent)
}

struct Silent;

impl Progress for Silent {
    fn tell(&mut self, _: &Report) {}
}

struct Bar(ProgressBar);

impl Progress for Bar {
    fn tell(&mut self, report: &Report) {
        if let Some(total) = report.total
            && self.0.length() != Some(total)
        {
            self.0.set_length(total);
            let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {eta} left");
            if let Ok(style) = style {
                self.0.set_style(style);
            }
        }
        self.0.set_position(report.position());
        self.0.set_message(words(report));
        if matches!(report.phase, Phase::Done | Phase::Stopped) {
            self.0.finish_and_clear();
        }
    }
}

struct Lines {
    said: Option<String>,
}

impl Progress for Lines {
    fn tell(&mut self, report: &Report) {
        let total = report.total.map_or_else(String::new, |total| format!("/{total}"));
        let line = format!("{} {}{total}", words(report), report.position());
        if self.said.as_ref() != Some(&line) {
            eprintln!("{line}");
            self.said = Some(line);
        }
    }
}

fn words(report: &Report) -> String {
    let counts = &report.counts;
    format!(
        "{}: same {} new {} differs {} question {} rejected {}",
        report.phase.word(),
        counts.same,
        counts.new,
        counts.differs,
        counts.questions,
        counts.rejected
    )
}
