//! Latin letters for names in Korean, Greek and Cyrillic letters and in kana, as far as an id needs them: readable, and not how
//! the bearers of the names spell them. Chinese characters do not say how they are read, and are left out.

const INITIALS: [&str; 19] = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
];
const VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
    "yu", "eu", "ui", "i",
];
const FINALS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
    "ng", "t", "t", "k", "t", "p", "t",
];

const KANA: &str = "あa いi うu えe おo かka きki くku けke こko がga ぎgi ぐgu げge ごgo さsa しshi すsu せse そso ざza じji ずzu \
    ぜze ぞzo たta ちchi つtsu てte とto だda ぢji づzu でde どdo なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho ばba びbi ぶbu \
    べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa をo んn ゃya ゅyu \
    ょyo ぁa ぃi ぅu ぇe ぉo ゔvu";
const GREEK: &str = "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo άa έe ήi ίi όo ύy ώo ϊi ϋy ΐi ΰy";
const CYRILLIC: &str = "аa бb вv гh дd еe ёyo жzh зz иy іi їyi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe \
    юyu яya єye ґg ђdj јj љlj њnj ћc џdz ѓg ќk ўu";

/// A text with every letter that has a Latin one written in it.
pub fn romanized(text: &str) -> String {
    let mut latin = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            '가'..='힣' => latin.push_str(&syllable(letter)),
            'ァ'..='ヶ' => {
                let hiragana = char::from_u32(u32::from(letter) - 0x60).unwrap_or(letter);
                latin.push_str(in_table(hiragana).unwrap_or_default());
            }
            // A break between the parts of a name in katakana.
            '・' | '＝' => latin.push(' '),
            'ー' | 'っ' => {}
            _ => match in_table(letter) {
                Some(letters) => latin.push_str(letters),
                None => latin.push(letter),
            },
        }
    }
    latin
}

/// A Korean syllable is a number made of its three parts.
fn syllable(letter: char) -> String {
    let place = (u32::from(letter) - u32::from('가')) as usize;
    let (initial, vowel, last) = (place / (21 * 28), place / 28 % 21, place % 28);
    format!("{}{}{}", INITIALS[initial], VOWELS[vowel], FINALS[last])
}

fn in_table(letter: char) -> Option<&'static str> {
    [KANA, GREEK, CYRILLIC]
        .into_iter()
        .flat_map(str::split_whitespace)
        .find_map(|pair| pair.strip_prefix(letter))
}

#[cfg(test)]
mod tests {
    use super::romanized;

    #[test]
    fn letters_that_say_how_they_are_read_become_latin_ones() {
        for (name, latin) in [
            ("홍길동", "honggildong"),
            ("이재명", "ijaemyeong"),
            ("たかいち さなえ", "takaichi sanae"),
            ("ボリス・ジョンソン", "borisu jiyonson"),
            ("Κυριάκος Μητσοτάκης", "kyriakos mitsotakis"),
            ("Володимир Зеленський", "volodymyr zelenskyi"),
            ("고이케 Yuriko", "goike yuriko"),
            ("高市早苗", "高市早苗"),
        ] {
            assert_eq!(romanized(name), latin, "{name}");
        }
    }
}
