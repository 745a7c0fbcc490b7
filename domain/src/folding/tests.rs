use super::*;
use proptest::{prelude::*, sample};

#[test]
fn case_marks_widths_and_punctuation_do_not_matter() {
    for (text, folded) in [
        ("  Luiz Inácio LULA da Silva ", "luiz inacio lula da silva"),
        ("Yoon Suk-yeol", "yoon suk yeol"),
        ("エマニュエル・マクロン", "エマニュエル マクロン"),
        ("ｴﾏﾆｭｴﾙ ﾊﾟﾝ", "エマニュエル パン"),
        ("Ｋｉｓｈｉｄａ", "kishida"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Fiamē Naomi Mataʻafa", "fiame naomi mataafa"),
        ("ERDOĞAN İSMAİL IŞIK ışık", "erdogan ismail isik isik"),
        ("KŁOSIŃSKI Łukasz", "klosinski lukasz"),
        ("ΜΗΤΣΟΤΆΚΗΣ Μητσοτάκης", "μητσοτακησ μητσοτακησ"),
        ("Nguyễn Phú Trọng", "nguyen phu trong"),
        ("Thủ tướng ĐẠI", "thu tuong dai"),
        ("Əli Əsədov Ğ", "eli esedov g"),
        ("Þorgerður Katrín", "thorgerdur katrin"),
        ("STRAẞE Straße", "strasse strasse"),
        ("ЕЛЬЦИН Ёлкин їжак", "елцин елкин іжак"),
        ("Ġorġ Ħaż-Żebbuġ", "gorg haz zebbug"),
        ("J.R. O'Neill, Jr.", "jr oneill jr"),
        ("أحمد الشرع", "احمد الشرع"),
        ("नरेन्द्र मोदी", "नरेन्द्र मोदी"),
        ("기시다 후미오", "기시다 후미오"),
        ("がか", "がか"),
        ("ホアン ＝ カルロス", "ホアン カルロス"),
        ("...", ""),
        ("", ""),
    ] {
        assert_eq!(fold(text), folded, "{text}");
    }
}

#[test]
fn the_same_name_has_a_key_in_common() {
    for (one, other) in [
        ("Łukasz Kłosiński", "Lukasz Klosinski"),
        ("İSMAİL IŞIK", "Ismail Isik"),
        ("Γιάννης Παπαδόπουλος", "ΓΙΑΝΝΗΣ ΠΑΠΑΔΟΠΟΥΛΟΣ"),
        ("Lars Løkke Rasmussen", "Lars Loekke Rasmussen"),
        ("Gerhard Schröder", "SCHROEDER, Gerhard"),
        ("Abdel Fattah al-Sisi", "el-Sisi Abdel-Fattah"),
        ("Ahmed ash-Sharaa", "Ahmed Al Sharaa"),
        ("Yoon Suk-yeol", "Yoon Sukyeol"),
        ("山田 花子", "山田花子"),
        ("기시다 후미오", "기시다후미오"),
        ("Éamon O’Cuív", "O'Cuiv Eamon"),
    ] {
        assert!(
            are_alike([one].into_iter(), [other].into_iter()),
            "{one} / {other}"
        );
    }
    for (one, other) in [("か が", "がが"), ("Kim Jong Un", "Kim Jong Il"), ("", "…")] {
        assert!(
            !are_alike([one].into_iter(), [other].into_iter()),
            "{one} / {other}"
        );
    }
}

#[test]
fn a_typed_text_stands_in_a_name_where_all_its_words_do() {
    for (typed, form) in [
        ("rasmussen lokke", "Lars Løkke Rasmussen"),
        ("loekke", "Lars Løkke Rasmussen"),
        ("Tolam", "Tô Lâm"),
        ("us", "us"),
        ("EL-SISI", "Abdel Fattah al-Sisi"),
        ("岸田 文雄", "岸田文雄"),
        ("기시다후미오", "기시다 후미오"),
        ("sukyeol", "Yoon Suk-yeol"),
        ("", "anybody"),
        (" . ", "anybody"),
    ] {
        assert!(Needle::of(typed).stands_in([form]), "{typed} in {form}");
    }
    for (typed, form) in [("us", "Belarus"), ("lokke x", "Lars Løkke"), ("ham", "Rah Amin")] {
        assert!(!Needle::of(typed).stands_in([form]), "{typed} not in {form}");
    }
    assert!(Needle::of("macron france").stands_in(["Emmanuel Macron", "France"]));
}

#[test]
fn what_is_kept_is_composed_and_otherwise_as_it_was_written() {
    assert_eq!(composed("To\u{302} La\u{302}m ﬁ İ"), "Tô Lâm ﬁ İ");
}

/// Names as people write them, of the scripts that names are recorded in.
const NAMES: [&str; 14] = [
    "Nguyễn Phú Trọng",
    "Recep Tayyip Erdoğan",
    "Łukasz Kłosiński",
    "Κυριάκος Μητσοτάκης",
    "Володимир Зеленський",
    "Fiamē Naomi Mataʻafa",
    "Faustin-Archange Touadéra",
    "Abdel Fattah al-Sisi",
    "Éamon O’Cuív",
    "Dr. Þorgerður Gunnarsdóttir",
    "Yoon Suk-yeol",
    "أحمد الشرع",
    "नरेन्द्र मोदी",
    "윤석열",
];

#[test]
fn a_letter_that_is_several_signs_is_apart_by_one_space() {
    for (text, folded) in [
        ("⁇", ""),
        ("a‼b", "a b"),
        ("¼", "1 4"),
        ("½-", "1 2"),
        ("a\u{1ffd}b", "ab"),
    ] {
        assert_eq!(fold(text), folded, "{text}");
    }
}

proptest! {
    #[test]
    fn no_other_way_of_writing_a_name_makes_another_name(
        name in sample::select(&NAMES[..]),
        ways in prop::array::uniform6(any::<bool>()),
        turn in 0usize..4,
    ) {
        let written = testing::rewritten(name, ways, turn);
        prop_assert!(are_alike([name].into_iter(), [&*written].into_iter()), "{name} / {written}");
        prop_assert!(Needle::of(&written).stands_in([name]), "{written} in {name}");
    }

    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,20}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn what_is_composed_otherwise_is_folded_alike(text in "\\PC{0,20}") {
        let apart = icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(&text).into_owned();
        prop_assert_eq!(fold(&apart), fold(&text));
        prop_assert_eq!(fold(&composed(&text)), fold(&text));
    }
}
