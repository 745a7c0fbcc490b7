//! What answers requests.
//!
//! [`cached_pages`] stands before all routes, asks [`hosts`] whether the site is meant, and sends what [`cache`] has. Whatever costs more
//! needs a turn ([`Turns`]), and a page one of those that the network may have made in a minute (`allowance`). What it has not, [`page`] has made by `app`, and
//! [`document`] whatever else stands at the address of a page: [`calendar`], [`feed`], [`event_json`] and [`card`]; [`oembed`] tells programs of embeds; both look up and store through [`lookup`]. [`error`] says why there is no document; [`answer`] builds answers, each with its [`encoding`], [`validator`] and
//! [`headers`]; [`layers`] stand around all routes. [`assets`] sends the browser's files, which [`site_files`] finds; [`machines`] what crawlers read, [`health`] what operators ask.
//!
//! [`viewer`] says who is signed in, by the cookie of [`session_cookie`]; [`client`] from which network a request
//! comes; [`accounts`] are the pages on which people sign in and manage accounts, [`edit`] the forms of editors, both made by
//! [`personal`]; [`rpc`] calls the server functions, to which forms are sent;
//! [`review`] shows what is proposed, [`desk`] what editors should see to; [`writing`] refuses whatever is not read anywhere but there and in the API; [`news`] tells open pages what was committed; [`export`] sends the data for download.

pub mod accounts;
mod allowance;
pub mod answer;
pub mod assets;
pub mod cache;
pub mod cached_pages;
pub mod calendar;
pub mod card;
pub mod client;
mod content;
mod context;
pub mod desk;
pub mod document;
pub mod downloads;
pub mod edit;
pub mod encoding;
pub mod error;
pub mod event_json;
pub mod export;
pub mod feed;
pub mod headers;
pub mod health;
pub mod hosts;
pub mod layers;
mod lines;
pub mod listeners;
pub mod lookup;
pub mod machines;
pub mod news;
pub mod oembed;
mod own_host;
pub mod page;
pub mod personal;
pub mod review;
pub mod rpc;
pub mod scrape;
pub mod session_cookie;
pub mod site_files;
pub mod sitemap;
mod turns;
pub mod validator;
pub mod viewer;
pub mod writing;

pub use context::{Clock, Context, Parts};
pub use own_host::OwnHost;
pub use turns::{Overloaded, Turn, Turns, threads};
