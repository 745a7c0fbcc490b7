relation-description = { $countries }：首脳、会談の回数、合意、次に交代する役職を出典付きで示します。
relation-country = 国・地域
relation-leaders = 首脳
relation-leaders-caption = この日の各国首脳
relation-exposure = 交代の見通し
relation-exposure-caption = 各役職の次の交代
relation-exposure-summary = { $offices }役職のうち{ $changing }役職で、6か月以内に交代の可能性があります。{ $dates }。
relation-exposure-none = { $offices }役職とも、6か月以内に交代する見通しはありません。
relation-dates-known = { $changing ->
    [1] 日程は決まっています
    [2] 日程はいずれも決まっています
   *[other] 日程は{ $changing }件とも決まっています
}
relation-dates-some = 日程が決まっているのは{ $changing }役職のうち{ $dated }役職です
relation-dates-unknown = { $changing ->
    [1] 日程は決まっていません
   *[other] 日程はいずれも決まっていません
}
relation-no-change = 6か月以内に交代の見通しなし
relation-next-step = 次の手続き
relation-date = 日付
relation-away = 残り期間
relation-meetings = 首脳会談
relation-meetings-caption = 記録されているすべての会談（新しい順）
relation-meetings-none = この日までの会談の記録はありません。
relation-meetings-recorded = { $time }の会談はすべて記録されています。
relation-meetings-recorded-unknown = 記録されていない会談がある可能性があります。
relation-met = { $persons }は{ $since }以降、{ $count }回会談しました。{ $count ->
    [1] 会談は{ $last }です。
   *[other] 直近は{ $last }です。
}
relation-never-met = { $persons }が{ $since }以降に会談した記録はありません。
relation-met-this-day = この日の会談が{ $number }回目です。
relation-on-day = { $date }
relation-in-time = { $date }
relation-when-where = { $when }（{ $place }）
relation-figure = { $countries }の歴代首脳を一つの時間軸の上下に並べ、会談をその間の点で示した図です。会談はすべて表に載せています。
relation-lane = { $country }・{ $office }
relation-number = 回
relation-numbering = 回数は同じ首脳同士の会談を数えたものです。現首脳については{ $since }以降を数えます。
relation-place = 場所
relation-occasion = 会談
relation-who = 出席者
relation-agreements = 合意
relation-agreements-none = この日までの合意の記録はありません。
relation-signed = 署名済み
relation-planned = 予定
relation-discussed = 協議中
relation-signed-by = 署名：{ $signers }
relation-signer = { $signer }（{ $country }）
relation-others = 関連ページ
