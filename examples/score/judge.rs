//! Whether what a quote says of its words is right, held against the answer that it finds.

use crate::gold::{Answer, Cut, Form};
use crate::names::{Bearer, holds_one_of, naming_words, same, share_a_word};
use crate::said::Said;

/// What is right of a quote that finds an answer; none where the answer does not tell.
pub struct Verdict {
    /// Does its source share a word with the source as marked?
    pub source: Option<bool>,
    /// Is the speaker right, where the answer names one?
    pub named: Option<bool>,
    /// Is it rightly nobody's, where the answer names nobody?
    pub unnamed: Option<bool>,
    /// Does it name somebody else?
    pub wrong: bool,
    /// Is the affiliation one of the answer's names?
    pub affiliation: Option<bool>,
    /// Are bounds and speaker right; where the set knows sources only, bounds and source?
    pub end_to_end: bool,
    /// Is the sense right?
    pub stance: Option<bool>,
    /// Is it relayed by whom the answer says, or by nobody?
    pub relayed: Option<bool>,
    /// Is the day right?
    pub said_on: Option<bool>,
    /// Is the speaker spelled as the answer spells them, where the answer names the way to?
    pub spelled: Option<bool>,
    /// Is the affiliation the answer's, from wide to narrow, where the answer tells all of it?
    pub whole_affiliation: Option<bool>,
}

impl Verdict {
    /// Holds `said` against `answer`, as the form of the answers asks.
    pub fn of(said: &Said, answer: &Answer, form: Form) -> Self {
        let cut = if form == Form::Words { Cut::Ascii } else { Cut::Unicode };
        let source = answer
            .source_text
            .as_deref()
            .map(|source| said.mention.as_deref().is_some_and(|mention| share_a_word(source, mention, cut)));
        let shared = Self {
            source,
            named: None,
            unnamed: None,
            wrong: is_wrong(said, answer, form),
            affiliation: (!answer.affiliation.is_empty()).then(|| affiliation_is_right(said, answer)),
            end_to_end: false,
            stance: answer.stance.map(|stance| said.stance() == stance),
            relayed: relay_is_right(said, answer),
            said_on: answer.said_on.as_deref().map(|day| said.said_on.as_deref() == Some(day)),
            spelled: None,
            whole_affiliation: None,
        };
        if form == Form::Words {
            let words = answer.source_text.as_deref().map(naming_words).filter(|words| !words.is_empty());
            let named = words
                .map(|words| said.speaker.as_deref().is_some_and(|speaker| holds_one_of(speaker, &words)));
            return Self { named, end_to_end: source.unwrap_or(said.mention.is_none()), ..shared };
        }
        let right = speaker_is_right(said, answer);
        let tells_all = form == Form::Beside && answer.speaker.is_some() && right;
        Self {
            named: answer.speaker.is_some().then_some(right),
            unnamed: answer.speaker.is_none().then_some(right),
            end_to_end: right,
            spelled: tells_all.then(|| said.speaker == answer.speaker),
            whole_affiliation: tells_all.then(|| said.affiliation == answer.affiliation),
            ..shared
        }
    }
}

fn speaker_is_right(said: &Said, answer: &Answer) -> bool {
    let is_theirs = |name: &str| {
        answer.speaker.iter().chain(&answer.aliases).any(|known| same(name, known, Bearer::Speaker))
    };
    match said.speaker.as_deref().filter(|name| !name.is_empty()) {
        Some(name) => is_theirs(name),
        None => answer.speaker.is_none(),
    }
}

/// Does it name somebody who did not say it? The body for which an unnamed source speaks is not wrong. Where the set
/// knows sources only, a pronoun or a role tells nothing.
pub fn is_wrong(said: &Said, answer: &Answer, form: Form) -> bool {
    let Some(name) = said.speaker.as_deref().filter(|name| !name.is_empty()) else { return false };
    if form == Form::Words {
        let words = answer.source_text.as_deref().map(naming_words).unwrap_or_default();
        return !words.is_empty() && !holds_one_of(name, &words);
    }
    let is_body =
        || answer.speaker.is_none() && answer.affiliation.iter().any(|body| same(name, body, Bearer::Body));
    !speaker_is_right(said, answer) && !is_body()
}

fn affiliation_is_right(said: &Said, answer: &Answer) -> bool {
    let is_one = |body: &String| answer.affiliation.iter().any(|known| same(body, known, Bearer::Body));
    said.affiliation.iter().any(is_one)
}

fn relay_is_right(said: &Said, answer: &Answer) -> Option<bool> {
    let relay = answer.relay.as_ref()?;
    Some(match &said.relayed {
        None => relay.names.is_empty() || relay.unnamed,
        Some(name) => {
            relay.names.iter().any(|known| same(name, known, Bearer::Speaker))
                || relay.names.first().is_some_and(|known| same(name, known, Bearer::Body))
        }
    })
}
