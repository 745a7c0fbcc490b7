//! What no schema says: how the parts of the API go together, with examples.

use super::schema::with_code;
use leptos::prelude::*;

const CONTENTS: [(&str, &str); 9] = [
    ("#begin", "Begin"),
    ("#clocks", "Two clocks"),
    ("#doubt", "Doubt"),
    ("#lists", "Lists"),
    ("#changes", "What changed"),
    ("#problems", "Problems and limits"),
    ("#writing", "Writing"),
    ("#addresses", "Addresses"),
    ("#schemas", "Fields"),
];

/// The part of the page before the addresses; its examples ask the site at `public_url`.
pub fn guide(public_url: &str) -> impl IntoView + use<> {
    let contents = CONTENTS.map(|(to, title)| {
        view! {
            <li>
                <a href=to>{title}</a>
            </li>
        }
    });
    view! {
        <p class="lede">
            "Everything that the pages show, as JSON, with the same filters and both clocks. Reading needs no account. \
            The same for programs: " <a href="/api/v1/openapi.json">"the OpenAPI 3.1 document"</a> "."
        </p>
        <nav aria-label="On this page">
            <ul>{contents}</ul>
        </nav>
        {begin(public_url)}
        {clocks()}
        {doubt(public_url)}
        {lists()}
        {changes()}
        {problems()}
        {writing(public_url)}
    }
}

fn begin(public_url: &str) -> impl IntoView + use<> {
    let in_a_shell =
        format!("curl '{public_url}/api/v1/leaders?country=jp&country=kr&country=us&as_of=2024-09-06'");
    let in_python = format!(
        r#"import requests, pandas

rows, after = [], None
while True:
    answer = requests.get("{public_url}/api/v1/events", params={{
        "from": "2024-01-01", "to": "2024-12-31", "limit": 200, "after": after}}).json()
    rows += answer["data"]
    after = answer["next"]
    if after is None:
        break
table = pandas.json_normalize(rows)"#
    );
    view! {
        <section>
            <h2 id="begin">"Begin"</h2>
            <p>"Who leads Japan, South Korea and the United States on 6 September 2024?"</p>
            {sample(in_a_shell)}
            <p>"In Python, all events of a year into a table:"</p>
            {sample(in_python)}
            <p>
                {with_code(
                    "A date is as exact as what is known, and no more: `2024-11` is a month and never its first day. In the list \
                    of events `placement` says where a calendar may put one.",
                )}
            </p>
        </section>
    }
}

fn clocks() -> impl IntoView {
    view! {
        <section>
            <h2 id="clocks">"Two clocks"</h2>
            <p>
                {with_code(
                    "`as_of` is world time: everything as it stood on that day, with all that came later hidden. `known_at` is \
                    record time: what this tracker had recorded at that moment. Both stand in every answer, beside `seq`, the \
                    number of the last changeset that it knows of.",
                )}
            </p>
        </section>
    }
}

fn doubt(public_url: &str) -> impl IntoView + use<> {
    let in_doubt = format!("curl '{public_url}/api/v1/leaders?status=in_doubt&fields=country,holder,doubt'");
    view! {
        <section>
            <h2 id="doubt">"Doubt"</h2>
            <p>
                {with_code(
                    "Leaders, offices and tenures have `doubt`: why it may be that the holder on record holds the office no more, each \
                    with the first day of that reason, the gravest first. `successor_due`: somebody else won, and the day of taking \
                    office is past. `end_passed`: so is the day on which the holder was to leave. `term_over`: a fixed term is over. \
                    `vote_overdue`: a vote that decides the office has passed without an outcome. `check_old`: the last check is older \
                    than 30 days, of an office that leads nothing than 90; this one is told of today alone. Never read `in_office` \
                    without it. `status=in_doubt` asks for them.",
                )}
            </p>
            {sample(in_doubt)}
            <p>
                {with_code(
                    "What follows from the result of a direct election and is recorded by nobody is `presumed`: in \
                    `presumed_designates` of an office and `presumed_incoming` of a transition, whose stage is then `decided`.",
                )}
            </p>
            <p>
                {with_code(
                    "An office without a holder is `vacant` only where its line is `recorded` in full on that day; elsewhere it is \
                    `not_recorded` who held it, if anybody did.",
                )}
            </p>
        </section>
    }
}

fn lists() -> impl IntoView {
    view! {
        <section>
            <h2 id="lists">"Lists"</h2>
            <p>
                {with_code(
                    "A list is cut into pages of `limit` records. Where there is more, `next` holds what to put into `after`, and \
                    the header `Link` the whole address. A page goes on behind the last record of the one before, so a commit in \
                    between makes nothing come twice or be skipped; only search, which is ordered by fit, may shift. `fields` \
                    takes the fields that you need. Parameters that an address does not know are refused, so that a misspelt \
                    filter is not a silent one.",
                )}
            </p>
            <p>
                {with_code(
                    "Every answer has a strong `ETag`: send it back in `If-None-Match`, and an answer that still holds is 304 and \
                    empty.",
                )}
            </p>
        </section>
    }
}

fn changes() -> impl IntoView {
    view! {
        <section>
            <h2 id="changes">"What changed"</h2>
            <p>
                {with_code(
                    "Put the `modified` of an answer into `modified_since` the next time: the list then holds only the records \
                    that were written at that moment or later. What was taken out since comes as a tombstone, \
                    `{ \"id\": …, \"gone\": true, \"seq\": …, \"at\": …, \"reason\": … }`, at the end of the list and whatever the \
                    filters; its own address answers 410 with the same. Ids never change. A record that became one with another has \
                    a tombstone with `merged_into`, its own address answers 308 and leads to the other one, and \
                    `/api/v1/redirects` lists all of them. A merge that is taken back leaves both as they were. What is computed, such as a headline or a stage, may change without the record itself; \
                    ask without `modified_since` for that. On a past day only what reads differently on that day has changed.",
                )}
            </p>
        </section>
    }
}

fn problems() -> impl IntoView {
    view! {
        <section>
            <h2 id="problems">"Problems and limits"</h2>
            <p>
                {with_code(
                    "Whatever goes wrong is a problem of RFC 9457, `application/problem+json`, with `status`, `detail` and, for a \
                    parameter, its name in `parameter`. A client, which is a token or else a network, may make a number of \
                    requests a minute, which come back one by one: `RateLimit` and `RateLimit-Policy` say what is left, and \
                    `Retry-After` how long to wait after a 429. Pages of other sites may read, but not write.",
                )}
            </p>
        </section>
    }
}

fn writing(public_url: &str) -> impl IntoView + use<> {
    let changeset = format!(
        r#"curl {public_url}/api/v1/changesets \
  -H "Authorization: Bearer $HANDOVER_TOKEN" -H 'Content-Type: application/json' -d '{{
  "comment": "Born in Tokyo",
  "sources": ["world-leaders-current"],
  "changes": [{{ "expects": 3, "to": {{ "is": {{ "person": {{ "id": "fumio-kishida", "…": "all its fields" }} }} }} }}]
}}'"#
    );
    view! {
        <section>
            <h2 id="writing">"Writing"</h2>
            <p>
                "Make a personal token at " <a href="/account/tokens">"/account/tokens"</a>
                {with_code(
                    ", with a scope: `read`, `propose` or `write`. It is shown once. A token stops at once when it is revoked, \
                    when it expires, and when its account is disabled; a changed password leaves it. A changeset holds whole new \
                    versions of records, each with the `version` that you read in `expects`, or 0 for a new one. The `sources` \
                    of a record are ids, or maps with `source` and the `place` in it. Author and time are the server's to say.",
                )}
            </p>
            {sample(changeset)}
            <p>
                "If somebody was faster, the answer is 409 with both versions; if the data would be unsound, it is 422 and says \
                where."
            </p>
        </section>
    }
}

fn sample(text: String) -> impl IntoView {
    view! {
        <pre tabindex="0">
            <code>{text}</code>
        </pre>
    }
}
