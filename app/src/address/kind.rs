//! The kinds of resources: the pattern of each, and the parameters that it knows.

use crate::query::{CLOCKS, KNOWN};
use domain::Language;

/// How long an address may be that stands in another one, in bytes.
pub(super) const LONGEST_ADDRESS: usize = 2048;

/// What a list of events is filtered by, with the clocks: all that the page of the list reads but its place in it.
const OF_EVENTS: [&str; 12] = [
    "as_of", "known_at", "country", "region", "group", "kind", "status", "firmness", "from", "to", "q",
    "sort",
];

/// The same of a feed, which has pages; `of` says of what it is.
const OF_FEEDS: [&str; 14] = [
    "as_of", "known_at", "country", "region", "group", "kind", "status", "firmness", "from", "to", "q",
    "sort", "page", "of",
];

/// What a preview card reads: the clocks, and the version that is meant.
pub(super) const OF_CARDS: [&str; 3] = ["as_of", "known_at", "v"];

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $kind:ident $pattern:literal $parameters:expr;)*) => {
        /// One kind of what the site has addresses for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ResourceKind {
            $($(#[doc = $doc])* $kind,)*
        }

        impl ResourceKind {
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// The path without the language, with names in braces for its parts.
            pub const fn pattern(self) -> &'static str {
                match self {
                    $(Self::$kind => $pattern,)*
                }
            }

            /// The names of the parameters that it reads; any other is ignored.
            pub const fn parameters(self) -> &'static [&'static str] {
                match self {
                    $(Self::$kind => $parameters,)*
                }
            }
        }
    };
}

kinds! {
    Home "/" &KNOWN;
    Leaders "/leaders" &KNOWN;
    Countries "/countries" &KNOWN;
    Country "/countries/{iso2}" &KNOWN;
    Person "/people/{id}" &KNOWN;
    Office "/offices/{id}" &KNOWN;
    Events "/events" &KNOWN;
    /// Its page, and beside it the documents of an event.
    Event "/events/{id}" &KNOWN;
    Transitions "/transitions" &KNOWN;
    Transition "/transitions/{id}" &KNOWN;
    /// What changed between two days.
    Comparison "/compare" &KNOWN;
    /// The world, by who is in office how.
    Map "/map" &KNOWN;
    /// Several countries on two sheets of paper.
    Briefing "/brief" &KNOWN;
    /// The leaders of several countries on one axis.
    Timelines "/timelines" &KNOWN;
    /// Two to six countries together.
    Relation "/relations/{countries}" &KNOWN;
    Changes "/changes" &KNOWN;
    Change "/changes/{seq}" &KNOWN;
    Search "/search" &KNOWN;
    /// What the site is, and what its marks mean.
    About "/about" &KNOWN;
    /// The preview card of the front page, which has no path for a suffix; `v` is what it says.
    HomeCard "/home.png" &OF_CARDS;
    /// Pages for the frames of others.
    EmbedEvent "/embed/events/{id}" &CLOCKS;
    EmbedCountry "/embed/countries/{iso2}" &CLOCKS;
    EmbedTransition "/embed/transitions/{id}" &CLOCKS;
    EmbedUpcoming "/embed/upcoming" &OF_EVENTS;
    /// Builds what others paste into their pages; `url` is what is to be shown there.
    Embedding "/embed" &["url"];
    /// How a page is cited; `url` is the page.
    Citation "/cite" &["as_of", "known_at", "url"];
    /// The status of an office as a small picture, which stands here as a document.
    Badge "/badge/offices/{id}" &[];
    /// Tells programs how a page is embedded.
    Oembed "/oembed" &["url", "format", "maxwidth", "maxheight"];
    /// The events of a list, for calendars.
    Calendar "/calendar.ics" &OF_EVENTS;
    /// What changes, or what is coming, for readers of feeds.
    AtomFeed "/feed.atom" &OF_FEEDS;
    JsonFeed "/feed.json" &OF_FEEDS;
    /// The form of an act of editors; `into` is what a record is to be merged with.
    Form "/edit/{kind}/{id}/{act}" &["into"];
    SignIn "/sign-in" &["next"];
    SetUp "/set-up" &["token"];
    Account "/account" &["done"];
    Tokens "/account/tokens" &["done"];
    /// The accounts of all.
    Accounts "/admin/accounts" &["done"];
    /// What happened at the doors: who signed in, and what was changed of accounts.
    Security "/admin/security" &[];
    /// What editors should see to.
    Desk "/desk" &["country", "kind", "put_off", "page", "done", "view"];
    Review "/review" &["country", "status", "page", "done"];
    Proposal "/review/{id}" &["done"];
    ImportRun "/review/imports/{id}" &[];
    /// A server function; `page` is the address of the form that is sent there.
    Function "/rpc/{function}" &["page"];
    /// What the API offers, as a page for people.
    ApiDocs "/api/docs" &[];
}

impl ResourceKind {
    /// Whether it stands in each language; the others have one address.
    pub const fn has_languages(self) -> bool {
        !matches!(self, Self::Function | Self::ApiDocs | Self::Oembed)
    }

    /// The pattern with the language before it: `/ja/countries/{iso2}`.
    pub fn pattern_in(self, language: Language) -> String {
        match (language.prefix(), self.pattern()) {
            ("", pattern) => pattern.to_owned(),
            (prefix, "/") => prefix.to_owned(),
            (prefix, pattern) => format!("{prefix}{pattern}"),
        }
    }

    /// How long the value of a parameter may be, in characters; `None` where the usual bound holds.
    pub(super) const fn longest_value(self) -> Option<usize> {
        match self {
            Self::SignIn | Self::Function | Self::Citation | Self::Embedding | Self::Oembed => {
                Some(LONGEST_ADDRESS)
            }
            _ => None,
        }
    }
}
