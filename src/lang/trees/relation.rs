//! How a word depends on another.

macro_rules! relations {
    ($($(#[$doc:meta])* $name:ident = [$($text:literal),*],)*) => {
        /// How a word depends on another.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Relation { $($(#[$doc])* $name,)* }

        /// Relations in the order of their numbers, with what Universal Dependencies calls them.
        const ALL: &[(Relation, &[&str])] = &[$((Relation::$name, &[$($text),*]),)*];
    };
}

relations! {
    /// `Lind` said
    Subject = ["nsubj", "csubj"],
    /// announced `reforms`
    Object = ["obj", "iobj"],
    /// said the dam `was` safe
    Clause = ["ccomp"],
    /// promised to `go`
    Infinitive = ["xcomp"],
    /// left because it `rained`
    Adverbial = ["advcl"],
    /// the man who `left`
    Relative = ["acl"],
    /// came and `left`
    Conjunct = ["conj"],
    /// The dam is safe, Lind `said`
    Parataxis = ["parataxis", "discourse", "vocative", "dislocated", "list"],
    /// Lind, the `mayor`
    Apposition = ["appos"],
    /// mayor of `Norra`
    Nominal = ["nmod"],
    /// said on `Monday`
    Oblique = ["obl"],
    /// `that` he left
    Mark = ["mark"],
    /// `the` dam, `has` said, `of` Norra, `and`
    Function = ["aux", "cop", "det", "case", "cc", "punct", "expl"],
    /// `late` trains, `Ada` Lind
    #[default]
    Modifier = [],
}

/// Number of relations.
pub const COUNT: usize = 14;

impl Relation {
    /// The relation with this number; the last one past the end.
    pub fn from_index(index: usize) -> Relation {
        ALL[index.min(COUNT - 1)].0
    }

    /// The relation of this name in a CoNLL-U file: `nsubj:pass`.
    pub fn of_column(name: &str) -> Relation {
        let main = name.split(':').next().unwrap_or(name);
        ALL.iter().find(|(_, names)| names.contains(&main)).map_or(Relation::Modifier, |(held, _)| *held)
    }
}
