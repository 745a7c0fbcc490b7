//! `/review`: what is proposed, for editors. Each handler reads what is asked, and shows a page or decides and leads on.

mod claim;
mod shown;

use super::{
    Context,
    accounts::private_page,
    answer,
    page::{address, language_of, path_in_language},
    viewer::{Editor, SignedIn},
};
use crate::{
    incident,
    proposals::{
        Body, Decided, Proposal, State,
        accept::{Acceptance, Accepted, accept},
        store::StoreError,
    },
};
use app::{
    NotCommitted, PageOf, PageRequest,
    review::{Done, List, Overview, ReviewPage},
};
use axum::{
    extract::{Form, Path, Query, State as Given, rejection::FormRejection},
    http::{HeaderValue, StatusCode, Uri, header},
    response::Response,
};
use domain::{changeset::Seq, entity::Review};
use jiff::Timestamp;
use serde::Deserialize;
use std::{sync::Arc, time::Instant};

/// How many proposals stand on one page, and are decided on together at most.
const ROWS: usize = 100;
/// How many imports are listed.
const RUNS: i64 = 10;
/// How often proposals are accepted anew when others commit at the same time.
const TRIES: usize = 20;
/// How long a reason may be.
const LONGEST_REASON: usize = 500;
/// How often a page of an import that runs is shown anew, in seconds.
const REFRESH: HeaderValue = HeaderValue::from_static("2");

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    country: String,
    status: String,
    page: String,
    done: String,
}

pub async fn show(
    Given(context): Given<Arc<Context>>,
    Editor(editor): Editor,
    uri: Uri,
    Query(asked): Query<Asked>,
) -> Response {
    let page = if asked.country.is_empty() {
        overview(&context, &asked).await
    } else {
        list(&context, &asked, Vec::new()).await.map(ReviewPage::List)
    };
    match page {
        Ok(page) => shown_page(&context, &uri, &editor, &page),
        Err(error) => incident::from_error(&error),
    }
}

async fn overview(context: &Context, asked: &Asked) -> Result<ReviewPage, StoreError> {
    let store = &context.proposals;
    let world = context.backend.world();
    Ok(ReviewPage::Overview(Overview {
        groups: shown::groups(store.groups().await?, &world),
        runs: store.runs(RUNS).await?.iter().filter_map(shown::run).collect(),
        done: Done::from_word(&asked.done),
    }))
}

async fn list(context: &Context, asked: &Asked, left: Vec<(String, String)>) -> Result<List, StoreError> {
    let store = &context.proposals;
    let state = State::from_word(&asked.status).unwrap_or(State::Open);
    let country = match asked.country.as_str() {
        "all" => None,
        "-" => Some(""),
        code => Some(code),
    };
    let total = usize::try_from(store.count(state, country).await?).unwrap_or_default();
    let at = PageOf::of(total, ROWS, asked.page.parse().unwrap_or(1));
    let skip = i64::try_from((at.page - 1) * ROWS).unwrap_or_default();
    let proposals = store.list(state, country, skip, ROWS as i64).await?;
    let mut left_lines = Vec::new();
    for (id, why) in left {
        if let Some(proposal) = store.get(&id).await? {
            left_lines.push((shown::line(&proposal), why));
        }
    }
    Ok(List {
        country: asked.country.clone(),
        state,
        lines: proposals.iter().map(shown::line).collect(),
        total,
        at,
        done: Done::from_word(&asked.done),
        left: left_lines,
    })
}

pub async fn show_one(
    Given(context): Given<Arc<Context>>,
    Editor(editor): Editor,
    Path(id): Path<String>,
    uri: Uri,
) -> Response {
    match context.proposals.get(&id).await {
        Ok(Some(proposal)) => one_page(&context, &uri, &editor, &proposal, None),
        Ok(None) => not_there(),
        Err(error) => incident::from_error(&error),
    }
}

fn one_page(
    context: &Context,
    uri: &Uri,
    editor: &SignedIn,
    proposal: &Proposal,
    refused: Option<String>,
) -> Response {
    let one = shown::one(proposal, &context.backend.world(), context.clock.today(), refused);
    shown_page(context, uri, editor, &ReviewPage::One(Box::new(one)))
}

pub async fn show_run(
    Given(context): Given<Arc<Context>>,
    Editor(editor): Editor,
    Path(id): Path<String>,
    uri: Uri,
) -> Response {
    let run = match context.proposals.run(&id).await {
        Ok(run) => run.and_then(|row| shown::run(&row)),
        Err(error) => return incident::from_error(&error),
    };
    let Some(run) = run else {
        return not_there();
    };
    let is_running = run.phase == app::review::RunPhase::Running;
    let mut response = shown_page(&context, &uri, &editor, &ReviewPage::Run(run));
    if is_running {
        response.headers_mut().insert(header::REFRESH, REFRESH);
    }
    response
}

fn not_there() -> Response {
    answer::refusal(StatusCode::NOT_FOUND, "There is no such proposal.\n")
}

/// What a form of the review sends.
struct Sent(Vec<(String, String)>);

impl Sent {
    fn of(form: Result<Form<Vec<(String, String)>>, FormRejection>) -> Self {
        Self(form.map(|Form(pairs)| pairs).unwrap_or_default())
    }

    fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.trim())
    }

    fn reason(&self) -> Option<String> {
        let reason: String = self
            .get("reason")
            .chars()
            .filter(|letter| !letter.is_control())
            .take(LONGEST_REASON)
            .collect();
        (!reason.is_empty()).then_some(reason)
    }
}

/// Several proposals of one country are decided on together.
pub async fn submit(
    Given(context): Given<Arc<Context>>,
    Editor(editor): Editor,
    uri: Uri,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let sent = Sent::of(form);
    let asked = Asked {
        country: match sent.get("country") {
            "" => "all".to_owned(),
            country => country.chars().take(20).collect(),
        },
        ..Asked::default()
    };
    let mut proposals = Vec::new();
    for (_, id) in sent.0.iter().filter(|(name, _)| name == "id").take(ROWS) {
        match context.proposals.get(id).await {
            Ok(found) => proposals.extend(found.filter(|proposal| proposal.state == State::Open)),
            Err(error) => return incident::from_error(&error),
        }
    }
    let done = match sent.get("go") {
        "accept" => match accepted(&context, &editor, &proposals).await {
            Ok(left) if left.is_empty() => "accepted",
            Ok(left) => {
                return match list(&context, &asked, left).await {
                    Ok(list) => shown_page(&context, &uri, &editor, &ReviewPage::List(list)),
                    Err(error) => incident::from_error(&error),
                };
            }
            Err(response) => return response,
        },
        "reject" => {
            let ids = proposals
                .into_iter()
                .map(|proposal| proposal.id)
                .collect::<Vec<_>>();
            match rejected(&context, &editor, &ids, sent.reason()).await {
                Ok(()) => "rejected",
                Err(error) => return incident::from_error(&error),
            }
        }
        _ => "",
    };
    let path = address(language_of(uri.path()), "/review");
    answer::see_other(&format!("{path}?country={}&done={done}", asked.country))
}

/// One proposal is decided on, answered or put right.
pub async fn submit_one(
    Given(context): Given<Arc<Context>>,
    Editor(editor): Editor,
    Path(id): Path<String>,
    uri: Uri,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let sent = Sent::of(form);
    let proposal = match context.proposals.get(&id).await {
        Ok(Some(proposal)) => proposal,
        Ok(None) => return not_there(),
        Err(error) => return incident::from_error(&error),
    };
    let language = language_of(uri.path());
    let here = address(language, &format!("/review/{}", proposal.id));
    if proposal.state != State::Open {
        return answer::see_other(&here);
    }
    match sent.get("go") {
        "accept" => match accepted(&context, &editor, std::slice::from_ref(&proposal)).await {
            Ok(left) => match left.into_iter().next() {
                None => answer::see_other(&here),
                Some((_, why)) => one_page(&context, &uri, &editor, &proposal, Some(why)),
            },
            Err(response) => response,
        },
        "reject" => {
            let ids = [proposal.id.clone()];
            match rejected(&context, &editor, &ids, sent.reason()).await {
                Ok(()) => answer::see_other(&here),
                Err(error) => incident::from_error(&error),
            }
        }
        "answer" | "edit" => {
            let Body::Claim { source, claim } = &proposal.made.body else {
                return answer::see_other(&here);
            };
            let changed = if sent.get("go") == "answer" {
                claim::answered(claim, sent.get("name"), sent.get("person"))
            } else {
                claim::put_right(claim, |name| sent.get(name))
            };
            match changed {
                Ok(changed) => {
                    let title = crate::proposals::title(&changed);
                    let body = Body::Claim {
                        source: source.clone(),
                        claim: changed,
                    };
                    match context.proposals.edit(&proposal.id, &title, &body).await {
                        Ok(_) => answer::see_other(&here),
                        Err(error) => incident::from_error(&error),
                    }
                }
                Err(fields) => {
                    let world = context.backend.world();
                    let mut one = shown::one(&proposal, &world, context.clock.today(), None);
                    one.fields = fields;
                    shown_page(&context, &uri, &editor, &ReviewPage::One(Box::new(one)))
                }
            }
        }
        _ => answer::see_other(&here),
    }
}

async fn rejected(
    context: &Context,
    editor: &SignedIn,
    ids: &[String],
    reason: Option<String>,
) -> Result<(), StoreError> {
    let decided = Decided {
        by: editor.account.name.to_string(),
        at: Timestamp::now(),
        reason,
        seq: None,
    };
    context
        .proposals
        .decide(ids, State::Rejected, &decided)
        .await
        .map(drop)
}

/// Commits what proposals come to; gives those that were left, and why.
async fn accepted(
    context: &Context,
    editor: &SignedIn,
    proposals: &[Proposal],
) -> Result<Vec<(String, String)>, Response> {
    let _saving = context.saving.lock().await;
    for _ in 0..TRIES {
        let world = context.backend.world();
        let acceptance = Acceptance {
            by: editor.account.name.to_string(),
            at: Timestamp::now(),
            today: context.clock.today(),
            review: Review::Reviewed,
            only_new: false,
        };
        let accepted = accept(&world, proposals, &acceptance);
        match commit(context, &acceptance, world.seq(), accepted).await {
            Ok(left) => return Ok(left),
            Err(Some(response)) => return Err(response),
            // Others were faster: once more, on what they left.
            Err(None) => {}
        }
    }
    Err(incident::from_error(&"proposals were neither accepted nor left"))
}

/// Commits what was made for the world of changeset `made_for`; an error without an answer means that others were faster.
async fn commit(
    context: &Context,
    acceptance: &Acceptance,
    made_for: Seq,
    accepted: Accepted,
) -> Result<Vec<(String, String)>, Option<Response>> {
    let decided = |seq| Decided {
        by: acceptance.by.clone(),
        at: acceptance.at,
        reason: None,
        seq,
    };
    for (planned, changeset) in (made_for + 1..).zip(accepted.changesets) {
        let seq = match context.backend.commit(changeset).await {
            Ok(seq) => seq,
            Err(NotCommitted::Refused) => return Err(None),
            Err(NotCommitted::Unavailable) => {
                return Err(Some(incident::from_error(
                    &"the journal did not take what was accepted",
                )));
            }
        };
        let ids: Vec<_> = accepted
            .taken
            .iter()
            .filter(|(_, seq)| *seq == planned)
            .map(|(id, _)| id.clone())
            .collect();
        context
            .proposals
            .decide(&ids, State::Accepted, &decided(Some(seq)))
            .await
            .map_err(|error| Some(incident::from_error(&error)))?;
    }
    context
        .proposals
        .decide(&accepted.known, State::Accepted, &decided(None))
        .await
        .map_err(|error| Some(incident::from_error(&error)))?;
    Ok(accepted.left)
}

fn shown_page(context: &Context, uri: &Uri, editor: &SignedIn, page: &ReviewPage) -> Response {
    let begun = Instant::now();
    let language = language_of(uri.path());
    let request = PageRequest {
        language,
        path: path_in_language(language, uri.path()),
        params: &[],
        query: "",
        today: context.clock.today(),
        viewer: Some(editor.shown()),
    };
    let answer = app::answer_review(page, request, &*context.backend, &context.site);
    private_page(answer, begun)
}
