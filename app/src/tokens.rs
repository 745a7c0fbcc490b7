//! The colours of the style sheets, for what leaves the site with its colours in it.

const STYLE: &str = include_str!("../../style/tokens.css");

/// A colour in its light and in its dark form, by its name in `style/tokens.css`.
pub fn colour(name: &str) -> Option<[&'static str; 2]> {
    let (_, value) = STYLE.split_once(&format!("--{name}: light-dark("))?;
    let (light, rest) = value.split_once(", ")?;
    let (dark, _) = rest.split_once(')')?;
    Some([light, dark])
}

#[cfg(test)]
mod tests {
    use super::colour;

    #[test]
    fn a_colour_has_two_forms_and_nothing_else_is_one() {
        for name in ["paper", "ink", "rule-strong", "amber"] {
            let forms = colour(name).expect(name);
            for form in forms {
                assert!(form.len() == 7 && form.starts_with('#'), "{name}: {form}");
            }
            assert_ne!(forms[0], forms[1], "{name}");
        }
        assert_eq!(colour("serif"), None);
        assert_eq!(colour("nothing"), None);
    }
}
