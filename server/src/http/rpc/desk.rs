//! What functions do with the tasks of the desk.

use super::services::{CallerServices, unavailable};
use crate::http::desk::desk_page;
use app::{
    desk::{DeskFilter, DeskPage, RulesTyped},
    rpc::{DeskService, Doing, NotDone},
};
use domain::doubt::Freshness;
use jiff::ToSpan;

impl DeskService for CallerServices {
    fn page(&self, rules: Option<RulesTyped>) -> Doing<'_, DeskPage> {
        Box::pin(async move {
            let page = desk_page(&self.context, DeskFilter::default(), "").await;
            let page = page.map_err(|error| NotDone::Failed(error.to_string()))?;
            Ok(DeskPage { rules, ..page })
        })
    }

    fn take<'s>(&'s self, task: &'s str) -> Doing<'s, ()> {
        Box::pin(async move {
            self.find(task)?;
            let name = self.signed_in()?.account.name.to_string();
            self.context.desk.give(task, Some(&name)).await.map_err(failed)
        })
    }

    fn release<'s>(&'s self, task: &'s str) -> Doing<'s, ()> {
        Box::pin(async move {
            self.find(task)?;
            self.context.desk.give(task, None).await.map_err(failed)
        })
    }

    fn put_off<'s>(&'s self, task: &'s str, days: u16) -> Doing<'s, ()> {
        Box::pin(async move {
            self.find(task)?;
            let today = self.context.clock.today();
            let until = (days > 0).then(|| today.saturating_add(i32::from(days).days()));
            self.context
                .desk
                .put_off(task, until, today)
                .await
                .map_err(failed)
        })
    }

    fn set_freshness(&self, rules: Freshness) -> Doing<'_, ()> {
        Box::pin(async move { self.context.desk.set_freshness(rules).await.map_err(failed) })
    }
}

impl CallerServices {
    /// Sees that a task is there, so that nothing else is written down.
    fn find(&self, name: &str) -> Result<(), NotDone> {
        let backend = &self.context.backend;
        let today = backend.today(&backend.world(), self.context.clock.today());
        let view = &today.snapshot;
        let mut tasks = view.tasks().iter().chain(view.warnings());
        tasks
            .find(|task| task.key() == name)
            .map(drop)
            .ok_or(NotDone::NotFound)
    }
}

fn failed(error: sqlx::Error) -> NotDone {
    unavailable(&error)
}
