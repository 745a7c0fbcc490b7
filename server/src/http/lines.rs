//! What is answered in a line of text, where no page could be made or none is asked for: each in all three languages, because it is not
//! known in which the reader reads.

/// One line in English, Japanese and Korean.
macro_rules! lines {
    ($($(#[$comment:meta])* $name:ident: $en:literal, $ja:literal, $ko:literal;)*) => {$(
        $(#[$comment])*
        pub const $name: &str = concat!($en, "\n", $ja, "\n", $ko, "\n");

        #[cfg(test)]
        const _: () = assert!($en.is_ascii() && !$ja.is_ascii() && !$ko.is_ascii());
    )*};
}

lines! {
    FROM_ELSEWHERE:
        "This was sent from another site, so nothing was changed. Open the page on this site and send it from there.",
        "ほかのサイトから送信されたため、何も変更していません。このサイトのページを開き、そこから送信してください。",
        "다른 사이트에서 보낸 요청이라 아무것도 바꾸지 않았습니다. 이 사이트의 페이지를 열어 거기서 보내 주십시오.";
    NOTHING_HERE:
        "There is nothing here.",
        "ここには何もありません。",
        "여기에는 아무것도 없습니다.";
    TOO_LONG:
        "The address is too long: use at most 2048 characters after the question mark.",
        "アドレスが長すぎます。「?」の後は2048文字以内にしてください。",
        "주소가 너무 깁니다. 물음표 뒤는 2048자 이하여야 합니다.";
    NO_SUCH_PART:
        "The list of pages has no such part.",
        "ページ一覧にその部分はありません。",
        "페이지 목록에 그런 부분이 없습니다.";
    NO_SUCH_PAGE:
        "There is no such page.",
        "そのようなページはありません。",
        "그런 페이지가 없습니다.";
    NO_SUCH_FUNCTION:
        "There is no such function.",
        "そのような機能はありません。",
        "그런 기능이 없습니다.";
    NO_SUCH_PROPOSAL:
        "There is no such proposal.",
        "そのような提案はありません。",
        "그런 제안이 없습니다.";
    NO_SUCH_STATUS:
        "There is no such status.",
        "そのような状態はありません。",
        "그런 상태가 없습니다.";
    NO_NUMBER:
        "The page has to be a number.",
        "ページは数字で指定してください。",
        "페이지는 숫자여야 합니다.";
    NO_SUCH_FORMAT:
        "There is JSON and XML, and no other format.",
        "形式はJSONとXMLだけです。",
        "형식은 JSON과 XML뿐입니다.";
    NO_SIZE:
        "A size has to be a whole number of pixels.",
        "大きさは画素数を整数で指定してください。",
        "크기는 픽셀 수를 정수로 적어 주십시오.";
    NO_URL:
        "Say in url which page is meant.",
        "対象のページをurlで指定してください。",
        "대상 페이지를 url로 지정해 주십시오.";
    NOTHING_TO_EMBED:
        "There is no page of this site that can be embedded at that address.",
        "そのアドレスには、埋め込めるこのサイトのページがありません。",
        "그 주소에는 삽입할 수 있는 이 사이트의 페이지가 없습니다.";
    TOO_MANY_LISTEN:
        "Too many pages are listening.",
        "更新を待っているページが多すぎます。",
        "갱신을 기다리는 페이지가 너무 많습니다.";
    TOO_MANY_DOWNLOADS:
        "Too many downloads are under way. Try again in a moment.",
        "ダウンロードが集中しています。しばらくしてからもう一度お試しください。",
        "내려받기가 너무 많습니다. 잠시 후 다시 시도해 주십시오.";
    TOO_MANY_PAGES:
        "Too many pages were asked for from your network. Try again in a moment.",
        "お使いのネットワークからのアクセスが多すぎます。しばらくしてからもう一度お試しください。",
        "같은 네트워크에서 요청이 너무 많았습니다. 잠시 후 다시 시도해 주십시오.";
    TOO_MUCH:
        "Too much is asked of this site at the moment. Try again in a second.",
        "アクセスが集中しています。少し待ってからもう一度お試しください。",
        "지금은 요청이 너무 많습니다. 잠시 후 다시 시도해 주십시오.";
    TWO_HOSTS:
        "The request names its host more than once.",
        "リクエストにホスト名が複数含まれています。",
        "요청에 호스트 이름이 여러 번 들어 있습니다.";
    FOREIGN_HOST:
        "This site is not known by that name. Call it by its public address.",
        "このサイトはその名前では利用できません。公開アドレスをお使いください。",
        "이 사이트는 그 이름으로 이용할 수 없습니다. 공개 주소를 사용해 주십시오.";
}
