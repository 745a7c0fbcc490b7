//! Says that the page shows another day than today, and leads back.

use crate::{address::Resource, query::Query, visit::Visit, words::say};
use domain::Edtf;
use jiff::tz::TimeZone;
use leptos::prelude::*;

#[component]
pub fn ClockBanner<'c>(visit: &'c Visit<'c>) -> impl IntoView + use<> {
    visit.is_elsewhen().then(|| {
        let day = Edtf::from_day(visit.day());
        let day = day.spoken(visit.language);
        let (shown, hidden) = if visit.is_in_future() {
            (
                say!(visit, "clock-ahead", date = day),
                say!(visit, "clock-uncertain"),
            )
        } else {
            (
                say!(visit, "clock-as-of", date = day),
                say!(visit, "clock-hidden"),
            )
        };
        let known = visit.known_at.map(|moment| {
            let moment = moment.to_zoned_datetime(TimeZone::UTC);
            let date = Edtf::from_day(moment.date()).spoken(visit.language);
            say!(
                visit,
                "clock-known-at",
                date = date,
                time = moment.strftime("%H:%M").to_string()
            )
        });
        let since = visit.is_past().then(|| {
            let query = Query::of("from", &visit.day().to_string());
            let href = visit.href_only(&Resource::COMPARISON, query);
            view! {
                " · "
                <a href=href rel="nofollow">
                    {say!(visit, "clock-since")}
                </a>
            }
        });
        view! {
            <aside class="clock-banner" aria-label=say!(visit, "clock-label")>
                <p>
                    <strong>{shown}</strong>
                    " "
                    {known}
                    " "
                    {hidden}
                </p>
                <p>
                    <a href=visit.here_today()>{say!(visit, "clock-back")}</a>
                    {since}
                </p>
            </aside>
        }
    })
}
