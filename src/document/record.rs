//! The records, as the JSON contract names their fields.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::limits::Limit;
use crate::actors::{Actor, ActorId, ActorKind, Actors, Affiliation, StatedAffiliation};
use crate::article::{Article, Moment, PageType, Reading};
use crate::lang::en::ENGLISH;
use crate::quotes::{Place, Quote, QuoteKind, Resolution, Rule, RunnerUp, Stance};
use crate::text::{Span, Starts, Tokens, loose_marks};

/// One page: its article, its actors and its quotes. Absent values are null or empty.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct PageRecord {
    /// The file, and the part of it after `#` where it holds several pages.
    pub path: String,
    /// Canonical url.
    pub url: Option<String>,
    /// Headline without the site's name.
    pub headline: Option<String>,
    /// Standfirst or description.
    pub summary: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// News agencies that it is from.
    #[serde(default)]
    pub agencies: Vec<String>,
    /// The paper.
    pub publisher: Option<String>,
    /// The part of the paper.
    pub section: Option<String>,
    /// What the site filed it under.
    #[serde(default)]
    pub tags: Vec<String>,
    /// What sort of page it is; a listing, search or wall has no body.
    #[serde(default)]
    pub page_type: PageType,
    /// ISO 639-1 code.
    pub lang: Option<String>,
    /// ISO 8601, in the page's local time, as precise as the page tells.
    pub published: Option<Moment>,
    /// ISO 8601, in the page's local time, as precise as the page tells.
    pub modified: Option<Moment>,
    /// When this copy of the page was saved, ISO 8601 in UTC, where the file tells.
    #[serde(default)]
    pub saved: Option<Timestamp>,
    /// SHA-256 of the page's bytes, unpacked, in hexadecimal digits; for a file of plain HTML what `sha256sum` prints.
    #[serde(default)]
    pub sha256: String,
    /// Where the sentences and paragraphs of the body begin; not part of the JSON.
    #[serde(skip)]
    pub body_starts: Starts,
    /// How many quotation marks of the body have no partner; not part of the JSON.
    #[serde(skip)]
    pub loose_marks: usize,
    /// The limits that it passes, so that not all of it is kept; not part of the JSON.
    #[serde(skip)]
    pub limits: Vec<Limit>,
    /// How it was read, where somebody asked; not part of the JSON.
    #[serde(skip)]
    pub reading: Option<Box<Reading>>,
    /// Captions of its pictures.
    pub captions: Vec<String>,
    /// How likely it is that the body is the article, whole and without furniture: 0 to 1. Null of a list of pages.
    #[serde(default)]
    pub body_confidence: Option<f64>,
    /// Paragraphs joined by blank lines.
    pub body: String,
    /// Who is named.
    pub actors: Vec<ActorRecord>,
    /// Who said what.
    pub quotes: Vec<QuoteRecord>,
}

/// One actor of a page.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct ActorRecord {
    /// Canonical name.
    pub name: String,
    /// Person, organization or place.
    pub kind: ActorKind,
    /// From wide to narrow; the first of its affiliations, those that hold now before those that held once.
    pub affiliation: Affiliation,
    /// All that the page states of whom it speaks for: what holds now, then what held once.
    #[serde(default)]
    pub affiliations: Vec<StatedAffiliation>,
    /// The distinct ways in which the page writes it, in order of first use.
    pub mentions: Vec<String>,
    /// How often it is named.
    pub count: usize,
    /// Byte ranges in the body of its mentions; not part of the JSON.
    #[serde(skip)]
    pub spans: Vec<Span>,
}

/// One quote of a page.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct QuoteRecord {
    /// The content: the spans' text joined by " … ", or by a space where only quotation marks, white space or a
    /// paragraph break lie between.
    pub text: String,
    /// Direct, indirect or mixed.
    pub kind: QuoteKind,
    /// Canonical name of who said it.
    pub speaker: Option<String>,
    /// In whose name; of one who speaks for nobody now, for whom once, and then the role is a `former` one.
    pub affiliation: Affiliation,
    /// As what: `treasurer`, `former treasurer`, where the page tells.
    #[serde(default)]
    pub affiliation_role: Option<String>,
    /// The source as written.
    pub mention: Option<String>,
    /// The reporting words.
    pub cue: Option<String>,
    /// Canonical name of who is spoken to, where the page names one.
    pub addressee: Option<String>,
    /// Who is spoken to, as written: "reporters", "her".
    pub addressee_mention: Option<String>,
    /// In what sense the words are reported: only what is asserted was said, and said to be so.
    #[serde(default)]
    pub stance: Stance,
    /// Canonical name of the one through whom the words came, where the page names one.
    #[serde(default)]
    pub relayed: Option<String>,
    /// The day of the utterance, ISO 8601.
    pub said_on: Option<Date>,
    /// Byte ranges of the content in the body; none for a quote of the headline.
    pub spans: Vec<Span>,
    /// The part of the page that it stands in.
    #[serde(default)]
    pub place: Place,
    /// How sure the attribution is, 0 to 1, in steps of a hundredth.
    pub confidence: f64,
    /// The way of reporting by which it was found.
    pub rule: Rule,
    /// How source and speaker were found; not part of the JSON.
    #[serde(skip)]
    pub evidence: Evidence,
    /// Byte range in the body of the sentences that hold content, source and cue; not part of the JSON.
    #[serde(skip, default = "nowhere")]
    pub context: Span,
}

impl PageRecord {
    /// What stands around `quote`, one of this page's: its sentences, or the headline.
    pub fn context_of(&self, quote: &QuoteRecord) -> &str {
        match quote.place {
            Place::Body => quote.context.of(&self.body),
            Place::Headline => self.headline.as_deref().unwrap_or_default(),
        }
    }
}

/// What a quote rests on, for those who want to see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Byte ranges of the content, in the headline for a quote of the headline.
    pub content: Vec<Span>,
    /// Byte range of the one who is spoken to.
    pub addressee: Option<Span>,
    /// Byte range of the source.
    pub source: Option<Span>,
    /// Byte range of the cue.
    pub cue: Option<Span>,
    /// How the source led to the speaker; none for a quote that was read back from JSON.
    pub resolution: Option<Resolution>,
    /// How likely it is that something was said there, 0 to 1.
    pub found: f32,
    /// The share of the likelihood at its verb that goes to proposals with the same source, 0 to 1.
    pub source_share: f32,
    /// Does the source hold a name of two words or more?
    pub whole_name: bool,
    /// How sure the choice of the speaker is, 0 to 1.
    pub certainty: f32,
    /// Who was found, where it is more likely that somebody else is meant, so that nobody is named.
    pub withheld: Option<String>,
    /// What came second at the same verb.
    pub runner_up: Option<RunnerUp>,
}

/// The context of a quote that was read back from JSON, which does not hold it.
fn nowhere() -> Span {
    Span::new(0, 0)
}

/// A body of a lower confidence should be looked at by a person.
const DOUBTFUL: f64 = 0.6;

impl PageRecord {
    /// May the body be something else than the article, or not all of it?
    pub fn is_doubtful(&self) -> bool {
        self.body_confidence.is_some_and(|sure| sure < DOUBTFUL)
    }

    /// Puts together what the stages found of the article; what is known of the file is not in it yet.
    pub fn new(
        path: String,
        article: &Article,
        tokens: &Tokens<'_>,
        actors: &Actors,
        quotes: &[Quote],
    ) -> Self {
        let body = article.body.text();
        Self {
            path,
            url: article.url.clone(),
            headline: article.headline.clone(),
            summary: article.summary.clone(),
            authors: article.authors.clone(),
            agencies: article.agencies.clone(),
            publisher: article.publisher.clone(),
            section: article.section.clone(),
            tags: article.tags.clone(),
            page_type: article.page_type,
            lang: article.language.map(|language| language.to_string()),
            published: article.published,
            modified: article.modified,
            saved: None,
            sha256: String::new(),
            body_starts: Starts::of(tokens),
            loose_marks: loose_marks(tokens).len(),
            limits: Vec::new(),
            reading: None,
            captions: article.captions.clone(),
            body_confidence: article.body_confidence.map(|sure| (sure * 100.0).round() / 100.0),
            body: body.to_owned(),
            actors: actor_records(body, actors),
            quotes: quotes
                .iter()
                .map(|quote| match quote.place {
                    Place::Body => QuoteRecord::new(body, context(tokens, quote), actors, quote),
                    Place::Headline => {
                        let headline = article.headline.as_deref().unwrap_or_default();
                        let record = QuoteRecord::new(headline, nowhere(), actors, quote);
                        QuoteRecord { spans: Vec::new(), ..record }
                    }
                })
                .collect(),
        }
    }
}

impl ActorRecord {
    /// In whose name it speaks now.
    pub fn speaks_for(&self) -> Affiliation {
        let stated = self.affiliations.iter().find(|stated| stated.affiliation == self.affiliation);
        now(&self.affiliation, stated.and_then(|stated| stated.role.as_deref()))
    }
}

/// An affiliation that holds now; none where the role in it is a former one.
fn now(affiliation: &Affiliation, role: Option<&str>) -> Affiliation {
    match role.is_some_and(|role| ENGLISH.sources.is_past(role)) {
        true => Affiliation::default(),
        false => affiliation.clone(),
    }
}

/// The first affiliation of `actor`, with its role; one that held once, where none holds now.
fn first_affiliation(actor: &Actor) -> (Affiliation, Option<String>) {
    let past =
        |stated: &&StatedAffiliation| stated.role.as_ref().is_some_and(|role| ENGLISH.sources.is_past(role));
    let once = actor.affiliations.first().filter(|_| actor.affiliation.is_empty()).filter(past);
    match once {
        Some(stated) => (stated.affiliation.clone(), stated.role.clone()),
        None => (actor.affiliation.clone(), None),
    }
}

fn actor_records(body: &str, actors: &Actors) -> Vec<ActorRecord> {
    let mut records: Vec<ActorRecord> = actors
        .actors
        .iter()
        .map(|actor| ActorRecord {
            name: actor.name.clone(),
            kind: actor.kind,
            affiliation: first_affiliation(actor).0,
            affiliations: actor.affiliations.clone(),
            mentions: Vec::new(),
            count: 0,
            spans: Vec::new(),
        })
        .collect();
    for mention in &actors.mentions {
        let ActorId(id) = mention.actor;
        let written = mention.span.of(body);
        records[id].count += 1;
        records[id].spans.push(mention.span);
        if !records[id].mentions.iter().any(|known| known == written) {
            records[id].mentions.push(written.to_owned());
        }
    }
    for written in &actors.outside {
        let ActorId(id) = written.actor;
        records[id].count += 1;
        if !records[id].mentions.contains(&written.text) {
            records[id].mentions.push(written.text.clone());
        }
    }
    records
}

impl QuoteRecord {
    /// In whose name the speaker speaks now: a former treasurer's words are not the guild's.
    pub fn speaks_for(&self) -> Affiliation {
        now(&self.affiliation, self.affiliation_role.as_deref())
    }

    /// The record of `quote`, whose spans are ranges of `text`.
    fn new(text: &str, context: Span, actors: &Actors, quote: &Quote) -> Self {
        let found = &quote.attribution;
        let once = quote.speaker.filter(|_| quote.affiliation.is_empty());
        let (affiliation, role) = match once.map(|id| first_affiliation(actors.get(id))) {
            Some((once, role)) if !once.is_empty() => (once, role),
            _ => (quote.affiliation.clone(), quote.affiliation_role.clone()),
        };
        Self {
            text: joined(text, &found.content),
            kind: found.kind,
            speaker: quote.speaker.map(|id| actors.get(id).name.clone()),
            affiliation,
            affiliation_role: role,
            mention: found.source.map(|span| span.of(text).to_owned()),
            cue: found.cue.map(|span| span.of(text).to_owned()),
            addressee: quote.addressee.map(|id| actors.get(id).name.clone()),
            addressee_mention: found.addressee.map(|span| span.of(text).to_owned()),
            stance: found.stance,
            relayed: quote
                .relayed
                .map(|id| actors.get(id).name.clone())
                .or_else(|| name_in(found.relay?.of(text))),
            said_on: quote.said_on,
            spans: found.content.clone(),
            confidence: f64::from((quote.confidence * 100.0).round()) / 100.0,
            rule: found.rule,
            evidence: Evidence {
                content: found.content.clone(),
                addressee: found.addressee,
                source: found.source,
                cue: found.cue,
                resolution: Some(quote.resolution),
                found: found.confidence,
                source_share: found.source_share,
                whole_name: quote.whole_name,
                certainty: quote.certainty,
                withheld: quote.withheld.map(|id| actors.get(id).name.clone()),
                runner_up: found.runner_up.clone(),
            },
            place: quote.place,
            context,
        }
    }
}

/// `state news agency Norpress`: the name in a phrase, from its first capital letter on; none where the last word is no
/// name.
fn name_in(phrase: &str) -> Option<String> {
    let named = |word: &str| word.starts_with(char::is_uppercase);
    let start = phrase.find(char::is_uppercase)?;
    phrase.rsplit(' ').next().is_some_and(named).then(|| phrase[start..].to_owned())
}

/// The text of `spans`, as the contract joins it.
fn joined(body: &str, spans: &[Span]) -> String {
    let mut text = String::new();
    let mut end = None;
    for span in spans {
        if let Some(end) = end {
            let between = &body[end..span.start];
            text.push_str(if between.chars().all(is_seam) { " " } else { " … " });
        }
        text.push_str(span.of(body));
        end = Some(span.end);
    }
    text
}

/// White space and quotation marks: what may lie between two parts of one utterance without a gap in it.
fn is_seam(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '"' | '\'' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '«' | '»' | '‹' | '›')
}

/// The sentences that hold content, source and cue of `quote`.
fn context(tokens: &Tokens<'_>, quote: &Quote) -> Span {
    let found = &quote.attribution;
    let whole = found
        .content
        .iter()
        .chain(&found.source)
        .chain(&found.cue)
        .copied()
        .reduce(Span::join)
        .unwrap_or(Span::new(0, 0));
    let all = tokens.all();
    let first = tokens.sentences().partition_point(|sentence| all[sentence.end - 1].span.end <= whole.start);
    let last = tokens.sentences().partition_point(|sentence| all[sentence.start].span.start < whole.end);
    match tokens.sentences().get(first..last) {
        Some(held @ [one, ..]) => {
            let end = held.last().unwrap_or(one).end;
            all[one.start].span.join(all[end - 1].span).join(whole)
        }
        _ => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::name_actors;

    #[test]
    fn who_was_once_of_a_body_is_shown_with_it_and_does_not_speak_for_it() {
        for (text, speaks_for) in [
            ("Ada Vik, a former treasurer of Strait Bank, spoke.", ""),
            ("Ada Vik, the treasurer of Strait Bank, spoke.", "Strait Bank"),
        ] {
            let actors = name_actors(&Article::default(), &Tokens::of(text));
            let records = actor_records(text, &actors);
            let vik = records.iter().find(|record| record.name == "Ada Vik").expect("a person");
            assert_eq!(vik.affiliation.to_string(), "Strait Bank", "{text}");
            assert_eq!(vik.speaks_for().to_string(), speaks_for, "{text}");
        }
    }

    #[test]
    fn parts_of_a_quote_are_joined_by_an_ellipsis_only_where_words_lie_between() {
        let body = "“We will come,” he said, “when it is ready.”\n\n“Not before.”";
        let at = |part: &str| {
            let start = body.find(part).expect("part of the body");
            Span::new(start, start + part.len())
        };
        let spans = [at("We will come,"), at("when it is ready."), at("Not before.")];
        assert_eq!(joined(body, &spans), "We will come, … when it is ready. Not before.");
    }
}
