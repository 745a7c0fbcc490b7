//! On whose word an edit stands, and why it is made: every form ends with this.

use super::{field::Need, form::Form};
use domain::{
    EntityRef, Source, World,
    edit::{
        ActError, Draft,
        add::{NewSource, recent_sources},
    },
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

impl Form<'_> {
    /// The sources and the comment, where both are there; `beside` are sources of what is edited.
    pub fn sources_and_comment(
        &mut self,
        beside: &[SourceId],
        ticked: &[SourceId],
        comment: &str,
    ) -> Option<(Sources, String)> {
        let sources = self.in_group("edit-source-title", false, |form| form.sources(beside, ticked));
        let comment = self.in_group("edit-why-title", false, |form| {
            let comment = form.line("comment", "edit-comment", Need::Required, comment);
            form.hint("edit-comment-hint");
            comment
        });
        Some((sources?, comment?))
    }

    fn sources(&mut self, beside: &[SourceId], ticked: &[SourceId]) -> Option<Sources> {
        let mut offered: Vec<SourceId> = ticked.to_vec();
        let recent = recent_sources(&self.visit.newest, MOST_RECENT);
        for id in recent.iter().chain(beside) {
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
        let new = self.new_source();
        let new = match new {
            Some(new) => match self.same_source(&new) {
                Some(same) => {
                    known.push(same);
                    None
                }
                None => Some(new),
            },
            None => None,
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

    fn new_source(&mut self) -> Option<NewSource> {
        let url = self.line("source.url", "edit-source-url", Need::Optional, "");
        self.hint("edit-source-url-hint");
        let is_web = |url: &String| {
            let rest = url
                .strip_prefix("https://")
                .or_else(|| url.strip_prefix("http://"));
            rest.is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace))
        };
        if url.as_ref().is_some_and(|url| !is_web(url)) {
            self.fault("edit-problem-url");
        }
        let is_named = url.is_some() || !self.value("source.title", "").is_empty();
        let need = if is_named { Need::Required } else { Need::Optional };
        let title = self.line("source.title", "edit-source-name", need, "");
        let publisher = self.line("source.publisher", "edit-source-publisher", need, "");
        let published = self.date("source.published", "edit-source-published", Need::Optional, "");
        let quote = self.line("source.quote", "edit-source-quote", Need::Optional, "");
        Some(NewSource {
            title: title?,
            publisher: publisher?,
            url,
            published,
            quote,
        })
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
