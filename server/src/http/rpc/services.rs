//! What the functions may reach in one call.

use crate::{
    accounts::{TokenHash, throttle::Network},
    http::{
        Context,
        viewer::{SignedIn, Viewer},
    },
    journal::obstacle,
};
use app::{
    Backend, Site,
    rpc::{AccountService, Citing, DeskService, NotDone, ProposalService, Services},
};
use std::sync::Arc;

/// The server as one caller sees it.
pub struct CallerServices {
    pub context: Arc<Context>,
    pub viewer: Viewer,
    pub network: Network,
    /// The session that the request names, even if it has ended.
    pub session: Option<TokenHash>,
}

impl CallerServices {
    /// Who calls, where a function has seen that it is somebody.
    pub fn signed_in<P>(&self) -> Result<&SignedIn, NotDone<P>> {
        let signed_in = self.viewer.0.as_ref();
        signed_in.ok_or_else(|| NotDone::Failed("a function let in somebody who is not signed in".to_owned()))
    }
}

impl Services for CallerServices {
    fn backend(&self) -> &dyn Backend {
        &*self.context.backend
    }

    fn site(&self) -> &Site {
        &self.context.site
    }

    fn cite<'s>(&'s self, address: &'s str) -> Citing<'s> {
        Box::pin(async move {
            let citation = self.context.citations.read(address).await;
            if let Err(error) = &citation {
                tracing::info!(%error, "the page of a source was not read");
            }
            citation
        })
    }

    fn accounts(&self) -> &dyn AccountService {
        self
    }

    fn proposals(&self) -> &dyn ProposalService {
        self
    }

    fn desk(&self) -> &dyn DeskService {
        self
    }
}

/// What somebody is told whose change the database did not take; the log has what the database said.
pub fn unavailable<P>(error: &sqlx::Error) -> NotDone<P> {
    tracing::error!(%error, "the database did not take a change");
    NotDone::Unavailable(obstacle(error))
}
