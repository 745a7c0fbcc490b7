## The agenda
events-title = Events
events-description = Elections, votes, inaugurations and meetings that decide or show who leads: what is ahead, by month, and what has been.
events-ahead = Ahead, soonest first
events-past = Past, newest first
events-through = By date
events-backwards = By date, newest first
events-count = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
events-show-past = Past events
events-show-ahead = Events ahead
events-next-days = Next { $days } days
events-this-year = This year
events-held-this-year = Held this year
events-none = No event matches. Fewer filters show more.
month-some-day = { $month }, day not known
month-ending = By the end of { $month }, exact date not known
year-some-day = { $year }, month not known
date-open = No known end
date-waiting = Postponed, no new date known

## Filters of any list
filter-label = Filter the events
filter-text = Words
filter-country = Country
filter-region = Region
filter-group = Grouping
filter-group-today = Grouping (members today)
filter-kind = Kind
filter-state = State
filter-state-ordered = to match the order
filter-state-any = any state
filter-stage = Stage
filter-firmness = Firmness of the date
filter-from = From
filter-to = To
filter-sort = Order
filter-soonest = ahead, soonest first
filter-newest = past, newest first
filter-all = all
filter-go = Show
filter-clear = Clear
filter-busy = Looking …
filter-unknown = { $name }={ $value } is not known and was left out.
filter-turned = from={ $from } is after to={ $to }, so nothing can lie between them.
pager-label = Pages
pager-previous = Previous page
pager-next = Next page
pager-page = Page { $page } of { $pages }

## Steps
stage-steps-label = How far along it is
stepper-label = Steps: { $name }
step-done = done
step-next = next
step-expected = expected
step-outcome = Outcome: { $outcome }

## One event
event-description = { $name }: { $date }. { $decides }
event-round = round { $round }
event-rounds-title = Rounds
event-round-of = Round of
event-state = State
event-firmness = Date
event-announced = Announced
event-expected = Expected since
event-time = Time
event-time-zone = { $time } local time ({ $zone })
event-time-local = { $time } local time
event-time-yours = Your time:
event-place = Place
event-body = Body that votes or is elected
event-rule = By which rule
event-relation = Between
event-is-cancelled = Cancelled. It was set for { $date }.
event-is-postponed = Postponed. It was set for { $date }; no new date is known.
event-is-unrecorded = The date, { $date }, has passed, and no outcome is recorded here.
event-is-annulled = Annulled on { $date }, after it was held.
event-moves-title = How the date moved
event-moved-until = in force until { $date }
event-moved-now = in force now
event-participants = Participants
event-signed-by = Signed by
event-meeting-number = The { $number } meeting of { $names }.
event-candidates = Candidates
event-candidate = Candidate
event-candidate-party = Party
event-candidate-since = Known since
event-candidate-unnamed = not named
event-candidate-won = won
event-outcome-title = Outcome
event-outcome-known = Result known:
event-winners = Chosen or elected:
event-figures = Figures
event-figures-round = Figures, round { $round }
event-figure-label = Item
unit-votes = votes
unit-seats = seats
unit-percent = %
unit-electoral-votes = electoral votes

## Under every record
history-title = History of this record
history-change = Change { $number }
share-as-of = Link to this page as it stands on { $date }
event-previous-vote = Previous vote
event-next-vote = Next vote
events-month = Month calendar
month-nav = Other months
month-beside = Within the month, on a day not yet known
