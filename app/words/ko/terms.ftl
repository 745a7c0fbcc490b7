## Headline status of a tenure
status-ended = 재임 종료
status-designate = 취임 예정
status-suspended = 직무정지
status-acting = 권한대행
status-interim = 임시
status-caretaker = 과도 내각
status-transitional = 과도 정부
status-removal_pending = 파면·해임 절차 중
status-resignation_tendered = 사표 제출
status-announced_departure = 퇴임 표명
status-lost_election = 선거 패배
status-not_seeking_reelection = 재선 불출마
status-term_limited = 임기 제한으로 출마 불가
status-holding_over = 임기 만료 후 직무 계속
status-disputed = 정통성 논란
status-in_office = 재임 중
status-unknown = 알 수 없음

## Stage of a transition
stage-anticipated = 예상
stage-announced = 표명
stage-under_way = 선출 중
stage-decided = 후임 결정
stage-completed = 교체 완료
stage-cancelled = 취소

## Where an event stands
state-upcoming = 예정
state-ongoing = 당일·진행 중
state-held = 종료
state-unrecorded = 예정일 경과·결과 미기록
state-postponed = 연기
state-cancelled = 취소
state-annulled = 무효

## Kinds of events
event-kind-presidential_election = 대통령 선거
event-kind-parliamentary_election = 의회 선거
event-kind-legislative_election = 의원 선거
event-kind-party_leadership_election = 당대표 선거
event-kind-indirect_election = 간접선거
event-kind-designation_vote = 총리 지명 선거
event-kind-investiture_vote = 총리 인준 표결
event-kind-confidence_vote = 신임·불신임 표결
event-kind-impeachment_vote = 탄핵소추안 표결
event-kind-court_ruling = 사법부 판단
event-kind-referendum = 국민투표
event-kind-dissolution = 의회 해산
event-kind-departure_announced = 퇴임 표명
event-kind-resignation = 사임
event-kind-withdrawal = 후보 사퇴
event-kind-certification = 선거 결과 인증
event-kind-inauguration = 취임식
event-kind-succession = 승계
event-kind-death = 사망
event-kind-coup = 쿠데타
event-kind-meeting = 회담
event-kind-agreement = 합의

## How firm a date is, and of what sort
firmness-confirmed = 확정
firmness-tentative = 실시 미정
firmness-changing = 변경 가능성
firmness-postponed = 연기
firmness-cancelled = 취소
firmness-held = 종료
date-kind-scheduled = 정해진 일정
date-kind-snap = 조기 실시
date-kind-bounded = 기간 내
date-kind-deadline = 기한
date-kind-customary = 관례

## The axes of a tenure
capacity-substantive = 정식
capacity-acting = 권한대행
capacity-interim = 임시
capacity-caretaker = 과도 내각
capacity-transitional = 과도 정부
capacity-collective = 집단지도체제
capacity-disputed = 정통성 논란
powers-full = 권한 제한 없음
powers-limited = 권한 제한
powers-suspended = 직무정지
powers-on_leave = 휴직
powers-incapacitated = 직무 수행 불능
powers-transferred = 권한 이양
outlook-none = 교체 움직임 없음
outlook-seeking_reelection = 재선 도전
outlook-not_seeking_reelection = 재선 불출마
outlook-announced_departure = 퇴임 표명
outlook-resignation_tendered = 사표 제출
outlook-term_limited = 임기 제한으로 출마 불가
outlook-lost_election = 선거 패배
outlook-removal_pending = 파면·해임 절차 중
outlook-holding_over = 임기 만료 후 직무 계속

## How a tenure began and why it ended
entry-elected = 선거 당선
entry-indirectly_elected = 간접선거 선출
entry-designated = 의회 지명
entry-appointed = 임명
entry-party_election = 당내 선거 선출
entry-succession = 승계
entry-acting = 권한대행으로 취임
entry-coup = 쿠데타로 집권
entry-other = 기타
entry-unknown = 기록 없음
end-reason-term_ended = 임기 만료
end-reason-resigned = 사임
end-reason-lost_election = 선거 패배
end-reason-lost_confidence = 불신임
end-reason-removed = 파면·해임
end-reason-impeached = 탄핵으로 파면
end-reason-died = 재임 중 사망
end-reason-incapacitated = 직무 수행 불능
end-reason-coup = 쿠데타로 축출
end-reason-office_abolished = 직책 폐지
end-reason-succeeded = 후임에게 승계
end-reason-unknown = 사유 기록 없음

## What set a transition off
cause-election = 선거
cause-term_end = 임기 만료
cause-announced_departure = 퇴임 표명
cause-resignation = 사임
cause-lost_confidence = 불신임
cause-removal = 파면·해임
cause-suspension = 직무정지
cause-death = 사망
cause-succession = 승계
cause-coup = 쿠데타
cause-other = 기타

## Offices
role-head_of_state = 국가원수
role-head_of_government = 정부 수반
role-party_leader = 당대표
role-representative_of_head_of_state = 국가원수 대리
role-deputy = 행정부 차석
role-institution_president = 기관장
filling-direct_election = 직접선거
filling-indirect_election = 간접선거
filling-parliament = 의회 선출
filling-appointment = 임명
filling-party_election = 당내 선거
filling-hereditary = 세습
filling-other = 기타

## Parts of the world and groupings
region-africa = 아프리카
region-americas = 미주
region-asia = 아시아
region-europe = 유럽
region-middle_east = 중동
region-oceania = 오세아니아
government-presidential = 대통령제
government-semi_presidential = 이원집정부제
government-parliamentary = 의원내각제 공화국
government-parliamentary_monarchy = 의원내각제 군주국
government-constitutional_monarchy = 입헌군주제
government-absolute_monarchy = 절대군주제
government-one_party = 일당 체제
government-theocratic = 신정 체제
government-military = 군정
government-transitional = 과도 체제
leading-institution = 국가가 아닌 기구
leading-both_in_one = 한 직책이 국가원수와 정부 수반을 겸함
leading-only_one = 다른 해당 직책은 기록 없음
leading-head_of_state_elected = 국가원수를 국민이 직접 선출
leading-head_of_state_governs = 국가원수가 실권을 행사
leading-government_appointed = 정부 수반은 의회 선출이 아니라 임명
leading-parliamentary = 국가원수는 국민 직선이 아님
leading-chosen_by_parliament = 정부 수반은 의회가 선출, 국가원수의 권한은 기록 없음
leading-not_recorded = 각각의 권한은 기록 없음
group-g7 = G7
group-g20 = G20
group-eu = 유럽연합(EU)
group-nato = NATO
group-asean = 아세안
group-quad = 쿼드
group-brics = 브릭스

## Review
review-reviewed = 검토 완료
review-unreviewed = 검토 전
## Why it is in doubt that somebody still holds an office
status-in_doubt = 기록상 재임 중
status-in_future = 오늘 현재 재임
doubt-successor_due = 후임 취임 미확인({ $date }~)
doubt-end_passed = 예고된 퇴임일 경과({ $date }~)
doubt-term_over = 임기 만료({ $date }~)
doubt-vote_overdue = 투표 결과 기록 없음({ $date }~)
doubt-check_old = 확인 기한 경과({ $date }~)
doubt-never-checked = 확인 기록 없음
doubt-brief = 확인 필요
doubt-note = 확인 필요: { $reasons }

## Who is to come by a result that nobody has recorded as a hand-over
status-presumed = 취임 예정(추정)
presumed-reason = { $event } 결과에 따른 추정(취임 예정 기록 없음)
stage-presumed = { $stage }(추정)
reckoning-after_vacancy = 궐위 후
reckoning-before_end_of_term = 임기 만료 전
reckoning-after_end_of_term = 임기 만료 후
reckoning-after_dissolution = 해산 후
time-unit-days = 일
time-unit-months = 개월
weekday-monday = 월요일
weekday-tuesday = 화요일
weekday-wednesday = 수요일
weekday-thursday = 목요일
weekday-friday = 금요일
weekday-saturday = 토요일
weekday-sunday = 일요일
chamber-lower = 하원
chamber-upper = 상원
chamber-single = 단원제
