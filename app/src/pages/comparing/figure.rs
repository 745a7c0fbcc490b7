//! When the offices changed hands between two days: a dot for each, stacked where many did. The table under it says the same.

use super::{days::Days, tables};
use crate::{naming, words::say};
use domain::{Edtf, snapshot::OfficeDifference};
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;

const WIDTH: f64 = 960.0;
/// How wide and high the place of a dot is.
const DOT: f64 = 10.0;
/// The space for the names of months and years.
const FOOT: f64 = 22.0;
/// How many names of months or years there are at most.
const MOST_TICKS: i64 = 16;

pub fn figure(days: &Days<'_>, changed: &[&OfficeDifference<'_>]) -> impl IntoView + use<> {
    let visit = &days.later;
    let (from, to) = (days.earlier.day(), days.later.day());
    let span = f64::from((to - from).get_days()).max(1.0);
    let place_of = |day: Date| (WIDTH - DOT) * f64::from((day - from).get_days()) / span;
    let mut columns = vec![0_usize; (WIDTH / DOT) as usize];
    let mut dots = Vec::new();
    for it in changed {
        let Some(day) = it.changed_on().and_then(Edtf::earliest) else {
            continue;
        };
        let column = (place_of(day.clamp(from, to)) / DOT) as usize;
        dots.push((it, column, columns[column]));
        columns[column] += 1;
    }
    let highest = columns.into_iter().max().unwrap_or(1);
    let ground = highest as f64 * DOT;
    let dots = dots
        .into_iter()
        .map(|(it, column, level)| {
            let title = format!(
                "{} {}",
                it.country.name.in_language(visit.language),
                naming::text(visit, &it.office.title)
            );
            let x = column as f64 * DOT + DOT / 2.0;
            let y = ground - level as f64 * DOT - DOT / 2.0;
            view! {
                <a href=format!(
                    "#{}",
                    tables::anchor(it.office),
                )>{leptos::svg::title().child(title)} <circle class="compare-dot" cx=x cy=y r="3.5" /></a>
            }
        })
        .collect_view();
    let ticks = ticks(from, to)
        .into_iter()
        .map(|(day, date)| {
            let x = place_of(day).round();
            view! {
                <path class="strip-tick" d=format!("M{x} {ground}v6") />
                <text class="strip-month" x=x y=ground + 18.0>
                    {date.short(visit.language)}
                </text>
            }
        })
        .collect_view();
    let label = say!(visit, "compare-figure", count = changed.len());
    view! {
        <figure class="strip compare-figure">
            <div class="table-scroll" tabindex="0" role="group" aria-label=label.clone()>
                <svg
                    class="strip-svg"
                    viewBox=format!("0 0 {WIDTH} {}", ground + FOOT)
                    role="group"
                    aria-label=label.clone()
                >
                    <line class="strip-ground" x1="0" x2=WIDTH y1=ground y2=ground />
                    {ticks}
                    {dots}
                </svg>
            </div>
            <figcaption class="quiet">{label}</figcaption>
        </figure>
    }
}

/// The months or years that begin between two days, as many as have room, with their names.
fn ticks(from: Date, to: Date) -> Vec<(Date, Edtf)> {
    let days = i64::from((to - from).get_days());
    let (first, step) = match days / 30 {
        months if months <= MOST_TICKS => (from.first_of_month(), 1.month()),
        months => {
            let years = (months / 12).div_euclid(MOST_TICKS) + 1;
            (from.first_of_year(), years.years())
        }
    };
    let name = |day: Date| {
        let text = match days / 30 <= MOST_TICKS {
            true => format!("{:04}-{:02}", day.year(), day.month()),
            false => format!("{:04}", day.year()),
        };
        Edtf::parse(&text).ok()
    };
    first
        .series(step)
        .take_while(|day| *day <= to)
        .filter(|day| *day >= from)
        // The last name would stand outside the picture.
        .filter(|day| i64::from((to - *day).get_days()) * 16 > days)
        .filter_map(|day| Some((day, name(day)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_months_in_a_year_and_years_in_a_life() {
        let names = |from: &str, to: &str| {
            let ticks = ticks(from.parse().unwrap(), to.parse().unwrap());
            ticks.iter().map(|(_, date)| date.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(
            names("2024-01-01", "2024-04-01"),
            ["2024-01", "2024-02", "2024-03"]
        );
        let years = names("1946-01-01", "2026-11-24");
        assert!(
            years.len() <= 16 && years.first().is_some_and(|it| it == "1946"),
            "{years:?}"
        );
        assert!(names("2024-01-01", "2024-01-01").len() <= 1);
    }
}
