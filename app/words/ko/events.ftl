## The agenda
events-title = 정치 일정
events-description = 각국 지도자를 정하는 선거·표결·취임식과 정상회담 일정. 앞으로의 일정을 월별로, 지난 결과와 함께 보여 줍니다.
events-ahead = 앞으로의 일정(가까운 순)
events-past = 지난 일정(최신순)
events-through = 날짜순
events-backwards = 날짜 역순
events-count = { $count }건
events-show-past = 지난 일정
events-show-ahead = 앞으로의 일정
events-next-days = 앞으로 { $days }일
events-this-year = 올해
events-held-this-year = 올해 실시됨
events-none = 조건에 맞는 일정이 없습니다. 조건을 줄여 보십시오.
month-some-day = { $month }(날짜 미상)
month-ending = { $month } 말까지(정확한 날짜 미상)
year-some-day = { $year }(월 미상)
date-open = 기한 미정
date-waiting = 연기(새 일정 미정)

## Filters of any list
filter-label = 일정 필터
filter-text = 검색어
filter-country = 국가·지역
filter-region = 지역
filter-group = 협의체
filter-group-today = 협의체(현재 회원국)
filter-kind = 종류
filter-state = 상태
filter-state-ordered = 정렬에 맞춤
filter-state-any = 모든 상태
filter-stage = 단계
filter-firmness = 일정 확실성
filter-from = 시작일
filter-to = 종료일
filter-sort = 정렬
filter-soonest = 앞으로(가까운 순)
filter-newest = 과거(최신순)
filter-all = 전체
filter-go = 보기
filter-clear = 조건 지우기
filter-busy = 찾는 중…
filter-unknown = { $name }={ $value }: 알 수 없는 값이어서 조건에서 제외했습니다.
filter-turned = 시작일(from={ $from })이 종료일(to={ $to })보다 늦어 해당하는 일정이 없습니다.
pager-label = 페이지
pager-previous = 이전 페이지
pager-next = 다음 페이지
pager-page = { $pages }쪽 중 { $page }쪽

## Steps
stage-steps-label = 현재 단계
stepper-label = 절차: { $name }
step-done = 완료
step-next = 다음
step-expected = 예정
step-outcome = 결과: { $outcome }

## One event
event-description = { $name }, { $date }. { $decides }
event-round = { $round }차 투표
event-rounds-title = 차수별 투표
event-round-of = 해당 선거
event-state = 상태
event-firmness = 일정
event-announced = 발표일
event-expected = 예상되기 시작한 날
event-time = 시각
event-time-zone = 현지 시각 { $time }({ $zone })
event-time-local = 현지 시각 { $time }
event-time-yours = 내 기기 시각:
event-place = 장소
event-body = 투표 기관·선출 대상
event-rule = 선거 시기 규정
event-relation = 관련국
event-is-cancelled = 취소됐습니다(당초 일정: { $date }).
event-is-postponed = 연기됐습니다(당초 일정: { $date }). 새 일정은 알려지지 않았습니다.
event-is-unrecorded = 예정일({ $date })이 지났으나 결과가 기록되지 않았습니다.
event-is-annulled = 투표가 끝난 뒤 { $date }에 무효로 결정됐습니다.
event-moves-title = 일정 변경
event-moved-until = { $date }까지 유효
event-moved-now = 현재 일정
event-participants = 참석자
event-signed-by = 서명자
event-meeting-number = { $names }의 { $number }번째 회담.
event-candidates = 후보
event-candidate = 후보
event-candidate-party = 정당
event-candidate-since = 알려진 날
event-candidate-unnamed = 이름 미상
event-candidate-won = 당선
event-outcome-title = 결과
event-outcome-known = 결과가 알려진 날
event-winners = 선출:
event-figures = 득표·의석
event-figures-round = 득표·의석({ $round }차 투표)
event-figure-label = 구분
unit-votes = 표
unit-seats = 의석
unit-percent = %
unit-electoral-votes = 선거인단

## Under every record
history-title = 이 기록의 변경 이력
history-change = 변경 제{ $number }호
share-as-of = { $date } 시점의 이 페이지 링크
event-previous-vote = 지난 선거
event-next-vote = 다음 선거
events-month = 월간 달력
month-nav = 이전·다음 달
month-beside = 이달 중(날짜 미정)
