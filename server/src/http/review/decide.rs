//! What the forms of the review do: proposals are accepted, rejected, answered or put right.

use super::{ListQuery, ROWS, claim, list, not_there, one_page, shown, shown_page};
use crate::{
    http::{
        Context,
        address::{address, language_of},
        answer,
        viewer::{Editor, SignedIn},
    },
    incident,
    proposals::{
        Body, Decided, Proposal, State,
        accept::{Acceptance, look},
        store::StoreError,
        take_in::take_in,
    },
};
use app::{query::Query, review::ReviewPage};
use axum::{
    extract::{Form, Path, State as Given, rejection::FormRejection},
    http::Uri,
    response::Response,
};
use domain::{claim::Verdict, entity::Review};
use jiff::Timestamp;
use std::sync::Arc;

/// How long a reason may be.
const LONGEST_REASON: usize = 500;

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
    let asked = ListQuery {
        country: match sent.get("country") {
            "" => "all".to_owned(),
            country => country.chars().take(20).collect(),
        },
        ..ListQuery::default()
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
    let query = Query::of("country", &asked.country).with("done", Some(done));
    answer::redirect_after_post(&format!("{path}?{query}"))
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
        return answer::redirect_after_post(&here);
    }
    match sent.get("go") {
        "accept" => match accepted(&context, &editor, std::slice::from_ref(&proposal)).await {
            Ok(left) => match left.into_iter().next() {
                None => answer::redirect_after_post(&here),
                Some((_, why)) => one_page(&context, &uri, &editor, &proposal, Some(why)),
            },
            Err(response) => response,
        },
        "reject" => {
            let ids = [proposal.id.clone()];
            match rejected(&context, &editor, &ids, sent.reason()).await {
                Ok(()) => answer::redirect_after_post(&here),
                Err(error) => incident::from_error(&error),
            }
        }
        "answer" | "edit" => {
            let Body::Claim { source, claim } = &proposal.made.body else {
                return answer::redirect_after_post(&here);
            };
            let (world, today) = (context.backend.world(), context.clock.today());
            let changed = if sent.get("go") == "answer" {
                match look(&world, &source.id, claim, today).verdict {
                    Verdict::Question { name, persons } => {
                        Ok(claim::answered(claim, &name, sent.get("person"), &persons))
                    }
                    // Something else has answered it in the meantime.
                    _ => return answer::redirect_after_post(&here),
                }
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
                    let kind = shown::kind_now(&body, proposal.made.kind, &world, today);
                    match context.proposals.edit(&proposal.id, kind, &title, &body).await {
                        Ok(_) => answer::redirect_after_post(&here),
                        Err(error) => incident::from_error(&error),
                    }
                }
                Err(fields) => {
                    let mut one = shown::one(&proposal, &world, today, None);
                    one.fields = fields;
                    shown_page(&context, &uri, &editor, &ReviewPage::One(Box::new(one)))
                }
            }
        }
        _ => answer::redirect_after_post(&here),
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

/// Takes proposals in; gives those that were left, and why.
async fn accepted(
    context: &Context,
    editor: &SignedIn,
    proposals: &[Proposal],
) -> Result<Vec<(String, String)>, Response> {
    let acceptance = Acceptance {
        by: editor.account.name.to_string(),
        at: Timestamp::now(),
        today: context.clock.today(),
        review: Review::Reviewed,
        only_new: false,
    };
    match take_in(&*context.backend, &context.proposals, proposals, &acceptance).await {
        Ok(taken) => Ok(taken.left),
        Err(error) => Err(incident::from_error(&error)),
    }
}
