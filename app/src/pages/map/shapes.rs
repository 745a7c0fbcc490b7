//! The shapes of countries, as `app/map/shapes.mjs` makes them from Natural Earth.

use std::sync::LazyLock;

/// The size of the picture that the shapes are made for, in its own units.
pub const WIDTH: u16 = 1000;
pub const HEIGHT: u16 = 462;

/// One line of the file.
pub struct Shape {
    /// The id of the country; none for land that is of none of ours.
    pub country: Option<&'static str>,
    /// A point well inside it.
    pub x: i16,
    pub y: i16,
    /// The outline as SVG path data; none where the country is a disc.
    pub outline: Option<&'static str>,
}

/// All shapes, in the order in which they are drawn.
pub static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    include_str!("../../../map/shapes.tsv")
        .lines()
        .filter_map(read)
        .collect()
});

/// Whether a country has a place on the map: no union of states has, and no state of the past.
pub fn is_drawn(country: &str) -> bool {
    SHAPES.iter().any(|shape| shape.country == Some(country))
}

fn read(line: &'static str) -> Option<Shape> {
    let mut cells = line.split('\t');
    let country = cells.next()?;
    let (x, y) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
    let is_area = cells.next()? == "area";
    Some(Shape {
        country: (country != "-").then_some(country),
        x,
        y,
        outline: cells.next().filter(|_| is_area),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_is_a_shape_inside_the_picture_and_no_country_stands_twice() {
        let text = include_str!("../../../map/shapes.tsv");
        assert_eq!(SHAPES.len(), text.lines().count());
        let countries: Vec<_> = SHAPES.iter().filter_map(|shape| shape.country).collect();
        let distinct: BTreeSet<_> = countries.iter().collect();
        assert_eq!(countries.len(), distinct.len());
        for shape in SHAPES.iter() {
            let (x, y) = (i32::from(shape.x), i32::from(shape.y));
            assert!((0..=i32::from(WIDTH)).contains(&x) && (0..=i32::from(HEIGHT)).contains(&y));
        }
    }
}
