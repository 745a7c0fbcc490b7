## Sharing a page
share-title = 공유
share-name = { $name }({ $country })
share-sentence = { $name }: { $date }(출처: { $source })
share-sentence-decides = { $name }, { $date }: { $decides }(출처: { $source })
share-copy-link = 링크 복사
share-copy-sentence = 요약 복사
share-device = 공유…
share-copied = 복사했습니다.
share-failed = 복사하지 못했습니다. 글을 직접 선택해 복사해 주십시오.
share-calendar = 캘린더에 추가
share-subscribe = 캘린더 구독(일정 변경 자동 반영)
share-data = 데이터(JSON)
share-pinned = 지금 내용 그대로의 링크
share-code = QR코드
share-code-label = 이 페이지 주소의 QR코드

## In a calendar
calendar-cancelled = [취소] { $name }
calendar-postponed = [연기] { $name }
calendar-annulled = [무효] { $name }
calendar-moved = [일정 변경: { $date }] { $name }
calendar-by = { $name }({ $date }까지)
calendar-window = { $name }(기간 중 하루)
calendar-tentative = { $name }(실시 미정)
calendar-changing = { $name }(날짜 변경 가능)
calendar-date = 일정: { $date }
calendar-source = 출처: { $source }
calendar-nowhere = 날짜가 확정되지 않아({ $date }) 아직 캘린더에 표시되지 않습니다. 구독해 두면 날짜가 알려지는 대로 이곳에 표시됩니다.

## What changed since a link was shared
since-title = 링크 공유 이후의 변경
since-nothing = { $moment } 이후 이 기록에는 변경이 없습니다.
since-changed = { $moment } 이후 이 기록이 { $count }회 변경됐습니다.
since-removed = 이 기록은 삭제됐습니다.
since-now = 현재 페이지
## A vote that is over, in one sentence
share-sentence-result = { $name }, { $date }: { $result }(출처: { $source })
share-won = { $winners } 선출
share-join = ,{ " " }
share-held = 투표 종료, 결과 기록 없음

## The calendar of a list or a record
calendar-name = Handover: { $name }
calendar-about = { $name }의 선거, 표결, 취임, 회담. 변경되거나 취소된 일정은 180일 동안 남아 원래 일정을 알려 줍니다.
calendar-about-list = Handover 일정({ $name }). 변경되거나 취소된 일정은 180일 동안 남아 원래 일정을 알려 줍니다.
calendar-undated = 날짜가 정해지지 않아 아직 캘린더에 없는 일정(날짜가 알려지면 자동으로 추가됩니다):
calendar-undated-event = · { $name }: { $date }
calendar-undated-more = · 그 밖에 { $count }건
calendar-left-out = 캘린더에는 오늘과 가까운 { $most }건까지만 담깁니다. 그 밖에 { $count }건이 있습니다.
calendar-empty = 날짜가 정해진 일정이 없습니다
calendar-text = “{ $text }”
calendar-from = { $date }부터
calendar-to = { $date }까지

## Feeds
feed-events-title = Handover: { $name }
feed-changes-title = Handover 변경 이력: { $name }
feed-events-about = 앞으로의 선거, 표결, 취임, 회담. 변경되거나 취소된 일정은 갱신된 항목으로 다시 전달됩니다.
feed-changes-about = 이곳에 기록되거나 정정된 내용을 최신순으로, 이전 값과 새 값을 함께 보여 줍니다.
feed-event = { $name } · { $date }
feed-more-records = 그 밖에 기록 { $count }건

## Taking a page along
toolbar-title = 캘린더·피드·파일·인쇄
toolbar-calendar = 캘린더
toolbar-calendar-note = 날짜가 정해지지 않은 일정은 아직 없으며, 정해지는 대로 자동으로 추가됩니다.
toolbar-subscribe = 구독
toolbar-download = 내려받기(.ics)
toolbar-feed = 피드
toolbar-print = 인쇄
table-edtf = 날짜(EDTF)

## Preview cards
card-as-of = { $date } 기준
card-holder = { $office } { $person }

## Embeds
toolbar-embed = 퍼가기
embed-title = 페이지 퍼가기
embed-lede = 정치 일정·국가·정상 교체·일정 목록을 틀로, 직위를 배지로 자신의 페이지에 실을 수 있습니다. 볼 때마다 그때의 상황을 보여 주며 스크립트가 필요 없습니다.
embed-url = 페이지 주소
embed-make = 보기
embed-snippet = 붙여 넣을 HTML
embed-preview = 미리 보기
embed-none = 이 주소에는 퍼갈 수 있는 것이 없습니다. 일정, 국가, 정상 교체, 일정 목록 또는 직위의 주소를 넣어 주십시오.

## Citations
toolbar-cite = 인용
cite-title = 페이지 인용
cite-lede = 인용문에는 페이지가 보여 주는 날짜와 기록 시점이 들어가며, 링크는 그 시점 그대로의 페이지로 이어집니다.
cite-plain = 문장
cite-download = 파일로 내려받기
cite-none = 이 주소에는 인용할 수 있는 페이지가 없거나 이 날짜에는 아직 없습니다.
cite-sentence = “{ $title }”, Handover, { $date } 기준({ $recorded } 기록), { $url }
