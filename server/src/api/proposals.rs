//! `/proposals`: a program proposes a changeset, and a person decides under `/review`.

use super::{
    changesets::{NewChangeset, WritingRefusals, allowed, no_parameters, sent, try_out},
    problem::{Problem, Refusals},
};
use crate::{
    accounts::Bearer,
    http::Context,
    proposals::{Body, Comparison, NewProposal},
};
use app::{accounts::Scope, address::Resource};
use axum::{
    Json,
    extract::{Path, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    Change, Changeset, World,
    changeset::{Revision, Seq},
    id::CountryId,
};
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use utoipa::ToSchema;

/// How long the line is that names a proposal in the list.
const LONGEST_TITLE: usize = 200;

/// A changeset that waits for a person, or that one has decided on.
#[derive(Serialize, ToSchema)]
pub struct Proposed {
    /// The id of the proposal: the same for the same changes by the same account.
    pub id: String,
    /// Where editors decide on it.
    pub href: String,
    pub state: ProposalState,
    /// Who decided; null while it is open.
    pub decided_by: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub decided_at: Option<Timestamp>,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// The number of the changeset that took it in.
    pub seq: Option<Seq>,
}

/// What has become of a proposal.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProposalState {
    Open,
    Accepted,
    Rejected,
}

/// Propose a changeset
///
/// Needs a token with the scope `propose` or `write`. The rules are those of committing, looked at now and again when somebody
/// accepts it; what others have changed in the meantime is merged then, field by field. The same changes sent twice are one
/// proposal: the second time the answer is 200 with what has become of it, and what was decided stays decided.
#[utoipa::path(post, path = "/api/v1/proposals", tag = "Writing", request_body = NewChangeset, security(("token" = [])), responses((status = 201, body = Proposed), (status = 200, body = Proposed), Refusals, WritingRefusals))]
pub async fn propose(State(context): State<Arc<Context>>, request: Request) -> Result<Response, Problem> {
    let bearer = allowed(request.extensions().get::<Bearer>(), Scope::Propose)?.clone();
    no_parameters(&request)?;
    let sent = sent(request, &context.api).await?;
    let author = bearer.account.name.to_string();
    let now = Timestamp::now();
    let world = context.backend.world();
    let changeset = Changeset {
        author: author.clone(),
        at: world.time_of_next(now),
        comment: sent.comment.trim().to_owned(),
        sources: sent.sources.clone(),
        changes: sent.changes.clone(),
    };
    try_out(&world, &changeset, &context)?;
    let proposal = proposal(&world, &author, changeset)?;
    let id = proposal.id();
    let kept = context.proposals.keep(&[proposal], &author, now).await?;
    let status = if kept > 0 {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    answer(&context, &id, &author, status).await
}

/// What has become of a proposal
///
/// Needs a token of the account that made it, with the scope `propose` or `write`.
#[utoipa::path(get, path = "/api/v1/proposals/{id}", tag = "Writing", params(("id" = String, Path, description = "Its id.")), security(("token" = [])), responses((status = 200, body = Proposed), (status = 403, description = "The token may not do this.", body = Problem, content_type = "application/problem+json"), Refusals))]
pub async fn detail(
    State(context): State<Arc<Context>>,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Problem> {
    let bearer = allowed(request.extensions().get::<Bearer>(), Scope::Propose)?;
    no_parameters(&request)?;
    answer(&context, &id, &bearer.account.name.to_string(), StatusCode::OK).await
}

async fn answer(context: &Context, id: &str, author: &str, status: StatusCode) -> Result<Response, Problem> {
    let found = context.proposals.get(id).await?;
    let proposal = found
        .filter(|it| it.made.origin == origin(author))
        .ok_or_else(|| Problem::not_found("proposal of this account"))?;
    let href = Resource::proposal(id).to_string();
    let location = HeaderValue::try_from(&href)?;
    let decided = proposal.decided;
    let body = Proposed {
        id: proposal.id,
        href,
        state: match proposal.state {
            app::review::State::Open => ProposalState::Open,
            app::review::State::Accepted => ProposalState::Accepted,
            app::review::State::Rejected => ProposalState::Rejected,
        },
        decided_by: decided.as_ref().map(|it| it.by.clone()),
        decided_at: decided.as_ref().map(|it| it.at),
        reason: decided.as_ref().and_then(|it| it.reason.clone()),
        seq: decided.and_then(|it| it.seq),
    };
    let fixed = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::LOCATION, location),
    ];
    Ok((status, fixed, Json(body)).into_response())
}

/// What proposals of an account are kept under.
fn origin(author: &str) -> String {
    format!("api:{author}")
}

fn proposal(world: &World, author: &str, changeset: Changeset) -> Result<NewProposal, serde_json::Error> {
    let digest = Sha256::digest(serde_json::to_vec(&changeset.changes)?);
    let key: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let country = changeset
        .changes
        .iter()
        .find_map(|change| country_of(world, change));
    Ok(NewProposal {
        origin: origin(author),
        key,
        country,
        kind: Comparison::Differs,
        title: changeset.comment.chars().take(LONGEST_TITLE).collect(),
        body: Body::Changes {
            seen: world.seq(),
            comment: changeset.comment,
            sources: changeset.sources,
            changes: changeset.changes,
        },
    })
}

/// The country under which a change is reviewed.
fn country_of(world: &World, change: &Change) -> Option<CountryId> {
    let entity = match &change.to {
        Revision::Is(entity) => entity.clone(),
        Revision::Gone(reference) | Revision::Merged { from: reference, .. } => world.get(reference)?,
    };
    world.country_of(&entity).cloned()
}
