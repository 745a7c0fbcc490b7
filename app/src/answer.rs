//! From a request to an answer: the clocks are read, the page is found and rendered, the shell put around it.

use crate::{
    accounts::AccountsPage,
    backend::Backend,
    desk::{DeskPage, Marks},
    edit::{
        Act, Subject,
        filling::{Filling, is_there},
        page::EditPage,
    },
    page::{Detour, Page},
    pages,
    query::{CLOCKS, Query},
    review::ReviewPage,
    routes::Route,
    shell,
    visit::{Site, Viewer, Visit},
};
use domain::{Language, World};
use hydration_context::SsrSharedContext;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use leptos::prelude::*;
use std::sync::Arc;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct PageRequest<'r> {
    pub language: Language,
    /// The path without the language's prefix.
    pub path: &'r str,
    /// The parts of the path that the route's pattern names.
    pub params: &'r [(String, String)],
    /// What stands after the question mark.
    pub query: &'r str,
    /// The UTC date of the request.
    pub today: Date,
    /// Who is signed in. An answer to somebody is theirs alone and must not be kept.
    pub viewer: Option<Viewer>,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub body: Body,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    Html(String),
    /// The page stands elsewhere: a path with query.
    Redirect(String),
}

/// Answers a request; `route` is none where the address belongs to no page.
pub fn answer(route: Option<&Route>, request: PageRequest<'_>, backend: &dyn Backend, site: &Site) -> Answer {
    in_owner(|| answer_within(route, request, backend, site))
}

/// Answers with a page of the accounts, which shows no day of the world and has no clocks.
pub fn answer_accounts(
    page: &AccountsPage,
    request: PageRequest<'_>,
    backend: &dyn Backend,
    site: &Site,
) -> Answer {
    let visit = undated(request, page.query(), &backend.world(), backend, site);
    in_owner(|| html(&visit, pages::accounts(&visit, page)))
}

/// Answers with a page of the review, which is of what is recorded now.
pub fn answer_review(
    page: &ReviewPage,
    request: PageRequest<'_>,
    backend: &dyn Backend,
    site: &Site,
) -> Answer {
    let visit = undated(request, page.query(), &backend.world(), backend, site);
    in_owner(|| html(&visit, pages::review(&visit, page)))
}

/// Answers with a page of the desk, which is of today.
pub fn answer_desk(page: &DeskPage, request: PageRequest<'_>, backend: &dyn Backend, site: &Site) -> Answer {
    let visit = undated(request, page.filter.query(), &backend.world(), backend, site);
    in_owner(|| html(&visit, pages::desk(&visit, page)))
}

/// A form of editors that is opened.
pub struct FormRequest<'r> {
    pub page: PageRequest<'r>,
    /// None where the address names nothing.
    pub subject: Option<Subject>,
    pub act: Option<Act>,
    pub now: Timestamp,
}

/// Answers with a form of editors, with nothing typed yet.
pub fn answer_form(request: FormRequest<'_>, backend: &dyn Backend, site: &Site) -> Answer {
    let world = backend.world();
    let visit = undated(request.page, Query::default(), &world, backend, site);
    let Some(author) = visit.viewer.as_ref().filter(|viewer| viewer.can_edit) else {
        return in_owner(|| html(&visit, pages::accounts(&visit, &AccountsPage::NotAllowed)));
    };
    let found = request.subject.zip(request.act);
    let Some((subject, act)) = found.filter(|(subject, act)| is_there(&world, subject, *act)) else {
        return in_owner(|| html(&visit, pages::not_found(&visit)));
    };
    let filling = Filling {
        visit: &visit,
        subject: &subject,
        act,
        author: &author.name,
        now: request.now,
        typed: None,
        seen: None,
        notice: None,
    };
    let (page, _) = filling.fill_in(backend);
    edit_answer(&visit, &page)
}

/// Answers with a form of editors as it was filled in.
pub(crate) fn edit_answer(visit: &Visit<'_>, page: &EditPage) -> Answer {
    in_owner(|| html(visit, pages::edit(visit, page)))
}

/// The visit of a page beside the table, which has no clocks.
pub(crate) fn undated<'v>(
    request: PageRequest<'v>,
    query: Query,
    world: &Arc<World>,
    backend: &dyn Backend,
    site: &'v Site,
) -> Visit<'v> {
    Visit {
        site,
        language: request.language,
        path: request.path,
        params: request.params,
        query,
        today: request.today,
        as_of: None,
        known_at: None,
        snapshot: Arc::clone(&backend.today(world, request.today).snapshot),
        shared: None,
        newest: Arc::clone(world),
        world: Arc::clone(world),
        marks: marks(backend, &request),
        viewer: request.viewer,
    }
}

/// What people have said of the tasks of the desk, for those who see to them.
fn marks(backend: &dyn Backend, request: &PageRequest<'_>) -> Arc<Marks> {
    let is_editor = request.viewer.as_ref().is_some_and(|viewer| viewer.can_edit);
    if is_editor {
        backend.marks()
    } else {
        Arc::default()
    }
}

/// Answers with a page whose body is made already, and which shows no day of the world.
pub fn answer_text(
    title: &str,
    description: &str,
    body: String,
    request: PageRequest<'_>,
    backend: &dyn Backend,
    site: &Site,
) -> Answer {
    let (visit, _) = visit(request, backend, site);
    in_owner(|| {
        let page = Page::new(title.to_owned(), description.to_owned(), ());
        html(&visit, Page { body, ..page }.undated())
    })
}

/// What stands on a page now, as the page itself says in `data-version`; none where there is no page any more.
pub fn version(
    route: &Route,
    request: PageRequest<'_>,
    backend: &dyn Backend,
    site: &Site,
) -> Option<String> {
    let (visit, problem) = visit(request, backend, site);
    if problem.is_some() {
        return None;
    }
    in_owner(|| (route.page)(&visit).ok().map(|page| shell::version(&page)))
}

/// Renders within an owner of its own, which is what the framework keeps of a rendering.
fn in_owner<Rendered>(render: impl FnOnce() -> Rendered) -> Rendered {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let rendered = owner.with(render);
    owner.cleanup();
    rendered
}

fn answer_within(
    route: Option<&Route>,
    request: PageRequest<'_>,
    backend: &dyn Backend,
    site: &Site,
) -> Answer {
    let (visit, problem) = visit(request, backend, site);
    let page = match (problem, route) {
        (Some(problem), _) => Ok(pages::bad_clock(&visit, &problem)),
        (None, Some(route)) => (route.page)(&visit),
        (None, None) => Err(Detour::NotFound),
    };
    match page {
        Ok(page) => html(&visit, page),
        Err(Detour::NotFound) => html(&visit, pages::not_found(&visit)),
        Err(Detour::Moved(path)) => Answer {
            status: 308,
            body: Body::Redirect(path),
        },
    }
}

/// The visit that a request makes, and the clock in its address that cannot be read; the visit is then of today.
pub fn visit<'v>(
    request: PageRequest<'v>,
    backend: &dyn Backend,
    site: &'v Site,
) -> (Visit<'v>, Option<ClockProblem>) {
    let query = Query::parse(request.query);
    let clocks = Clocks::read(&query, request.today);
    let (clocks, problem) = match clocks {
        Ok(clocks) => (clocks, None),
        Err(problem) => (Clocks::default(), Some(problem)),
    };
    let newest = backend.world();
    let world = clocks
        .known_at
        .map_or_else(|| Arc::clone(&newest), |moment| backend.known_at(moment));
    let day = clocks.day(request.today);
    let (snapshot, today) = if day == request.today && clocks.known_at.is_none() {
        let today = backend.today(&world, day);
        (Arc::clone(&today.snapshot), Some(today))
    } else {
        (Arc::new(world.on(day)), None)
    };
    let has_clock = query.pairs().any(|(name, _)| CLOCKS.contains(&name));
    let visit = Visit {
        site,
        language: request.language,
        path: request.path,
        params: request.params,
        query: if problem.is_some() {
            query.with("as_of", None).with("known_at", None)
        } else {
            query
        },
        today: request.today,
        as_of: clocks.as_of,
        known_at: clocks.known_at,
        world,
        newest,
        snapshot,
        shared: today.filter(|_| !has_clock),
        marks: marks(backend, &request),
        viewer: request.viewer,
    };
    (visit, problem)
}

fn html(visit: &Visit<'_>, page: Page) -> Answer {
    let status = page.status;
    Answer {
        status,
        body: Body::Html(shell::document(visit, page)),
    }
}

/// The two clocks as the query sets them.
#[derive(Clone, Copy, Debug, Default)]
struct Clocks {
    as_of: Option<Date>,
    known_at: Option<Timestamp>,
}

/// A clock that cannot be read: which parameter, and what was typed.
#[derive(Clone, Debug)]
pub struct ClockProblem {
    pub parameter: &'static str,
    pub typed: String,
}

impl Clocks {
    fn read(query: &Query, today: Date) -> Result<Self, ClockProblem> {
        let problem = |parameter: &'static str, typed: &str| ClockProblem {
            parameter,
            typed: typed.to_owned(),
        };
        let as_of = query
            .first("as_of")
            .map(|typed| {
                typed
                    .parse::<Date>()
                    .ok()
                    .filter(is_plain_year)
                    // One day, one address: other spellings of it would be pages of their own.
                    .filter(|day| day.to_string() == typed)
                    .ok_or_else(|| problem("as_of", typed))
            })
            .transpose()?;
        let known_at = query
            .first("known_at")
            .map(|typed| typed.parse::<Timestamp>().map_err(|_| problem("known_at", typed)))
            .transpose()?;
        // Asking for today is asking for nothing: the page and its links stay plain.
        Ok(Self {
            as_of: as_of.filter(|day| *day != today || known_at.is_some()),
            known_at,
        })
    }

    fn day(&self, today: Date) -> Date {
        day_shown(self.as_of, self.known_at, today)
    }
}

/// The day that two clocks show: the one asked for, else the last on which the record was known.
pub fn day_shown(as_of: Option<Date>, known_at: Option<Timestamp>, today: Date) -> Date {
    let known = known_at.map(|moment| moment.to_zoned_datetime(TimeZone::UTC).date().min(today));
    as_of.or(known).unwrap_or(today)
}

/// Years that people write with four digits.
fn is_plain_year(day: &Date) -> bool {
    (1..=9999).contains(&day.year())
}
