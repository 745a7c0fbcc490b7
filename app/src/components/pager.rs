//! The way through a list that is longer than one page.

use crate::{visit::Visit, words::say};
use leptos::prelude::*;
use std::ops::Range;

/// Which part of a list a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageOf {
    /// From 1.
    pub page: usize,
    pub pages: usize,
    pub size: usize,
}

impl PageOf {
    /// The page that was asked for, or the nearest that there is.
    pub fn of(total: usize, size: usize, asked: usize) -> Self {
        let pages = total.div_ceil(size.max(1)).max(1);
        Self {
            page: asked.clamp(1, pages),
            pages,
            size,
        }
    }

    /// The items of this page.
    pub fn slice<'l, T>(&self, list: &'l [T]) -> &'l [T] {
        let rows = self.rows();
        let start = rows.start.min(list.len());
        &list[start..rows.end.min(list.len())]
    }

    /// The places of the items of this page, if it is full.
    pub fn rows(&self) -> Range<usize> {
        let start = (self.page - 1) * self.size;
        start..start + self.size
    }
}

#[component]
pub fn Pager<'c>(visit: &'c Visit<'c>, at: PageOf) -> impl IntoView + use<> {
    // The first page has one address, and that is the one without a number.
    let address = |page: usize| visit.here_with("page", (page > 1).then(|| page.to_string()).as_deref());
    (at.pages > 1).then(|| {
        let earlier = (at.page > 1).then(|| {
            view! {
                <a rel="prev" href=address(at.page - 1)>
                    {say!(visit, "pager-previous")}
                </a>
            }
        });
        let later = (at.page < at.pages).then(|| {
            view! {
                <a rel="next" href=address(at.page + 1)>
                    {say!(visit, "pager-next")}
                </a>
            }
        });
        view! {
            <nav class="pager" aria-label=say!(visit, "pager-label")>
                {earlier}
                " "
                <span>{say!(visit, "pager-page", page = at.page, pages = at.pages)}</span>
                " "
                {later}
            </nav>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_beyond_the_list_is_the_last_one() {
        let list: Vec<_> = (0..250).collect();
        assert_eq!(PageOf::of(250, 100, 1).slice(&list).len(), 100);
        let last = PageOf::of(250, 100, 99);
        assert_eq!((last.page, last.pages, last.slice(&list)), (3, 3, &list[200..]));
        assert_eq!(
            PageOf::of(0, 100, 0),
            PageOf {
                page: 1,
                pages: 1,
                size: 100
            }
        );
    }
}
