desk-title = 作業一覧
desk-link = 作業一覧（{ $count }）
desk-lede =
    { $count ->
        [0] 確認すべき項目はありません。
       *[other] 確認すべき項目が{ $count }件あります。重大なものから順に、同じ種類では古いものから並べています。
    }
desk-remarks =
    { $count ->
        [0] { "" }
       *[other] その後に、データについての指摘が{ $count }件続きます。
    }
desk-nothing = 該当する項目はありません。
desk-proposals = 判断待ちの提案{ $count }件
desk-filter = 作業一覧を絞り込む
desk-kind = 理由
desk-what = 内容
desk-country = 国・地域
desk-since = いつから
desk-settle = 対応
desk-who = 担当
desk-take = 引き受ける
desk-release = 担当を外れる
desk-put-off = 後回しにする
desk-put-off-days = { $days }日間
desk-put-off-until = { $date }まで後回し
desk-reopen = 再開する
desk-see-put-off = 後回しにした項目{ $count }件
desk-see-open = 未対応の項目
desk-rules = 再確認までの日数
desk-rules-set = 設定する
desk-rule-leader_days = 在任中の首脳を再確認するまでの日数
desk-rule-other_days = その他の在任者を再確認するまでの日数
desk-rule-event_days = 間近な予定を再確認するまでの日数
desk-rule-near_days = 間近とみなす日数
desk-rule-wrong = 1から2000までの整数で日数を入力してください。
desk-days = { $days }日
desk-done-rules = 設定しました。

task-successor_due = 後任の就任を確認できず
task-end_passed = 表明された退任日を経過
task-term_over = 任期切れ
task-vote_overdue = 投票結果の記録なし
task-date_near = 間近だが日程は未確定
task-event_unchecked = 間近だが最近の確認なし
task-leaving = 退任予定、後任未定
task-double = 重複の可能性
task-warning = データの規則に違反
task-check_old = 最近の確認なし
coverage-title = 国・地域別の記録状況
coverage-lede = { $countries }か国・地域のうち、すべての項目がそろっているのは{ $complete }。不足の多い順に並べています。
coverage-back = 作業一覧に戻る
coverage-missing = 不足
coverage-holders = 在任者
coverage-line = 記録が完全な期間の始まり
coverage-vote = 次の投票
coverage-rule = 規定
coverage-names = 日本語名・韓国語名
coverage-there = 記録あり
coverage-none = なし
coverage-no-office = 役職なし
coverage-not-recorded = 記録なし{ $count }件
coverage-names-missing = 不足：日本語{ $ja }件、韓国語{ $ko }件
