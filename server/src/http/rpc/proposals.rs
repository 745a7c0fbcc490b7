//! What functions do with proposals.

use super::services::CallerServices;
use crate::{
    http::review::{ListQuery, claim, list, shown},
    proposals::{
        Body, Decided, Proposal, State,
        accept::{Acceptance, look},
        store::StoreError,
        take_in::{TakeInError, take_in},
    },
};
use app::{
    NotCommitted,
    edit::Typed,
    review::{ClaimField, LeftOut, List, One},
    rpc::{Accepted, Doing, NotDone, ProposalService},
};
use domain::{
    Source,
    claim::{Claim, Verdict},
    entity::Review,
};
use jiff::Timestamp;

/// How long a reason may be.
const LONGEST_REASON: usize = 500;

impl ProposalService for CallerServices {
    fn list<'s>(&'s self, country: &'s str, left: &'s [LeftOut]) -> Doing<'s, List> {
        Box::pin(async move {
            let listed = list(&self.context, &ListQuery::of_country(country), left).await;
            listed.map_err(failed)
        })
    }

    fn one<'s>(&'s self, id: &'s str) -> Doing<'s, One> {
        Box::pin(async move {
            let proposal = self.proposal(id).await?;
            let world = self.context.backend.world();
            Ok(shown::one(&proposal, &world, self.context.clock.today()))
        })
    }

    fn accept<'s>(&'s self, ids: &'s [String]) -> Doing<'s, Accepted> {
        Box::pin(async move {
            let open = self.open(ids).await?;
            let acceptance = Acceptance {
                by: self.signed_in()?.account.name.to_string(),
                at: Timestamp::now(),
                today: self.context.clock.today(),
                review: Review::Reviewed,
                only_new: false,
            };
            let context = &self.context;
            let taken = take_in(&*context.backend, &context.proposals, &open, &acceptance).await;
            let left = taken.map_err(not_taken_in)?.left;
            Ok(Accepted {
                count: open.len().saturating_sub(left.len()),
                left: left
                    .into_iter()
                    .map(|(proposal, reason)| LeftOut { proposal, reason })
                    .collect(),
            })
        })
    }

    fn reject<'s>(&'s self, ids: &'s [String], reason: &'s str) -> Doing<'s, ()> {
        Box::pin(async move {
            let open: Vec<_> = self.open(ids).await?.into_iter().map(|it| it.id).collect();
            let decided = Decided {
                by: self.signed_in()?.account.name.to_string(),
                at: Timestamp::now(),
                reason: reason_of(reason),
                seq: None,
            };
            let rejected = self.context.proposals.decide(&open, State::Rejected, &decided);
            rejected.await.map(drop).map_err(failed)
        })
    }

    fn answer<'s>(&'s self, id: &'s str, person: &'s str) -> Doing<'s, (), ()> {
        Box::pin(async move {
            let proposal = self.proposal(id).await?;
            let Some((source, claim)) = open_claim(&proposal) else {
                return Ok(());
            };
            let world = self.context.backend.world();
            let verdict = look(&world, &source.id, claim, self.context.clock.today()).verdict;
            // Something else may have answered it in the meantime.
            let Verdict::Question { name, persons } = verdict else {
                return Ok(());
            };
            let answered = claim::answered(claim, &name, person.trim(), &persons);
            let answered = answered.ok_or(NotDone::Invalid(()))?;
            self.replace(&proposal, source, answered).await.map_err(failed)
        })
    }

    fn put_right<'s>(&'s self, id: &'s str, typed: &'s Typed) -> Doing<'s, (), Vec<ClaimField>> {
        Box::pin(async move {
            let proposal = self.proposal(id).await?;
            let Some((source, claim)) = open_claim(&proposal) else {
                return Ok(());
            };
            let right = claim::put_right(claim, |name| typed.get(name));
            let right = right.map_err(NotDone::Invalid)?;
            self.replace(&proposal, source, right).await.map_err(failed)
        })
    }
}

impl CallerServices {
    async fn proposal<P>(&self, id: &str) -> Result<Proposal, NotDone<P>> {
        let found = self.context.proposals.get(id).await;
        found.map_err(failed)?.ok_or(NotDone::NotFound)
    }

    /// Those of some proposals that are still open; each has to be there.
    async fn open<P>(&self, ids: &[String]) -> Result<Vec<Proposal>, NotDone<P>> {
        let mut open = Vec::new();
        for id in ids {
            let proposal = self.proposal(id).await?;
            if proposal.state == State::Open {
                open.push(proposal);
            }
        }
        Ok(open)
    }

    /// Replaces the claim of a proposal.
    async fn replace(&self, proposal: &Proposal, source: &Source, claim: Claim) -> Result<(), StoreError> {
        let title = crate::proposals::title(&claim);
        let body = Body::Claim {
            source: source.clone(),
            claim,
        };
        let world = self.context.backend.world();
        let kind = shown::kind_now(&body, proposal.made.kind, &world, self.context.clock.today());
        let store = &self.context.proposals;
        store.edit(&proposal.id, kind, &title, &body).await.map(drop)
    }
}

/// The claim of a proposal that is still open.
fn open_claim(proposal: &Proposal) -> Option<(&Source, &Claim)> {
    match &proposal.made.body {
        Body::Claim { source, claim } if proposal.state == State::Open => Some((source, claim)),
        Body::Claim { .. } | Body::Changes { .. } => None,
    }
}

fn reason_of(typed: &str) -> Option<String> {
    let plain = typed.trim().chars().filter(|letter| !letter.is_control());
    let reason: String = plain.take(LONGEST_REASON).collect();
    (!reason.is_empty()).then_some(reason)
}

fn failed<P>(error: StoreError) -> NotDone<P> {
    NotDone::Failed(error.to_string())
}

fn not_taken_in<P>(error: TakeInError) -> NotDone<P> {
    match error {
        TakeInError::NotCommitted(NotCommitted::Busy) => NotDone::Busy,
        TakeInError::NotCommitted(NotCommitted::Clock) => NotDone::Clock,
        TakeInError::NotCommitted(NotCommitted::Unavailable) => NotDone::Unavailable,
        TakeInError::NotCommitted(NotCommitted::Refused(_)) | TakeInError::Store(_) => {
            NotDone::Failed(error.to_string())
        }
    }
}
