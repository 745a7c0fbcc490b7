## The agenda
events-title = 政治日程
events-description = 各国の指導者を決める選挙・採決・就任式と首脳会談の日程。今後の予定を月別に、過去の結果もあわせて掲載します。
events-ahead = 今後の日程（近い順）
events-past = 過去の日程（新しい順）
events-through = 日付順
events-backwards = 日付順（新しい順）
events-count = { $count }件
events-show-past = 過去の日程
events-show-ahead = 今後の日程
events-next-days = 今後{ $days }日間
events-this-year = 今年
events-held-this-year = 今年実施済み
events-none = 該当する日程はありません。条件を減らしてください。
month-some-day = { $month }（日は不明）
month-ending = { $month }末まで（正確な日付は不明）
year-some-day = { $year }（月は不明）
date-open = 期限未定
date-waiting = 延期（新たな日程は未定）

## Filters of any list
filter-label = 日程の絞り込み
filter-text = 語句
filter-country = 国・地域
filter-region = 地域
filter-group = 枠組み
filter-group-today = 枠組み（現在の加盟国）
filter-kind = 種類
filter-state = 状況
filter-state-ordered = 並び順に合わせる
filter-state-any = すべての状況
filter-stage = 段階
filter-firmness = 日程の確度
filter-from = 開始日
filter-to = 終了日
filter-sort = 並び順
filter-soonest = 今後（近い順）
filter-newest = 過去（新しい順）
filter-all = すべて
filter-go = 表示
filter-clear = 条件をクリア
filter-busy = 検索中…
filter-unknown = 「{ $name }={ $value }」は認識できないため、条件から外しました。
filter-turned = 開始日（from={ $from }）が終了日（to={ $to }）より後のため、該当する日程はありません。
pager-label = ページ
pager-previous = 前のページ
pager-next = 次のページ
pager-page = { $pages }ページ中{ $page }ページ目

## Steps
stage-steps-label = 現在の段階
stepper-label = 手続き：{ $name }
step-done = 済み
step-next = 次
step-expected = 予定
step-outcome = 結果：{ $outcome }

## One event
event-description = { $name }、{ $date }。{ $decides }
event-round = 第{ $round }回投票
event-rounds-title = 各回の投票
event-round-of = 対象の選挙
event-state = 状況
event-firmness = 日程
event-announced = 発表日
event-expected = 見込まれ始めた日
event-time = 時刻
event-time-zone = 現地時間{ $time }（{ $zone }）
event-time-local = 現地時間{ $time }
event-time-yours = 端末の時刻：
event-place = 場所
event-body = 投票機関・選出対象
event-rule = 選挙の時期の規定
event-relation = 関係国
event-is-cancelled = 中止されました（予定されていた日程：{ $date }）。
event-is-postponed = 延期されました（当初の日程：{ $date }）。新たな日程は分かっていません。
event-is-unrecorded = 予定日（{ $date }）は過ぎましたが、結果は記録されていません。
event-is-annulled = 投票後、{ $date }に無効とされました。
event-moves-title = 日程の変更
event-moved-until = { $date }まで有効
event-moved-now = 現在の日程
event-participants = 出席者
event-signed-by = 署名者
event-meeting-number = { $names }の{ $number }回目の会談。
event-candidates = 候補者
event-candidate = 候補者
event-candidate-party = 政党
event-candidate-since = 判明日
event-candidate-unnamed = 氏名不明
event-candidate-won = 当選
event-outcome-title = 結果
event-outcome-known = 結果判明日
event-winners = 選出：
event-figures = 得票・議席
event-figures-round = 得票・議席（第{ $round }回投票）
event-figure-label = 内訳
unit-votes = 票
unit-seats = 議席
unit-percent = %
unit-electoral-votes = 選挙人

## Under every record
history-title = この記録の更新履歴
history-change = 更新第{ $number }号
share-as-of = { $date }時点のこのページへのリンク
event-previous-vote = 前回の選挙
event-next-vote = 次回の選挙
events-month = 月間カレンダー
month-nav = 前後の月
month-beside = 月内（日付は未定）
