//! The facts about an article that stand around its text.
//!
//! **In:** the [`Evidence`](evidence) that the walk over the page gathered, and its address. **Out:** [`Fields`]: each is
//! chosen from the evidence, in an order of trust that stands in the field's own function.

mod authors;
mod dateline;
mod dates;
mod evidence;
mod headline;
mod json_ld;
mod published;
mod scripts;
mod text;

use dom_query::Document;

use crate::article::Moment;
use crate::lexicon::metadata::METADATA_KEYS;
use crate::page::kind::Signs;
use crate::page::survey::Survey;
use dates::Locale;
pub(crate) use dates::is_dateline;
pub(in crate::page) use evidence::{Evidence, Place};
use published::{Dates, modified, published};
use scripts::Scripts;
pub(crate) use text::folded;

/// What the page says about its article.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Fields {
    pub url: Option<String>,
    pub headline: Option<String>,
    pub summary: Option<String>,
    pub authors: Vec<String>,
    pub publisher: Option<String>,
    pub section: Option<String>,
    pub tags: Vec<String>,
    pub signs: Signs,
    pub language: Option<String>,
    pub published: Option<Moment>,
    pub modified: Option<Moment>,
}

/// Reads the fields of a page that was fetched from `url`, where that is known.
pub(in crate::page) fn read(document: &Document, survey: &Survey, url: Option<&str>) -> Fields {
    let Survey { outline, evidence } = survey;
    let json = json_ld::read(&evidence.json_ld);
    let first = |keys: &[String]| keys.iter().find_map(|key| evidence.meta(key)).map(clean);

    let absolute = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    let url = evidence
        .canonical
        .clone()
        .filter(absolute)
        .or(json.url.clone().filter(absolute))
        .or(url.map(str::to_owned));
    let publisher = json
        .publisher
        .clone()
        .map(|name| clean(&name))
        .or_else(|| publisher(evidence))
        .or_else(|| headline::site_in_title(evidence))
        .or_else(|| evidence.homes.first().cloned());
    let stated: Vec<String> = [json.headline.clone(), first(&METADATA_KEYS.headline)]
        .into_iter()
        .flatten()
        .map(|text| clean(&text))
        .collect();
    let stated: Vec<&str> = stated.iter().map(String::as_str).collect();
    let language = language(evidence, json.language.as_deref());
    let country = url.as_deref().and_then(country);
    let locale = Locale { month_first: is_american(evidence, country), country };

    let headline = headline::choose(evidence, &stated, publisher.as_deref());
    let dates = Dates {
        evidence,
        json: &json,
        shown: &dateline::shown(evidence, outline, headline.as_deref(), locale),
        scripts: &Scripts { document, nodes: &evidence.scripts },
        url: url.as_deref(),
        locale,
    };
    let (published, modified) = (published(&dates), modified(&dates));

    Fields {
        headline,
        summary: first(&METADATA_KEYS.summary)
            .or(json.summary.clone().map(|text| clean(&text)))
            .filter(|text| !text.is_empty()),
        authors: authors(evidence, &json.authors, publisher.as_deref()),
        section: json.section.clone().map(|text| clean(&text)).or_else(|| first(&METADATA_KEYS.section)),
        tags: tags(evidence, &json.tags),
        signs: Signs {
            objects: json.objects.clone(),
            graph_type: evidence.meta("og:type").map(str::to_lowercase),
            url: url.clone(),
        },
        published: published.map(|found| found.moment),
        modified: modified.map(|found| found.moment),
        language,
        publisher,
        url,
    }
}

/// Text of metadata: entities that were encoded twice decoded, white space folded.
fn clean(text: &str) -> String {
    if !text.contains('&') {
        return folded(text);
    }
    folded(&Document::fragment(text).text())
}

/// Most tags that are kept of one page, and the longest of them in bytes; longer lists and tags are made for search engines.
const TAGS: usize = 50;
const TAG: usize = 80;

/// The article's own tags, else the first metadata that hold some; each once, in the page's order.
fn tags(evidence: &Evidence, stated: &[String]) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    let mut take = |text: &str| {
        for tag in text.split([',', ';']).map(clean) {
            if !tag.is_empty() && tag.len() <= TAG && tags.len() < TAGS && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
    };
    if stated.is_empty() {
        if let Some(key) = METADATA_KEYS.tags.iter().find(|key| evidence.meta(key).is_some()) {
            evidence.metas(key).for_each(&mut take);
        }
    } else {
        stated.iter().for_each(|text| take(text));
    }
    tags
}

fn publisher(evidence: &Evidence) -> Option<String> {
    let value = METADATA_KEYS.publisher.iter().find_map(|key| evidence.meta(key))?;
    let value = clean(value);
    Some(value.trim_start_matches(['@', '©', ' ']).to_owned())
        .filter(|name| !name.is_empty() && !name.contains("://"))
}

fn authors(evidence: &Evidence, stated: &[String], publisher: Option<&str>) -> Vec<String> {
    let split = |texts: &mut dyn Iterator<Item = &str>| {
        let mut persons: Vec<String> = Vec::new();
        for person in texts.flat_map(|text| authors::persons(&clean(text), publisher)) {
            if !persons.contains(&person) {
                persons.push(person);
            }
        }
        Some(persons).filter(|persons| !persons.is_empty())
    };
    let opened =
        |text: &&str| text.len() > 3 && text.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
    split(&mut stated.iter().map(String::as_str))
        .or_else(|| METADATA_KEYS.author.iter().find_map(|key| split(&mut evidence.metas(key))))
        .or_else(|| evidence.bylines.iter().find_map(|text| split(&mut std::iter::once(text.as_str()))))
        .or_else(|| {
            evidence
                .openers
                .iter()
                .map(String::as_str)
                .filter(opened)
                .find_map(|text| split(&mut std::iter::once(text)))
        })
        .unwrap_or_default()
}

/// The first two letters of a language tag, where they are letters.
fn language(evidence: &Evidence, stated: Option<&str>) -> Option<String> {
    let of_meta = || METADATA_KEYS.language.iter().find_map(|key| evidence.meta(key));
    let tag = evidence.lang.as_deref().or(stated).or_else(of_meta)?;
    let code = tag.split(['-', '_']).next()?.trim().to_lowercase();
    match code.as_str() {
        "english" => Some("en".into()),
        _ => Some(code).filter(|code| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase())),
    }
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
