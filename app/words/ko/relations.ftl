relation-description = { $countries }: 정상과 회담 횟수, 합의, 다음에 교체되는 직책을 출처와 함께 보여 줍니다.
relation-country = 국가·지역
relation-leaders = 정상
relation-leaders-caption = 이날의 각국 정상
relation-exposure = 교체 전망
relation-exposure-caption = 직책별 다음 교체
relation-exposure-summary = 6개월 안에 { $offices }개 직책 가운데 { $changing }개에서 교체 가능성이 있습니다. { $dates }.
relation-exposure-none = { $offices }개 직책 모두 6개월 안에 교체될 전망이 없습니다.
relation-dates-known = { $changing ->
    [1] 날짜는 정해졌습니다
    [2] 날짜는 둘 다 정해졌습니다
   *[other] 날짜는 { $changing }개 모두 정해졌습니다
}
relation-dates-some = { $changing }개 가운데 { $dated }개의 날짜가 정해졌습니다
relation-dates-unknown = { $changing ->
    [1] 날짜는 아직 정해지지 않았습니다
   *[other] 날짜는 모두 아직 정해지지 않았습니다
}
relation-no-change = 6개월 안에 교체 전망 없음
relation-next-step = 다음 절차
relation-date = 날짜
relation-away = 남은 기간
relation-meetings = 정상회담
relation-meetings-caption = 기록된 모든 회담(최신순)
relation-meetings-none = 이날까지 기록된 회담이 없습니다.
relation-meetings-recorded = { $time }의 회담은 모두 기록돼 있습니다.
relation-meetings-recorded-unknown = 기록되지 않은 회담이 있을 수 있습니다.
relation-met = { $persons }은 { $since } 이후 { $count }차례 만났습니다. { $count ->
    [1] 만남은 { $last }입니다.
   *[other] 가장 최근 만남은 { $last }입니다.
}
relation-never-met = { $persons }이 { $since } 이후 만난 기록은 없습니다.
relation-met-this-day = 이날 만남이 { $number }번째입니다.
relation-on-day = { $date }
relation-in-time = { $date }
relation-when-where = { $when }({ $place })
relation-figure = { $countries } 역대 정상을 하나의 시간 축 위아래에 놓고 회담을 그 사이의 점으로 나타낸 그림입니다. 모든 회담은 표에 있습니다.
relation-lane = { $country } · { $office }
relation-number = 회차
relation-numbering = 횟수는 같은 정상 간의 회담을 센 것입니다. 현 정상은 { $since } 이후의 회담을 셉니다.
relation-place = 장소
relation-occasion = 회담
relation-who = 참석자
relation-agreements = 합의
relation-agreements-none = 이날까지 기록된 합의가 없습니다.
relation-signed = 서명
relation-planned = 예정
relation-discussed = 협의 중
relation-signed-by = 서명: { $signers }
relation-signer = { $signer }({ $country })
relation-others = 관련 페이지
