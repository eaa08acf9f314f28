//! When the article was published and last changed, by the page's own local day.
//!
//! A page states its dates to machines (JSON-LD, metadata) and shows them to readers. Machines are told the precise time,
//! but often in UTC, or of an earlier version, or of the last change; readers are shown the day that counts. So the date
//! beside the headline decides, and the statement that agrees with it is taken. Without one, each source is asked in the
//! order in which it stands in [`published`].

use super::Sourced;
use super::dateline::{Shown, Standing, is_local_day, is_utc};
use super::dates::{self, Locale, parse};
use super::json_ld::JsonArticle;
use super::metadata::METADATA_KEYS;
use super::scripts::Scripts;
use crate::article::Moment;
use crate::lang::pages::datelines::DateLabel;
use crate::page::evidence::Evidence;

/// A date and where it was found.
type Found = Sourced<Moment>;

/// What the rules look at.
pub(super) struct Dates<'p> {
    pub evidence: &'p Evidence,
    pub json: &'p JsonArticle,
    /// The dates that the page shows.
    pub shown: &'p [Shown],
    pub scripts: &'p Scripts<'p>,
    pub url: Option<&'p str>,
    pub locale: Locale<'p>,
}

/// The time of publication.
pub(super) fn published(page: &Dates<'_>) -> Option<Sourced<Moment>> {
    let stated = page.stated();
    if let Some(shown) = page.dateline()
        && !page.is_change(&stated, shown)
    {
        return Some(page.agreeing(&stated, shown));
    }
    let found = page
        .most_trusted(stated)
        .or_else(|| page.marked())
        .or_else(|| page.addressed())
        .or_else(|| page.scripted())
        .or_else(|| page.anywhere())?;
    Some(page.by_local_day(found))
}

/// The time of the last change.
pub(super) fn modified(page: &Dates<'_>) -> Option<Sourced<Moment>> {
    let stated = page.json.modified.as_deref().and_then(|stamp| parse(stamp, page.locale));
    let shown = || {
        let updated = |shown: &&Shown| shown.label == DateLabel::Updated && shown.place != Standing::Apart;
        page.shown.iter().filter(updated).min_by_key(|shown| shown.place)
    };
    stated
        .map(|moment| Found::new(moment, "JSON-LD dateModified"))
        .or_else(|| page.metas(&METADATA_KEYS.modified).next())
        .or_else(|| shown().map(|shown| Found::new(shown.moment, "shown as the date of a change")))
}

impl Dates<'_> {
    /// All dates of publication that the page states to machines, the most trusted first.
    fn stated(&self) -> Vec<Found> {
        let read = |stamp: &Option<String>, source: &'static str| {
            let moment = stamp.as_deref().and_then(|stamp| parse(stamp, self.locale))?;
            Some(Found::new(moment, source))
        };
        let article = read(&self.json.published, "JSON-LD datePublished");
        let page = read(&self.json.page_published, "JSON-LD datePublished of the page");
        article.into_iter().chain(self.metas(&METADATA_KEYS.published)).chain(page).collect()
    }

    /// The dates in metadata of these names.
    fn metas<'k>(&'k self, keys: &'k [String]) -> impl Iterator<Item = Found> + 'k {
        keys.iter().flat_map(move |key| {
            self.evidence.metas(key).filter_map(move |value| {
                Some(Found::new(parse(value, self.locale)?, format!("metadata {key}")))
            })
        })
    }

    /// Dates that stand beside the headline, the nearest first.
    fn beside(&self) -> Vec<&Shown> {
        let mut beside: Vec<&Shown> = self
            .shown
            .iter()
            .filter(|shown| matches!(shown.place, Standing::Beside(_)) && shown.label != DateLabel::Other)
            .collect();
        beside.sort_by_key(|shown| shown.place);
        beside
    }

    /// The date of publication beside the headline: the nearest that calls itself so, else the nearest that no label calls
    /// the date of a change.
    fn dateline(&self) -> Option<Moment> {
        let beside = self.beside();
        let sure = || beside.iter().filter(|shown| shown.sure && shown.seen);
        let changed = |shown: &Shown| {
            sure()
                .any(|other| other.label == DateLabel::Updated && other.moment.date() == shown.moment.date())
        };
        sure()
            .find(|shown| shown.label == DateLabel::Published)
            .or_else(|| sure().find(|shown| shown.label == DateLabel::None && !changed(shown)))
            .or_else(|| sure().find(|shown| shown.label == DateLabel::None))
            .map(|shown| shown.moment)
    }

    /// Is the shown day that of the last change, and the stated one that of the address? Some sites show the last change without
    /// a word.
    fn is_change(&self, stated: &[Found], shown: Moment) -> bool {
        let changed = || modified(self).is_some_and(|found| found.value.date() == shown.date());
        let agreed = !stated.iter().any(|found| found.value.date() == shown.date());
        agreed && self.is_addressed(stated) && changed()
    }

    /// Is the day of the first statement that of the address?
    fn is_addressed(&self, stated: &[Found]) -> bool {
        let day = self.url.and_then(dates::in_url);
        day.is_some() && day == stated.first().map(|found| found.value.date())
    }

    /// The statement of the day that is shown; the shown day where none is of it.
    fn agreeing(&self, stated: &[Found], shown: Moment) -> Found {
        match (stated.iter().find(|found| found.value.date() == shown.date()), stated) {
            (Some(found), _) => {
                Found::new(found.value, format!("{}, as shown beside the headline", found.source))
            }
            (None, [first, ..]) => {
                Found::new(shown, format!("shown beside the headline, against {}", first.source))
            }
            (None, []) => Found::new(shown, "shown beside the headline"),
        }
    }

    /// The first statement, where nothing beside the headline says otherwise.
    fn most_trusted(&self, stated: Vec<Found>) -> Option<Found> {
        // Where statements differ, one that a shown date of a change agrees with is not an older version's.
        let changed = self.beside().into_iter().find(|shown| shown.sure && shown.label == DateLabel::Updated);
        let doubted = !self.is_addressed(&stated);
        let agrees = |found: &&Found| {
            doubted && changed.is_some_and(|shown| shown.moment.date() == found.value.date())
        };
        if let Some(found) = stated.iter().find(agrees) {
            return Some(found.clone());
        }
        let mut stated = stated.into_iter();
        Some(earlier(stated.next()?, stated.next()))
    }

    /// Where a stamp is in UTC, its local day by what the page shows, its address, and its scripts.
    fn by_local_day(&self, found: Found) -> Found {
        if !is_utc(found.value) {
            return found;
        }
        let local = |moment: &Moment| is_local_day(found.value, *moment);
        let same = |moment: &Moment| moment.date() == found.value.date();
        let address = self.url.and_then(dates::in_url).map(Moment::Day);
        if let Some(day) = address.filter(local) {
            return Found::new(day, format!("the day in the address, {} is in UTC", found.source));
        }
        if address.is_some_and(|day| same(&day)) {
            return found;
        }
        let of_day = |shown: &&Shown| shown.seen && (same(&shown.moment) || local(&shown.moment));
        match self.shown.iter().filter(of_day).min_by_key(|shown| shown.place) {
            Some(shown) if same(&shown.moment) => found,
            Some(shown) => Found::new(shown.moment, format!("shown, {} is in UTC", found.source)),
            None => match self.scripts.local(found.value, self.locale).filter(|moment| local(moment)) {
                Some(moment) => {
                    Found::new(moment, format!("{}, in the zone of the page's scripts", found.source))
                }
                None => found,
            },
        }
    }

    /// The first date in an element that says that it carries one.
    fn marked(&self) -> Option<Found> {
        let beside = self.beside().into_iter().find(|shown| shown.label != DateLabel::Updated && !shown.told);
        let marked = || {
            self.shown.iter().find(|shown| {
                shown.marked
                    && shown.place != Standing::Apart
                    && matches!(shown.label, DateLabel::None | DateLabel::Published)
            })
        };
        beside.or_else(marked).map(|shown| Found::new(shown.moment, "shown in the page"))
    }

    /// The day in the page's address, or in that of its picture: pictures of a story are filed under its day.
    fn addressed(&self) -> Option<Found> {
        let address = self.url.and_then(dates::in_url).map(|day| Found::new(Moment::Day(day), "the address"));
        let picture = || self.evidence.meta("og:image").and_then(dates::in_url);
        address.or_else(|| Some(Found::new(Moment::Day(picture()?), "the address of the picture")))
    }

    /// The date that a script keeps under a name that says so.
    fn scripted(&self) -> Option<Found> {
        let (moment, key) = self.scripts.published(self.locale)?;
        Some(Found::new(moment, format!("{key} in a script")))
    }

    /// What is left: a line that is a date and hardly more, a date of a change, a date in the description, a date in a rail.
    fn anywhere(&self) -> Option<Found> {
        let shown = |wanted: &dyn Fn(&Shown) -> bool| {
            self.shown
                .iter()
                .find(|shown| wanted(shown))
                .map(|shown| Found::new(shown.moment, "shown in the page"))
        };
        let described = || {
            METADATA_KEYS.summary.iter().chain(&METADATA_KEYS.headline).find_map(|key| {
                let moment = parse(self.evidence.meta(key)?, self.locale)?;
                Some(Found::new(moment, format!("metadata {key}")))
            })
        };
        let changed = || self.metas(&METADATA_KEYS.modified).next();
        // What a sentence tells of is not the article's day.
        let is_own = |shown: &Shown| shown.label != DateLabel::Other && !shown.told;
        shown(&|shown| shown.sure && shown.place != Standing::Apart && shown.label != DateLabel::Other)
            .or_else(described)
            .or_else(changed)
            .or_else(|| shown(&|shown| shown.place != Standing::Apart && is_own(shown)))
            .or_else(|| shown(&is_own))
    }
}

/// Where two stamps of publication differ by a day, the earlier is the first publication, or one of them is local time
/// that was labelled as UTC.
fn earlier(stated: Found, other: Option<Found>) -> Found {
    other
        .filter(|other| {
            let (this, other) = (stated.value, other.value);
            (1..=24 * 3600).contains(&(this.unix_seconds() - other.unix_seconds()))
                && other.date() < this.date()
        })
        .unwrap_or(stated)
}
