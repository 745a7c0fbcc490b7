//! Decisions on what imports and programs propose.

use super::{Accepted, Call, Error, Reply, error::FieldProblem};
use crate::{
    address::Resource,
    edit::Typed,
    query::Query,
    review::{FieldProblem as Problem, MOST_TOGETHER, One, ReviewPage},
};
use leptos::{prelude::*, server_fn::codec::PostUrl};
use std::slice;

/// A proposal is taken into the record, unless it is decided already.
///
/// Fields: `proposal`, its id.
///
/// # Errors
/// [`Error::NotFound`] where there is none; [`Error::NotAccepted`] where it cannot be taken in, with the reason; the others as their
/// names say.
#[server(prefix = "/rpc", endpoint = "accept_proposal", input = PostUrl)]
pub async fn accept_proposal(proposal: String) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    let accepted = call.proposals().accept(slice::from_ref(&proposal)).await;
    let accepted = accepted.map_err(|not_done| call.not_done(not_done))?;
    if let Some(left) = accepted.left.first() {
        let refused = Some(left.reason.clone());
        leave_one(&call, &proposal, |one| One { refused, ..one }).await?;
    }
    accepted.reply(page_of(&call, &proposal))
}

/// A proposal is rejected, unless it is decided already.
///
/// Fields: `proposal`, its id; `reason`, if there is one to tell.
///
/// # Errors
/// [`Error::NotFound`] where there is none; the others as their names say.
#[server(prefix = "/rpc", endpoint = "reject_proposal", input = PostUrl)]
pub async fn reject_proposal(proposal: String, #[server(default)] reason: String) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    let rejected = call.proposals().reject(slice::from_ref(&proposal), &reason).await;
    rejected.map_err(|not_done| call.not_done(not_done))?;
    let page = page_of(&call, &proposal);
    Ok(Reply::Done { page })
}

/// It is said who is meant, where that is the question.
///
/// Fields: `proposal`, its id; `person`, the id of one of those whom it may be, or `-` for none of them.
///
/// # Errors
/// [`Error::NotFound`] where there is no such proposal; [`Error::Invalid`] where it cannot be that person.
#[server(prefix = "/rpc", endpoint = "answer_proposal", input = PostUrl)]
pub async fn answer_proposal(proposal: String, #[server(default)] person: String) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    if let Err(not_done) = call.proposals().answer(&proposal, &person).await {
        call.invalid(not_done)?;
        let problem = Some(Problem::Needed);
        leave_one(&call, &proposal, |one| One { who: problem, ..one }).await?;
        return Err(invalid(&call, [("person", problem)]));
    }
    let page = page_of(&call, &proposal);
    Ok(Reply::Done { page })
}

/// What a source has wrong is put right before it is accepted.
///
/// Fields: `proposal`, its id; and those of its claim: `name`, `start`, `end`, or `on`. One that is not there counts as emptied.
///
/// # Errors
/// [`Error::NotFound`] where there is no such proposal; [`Error::Invalid`] where a field is missing or wrong.
#[server(prefix = "/rpc", endpoint = "correct_proposal", input = PostUrl)]
pub async fn correct_proposal(proposal: String, #[server(flatten)] form: Typed) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    if let Err(not_done) = call.proposals().put_right(&proposal, &form).await {
        let fields = call.invalid(not_done)?;
        let error = invalid(&call, fields.iter().map(|field| (field.name, field.problem)));
        leave_one(&call, &proposal, |one| One { fields, ..one }).await?;
        return Err(error);
    }
    let page = page_of(&call, &proposal);
    Ok(Reply::Done { page })
}

/// Several proposals are taken into the record together; those that are decided already stay so.
///
/// Fields: `id[]`, their ids; `country`, whose list they stand in.
///
/// # Errors
/// [`Error::NotFound`] where there is one of them not; [`Error::TooLarge`] where there are more than a list has; [`Error::NotAccepted`]
/// where none can be taken in, with the reasons; the others as their names say.
#[server(prefix = "/rpc", endpoint = "accept_proposals", input = PostUrl)]
pub async fn accept_proposals(
    #[server(default)] id: Vec<String>,
    #[server(default)] country: String,
) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    let (country, page) = list(&call, &id, &country, "accepted")?;
    let accepted = call.proposals().accept(&id).await;
    let accepted = accepted.map_err(|not_done| call.not_done(not_done))?;
    if !accepted.left.is_empty() {
        let listed = call.proposals().list(&country, &accepted.left).await;
        let listed = listed.map_err(|not_done| call.not_done(not_done))?;
        call.leave_review(&ReviewPage::List(listed));
    }
    accepted.reply(page)
}

/// Several proposals are rejected for one reason; those that are decided already stay so.
///
/// Fields: `id[]`, their ids; `country`, whose list they stand in; `reason`, if there is one to tell.
///
/// # Errors
/// [`Error::NotFound`] where there is one of them not; [`Error::TooLarge`] where there are more than a list has; the others as their names
/// say.
#[server(prefix = "/rpc", endpoint = "reject_proposals", input = PostUrl)]
pub async fn reject_proposals(
    #[server(default)] id: Vec<String>,
    #[server(default)] country: String,
    #[server(default)] reason: String,
) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    let (_, page) = list(&call, &id, &country, "rejected")?;
    let rejected = call.proposals().reject(&id, &reason).await;
    rejected.map_err(|not_done| call.not_done(not_done))?;
    Ok(Reply::Done { page })
}

impl Accepted {
    fn reply(self, page: String) -> Result<Reply, Error> {
        let Self { count, left } = self;
        if count == 0 && !left.is_empty() {
            return Err(Error::NotAccepted { left });
        }
        Ok(Reply::Accepted {
            accepted: count,
            left,
            page,
        })
    }
}

/// The page of a proposal.
fn page_of(call: &Call, proposal: &str) -> String {
    call.page(Resource::proposal(proposal))
}

/// The country of a list, and its page once something was done with some of what it lists.
fn list(call: &Call, ids: &[String], country: &str, done: &str) -> Result<(String, String), Error> {
    if ids.len() > MOST_TOGETHER {
        return Err(Error::TooLarge);
    }
    let country = match country {
        "" => "all".to_owned(),
        country => country.chars().take(20).collect(),
    };
    let done = (!ids.is_empty()).then_some(done);
    let query = Query::of("country", &country).with("done", done);
    let page = call.page_with(Resource::REVIEW, query);
    Ok((country, page))
}

/// Leaves the page of a proposal with what is wrong.
async fn leave_one(call: &Call, proposal: &str, with: impl FnOnce(One) -> One) -> Result<(), Error> {
    let one = call.proposals().one(proposal).await;
    let one = one.map_err(|not_done| call.not_done(not_done))?;
    call.leave_review(&ReviewPage::One(Box::new(with(one))));
    Ok(())
}

fn invalid(call: &Call, fields: impl IntoIterator<Item = (&'static str, Option<Problem>)>) -> Error {
    let problems = fields.into_iter().filter_map(|(field, problem)| {
        Some(FieldProblem {
            field: field.to_owned(),
            problem: problem?.spoken(call.language),
        })
    });
    Error::Invalid {
        problems: problems.collect(),
    }
}
