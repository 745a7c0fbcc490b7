review-title = Review
review-lede =
    { $count ->
        [0] Nothing waits for a decision.
        [one] { $count } proposal waits for a decision. Nothing changes before somebody accepts it.
       *[other] { $count } proposals wait for a decision. Nothing changes before somebody accepts it.
    }
review-nothing = There is nothing here.
review-country = Country
review-source = Source
review-everywhere = all countries
review-nowhere = no country
review-new = new
review-differs = differs
review-question = question
review-see-rejected = What was rejected
review-see-accepted = What was accepted
review-runs = Imports
review-list-title = Proposals: { $country }
review-list-accepted = Accepted proposals: { $country }
review-list-rejected = Rejected proposals: { $country }
review-count =
    { $count ->
        [one] { $count } proposal
       *[other] { $count } proposals
    }
review-choose = Choose: { $what }
review-accept = Accept
review-reject = Reject
review-reason = Reason, if you reject
review-left =
    { $count ->
        [one] { $count } proposal was not accepted
       *[other] { $count } proposals were not accepted
    }
review-done-accepted = Accepted. It is in the record now.
review-done-rejected = Rejected. It is not proposed again until the source says something else.
review-changes = What it would change
review-decide = Decide
review-not-yet = It cannot be accepted as it stands.
review-rejected-by = Rejected by { $name }
review-accepted-by = Accepted by { $name }
review-stands-same = The record says so already.
review-stands-new = The record does not have it.
review-stands-differs = The record has it otherwise.
review-stands-question = It is not certain who “{ $name }” is.
review-stands-refused = It cannot be recorded
review-who = Who is “{ $name }”?
review-nobody = Somebody who is not recorded yet
review-answer = Answer
review-put-right = Correct it first
review-put-right-go = Save
review-field-start = Start
review-field-end = End
review-field-on = Date
review-field-name = Name
review-problem-date = This is not a date. Write it as 27 Sep 2024, Nov 2026 or 2024-09-27.
review-problem-needed = This field is required.
review-problem-long = This is too long.
review-run-title = Import: { $source }, { $subject }
review-run-running-of = Running: { $position } of { $total }
review-run-running = Running: { $position }
review-run-stopped = Stopped before its end. Start the same import again and it goes on.
review-run-done = Done
review-progress = Progress
review-count-same = same
review-count-new = new
review-count-differs = differs
review-count-questions = questions
review-count-rejected = rows rejected
review-count-gone = gone there
review-count-accepted = accepted
review-failed = Not read, to be tried again: { $parts }
review-gone-title =
    { $count ->
        [one] { $count } fact no longer in the source
       *[other] { $count } facts no longer in the source
    }
review-gone-text = They stay as they are. Look at each and decide.
review-rejected-title =
    { $count ->
        [one] { $count } row that could not be read
       *[other] { $count } rows that could not be read
    }
review-rejected-first =
    { $count ->
        [one] The row itself
       *[other] The first { $count } rows, one by one
    }
review-row-count = Rows
review-row-examples = For example
review-row-line = Line
review-row-at = Row
review-row-column = Column
review-row-reason = Reason
