desk-title = 작업 목록
desk-link = 작업 목록({ $count })
desk-lede =
    { $count ->
        [0] 확인할 항목이 없습니다.
       *[other] 확인할 항목이 { $count }건 있습니다. 중대한 것부터, 같은 종류에서는 오래된 것부터 보여 줍니다.
    }
desk-remarks =
    { $count ->
        [0] { "" }
       *[other] 그 뒤에 데이터에 대한 지적이 { $count }건 이어집니다.
    }
desk-nothing = 해당하는 항목이 없습니다.
desk-proposals = 결정을 기다리는 제안 { $count }건
desk-filter = 작업 목록 좁히기
desk-kind = 사유
desk-what = 내용
desk-country = 국가·지역
desk-since = 언제부터
desk-settle = 처리
desk-who = 담당
desk-take = 맡기
desk-release = 담당 해제
desk-put-off = 미루기
desk-put-off-days = { $days }일
desk-put-off-until = { $date }까지 미룸
desk-reopen = 다시 열기
desk-see-put-off = 미룬 항목 { $count }건
desk-see-open = 미처리 항목
desk-rules = 다시 확인할 때까지의 일수
desk-rules-set = 설정
desk-rule-leader_days = 재임 중인 정상을 다시 확인할 때까지의 일수
desk-rule-other_days = 그 밖의 재임자를 다시 확인할 때까지의 일수
desk-rule-event_days = 임박한 일정을 다시 확인할 때까지의 일수
desk-rule-near_days = 임박한 것으로 보는 일수
desk-rule-wrong = 1에서 2000까지의 정수로 일수를 입력하십시오.
desk-days = { $days }일
desk-done-rules = 설정했습니다.

task-successor_due = 후임 취임 미확인
task-end_passed = 예고된 퇴임일 경과
task-term_over = 임기 만료
task-vote_overdue = 투표 결과 기록 없음
task-date_near = 임박했으나 날짜 미확정
task-event_unchecked = 임박했으나 최근 확인 없음
task-leaving = 퇴임 예정, 후임 미정
task-double = 중복 기록 가능성
task-warning = 데이터 규칙 위반
task-check_old = 최근 확인 없음
coverage-title = 국가별 기록 현황
coverage-lede = { $countries }개 국가·지역 가운데 모든 항목을 갖춘 곳은 { $complete }개입니다. 빠진 것이 많은 순서로 보여 줍니다.
coverage-back = 작업 목록으로 돌아가기
coverage-missing = 누락
coverage-holders = 재임자
coverage-line = 기록이 완전한 기간의 시작
coverage-vote = 다음 투표
coverage-rule = 규정
coverage-names = 일본어·한국어 이름
coverage-there = 기록 있음
coverage-none = 없음
coverage-no-office = 직책 없음
coverage-not-recorded = 기록 없음 { $count }건
coverage-names-missing = 누락: 일본어 { $ja }건, 한국어 { $ko }건
