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
calendar-moved = Moved to { $date }: { $name }
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

## The calendar of a list or a record
calendar-name = Handover: { $name }
calendar-about = Elections, votes, inaugurations and meetings: { $name }. What is moved or called off stays for 180 days and says what it was.
calendar-about-list = Events of Handover, filtered by: { $name }. What is moved or called off stays for 180 days and says what it was.
calendar-undated = Ahead without a known day, and so not in the calendar yet; each comes by itself when its day is known:
calendar-undated-event = – { $name }: { $date }
calendar-undated-more = – and { $count } more
calendar-left-out = The calendar has the { $most } events nearest to today; { $count } others are left out.
calendar-empty = No event with a known day
calendar-text = “{ $text }”
calendar-from = from { $date }
calendar-to = until { $date }

## Feeds
feed-events-title = Handover: { $name }
feed-changes-title = Handover, changes: { $name }
feed-events-about = Elections, votes, inaugurations and meetings ahead. An event that moves or is called off comes again as changed.
feed-changes-about = What was recorded or corrected here, newest first, with the old and the new value.
feed-event = { $name } · { $date }
feed-more-records = { $count ->
    [one] and 1 more record
   *[other] and { $count } more records
 }

## Taking a page along
toolbar-title = Calendar, feed, files, print
toolbar-calendar = Calendar
toolbar-calendar-note = An event without a known day is not in it yet and comes by itself.
toolbar-subscribe = Subscribe
toolbar-download = Download (.ics)
toolbar-feed = Feed
toolbar-print = Print
table-edtf = date (EDTF)

## Preview cards
card-as-of = as of { $date }
card-holder = { $office }: { $person }

## Embeds
toolbar-embed = Embed
embed-title = Embed a page
embed-lede = An event, a country, a transition or a list of events in a frame of your page, or an office as a badge. It says how things stand whenever somebody looks, and needs no script.
embed-url = Address of the page
embed-make = Show
embed-snippet = HTML to paste
embed-preview = Preview
embed-none = Nothing at this address can be embedded. Paste the address of an event, a country, a transition, a list of events or an office.

## Citations
toolbar-cite = Cite
cite-title = Cite a page
cite-lede = The citation names the day that the page shows and the moment of the record, and leads to the page as it stood then.
cite-plain = Sentence
cite-download = Download as a file
cite-none = There is no page at this address that can be cited, or not on this day.
cite-sentence = “{ $title }”, Handover, as of { $date } (as recorded at { $recorded }): { $url }
