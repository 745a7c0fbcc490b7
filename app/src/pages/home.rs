//! What changes hands next, the year ahead, the next votes, and what was just changed.

mod agenda;
mod changing;
mod doubts;
mod strip;
mod week;

use crate::{
    address::Resource,
    components::{BriefToolbar, Notes, SourceList, countdown},
    fragment::{Part, cited_fragment},
    naming,
    page::{Detour, Page},
    visit::Visit,
    words::say,
};
use domain::{Edtf, Event, snapshot::ChangingOffice, stage::EventState};
use jiff::ToSpan;
use leptos::prelude::*;

pub fn home(visit: &Visit<'_>) -> Result<Page, Detour> {
    let notes = Notes::of_whole_sources();
    let body = view! {
        <div class="home">
            {cited_fragment(visit, &notes, (Part::Home, ""), |notes| sections(visit, notes))}
            <SourceList visit notes=&notes /> <BriefToolbar visit />
        </div>
    };
    Ok(Page::new(
        say!(visit, "home-title"),
        say!(visit, "home-description"),
        body,
    ))
}

fn sections(visit: &Visit<'_>, notes: &Notes) -> impl IntoView + use<> {
    let changing = visit.snapshot.changing_hands(changing::MOST);
    let votes: Vec<_> = votes_ahead(visit).collect();
    let first = next_to_change(&changing);
    view! {
        {lead(visit, first)}
        {week::lines(visit, &votes)}
        <section class="home-changing" aria-labelledby="changing-title">
            <h2 id="changing-title">{say!(visit, "home-changing")}</h2>
            {changing::list(visit, notes, &changing)}
            <p>
                <a href=visit.href(&Resource::TRANSITIONS)>{say!(visit, "home-all-transitions")}</a>
            </p>
        </section>
        {doubts::section(visit)}
        <section aria-labelledby="ahead-title">
            <h2 id="ahead-title">{say!(visit, "home-ahead")}</h2>
            {strip::figure(visit, &votes)}
        </section>
        <section aria-labelledby="votes-title">
            <h2 id="votes-title">{say!(visit, "home-votes")}</h2>
            {agenda::by_month(visit, notes, &votes)}
            <p>
                <a href=visit.href(&Resource::EVENTS)>{say!(visit, "home-all-events")}</a>
            </p>
        </section>
        {just_changed(visit)}
    }
}

/// The office of which the next date comes first.
fn next_to_change<'c, 's>(changing: &'c [ChangingOffice<'s>]) -> Option<(&'c ChangingOffice<'s>, &'s Event)> {
    let dated = changing.iter().filter_map(|it| Some((it, it.next?)));
    dated.min_by(|(_, a), (_, b)| a.date.on.cmp(&b.date.on))
}

/// The one thing to know in five seconds.
fn lead(visit: &Visit<'_>, first: Option<(&ChangingOffice<'_>, &Event)>) -> impl IntoView + use<> {
    let answer = first.map(|(it, next)| {
        let sentence = say!(
            visit,
            "home-lead",
            office = it.office.name.in_language(visit.language),
            event = naming::event_name(visit, next),
            date = next.date.on.spoken(visit.language),
            countdown = countdown(visit, &next.date.on)
        );
        let page = match &it.change {
            Some(view) => Resource::transition(&view.transition.id),
            None => Resource::event(&next.id),
        };
        view! {
            <p class="lede">
                <a href=visit.href(&page)>{sentence}</a>
            </p>
        }
    });
    view! {
        <h1 class="home-title">{say!(visit, "home-heading")}</h1>
        {answer}
    }
}

/// Every event of the next 24 months that decides an office or is a step of a change, in order.
pub fn votes_ahead<'v>(visit: &'v Visit<'_>) -> impl Iterator<Item = &'v Event> {
    let until = visit.day().saturating_add(24.months());
    visit
        .snapshot
        .upcoming()
        // A vote that was postponed is not next: nobody knows when it will be.
        .filter(|(_, state)| *state != EventState::Postponed)
        .map(|(event, _)| event)
        .filter(|event| !event.decides.is_empty() || !event.transitions.is_empty())
        .filter(move |event| {
            event
                .date
                .on
                .earliest()
                .or(event.date.on.latest())
                .is_some_and(|day| day <= until)
        })
}

/// The last edits in words, newest first. Left out on a past day, where they would tell of later ones.
fn just_changed(visit: &Visit<'_>) -> impl IntoView + use<> {
    let is_shown = visit.as_of.is_none();
    is_shown.then(|| {
        let items = visit
            .world
            .journal()
            .iter()
            .rev()
            .take(4)
            .map(|commit| {
                let changeset = &commit.changeset;
                let day = changeset.at.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
                let date = Edtf::from_day(day);
                let sources = say!(visit, "home-change-sources", count = changeset.sources.len());
                view! {
                    <li>
                        <a href=visit
                            .href(&Resource::change(commit.seq))>{naming::comment(visit, changeset)}</a>
                        " "
                        <span class="quiet">
                            <bdi>{naming::author(visit, changeset)}</bdi>
                            " · "
                            <time datetime=day.to_string()>{date.short(visit.language)}</time>
                            ", "
                            {countdown(visit, &date)}
                            " · "
                            {sources}
                        </span>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section aria-labelledby="changed-title">
                <h2 id="changed-title">{say!(visit, "home-changed")}</h2>
                <ul class="home-changes">{items}</ul>
                <p>
                    <a href=visit.href(&Resource::CHANGES)>{say!(visit, "home-all-changes")}</a>
                </p>
            </section>
        }
    })
}
