//! Sets of what a word can be, as bits, and the data file that tells which words are.

/// Declares a set type and the table of its file: for each member a list of words, separated by white space.
///
/// ```text
/// word_set! {
///     /// What it is a set of.
///     Small in SmallFile:
///     /// `and`
///     AND and = 0;
/// }
/// ```
macro_rules! word_set {
    (
        $(#[$about:meta])* $set:ident in $file:ident:
        $($(#[$doc:meta])* $name:ident $field:ident = $bit:expr;)*
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $set(u64);

        impl $set {
            $($(#[$doc])* pub const $name: $set = $set(1 << $bit);)*

            /// Do the two sets share a member?
            pub const fn has(self, other: $set) -> bool {
                self.0 & other.0 != 0
            }

            /// Both sets together.
            pub const fn or(self, other: $set) -> $set {
                $set(self.0 | other.0)
            }
        }

        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $file {
            $($field: String,)*
        }

        impl $file {
            /// Each list with what its words are.
            fn lists(&self) -> Vec<($set, &str)> {
                vec![$(($set::$name, self.$field.as_str()),)*]
            }
        }
    };
}

pub(super) use word_set;
