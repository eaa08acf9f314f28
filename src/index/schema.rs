//! The fields of the index.

use tantivy::schema::{
    FAST, FacetOptions, Field, IndexRecordOption, STORED, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};

use super::tokenizers::PREPARED;

/// A name that is filtered by its words and counted as a whole.
#[derive(Clone, Copy, Debug)]
pub struct SearchedName {
    /// Words without case and diacritics, with positions.
    pub words: Field,
    /// The name as written; a fast field.
    pub whole: Field,
}

/// Handles of all fields. Two kinds of documents share them: an article, and one for each of its quotes, which
/// repeats what filters and facets need of the article, so that no search joins the two.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// `article`, `quote`, or `copy` for a page that another file holds in a newer form.
    pub unit: Field,
    /// The [id](super::ids), and that of earlier formats; articles only.
    pub id: Field,
    /// The file that the page lies in: the key by which its documents are replaced.
    pub file: Field,
    /// The same as a fast field; articles and copies only.
    pub file_name: Field,
    /// The page: its file, and the part after `#` where that holds several.
    pub path: Field,
    /// Headline of the article.
    pub headline: Field,
    /// Summary; articles only.
    pub summary: Field,
    /// Captions; articles only.
    pub caption: Field,
    /// Body; articles only.
    pub body: Field,
    /// What is said; quotes only.
    pub quote: Field,
    /// Who wrote it.
    pub author: SearchedName,
    /// The paper.
    pub publisher: SearchedName,
    /// The part of the paper.
    pub section: SearchedName,
    /// ISO 639-1 code.
    pub lang: Field,
    /// `direct`, `indirect` or `mixed`; quotes only.
    pub kind: Field,
    /// In what sense it is reported: `asserted`, `denied`; quotes only.
    pub stance: Field,
    /// Publication in seconds since 1970 UTC, for sorting.
    pub published: Field,
    /// Day of publication in the page's local time as the number yyyymmdd.
    pub day: Field,
    /// Facets `/person/Vladimir Putin` of who is named: in the article, or in the context of the quote.
    pub actor: Field,
    /// Facet `/Russia/Kremlin/Vladimir Putin` in its encoded form, as a fast field; `?` stands for an affiliation or a name that
    /// is not known; quotes only. Quotes are found by the key.
    pub speaker: Field,
    /// The same as [`speaker_key`](super::speaker_key) writes it; quotes only.
    pub speaker_key: Field,
    /// Facets like those of speakers in their encoded form, as a fast field, for each person whose office the article states;
    /// articles only.
    pub office: Field,
    /// The same as [`speaker_key`](super::speaker_key) writes it; articles only.
    pub office_key: Field,
    /// The facet of each person whose office the article states, and what it calls the office, parted by a tab; a fast field
    /// of articles.
    pub title: Field,
    /// A body's long name and its short one, as the article gives them together, parted by a zero; a fast field of articles.
    pub short_form: Field,
    /// The speaker's name; quotes only.
    pub speaker_name: Field,
    /// Who is spoken to: the actor's name and the words of the text; quotes only.
    pub addressee: SearchedName,
    /// `Russia / Kremlin`; quotes only.
    pub affiliation: Field,
    /// First and second half of the [`Sketch`](super::Sketch) of what is said; quotes only.
    pub sketch: [Field; 2],
    /// Confidence of the attribution, 0 to 1; quotes only.
    pub confidence: Field,
    /// How many quotation marks have no partner, where there are any; articles only.
    pub loose_marks: Field,
    /// Present where the body may not be the whole article; articles only.
    pub doubtful: Field,
    /// Size of the file in bytes; articles only.
    pub size: Field,
    /// Last change of the file in nanoseconds since 1970 UTC; articles only.
    pub mtime: Field,
    /// Checksum of the file's bytes; articles only.
    pub checksum: Field,
    /// Checksum of the canonical address; articles and copies.
    pub same_url: Field,
    /// Checksum of the site; articles and copies.
    pub same_site: Field,
    /// Checksum of headline and body; articles and copies.
    pub same_text: Field,
    /// When the article was last changed or published, in seconds since 1970 UTC; articles and copies.
    pub changed: Field,
    /// When the page was saved, in seconds since 1970 UTC; articles and copies.
    pub saved: Field,
    /// True on copies; nothing else has it.
    pub is_copy: Field,
    /// Number of the quote in its article, counted from 1: its document stands so many behind that of the article; quotes only.
    pub number: Field,
    /// JSON of the [`StoredArticle`](super::StoredArticle), with where the contexts of its quotes stand; not on quotes.
    pub record: Field,
}

impl Fields {
    /// All texts.
    pub(super) fn texts(&self) -> [Field; 5] {
        [self.headline, self.summary, self.caption, self.body, self.quote]
    }

    /// The schema and the handles into it.
    pub(super) fn build() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let fields = Self {
            unit: schema.add_text_field("unit", key()),
            id: schema.add_text_field("id", key()),
            file: schema.add_text_field("file", key()),
            file_name: schema.add_text_field("file_name", FAST),
            path: schema.add_text_field("path", key() | FAST),
            headline: searched_text(&mut schema, "headline"),
            summary: searched_text(&mut schema, "summary"),
            caption: searched_text(&mut schema, "caption"),
            body: searched_text(&mut schema, "body"),
            quote: searched_text(&mut schema, "quote"),
            author: searched_name(&mut schema, "author"),
            publisher: searched_name(&mut schema, "publisher"),
            section: searched_name(&mut schema, "section"),
            lang: schema.add_text_field("lang", key() | FAST),
            kind: schema.add_text_field("kind", key() | FAST),
            stance: schema.add_text_field("stance", key() | FAST),
            published: schema.add_i64_field("published", FAST),
            day: schema.add_u64_field("day", FAST),
            actor: schema.add_facet_field("actor", FacetOptions::default()),
            speaker: schema.add_text_field("speaker", FAST),
            speaker_key: schema.add_text_field("speaker_key", key()),
            office: schema.add_text_field("office", FAST),
            office_key: schema.add_text_field("office_key", key()),
            title: schema.add_text_field("title", FAST),
            short_form: schema.add_text_field("short_form", FAST),
            speaker_name: schema.add_text_field("speaker_name", FAST),
            addressee: searched_name(&mut schema, "addressee"),
            affiliation: schema.add_text_field("affiliation", FAST),
            sketch: [schema.add_u64_field("sketch_a", FAST), schema.add_u64_field("sketch_b", FAST)],
            confidence: schema.add_f64_field("confidence", FAST),
            loose_marks: schema.add_u64_field("loose_marks", FAST),
            doubtful: schema.add_bool_field("doubtful", FAST),
            size: schema.add_u64_field("size", FAST),
            mtime: schema.add_i64_field("mtime", FAST),
            checksum: schema.add_u64_field("checksum", FAST),
            same_url: schema.add_u64_field("same_url", FAST),
            same_site: schema.add_u64_field("same_site", FAST),
            same_text: schema.add_u64_field("same_text", FAST),
            changed: schema.add_i64_field("changed", FAST),
            saved: schema.add_i64_field("saved", FAST),
            is_copy: schema.add_bool_field("is_copy", FAST),
            number: schema.add_u64_field("number", FAST),
            record: schema.add_bytes_field("record", STORED),
        };
        (schema.build(), fields)
    }
}

/// A text: words without case and diacritics, with positions, and marks where sentences and paragraphs begin. Inflections are
/// looked up in the dictionary when somebody searches.
fn searched_text(schema: &mut SchemaBuilder, name: &str) -> Field {
    schema.add_text_field(name, words())
}

fn searched_name(schema: &mut SchemaBuilder, name: &str) -> SearchedName {
    SearchedName {
        words: schema.add_text_field(name, words()),
        whole: schema.add_text_field(&format!("{name}_name"), FAST),
    }
}

/// A value that documents are found by as a whole. Its length says nothing, so none is kept.
fn key() -> TextOptions {
    let whole = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::Basic);
    TextOptions::default().set_indexing_options(whole.set_fieldnorms(false))
}

fn words() -> TextOptions {
    let prepared = TextFieldIndexing::default().set_tokenizer(PREPARED);
    TextOptions::default()
        .set_indexing_options(prepared.set_index_option(IndexRecordOption::WithFreqsAndPositions))
}
