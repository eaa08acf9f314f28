//! Which way the quotation marks of a text point.
//!
//! `«` opens in French and closes in Danish. A single mark does not always tell: French sets spaces on both of its sides.
//! So the marks of the whole text vote, once, each by the side on which it touches a word; where they do not say, the
//! habit of the language holds.

use super::writing::{Curly, Dialogue, Direction, MarkHabits};

/// The directions that hold in one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Directions {
    pub(super) guillemets: Direction,
    pub(super) curly: Curly,
    pub(super) dialogue: Dialogue,
}

/// On which side of a mark a word stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stance {
    /// Before a word, as an opening mark.
    Opening,
    /// Behind a word, as a closing mark.
    Closing,
    /// Neither or both.
    Unclear,
}

impl Directions {
    /// Those of `text`, in a language with these habits.
    pub(super) fn of(text: &str, habits: MarkHabits) -> Self {
        let guillemets = match habits.curly {
            Curly::Fixed => habits.guillemets,
            Curly::ByStance => vote(text).unwrap_or(habits.guillemets),
        };
        Self { guillemets, curly: habits.curly, dialogue: habits.dialogue }
    }
}

/// What the angled marks of `text` say of their direction; none where they do not agree on one.
fn vote(text: &str) -> Option<Direction> {
    // How often each mark stands as an opening and as a closing one.
    let (mut left, mut right) = ((0, 0), (0, 0));
    for (at, mark) in text.match_indices(['«', '»', '‹', '›']) {
        let before = text[..at].chars().next_back();
        let counts = if matches!(mark, "«" | "‹") { &mut left } else { &mut right };
        match stance(before, text[at + mark.len()..].chars().next()) {
            Stance::Opening => counts.0 += 1,
            Stance::Closing => counts.1 += 1,
            Stance::Unclear => {}
        }
    }
    let (outward, inward) = (left.0 + right.1, right.0 + left.1);
    // One mark on both sides: the other is hardly there.
    let same = |(opens, closes): (usize, usize)| opens.min(closes);
    match outward.cmp(&inward) {
        _ if same(right) > left.0 + left.1 || same(left) > right.0 + right.1 => Some(Direction::Same),
        std::cmp::Ordering::Greater => Some(Direction::Outward),
        std::cmp::Ordering::Less => Some(Direction::Inward),
        std::cmp::Ordering::Equal => None,
    }
}

/// The stance of a mark between these two characters.
pub(super) fn stance(before: Option<char>, after: Option<char>) -> Stance {
    let free_before = before.is_none_or(|c| c.is_whitespace() || opens(c));
    let free_after = after.is_none_or(|c| c.is_whitespace() || closes(c));
    match (free_before, free_after) {
        (true, false) => Stance::Opening,
        (false, true) => Stance::Closing,
        _ => Stance::Unclear,
    }
}

pub(super) fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '‘' | '"' | '\'' | '„' | '«')
}

pub(super) fn closes(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '.' | ',' | ';' | ':' | '!' | '?' | '…' | '—' | '–' | '”' | '’' | '»' | '\''
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_a_text_tell_which_way_they_point() {
        assert_eq!(vote("»Kommt«, sagte sie. Er rief: »Gleich!«"), Some(Direction::Inward));
        assert_eq!(vote("«Kommt», sagte sie. «Gleich!», rief er."), Some(Direction::Outward));
        assert_eq!(vote("»Kom nu», sade hon. »Strax», sade han."), Some(Direction::Same));
        assert_eq!(vote("« Venez », dit-elle. « Bientôt ! »"), None);
        assert_eq!(vote("Kommt, sagte sie."), None);
    }
}
