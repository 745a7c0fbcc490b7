desk-title = Desk
desk-link = Desk ({ $count })
desk-lede =
    { $count ->
        [0] Nothing needs attention.
        [one] { $count } item needs attention.
       *[other] { $count } items need attention: the gravest first, and within a kind the longest waiting.
    }
desk-remarks =
    { $count ->
        [0] { "" }
        [one] After them comes { $count } remark about the data.
       *[other] After them come { $count } remarks about the data.
    }
desk-nothing = There is nothing here.
desk-proposals =
    { $count ->
        [one] { $count } proposal waits for a decision
       *[other] { $count } proposals wait for a decision
    }
desk-filter = Narrow the list of tasks
desk-kind = Reason
desk-what = What
desk-country = Country
desk-since = Since
desk-settle = What to do
desk-who = Assigned to
desk-take = Take
desk-release = Release
desk-put-off = Put off
desk-put-off-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
desk-put-off-until = put off until { $date }
desk-reopen = Open again
desk-see-put-off =
    { $count ->
        [one] { $count } item put off
       *[other] { $count } items put off
    }
desk-see-open = Open items
desk-rules = When to check again
desk-rules-set = Set
desk-rule-leader_days = Days until a leader in office is checked again
desk-rule-other_days = Days until any other holder is checked again
desk-rule-event_days = Days until an event that is near is checked again
desk-rule-near_days = Days ahead from which an event is near
desk-rule-wrong = Write a whole number of days from 1 to 2000.
desk-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
desk-done-rules = The rules are set.

task-successor_due = successor due
task-end_passed = announced end has passed
task-term_over = term is over
task-vote_overdue = outcome of a vote missing
task-date_near = near, date not certain
task-event_unchecked = near, not checked lately
task-leaving = leaving, successor not known
task-double = recorded twice?
task-warning = data rule broken
task-check_old = not checked lately
coverage-title = What is recorded of each country
coverage-lede = { $complete } of { $countries } countries have all that is asked for here; those with most gaps come first.
coverage-back = Back to the desk
coverage-missing = Missing
coverage-holders = Holders
coverage-line = Line complete since
coverage-vote = Next vote
coverage-rule = Rule
coverage-names = Names in Japanese and Korean
coverage-there = recorded
coverage-none = missing
coverage-no-office = no office
coverage-not-recorded = { $count } not recorded
coverage-names-missing = missing: { $ja } Japanese, { $ko } Korean
