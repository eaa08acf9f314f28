//! The facts about an article that stand around its text.
//!
//! **In:** the [`Evidence`](evidence) that the walk over the page gathered, its scripts, and its address.
//! **Out:** [`Fields`]: each is chosen from the evidence, in an order of trust that stands in the field's own function.

mod agencies;
pub(in crate::page) mod authors;
mod dateline;
mod dates;
mod headline;
mod json_ld;
mod metadata;
mod published;
mod scripts;

use std::borrow::Cow;

use crate::article::{Moment, Origin};
use crate::lang::Language;
use crate::page::data::StatedText;
use crate::page::evidence::Evidence;
use crate::page::kind::Signs;
use crate::page::parse::{Script, parse};
use crate::page::survey::Survey;
use crate::page::text::bare;
use crate::text::spaced;
use dates::Locale;
pub(crate) use dates::is_dateline;
use json_ld::{Itself, JsonArticle};
use metadata::METADATA_KEYS;
use published::{Dates, modified, published};
use scripts::Scripts;

/// What the page says about its article.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Fields {
    pub url: Option<String>,
    pub headline: Option<String>,
    pub summary: Option<String>,
    pub authors: Vec<String>,
    /// News agencies that it is from.
    pub agencies: Vec<String>,
    pub publisher: Option<String>,
    pub section: Option<String>,
    pub tags: Vec<String>,
    pub signs: Signs,
    pub language: Option<Language>,
    pub published: Option<Moment>,
    pub modified: Option<Moment>,
    /// The text that the page's own data state.
    pub stated: StatedText,
    /// Where the known ones were found.
    pub origins: Vec<Origin>,
}

/// Reads the fields of a page that was fetched from `url`, where that is known.
pub(in crate::page) fn read(survey: &Survey, scripts: &[Script<'_>], url: Option<&str>) -> Fields {
    let Survey { outline, evidence } = survey;
    let texts = |json_ld: bool| -> Vec<&str> {
        scripts.iter().filter(|script| script.is_json_ld == json_ld).map(|script| script.text).collect()
    };
    let own = address(evidence, &JsonArticle::default(), url);
    let titles: Vec<&str> = evidence
        .h1s
        .iter()
        .chain(&evidence.title)
        .map(String::as_str)
        .chain(METADATA_KEYS.headline.iter().filter_map(|key| evidence.meta(key)))
        .collect();
    let itself = Itself { url: own.as_ref().map(|url| url.value.as_str()), titles: &titles };
    let json = json_ld::read(&texts(true), itself);
    let url = address(evidence, &json, url);
    let publisher = publisher(evidence, &json);
    let paper = publisher.as_ref().map(|found| found.value.as_str());
    let stated: Vec<Sourced<String>> = [
        json.headline.as_deref().map(|text| Sourced::new(clean(text), headline::JSON_LD)),
        first_meta(evidence, &METADATA_KEYS.headline),
    ]
    .into_iter()
    .flatten()
    .collect();
    let headline = headline::choose(evidence, &stated, paper);
    let language = language(evidence, json.language.as_deref());
    let country = url.as_ref().and_then(|url| country(&url.value));
    let locale = Locale { month_first: is_american(evidence, country), country };
    let dates = Dates {
        evidence,
        json: &json,
        shown: &dateline::shown(
            evidence,
            outline,
            headline.as_ref().map(|found| found.value.as_str()),
            locale,
        ),
        scripts: &Scripts(&texts(false)),
        url: url.as_ref().map(|url| url.value.as_str()),
        locale,
    };
    let (published, modified) = (published(&dates), modified(&dates));
    let papers = papers(evidence, paper);
    let authors = authors::choose(
        evidence,
        outline,
        &json.authors,
        authors::Paper { names: &papers, url: url.as_ref().map(|url| url.value.as_str()) },
        headline.as_ref().map(|found| found.value.as_str()),
    );
    let agencies = agencies::choose(
        evidence,
        outline,
        &json.authors,
        headline.as_ref().map(|found| found.value.as_str()),
    );
    let summary = first_meta(evidence, &METADATA_KEYS.summary)
        .or_else(|| json.summary.as_deref().map(|text| Sourced::new(clean(text), "JSON-LD description")))
        .filter(|found| !found.value.is_empty());
    let section = json
        .section
        .as_deref()
        .map(|text| Sourced::new(clean(text), "JSON-LD articleSection"))
        .or_else(|| first_meta(evidence, &METADATA_KEYS.section));
    let tags = tags(evidence, &json.tags);
    let mut origins = Vec::new();
    let mut known = Known(&mut origins);
    Fields {
        signs: Signs {
            objects: json.objects.clone(),
            graph_type: evidence.meta("og:type").map(str::to_lowercase),
            url: url.as_ref().map(|url| url.value.clone()),
            is_headed: headline.is_some()
                && !evidence.h1s.is_empty()
                && (authors.is_some() || published.is_some()),
        },
        url: known.take("url", url),
        headline: known.take("headline", headline),
        summary: known.take("summary", summary),
        authors: known.take("authors", authors).unwrap_or_default(),
        agencies: known.take("agencies", agencies).unwrap_or_default(),
        publisher: known.take("publisher", publisher),
        section: known.take("section", section),
        tags: known.take("tags", tags).unwrap_or_default(),
        language: known.take("lang", language),
        published: known.take("published", published),
        modified: known.take("modified", modified),
        stated: json.text,
        origins,
    }
}

/// The moment that a text tells.
pub(in crate::page) fn moment(text: &str) -> Option<Moment> {
    dates::parse(text, Locale::default())
}

/// Gathers where the known fields come from.
struct Known<'o>(&'o mut Vec<Origin>);

impl Known<'_> {
    /// The value of a field; its source is noted.
    fn take<T>(&mut self, field: &'static str, found: Option<Sourced<T>>) -> Option<T> {
        let Sourced { value, source } = found?;
        self.0.push(Origin { field, source: source.into_owned() });
        Some(value)
    }
}

/// A value and where it was found, for those who ask.
#[derive(Clone, Debug, PartialEq)]
struct Sourced<T> {
    value: T,
    source: Cow<'static, str>,
}

impl<T> Sourced<T> {
    fn new(value: T, source: impl Into<Cow<'static, str>>) -> Self {
        Self { value, source: source.into() }
    }
}

/// The first of these metadata that the page holds.
fn first_meta(evidence: &Evidence, keys: &[String]) -> Option<Sourced<String>> {
    keys.iter().find_map(|key| Some(Sourced::new(clean(evidence.meta(key)?), format!("metadata {key}"))))
}

/// Where the page says it lives, else where it was fetched from.
fn address(evidence: &Evidence, json: &JsonArticle, fetched: Option<&str>) -> Option<Sourced<String>> {
    let absolute = |url: &&String| url.starts_with("http://") || url.starts_with("https://");
    let stated = |url: &Option<String>, source: &'static str| {
        url.as_ref().filter(absolute).map(|url| Sourced::new(url.clone(), source))
    };
    stated(&evidence.canonical, "canonical link, or metadata og:url")
        .or_else(|| stated(&json.url, "JSON-LD url"))
        .or_else(|| fetched.map(|url| Sourced::new(url.to_owned(), "where the page was saved from")))
}

/// Text of metadata: entities that were encoded twice decoded, white space folded.
fn clean(text: &str) -> String {
    if !text.contains('&') {
        return spaced(text);
    }
    spaced(&parse(text).document.text())
}

/// Most tags that are kept of one page, and the longest of them in bytes; longer lists and tags are made for search engines.
const TAGS: usize = 50;
const TAG: usize = 80;

/// The article's own tags, else the first metadata that hold some; each once, in the page's order.
fn tags(evidence: &Evidence, stated: &[String]) -> Option<Sourced<Vec<String>>> {
    let mut tags: Vec<String> = Vec::new();
    let mut take = |text: &str| {
        for tag in text.split([',', ';']).map(clean) {
            if !tag.is_empty() && tag.len() <= TAG && tags.len() < TAGS && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
    };
    let source = if stated.is_empty() {
        let key = METADATA_KEYS.tags.iter().find(|key| evidence.meta(key).is_some())?;
        evidence.metas(key).for_each(&mut take);
        Cow::from(format!("metadata {key}"))
    } else {
        stated.iter().for_each(|text| take(text));
        "JSON-LD keywords".into()
    };
    Some(Sourced::new(tags, source)).filter(|found| !found.value.is_empty())
}

/// The paper: what JSON-LD or metadata say, what the title adds to the headline, what the link home says. The name of a
/// company is taken where there is no other.
fn publisher(evidence: &Evidence, json: &JsonArticle) -> Option<Sourced<String>> {
    let of_meta = METADATA_KEYS.publisher.iter().filter_map(|key| {
        let name = clean(evidence.meta(key)?).trim_start_matches(['@', '©', ' ']).to_owned();
        let is_name = !name.is_empty() && !name.contains("://");
        is_name.then(|| Sourced::new(name, format!("metadata {key}")))
    });
    let of_json = json.publisher.as_deref().map(|name| Sourced::new(clean(name), "JSON-LD publisher"));
    let of_title =
        || headline::site_in_title(evidence).map(|name| Sourced::new(name, "<title>, beside the headline"));
    let of_home =
        || evidence.homes.first().map(|name| Sourced::new(name.clone(), "the heading that leads home"));
    let mut company = None;
    let named = of_json.into_iter().chain(of_meta).find_map(|name| {
        if !is_company(&name.value) {
            return Some(name);
        }
        company.get_or_insert(name);
        None
    });
    named.or(company).or_else(of_title).or_else(of_home)
}

/// Does a name end in the form of a company: "Tarvik Media GmbH"?
fn is_company(name: &str) -> bool {
    let bared = bare(name);
    METADATA_KEYS.company_forms.iter().any(|form| {
        bared.strip_suffix(form.as_str()).is_some_and(|rest| rest.ends_with(' ') && rest.len() > 1)
    })
}

/// The names of the paper and of who owns it.
fn papers(evidence: &Evidence, publisher: Option<&str>) -> Vec<String> {
    let owner = evidence.meta("copyright").map(|text| {
        let kept = text.split_whitespace().filter(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.len() > 1
                && !word.eq_ignore_ascii_case("copyright")
                && !word.starts_with(|c: char| c.is_ascii_digit())
        });
        kept.collect::<Vec<_>>().join(" ")
    });
    let stated =
        METADATA_KEYS.publisher.iter().filter(|key| *key != "copyright").filter_map(|key| evidence.meta(key));
    publisher.into_iter().chain(stated).map(clean).chain(owner).filter(|name| !name.is_empty()).collect()
}

/// The language that the page says it is in.
fn language(evidence: &Evidence, stated: Option<&str>) -> Option<Sourced<Language>> {
    let tag = |tag: &str, source: &'static str| Sourced::new(tag.to_owned(), source);
    let found = evidence
        .lang
        .as_deref()
        .map(|lang| tag(lang, "the lang attribute of <html>"))
        .or_else(|| stated.map(|lang| tag(lang, "JSON-LD inLanguage")))
        .or_else(|| first_meta(evidence, &METADATA_KEYS.language))?;
    Some(Sourced { value: Language::from_tag(&found.value)?, source: found.source })
}

/// The last part of an address's host name: `uk` of `https://www.example.co.uk/a`.
fn country(url: &str) -> Option<&str> {
    let host = url.split_once("://")?.1.split(['/', '?', '#', ':']).next()?;
    host.rsplit_once('.').map(|(_, country)| country)
}

/// American sites write the month first: the language tag says US, or no tag says otherwise and the name ends in one of
/// the domains that are theirs by custom.
fn is_american(evidence: &Evidence, country: Option<&str>) -> bool {
    let tag =
        evidence.lang.as_deref().or_else(|| evidence.meta("og:locale")).unwrap_or_default().to_lowercase();
    tag.ends_with("us")
        || matches!(country, Some("us" | "gov" | "mil"))
        || matches!(tag.as_str(), "en" | "") && matches!(country, Some("com" | "org" | "net"))
}
