//! Accounts over HTTP, on both engines: signing in and out, what each role may do, and what keeps others out.

mod administration;
mod commands;
mod own;
mod pages;
mod security;
mod set_up;
mod sign_in;

use crate::support::{Database, TestApp, cookie};

const SITE: &str = "https://handover.example";

/// A tracker that says it is reached at an https address.
async fn app_on(database: &Database) -> TestApp {
    TestApp::on(database, SITE).await
}
