//! What no schema says: how the parts of the API go together, with examples.

pub const HTML: &str = r##"
<p class="lede">Everything that the pages show, as JSON, with the same filters and both clocks. Reading needs no account. The
same for programs: <a href="/api/v1/openapi.json">the OpenAPI 3.1 document</a>.</p>
<nav aria-label="On this page"><ul>
<li><a href="#begin">Begin</a></li>
<li><a href="#clocks">Two clocks</a></li>
<li><a href="#doubt">Doubt</a></li>
<li><a href="#lists">Lists</a></li>
<li><a href="#changes">What changed</a></li>
<li><a href="#problems">Problems and limits</a></li>
<li><a href="#writing">Writing</a></li>
<li><a href="#addresses">Addresses</a></li>
<li><a href="#schemas">Fields</a></li>
</ul></nav>
<section><h2 id="begin">Begin</h2>
<p>Who leads Japan, South Korea and the United States on 6 September 2024?</p>
<pre tabindex="0"><code>curl 'https://handover.example/api/v1/leaders?country=jp&amp;country=kr&amp;country=us&amp;as_of=2024-09-06'</code></pre>
<p>In Python, all events of a year into a table:</p>
<pre tabindex="0"><code>import requests, pandas

rows, after = [], None
while True:
    answer = requests.get("https://handover.example/api/v1/events", params={
        "from": "2024-01-01", "to": "2024-12-31", "limit": 200, "after": after}).json()
    rows += answer["data"]
    after = answer["next"]
    if after is None:
        break
table = pandas.json_normalize(rows)</code></pre>
<p>A date is as exact as what is known, and no more: <code>2024-11</code> is a month and never its first day. In the list of
events <code>placement</code> says where a calendar may put one.</p></section>
<section><h2 id="clocks">Two clocks</h2>
<p><code>as_of</code> is world time: everything as it stood on that day, with all that came later hidden. <code>known_at</code>
is record time: what this tracker had recorded at that moment. Both stand in every answer, beside <code>seq</code>, the number
of the last changeset that it knows of.</p></section>
<section><h2 id="doubt">Doubt</h2>
<p>Leaders, offices and tenures have <code>doubt</code>: why it may be that the holder on record holds the office no more, each with
the first day of that reason, the gravest first. <code>successor_due</code>: somebody else won, and the day of taking office is past.
<code>end_passed</code>: so is the day on which the holder was to leave. <code>term_over</code>: a fixed term is over.
<code>vote_overdue</code>: a vote that decides the office has passed without an outcome. <code>check_old</code>: the last check is
older than 30 days, of an office that leads nothing than 90; this one is told of today alone. Never read <code>in_office</code> without it.
<code>status=in_doubt</code> asks for them.</p>
<pre tabindex="0"><code>curl 'https://handover.example/api/v1/leaders?status=in_doubt&amp;fields=country,holder,doubt'</code></pre>
<p>What follows from the result of a direct election and is recorded by nobody is <code>presumed</code>: in
<code>presumed_designates</code> of an office and <code>presumed_incoming</code> of a transition, whose stage is then
<code>decided</code>.</p></section>
<section><h2 id="lists">Lists</h2>
<p>A list is cut into pages of <code>limit</code> records. Where there is more, <code>next</code> holds what to put into
<code>after</code>, and the header <code>Link</code> the whole address. A page goes on behind the last record of the one before,
so a commit in between makes nothing come twice or be skipped; only search, which is ordered by fit, may shift.
<code>fields</code> takes the fields that you need. Parameters that an address does not know are refused, so that a misspelt
filter is not a silent one.</p>
<p>Every answer has a strong <code>ETag</code>: send it back in <code>If-None-Match</code>, and an answer that still holds is
304 and empty.</p></section>
<section><h2 id="changes">What changed</h2>
<p>Put the <code>modified</code> of an answer into <code>modified_since</code> the next time: the list then holds only the
records that were written at that moment or later. What was taken out since comes as a tombstone,
<code>{ "id": …, "gone": true, "seq": …, "at": … }</code>, at the end of the list and whatever the filters. Ids never change
and records are never merged into another, so there are no redirects: a duplicate is taken out, and has a tombstone. What is
computed, such as a headline or a stage, may change without the record itself; ask without <code>modified_since</code> for
that. On a past day only what reads differently on that day has changed.</p></section>
<section><h2 id="problems">Problems and limits</h2>
<p>Whatever goes wrong is a problem of RFC 9457, <code>application/problem+json</code>, with <code>status</code>,
<code>detail</code> and, for a parameter, its name in <code>parameter</code>. A client, which is a token or else a network, may
make a number of requests a minute: <code>RateLimit</code> and <code>RateLimit-Policy</code> say what is left, and
<code>Retry-After</code> how long to wait after a 429. Pages of other sites may read, but not write.</p></section>
<section><h2 id="writing">Writing</h2>
<p>Make a personal token at <a href="/account/tokens">/account/tokens</a>, with a scope: <code>read</code>,
<code>propose</code> or <code>write</code>. It is shown once. A token stops at once when it is revoked, when it expires, and
when its account is disabled; a changed password leaves it. A changeset holds whole new versions of records, each with the
<code>version</code> that you read in <code>expects</code>, or 0 for a new one. Author and time are the server's to say.</p>
<pre tabindex="0"><code>curl https://handover.example/api/v1/changesets \
  -H "Authorization: Bearer $HANDOVER_TOKEN" -H 'Content-Type: application/json' -d '{
  "comment": "Born in Tokyo",
  "sources": ["world-leaders-current"],
  "changes": [{ "expects": 3, "to": { "is": { "person": { "id": "fumio-kishida", "…": "all its fields" } } } }]
}'</code></pre>
<p>If somebody was faster, the answer is 409 with both versions; if the data would be unsound, it is 422 and says where.</p>
</section>"##;
