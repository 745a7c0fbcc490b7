//! The forms of editors: checked while one types, and kept as a draft on the device.

use super::{form_around, marked, on_click, sleep};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, DomParser, Element, FormData, HtmlFormElement, RequestInit, Response, Storage, SupportedType,
    UrlSearchParams, window,
};

/// How long to wait after the last key before the form is checked, in milliseconds.
const PAUSE: i32 = 400;

/// A form that is alive.
#[derive(Clone)]
struct LiveForm {
    form: HtmlFormElement,
    status: Element,
    /// The key of its draft.
    key: String,
    /// The number of the last change; an answer to an earlier one is of no use any more.
    rounds: Rc<Cell<u32>>,
}

/// Checks the form around an island after each change, keeps what is typed as a draft, and restores what was kept.
pub fn check_while_typing(island: &Element) {
    let Some((status, key)) = marked(island, "data-draft") else {
        return;
    };
    let Some(form) = form_around(island) else {
        return;
    };
    let live = LiveForm {
        form,
        status,
        key,
        rounds: Rc::new(Cell::new(0)),
    };
    live.restore();
    let typing = live.clone();
    live.on("input", move || typing.changed("check", PAUSE));
    // An address that is whole can be read at once.
    let reading = live.clone();
    live.on("change", move || {
        if reading.has_unread_address() {
            reading.changed("read", 0);
        }
    });
    let sending = live.clone();
    live.on("submit", move || {
        sending.keep();
        if let Some(storage) = storage() {
            let _ = storage.set_item(&format!("draft-sent:{}", sending.key), "");
        }
    });
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

impl LiveForm {
    fn on(&self, event: &str, work: impl FnMut() + 'static) {
        let work = Closure::<dyn FnMut()>::new(work);
        let _ = self
            .form
            .add_event_listener_with_callback(event, work.as_ref().unchecked_ref());
        // The page keeps the callback until it is closed.
        work.forget();
    }

    /// Words that stand in an attribute of the status line.
    fn say(&self, attribute: &str) {
        let words = self.status.get_attribute(attribute).unwrap_or_default();
        self.status.set_text_content(Some(&words));
    }

    /// What the form would send.
    fn values(&self) -> Option<UrlSearchParams> {
        let data = FormData::new_with_form(&self.form).ok()?;
        let values = UrlSearchParams::new_with_str("").ok()?;
        for entry in js_sys::try_iter(&data).ok()?? {
            let pair = js_sys::Array::from(&entry.ok()?);
            values.append(&pair.get(0).as_string()?, &pair.get(1).as_string()?);
        }
        Some(values)
    }

    fn keep(&self) {
        if let (Some(storage), Some(values)) = (storage(), self.values()) {
            let _ = storage.set_item(&format!("draft:{}", self.key), &String::from(values.to_string()));
        }
    }

    /// Puts a kept draft into the form, where it says something else than the form does.
    fn restore(&self) {
        let Some(draft) =
            storage().and_then(|storage| storage.get_item(&format!("draft:{}", self.key)).ok()?)
        else {
            return;
        };
        let stands = self.values().map(|values| String::from(values.to_string()));
        let Ok(values) = UrlSearchParams::new_with_str(&draft) else {
            return;
        };
        if stands.as_deref() == Some(draft.as_str()) {
            return;
        }
        for control in self.controls("[name]") {
            let name = text_of(&control, "name");
            let kept = values.get_all(&name);
            match text_of(&control, "type").as_str() {
                "checkbox" | "radio" => {
                    let value = JsValue::from(text_of(&control, "value"));
                    put(&control, "checked", &JsValue::from(kept.includes(&value, 0)));
                }
                "submit" => {}
                _ => {
                    let value = kept.get(0).as_string().unwrap_or_default();
                    put(&control, "value", &JsValue::from(value));
                }
            }
        }
        self.say("data-restored");
        self.offer_to_discard();
        self.changed("check", 0);
    }

    /// A button that forgets the draft and opens the form as it stands.
    fn offer_to_discard(&self) {
        let Some(button) = self.status.next_element_sibling() else {
            return;
        };
        let _ = button.remove_attribute("hidden");
        let live = self.clone();
        on_click(&button, move || {
            if let Some(storage) = storage() {
                let _ = storage.remove_item(&format!("draft:{}", live.key));
            }
            if let Some(window) = window() {
                let action = live.form.action();
                let _ = window
                    .location()
                    .set_href(action.split('#').next().unwrap_or_default());
            }
        });
    }

    fn controls(&self, selector: &str) -> Vec<Element> {
        elements(&self.form, selector)
    }

    /// Whether the address of a new source is there and its title is not.
    fn has_unread_address(&self) -> bool {
        let value = |name: &str| {
            let found = self.controls(&format!("[name='{name}']"));
            found
                .first()
                .map(|control| text_of(control, "value"))
                .unwrap_or_default()
        };
        value("source.url").contains("://") && value("source.title").is_empty()
    }

    /// Keeps the draft and has the form checked, unless something changes again in the meantime.
    fn changed(&self, go: &'static str, pause: i32) {
        let round = self.rounds.get() + 1;
        self.rounds.set(round);
        let live = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            sleep(pause).await;
            if live.rounds.get() != round {
                return;
            }
            live.keep();
            let answer = live.check(go).await;
            if live.rounds.get() != round {
                return;
            }
            match answer {
                Some(page) => live.show(&page),
                None => live.say("data-offline"),
            }
        });
    }

    /// The page that the form would get back.
    async fn check(&self, go: &str) -> Option<Document> {
        let values = self.values()?;
        values.append("go", go);
        let request = RequestInit::new();
        request.set_method("POST");
        request.set_body(&values);
        let accept = js_sys::Array::of2(&"accept".into(), &"text/html".into());
        request.set_headers(&js_sys::Array::of1(&accept));
        let action = self.form.action();
        let sent = window()?.fetch_with_str_and_init(action.split('#').next()?, &request);
        let response: Response = JsFuture::from(sent).await.ok()?.dyn_into().ok()?;
        // Signed out in the meantime, or something broke: the draft is kept, and saving says why.
        if !response.ok() {
            return None;
        }
        let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
        DomParser::new()
            .ok()?
            .parse_from_string(&text, SupportedType::TextHtml)
            .ok()
    }

    /// Takes over what is said about the fields and what the form comes to; what is typed stays as it is.
    fn show(&self, page: &Document) {
        for said in self.controls("[data-said], #edit-outcome") {
            let new = page.get_element_by_id(&said.id()).map(|new| new.inner_html());
            if let Some(new) = new.filter(|new| *new != said.inner_html()) {
                said.set_inner_html(&new);
            }
        }
        for control in self.controls("[name^='source.']") {
            let new = page
                .get_element_by_id(&control.id())
                .map(|new| text_of(&new, "value"));
            if let Some(new) = new.filter(|_| text_of(&control, "value").is_empty()) {
                put(&control, "value", &JsValue::from(new));
            }
        }
        self.say("data-kept");
    }
}

fn elements(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|place| found.get(place)?.dyn_into().ok())
        .collect()
}

/// A property of a control, whichever sort of control it is.
fn text_of(control: &Element, property: &str) -> String {
    js_sys::Reflect::get(control, &property.into())
        .ok()
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

fn put(control: &Element, property: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(control, &property.into(), value);
}
