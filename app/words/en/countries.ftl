countries-title = Countries
countries-lede = { $count } countries and jurisdictions, each with whoever leads it.
countries-description = Every country in the tracker with whoever leads it, region by region.
country-description = Who holds which office in { $country }, how firmly, and which vote decides who comes next.
country-codes = codes { $codes }
country-led-by = Led by: { $offices } ({ $reason }).
country-led-under = { $system }: { $reason }
country-led-and = { " and " }
country-led-rule = Based on today’s rules; earlier ones are not recorded.
country-formerly = Formerly: { $names }.
former-name = { $name } (until { $date })
country-offices = Who holds which office
country-no-offices = No office is recorded yet.
country-changing = Changing hands
country-coming = Coming up
country-nothing-coming = Nothing with a date is known.
country-all-events = All events of this country
country-past = Past events
country-earlier-events = Earlier events
country-elections-recorded = Every national election { $time } is recorded.
country-elections-recorded-unknown = There may have been elections that are not recorded.
country-line = Line of holders: { $office }
country-relations = Relations
country-relation = { $country } and { $other }
country-relation-counts = { $meetings ->
    [one] { $meetings } meeting
   *[other] { $meetings } meetings
 }, { $agreements ->
    [one] { $agreements } agreement
   *[other] { $agreements } agreements
 }
column-office = Office
column-holder = Holder
column-since = Since
column-status = Status
column-checked = Checked
country-since = A country since { $from }.
country-until = A country until { $until }.
country-from-until = A country from { $from } until { $until }.
country-followed = Followed by
country-former-offices = Offices not in place on this day
country-chambers = Parliament
body-last-vote = Last election
body-next-vote = Next election
