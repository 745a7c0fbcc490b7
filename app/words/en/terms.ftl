## Headline status of a tenure
status-ended = ended
status-designate = designate
status-suspended = powers suspended
status-acting = acting
status-interim = interim
status-caretaker = caretaker
status-transitional = transitional
status-removal_pending = removal pending
status-resignation_tendered = resignation tendered
status-announced_departure = announced departure
status-lost_election = lost the election
status-not_seeking_reelection = not seeking re-election
status-term_limited = term-limited
status-holding_over = holding over
status-disputed = disputed
status-in_office = in office
status-unknown = not known

## Stage of a transition
stage-anticipated = anticipated
stage-announced = announced
stage-under_way = under way
stage-decided = decided
stage-completed = completed
stage-cancelled = cancelled

## Where an event stands
state-upcoming = upcoming
state-ongoing = today or under way
state-held = held
state-unrecorded = date passed, outcome not recorded
state-postponed = postponed
state-cancelled = cancelled
state-annulled = annulled

## Kinds of events
event-kind-presidential_election = Presidential election
event-kind-parliamentary_election = Parliamentary election
event-kind-legislative_election = Legislative election
event-kind-party_leadership_election = Party leadership election
event-kind-indirect_election = Indirect election
event-kind-designation_vote = Designation vote
event-kind-investiture_vote = Investiture vote
event-kind-confidence_vote = Confidence vote
event-kind-impeachment_vote = Impeachment vote
event-kind-court_ruling = Court ruling
event-kind-referendum = Referendum
event-kind-dissolution = Dissolution of parliament
event-kind-departure_announced = Departure announced
event-kind-resignation = Resignation
event-kind-withdrawal = Withdrawal from the race
event-kind-certification = Certification of the result
event-kind-inauguration = Inauguration
event-kind-succession = Succession
event-kind-death = Death
event-kind-coup = Coup
event-kind-meeting = Meeting
event-kind-agreement = Agreement

## How firm a date is, and of what sort
firmness-confirmed = confirmed
firmness-tentative = tentative
firmness-changing = likely to move
firmness-postponed = postponed
firmness-cancelled = cancelled
firmness-held = held
date-kind-scheduled = set in advance
date-kind-snap = called early
date-kind-bounded = within a window
date-kind-deadline = at the latest
date-kind-customary = by custom

## The axes of a tenure
capacity-substantive = substantive
capacity-acting = acting
capacity-interim = interim
capacity-caretaker = caretaker
capacity-transitional = transitional
capacity-collective = collective
capacity-disputed = disputed
powers-full = full powers
powers-limited = powers limited
powers-suspended = powers suspended
powers-on_leave = on leave
powers-incapacitated = incapacitated
powers-transferred = powers transferred
outlook-none = no change in sight
outlook-seeking_reelection = seeking re-election
outlook-not_seeking_reelection = not seeking re-election
outlook-announced_departure = announced departure
outlook-resignation_tendered = resignation tendered
outlook-term_limited = term-limited
outlook-lost_election = lost the election
outlook-removal_pending = removal pending
outlook-holding_over = holding over

## How a tenure began and why it ended
entry-elected = elected
entry-indirectly_elected = indirectly elected
entry-designated = designated by parliament
entry-appointed = appointed
entry-party_election = elected by the party
entry-succession = succeeded
entry-acting = took over in an acting capacity
entry-coup = seized power
entry-other = in another way
entry-unknown = not recorded
end-reason-term_ended = term ended
end-reason-resigned = resigned
end-reason-lost_election = lost the election
end-reason-lost_confidence = lost a vote of confidence
end-reason-removed = removed
end-reason-impeached = removed by impeachment
end-reason-died = died in office
end-reason-incapacitated = incapacitated
end-reason-coup = overthrown
end-reason-office_abolished = office abolished
end-reason-succeeded = succeeded
end-reason-unknown = reason not recorded

## What set a transition off
cause-election = election
cause-term_end = end of the term
cause-announced_departure = announced departure
cause-resignation = resignation
cause-lost_confidence = loss of confidence
cause-removal = removal from office
cause-suspension = suspension from office
cause-death = death
cause-succession = succession
cause-coup = coup
cause-other = another cause

## Offices
role-head_of_state = head of state
role-head_of_government = head of government
role-party_leader = party leader
role-representative_of_head_of_state = representative of the head of state
role-deputy = deputy
role-institution_president = president of the institution
filling-direct_election = direct election
filling-indirect_election = indirect election
filling-parliament = choice of parliament
filling-appointment = appointment
filling-party_election = party election
filling-hereditary = hereditary succession
filling-other = another way

## Parts of the world and groupings
region-africa = Africa
region-americas = Americas
region-asia = Asia
region-europe = Europe
region-middle_east = Middle East
region-oceania = Oceania
government-presidential = presidential republic
government-semi_presidential = semi-presidential republic
government-parliamentary = parliamentary republic
government-parliamentary_monarchy = parliamentary monarchy
government-constitutional_monarchy = constitutional monarchy
government-absolute_monarchy = absolute monarchy
government-one_party = one-party state
government-theocratic = theocracy
government-military = military rule
government-transitional = government in transition
leading-institution = it is an institution, not a state
leading-both_in_one = one office is head of state and of government
leading-only_one = no other such office is recorded
leading-head_of_state_elected = the people elect the head of state
leading-head_of_state_governs = the head of state governs
leading-government_appointed = the head of government is appointed, not chosen by parliament
leading-parliamentary = the people do not elect the head of state
leading-chosen_by_parliament = parliament chooses the head of government, and no powers of the head of state are recorded
leading-not_recorded = what powers each of them has is not recorded
group-g7 = G7
group-g20 = G20
group-eu = European Union
group-nato = NATO
group-asean = ASEAN
group-quad = Quad
group-brics = BRICS

## Review
review-reviewed = reviewed
review-unreviewed = not reviewed
## Why it is in doubt that somebody still holds an office
status-in_doubt = recorded as in office
status-in_future = in office as of today
doubt-successor_due = successor due since { $date }
doubt-end_passed = past the announced end since { $date }
doubt-term_over = term over since { $date }
doubt-vote_overdue = vote result missing since { $date }
doubt-check_old = check overdue since { $date }
doubt-never-checked = never checked
doubt-brief = in doubt
doubt-note = in doubt: { $reasons }

## Who is to come by a result that nobody has recorded as a hand-over
status-presumed = presumed designate
presumed-reason = computed from the result of { $event }; nobody has recorded it
stage-presumed = { $stage } (presumed)
reckoning-after_vacancy = after a vacancy
reckoning-before_end_of_term = before the end of the term
reckoning-after_end_of_term = after the end of the term
reckoning-after_dissolution = after a dissolution
time-unit-days = days
time-unit-months = months
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
chamber-lower = lower chamber
chamber-upper = upper chamber
chamber-single = only chamber
