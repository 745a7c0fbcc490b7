//! On whose word an edit stands, and why it is made: every form ends with this.

use super::{field::Need, form::Form, not_fetched::NotFetched};
use domain::{
    Citation, EntityRef, Source, World,
    edit::{
        ActError, Draft,
        add::{NewSource, recent_sources},
    },
    entity::{
        citation::{LONGEST_PLACE, cite, source_ids},
        source::{AddressError, check_web_address},
    },
    id::SourceId,
};

/// How many of the sources that were named last are offered.
const MOST_RECENT: usize = 8;

/// The sources of an edit: some that are there, and at most one that is new.
pub struct Sources {
    known: Vec<Citation>,
    new: Option<(NewSource, Option<String>)>,
}

/// What a form offers to cite.
pub struct Offered<'o> {
    /// The sources of what is edited, which come first, and where in them it stands.
    pub beside: &'o [Citation],
    /// Whether they are ticked when the form is opened.
    pub are_ticked: bool,
    /// Whether facts are written that stand somewhere in them; taking a changeset back writes none.
    pub have_places: bool,
    /// Why the page of a new one was not read.
    pub not_fetched: Option<NotFetched>,
}

impl Sources {
    /// The titles of all of them.
    pub fn titles(&self, world: &World) -> Vec<String> {
        let known = self.known.iter().filter_map(|it| world.sources.get(it.source()));
        known
            .map(|source| source.title.clone())
            .chain(self.new.iter().map(|(new, _)| new.title.clone()))
            .collect()
    }

    pub fn settle(self, draft: &mut Draft<'_>) -> Result<Vec<Citation>, ActError> {
        let mut sources = self.known;
        if let Some((new, place)) = self.new {
            sources.push(located(draft.add_source(new)?, place.as_deref()));
        }
        Ok(sources)
    }
}

/// What was typed for a new source.
enum Typing {
    Nothing,
    /// Something about it is missing or wrong.
    Unclear,
    /// With the place in it.
    Source(NewSource, Option<String>),
}

/// A source at a place that was looked at before, where one was typed.
fn located(id: SourceId, place: Option<&str>) -> Citation {
    let whole = Citation::from(id);
    match place {
        Some(place) => whole.clone().at(place).unwrap_or(whole),
        None => whole,
    }
}

/// The host of a web address, as its readers know the site.
fn host(url: &str) -> Option<&str> {
    let host = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

impl Form<'_> {
    /// The sources and the comment, where both are there.
    pub fn sources_and_comment(&mut self, offered: &Offered<'_>, comment: &str) -> Option<(Sources, String)> {
        let sources = self.in_group("edit-source-title", false, |form| form.sources(offered));
        let comment = self.in_group("edit-why-title", false, |form| {
            let comment = form.line("comment", "edit-comment", Need::Required, comment);
            form.hint("edit-comment-hint");
            comment
        });
        Some((sources?, comment?))
    }

    fn sources(&mut self, to_cite: &Offered<'_>) -> Option<Sources> {
        let beside = source_ids(to_cite.beside);
        let mut offered = beside.clone();
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
            .map(|source| (source.id.to_string(), in_words(source, to_cite.beside)))
            .collect();
        let ticked: Vec<_> = beside
            .iter()
            .filter(|_| to_cite.are_ticked)
            .map(ToString::to_string)
            .collect();
        let known = if to_cite.have_places {
            let known = self.cited("source", "edit-source-known", &ticked, choices);
            self.hint("edit-source-known-hint");
            known
        } else {
            let known = self.several("source", "edit-source-known", Need::Optional, &ticked, choices);
            known.into_iter().map(|id| (id, String::new())).collect()
        };
        let mut known: Vec<_> = known
            .iter()
            .filter_map(|(id, place)| {
                let place = Some(place.as_str()).filter(|place| !place.is_empty());
                Some(located(SourceId::parse(id).ok()?, place))
            })
            .collect();
        let new = match self.new_source(to_cite) {
            Typing::Nothing => None,
            // What is wrong with it is said already.
            Typing::Unclear => return None,
            Typing::Source(new, place) => match self.same_source(&new) {
                Some(same) => {
                    cite(&mut known, &located(same, place.as_deref()));
                    None
                }
                None => Some((new, place)),
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

    fn new_source(&mut self, to_cite: &Offered<'_>) -> Typing {
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
            match to_cite.not_fetched {
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
        let place = to_cite.have_places.then(|| self.place_in_new_source()).flatten();
        let is_sound = is_sound && self.is_sound();
        let published = self.date("source.published", "edit-source-published", Need::Optional, "");
        let quote = self.line("source.quote", "edit-source-quote", Need::Optional, "");
        match (title, publisher) {
            (Some(title), Some(publisher)) if is_sound => {
                let new = NewSource {
                    title,
                    publisher,
                    url,
                    published,
                    quote,
                };
                Typing::Source(new, place)
            }
            (None, None) if url.is_none() && place.is_none() && is_sound => Typing::Nothing,
            _ => Typing::Unclear,
        }
    }

    fn place_in_new_source(&mut self) -> Option<String> {
        let place = self.line("source.place", "edit-source-place", Need::Optional, "");
        self.hint("edit-source-place-hint");
        let length = place.as_ref().map_or(0, |place| place.chars().count());
        if length > LONGEST_PLACE {
            let problem = self.say_with("edit-problem-long", "count", &LONGEST_PLACE.to_string());
            self.fault_in_words(problem);
        }
        place
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
    pub fn sources_of(&self, reference: &EntityRef) -> Vec<Citation> {
        let entity = self.world.get(reference);
        entity
            .as_ref()
            .and_then(|entity| entity.provenance())
            .map(|provenance| provenance.sources.clone())
            .unwrap_or_default()
    }
}

/// A source, and where in it the record stands already.
fn in_words(source: &Source, beside: &[Citation]) -> String {
    let cited = beside.iter().filter(|it| it.source() == source.id.as_str());
    let places: Vec<_> = cited.filter_map(Citation::place).collect();
    let places = if places.is_empty() {
        String::new()
    } else {
        format!(" · {}", places.join(" · "))
    };
    format!("{} · {}{places}", source.title, source.publisher)
}
