use super::*;
use crate::import::csv::mapping::RowFact;
use domain::claim::Fact;
use jiff::civil::date;
use std::{fs, path::PathBuf};

fn world() -> World {
    let files = crate::starter::embedded();
    let starter = crate::starter::Starter::read(&files);
    World::replay(starter.changesets(jiff::Timestamp::UNIX_EPOCH)).expect("the starter world is sound")
}

/// A spreadsheet in a folder of its own, which ends with it.
struct Sheet(tempfile::TempDir, &'static str);

impl Sheet {
    fn new(name: &'static str, bytes: impl AsRef<[u8]>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(name), bytes).expect("a file");
        Self(folder, name)
    }

    fn path(&self) -> PathBuf {
        self.0.path().join(self.1)
    }

    fn look(&self) -> FirstMapping {
        look(&self.path(), date(2026, 11, 30), &world()).expect("it is a table")
    }

    /// What the first mapping reads, once a person has filled in what only they know.
    fn read(&self) -> Part {
        let text = self.look().text.replace(FILL_IN, "Register");
        let mapping = Mapping::parse(&text).unwrap_or_else(|error| panic!("{error:#} in\n{text}"));
        super::super::read(&self.path(), &mapping, &world()).expect("it is read")
    }
}

const LEADERS: &str = "\
Country;Leader name;Office;Start_Date;End date;Party;exit;notes
Japan;Fumio Kishida;Prime Minister;04.10.2021;01.10.2024;LDP;resignation;a
Germany;Olaf Scholz;Chancellor;08.12.2021;06.05.2025;SPD;lost_election;b
France;Emmanuel Macron;President;14.05.2017;NA;;;c
Côte d’Ivoire;Alassane Ouattara;President;04.12.2010;NA;RDR;;d
";

#[test]
fn a_list_of_leaders_is_understood_as_it_stands() {
    let sheet = Sheet::new("My leaders.csv", LEADERS);
    let first = sheet.look();
    let mapping = Mapping::parse(&first.text.replace(FILL_IN, "Register")).expect("it is whole");
    assert_eq!(mapping.row.fact, RowFact::Tenure);
    assert_eq!(mapping.source.id.as_str(), "my-leaders");
    assert_eq!(mapping.file.delimiter, Some(';'));
    let part = sheet.read();
    assert_eq!(part.rejected, []);
    let Fact::Tenure(kishida) = &part.claims[0].fact else {
        panic!("a tenure");
    };
    assert_eq!(
        kishida.start.as_ref().map(ToString::to_string).as_deref(),
        Some("2021-10-04")
    );
    assert_eq!(
        kishida.end.as_ref().map(ToString::to_string).as_deref(),
        Some("2024-10-01")
    );
    assert_eq!(kishida.end_reason, Some(domain::entity::EndReason::Resigned));
    let words = first.to_string();
    assert!(words.contains("“Country” is the country (name)"), "{words}");
    assert!(words.contains("“notes” is not used: a, b, c, d"), "{words}");
    assert!(words.contains("4 of 4 rows can be read by it"), "{words}");
}

#[test]
fn what_only_a_person_knows_is_not_imported() {
    let text = Sheet::new("leaders.csv", LEADERS).look().text;
    let problem = Mapping::parse(&text)
        .expect_err("title and publisher are open")
        .to_string();
    assert!(problem.contains("still to be filled in: title ="), "{problem}");
}

#[test]
fn namibia_is_a_country_and_na_elsewhere_is_nothing() {
    let sheet = Sheet::new(
        "office-holders.csv",
        "id,iso2,name,position,from,to\n1,NA,Hage Geingob,President,2015-03-21,2024-02-04\n2,ZA,Cyril Ramaphosa,President,2018-02-15,NA\n",
    );
    let part = sheet.read();
    assert_eq!(part.rejected, []);
    let countries: Vec<_> = part.claims.iter().filter_map(|claim| claim.country()).collect();
    assert_eq!(
        countries.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
        ["na", "za"]
    );
    assert_eq!(part.claims[0].key, "1");
}

#[test]
fn day_and_month_that_cannot_be_told_apart_are_said() {
    let text = "country,person,title,start\nJPN,Somebody,Governor,01/02/2020\nKOR,Somebody Else,Governor,03/04/2021\n";
    let first = Sheet::new("governors.csv", text).look();
    assert!(
        first.text.contains("or D/M/YYYY: no row says which"),
        "{}",
        first.text
    );
    // One day beyond the twelfth says it.
    let told = text.replace("03/04/2021", "23/04/2021");
    let first = Sheet::new("governors.csv", told).look();
    assert!(
        first.text.contains("shapes = [\"D/M/YYYY\"] }]\n"),
        "{}",
        first.text
    );
}

#[test]
fn two_columns_of_names_are_one_person_and_short_years_have_a_century() {
    let sheet = Sheet::new(
        "ministers.csv",
        "first_name,last_name,Country,Office,from,to\nJacinda,Ardern,NZ,Prime Minister,26-Oct-17,25-Jan-23\nRobert,Muldoon,NZ,Prime Minister,12-Dec-75,26-Jul-84\n",
    );
    let part = sheet.read();
    assert_eq!(part.rejected, []);
    let Fact::Tenure(muldoon) = &part.claims[1].fact else {
        panic!("a tenure");
    };
    assert_eq!(
        muldoon.start.as_ref().map(ToString::to_string).as_deref(),
        Some("1975-12-12")
    );
    assert_eq!(part.claims[1].key, "NZ Prime Minister Robert Muldoon 12-Dec-75");
}

#[test]
fn a_list_of_votes_is_one_of_events() {
    let sheet = Sheet::new(
        "elections.csv",
        "ISO3,election type,date\nFRA,Presidential,2027-04-10\nFRA,Legislative,2024-06-30\nNOR,Parliamentary,2025-09-08\n",
    );
    let part = sheet.read();
    assert_eq!(part.rejected, []);
    let kinds: Vec<_> = part
        .claims
        .iter()
        .map(|claim| match &claim.fact {
            Fact::Event(event) => event.kind.word(),
            other => panic!("{other:?} is no event"),
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "presidential_election",
            "legislative_election",
            "parliamentary_election"
        ]
    );
}

#[test]
fn headings_in_japanese_and_korean_are_understood() {
    let japanese = "国,氏名,役職,就任日,退任日\n日本,岸田文雄,内閣総理大臣,2021/10/4,2024/10/1\n";
    assert_eq!(Sheet::new("首相.csv", japanese).read().claims.len(), 1);
    let korean = "국가,이름,직책,취임일,퇴임일\n대한민국,윤석열,대통령,2022.05.10,2025.04.04\n";
    let first = Sheet::new("대통령.csv", korean).look();
    assert!(first.text.contains("name = \"이름\""), "{}", first.text);
}

#[test]
fn a_sheet_without_countries_asks_for_one() {
    let first = Sheet::new("premiers.csv", "name,from\nSomebody,2001-01-01\n").look();
    assert!(
        first.text.contains("country = { value = \"FILL IN\" }"),
        "{}",
        first.text
    );
    assert!(Mapping::parse(&first.text).is_err());
}
