home-title = Handover: who leads, who leaves, who decides next
home-description = Leadership transitions in every country: who leads, how firmly they sit, and which vote decides who comes next.
home-heading = Who leads, who leaves, who decides next
home-lead = Next to change hands: { $office }. { $event }, { $date }, { $countdown }.
home-changing = Changing hands
home-all-transitions = All transitions
home-ahead = The year ahead and the one after
home-votes = Next votes
home-later-votes = { $count ->
    [one] { $count } later vote
   *[other] { $count } later votes
 }
home-all-events = All events
home-changed = Just changed
home-all-changes = All changes
home-change-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
 }
home-nothing-changing = No office is known to be changing hands.
home-next-unknown = The next step is not known yet.
home-not-known = not known yet
home-followed-by = { " " }followed by{ " " }
home-no-votes = No vote with a known month is recorded.
home-strip-label = { $count ->
    [one] { $count } vote in the next 24 months
   *[other] { $count } votes in the next 24 months
 }
home-column-date = Date
home-column-event = Event
home-doubt = In doubt
home-doubt-help = These people are recorded as in office, but what should have changed or confirmed it is missing.
home-doubt-unchecked = { $countries ->
    [one] In doubt only because the last check is too old: { $count } in one country.
   *[other] In doubt only because the last check is too old: { $count } in { $countries } countries.
 }
home-doubt-all = All leaders in doubt
home-week-behind = The last seven days
home-week-ahead = The next seven
home-week-came = { $person } took office as { $office }, { $date }
home-week-comes = { $event }, { $date }
home-week-quiet = No hand-over is recorded in the last seven days.
home-week-empty = No vote or hand-over is dated within the next seven days.
