//! The desk: who sees to what, what is put off, and after how many days records are to be checked again.

use super::{Call, Error, Reply, error::FieldProblem};
use crate::{
    address::Resource,
    desk::{DAYS_PUT_OFF, DeskFilter, RULES, read_rules},
    query::Query,
    words::text,
};
use leptos::{prelude::*, server_fn::codec::PostUrl};

/// The caller takes a task, also from somebody else.
///
/// Fields: `task`, its name; `country`, `kind`, `put_off` and `page`, of the list that it stands in.
///
/// # Errors
/// [`Error::NotFound`] where there is no such task any more; the others as their names say.
#[server(prefix = "/rpc", endpoint = "take_task", input = PostUrl)]
pub async fn take_task(task: String, #[server(flatten)] list: TaskList) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    let taken = call.desk().take(&task).await;
    taken.map_err(|not_done| call.not_done(not_done))?;
    Ok(list.reply(&call))
}

/// A task is nobody's again.
///
/// Fields: as [`take_task`].
///
/// # Errors
/// As [`take_task`].
#[server(prefix = "/rpc", endpoint = "release_task", input = PostUrl)]
pub async fn release_task(task: String, #[server(flatten)] list: TaskList) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    let released = call.desk().release(&task).await;
    released.map_err(|not_done| call.not_done(not_done))?;
    Ok(list.reply(&call))
}

/// A task is put off for some days, or open again.
///
/// Fields: as [`take_task`]; `days`, one of those that are offered, or 0.
///
/// # Errors
/// As [`take_task`]; [`Error::Invalid`] where `days` is anything else.
#[server(prefix = "/rpc", endpoint = "put_off_task", input = PostUrl)]
pub async fn put_off_task(
    task: String,
    #[server(default)] days: String,
    #[server(flatten)] list: TaskList,
) -> Result<Reply, Error> {
    let call = Call::of_editor()?;
    let wanted = days
        .parse()
        .ok()
        .filter(|days| *days == 0 || DAYS_PUT_OFF.contains(days));
    let Some(days) = wanted else {
        let page = call.desk().page(None).await;
        call.leave_desk(&page.map_err(|not_done| call.not_done(not_done))?);
        return Err(invalid(&call, ["days"]));
    };
    let put_off = call.desk().put_off(&task, days).await;
    put_off.map_err(|not_done| call.not_done(not_done))?;
    Ok(list.reply(&call))
}

/// It is set after how many days records are to be checked again.
///
/// Fields: `leader_days`, `other_days`, `event_days`, `near_days`: whole numbers from 1 to 2000.
///
/// # Errors
/// [`Error::Invalid`] where one of them is none; the others as their names say.
#[server(prefix = "/rpc", endpoint = "set_freshness", input = PostUrl)]
pub async fn set_freshness(
    #[server(default)] leader_days: String,
    #[server(default)] other_days: String,
    #[server(default)] event_days: String,
    #[server(default)] near_days: String,
) -> Result<Reply, Error> {
    let call = Call::of_administrator()?;
    match read_rules([leader_days, other_days, event_days, near_days]) {
        Ok(rules) => {
            let set = call.desk().set_freshness(rules).await;
            set.map_err(|not_done| call.not_done(not_done))?;
            let page = call.page_with(Resource::DESK, Query::of("done", "rules"));
            Ok(Reply::Done { page })
        }
        Err(typed) => {
            let wrong = RULES
                .into_iter()
                .zip(typed.wrong)
                .filter(|(_, is_wrong)| *is_wrong);
            let error = invalid(&call, wrong.map(|(name, _)| name));
            let page = call.desk().page(Some(typed)).await;
            call.leave_desk(&page.map_err(|not_done| call.not_done(not_done))?);
            Err(error)
        }
    }
}

/// The list that a task stands in, to come back to.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct TaskList {
    country: String,
    kind: String,
    put_off: String,
    page: String,
}

impl TaskList {
    fn reply(&self, call: &Call) -> Reply {
        let filter = DeskFilter::read(&self.country, &self.kind, &self.put_off, &self.page);
        Reply::Done {
            page: call.page_with(Resource::DESK, filter.query()),
        }
    }
}

fn invalid(call: &Call, fields: impl IntoIterator<Item = &'static str>) -> Error {
    let problem = |field: &str| FieldProblem {
        field: field.to_owned(),
        problem: text(call.language, "desk-rule-wrong", None),
    };
    Error::Invalid {
        problems: fields.into_iter().map(problem).collect(),
    }
}
