//! Ids: readable slugs that never change and never contain a date that could move.

use serde::{Deserialize, Deserializer, Serialize};
use std::{borrow::Borrow, fmt, sync::Arc};

/// Why a string is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an id: use 1 to 80 lower-case letters, digits and single hyphens")]
pub struct IdError(pub String);

fn is_slug(text: &str) -> bool {
    (1..=80).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
}

macro_rules! ids {
    ($($(#[doc = $doc:literal])* $name:ident),* $(,)?) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// # Errors
            /// When the text is not a slug of 1 to 80 lower-case letters, digits and single hyphens.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                if is_slug(text) { Ok(Self(text.into())) } else { Err(IdError(text.chars().take(100).collect())) }
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                crate::openapi::slug(concat!($($doc),*))
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, formatter)
            }
        }
    )*};
}

ids! {
    /// A country: its ISO 3166-1 alpha-2 code in lower case, such as `jp`; `eu` for the European Union.
    CountryId,
    /// An office, such as `jp-prime-minister`.
    OfficeId,
    /// A party, such as `jp-liberal-democratic-party`.
    PartyId,
    /// A chamber, such as `jp-house-of-representatives`.
    BodyId,
    /// A person, such as `fumio-kishida`.
    PersonId,
    /// A tenure, such as `jp-prime-minister-fumio-kishida`.
    TenureId,
    /// An event, such as `jp-ldp-leadership-2024`.
    EventId,
    /// A transition, such as `jp-prime-minister-after-fumio-kishida`.
    TransitionId,
    /// A source, such as `cia-world-factbook-2026-05`.
    SourceId,
}

impl SourceId {
    /// Of a text that was an id before; a citation keeps it as one.
    pub(crate) fn of_slug(text: &str) -> Self {
        debug_assert!(is_slug(text), "{text}");
        Self(text.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_an_id_and_nothing_else_is() {
        assert!(PersonId::parse("fumio-kishida").is_ok());
        for wrong in [
            "",
            "-a",
            "a-",
            "a--b",
            "Fumio",
            "a b",
            "a/b",
            "é",
            &"a".repeat(81),
        ] {
            assert!(PersonId::parse(wrong).is_err(), "{wrong:?} was accepted");
        }
    }
}
