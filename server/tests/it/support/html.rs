//! Pages as browsers read them: elements by selectors, with their attributes and texts.

use scraper::{ElementRef, Html, Node, Selector};
use std::collections::BTreeMap;

/// A page, parsed once.
pub struct Page(Html);

impl Page {
    pub fn of(html: &str) -> Self {
        Self(Html::parse_document(html))
    }

    /// The elements that a selector finds, in the order of the page.
    pub fn all(&self, selector: &str) -> Vec<Element<'_>> {
        let selector = parsed(selector);
        self.0.select(&selector).map(Element).collect()
    }

    /// The first element that a selector finds.
    pub fn find(&self, selector: &str) -> Option<Element<'_>> {
        self.0.select(&parsed(selector)).next().map(Element)
    }

    /// As [`Page::find`], where the page has to have one.
    pub fn one(&self, selector: &str) -> Element<'_> {
        self.find(selector)
            .unwrap_or_else(|| panic!("there is no {selector}"))
    }
}

/// An element of a page.
#[derive(Clone, Copy)]
pub struct Element<'p>(ElementRef<'p>);

impl<'p> Element<'p> {
    pub fn all(self, selector: &str) -> Vec<Element<'p>> {
        self.0.select(&parsed(selector)).map(Element).collect()
    }

    pub fn find(self, selector: &str) -> Option<Element<'p>> {
        self.0.select(&parsed(selector)).next().map(Element)
    }

    pub fn name(self) -> &'p str {
        self.0.value().name()
    }

    pub fn attribute(self, name: &str) -> Option<&'p str> {
        self.0.attr(name)
    }

    pub fn attributes(self) -> BTreeMap<String, String> {
        let attributes = self.0.value().attrs();
        attributes
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    /// The text of it and of all that stands in it.
    pub fn text(self) -> String {
        self.0.text().collect()
    }

    /// What stands in it, as HTML.
    pub fn inner(self) -> String {
        self.0.inner_html()
    }

    /// What a browser sends for it, as part of a form that nobody has touched.
    pub fn sent(self) -> Option<(String, String)> {
        let name = self.attribute("name").filter(|name| !name.is_empty())?;
        let value = match self.name() {
            "textarea" => self.text(),
            "select" => {
                let chosen = self.find("option[selected]").or(self.find("option"))?;
                chosen.attribute("value").unwrap_or_default().to_owned()
            }
            "input" => {
                let is_box = matches!(self.attribute("type"), Some("checkbox" | "radio"));
                if is_box && self.attribute("checked").is_none() {
                    return None;
                }
                self.attribute("value").unwrap_or_default().to_owned()
            }
            _ => return None,
        };
        Some((name.to_owned(), value))
    }
}

/// A piece of what a page says, with the elements that begin or end between it and the piece before.
pub struct Run<'p> {
    pub between: Vec<&'p str>,
    pub text: &'p str,
}

impl Page {
    /// The texts of the body in their order.
    pub fn runs(&self) -> Vec<Run<'_>> {
        let (mut runs, mut between) = (Vec::new(), Vec::new());
        push_runs(self.one("body").0, &mut between, &mut runs);
        runs
    }
}

fn push_runs<'p>(element: ElementRef<'p>, between: &mut Vec<&'p str>, runs: &mut Vec<Run<'p>>) {
    between.push(element.value().name());
    for child in element.children() {
        if let Some(element) = ElementRef::wrap(child) {
            push_runs(element, between, runs);
        } else if let Node::Text(text) = child.value() {
            let between = std::mem::take(between);
            runs.push(Run { between, text });
        }
    }
    between.push(element.value().name());
}

fn parsed(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|error| panic!("{selector} is no selector: {error}"))
}
