## Headline status of a tenure
status-ended = 在任終了
status-designate = 就任予定
status-suspended = 職務停止中
status-acting = 職務代行
status-interim = 暫定
status-caretaker = 暫定内閣
status-transitional = 移行政権
status-removal_pending = 罷免手続き中
status-resignation_tendered = 辞表提出
status-announced_departure = 退任を表明
status-lost_election = 選挙で敗北
status-not_seeking_reelection = 再選不出馬
status-term_limited = 任期制限で再選不可
status-holding_over = 任期満了後も在任
status-disputed = 正統性に争い
status-in_office = 在任中
status-unknown = 不明

## Stage of a transition
stage-anticipated = 見込み
stage-announced = 表明
stage-under_way = 選出中
stage-decided = 後任決定
stage-completed = 交代完了
stage-cancelled = 取りやめ

## Where an event stands
state-upcoming = 予定
state-ongoing = 当日・実施中
state-held = 終了
state-unrecorded = 期日経過・結果未記録
state-postponed = 延期
state-cancelled = 中止
state-annulled = 無効

## Kinds of events
event-kind-presidential_election = 大統領選挙
event-kind-parliamentary_election = 議会選挙
event-kind-legislative_election = 議員選挙
event-kind-party_leadership_election = 党首選
event-kind-indirect_election = 間接選挙
event-kind-designation_vote = 首相指名選挙
event-kind-investiture_vote = 首相信任投票
event-kind-confidence_vote = 信任・不信任の採決
event-kind-impeachment_vote = 弾劾訴追の採決
event-kind-court_ruling = 司法判断
event-kind-referendum = 国民投票
event-kind-dissolution = 議会解散
event-kind-departure_announced = 退任表明
event-kind-resignation = 辞任
event-kind-withdrawal = 選挙戦からの撤退
event-kind-certification = 選挙結果の認定
event-kind-inauguration = 就任式
event-kind-succession = 継承
event-kind-death = 死去
event-kind-coup = クーデター
event-kind-meeting = 会談
event-kind-agreement = 合意

## How firm a date is, and of what sort
firmness-confirmed = 確定
firmness-tentative = 実施未定
firmness-changing = 変更の可能性あり
firmness-postponed = 延期
firmness-cancelled = 中止
firmness-held = 終了
date-kind-scheduled = 既定の日程
date-kind-snap = 前倒し実施
date-kind-bounded = 期間内
date-kind-deadline = 期限
date-kind-customary = 慣例

## The axes of a tenure
capacity-substantive = 正式
capacity-acting = 職務代行
capacity-interim = 暫定
capacity-caretaker = 暫定内閣
capacity-transitional = 移行政権
capacity-collective = 合議制
capacity-disputed = 正統性に争い
powers-full = 権限に制限なし
powers-limited = 権限制限
powers-suspended = 職務停止中
powers-on_leave = 休職中
powers-incapacitated = 執務不能
powers-transferred = 権限委譲中
outlook-none = 交代の動きなし
outlook-seeking_reelection = 再選を目指す
outlook-not_seeking_reelection = 再選不出馬
outlook-announced_departure = 退任を表明
outlook-resignation_tendered = 辞表提出
outlook-term_limited = 任期制限で再選不可
outlook-lost_election = 選挙で敗北
outlook-removal_pending = 罷免手続き中
outlook-holding_over = 任期満了後も在任

## How a tenure began and why it ended
entry-elected = 選挙で当選
entry-indirectly_elected = 間接選挙で選出
entry-designated = 議会の指名
entry-appointed = 任命
entry-party_election = 党内選挙で選出
entry-succession = 継承
entry-acting = 職務代行として就任
entry-coup = クーデターで権力掌握
entry-other = その他
entry-unknown = 記録なし
end-reason-term_ended = 任期満了
end-reason-resigned = 辞任
end-reason-lost_election = 選挙で敗北
end-reason-lost_confidence = 不信任
end-reason-removed = 解任・罷免
end-reason-impeached = 弾劾により罷免
end-reason-died = 在任中に死去
end-reason-incapacitated = 執務不能
end-reason-coup = クーデターで失脚
end-reason-office_abolished = 役職廃止
end-reason-succeeded = 後任に交代
end-reason-unknown = 理由の記録なし

## What set a transition off
cause-election = 選挙
cause-term_end = 任期満了
cause-announced_departure = 退任表明
cause-resignation = 辞任
cause-lost_confidence = 不信任
cause-removal = 解任・罷免
cause-suspension = 職務停止
cause-death = 死去
cause-succession = 継承
cause-coup = クーデター
cause-other = その他

## Offices
role-head_of_state = 国家元首
role-head_of_government = 政府の長
role-party_leader = 党首
role-representative_of_head_of_state = 国家元首の代理
role-deputy = 行政府次席
role-institution_president = 機関の長
filling-direct_election = 直接選挙
filling-indirect_election = 間接選挙
filling-parliament = 議会による選出
filling-appointment = 任命
filling-party_election = 党内選挙
filling-hereditary = 世襲
filling-other = その他

## Parts of the world and groupings
region-africa = アフリカ
region-americas = 米州
region-asia = アジア
region-europe = 欧州
region-middle_east = 中東
region-oceania = オセアニア
government-presidential = 大統領制
government-semi_presidential = 半大統領制
government-parliamentary = 議院内閣制（共和国）
government-parliamentary_monarchy = 議院内閣制（君主国）
government-constitutional_monarchy = 立憲君主制
government-absolute_monarchy = 絶対君主制
government-one_party = 一党支配体制
government-theocratic = 神権政治
government-military = 軍政
government-transitional = 移行期の体制
leading-institution = 国家ではなく機関
leading-both_in_one = 一つの役職が国家元首と政府の長を兼ねる
leading-only_one = ほかに該当する役職の記録なし
leading-head_of_state_elected = 国家元首は国民が直接選ぶ
leading-head_of_state_governs = 国家元首が統治の実権を持つ
leading-government_appointed = 政府の長は議会の選出ではなく任命による
leading-parliamentary = 国家元首は国民の直接選挙で選ばない
leading-chosen_by_parliament = 政府の長は議会が選出、国家元首の権限は記録なし
leading-not_recorded = それぞれの権限は記録なし
group-g7 = G7
group-g20 = G20
group-eu = 欧州連合（EU）
group-nato = NATO
group-asean = ASEAN
group-quad = クアッド
group-brics = BRICS

## Review
review-reviewed = 校閲済み
review-unreviewed = 未校閲
## Why it is in doubt that somebody still holds an office
status-in_doubt = 記録上は在任中
status-in_future = 本日時点で在任
doubt-successor_due = 後任の就任を確認できず（{ $date }〜）
doubt-end_passed = 表明された退任日を経過（{ $date }〜）
doubt-term_over = 任期切れ（{ $date }〜）
doubt-vote_overdue = 投票結果の記録なし（{ $date }〜）
doubt-check_old = 確認期限を経過（{ $date }〜）
doubt-never-checked = 確認の記録なし
doubt-brief = 要確認
doubt-note = 要確認：{ $reasons }

## Who is to come by a result that nobody has recorded as a hand-over
status-presumed = 就任予定（推定）
presumed-reason = { $event }の結果に基づく推定（就任予定の記録はなし）
stage-presumed = { $stage }（推定）
reckoning-after_vacancy = 欠員の発生後
reckoning-before_end_of_term = 任期満了前
reckoning-after_end_of_term = 任期満了後
reckoning-after_dissolution = 解散後
time-unit-days = 日
time-unit-months = か月
weekday-monday = 月曜日
weekday-tuesday = 火曜日
weekday-wednesday = 水曜日
weekday-thursday = 木曜日
weekday-friday = 金曜日
weekday-saturday = 土曜日
weekday-sunday = 日曜日
chamber-lower = 下院
chamber-upper = 上院
chamber-single = 一院制
