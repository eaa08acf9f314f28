//! html5ever's own tokenizer is the judge: with the same things left out, its tree must be the same.

use std::cell::RefCell;
use std::fmt::Write;
use std::path::Path;

use dom_query::NodeData;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use proptest::prelude::*;

use super::drawing::{Drawing, Step};
use super::unread::LONG_SCRIPT;
use super::*;

/// Between html5ever's tokenizer and its tree builder: leaves out what [`parse`] leaves out.
struct Judge {
    builder: TreeBuilder<NodeId, Document>,
    depth: RefCell<Depth>,
    attributes: ReadAttributes,
    /// The start tag of the element that is being left out, and its text so far.
    passing: RefCell<Option<(TagToken, String)>>,
    /// The drawing that is being left out, and its tokens so far.
    drawing: RefCell<Option<(Drawing, Vec<Token>)>>,
    /// The text and sort of each script.
    scripts: RefCell<Vec<(String, bool)>>,
}

impl Judge {
    fn start_tag(&self, token: TagToken) -> TokenSinkResult<NodeId> {
        let left = left_out(&token.name, &as_written(&token));
        let foreign = self.adjusted_current_node_present_but_not_in_html_namespace();
        match left {
            LeftOut::Element if !foreign => TokenSinkResult::Continue,
            LeftOut::Drawing if !foreign => {
                if !token.self_closing {
                    self.drawing.replace(Some((Drawing::begun(), vec![Token::TagToken(token)])));
                }
                TokenSinkResult::Continue
            }
            LeftOut::ElementAndText | LeftOut::Script if !foreign => {
                let kind = match token.name.as_ref() {
                    "script" => RawKind::ScriptData,
                    "style" => RawKind::Rawtext,
                    _ => RawKind::Rcdata,
                };
                self.passing.replace(Some((token, String::new())));
                TokenSinkResult::RawData(kind)
            }
            _ => self.feed_start_tag(token),
        }
    }

    fn feed_start_tag(&self, mut token: TagToken) -> TokenSinkResult<NodeId> {
        let tag = as_written(&token);
        if !self.depth.borrow_mut().keeps(TagKind::StartTag, &token.name) {
            return TokenSinkResult::Continue;
        }
        token.attrs = self.attributes.of(&token.name, &tag, |attribute| attribute.value.into());
        token.had_duplicate_attributes = false;
        self.builder.process_token(Token::TagToken(token), LINE)
    }

    fn end_tag(&self, mut token: TagToken) -> TokenSinkResult<NodeId> {
        token.attrs.clear();
        token.had_duplicate_attributes = false;
        if !self.depth.borrow_mut().keeps(TagKind::EndTag, &token.name) {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(Token::TagToken(token), LINE)
    }

    /// A token inside a drawing.
    fn drawn(
        &self,
        token: Token,
        (mut drawing, mut tokens): (Drawing, Vec<Token>),
    ) -> TokenSinkResult<NodeId> {
        let step = match &token {
            Token::ParseError(_) | Token::CommentToken(_) => {
                self.drawing.replace(Some((drawing, tokens)));
                return TokenSinkResult::Continue;
            }
            Token::CharacterTokens(_) | Token::NullCharacterToken => Step::Inside,
            Token::TagToken(tag) => drawing.take(tag.kind, &tag.name, tag.self_closing),
            Token::DoctypeToken(_) | Token::EOFToken => Step::Strange,
        };
        match step {
            Step::Inside => {
                tokens.push(token);
                self.drawing.replace(Some((drawing, tokens)));
            }
            Step::End => {}
            Step::Strange => {
                for token in tokens {
                    // None of them makes the tokenizer read raw text.
                    let _ = match token {
                        Token::TagToken(tag) if tag.kind == TagKind::StartTag => self.feed_start_tag(tag),
                        Token::TagToken(tag) => self.end_tag(tag),
                        token => self.builder.process_token(token, LINE),
                    };
                }
                return self.process_token(token, LINE);
            }
        }
        TokenSinkResult::Continue
    }

    /// The element that was being left out has ended, or the page has.
    fn passed(&self, start: TagToken, text: &str, end: Option<TagToken>) {
        let tag = as_written(&start);
        // How long a script is, its NULs count too, for which the tokenizer has put longer characters.
        let written = text.replace('\u{fffd}', "\0");
        let script = Script::of(&tag, &written).filter(|_| &*start.name == "script");
        self.scripts.borrow_mut().extend(script.map(|script| (script.text.to_owned(), script.is_json_ld)));
        if script.is_some_and(|script| script.stays()) {
            let _ = self.feed_start_tag(start);
            if !text.is_empty() {
                let _ = self.builder.process_token(Token::CharacterTokens(text.into()), LINE);
            }
            if let Some(end) = end {
                let _ = self.end_tag(end);
            }
        }
    }
}

impl TokenSink for Judge {
    type Handle = NodeId;

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<NodeId> {
        if let Some(drawn) = self.drawing.take() {
            return self.drawn(token, drawn);
        }
        let passing = self.passing.borrow_mut().take();
        match (token, passing) {
            (token @ (Token::ParseError(_) | Token::CommentToken(_)), passing) => {
                assert!(passing.is_none() || matches!(token, Token::ParseError(_)));
                self.passing.replace(passing);
                TokenSinkResult::Continue
            }
            (Token::CharacterTokens(more), Some((start, text))) => {
                self.passing.replace(Some((start, text + &more)));
                TokenSinkResult::Continue
            }
            (Token::TagToken(end), Some((start, text))) => {
                self.passed(start, &text, Some(end));
                TokenSinkResult::Continue
            }
            (token, Some((start, text))) => {
                self.passed(start, &text, None);
                self.process_token(token, LINE)
            }
            (Token::TagToken(tag), None) if tag.kind == TagKind::StartTag => self.start_tag(tag),
            (Token::TagToken(tag), None) => self.end_tag(tag),
            (token, None) => self.builder.process_token(token, LINE),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.drawing.borrow().is_some()
            || self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// A token's tag as if it had been read.
fn as_written(token: &TagToken) -> Tag<'_> {
    let attributes = token.attrs.iter();
    Tag {
        name: &token.name,
        closes_itself: token.self_closing,
        attributes: attributes
            .map(|attr| tag::Attribute { name: &attr.name.local, value: &attr.value, is_plain: true })
            .collect(),
    }
}

/// The tree and the scripts that html5ever makes of a page.
fn judged(html: &str) -> (String, Vec<(String, bool)>) {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let judge = Judge {
        builder: TreeBuilder::new(Document::default(), options),
        depth: RefCell::default(),
        attributes: ReadAttributes::new(),
        passing: RefCell::default(),
        drawing: RefCell::default(),
        scripts: RefCell::default(),
    };
    let tokenizer = Tokenizer::new(judge, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    (shape(&tokenizer.sink.builder.sink), tokenizer.sink.scripts.take())
}

/// The tree and the scripts that we make of a page.
fn ours(html: &str) -> (String, Vec<(String, bool)>) {
    let Parsed { document, scripts, .. } = parse(html);
    let scripts = scripts.iter().map(|script| (script.text.to_owned(), script.is_json_ld));
    (shape(&document), scripts.collect())
}

/// All that a tree says, a node a line.
fn shape(document: &Document) -> String {
    let mut shape = format!("{:?}\n", document.quirks_mode.get());
    let mut stack = vec![(document.root(), 0)];
    while let Some((node, depth)) = stack.pop() {
        let contents = node.query_or(None, |node| {
            let line = match &node.data {
                NodeData::Element(element) => {
                    let attrs = element.attrs.iter().map(|attr| (&attr.name, &*attr.value));
                    format!("{:?} {:?}", element.name, attrs.collect::<Vec<_>>())
                }
                NodeData::Text { contents } => format!("{:?}", &**contents),
                NodeData::Doctype { name, public_id, system_id } => {
                    format!("{:?}", [name, public_id, system_id].map(|part| &**part))
                }
                data => format!("{data:?}"),
            };
            writeln!(shape, "{:depth$}{line}", "").expect("written");
            node.as_element().and_then(|element| element.template_contents)
        });
        stack.extend(node.children_it(true).map(|child| (child, depth + 1)));
        stack.extend(
            contents.and_then(|contents| document.tree.get(&contents)).map(|contents| (contents, depth + 1)),
        );
    }
    shape
}

/// Is the same made of a page? Line breaks are one sort to both: html5ever joins them while it reads.
fn same(html: &str) -> Result<(), TestCaseError> {
    let html = line_feeds(html);
    let (ours, judged) = (ours(&html), judged(&html));
    prop_assert_eq!(&ours.0, &judged.0, "tree of {:?}", html);
    prop_assert_eq!(&ours.1, &judged.1, "scripts of {:?}", html);
    Ok(())
}

#[test]
fn what_nobody_reads_is_left_out_and_the_rest_stays() {
    let page = "<body><p class=a onclick='x > y' data-n=1>One <!-- two --><img src=a.jpg alt='>'>three <style>p{}</style>\
                <a href=/b title=b target=_blank>four</a>&amp;am<!-- -->p;<br/>";
    let body = parse(page).document.select("body").inner_html();
    assert_eq!(&*body, "<p class=\"a\">One three <a href=\"/b\">four</a>&amp;amp;<br></p>");
}

#[test]
fn scripts_are_handed_over_and_short_ones_stay() {
    let long = "x".repeat(LONG_SCRIPT + 1);
    let page = format!(
        "<body><b><script type='application/ld+json'>{{}}</script><script>{long}</script>c <script>short()</script>d <script src=a.js>no</script>e"
    );
    let Parsed { document, scripts, .. } = parse(&page);
    assert_eq!(&*document.select("b").inner_html(), "c <script>short()</script>d e");
    let scripts: Vec<(&str, bool)> = scripts.iter().map(|script| (script.text, script.is_json_ld)).collect();
    assert_eq!(scripts, [("{}", true), (long.as_str(), false), ("short()", false)]);
}

#[test]
fn a_tree_is_no_deeper_than_browsers_allow_and_keeps_all_text() {
    let page = format!("{}words{}<p>after", "<div>".repeat(100_000), "</div>".repeat(100_000));
    let document = parse(&page).document;
    assert!(document.select("div").length() <= 512);
    assert_eq!(&*document.text(), "wordsafter");
}

#[test]
fn formatting_that_begins_anew_in_each_block_is_left_out() {
    let part = |n: usize| format!("<div><b class={n}>word </div>");
    let page = |parts: usize| (0..parts).map(part).collect::<String>();
    let (usual, bomb) = (page(20), page(3_000));
    let usual = parse(&usual);
    assert!(usual.limits.is_empty() && usual.document.select("b").length() > 20);
    let Parsed { document, limits, .. } = parse(&bomb);
    assert_eq!(limits, [TreeLimit::Formatting]);
    assert_eq!((document.select("div").length(), document.select("b").length()), (3_000, 0));
    assert_eq!(document.text().matches("word").count(), 3_000);
}

#[test]
fn formatting_that_begins_anew_inside_itself_is_left_out() {
    let page = "<cite><canvas><small>word</cite>".repeat(3_000);
    let Parsed { document, limits, .. } = parse(&page);
    assert_eq!(limits, [TreeLimit::Formatting]);
    assert_eq!((document.select("cite").length(), document.select("small").length()), (3_000, 0));
}

#[test]
fn a_page_is_read_up_to_the_last_node_that_a_tree_may_have() {
    let (many, long) = ("<p>word".repeat(MAX_NODES), "word ".repeat(2 << 20));
    let Parsed { document, limits, .. } = parse(&many);
    assert_eq!(limits, [TreeLimit::Size]);
    assert!(document.tree.len() <= MAX_NODES + 10);
    let Parsed { document, limits, .. } = parse(&long);
    assert_eq!((document.text().len(), limits), (MAX_TEXT, vec![TreeLimit::Size]));
}

#[test]
fn annotations_nest_no_deeper_than_others_where_nothing_is_annotated() {
    let page = "<rt>word".repeat(100_000);
    let Parsed { document, limits, .. } = parse(&page);
    assert_eq!(limits, [TreeLimit::Depth]);
    assert!(document.select("rt").length() <= MAX_DEPTH);
}

/// Pieces of pages, with all that the HTML Standard says something special on. There is no `<frameset>`: in it a script is no
/// script, which the judge learns when it has passed over it.
const PIECES: [&str; 101] = [
    "<p class='a' onclick=\"b > c\">",
    "</p>",
    "<div id=1 ID=2 Class = x>",
    "<DIV/>",
    "</div a='>'>",
    "word ",
    "\n",
    " ",
    "<!-- c -->",
    "<!-->",
    "<!--",
    "-->",
    "--->",
    "--!>",
    "<b style=x>",
    "<b style='color:red' style='display: none'>",
    "</b>",
    "<",
    ">",
    "</",
    "</>",
    "<?php a > b ?>",
    "<!a>",
    "<!",
    "<script>if (a < b) '<p>'</script>",
    "<script><!-- <script> </script>",
    "</script>",
    "<script src=a>",
    "<script type=ld+json>",
    "</SCRIPT >",
    "<style>a > b</style>",
    "<style/>",
    "<img src='x>y'>",
    "<a href=x?a=1&copy=2&amp;b=&lt title='y'>",
    "<a href=&quot;/>",
    "</a>",
    "'",
    "\"",
    "=",
    "/",
    "<title>t &amp; u</title>",
    "<title>",
    "<textarea>\n",
    "</textarea>",
    "<iframe><p>&amp;</iframe>",
    "<!doctype html>",
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\">",
    "<!doctype",
    "<x-y z>",
    "</x-y>",
    "<plaintext>",
    "<pre>\n",
    "<pre>&#10;",
    "</pre>",
    "&amp;",
    "&am",
    "p;",
    "&rsquo;",
    "&notit;",
    "&#",
    "x2019;",
    "&#146;",
    "&",
    "\0",
    "a\0b",
    "<svg>",
    "<svg/>",
    "</svg>",
    "<path d='M0 0'/>",
    "<g>",
    "</g>",
    "<desc>",
    "</title>",
    "<svg><title>a</title><path></svg>",
    "<math>",
    "<mi>",
    "<foreignObject>",
    "<![CDATA[ x > y ]]>",
    "<![CDATA[",
    "]]>",
    "<table>",
    "<tr>",
    "<td rowspan=2>",
    "</table>",
    "<select>",
    "<option>",
    "<template>",
    "</template>",
    "<noframes>",
    "</noframes>",
    "<html lang=en>",
    "<head>",
    "</head>",
    "<body class=z hidden>",
    "</body>",
    "</html>",
    "<h1 a=1 b='2'c=\"3\"/d>",
    "<meta charset=x name=y content=\"a\nb\">",
    "<link rel=canonical href=/>",
    "<noscript>",
    "é…😀",
];

/// The sample pages.
fn samples() -> Vec<String> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let corpus = [corpus];
    let files = crate::walk::walk(&corpus).map(|found| found.expect("a sample").path);
    let pages = files.filter(|path| path.extension().is_some_and(|extension| extension == "html"));
    pages
        .map(|path| crate::decode::decode(&std::fs::read(path).expect("a sample"), None).text.into_owned())
        .collect()
}

#[test]
fn the_tree_of_each_sample_page_is_html5evers() {
    for page in samples() {
        same(&page).expect("the same tree");
    }
}

/// What a reader sees of a tree, without white space: before the body its place depends on the elements of the head.
fn shown(document: &Document) -> String {
    document.select("script, style, noscript, textarea, svg").remove();
    document.text().split_whitespace().collect()
}

proptest! {
    #[test]
    fn what_is_shown_is_the_same_with_all_that_nobody_reads(
        parts in proptest::collection::vec(proptest::sample::select(PIECES.as_slice()), 0..40)
    ) {
        let page = format!("<body>{}", line_feeds(&parts.concat()));
        prop_assert_eq!(shown(&parse(&page).document), shown(&Document::from(page)));
    }

    #[test]
    fn the_tree_of_any_pieces_is_html5evers(
        parts in proptest::collection::vec(proptest::sample::select(PIECES.as_slice()), 0..40)
    ) {
        same(&parts.concat())?;
    }

    #[test]
    fn the_tree_of_a_damaged_page_is_html5evers(
        page in proptest::sample::select(samples()),
        damage in proptest::collection::vec((0.0..1.0f64, 0..30usize, proptest::sample::select(PIECES.as_slice())), 1..12)
    ) {
        let mut page = page;
        for (share, removed, piece) in damage {
            let from = page.floor_char_boundary((share * page.len() as f64) as usize);
            let to = page.floor_char_boundary(from + removed);
            page.replace_range(from..to, piece);
        }
        same(&page)?;
    }

    #[test]
    fn the_tree_of_any_text_is_html5evers(page in "[<>/!?&;#a-cA-C0-2='\" \n\r\0x\\-\\[\\]é]{0,60}") {
        same(&page)?;
    }
}
