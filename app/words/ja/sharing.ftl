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
