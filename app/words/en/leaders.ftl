leaders-title = Leaders
leaders-description = Heads of state and of government, how firmly they sit, and which vote decides who comes next.
leaders-table = Heads of state and of government
leaders-count = { $leaders ->
    [one] { $leaders } leader
   *[other] { $leaders } leaders
 } of { $countries ->
    [one] { $countries } country
   *[other] { $countries } countries
 }
leaders-count-vacant = { $offices ->
    [one] { $offices } vacant office
   *[other] { $offices } vacant offices
 }
leaders-count-not-recorded = { $offices ->
    [one] { $offices } office without a recorded holder
   *[other] { $offices } offices without a recorded holder
 }
leaders-none = Nobody matches these filters.
leaders-none-help = Remove a filter, or look on another day.
leaders-since-unknown = not recorded
leaders-column-country = Country
leaders-column-next = Next decision
leaders-filter-label = Narrow the table of leaders
leaders-filter-text = Name
leaders-filter-region = Region
leaders-filter-country = Country
leaders-filter-role = Role
leaders-filter-any = All
leaders-filter-leading = State and government
leaders-sort = Order
leaders-sort-change = What changes first
leaders-sort-country = By country
leaders-sort-person = By name
leaders-sort-since = Longest in office
leaders-count-doubt = { $doubts } in doubt
