//! The browser: with [`form`] the only place that knows `web_sys`.

mod form;

pub use form::check_while_typing;

use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomParser, Element, HtmlFormElement, HtmlInputElement, Navigator, ShareData, SupportedType, window,
};

/// The form that an island stands in.
fn form_around(island: &Element) -> Option<HtmlFormElement> {
    island.closest("form").ok().flatten()?.dyn_into().ok()
}

/// The first element below an island with an attribute, and the attribute.
fn marked(island: &Element, attribute: &str) -> Option<(Element, String)> {
    let element = island.query_selector(&format!("[{attribute}]")).ok()??;
    let value = element.get_attribute(attribute)?;
    Some((element, value))
}

/// Says a countdown anew when the day changes (UTC), as long as the server has said it for that day.
pub fn keep_countdown(island: &Element) {
    let Some((element, days)) = marked(island, "data-days") else {
        return;
    };
    let work = Closure::<dyn FnMut()>::new(move || {
        let now = String::from(js_sys::Date::new_0().to_iso_string());
        let today = now.get(..10).unwrap_or_default();
        let said = days
            .split('|')
            .filter_map(|day| day.split_once('='))
            .find(|(day, _)| *day == today);
        if let Some((_, words)) = said {
            element.set_text_content(Some(words));
        }
    });
    if let Some(window) = window() {
        let _ = window
            .set_interval_with_callback_and_timeout_and_arguments_0(work.as_ref().unchecked_ref(), 60_000);
    }
    // The page keeps the callback until it is closed.
    work.forget();
}

/// Shows a moment in the reader's time zone, such as "21 January 2025 at 02:00".
pub fn show_local_time(island: &Element) {
    let Some((element, moment)) = marked(island, "data-moment") else {
        return;
    };
    let language = element.get_attribute("data-language").unwrap_or_default();
    let label = element.get_attribute("data-label").unwrap_or_default();
    // Dates in English are written as everywhere else on the pages: the day first.
    let locale = if language == "en" { "en-GB" } else { &language };
    let options = js_sys::Object::new();
    for (name, value) in [("dateStyle", "long"), ("timeStyle", "short")] {
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    let time = js_sys::Date::new(&JsValue::from_str(&moment)).to_locale_string(locale, &options);
    element.set_text_content(Some(&format!("{label} {}", String::from(time))));
}

/// Wakes the buttons that move a date field by some days and submit its form.
pub fn step_through_days(island: &Element) {
    const DAY: f64 = 86_400_000.0;
    let Some(field) = island
        .query_selector("input[type=date]")
        .ok()
        .flatten()
        .and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
    else {
        return;
    };
    for days in [-1, 1] {
        let Ok(Some(button)) = island.query_selector(&format!("[data-days='{days}']")) else {
            continue;
        };
        let field = field.clone();
        on_click(&button, move || {
            // To the browser, a date is a number of milliseconds; an empty field has none.
            let moment = field.value_as_number();
            if moment.is_nan() {
                return;
            }
            field.set_value_as_number(moment + f64::from(days) * DAY);
            if let Some(form) = field.form() {
                let _ = form.request_submit();
            }
        });
        let _ = button.remove_attribute("disabled");
    }
}

/// Wakes the buttons that copy a text or open the device's own sheet for sharing.
pub fn share(island: &Element) {
    let Ok(buttons) = island.query_selector_all("[data-copy]") else {
        return;
    };
    for place in 0..buttons.length() {
        let Some(button) = buttons.get(place).and_then(|it| it.dyn_into::<Element>().ok()) else {
            continue;
        };
        let island = island.clone();
        let text = button.get_attribute("data-copy").unwrap_or_default();
        on_click(&button, move || copy(&island, &text));
    }
    let has_sheet = window().is_some_and(|window| has(&window.navigator(), "share"));
    if let Some((button, url)) = marked(island, "data-share").filter(|_| has_sheet) {
        let title = button.get_attribute("data-title").unwrap_or_default();
        let text = button.get_attribute("data-text").unwrap_or_default();
        on_click(&button, move || open_share_sheet(&title, &text, &url));
        let _ = button.remove_attribute("hidden");
    }
}

fn on_click(button: &Element, work: impl FnMut() + 'static) {
    let work = Closure::<dyn FnMut()>::new(work);
    let _ = button.add_event_listener_with_callback("click", work.as_ref().unchecked_ref());
    work.forget();
}

/// Puts a text on the clipboard, then says whether that worked: browsers refuse it on pages without TLS.
fn copy(island: &Element, text: &str) {
    let Some((note, copied)) = marked(island, "data-copied") else {
        return;
    };
    let failed = note.get_attribute("data-failed").unwrap_or_default();
    let promise = window()
        .map(|window| window.navigator())
        .filter(|navigator| has(navigator, "clipboard"))
        .map(|navigator| navigator.clipboard().write_text(text));
    wasm_bindgen_futures::spawn_local(async move {
        let is_copied = match promise {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        note.set_text_content(Some(if is_copied { &copied } else { &failed }));
    });
}

/// Opens the device's own sheet for sharing. Whoever closes it again has not made a mistake, so nothing is said.
fn open_share_sheet(title: &str, text: &str, url: &str) {
    let Some(window) = window() else { return };
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    data.set_url(url);
    let promise = window.navigator().share_with_data(&data);
    wasm_bindgen_futures::spawn_local(async move {
        let _ = JsFuture::from(promise).await;
    });
}

fn has(navigator: &Navigator, name: &str) -> bool {
    js_sys::Reflect::get(navigator, &name.into()).is_ok_and(|value| !value.is_undefined())
}

/// How long to wait after the last key before asking, in milliseconds.
const PAUSE: i32 = 150;

/// Fetches the form's own address when something in it changes, and swaps the results.
pub fn narrow_while_typing(island: &Element) {
    let Some((status, results)) = marked(island, "data-results") else {
        return;
    };
    let Some(form) = form_around(island) else {
        return;
    };
    let busy = status.get_attribute("data-busy").unwrap_or_default();
    let rounds = Rc::new(Cell::new(0_u32));
    let asked = form.clone();
    let on_input = Closure::<dyn FnMut()>::new(move || {
        let round = rounds.get() + 1;
        rounds.set(round);
        let (form, results, rounds) = (asked.clone(), results.clone(), Rc::clone(&rounds));
        let (status, busy) = (status.clone(), busy.clone());
        wasm_bindgen_futures::spawn_local(async move {
            sleep(PAUSE).await;
            // A later key has started a round of its own.
            if rounds.get() != round {
                return;
            }
            status.set_text_content(Some(&busy));
            let answer = fetch_results(&form, &results).await;
            if rounds.get() == round {
                status.set_text_content(None);
                if let Some((address, html)) = answer {
                    show(&results, &html, &address);
                }
            }
        });
    });
    let _ = form.add_event_listener_with_callback("input", on_input.as_ref().unchecked_ref());
    on_input.forget();
}

async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// The address that the form would go to, and the inner HTML of the results found there.
async fn fetch_results(form: &HtmlFormElement, results: &str) -> Option<(String, String)> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let query = web_sys::UrlSearchParams::new_with_str("").ok()?;
    for entry in js_sys::try_iter(&data).ok()?? {
        let pair = js_sys::Array::from(&entry.ok()?);
        let (name, value) = (pair.get(0).as_string()?, pair.get(1).as_string()?);
        if !value.is_empty() {
            query.append(&name, &value);
        }
    }
    let address = format!(
        "{}?{}",
        form.action().split('?').next()?,
        String::from(query.to_string())
    );
    let response = JsFuture::from(window()?.fetch_with_str(&address)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    let page = DomParser::new()
        .ok()?
        .parse_from_string(&text, SupportedType::TextHtml)
        .ok()?;
    Some((address, page.get_element_by_id(results)?.inner_html()))
}

/// Puts new results into their place, and their address into the bar, so that it can be shared.
fn show(results: &str, html: &str, address: &str) {
    let Some(window) = window() else { return };
    if let Some(element) = window
        .document()
        .and_then(|document| document.get_element_by_id(results))
    {
        element.set_inner_html(html);
    }
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}
