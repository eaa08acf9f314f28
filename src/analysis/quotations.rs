//! Pairing quotation marks.

use std::ops::Range;

use crate::text::{TokenKind, Tokens};

/// What stands between an opening quotation mark and the one that closes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// The words between the marks; more than one piece where it runs over paragraphs.
    pub pieces: Vec<Range<usize>>,
    /// How many words they hold.
    pub words: usize,
}

impl Quotation {
    /// The first token inside.
    pub fn start(&self) -> usize {
        self.pieces.first().map_or(0, |piece| piece.start)
    }

    /// The token after the last one inside: the closing mark where there is one.
    pub fn end(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.end)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Style {
    Double,
    Single,
    Guillemet,
    SingleGuillemet,
    Corner,
    DoubleCorner,
    Dash,
}

fn style(mark: &str) -> Style {
    match mark {
        "''" | "’’" | "``" => Style::Double,
        "‘" | "’" | "'" | "‚" | "`" => Style::Single,
        "«" | "»" => Style::Guillemet,
        "‹" | "›" => Style::SingleGuillemet,
        "「" | "」" => Style::Corner,
        "『" | "』" => Style::DoubleCorner,
        _ if mark.starts_with(['-', '–', '—', '―']) => Style::Dash,
        _ => Style::Double,
    }
}

/// The outermost quotations of a text. One that its paragraph leaves open ends there, unless the next paragraph
/// opens with a mark: then it goes on.
pub fn quotations(tokens: &Tokens<'_>) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut left_open: Option<Style> = None;
    for paragraph in tokens.paragraphs() {
        let mut open: Option<(usize, Style)> = None;
        let mut goes_on = false;
        let first = paragraph.start + usize::from(is_excerpt(tokens, paragraph));
        for at in first..paragraph.end {
            match (open, tokens.all()[at].kind) {
                (None, TokenKind::OpenQuote) => {
                    let style = style(tokens.word(at));
                    goes_on = at == paragraph.start && left_open == Some(style);
                    open = Some((at + 1, style));
                }
                (Some((start, opened)), TokenKind::CloseQuote) if opened == style(tokens.word(at)) => {
                    add(tokens, &mut found, start..at, goes_on);
                    open = None;
                }
                _ => {}
            }
        }
        left_open = None;
        if let Some((start, style)) = open {
            let mistyped = mistyped_close(tokens, start..paragraph.end).filter(|_| style != Style::Dash);
            add(tokens, &mut found, start..mistyped.unwrap_or(paragraph.end), goes_on);
            // A turn of dialogue ends with its paragraph.
            left_open = Some(style).filter(|style| mistyped.is_none() && *style != Style::Dash);
        }
    }
    found
}

/// `“We will wait.’ She left.`: where a quotation is left open, a single mark after a full stop may have been meant to
/// close it.
fn mistyped_close(tokens: &Tokens<'_>, open: Range<usize>) -> Option<usize> {
    let single =
        |at: usize| matches!(tokens.word(at), "’" | "'") && tokens.all()[at].kind != TokenKind::OpenQuote;
    (open.start + 1..open.end).find(|at| single(*at) && matches!(tokens.word(at - 1), "." | "!" | "?" | ","))
}

/// A paragraph in straight marks that holds quotations in curly ones was taken from another page: it is theirs that tell
/// who said what.
fn is_excerpt(tokens: &Tokens<'_>, paragraph: &Range<usize>) -> bool {
    let straight = |at: usize| matches!(tokens.word(at), "\"" | "＂");
    let curly = paragraph.clone().map(|at| tokens.word(at)).find(|word| matches!(*word, "“" | "”"));
    !paragraph.is_empty() && straight(paragraph.start) && curly == Some("“")
}

fn add(tokens: &Tokens<'_>, found: &mut Vec<Quotation>, piece: Range<usize>, goes_on: bool) {
    let words = tokens.all().get(piece.clone()).unwrap_or_default();
    let words = words.iter().filter(|token| token.kind == TokenKind::Word).count();
    if piece.is_empty() {
        return;
    }
    match found.last_mut().filter(|_| goes_on) {
        Some(last) => {
            last.pieces.push(piece);
            last.words += words;
        }
        None => found.push(Quotation { pieces: vec![piece], words }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<Vec<&str>> {
        let tokens = Tokens::of(text);
        let read =
            |piece: &Range<usize>| tokens.span(piece.clone()).map_or("", |span| span.of(tokens.text()));
        quotations(&tokens).iter().map(|quotation| quotation.pieces.iter().map(read).collect()).collect()
    }

    #[test]
    fn a_quotation_inside_another_belongs_to_it() {
        assert_eq!(pieces("“He said ‘no’ twice,” she said."), [["He said ‘no’ twice,"]]);
    }

    #[test]
    fn an_excerpt_is_no_quotation_of_its_own() {
        assert_eq!(pieces("\"Lind said, “Only the bridge.” But Berg left.\""), [["Only the bridge."]]);
    }

    #[test]
    fn an_open_quotation_goes_on_where_the_next_paragraph_opens_with_a_mark() {
        assert_eq!(pieces("“One.\n\n“Two,” she said."), [["One.", "Two,"]]);
        assert_eq!(pieces("“One.\n\nShe left."), [["One."]]);
    }
}
