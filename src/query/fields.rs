//! The fields that a query can name, before a colon or as a flag.

use jiff::civil::Date;

use super::{Doubt, Filter, PathPattern, Period, QueryError, TextField};
use crate::lang::Language;
use crate::quotes::{QuoteKind, Stance};

/// A filter, as the query and the command line name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterKey {
    /// `by:`
    By,
    /// `to:`
    To,
    /// `actor:`
    Actor,
    /// `publisher:`
    Publisher,
    /// `section:`
    Section,
    /// `author:`
    Author,
    /// `lang:`
    Lang,
    /// `on:`
    On,
    /// `since:`
    Since,
    /// `until:`
    Until,
    /// `kind:`
    Kind,
    /// `stance:`
    Stance,
    /// `min-confidence:`
    MinConfidence,
    /// `path:`
    Path,
    /// `dir:`
    Dir,
    /// `is:`
    Is,
}

/// The first name of each is the one that messages use; the others are what people bring from elsewhere.
const FILTERS: &[(&str, FilterKey)] = &[
    ("actor", FilterKey::Actor),
    ("affiliation", FilterKey::By),
    ("author", FilterKey::Author),
    ("by", FilterKey::By),
    ("byline", FilterKey::Author),
    ("date", FilterKey::On),
    ("dir", FilterKey::Dir),
    ("is", FilterKey::Is),
    ("kind", FilterKey::Kind),
    ("lang", FilterKey::Lang),
    ("min-confidence", FilterKey::MinConfidence),
    ("on", FilterKey::On),
    ("path", FilterKey::Path),
    ("publication", FilterKey::Publisher),
    ("publisher", FilterKey::Publisher),
    ("section", FilterKey::Section),
    ("since", FilterKey::Since),
    ("speaker", FilterKey::By),
    ("stance", FilterKey::Stance),
    ("to", FilterKey::To),
    ("until", FilterKey::Until),
];

const TEXT_FIELDS: &[(&str, TextField)] = &[
    ("body", TextField::Body),
    ("caption", TextField::Caption),
    ("headline", TextField::Headline),
    ("hlead", TextField::Lead),
    ("lead", TextField::Lead),
    ("quote", TextField::Quote),
    ("subject", TextField::Headline),
    ("summary", TextField::Summary),
    ("title", TextField::Headline),
];

/// What can stand before a colon.
pub fn field_names() -> impl Iterator<Item = &'static str> {
    FILTERS.iter().map(|(name, _)| *name).chain(TEXT_FIELDS.iter().map(|(name, _)| *name))
}

/// What a name before a colon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Filter(FilterKey),
    Text(TextField),
}

/// The field with this name.
pub(super) fn named(name: &str) -> Option<Named> {
    let filter = FILTERS.iter().find(|(known, _)| *known == name).map(|(_, key)| Named::Filter(*key));
    filter.or_else(|| {
        TEXT_FIELDS.iter().find(|(known, _)| *known == name).map(|(_, field)| Named::Text(*field))
    })
}

/// The field that a mistyped name most likely means.
pub(super) fn similar(name: &str) -> Option<&'static str> {
    // Short names are close to any short word ("no:", "in:"), which may be meant as written.
    field_names()
        .filter(|known| known.len() > 3 && name.len() > 3 && strsim::damerau_levenshtein(known, name) <= 2)
        .min_by_key(|known| strsim::damerau_levenshtein(known, name))
}

impl FilterKey {
    /// The filter with this value.
    ///
    /// # Errors
    /// When the value is no date, kind or pattern where one is needed.
    pub fn with(self, value: &str, today: Date) -> Result<Filter, QueryError> {
        let text = name(value)?;
        Ok(match self {
            FilterKey::By => Filter::By(text),
            FilterKey::To => Filter::To(text),
            FilterKey::Actor => Filter::Actor(text),
            FilterKey::Publisher => Filter::Publisher(text),
            FilterKey::Section => Filter::Section(text),
            FilterKey::Author => Filter::Author(text),
            // Of a page's language the region is not kept, nor which of its written forms it is.
            FilterKey::Lang => {
                let language = Language::from_tag(&text);
                Filter::Lang(language.map_or_else(|| text.to_lowercase(), |language| language.to_string()))
            }
            FilterKey::On => Filter::Published(Period::on(&text, today)?),
            FilterKey::Since => Filter::Published(Period::since(&text, today)?),
            FilterKey::Until => Filter::Published(Period::until(&text, today)?),
            FilterKey::Kind => Filter::Kind(kind(&text)?),
            FilterKey::Stance => Filter::Stance(stance(&text)?),
            FilterKey::MinConfidence => Filter::MinConfidence(confidence(&text)?),
            FilterKey::Path => Filter::Path(PathPattern::new(&text)?),
            FilterKey::Dir => Filter::Path(PathPattern::beneath(&text)?),
            FilterKey::Is => Filter::Is(doubt(&text)?),
        })
    }
}

/// The most bytes of a name, a day or another value.
pub const MAX_VALUE: usize = 10_000;

/// What is asked for by name, without blanks around it.
///
/// # Errors
/// When it is longer than any name.
pub fn name(value: &str) -> Result<String, QueryError> {
    let value = value.trim();
    if value.len() > MAX_VALUE {
        return Err(QueryError::LongValue { start: start(value), most: MAX_VALUE });
    }
    Ok(value.to_owned())
}

/// How a long text begins.
pub(super) fn start(text: &str) -> String {
    text[..text.floor_char_boundary(20)].to_owned()
}

fn doubt(text: &str) -> Result<Doubt, QueryError> {
    let wanted = text.to_lowercase();
    let found = Doubt::ALL.into_iter().find(|doubt| doubt.name() == wanted);
    found.ok_or_else(|| QueryError::BadDoubt(text.to_owned()))
}

fn kind(text: &str) -> Result<QuoteKind, QueryError> {
    let kinds = [QuoteKind::Direct, QuoteKind::Indirect, QuoteKind::Mixed];
    let wanted = text.to_lowercase();
    kinds.into_iter().find(|kind| kind.name() == wanted).ok_or_else(|| QueryError::BadKind(text.to_owned()))
}

fn stance(text: &str) -> Result<Stance, QueryError> {
    Stance::of_name(&text.to_lowercase()).ok_or_else(|| QueryError::BadStance(text.to_owned()))
}

/// A number from 0 to 1, written `0.9` or `90%`.
fn confidence(text: &str) -> Result<f64, QueryError> {
    let number = match text.strip_suffix('%') {
        Some(percent) => percent.trim().parse().map(|percent: f64| percent / 100.0),
        None => text.parse(),
    };
    let number = number.ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| QueryError::BadConfidence(text.to_owned()))
}
