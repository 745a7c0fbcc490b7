relation-description = { $countries }: who leads, how often they met, what was signed, and whose office changes hands next.
relation-country = Country
relation-leaders = Who leads
relation-leaders-caption = The leader of each country on this day
relation-exposure = What changes hands
relation-exposure-caption = The next change of each office
relation-exposure-summary = { $changing } of { $offices } offices may change hands within six months; { $dates }.
relation-exposure-none = None of the { $offices } offices is expected to change hands within six months.
relation-dates-known = { $changing ->
    [one] its date is known
    [2] both dates are known
   *[other] all { $changing } dates are known
}
relation-dates-some = { $dated } of { $changing } dates { $dated ->
    [one] is
   *[other] are
} known
relation-dates-unknown = { $changing ->
    [one] its date is not known yet
   *[other] the dates are not known yet
}
relation-no-change = No change expected within six months
relation-next-step = Next step
relation-date = Date
relation-away = Time left
relation-meetings = Meetings
relation-meetings-caption = Every meeting recorded, newest first
relation-meetings-none = No meeting is recorded up to this day.
relation-meetings-recorded = Every meeting { $time } is recorded.
relation-meetings-recorded-unknown = There may have been meetings that are not recorded.
relation-met = { $persons } have met { $count ->
    [one] once
   *[other] { $count } times
} since { $since }, { $count ->
    [one] { $last }
   *[other] the last time { $last }
}.
relation-never-met = No meeting of { $persons } is recorded since { $since }.
relation-met-this-day = They hold their { $number } meeting on this day.
relation-on-day = on { $date }
relation-in-time = in { $date }
relation-when-where = { $when } in { $place }
relation-figure = The leaders of { $countries } above each other on one time axis, their meetings as dots between; the table holds every meeting.
relation-lane = { $country } · { $office }
relation-number = No.
relation-numbering = The number counts meetings of the same leaders. The present ones count since { $since }.
relation-place = Place
relation-occasion = Occasion
relation-who = Who
relation-agreements = Agreements
relation-agreements-none = No agreement is recorded up to this day.
relation-signed = Signed
relation-planned = Planned
relation-discussed = Under discussion
relation-signed-by = Signed by { $signers }
relation-signer = { $signer } ({ $country })
relation-others = Related pages
