//! From a request to an answer: the clocks are read, the page is found and rendered, the shell put around it.

use crate::{
    accounts::AccountsPage,
    address::Address,
    backend::Backend,
    became::{Became, became},
    clocks::{ClockProblem, Clocks},
    desk::{DeskPage, Marks},
    edit::{
        Act, Subject,
        filling::{Filling, is_there},
        page::EditPage,
    },
    page::{Detour, Page},
    pages,
    query::{CLOCKS, Query},
    rendered::in_owner,
    review::ReviewPage,
    routes::{self, Route},
    rpc::Error,
    shell,
    visit::{Site, Viewer, Visit},
};
use domain::World;
use jiff::{Timestamp, civil::Date};
use std::sync::Arc;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct PageRequest<'r> {
    pub address: Address<'r>,
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

/// Answers a request for a page of the table, or says that there is none at its address.
pub fn answer(request: PageRequest<'_>, backend: &dyn Backend, site: &Site) -> Answer {
    let route = request.address.resource.kind().and_then(routes::find);
    in_owner(|| answer_within(route, request, backend, site))
}

/// Says that what was asked for is not there, whatever stands at the address.
pub fn answer_missing(request: PageRequest<'_>, backend: &dyn Backend, site: &Site) -> Answer {
    in_owner(|| answer_within(None, request, backend, site))
}

/// Says why what a form sent was not taken, where that is no matter of its fields. The address is that of the form.
pub fn answer_refused(error: &Error, request: PageRequest<'_>, backend: &dyn Backend, site: &Site) -> Answer {
    let visit = undated(request, Query::default(), &backend.world(), backend, site);
    in_owner(|| html(&visit, pages::refused(&visit, error)))
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
    let query = request.page.address.query.clone();
    let visit = undated(request.page, query, &world, backend, site);
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
    let marks = marks(backend, request.viewer.as_ref());
    Visit {
        site,
        language: request.address.language,
        resource: request.address.resource,
        query,
        today: request.today,
        as_of: None,
        known_at: None,
        snapshot: Arc::clone(&backend.today(world, request.today).snapshot),
        shared: None,
        newest: Arc::clone(world),
        world: Arc::clone(world),
        marks,
        viewer: request.viewer,
    }
}

/// What people have said of the tasks of the desk, for those who see to them.
fn marks(backend: &dyn Backend, viewer: Option<&Viewer>) -> Arc<Marks> {
    if viewer.is_some_and(|viewer| viewer.can_edit) {
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
pub fn version(request: PageRequest<'_>, backend: &dyn Backend, site: &Site) -> Option<String> {
    let route = request.address.resource.kind().and_then(routes::find)?;
    let (visit, problem) = visit(request, backend, site);
    if problem.is_some() {
        return None;
    }
    in_owner(|| (route.page)(&visit).ok().map(|page| shell::version(&page)))
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
        Err(Detour::NotFound) => match became(&visit) {
            None => html(&visit, pages::not_found(&visit)),
            Some(Became::Removed(commit)) => html(&visit, pages::removed(&visit, &commit)),
            Some(Became::Merged(page)) => Answer {
                status: 308,
                body: Body::Redirect(visit.href_only(&page, visit.query.clone())),
            },
        },
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
    let marks = marks(backend, request.viewer.as_ref());
    let clocks = request.address.clocks(request.today);
    let Address {
        language,
        resource,
        query,
    } = request.address;
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
        language,
        resource,
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
        marks,
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
