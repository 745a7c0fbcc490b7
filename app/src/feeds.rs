//! What a feed holds: of changes, of coming events, or of the changes of one record. How it is written is the server's.
//!
//! The ids of a feed and of its entries last: they are made of the host and of what they name, never of its date or its words.
//! An event keeps its id when it moves, and comes again as changed. Pages are those of RFC 5005.

mod subject;

pub use crate::pages::{ToldChange, ToldField};

use crate::{
    address::Resource,
    calendar_entry::CalendarEntry,
    components::{PageOf, read_page},
    naming,
    pages::{told, what},
    record::Record,
    sharing,
    visit::Visit,
    words::say,
};
use domain::{EntityRef, Event, changeset::Change, world::Commit};
use jiff::{Timestamp, civil::Time, tz::TimeZone};
use subject::Subject;

/// How many entries a page has.
const ENTRIES: usize = 30;
/// How many records an entry tells of, and how many fields of each.
const MOST_RECORDS: usize = 8;
const MOST_FIELDS: usize = 30;
/// Up to how many records those that are new are told with all their fields.
const FEW_RECORDS: usize = 3;

/// A page of a feed.
pub struct Feed {
    pub id: String,
    pub title: String,
    pub subtitle: String,
    /// The page of the site that shows the same.
    pub page: String,
    /// When something in it last changed.
    pub updated: Timestamp,
    pub entries: Vec<FeedEntry>,
    pub at: PageOf,
}

/// One entry of a feed.
pub struct FeedEntry {
    pub id: String,
    pub url: String,
    pub title: String,
    pub author: Option<String>,
    pub published: Timestamp,
    pub updated: Timestamp,
    pub categories: Vec<String>,
    pub content: Content,
}

/// What an entry says.
pub enum Content {
    /// Lines of text.
    Lines(Vec<String>),
    Changes {
        records: Vec<ToldChange>,
        /// That there are more records, in words.
        more: Option<String>,
    },
}

/// The feed that a visit asks for; none where it is to be of a record that is not there on its day.
pub fn feed(visit: &Visit<'_>) -> Option<Feed> {
    let subject = Subject::read(visit)?;
    let mut notes = subject.problems().to_vec();
    let asked = read_page(visit, &mut notes);
    let (at, entries) = match &subject {
        Subject::Events { filter, .. } => {
            let events = visit.snapshot.agenda_with_left(filter);
            let at = PageOf::of(events.len(), ENTRIES, asked);
            let entries = at.slice(&events).iter();
            (at, entries.map(|(event, _)| of_event(visit, event)).collect())
        }
        Subject::Changes { .. } | Subject::Record { .. } => {
            let commits = subject.commits(visit);
            let at = PageOf::of(commits.len(), ENTRIES, asked);
            let entries = at.slice(&commits).iter();
            (
                at,
                entries.map(|commit| of_commit(visit, &subject, commit)).collect(),
            )
        }
    };
    let entries: Vec<FeedEntry> = entries;
    let name = subject.name(visit);
    let (title, about) = match &subject {
        Subject::Events { .. } => (
            say!(visit, "feed-events-title", name = name),
            say!(visit, "feed-events-about"),
        ),
        Subject::Changes { .. } | Subject::Record { .. } => (
            say!(visit, "feed-changes-title", name = name),
            say!(visit, "feed-changes-about"),
        ),
    };
    let newest = entries.iter().map(|entry| entry.updated).max();
    let path = visit.href_only(&Resource::ATOM_FEED, visit.query.with("page", None));
    Some(Feed {
        id: tag(visit, &path.replacen("/feed.atom", "/feed", 1)),
        title,
        subtitle: [vec![about], notes].concat().join(" "),
        page: format!("{}{}", visit.site.public_url, subject.page(visit)),
        updated: newest.unwrap_or_else(|| beginning(visit)),
        entries,
        at,
    })
}

/// The time of the first record, for a feed with nothing in it; of a day before it, that day.
fn beginning(visit: &Visit<'_>) -> Timestamp {
    let first = visit.world.journal().front().map(|commit| commit.changeset.at);
    let midnight = visit.day().to_datetime(Time::midnight());
    let day = midnight.to_zoned_datetime(TimeZone::UTC);
    let day = day.map_or(Timestamp::UNIX_EPOCH, |day| day.timestamp());
    first.map_or(day, |first| first.min(day))
}

/// A tag URI (RFC 4151) of something on this site.
fn tag(visit: &Visit<'_>, path: &str) -> String {
    // The year is a part of the name, and stays.
    format!("tag:{},2026:{path}", authority(&visit.site.public_url))
}

/// The host of an address in the letters that a tag may have, without its port.
fn authority(public_url: &str) -> String {
    let host = public_url.split_once("://").map_or(public_url, |(_, host)| host);
    let host = match host.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => host,
    };
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.');
    let host = host.trim_matches(|letter| !plain(letter)).to_lowercase();
    if host.is_empty() {
        return "handover".to_owned();
    }
    host.replace(|letter| !plain(letter), "-")
}

fn of_event(visit: &Visit<'_>, event: &Event) -> FeedEntry {
    let record = Record::of(visit, &EntityRef::Event(event.id.clone()));
    let resource = Resource::event(&event.id);
    let entry = CalendarEntry::of(&visit.snapshot, event);
    FeedEntry {
        id: tag(visit, &resource.to_string()),
        url: visit.url(&resource),
        title: say!(
            visit,
            "feed-event",
            name = sharing::calendar_title(visit, event, entry),
            date = sharing::date(visit, event)
        ),
        author: None,
        published: record.created,
        updated: record.modified,
        categories: sharing::categories(visit, event),
        content: Content::Lines(sharing::calendar_lines(visit, event)),
    }
}

fn of_commit(visit: &Visit<'_>, subject: &Subject<'_>, commit: &Commit) -> FeedEntry {
    let changeset = &commit.changeset;
    let changes = subject.changes(visit, commit);
    let resource = Resource::change(commit.seq);
    let told_of = changes.iter().take(MOST_RECORDS);
    let is_told_whole = |change: &Change| change.expects > 0 || changes.len() <= FEW_RECORDS;
    let records: Vec<_> = told_of
        .map(|change| told(visit, change, if is_told_whole(change) { MOST_FIELDS } else { 0 }))
        .collect();
    let more = changes.len().saturating_sub(records.len());
    let more = (more > 0).then(|| say!(visit, "feed-more-records", count = more));
    let mut categories: Vec<_> = records.iter().map(|record| record.kind.clone()).collect();
    categories.sort();
    categories.dedup();
    let title = what(visit, changeset, &changes);
    let number = commit.seq.to_string();
    FeedEntry {
        id: tag(visit, &resource.to_string()),
        url: visit.url(&resource),
        title: match title.trim() {
            "" => say!(visit, "change-title", number = number),
            title => title.to_owned(),
        },
        author: Some(naming::author(visit, changeset)),
        published: changeset.at,
        updated: changeset.at,
        categories,
        content: Content::Changes { records, more },
    }
}

#[cfg(test)]
mod tests {
    use super::authority;

    #[test]
    fn a_tag_names_the_host_alone() {
        assert_eq!(authority("https://handover.example"), "handover.example");
        assert_eq!(authority("http://127.0.0.1:3000"), "127.0.0.1");
        assert_eq!(authority("http://[::1]:3000"), "1");
        assert_eq!(authority("http://Desk_1.example"), "desk-1.example");
        assert_eq!(authority(""), "handover");
    }
}
