//! The rows of a card as HTML.

use crate::{
    cards::{CardDate, CardRow},
    rendered::{Rendered, rendered},
};
use leptos::{either::Either, prelude::*};

pub fn row(row: &CardRow) -> Rendered {
    match row {
        CardRow::Date(date) => rendered(view! { <p class="embed-date">{date_view(date)}</p> }),
        CardRow::Status { mark, who, words } => {
            let who = (!who.is_empty()).then(|| {
                view! {
                    <strong>{who.clone()}</strong>
                    " "
                }
            });
            rendered(view! {
                <p>
                    {who} <span class="status-mark" data-status=mark.word()>
                        {words.clone()}
                    </span>
                </p>
            })
        }
        CardRow::Certainty { words, .. } => rendered(view! {
            <p>
                <small>{words.clone()}</small>
            </p>
        }),
        CardRow::Stage { step, of, words } => {
            rendered(view! { <p>{words.clone()} " " <small>{format!("{step}/{of}")}</small></p> })
        }
        CardRow::Next { date, what } => {
            rendered(view! { <p class="embed-next">{date_view(date)} " " <span>{what.clone()}</span></p> })
        }
        CardRow::Sentence(text) => rendered(view! { <p>{text.clone()}</p> }),
    }
}

fn date_view(date: &CardDate) -> impl IntoView + use<> {
    let words = date.words.clone();
    let words = match &date.fate {
        Some(fate) => Either::Left(view! {
            <s>{words}</s>
            {format!(" · {fate}")}
        }),
        None => Either::Right(words),
    };
    let earlier = date.earlier.clone().map(|earlier| {
        view! {
            " "
            <s class="event-date-earlier">{earlier}</s>
        }
    });
    view! {
        <span class="event-date" data-certainty=date.certainty.word()>
            {words}
        </span>
        {earlier}
    }
}
