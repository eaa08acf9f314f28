//! The text of an article as paragraphs.

use crate::text::{Span, push_spaced};

/// What a paragraph is in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphRole {
    /// Running text.
    Text,
    /// A crosshead.
    Heading,
    /// One item of a list.
    ListItem,
    /// A block quotation.
    Quotation,
    /// A paragraph in bold or in italics, as the questions of interviews are.
    Apart,
    /// A table, as text.
    Table,
}

impl ParagraphRole {
    /// True for running text, set apart or not.
    pub fn is_running(self) -> bool {
        matches!(self, ParagraphRole::Text | ParagraphRole::Apart)
    }
}

/// One paragraph: where it stands in [`Body::text`] and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Byte range in the body.
    pub span: Span,
    /// What it is.
    pub role: ParagraphRole,
}

/// Body text: paragraphs joined by one blank line (`"\n\n"`), in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    text: String,
    paragraphs: Vec<Paragraph>,
}

impl Body {
    /// Adds a paragraph at the end; white space is folded, an empty one is left out.
    pub fn push(&mut self, role: ParagraphRole, text: &str) {
        if text.chars().all(char::is_whitespace) {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        push_spaced(&mut self.text, text);
        self.paragraphs.push(Paragraph { span: Span::new(start, self.text.len()), role });
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its paragraphs, in order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_joined_by_a_blank_line_and_know_their_place() {
        let mut body = Body::default();
        body.push(ParagraphRole::Heading, "Talks\u{a0}can wait");
        body.push(ParagraphRole::Text, " \n ");
        body.push(ParagraphRole::Text, "She  said\nno.");
        assert_eq!(body.text(), "Talks can wait\n\nShe said no.");
        assert_eq!(body.paragraphs()[1].span.of(body.text()), "She said no.");
    }
}
