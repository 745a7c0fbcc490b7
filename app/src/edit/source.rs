//! On whose word an edit stands, and why it is made: every form ends with this.

use super::{field::Need, form::Form, not_fetched::NotFetched};
use domain::{
    EntityRef, Source, World,
    edit::{
        ActError, Draft,
        add::{NewSource, recent_sources},
    },
    entity::source::{AddressError, check_web_address},
    id::SourceId,
};

/// How many of the sources that were named last are offered.
const MOST_RECENT: usize = 8;

/// The sources of an edit: some that are there, and at most one that is new.
pub struct Sources {
    known: Vec<SourceId>,
    new: Option<NewSource>,
}

impl Sources {
    /// The titles of all of them.
    pub fn titles(&self, world: &World) -> Vec<String> {
        let known = self.known.iter().filter_map(|id| world.sources.get(id));
        known
            .map(|source| source.title.clone())
            .chain(self.new.iter().map(|new| new.title.clone()))
            .collect()
    }

    pub fn settle(self, draft: &mut Draft<'_>) -> Result<Vec<SourceId>, ActError> {
        let mut sources = self.known;
        if let Some(new) = self.new {
            sources.push(draft.add_source(new)?);
        }
        Ok(sources)
    }
}

/// What was typed for a new source.
enum Typing {
    Nothing,
    /// Something about it is missing or wrong.
    Unclear,
    Source(NewSource),
}

/// The host of a web address, as its readers know the site.
fn host(url: &str) -> Option<&str> {
    let host = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

impl Form<'_> {
    /// The sources and the comment, where both are there. The sources `beside` what is edited come first, some of them ticked; the page of
    /// a new one may not have been read.
    pub fn sources_and_comment(
        &mut self,
        beside: &[SourceId],
        ticked: &[SourceId],
        not_fetched: Option<NotFetched>,
        comment: &str,
    ) -> Option<(Sources, String)> {
        let sources = self.in_group("edit-source-title", false, |form| {
            form.sources(beside, ticked, not_fetched)
        });
        let comment = self.in_group("edit-why-title", false, |form| {
            let comment = form.line("comment", "edit-comment", Need::Required, comment);
            form.hint("edit-comment-hint");
            comment
        });
        Some((sources?, comment?))
    }

    fn sources(
        &mut self,
        beside: &[SourceId],
        ticked: &[SourceId],
        not_fetched: Option<NotFetched>,
    ) -> Option<Sources> {
        let mut offered: Vec<SourceId> = beside.to_vec();
        let recent = recent_sources(&self.visit.newest, MOST_RECENT);
        for id in &recent {
            if !offered.contains(id) {
                offered.push(id.clone());
            }
        }
        // What was ticked when the form was shown may be none of the last ones any more.
        for id in self.sent_sources() {
            if !offered.contains(&id) {
                offered.push(id);
            }
        }
        let choices: Vec<_> = offered
            .iter()
            .filter_map(|id| self.visit.newest.sources.get(id))
            .map(|source| (source.id.to_string(), in_words(source)))
            .collect();
        let ticked: Vec<_> = ticked.iter().map(ToString::to_string).collect();
        let known = self.several("source", "edit-source-known", Need::Optional, &ticked, choices);
        let mut known: Vec<_> = known.iter().filter_map(|id| SourceId::parse(id).ok()).collect();
        let new = match self.new_source(not_fetched) {
            Typing::Nothing => None,
            // What is wrong with it is said already.
            Typing::Unclear => return None,
            Typing::Source(new) => match self.same_source(&new) {
                Some(same) => {
                    known.push(same);
                    None
                }
                None => Some(new),
            },
        };
        if known.is_empty() && new.is_none() {
            let problem = self.say("edit-problem-source");
            if self.is_sent() {
                self.fault_at("source", problem);
            }
            return None;
        }
        Some(Sources { known, new })
    }

    fn sent_sources(&self) -> Vec<SourceId> {
        let sent = self.values("source", &[]);
        sent.iter().filter_map(|id| SourceId::parse(id).ok()).collect()
    }

    fn new_source(&mut self, not_fetched: Option<NotFetched>) -> Typing {
        let url = self.line("source.url", "edit-source-url", Need::Optional, "");
        self.hint("edit-source-url-hint");
        if let Some(Err(error)) = url.as_deref().map(check_web_address) {
            self.fault(match error {
                AddressError::NotWeb => "edit-problem-url",
                AddressError::HasUser => "edit-problem-url-user",
            });
        }
        let is_sound = self.is_sound();
        let title = self.line("source.title", "edit-source-name", Need::Optional, "");
        self.hint("edit-source-name-hint");
        // One problem is enough: without a sound address nothing was read.
        if title.is_none() && url.is_some() && is_sound {
            match not_fetched {
                Some(why) => {
                    let problem = self.say_with("edit-not-fetched", "why", &why.spoken(self.visit.language));
                    self.fault_in_words(problem);
                }
                None => self.fault("edit-problem-missing"),
            }
        }
        let publisher = self.line("source.publisher", "edit-source-publisher", Need::Optional, "");
        self.hint("edit-source-publisher-hint");
        let publisher = publisher.or_else(|| url.as_deref().and_then(host).map(str::to_owned));
        if title.is_some() && publisher.is_none() {
            self.fault("edit-problem-missing");
        }
        let published = self.date("source.published", "edit-source-published", Need::Optional, "");
        let quote = self.line("source.quote", "edit-source-quote", Need::Optional, "");
        match (title, publisher) {
            (Some(title), Some(publisher)) if is_sound => Typing::Source(NewSource {
                title,
                publisher,
                url,
                published,
                quote,
            }),
            (None, None) if url.is_none() && is_sound => Typing::Nothing,
            _ => Typing::Unclear,
        }
    }

    /// The source with the same address, if somebody has added it before.
    fn same_source(&self, new: &NewSource) -> Option<SourceId> {
        let url = new.url.as_ref()?;
        let same = self
            .visit
            .newest
            .sources
            .values()
            .find(|source| source.url.as_ref() == Some(url));
        same.map(|source| source.id.clone())
    }

    /// The sources of an entity as it stands.
    pub fn sources_of(&self, reference: &EntityRef) -> Vec<SourceId> {
        let entity = self.world.get(reference);
        entity
            .as_ref()
            .and_then(|entity| entity.provenance())
            .map(|provenance| provenance.sources.clone())
            .unwrap_or_default()
    }
}

fn in_words(source: &Source) -> String {
    format!("{} · {}", source.title, source.publisher)
}
