//! Quotation marks without a partner.

use super::{Span, TokenKind, Tokens};

/// The double quotation marks of a text that open what nothing closes, or close what nothing has opened. A quotation may be
/// left open by its paragraph where the next one opens with a mark; single marks are apostrophes too often to tell.
pub fn loose_marks(tokens: &Tokens<'_>) -> Vec<Span> {
    let all = tokens.all();
    // Neither does a dash say where a turn of dialogue ends.
    let is_double = |at: usize| {
        !matches!(tokens.word(at), "‘" | "’" | "'" | "‚" | "`" | "‹" | "›")
            && !tokens.word(at).starts_with(['-', '–', '—', '―'])
    };
    let mut loose: Vec<usize> = Vec::new();
    let mut left_open: Option<usize> = None;
    for paragraph in tokens.paragraphs() {
        let goes_on = all[paragraph.start].kind == TokenKind::OpenQuote && is_double(paragraph.start);
        loose.extend(left_open.take().filter(|_| !goes_on));
        let mut open: Option<usize> = None;
        for at in paragraph.clone().filter(|at| is_double(*at)) {
            match (all[at].kind, open) {
                (TokenKind::OpenQuote, _) => loose.extend(open.replace(at)),
                (TokenKind::CloseQuote, Some(_)) => open = None,
                (TokenKind::CloseQuote, None) if !is_other(tokens, at, paragraph.start) => loose.push(at),
                _ => {}
            }
        }
        left_open = open;
    }
    loose.extend(left_open);
    loose.into_iter().map(|at| all[at].span).collect()
}

/// Is the mark of an end no quotation mark at all? `6' 4"` are inches, and `» More on this` begins with an arrow.
fn is_other(tokens: &Tokens<'_>, at: usize, first: usize) -> bool {
    let before = &tokens.text()[..tokens.all()[at].span.start];
    before.ends_with(|c: char| c.is_ascii_digit()) || at == first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loose(text: &str) -> Vec<&str> {
        loose_marks(&Tokens::of(text)).into_iter().map(|span| &text[span.start..]).collect()
    }

    #[test]
    fn pairs_of_any_style_and_marks_inside_them_are_whole() {
        assert!(loose("“We sail,” she said. \"Why ‘now’?\" «Non», dit-il.").is_empty());
        assert!(loose("A 5\" pipe, he said, and don't mend it.\n\n» More on pipes").is_empty());
    }

    #[test]
    fn a_quotation_may_go_on_in_the_next_paragraph() {
        assert!(loose("“One.\n\n“Two,” she said.").is_empty());
        assert_eq!(loose("“One.\n\nShe left."), ["“One.\n\nShe left."]);
        assert_eq!(loose("She left. “One."), ["“One."]);
    }

    #[test]
    fn an_end_without_a_beginning_and_a_beginning_in_a_quotation_are_loose() {
        assert_eq!(loose("We sail,” she said."), ["” she said."]);
        assert_eq!(loose("“We sail, she said. “Soon,” he said."), ["“We sail, she said. “Soon,” he said."]);
    }
}
