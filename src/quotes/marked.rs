//! Quotations on a page in a language without a pack.
//!
//! Marks show what was said; by whom, only the words around them tell, and those are not known. So each quotation is kept
//! without a source and with a low confidence: a search for its words finds it, and nobody is named for it.

use std::ops::Range;

use super::{Attribution, Place, Quote, QuoteKind, Resolution, Rule, Stance};
use crate::actors::Affiliation;
use crate::analysis::{Quotation, quotations};
use crate::text::{Span, TokenKind, Tokens};

/// How few words a quotation inside a narrator's sentence may have; shorter ones are names, titles, or words held at
/// arm's length. The same number as in English.
const FEWEST_WORDS: usize = 5;

/// How few words one may have that begins or ends as a sentence does, or follows a colon.
const FEWEST_OF_SENTENCE: usize = 3;

/// How likely it is that one is a quote. It names nobody, and nearly always somebody has spoken.
const LIKELY: f32 = 0.3;

/// How many letters stand for one word where no spaces part words.
const LETTERS_OF_WORD: usize = 2;

/// The most words of what tells who spoke, behind the last comma of a turn of dialogue: `, säger Ada Holm till Norra Post`.
const LONGEST_TELLING: usize = 8;

/// The most words of one that holds no name: `, säger hon`.
const SHORTEST_TELLING: usize = 2;

/// The quotations in marks of the text of `tokens`, in order.
pub fn marked(tokens: &Tokens<'_>) -> Vec<Quote> {
    let mut drafts: Vec<Vec<Range<usize>>> = Vec::new();
    for quotation in quotations(tokens) {
        let pieces: Vec<Range<usize>> =
            quotation.pieces.iter().map(|piece| trimmed(tokens, said(tokens, piece.clone()))).collect();
        match drafts.last_mut().filter(|draft| is_interrupted(tokens, draft, &pieces)) {
            Some(draft) => draft.extend(pieces),
            None if is_utterance(tokens, &quotation) => drafts.push(pieces),
            None => {}
        }
    }
    drafts.into_iter().filter_map(|pieces| quote(tokens, &pieces)).collect()
}

fn quote(tokens: &Tokens<'_>, pieces: &[Range<usize>]) -> Option<Quote> {
    let content: Vec<Span> = pieces.iter().filter_map(|piece| tokens.span(piece.clone())).collect();
    let attribution = Attribution {
        relay: None,
        stance: Stance::Asserted,
        content,
        kind: QuoteKind::Direct,
        source: None,
        cue: None,
        addressee: None,
        rule: Rule::Marked,
        confidence: LIKELY,
        source_share: 1.0,
        runner_up: None,
    };
    (!attribution.content.is_empty()).then(|| Quote {
        whole_name: false,
        certainty: 0.0,
        confidence: LIKELY,
        attribution,
        speaker: None,
        place: Place::Body,
        resolution: Resolution::Unknown,
        addressee: None,
        relayed: None,
        withheld: None,
        affiliation: Affiliation::default(),
        affiliation_role: None,
        said_on: None,
    })
}

/// `„Wir fahren“, sagte Holm, „und zwar heute.“`: do `pieces` go on with the quotation before them?
fn is_interrupted(tokens: &Tokens<'_>, draft: &[Range<usize>], pieces: &[Range<usize>]) -> bool {
    let (Some(last), Some(next)) = (draft.last(), pieces.first()) else { return false };
    let sentences = tokens.sentences();
    let within = |at: usize| sentences.partition_point(|sentence| sentence.end <= at);
    let gap = tokens.span(last.end..next.start).map_or("", |span| span.of(tokens.text()));
    let told = gap.contains(',') && gap.chars().any(char::is_alphabetic);
    let goes_on = within(last.end.saturating_sub(1)) == within(next.start) && told;
    let same_turn = || {
        let paragraphs = tokens.paragraphs();
        let paragraph = |at: usize| paragraphs.partition_point(|paragraph| paragraph.end <= at);
        draft.first().is_some_and(|first| is_turn(tokens, first) && is_turn(tokens, next))
            && paragraph(last.start) == paragraph(next.start)
    };
    goes_on || same_turn()
}

/// Is it more than a name, a title or a word held at arm's length?
fn is_utterance(tokens: &Tokens<'_>, quotation: &Quotation) -> bool {
    let all = || quotation.pieces.iter().flat_map(Clone::clone);
    let words = || all().filter(|at| tokens.all()[*at].kind == TokenKind::Word).map(|at| tokens.word(at));
    let letters: usize = words().map(|word| word.chars().filter(|c| is_ideograph(*c)).count()).sum();
    let count = words().count().max(letters / LETTERS_OF_WORD);
    let before = quotation.start().checked_sub(2).map_or("", |at| tokens.word(at));
    let last = quotation.end().checked_sub(1).map_or("", |at| tokens.word(at));
    let begins =
        |mark: usize| tokens.sentences().binary_search_by_key(&mark, |sentence| sentence.start).is_ok();
    let sentence = matches!(before, ":" | "：")
        || matches!(last, "." | "!" | "?" | "," | "…" | "。")
        || quotation.start().checked_sub(1).is_some_and(begins);
    let titled = words().all(|word| !word.starts_with(char::is_lowercase)) && letters == 0;
    count >= if sentence { FEWEST_OF_SENTENCE } else { FEWEST_WORDS } && !titled
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// What of a turn of dialogue was said: up to what tells who spoke, where a comma and no dash parts them. Of other
/// quotations all.
fn said(tokens: &Tokens<'_>, piece: Range<usize>) -> Range<usize> {
    if !is_turn(tokens, &piece) {
        return piece;
    }
    let is_word = |at: &usize| tokens.all()[*at].kind == TokenKind::Word;
    let starts = |at: usize, how: fn(char) -> bool| tokens.word(at).starts_with(how);
    let first = tokens.sentences().partition_point(|sentence| sentence.end <= piece.start);
    for sentence in tokens.sentences()[first..].iter().take_while(|sentence| sentence.start < piece.end) {
        let comma = sentence.clone().rev().find(|at| tokens.word(*at) == ",").filter(|at| *at > piece.start);
        let Some(comma) = comma else { continue };
        let telling: Vec<usize> = (comma + 1..sentence.end).filter(is_word).collect();
        let named = telling.iter().skip(1).any(|at| starts(*at, char::is_uppercase));
        let most = if named { LONGEST_TELLING } else { SHORTEST_TELLING };
        let tells = telling.first().is_some_and(|at| starts(*at, char::is_lowercase));
        if tells && telling.len() <= most {
            return piece.start..comma;
        }
    }
    piece
}

/// Was `piece` opened by a dash?
fn is_turn(tokens: &Tokens<'_>, piece: &Range<usize>) -> bool {
    piece.start.checked_sub(1).is_some_and(|at| tokens.word(at).starts_with(['-', '–', '—', '―']))
}

/// `piece` without the commas and marks at its rims.
fn trimmed(tokens: &Tokens<'_>, piece: Range<usize>) -> Range<usize> {
    let rim = |at: &usize| {
        matches!(tokens.all()[*at].kind, TokenKind::OpenQuote | TokenKind::CloseQuote)
            || matches!(tokens.word(*at), "," | ";" | ":" | "–" | "—" | "-")
    };
    let start = piece.clone().find(|at| !rim(at)).unwrap_or(piece.end);
    let end = (start..piece.end).rev().find(|at| !rim(at)).map_or(start, |at| at + 1);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    fn found(code: &str, text: &str) -> Vec<String> {
        let quotes = marked(&Tokens::written_in(text, Language::from_tag(code)));
        assert!(quotes.iter().all(|quote| quote.speaker.is_none() && quote.confidence < 0.5));
        let read = |quote: &Quote| {
            let content: Vec<&str> = quote.attribution.content.iter().map(|span| span.of(text)).collect();
            content.join(" … ")
        };
        quotes.iter().map(read).collect()
    }

    #[test]
    fn what_stands_in_marks_is_kept_and_what_tells_of_it_is_not() {
        let text = "»Wir fahren heute nicht mehr«, sagte Holm. Der Wind sei zu stark.";
        assert_eq!(found("de", text), ["Wir fahren heute nicht mehr"]);
        assert_eq!(found("fr", "Holm a dit : « Nous ne partons pas. »"), ["Nous ne partons pas."]);
        assert_eq!(found("ja", "彼女は「船は今日はもう出ません」と言った。"), ["船は今日はもう出ません"]);
    }

    #[test]
    fn a_quotation_that_its_speaker_interrupts_is_one() {
        let text = "„Wir fahren heute noch nicht“, sagte Holm, „und morgen auch nicht.“ „Wir warten alle lange“, sagte Lind.";
        assert_eq!(
            found("de", text),
            ["Wir fahren heute noch nicht … und morgen auch nicht.", "Wir warten alle lange"]
        );
    }

    #[test]
    fn names_and_titles_in_marks_are_no_quotations() {
        assert!(
            found("de", "Die Fähre „Norra“ und das Buch „Der Lange Weg“ kamen mit der „so genannten“ Post.")
                .is_empty()
        );
    }

    #[test]
    fn a_turn_of_dialogue_ends_before_who_speaks() {
        assert_eq!(
            found("sv", "– Vi seglar inte i dag, säger Ada Holm till Norra Post."),
            ["Vi seglar inte i dag"]
        );
        assert_eq!(
            found("no", "- Vi seiler ikke i dag, sier hun.\n\nVinden er sterk."),
            ["Vi seiler ikke i dag"]
        );
        assert_eq!(
            found("ru", "— Мы сегодня не плывём, — сказал Холм. — Ждём ветра."),
            ["Мы сегодня не плывём … Ждём ветра."]
        );
        assert_eq!(found("sv", "– Vi seglar inte i dag.\n\n– Varför inte det då?").len(), 2);
    }
}
