//! The leaders of several countries above each other on one axis, with the votes that chose them: who overlapped with whom.

use super::countries::{SeveralCountries, controls, offered};
use crate::{
    address::Resource,
    components::{
        CountryLink, FilterProblems, InputFilter, Moment, PersonLink, Preset, Presets, Toolbar, read_filter,
        timeline::{Axis, Chart, Lane, TimelineRow, Vote, bars_of, figure, record_begins},
    },
    naming,
    page::{Detour, Page},
    rendered::{Rendered, rendered},
    table::Table,
    visit::Visit,
    words::say,
};
use domain::{
    Edtf, Office,
    snapshot::{Relation, Spell},
};
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;

/// How far back the picture reaches where nobody asks for more.
const YEARS: i32 = 20;
/// How far it goes on behind the day, for the votes that come.
const MONTHS_AHEAD: i32 = 18;

/// No picture begins earlier, and none ends later after the day: there is nothing to see, and no room for its years.
const FIRST: Date = jiff::civil::date(1800, 1, 1);
const MOST_YEARS_AHEAD: i32 = 10;

/// What part of time is asked for.
struct Span {
    from: Date,
    to: Date,
}

impl Span {
    fn read(visit: &Visit<'_>, problems: &mut Vec<String>) -> Self {
        let day = |typed: &str| typed.parse::<Date>().ok();
        let from = read_filter(visit, "from", day, problems).pop();
        let to = read_filter(visit, "to", day, problems).pop();
        let to = to.unwrap_or(visit.day().saturating_add(MONTHS_AHEAD.months()));
        let from = from.unwrap_or(to.min(visit.day()).saturating_sub(YEARS.years()));
        // An axis has a length.
        let end = visit.day().saturating_add(MOST_YEARS_AHEAD.years()).max(FIRST);
        let (from, to) = (from.clamp(FIRST, end), to.clamp(FIRST, end));
        let (from, to) = (from.min(to), from.max(to));
        Self {
            from,
            to: to.max(from.saturating_add(1.month())),
        }
    }

    fn takes(&self, visit: &Visit<'_>, spell: &Spell<'_>) -> bool {
        let tenure = spell.tenure;
        let begins = tenure
            .start
            .as_ref()
            .or(tenure.designated.as_ref())
            .and_then(Edtf::earliest);
        let ends = tenure.end.as_ref().and_then(Edtf::latest).unwrap_or(visit.day());
        begins.is_some_and(|begins| begins <= self.to) && ends >= self.from
    }
}

pub fn timelines(visit: &Visit<'_>) -> Result<Page, Detour> {
    let mut asked = SeveralCountries::read(visit);
    let span = Span::read(visit, &mut asked.problems);
    let form = controls(visit, say!(visit, "timelines-form"), || {
        view! {
            <InputFilter visit name="from" label=say!(visit, "filter-from") kind="date" />
            <InputFilter visit name="to" label=say!(visit, "filter-to") kind="date" />
        }
    });
    let relation = visit.snapshot.relation(&asked.ids);
    let title = match &relation {
        Some(_) => say!(visit, "timelines-title-of", countries = asked.name.clone()),
        None => say!(visit, "timelines-title"),
    };
    let content = match &relation {
        Some(relation) => rendered(view! {
            <Toolbar visit data=None />
            {zooms(visit)}
            {figure(visit, &chart(visit, relation, &span, &title))}
            {table(visit, relation, &span, &title)}
        }),
        None => rendered(offered(visit)),
    };
    let body = view! {
        <article class="timelines">
            <h1>{title.clone()}</h1>
            {form}
            <div id="results" aria-live="polite">
                <FilterProblems problems=asked.problems />
                {content}
            </div>
        </article>
    };
    Ok(Page::new(title, say!(visit, "timelines-description"), body))
}

/// Spans that are asked for often.
fn zooms(visit: &Visit<'_>) -> impl IntoView + use<> {
    let since = |year: i16| {
        let first = Date::new(year, 1, 1).unwrap_or(visit.day());
        (
            say!(visit, "timelines-since", year = year.to_string()),
            Some(first),
        )
    };
    let zooms = [
        since(1946),
        since(1975),
        since(1990),
        (say!(visit, "timelines-twenty-years"), None),
    ];
    let asked = visit.query.first("from");
    let kept = visit.query.only(&["countries", "group"]);
    let presets = zooms
        .into_iter()
        .map(|(name, from)| {
            let from = from.map(|from| from.to_string());
            let query = kept.with("from", from.as_deref());
            Preset {
                name,
                is_current: asked == from.as_deref() && visit.query.first("to").is_none(),
                href: visit.href_with(&Resource::TIMELINES, &query),
            }
        })
        .collect();
    view! { <Presets presets /> }
}

fn chart(visit: &Visit<'_>, relation: &Relation<'_>, span: &Span, title: &str) -> Chart {
    let axis = Axis {
        from: span.from,
        to: span.to,
    };
    let mut rows = Vec::new();
    for (office, line) in &relation.lines {
        let line: Vec<_> = line.iter().filter(|it| span.takes(visit, it)).cloned().collect();
        let (full, thin) = bars_of(visit, &line, &axis);
        let mut lanes = Lane::stack(Some(lane_name(visit, office)), false, full);
        if let [.., TimelineRow::Bars(last)] = &mut lanes[..] {
            last.votes = votes(visit, office, span);
        }
        rows.extend(lanes);
        rows.extend(Lane::stack(None, true, thin));
    }
    Chart {
        id: "timelines".to_owned(),
        label: title.to_owned(),
        axis,
        day: (span.to > visit.day()).then_some(visit.day()),
        rows,
    }
}

fn lane_name(visit: &Visit<'_>, office: &Office) -> String {
    let country = visit.snapshot.country(office.country.as_str());
    let country = country.map_or_else(String::new, |it| it.name.in_language(visit.language).to_owned());
    say!(
        visit,
        "relation-lane",
        country = country,
        office = office.title.in_language(visit.language)
    )
}

/// The elections that decide an office, as far as their day is known.
fn votes(visit: &Visit<'_>, office: &Office, span: &Span) -> Vec<Vote> {
    let events = visit.snapshot.events_of_office(&office.id).into_iter();
    events
        .filter(|event| {
            event.kind.is_a_vote() && event.decides.contains(&office.id) && event.round_of.is_none()
        })
        .filter(|event| !visit.snapshot.state_of(event).is_void())
        .filter_map(|event| {
            let on = event.date.on.exact_last_day()?;
            let date = event.date.on.spoken(visit.language);
            (span.from <= on && on <= span.to).then(|| Vote {
                on,
                title: format!("{} · {date}", naming::event_name(visit, event)),
            })
        })
        .collect()
}

/// Every holder of the picture, country by country.
fn table(visit: &Visit<'_>, relation: &Relation<'_>, span: &Span, title: &str) -> impl IntoView + use<> {
    let bodies: Vec<Rendered> = relation
        .lines
        .iter()
        .filter_map(|(office, line)| {
            let country = visit.snapshot.country(office.country.as_str())?;
            let rows: Vec<_> = line
                .iter()
                .rev()
                .filter(|it| span.takes(visit, it))
                .map(|it| row(visit, it))
                .collect();
            let begins = record_begins(visit, office, line).map(|text| {
                view! {
                    <tr class="office-line-gap">
                        <td colspan="3">{text}</td>
                    </tr>
                }
            });
            let title = naming::text(visit, &office.title).to_owned();
            Some(rendered(view! {
                <tbody>
                    <tr>
                        <th scope="rowgroup" colspan="3">
                            <CountryLink visit country />
                            " "
                            <a href=visit.href(&Resource::office(&office.id))>{title}</a>
                        </th>
                    </tr>
                    {rows}
                    {begins}
                </tbody>
            }))
        })
        .collect();
    let caption = title.to_owned();
    view! {
        <details class="timelines-table">
            <summary>{say!(visit, "timeline-as-table")}</summary>
            <div class="table-scroll" tabindex="0" role="group" aria-label=caption.clone()>
                <table class="ledger">
                    <caption class="visually-hidden">{caption.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say!(visit, "line-holder")}</th>
                            <th scope="col">{say!(visit, "line-from")}</th>
                            <th scope="col">{say!(visit, "line-to")}</th>
                        </tr>
                    </thead>
                    {bodies}
                </table>
            </div>
        </details>
    }
}

fn row(visit: &Visit<'_>, spell: &Spell<'_>) -> impl IntoView + use<> {
    let moment = |date: Option<&Edtf>| date.map(|date| rendered(view! { <Moment visit date /> }));
    let (from, to) = (
        moment(spell.tenure.start.as_ref()),
        moment(spell.tenure.end.as_ref()),
    );
    view! {
        <tr>
            <th scope="row">
                <PersonLink visit person=spell.person />
            </th>
            <td>{from}</td>
            <td>{to}</td>
        </tr>
    }
}

/// The holders of the picture as texts.
pub fn rows(visit: &Visit<'_>) -> Table {
    let mut asked = SeveralCountries::read(visit);
    let span = Span::read(visit, &mut asked.problems);
    let head = vec![
        say!(visit, "leaders-column-country"),
        say!(visit, "column-office"),
        say!(visit, "column-holder"),
        say!(visit, "line-from"),
        say!(visit, "line-to"),
        say!(visit, "field-url"),
    ];
    let relation = visit.snapshot.relation(&asked.ids);
    let lines = relation.map(|it| it.lines).unwrap_or_default();
    let mut rows = Vec::new();
    for (office, line) in &lines {
        let country = visit.snapshot.country(office.country.as_str());
        let country = country.map_or("", |it| it.name.in_language(visit.language));
        for spell in line.iter().filter(|it| span.takes(visit, it)) {
            let date = |date: &Option<Edtf>| date.as_ref().map(ToString::to_string).unwrap_or_default();
            rows.push(vec![
                country.to_owned(),
                naming::text(visit, &office.title).to_owned(),
                spell.person.name.in_language(visit.language).to_owned(),
                date(&spell.tenure.start),
                date(&spell.tenure.end),
                visit.url(&Resource::office(&office.id)),
            ]);
        }
    }
    Table { head, rows }
}
