//! `/proposals`: a program proposes a changeset, and a person decides under `/review`.

use super::{
    changesets::{NewChangeset, WritingRefusals, allowed, sent, try_out},
    problem::{Problem, Refusals},
};
use crate::{
    accounts::personal::Bearer,
    http::Context,
    proposals::{Body, Kind, NewProposal},
};
use app::accounts::Scope;
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{Change, Changeset, Entity, World, changeset::Revision, id::CountryId};
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use utoipa::ToSchema;

/// How long the line is that names a proposal in the list.
const LONGEST_TITLE: usize = 200;

/// A changeset that waits for a person.
#[derive(Serialize, ToSchema)]
pub struct Proposed {
    /// The id of the proposal: the same for the same changes by the same account.
    pub id: String,
    /// Where editors decide on it.
    pub href: String,
}

/// Propose a changeset
///
/// Needs a token with the scope `propose` or `write`. The rules are those of committing, looked at now and again when somebody
/// accepts it; what others have changed in the meantime is merged then, field by field. The same proposal sent twice is one.
#[utoipa::path(post, path = "/api/v1/proposals", tag = "Writing", request_body = NewChangeset, security(("token" = [])), responses((status = 201, body = Proposed), Refusals, WritingRefusals))]
pub async fn propose(State(context): State<Arc<Context>>, request: Request) -> Result<Response, Problem> {
    let bearer = allowed(request.extensions().get::<Bearer>(), Scope::Propose)?.clone();
    if let Some(query) = request.uri().query().filter(|query| !query.is_empty()) {
        return Err(Problem::parameter(query, "this address knows no parameters"));
    }
    let sent = sent(request).await?;
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
    let proposal = proposal(&world, &author, changeset).map_err(|error| Problem::incident(&error))?;
    let id = proposal.id();
    context
        .proposals
        .keep(&[proposal], &author, now)
        .await
        .map_err(|error| Problem::incident(&error))?;
    let href = format!("/review/{id}");
    let mut response = (
        StatusCode::CREATED,
        Json(Proposed {
            id,
            href: href.clone(),
        }),
    )
        .into_response();
    if let Ok(location) = HeaderValue::from_str(&href) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}

fn proposal(world: &World, author: &str, changeset: Changeset) -> Result<NewProposal, serde_json::Error> {
    let digest = Sha256::digest(serde_json::to_vec(&changeset.changes)?);
    let key: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let country = changeset
        .changes
        .iter()
        .find_map(|change| country_of(world, change));
    Ok(NewProposal {
        origin: format!("api:{author}"),
        key,
        country,
        kind: Kind::Differs,
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
        Revision::Gone(reference) => world.get(reference)?,
    };
    match entity {
        Entity::Country(country) => Some(country.id.clone()),
        Entity::Office(office) => Some(office.country.clone()),
        Entity::Party(party) => Some(party.country.clone()),
        Entity::Tenure(tenure) => world.offices.get(&tenure.office).map(|it| it.country.clone()),
        Entity::Transition(transition) => world.offices.get(&transition.office).map(|it| it.country.clone()),
        Entity::Event(event) => event.countries.first().cloned(),
        Entity::Person(_) | Entity::Source(_) => None,
    }
}
