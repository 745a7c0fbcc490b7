//! A countdown that keeps up when the page stays open over midnight (UTC).

use domain::{Edtf, Language};
use jiff::civil::Date;
use leptos::prelude::*;

/// The words for how far away a date is; the same function speaks on the server and in the browser.
#[island]
pub fn LiveCountdown(
    /// The date as EDTF.
    date: String,
    /// The day that the page shows.
    day: Date,
    /// Whether that day is today, so that it moves on.
    is_today: bool,
    language: Language,
) -> impl IntoView {
    let (day, set_day) = signal(day);
    Effect::new(move || {
        #[cfg(feature = "hydrate")]
        if is_today {
            crate::browser::every_minute(move || {
                if let Some(today) = crate::browser::today_utc()
                    && today != day.get_untracked()
                {
                    set_day.set(today);
                }
            });
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = (is_today, set_day);
    });
    let words = move || {
        Edtf::parse(&date)
            .map(|date| date.countdown(day.get()).spoken(language))
            .unwrap_or_default()
    };
    view! { <span class="countdown">{words}</span> }
}
