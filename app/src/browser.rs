//! The browser: the only file that knows `web_sys`.

use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomParser, Element, HtmlFormElement, HtmlInputElement, Navigator, ShareData, SupportedType, window,
};

/// The UTC date by the browser's clock.
pub fn today_utc() -> Option<Date> {
    let text = js_sys::Date::new_0().to_iso_string().as_string()?;
    text.get(..10)?.parse().ok()
}

/// Calls a function every minute for as long as the page is open.
pub fn every_minute(work: impl FnMut() + 'static) {
    let work = Closure::<dyn FnMut()>::new(work);
    if let Some(window) = window() {
        let _ = window
            .set_interval_with_callback_and_timeout_and_arguments_0(work.as_ref().unchecked_ref(), 60_000);
    }
    // The page keeps the callback until it is closed.
    work.forget();
}

/// A moment in the reader's time zone, such as "21 January 2025 at 02:00 GMT+9".
pub fn local_time(moment: f64, language: &str) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(moment));
    let options = js_sys::Object::new();
    for (name, value) in [("dateStyle", "long"), ("timeStyle", "short")] {
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    String::from(date.to_locale_string(language, &options))
}

/// Moves a date field by some days and submits its form.
pub fn step_day(field: &HtmlInputElement, days: i64) {
    let Ok(day) = field.value().parse::<Date>() else {
        return;
    };
    let Ok(day) = day.checked_add(days.days()) else {
        return;
    };
    field.set_value(&day.to_string());
    if let Some(form) = field.form() {
        let _ = form.request_submit();
    }
}

/// Puts a text on the clipboard, then says whether that worked: browsers refuse it on pages without TLS.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let navigator = window().map(|window| window.navigator());
    let promise = navigator
        .filter(|navigator| has(navigator, "clipboard"))
        .map(|navigator| navigator.clipboard().write_text(text));
    leptos::task::spawn_local(async move {
        done(match promise {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        });
    });
}

/// Whether the device has a sheet of its own for sharing.
pub fn has_share_sheet() -> bool {
    window().is_some_and(|window| has(&window.navigator(), "share"))
}

/// Opens the device's own sheet for sharing. Whoever closes it again has not made a mistake, so nothing is said.
pub fn open_share_sheet(title: &str, text: &str, url: &str) {
    let Some(window) = window() else { return };
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    data.set_url(url);
    let promise = window.navigator().share_with_data(&data);
    leptos::task::spawn_local(async move {
        let _ = JsFuture::from(promise).await;
    });
}

fn has(navigator: &Navigator, name: &str) -> bool {
    js_sys::Reflect::get(navigator, &name.into()).is_ok_and(|value| !value.is_undefined())
}

/// How long to wait after the last key before asking, in milliseconds.
const PAUSE: i32 = 150;

/// Fetches the form's own address when something in it changes, and swaps the results.
pub fn narrow_while_typing(anchor: &Element, results: String, set_busy: WriteSignal<bool>) {
    let Some(form) = anchor
        .closest("form")
        .ok()
        .flatten()
        .and_then(|form| form.dyn_into::<HtmlFormElement>().ok())
    else {
        return;
    };
    let round = StoredValue::new(0_u32);
    let asked = form.clone();
    let on_input = Closure::<dyn FnMut()>::new(move || {
        round.update_value(|round| *round += 1);
        let this_round = round.get_value();
        let (form, results) = (asked.clone(), results.clone());
        leptos::task::spawn_local(async move {
            sleep(PAUSE).await;
            // A later key has started a round of its own.
            if round.get_value() != this_round {
                return;
            }
            set_busy.set(true);
            let answer = fetch_results(&form, &results).await;
            if round.get_value() == this_round {
                set_busy.set(false);
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
