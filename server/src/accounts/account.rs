//! Who an account is of, and what its role may do.

use super::name::AccountName;
use app::accounts::{Role, Scope};
use jiff::Timestamp;

/// What somebody may do beyond reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    Edit,
    ManageAccounts,
}

/// Which role has which rights.
const RIGHTS: &[(Role, &[Right])] = &[
    (Role::Editor, &[Right::Edit]),
    (Role::Administrator, &[Right::Edit, Right::ManageAccounts]),
];

/// The key of an account; it never changes, and is never used again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountId(String);

impl AccountId {
    /// Any text may be asked for; most are the id of nobody.
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Somebody who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub name: AccountName,
    pub role: Role,
}

impl Account {
    /// Whether the account's role has a right.
    pub fn may(&self, right: Right) -> bool {
        RIGHTS
            .iter()
            .any(|(role, rights)| *role == self.role && rights.contains(&right))
    }
}

/// Whose program asks, and what it may do.
#[derive(Clone, Debug)]
pub struct Bearer {
    /// The id of the token.
    pub token: String,
    /// The name that its owner gave it.
    pub name: String,
    pub account: Account,
    pub scope: Scope,
}

/// An account as the list of all shows it.
#[derive(Clone, Debug)]
pub struct Listed {
    pub account: Account,
    pub added: Timestamp,
    pub is_disabled: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(role: Role) -> Account {
        Account {
            id: AccountId::new("1"),
            name: AccountName::parse("Aiko").expect("a name"),
            role,
        }
    }

    #[test]
    fn the_table_says_who_may_what() {
        assert!(account(Role::Editor).may(Right::Edit));
        assert!(!account(Role::Editor).may(Right::ManageAccounts));
        assert!(account(Role::Administrator).may(Right::Edit));
        assert!(account(Role::Administrator).may(Right::ManageAccounts));
    }

    #[test]
    fn every_role_stands_in_the_table_once() {
        for role in Role::ALL {
            assert_eq!(RIGHTS.iter().filter(|(it, _)| *it == role).count(), 1, "{role:?}");
        }
    }
}
