compare-title = What changed between two days
compare-description = Between { $from } and { $to }: who left and who came, which status changed, and which dates were moved.
compare-filter-label = Choose the days to compare
compare-lead = Between { $from } and { $to }, { $offices ->
    [one] one office
   *[other] { $offices } offices
} in { $countries ->
    [one] one country
   *[other] { $countries } countries
} changed hands.
compare-lead-none = Between { $from } and { $to }, no office changed hands.
compare-not-recorded = Left out { $offices ->
    [one] is one office whose holder
   *[other] are { $offices } offices whose holders
} on one of these days { $offices ->
    [one] is
   *[other] are
} not recorded.
compare-ahead = { $date } lies ahead, so the comparison ends today.
compare-last-days = Last { $days } days
compare-this-year = Since New Year
compare-last-year = Last year
compare-ten-years = Ten years
compare-figure = When { $count ->
    [one] one office
   *[other] these { $count } offices
} last changed hands
compare-changed = Changed hands
compare-status = Another status
compare-moved = Dates that were moved
compare-between = In between
compare-how = How
compare-when = When
compare-difference = Difference
compare-what = Office or event
