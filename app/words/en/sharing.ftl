## Sharing a page
share-title = Share
share-name = { $name }, { $country }
share-sentence = { $name }: { $date } (source: { $source }).
share-sentence-decides = { $name }, { $date }: { $decides } (source: { $source }).
share-copy-link = Copy link
share-copy-sentence = Copy sentence
share-device = Share …
share-copied = Copied.
share-failed = The browser did not allow copying. Select the text instead.
share-calendar = Add to calendar
share-subscribe = Subscribe: the calendar keeps up when the date moves
share-data = Data (JSON)
share-pinned = Link to the page exactly as it is now
share-code = QR code
share-code-label = QR code with the address of this page

## In a calendar
calendar-cancelled = Cancelled: { $name }
calendar-postponed = Postponed: { $name }
calendar-annulled = Annulled: { $name }
calendar-by = By { $date }: { $name }
calendar-window = { $name } (on one of these days)
calendar-tentative = { $name } (tentative)
calendar-changing = { $name } (the date may move)
calendar-date = Date: { $date }
calendar-source = Source: { $source }
calendar-nowhere = The date is not known to the day ({ $date }), so the event is not in the calendar yet. If you subscribe, it appears once its day is known.

## What changed since a link was shared
since-title = Since this link was shared
since-nothing = Nothing in this record has changed since { $moment }.
since-changed = { $count ->
    [one] This record has changed once since { $moment }.
   *[other] This record has changed { $count } times since { $moment }.
}
since-removed = The record was taken out.
since-now = The page as it is now
## A vote that is over, in one sentence
share-sentence-result = { $name }, { $date }: { $result } (source: { $source }).
share-won = { $winners } won
share-join = ,{ " " }
share-held = held; no outcome is recorded
