//! Which countries an address names, and the addresses of related relations.

use domain::{id::CountryId, snapshot::Relation};

/// How many countries a relation may have.
const FEWEST: usize = 2;
const MOST: usize = 6;
/// How many wider relations are offered.
const MOST_WIDER: usize = 4;

/// The countries of an address such as `jp-kr-us`: two to six, each once, in the order given.
pub fn parse(address: &str) -> Option<Vec<CountryId>> {
    // One more than allowed is enough to see that there are too many.
    let ids: Vec<_> = address
        .split('-')
        .take(MOST + 1)
        .map(CountryId::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let is_distinct = ids
        .iter()
        .enumerate()
        .all(|(place, id)| !ids[..place].contains(id));
    ((FEWEST..=MOST).contains(&ids.len()) && is_distinct).then_some(ids)
}

/// Every pair of three or more countries, in their order.
pub fn pairs(codes: &[&str]) -> Vec<Vec<String>> {
    if codes.len() <= FEWEST {
        return Vec::new();
    }
    let firsts = codes.iter().enumerate();
    firsts
        .flat_map(|(place, first)| {
            codes[place + 1..]
                .iter()
                .map(|other| vec![(*first).to_owned(), (*other).to_owned()])
        })
        .collect()
}

/// The wider groups that met or signed something together with these countries, the newest first.
pub fn wider(codes: &[&str], relation: &Relation<'_>) -> Vec<Vec<String>> {
    let events = relation.meetings.iter().chain(&relation.agreements).rev();
    let mut found: Vec<Vec<String>> = Vec::new();
    for (event, _) in events {
        let members = event.countries.iter().map(CountryId::as_str);
        let mut others: Vec<_> = members
            .filter(|code| !codes.contains(code))
            .map(str::to_owned)
            .collect();
        others.sort_unstable();
        let group: Vec<_> = codes
            .iter()
            .map(|code| (*code).to_owned())
            .chain(others)
            .collect();
        if group.len() > codes.len() && group.len() <= MOST && !found.contains(&group) {
            found.push(group);
        }
    }
    found.truncate(MOST_WIDER);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_two_to_six_countries_once_each() {
        let codes =
            |address: &str| parse(address).map(|ids| ids.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(
            codes("jp-kr-us").as_deref(),
            Some(["jp", "kr", "us"].map(String::from).as_slice())
        );
        assert_eq!(
            codes("kr-jp").as_deref(),
            Some(["kr", "jp"].map(String::from).as_slice())
        );
        for wrong in ["jp", "jp-jp", "jp-", "", "jp-kr-us-gb-fr-de-it", "jp_kr"] {
            assert_eq!(codes(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn three_countries_have_three_pairs_and_two_have_none() {
        assert_eq!(
            pairs(&["jp", "kr", "us"]),
            [["jp", "kr"], ["jp", "us"], ["kr", "us"]]
        );
        assert!(pairs(&["jp", "kr"]).is_empty());
    }
}
