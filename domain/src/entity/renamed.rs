//! What goes by another name than before: countries, parties and offices.

use super::FormerName;
use crate::{Name, Text, text::Forms};
use jiff::civil::Date;

/// What may have been called otherwise.
pub trait Renamed {
    fn former_names(&self) -> &[FormerName];

    fn former_names_mut(&mut self) -> &mut Vec<FormerName>;

    /// Gives it the name that it went by then.
    fn rename(&mut self, former: FormerName);

    /// The name, and all that it went by before: what it is found by.
    fn all_names(&self) -> impl Iterator<Item = &str>;

    /// Whether it goes by the same name as on a day, and had no other one since.
    fn was_named_so(&self, on: Date) -> bool {
        self.former_names().iter().all(|former| former.is_over(on))
    }

    /// Leaves the name of a day, and those that were former ones by then.
    fn name_as_on(&mut self, on: Date) {
        let former = self.former_names().iter().find(|former| former.is_in_force(on));
        if let Some(former) = former.cloned() {
            self.rename(former);
        }
        self.former_names_mut().retain(|former| former.is_over(on));
    }
}

macro_rules! renamed {
    ($($kind:ident),*) => {$(
        impl Renamed for crate::entity::$kind {
            fn former_names(&self) -> &[FormerName] {
                &self.former_names
            }

            fn former_names_mut(&mut self) -> &mut Vec<FormerName> {
                &mut self.former_names
            }

            fn rename(&mut self, former: FormerName) {
                self.name = former.name;
            }

            fn all_names(&self) -> impl Iterator<Item = &str> {
                self.name.forms().chain(self.former_names.iter().flat_map(|it| it.name.forms()))
            }
        }
    )*};
}

renamed!(Country, Party, Body);

impl Renamed for crate::Office {
    fn former_names(&self) -> &[FormerName] {
        &self.former_names
    }

    fn former_names_mut(&mut self) -> &mut Vec<FormerName> {
        &mut self.former_names
    }

    fn rename(&mut self, former: FormerName) {
        let Name { en, ja, ko, .. } = former.name;
        self.name = Forms { en, ja, ko }.into();
        if let Some(title) = former.title {
            self.title = title;
        }
    }

    fn all_names(&self) -> impl Iterator<Item = &str> {
        let former = self.former_names.iter();
        let former = former.flat_map(|it| it.name.forms().chain(it.title.iter().flat_map(Text::forms)));
        self.name.forms().chain(self.title.forms()).chain(former)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Country,
        fixture::{country, date, day, name, office, text, world},
    };

    fn former(en: &str, from: Option<&str>, until: &str) -> FormerName {
        FormerName {
            name: name(en),
            title: None,
            from: from.map(date),
            until: date(until),
            sources: Vec::new(),
        }
    }

    #[test]
    fn a_country_is_called_as_it_was_on_the_day() {
        let congo = Country {
            former_names: vec![
                former("Congo-Léopoldville", Some("1960"), "1971"),
                former("Zaire", Some("1971"), "1997-05-17"),
            ],
            ..country("aa")
        };
        let world = world(vec![congo.into()]);
        let on = |on: &str| {
            let snapshot = world.on(day(on));
            let country = snapshot.country("aa").unwrap();
            (country.name.en.clone(), country.former_names.len())
        };
        assert_eq!(on("1965-01-01"), ("Congo-Léopoldville".into(), 0));
        // Within the year the older name counts for as long as the newer one is not certain.
        assert_eq!(on("1971-06-01"), ("Congo-Léopoldville".into(), 0));
        assert_eq!(on("1972-01-01"), ("Zaire".into(), 1));
        assert_eq!(on("1997-05-16"), ("Zaire".into(), 1));
        assert_eq!(on("1997-05-17"), ("aa".into(), 2));
        // What it was called before any recorded name is not known.
        assert_eq!(on("1950-01-01"), ("aa".into(), 0));
    }

    #[test]
    fn an_office_may_have_had_another_title_and_is_found_by_all_names() {
        let office = crate::Office {
            former_names: vec![FormerName {
                title: Some(text("Chancellor")),
                ..former("Chancellor of aa", None, "2000-01-01")
            }],
            ..office("aa-president")
        };
        let names: Vec<_> = office.all_names().collect();
        assert!(names.contains(&"Chancellor of aa") && names.contains(&"Chancellor"));
        let world = world(vec![country("aa").into(), office.into()]);
        let title = |on: &str| {
            let snapshot = world.on(day(on));
            snapshot.office("aa-president").unwrap().title.en.clone()
        };
        assert_eq!(
            (title("1999-12-31"), title("2000-01-01")),
            ("Chancellor".into(), "aa-president".into())
        );
    }
}
