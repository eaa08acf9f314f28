//! What cutting a text needs to know of its language.

/// How a language writes what texts are cut by: its abbreviations, ordinal numbers and quotation marks.
///
/// The packs of [`lang`](crate::lang) implement it; this stage knows no language.
pub trait Writing: Sync {
    /// `Mr.` or `bzw.`, dot included, in any case: the dot ends no sentence.
    fn is_abbreviation(&self, word: &str) -> bool;

    /// `No`, dot left out, in any case: an abbreviation only where a number follows.
    fn is_number_abbreviation(&self, word: &str) -> bool;

    /// `bout` of `'bout`, in lower case: a word that has lost its head to an apostrophe.
    fn is_elision(&self, _word: &str) -> bool {
        false
    }

    /// `The`: begins sentences far more often than it follows an initialism or an ordinal number within one.
    fn opens_sentence(&self, word: &str) -> bool;

    /// `Tuesday`: follows a time of day (`4 a.m.`) with a capital.
    fn follows_clock(&self, _word: &str) -> bool {
        false
    }

    /// `3. Januar`: is the dot behind a number that of an ordinal?
    fn has_dotted_ordinals(&self) -> bool {
        false
    }

    /// How its quotation marks stand.
    fn marks(&self) -> MarkHabits;
}

/// How quotation marks stand in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkHabits {
    /// Which way its angled marks point, where a page does not show it.
    pub guillemets: Direction,
    /// Whether “ and ” keep the direction that they have in English.
    pub curly: Curly,
    /// How dialogue is marked.
    pub dialogue: Dialogue,
}

/// Which way angled quotation marks point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// `«x»`
    Outward,
    /// `»x«`
    Inward,
    /// `»x»`
    Same,
}

/// How the direction of “ and ” is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curly {
    /// “ opens and ” closes.
    Fixed,
    /// By the word that they stand against: „x“, ”x”, “x”.
    ByStance,
}

/// Which dash opens a turn of dialogue at the start of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialogue {
    /// None: a dash is a dash.
    None,
    /// `– We sail, she said.`
    Dash,
    /// The same, also with the hyphen of a keyboard: `- We sail, she said.`
    Hyphen,
}
