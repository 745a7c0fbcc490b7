//! What people have said of the tasks of the desk.

use domain::snapshot::Task;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What people have said of a task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The name of the account that has taken it.
    pub taken_by: Option<String>,
    /// Until this day it does not count as open.
    pub put_off_until: Option<Date>,
}

impl Mark {
    pub fn is_put_off(&self, today: Date) -> bool {
        self.put_off_until.is_some_and(|until| until > today)
    }
}

/// What people have said of tasks, by [`Task::key`].
pub type Marks = BTreeMap<String, Mark>;

/// Whether a task is put off on a day.
pub fn is_put_off(marks: &Marks, task: &Task, today: Date) -> bool {
    marks.get(&task.key()).is_some_and(|mark| mark.is_put_off(today))
}
