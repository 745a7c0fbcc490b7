//! What happened at the doors, written into the log of the program and into the database: who signed in and from where, who was not let in,
//! what was changed of accounts. Never a password, a token or what somebody typed in place of a name.

use super::{error::AccountsError, store::Store, throttle::Network};
use app::accounts::{SecurityKind, SecurityLine};
use jiff::Timestamp;
use moka::sync::Cache;
use std::time::Duration;
use tokio::sync::mpsc::{self, error::TrySendError};

/// How many wait to be written down; beyond, the log of the program alone has them.
const MOST_WAITING: usize = 1_000;
/// How often the same is written down of one network: who guesses without end would push everything else out.
const ONCE_IN: Duration = Duration::from_secs(60);
/// How often a use of one token from one network is told of.
const ONCE_A_DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// How many of those are remembered.
const MOST_REMEMBERED: u64 = 10_000;

/// Something that happened.
#[derive(Clone, Debug)]
pub struct SecurityEvent {
    pub kind: SecurityKind,
    /// The name of the account that acted, where it is one.
    pub account: Option<String>,
    pub network: Network,
    /// The name of what it was done to.
    pub subject: Option<String>,
}

/// Where events are told.
#[derive(Clone, Debug)]
pub struct SecurityLog {
    waiting: mpsc::Sender<(Timestamp, SecurityEvent)>,
    said: Cache<(SecurityKind, Network, Option<String>), ()>,
    /// The tokens that were used today, with from where.
    uses: Cache<(String, Network), ()>,
}

impl SecurityLog {
    /// A log in the database of accounts.
    pub fn start(store: Store) -> Self {
        let (waiting, events) = mpsc::channel(MOST_WAITING);
        tokio::spawn(write(store, events));
        Self {
            waiting,
            said: remembered(ONCE_IN),
            uses: remembered(ONCE_A_DAY),
        }
    }

    /// Tells of an event. Nobody waits for it to be written down.
    pub fn tell(&self, event: SecurityEvent) {
        let SecurityEvent {
            kind,
            account,
            network,
            subject,
        } = &event;
        tracing::info!(
            target: "security",
            kind = kind.word(),
            account = account.as_deref(),
            %network,
            subject = subject.as_deref(),
            "security event"
        );
        let may_be_many = matches!(
            kind,
            SecurityKind::SignInFailed | SecurityKind::Throttled | SecurityKind::Refused
        );
        if !(may_be_many && was_said(&self.said, (*kind, *network, account.clone()))) {
            self.write_down(event);
        }
    }

    /// Tells of the use of a token, once a day for each network. It is written down where it is new.
    pub fn tell_of_use(&self, account: &str, token: &str, network: Network) {
        if !was_said(&self.uses, (token.to_owned(), network)) {
            self.tell(SecurityEvent {
                kind: SecurityKind::TokenUsed,
                account: Some(account.to_owned()),
                network,
                subject: Some(token.to_owned()),
            });
        }
    }

    fn write_down(&self, event: SecurityEvent) {
        match self.waiting.try_send((Timestamp::now(), event)) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => {
                tracing::warn!("too many security events at once: not all are in the database")
            }
            Err(TrySendError::Closed(_)) => {}
        }
    }
}

fn remembered<K: Eq + std::hash::Hash + Send + Sync + 'static>(time: Duration) -> Cache<K, ()> {
    Cache::builder()
        .max_capacity(MOST_REMEMBERED)
        .time_to_live(time)
        .build()
}

/// Whether something was said already; it is from now on.
fn was_said<K: Eq + std::hash::Hash + Send + Sync + 'static>(said: &Cache<K, ()>, key: K) -> bool {
    let is_known = said.contains_key(&key);
    if !is_known {
        said.insert(key, ());
    }
    is_known
}

async fn write(store: Store, mut events: mpsc::Receiver<(Timestamp, SecurityEvent)>) {
    while let Some((at, event)) = events.recv().await {
        if let Err(error) = store.note_security(at.as_second(), &event).await {
            tracing::warn!(%error, "a security event is not in the database");
        }
    }
}

/// An event as it stands in its table.
#[derive(Clone, Debug)]
pub struct SecurityRow {
    pub number: i64,
    pub at: i64,
    pub kind: String,
    pub account: Option<String>,
    pub network: String,
    pub subject: Option<String>,
}

impl SecurityRow {
    pub fn line(self) -> Result<SecurityLine, AccountsError> {
        let damaged = |what| AccountsError::Damaged {
            id: self.number.to_string(),
            what,
        };
        Ok(SecurityLine {
            at: Timestamp::from_second(self.at)
                .map_err(|_| damaged("the time of its security event is none"))?,
            kind: SecurityKind::parse(&self.kind)
                .ok_or_else(|| damaged("the kind of its security event is none"))?,
            account: self.account,
            network: self.network,
            subject: self.subject,
        })
    }
}
