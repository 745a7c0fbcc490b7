//! The reader's own time beside the event's.

use domain::Language;
use leptos::prelude::*;

/// Empty until it is alive: only the browser knows the reader's time zone.
#[island]
pub fn LocalTime(
    /// The moment in milliseconds since 1970-01-01T00:00:00Z.
    moment: f64,
    /// The words before the time, such as "your time:".
    label: String,
    language: Language,
) -> impl IntoView {
    let (time, set_time) = signal(String::new());
    Effect::new(move || {
        #[cfg(feature = "hydrate")]
        set_time.set(crate::browser::local_time(moment, language.tag()));
        #[cfg(not(feature = "hydrate"))]
        let _ = (moment, language, set_time);
    });
    let words = move || {
        if time.get().is_empty() {
            String::new()
        } else {
            format!("{label} {}", time.get())
        }
    };
    view! { <span class="local-time">{words}</span> }
}
