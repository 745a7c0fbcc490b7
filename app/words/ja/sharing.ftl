## Sharing a page
share-title = 共有
share-name = { $name }（{ $country }）
share-sentence = { $name }：{ $date }（出典：{ $source }）
share-sentence-decides = { $name }、{ $date }：{ $decides }（出典：{ $source }）
share-copy-link = リンクをコピー
share-copy-sentence = 要約をコピー
share-device = 共有…
share-copied = コピーしました。
share-failed = コピーできませんでした。文章を選択してコピーしてください。
share-calendar = カレンダーに追加
share-subscribe = カレンダーで購読（日程変更を自動反映）
share-data = データ（JSON）
share-pinned = 現在の内容のままのリンク
share-code = QRコード
share-code-label = このページのアドレスのQRコード

## In a calendar
calendar-cancelled = 【中止】{ $name }
calendar-postponed = 【延期】{ $name }
calendar-annulled = 【無効】{ $name }
calendar-moved = 【日程変更：{ $date }】{ $name }
calendar-by = { $name }（{ $date }まで）
calendar-window = { $name }（期間中のいずれかの日）
calendar-tentative = { $name }（実施未定）
calendar-changing = { $name }（日程変更の可能性あり）
calendar-date = 日程：{ $date }
calendar-source = 出典：{ $source }
calendar-nowhere = 日付が確定していない（{ $date }）ため、カレンダーにはまだ表示されません。購読しておけば、日付が分かり次第ここに表示されます。

## What changed since a link was shared
since-title = リンクの共有後の変更
since-nothing = { $moment }以降、この記録に変更はありません。
since-changed = { $moment }以降、この記録は{ $count }回更新されました。
since-removed = この記録は削除されました。
since-now = 現在のページ
## A vote that is over, in one sentence
share-sentence-result = { $name }、{ $date }：{ $result }（出典：{ $source }）
share-won = { $winners }を選出
share-join = 、
share-held = 投票は終了、結果の記録なし

## The calendar of a list or a record
calendar-name = Handover：{ $name }
calendar-about = { $name }の選挙、採決、就任、会談。変更または中止された予定は180日間残り、元の日程を示します。
calendar-about-list = Handoverの予定（{ $name }）。変更または中止された予定は180日間残り、元の日程を示します。
calendar-undated = 日付が未定のため、まだカレンダーにない予定（日付が決まり次第、自動で追加されます）：
calendar-undated-event = ・{ $name }：{ $date }
calendar-undated-more = ・ほか{ $count }件
calendar-left-out = カレンダーに載るのは今日に近い{ $most }件までです。ほかに{ $count }件あります。
calendar-empty = 日付の決まった予定はありません
calendar-text = 「{ $text }」
calendar-from = { $date }から
calendar-to = { $date }まで

## Feeds
feed-events-title = Handover：{ $name }
feed-changes-title = Handover 変更履歴：{ $name }
feed-events-about = これからの選挙、採決、就任、会談。変更または中止された予定は、更新として再び配信されます。
feed-changes-about = このサイトで記録または訂正された内容。新しい順に、変更前と変更後の値を示します。
feed-event = { $name }（{ $date }）
feed-more-records = ほか{ $count }件の記録

## Taking a page along
toolbar-title = カレンダー・フィード・ファイル・印刷
toolbar-calendar = カレンダー
toolbar-calendar-note = 日付が未定の予定はまだ含まれず、決まり次第、自動で追加されます。
toolbar-subscribe = 購読する
toolbar-download = ダウンロード（.ics）
toolbar-feed = フィード
toolbar-print = 印刷
table-edtf = 日付（EDTF）

## Preview cards
card-as-of = { $date }時点
card-holder = { $office }　{ $person }

## Embeds
toolbar-embed = 埋め込み
embed-title = ページを埋め込む
embed-lede = 選挙などの日程、国、首脳交代、日程の一覧を枠として、役職をバッジとして、ご自分のページに載せられます。常に最新の状況を表示し、スクリプトは不要です。
embed-url = ページのアドレス
embed-make = 表示
embed-snippet = 貼り付けるHTML
embed-preview = プレビュー
embed-none = このアドレスには埋め込めるものがありません。日程、国、首脳交代、日程の一覧、役職のいずれかのアドレスを入力してください。

## Citations
toolbar-cite = 引用
cite-title = ページを引用
cite-lede = 引用にはページの示す日と記録の時点が入り、リンク先はその時点のままのページです。
cite-plain = 文章
cite-download = ファイルをダウンロード
cite-none = このアドレスには引用できるページがないか、この日にはまだありません。
cite-sentence = 「{ $title }」Handover、{ $date }時点（{ $recorded }の記録による）、{ $url }
