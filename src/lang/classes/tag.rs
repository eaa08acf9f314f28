//! Word classes: the universal ones, with verbs told apart by form.

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// A word class.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Tag { $($(#[$doc])* $name,)* }

        /// All tags in the order of their indices.
        const ALL: &[(Tag, &str)] = &[$((Tag::$name, $text),)*];
    };
}

tags! {
    /// `late`
    Adj = "ADJ",
    /// `in`
    Adp = "ADP",
    /// `soon`
    Adv = "ADV",
    /// `has`, `would`, and every form of "be"
    Aux = "AUX",
    /// `and`
    Cconj = "CCONJ",
    /// `the`
    Det = "DET",
    /// `oh`
    Intj = "INTJ",
    /// `bridge`
    #[default]
    Noun = "NOUN",
    /// `three`
    Num = "NUM",
    /// `to` say, `not`
    Part = "PART",
    /// `she`
    Pron = "PRON",
    /// `Lind`
    Propn = "PROPN",
    /// `,`
    Punct = "PUNCT",
    /// `because`
    Sconj = "SCONJ",
    /// `$`
    Sym = "SYM",
    /// What is none of these
    Other = "X",
    /// `say`, after "to" or an auxiliary
    Base = "VB",
    /// `say`, `says`
    Present = "VBP",
    /// `said`, finite
    Past = "VBD",
    /// `said`, after "has" or "was"
    Participle = "VBN",
    /// `saying`
    Gerund = "VBG",
}

/// Number of tags.
pub const COUNT: usize = 21;

impl Tag {
    /// The tag with this index; the last one past the end.
    pub fn from_index(index: usize) -> Tag {
        ALL[index.min(COUNT - 1)].0
    }

    /// The tag of a word with these two columns of a CoNLL-U file.
    pub fn of_columns(universal: &str, particular: &str) -> Tag {
        let name = match (universal, particular) {
            ("VERB", "VBZ") => "VBP",
            ("VERB", form) if ALL.iter().any(|(_, text)| *text == form) => form,
            ("VERB", _) => "VB",
            _ => universal,
        };
        ALL.iter().find(|(_, text)| *text == name).map_or(Tag::Other, |(tag, _)| *tag)
    }

    /// Its name, as the data files have it.
    pub fn name(self) -> &'static str {
        ALL[self as usize].1
    }

    /// A verb in any form; auxiliaries are none.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Base | Tag::Present | Tag::Past | Tag::Participle | Tag::Gerund)
    }

    /// A noun or a name.
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::Noun | Tag::Propn)
    }
}
