//! What stands in a figure: rows of bars and of dots between two days.

use super::Axis;
use jiff::civil::Date;

/// A figure on one time axis.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Begins the ids inside the figure, so that two figures can share a page.
    pub id: String,
    /// What the figure shows, for those who cannot see it.
    pub label: String,
    pub axis: Axis,
    /// The day that the page shows, where the axis goes on behind it.
    pub day: Option<Date>,
    pub rows: Vec<TimelineRow>,
}

#[derive(Clone, Debug)]
pub enum TimelineRow {
    Bars(Lane),
    Dots(Vec<Dot>),
}

/// Bars that do not overlap.
#[derive(Clone, Debug, Default)]
pub struct Lane {
    /// Stands above the bars.
    pub label: Option<String>,
    /// Who stands in or is yet to come is drawn thin.
    pub is_thin: bool,
    pub bars: Vec<Bar>,
    /// The votes on who comes next.
    pub votes: Vec<Vote>,
}

/// A vote that decided, or will decide, who holds the office of a lane.
#[derive(Clone, Debug)]
pub struct Vote {
    pub on: Date,
    pub title: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarKind {
    Present,
    Past,
    StandIn,
    Designate,
    Vacancy,
    NotRecorded,
}

impl BarKind {
    /// The value of `data-kind`; see `style/components/timeline.css`.
    pub const fn word(self) -> &'static str {
        match self {
            BarKind::Present => "present",
            BarKind::Past => "past",
            BarKind::StandIn => "stand-in",
            BarKind::Designate => "designate",
            BarKind::Vacancy => "vacancy",
            BarKind::NotRecorded => "not-recorded",
        }
    }
}

/// A spell from a day to a day.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Stands in the bar where it fits.
    pub label: String,
    /// The whole of it in words.
    pub title: String,
    pub kind: BarKind,
    pub from: Date,
    pub to: Date,
    /// The start is known to the month or year only.
    pub is_start_vague: bool,
    pub is_end_vague: bool,
    /// It goes on after the day that is shown.
    pub is_open: bool,
    /// When powers were suspended.
    pub suspended: Vec<(Date, Date)>,
    /// When the departure was known.
    pub leaving: Vec<(Date, Date)>,
}

/// A meeting.
#[derive(Clone, Debug)]
pub struct Dot {
    pub on: Date,
    pub title: String,
    /// Whether it is one of those that the page counts.
    pub is_counted: bool,
}

/// Puts bars into as few lanes as hold them without overlap, in the order of their starts.
pub fn pack(mut bars: Vec<Bar>) -> Vec<Vec<Bar>> {
    bars.sort_by_key(|bar| (bar.from, bar.to));
    let mut lanes: Vec<Vec<Bar>> = Vec::new();
    for bar in bars {
        let free = lanes
            .iter()
            .position(|lane| lane.last().is_none_or(|last| last.to <= bar.from));
        match free.and_then(|place| lanes.get_mut(place)) {
            Some(lane) => lane.push(bar),
            None => lanes.push(vec![bar]),
        }
    }
    lanes
}

impl Lane {
    /// Lanes for bars that may overlap; the label stands above the first.
    pub fn stack(label: Option<String>, is_thin: bool, bars: Vec<Bar>) -> Vec<TimelineRow> {
        let lanes = pack(bars).into_iter().enumerate();
        lanes
            .map(|(place, bars)| {
                let label = label.clone().filter(|_| place == 0);
                TimelineRow::Bars(Lane {
                    label,
                    is_thin,
                    bars,
                    votes: Vec::new(),
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(from: &str, to: &str) -> Bar {
        Bar {
            label: String::new(),
            title: String::new(),
            kind: BarKind::Past,
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
            is_start_vague: false,
            is_end_vague: false,
            is_open: false,
            suspended: Vec::new(),
            leaving: Vec::new(),
        }
    }

    #[test]
    fn holders_who_follow_each_other_share_a_lane_and_those_who_overlap_do_not() {
        let line = vec![bar("2021-10-04", "2024-10-01"), bar("2020-09-16", "2021-10-04")];
        assert_eq!(pack(line).len(), 1);
        let pair = vec![bar("2024-04-01", "2024-10-01"), bar("2024-04-01", "2024-10-01")];
        assert_eq!(pack(pair).len(), 2);
    }
}
