desk-title = Desk
desk-link = Desk ({ $count })
desk-lede =
    { $count ->
        [0] Nothing is to be seen to.
        [one] { $count } thing is to be seen to: the gravest first, and of one kind what has waited longest.
       *[other] { $count } things are to be seen to: the gravest first, and of one kind what has waited longest.
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
desk-settle = What settles it
desk-who = Who sees to it
desk-take = Take
desk-release = Give back
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
        [one] { $count } thing is put off
       *[other] { $count } things are put off
    }
desk-see-open = What is open
desk-rules = When to check again
desk-rules-set = Set
desk-rule-leader_days = A leader in office, after days
desk-rule-other_days = Anybody else in office, after days
desk-rule-event_days = An event that is near, after days
desk-rule-near_days = An event is near, days ahead
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
task-warning = rule of the data broken
task-check_old = not checked lately
