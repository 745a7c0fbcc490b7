timeline-bar = { $person }, { $time }
timeline-from-to = { $from } to { $to }
timeline-since = since { $from }
timeline-vacant = vacant { $time }
timeline-not-recorded = not recorded { $time }
timeline-label = Line of holders of the office { $office } on a time axis; the table holds the same.
timeline-as-table = As a table
timeline-legend-acting = Thin bar, violet: acting
timeline-legend-designate = thin bar, blue: designated
timeline-legend-suspended = hatched: powers suspended
timeline-legend-leaving = amber strip: departure known
timeline-legend-vacant = dashed outline: vacant
timeline-legend-not-recorded = dotted outline: not recorded
timeline-legend-vague = dashed edge: date not known to the day
timeline-legend-vote = wedge: vote that decides the office
timeline-legend-day = dotted line: the day shown
timeline-legend-meeting = filled dot: meeting of the present leaders
timeline-legend-other-meeting = empty dot: other meeting
line-holder = Holder
line-office = Office
line-from = From
line-to = To
line-since = Since
line-status = Status
line-length = How long
line-entry = How it began
line-end = How it ended
line-checked = Checked
length-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
length-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
length-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
length-about = about { $length }
office-description = { $office }: { $person } holds the office; everyone who held it, what comes next and how it is filled.
office-description-vacant = { $office }: the office is vacant; everyone who held it, what comes next and how it is filled.
office-description-other-days = { $office }: everyone who held the office while there was one, and how it was filled.
office-other-days = There is no such office on this day, or nobody holds it: it is listed only while somebody does.
office-description-not-recorded = { $office }: who holds the office on this day is not recorded; everyone known to have held it, what comes next and how it is filled.
office-present = In office
office-present-caption = Who holds the office { $office } on this day
office-nobody = Nobody
office-holder-unknown = Not recorded
office-next = What comes next
office-next-none = No date that decides this office is known.
due-election = Next election
due-by = due by { $date }
due-around = due { $date }
due-from-term = computed from the { $years }-year term running since { $began }; not announced
due-from-election = computed from the { $years }-year term and the election of { $date }; not announced
due-on-day = { $date }, by law
due-within = due { $date }
due-from-rule = computed from the rule “{ $rule }”; not announced
due-from-vacancy = computed from the rule “{ $rule }” and the vacancy of { $date }; not announced
due-from-end-of-term = computed from the rule “{ $rule }” and the end of the term on { $date }; not announced
due-from-dissolution = computed from the rule “{ $rule }” and the dissolution of { $date }; not announced
rule-title = When the vote is held
rule-dates = The next votes by this rule
rule-date-computed = { $date } (computed)
office-successor = successor: { $person }
office-successor-unknown = successor not known yet
office-facts = How it is filled
office-former-names = Former names
office-filling = Filled by
office-term = Term
office-limit = Limit
office-limit-terms = { $count ->
    [one] 1 term
   *[other] { $count } terms
}
office-seats = Number of holders
office-seats-count = { $count } at once
office-basis = Legal basis
office-party = Party
office-line = Line of holders
office-line-caption = Everyone recorded as holder of the office { $office }, newest first
office-line-empty = No holder is recorded up to this day.
line-begins = The record begins here: who held the office before { $date } is not recorded.
office-earlier = Earlier transitions
person-description = { $person }: names, offices, meetings and elections, each with its source.
person-description-office = { $person }: { $office } ({ $status }); names, offices, meetings and elections, each with its source.
person-present = Now
person-present-none = Holds no office recorded here on this day.
person-aliases = Also written
person-born = Born
person-died = Died
person-age = (aged { $years })
person-spells = Offices held
person-spells-caption = Every office recorded, newest first
person-transitions = Transitions
person-outgoing = outgoing
person-incoming = incoming
person-events = Meetings and votes
person-events-ahead = Ahead
person-events-past = Latest
person-events-more = All events of the country
person-wikidata = Wikidata { $item }
office-successor-presumed = presumed successor: { $person }
office-description-doubt = { $office }: { $person } is recorded as its holder, which is in doubt; everyone who held it, what comes next and how it is filled.
person-presumed = By the result of an election
holder-present-doubt = Recorded as in office
person-doubles = Recorded twice?
person-doubles-merge = Compare and merge
