//! The fields of a hit: one table for JSON, tables, `--fields`, its help, and docs/json.md.

/// A field of a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// As JSON has it.
    pub name: &'static str,
    /// What stands in it.
    pub meaning: &'static str,
    /// It is a column of a table for which nobody named columns.
    pub is_usual: bool,
}

const fn usual(name: &'static str, meaning: &'static str) -> Field {
    Field { name, meaning, is_usual: true }
}

const fn more(name: &'static str, meaning: &'static str) -> Field {
    Field { name, meaning, is_usual: false }
}

/// The field that no JSON has by itself.
pub(crate) const CITATION: &str = "citation";

const CITED: Field = more(
    CITATION,
    "speaker or authors, publisher, day, headline and url on one line; only where it is asked for",
);

/// Those of a quote, in the order of columns.
pub const QUOTE_FIELDS: [Field; 28] = [
    usual("id", "the article's id and what the quote's words lead to"),
    usual("text", "what was said; pieces that stand apart are joined by ` … `"),
    usual("kind", "`direct`, `indirect` or `mixed`"),
    usual(
        "speaker",
        "who said it, by the one name that all pages of the index have for that person or body; null where none is named",
    ),
    usual("affiliation", "in whose name, from wide to narrow: a list, `Russia / Kremlin` in tables"),
    usual("mention", "the source as the page writes it"),
    usual("cue", "the reporting words"),
    usual("said_on", "the day of the utterance, `2025-06-27`"),
    usual(
        "published",
        "when the article was published, by its own clock and as precisely as it says: `2025-07-03T22:12:00+05:30`",
    ),
    usual("publisher", "the paper"),
    usual("headline", "of the article"),
    usual("url", "canonical address of the article"),
    usual("path", "the file, and behind `#` the part of it"),
    more("article_id", "the article's id"),
    more("speaker_id", "the id of the speaker across the pages of the index"),
    more("context", "the sentences around it"),
    more("confidence", "the probability that words and speaker are right, 0 to 1"),
    more("rule", "the way of reporting by which it was found"),
    more(
        "stance",
        "in what sense it is reported: `asserted`, `denied`, `negated`, `unreal`, `asked` or `called-for`",
    ),
    more("relayed", "through whom the words came, where the page tells"),
    more("addressee", "who is spoken to, where the page names one"),
    more("affiliation_role", "as what the speaker speaks: `treasurer`"),
    more("addressee_mention", "who is spoken to, as the page writes it"),
    more("spans", "where it stands in the body: pairs of bytes, from the first to the one behind the last"),
    more("place", "`body` or `headline`"),
    more("score", "how well it matches; comparable within one answer only"),
    more(
        "also",
        "where else a near-identical statement stands, where such are put together: publisher, day and path of each",
    ),
    CITED,
];

/// Those of an article, in the order of columns.
pub const ARTICLE_FIELDS: [Field; 10] = [
    usual("id", "stays the same as long as the article's address does, or where it has none, its text"),
    usual("headline", "without the site's name"),
    usual("published", "when it was published, by its own clock and as precisely as it says"),
    usual("publisher", "the paper"),
    usual("authors", "who wrote it: a list"),
    usual("url", "canonical address"),
    usual("path", "the file, and behind `#` the part of it"),
    more("snippet", "the part of it that matches best"),
    more("score", "how well it matches; comparable within one answer only"),
    CITED,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::index::{UpdateOptions, update};
    use crate::request::{SearchRequest, Unit};
    use crate::store::{Session, Store};

    #[test]
    fn the_tables_are_what_json_has() {
        let world = tempfile::tempdir().expect("a folder");
        let page = "<h1>Nets</h1><p>\"The cod are late,\" said Ada Holm, a fisherwoman, on the quay.</p>";
        std::fs::write(world.path().join("nets.html"), page).expect("a page");
        let (index, paths) = (world.path().join("index"), vec![world.path().join("nets.html")]);
        update(&index, &UpdateOptions { paths, ..UpdateOptions::default() }, &mut |_| {}).expect("an index");
        let session = Session::open(&index).expect("an index");
        let mut request = SearchRequest::parse("cod").expect("a query");
        let article = serde_json::to_value(&session.articles(&request).expect("an answer").hits[0]);
        request.unit = Unit::Quotes;
        let quote = serde_json::to_value(&session.quotes(&request).expect("an answer").hits[0]);
        for (hit, fields) in [(quote, &QUOTE_FIELDS[..]), (article, &ARTICLE_FIELDS[..])] {
            let hit = hit.expect("JSON");
            let keys: BTreeSet<&str> =
                hit.as_object().expect("an object").keys().map(String::as_str).collect();
            let names = fields.iter().map(|field| field.name).filter(|name| *name != CITATION);
            assert_eq!(keys, names.collect());
        }
    }

    #[test]
    fn the_document_has_them_all() {
        let document = include_str!("../../docs/json.md");
        for Field { name, meaning, .. } in QUOTE_FIELDS.iter().chain(&ARTICLE_FIELDS) {
            let line = format!("| `{name}` | {meaning} |");
            assert!(document.contains(&line), "docs/json.md lacks: {line}");
        }
    }
}
