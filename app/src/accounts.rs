//! What the server tells the pages of accounts: who is there, what was typed, and what was wrong with it.
//!
//! The rules are the server's. Here are only the words of its answers, in three languages, which the
//! command line speaks as well.

mod problem;
mod role;
mod scope;
mod security;
mod session;

pub use problem::{Field, FieldError, Filled, Problems};
pub use role::Role;
pub use scope::Scope;
pub use security::{SecurityKind, SecurityLine};
pub use session::Session;

use crate::{address::Resource, query::Query};
use jiff::civil::Date;

/// One page of the accounts with all that it shows.
#[derive(Clone, Debug)]
pub enum AccountsPage {
    SignIn {
        /// Where to go afterwards: a path of this site.
        next: Option<String>,
        form: Filled,
    },
    /// Somebody's own account.
    Own { form: Filled, done: Option<Done> },
    /// The tokens of somebody's programs.
    Tokens {
        tokens: Vec<TokenLine>,
        form: Filled,
        /// The token that was made just now; it is never shown again.
        made: Option<String>,
        done: Option<Done>,
    },
    Administration {
        accounts: Vec<AccountLine>,
        form: Filled,
        done: Option<Done>,
    },
    /// What happened at the doors, the newest first.
    Security(Vec<SecurityLine>),
    /// The first account of a new tracker.
    SetUp { token: String, form: Filled },
    /// The link was used already, or never was one.
    SetUpIsOver,
    /// Nobody is signed in, and somebody would have to be; with what was typed into a form, if it was one.
    NotSignedIn(Option<Unsent>),
    /// Who is signed in may not do this.
    NotAllowed,
}

impl AccountsPage {
    /// Where it stands; none where it answers at any address.
    pub(crate) const fn resource(&self) -> Option<Resource<'static>> {
        match self {
            Self::SignIn { .. } => Some(Resource::SIGN_IN),
            Self::Own { .. } => Some(Resource::ACCOUNT),
            Self::Tokens { .. } => Some(Resource::TOKENS),
            Self::Administration { .. } => Some(Resource::ACCOUNTS),
            Self::Security(_) => Some(Resource::SECURITY),
            Self::SetUp { .. } | Self::SetUpIsOver => Some(Resource::SET_UP),
            Self::NotSignedIn(_) | Self::NotAllowed => None,
        }
    }

    /// What the page's address carries into the other languages.
    pub(crate) fn query(&self) -> Query {
        match self {
            Self::SignIn { next: Some(next), .. } => Query::of("next", next),
            Self::SetUp { token, .. } => Query::of("token", token),
            _ => Query::default(),
        }
    }
}

/// A form whose session had ended when it was sent: it can be sent again.
#[derive(Clone, Debug)]
pub struct Unsent {
    /// The address that it was sent to, with its query.
    pub action: String,
    /// Names and values, in the order of the form.
    pub fields: Vec<(String, String)>,
}

/// What was done just now, told once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    PasswordChanged,
    Added,
    Disabled,
    Enabled,
    RoleChanged,
    PasswordReset,
    TokenRevoked,
}

impl Done {
    pub const ALL: [Self; 7] = [
        Self::PasswordChanged,
        Self::Added,
        Self::Disabled,
        Self::Enabled,
        Self::RoleChanged,
        Self::PasswordReset,
        Self::TokenRevoked,
    ];

    /// How it stands in an address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::PasswordChanged => "password",
            Self::Added => "added",
            Self::Disabled => "disabled",
            Self::Enabled => "enabled",
            Self::RoleChanged => "role",
            Self::PasswordReset => "reset",
            Self::TokenRevoked => "token",
        }
    }

    /// What the address of a page has that tells of it.
    pub(crate) fn query(self) -> Query {
        Query::of("done", self.word())
    }
}

/// A line in the list of accounts.
#[derive(Clone, Debug)]
pub struct AccountLine {
    pub id: String,
    pub name: String,
    pub role: Role,
    pub added: Date,
    pub is_disabled: bool,
    /// Whether it is the account of who looks at the list.
    pub is_own: bool,
}

/// A line in the list of tokens.
#[derive(Clone, Debug)]
pub struct TokenLine {
    pub id: String,
    pub name: String,
    pub scope: Scope,
    pub made: Date,
    pub expires: Date,
    pub is_expired: bool,
    /// The last day on which it was used.
    pub used: Option<Date>,
}

/// How many days a token may live, as the form offers them.
pub const TOKEN_DAYS: [u16; 3] = [30, 90, 365];
