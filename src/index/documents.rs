//! From a page's record to the documents of the index.

use jiff::civil::Date;
use tantivy::TantivyDocument;
use tantivy::schema::Facet;

use super::Sketch;
use super::article_id;
use super::identity::Identity;
use super::prepared::{prepared, prepared_alone, words_of};
use super::schema::{Fields, SearchedName};
use super::stored::ArticleRecord;
use crate::actors::{ActorKind, Affiliation, spelling_key};
use crate::document::{ActorRecord, PageRecord, QuoteRecord};
use crate::text::{Span, folded};

/// What tells that a file did not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fingerprint {
    /// Size in bytes.
    pub size: u64,
    /// Last change in nanoseconds since 1970 UTC.
    pub mtime: i64,
    /// Checksum of the bytes.
    pub checksum: u64,
}

/// Stands for an affiliation or a name that is not known, in facets of speakers.
pub const UNKNOWN: &str = "?";

/// The unit of pages that are kept out of searches, because another file holds the same one, and newer.
pub(super) const COPY: &str = "copy";

impl Fingerprint {
    /// Adds it to the document of a page.
    pub(super) fn add_to(self, document: &mut TantivyDocument, fields: &Fields) {
        document.add_u64(fields.size, self.size);
        document.add_i64(fields.mtime, self.mtime);
        document.add_u64(fields.checksum, self.checksum);
    }
}

/// The facet of a speaker: `/Russia/Kremlin/Vladimir Putin`; `None` when neither name nor affiliation is known.
pub fn speaker_facet(speaker: Option<&str>, affiliation: &Affiliation) -> Option<Facet> {
    if speaker.is_none() && affiliation.is_empty() {
        return None;
    }
    let wide = affiliation.0.iter().map(String::as_str);
    let unaffiliated = affiliation.is_empty().then_some(UNKNOWN);
    Some(Facet::from_path(wide.chain(unaffiliated).chain([speaker.unwrap_or(UNKNOWN)])))
}

/// Parts the names in a [`speaker_key`].
pub const KEY_SEPARATOR: char = '\u{1}';

/// What [`speaker_facet`] holds in the form in which spellings are compared; an unknown part is empty.
pub fn speaker_key(speaker: Option<&str>, affiliation: &Affiliation) -> Option<String> {
    if speaker.is_none() && affiliation.is_empty() {
        return None;
    }
    let mut parts: Vec<String> = affiliation.0.iter().map(|name| spelling_key(name)).collect();
    if parts.is_empty() {
        parts.push(String::new());
    }
    parts.push(speaker.map(spelling_key).unwrap_or_default());
    // A term is cut off by the index beyond this; names of such a length are no names.
    let key = parts.join(&KEY_SEPARATOR.to_string());
    (key.len() < LONGEST_KEY).then_some(key)
}

/// Bytes of the longest key that is kept.
const LONGEST_KEY: usize = 2048;

/// The facet of an actor: `/person/Vladimir Putin`.
pub fn actor_facet(kind: ActorKind, name: &str) -> Facet {
    Facet::from_path([kind.name(), name])
}

/// The documents of a page: its article first, then its quotes in the order of the text. They stay behind each other as
/// long as they are added together.
pub(super) fn documents(
    fields: &Fields,
    file: &str,
    page: PageRecord,
    fingerprint: Fingerprint,
) -> Vec<TantivyDocument> {
    let shared = shared(fields, file, &page);
    let quotes =
        (1..).zip(&page.quotes).map(|(number, quote)| quote_document(fields, &shared, &page, number, quote));
    let mut documents: Vec<TantivyDocument> = quotes.collect();
    documents.insert(0, article_document(fields, shared, file, page, fingerprint));
    documents
}

fn article_document(
    fields: &Fields,
    shared: TantivyDocument,
    file: &str,
    page: PageRecord,
    fingerprint: Fingerprint,
) -> TantivyDocument {
    let mut document = shared;
    let id = article_id(&page.path);
    document.add_text(fields.unit, "article");
    document.add_text(fields.id, &id);
    document.add_text(fields.file_name, file);
    if let Some(text) = &page.summary {
        document.add_text(fields.summary, prepared_alone(text));
    }
    for text in &page.captions {
        document.add_text(fields.caption, prepared_alone(text));
    }
    let body = prepared(&page.body, &page.body_starts);
    if page.loose_marks > 0 {
        document.add_u64(fields.loose_marks, page.loose_marks as u64);
    }
    for actor in &page.actors {
        document.add_facet(fields.actor, actor_facet(actor.kind, &actor.name));
        if actor.kind == ActorKind::Person && !actor.affiliation.is_empty() {
            if let Some(facet) = speaker_facet(Some(&actor.name), &actor.affiliation) {
                document.add_text(fields.office, facet.encoded_str());
            }
            if let Some(key) = speaker_key(Some(&actor.name), &actor.affiliation) {
                document.add_text(fields.office_key, key);
            }
        }
    }
    fingerprint.add_to(&mut document, fields);
    Identity::of(&page, &body, fingerprint).add_to(&mut document, fields);
    document.add_text(fields.body, body);
    add_record(&mut document, fields, &ArticleRecord::new(&id, &page));
    document
}

fn quote_document(
    fields: &Fields,
    shared: &TantivyDocument,
    page: &PageRecord,
    number: u64,
    quote: &QuoteRecord,
) -> TantivyDocument {
    let mut document = shared.clone();
    document.add_u64(fields.number, number);
    document.add_text(fields.unit, "quote");
    let text = prepared_alone(&quote.text);
    document.add_text(fields.kind, quote.kind.name());
    if let Some(Sketch(halves)) = Sketch::of_words(words_of(&text)) {
        fields.sketch.iter().zip(halves).for_each(|(field, half)| document.add_u64(*field, half));
    }
    document.add_text(fields.quote, text);
    for actor in named_in(&page.actors, quote.context) {
        document.add_facet(fields.actor, actor_facet(actor.kind, &actor.name));
    }
    if let Some(facet) = speaker_facet(quote.speaker.as_deref(), &quote.affiliation) {
        document.add_text(fields.speaker, facet.encoded_str());
    }
    if let Some(key) = speaker_key(quote.speaker.as_deref(), &quote.affiliation) {
        document.add_text(fields.speaker_key, key);
    }
    if let Some(speaker) = &quote.speaker {
        document.add_text(fields.speaker_name, speaker);
    }
    let written =
        quote.addressee_mention.as_ref().filter(|written| quote.addressee.as_ref() != Some(*written));
    for addressee in quote.addressee.iter().chain(written) {
        add_name(&mut document, fields.addressee, addressee);
    }
    if !quote.affiliation.is_empty() {
        document.add_text(fields.affiliation, quote.affiliation.to_string());
    }
    document.add_f64(fields.confidence, quote.confidence);
    document
}

/// What an article and its quotes have in common.
fn shared(fields: &Fields, file: &str, page: &PageRecord) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_text(fields.file, file);
    document.add_text(fields.path, &page.path);
    if let Some(headline) = &page.headline {
        document.add_text(fields.headline, prepared_alone(headline));
    }
    for author in &page.authors {
        add_name(&mut document, fields.author, author);
    }
    if let Some(publisher) = &page.publisher {
        add_name(&mut document, fields.publisher, publisher);
    }
    if let Some(section) = &page.section {
        add_name(&mut document, fields.section, section);
    }
    if let Some(lang) = &page.lang {
        document.add_text(fields.lang, lang);
    }
    if let Some(seconds) = page.published_seconds {
        document.add_i64(fields.published, seconds);
    }
    if let Some(day) = page.published.as_deref().and_then(day_number) {
        document.add_u64(fields.day, day);
    }
    document
}

fn add_name(document: &mut TantivyDocument, field: SearchedName, name: &str) {
    document.add_text(field.words, folded(name));
    document.add_text(field.whole, name);
}

pub(super) fn add_record(document: &mut TantivyDocument, fields: &Fields, record: &impl serde::Serialize) {
    let json = serde_json::to_vec(record).expect("records hold nothing that JSON cannot");
    document.add_bytes(fields.record, &json);
}

/// The actors with a mention inside `context`.
fn named_in(actors: &[ActorRecord], context: Span) -> impl Iterator<Item = &ActorRecord> {
    actors.iter().filter(move |actor| {
        let next = actor.spans.partition_point(|span| span.start < context.start);
        actor.spans.get(next).is_some_and(|span| context.contains(*span))
    })
}

/// The day that the number yyyymmdd names.
pub fn day_of(number: u64) -> Option<Date> {
    let part = |from: u64, of: u64| i16::try_from(number / from % of).ok();
    let (month, day) = (part(100, 100)?, part(1, 100)?);
    Date::new(part(10_000, 10_000)?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// The day of an ISO 8601 date or time as the number yyyymmdd.
fn day_number(moment: &str) -> Option<u64> {
    let day: Date = moment.get(..10)?.parse().ok()?;
    u64::try_from(i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_stands_beneath_the_institution() {
        let kremlin = Affiliation(vec!["Russia".into(), "Kremlin".into()]);
        let facet = |speaker, affiliation: &Affiliation| {
            speaker_facet(speaker, affiliation).map(|facet| facet.to_string())
        };
        let nobody = Affiliation::default();
        assert_eq!(
            facet(Some("Vladimir Putin"), &kremlin).as_deref(),
            Some("/Russia/Kremlin/Vladimir Putin")
        );
        assert_eq!(facet(Some("Ada Holm"), &nobody).as_deref(), Some("/?/Ada Holm"));
        assert_eq!(facet(None, &kremlin).as_deref(), Some("/Russia/Kremlin/?"));
        assert_eq!(facet(None, &nobody), None);
    }

    #[test]
    fn the_day_is_that_of_the_pages_own_clock() {
        assert_eq!(day_number("2025-07-03T22:12:00+05:30"), Some(20_250_703));
        assert_eq!(day_number("2025-07"), None);
    }
}
