//! The article's text, and nothing of what stands around it.
//!
//! **In:** the parsed page and its [`Fields`]. **Out:** [`Content`]: the body's paragraphs in reading order, and the
//! captions, which are kept apart. The [`Outline`] knows the text of every element; [`select`] marks the furniture and
//! chooses the element or elements that hold the article, [`clean`] says what of it does not belong, [`kept`] copies the
//! rest, [`stowed`] keeps its words meanwhile, [`paragraphs`] renders it through html2text, [`filter`] drops the paragraphs that promote, repeat or credit.

mod certainty;
mod clean;
mod credits;
mod filter;
mod kept;
mod paragraphs;
mod select;
mod standfirst;
mod stowed;

use dom_query::Document;

use super::fields::Fields;
use crate::article::Body;
use crate::page::kind::STUB;
use crate::page::outline::Outline;
use crate::page::trace::Trace;
pub(crate) use certainty::{Grounds, confidence};
use select::Chosen;
use stowed::Stowed;

/// Body and captions of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Content {
    pub body: Body,
    pub captions: Vec<String>,
    /// All that the element of the article says, furniture included, where that is so little that it may be a wall.
    pub stub: Option<String>,
    /// Does it stand in the page's one `<article>`, with the headline?
    pub in_article: bool,
    /// What speaks for and against its being the article.
    pub grounds: Grounds,
}

/// Running text below this weight is so little that the marks of furniture are doubted.
const POOR: f64 = 250.0;

/// Reads the content of a page.
pub(in crate::page) fn read(
    document: &Document,
    outline: &Outline,
    fields: &Fields,
    trace: &mut Trace,
) -> Content {
    let mut out = select::furniture(outline, true);
    let mut chosen = select::choose(outline, &out);
    let mut doubted = false;
    let weight = |chosen: &Option<Chosen>| chosen.as_ref().map_or(0.0, |chosen| chosen.weight);
    if weight(&chosen) < POOR {
        let unmarked = select::furniture(outline, false);
        let again = select::choose(outline, &unmarked);
        if weight(&again) > 2.0 * weight(&chosen) {
            (out, chosen) = (unmarked, again);
            doubted = true;
        }
    }
    chosen = chosen.or_else(|| select::bare_article(outline, &out));
    if let Some(chosen) = &mut chosen {
        let standfirst = standfirst::find(document, outline, &out, chosen.parts[0], fields);
        chosen.parts.splice(0..0, standfirst);
    }
    let live = fields.signs.is_live();
    if let Some(chosen) = chosen.as_ref().filter(|_| !live) {
        select::take_others_out(outline, &mut out, &chosen.parts);
    }
    let in_article = chosen.as_ref().is_some_and(|chosen| select::is_in_article(outline, chosen.parts[0]));
    let parts_of = |chosen: &Chosen| select::share(outline, &out, &chosen.parts);
    let grounds = Grounds { share: chosen.as_ref().map_or(0.0, parts_of), doubted };
    let captions = clean::captions(document, outline, &out);
    let parts = chosen.map(|chosen| chosen.parts).unwrap_or_default();
    if trace.is_noting() {
        clean::note_outside(document, outline, &out, &parts, trace);
    }
    let mut stowed = Stowed::default();
    let tree = kept::copied(document, outline, &out, &parts, live, &mut stowed, trace);
    let paragraphs = paragraphs::render(tree, &stowed);
    let short = paragraphs.iter().map(|paragraph| paragraph.text.len()).sum::<usize>() < STUB;
    let stub =
        short.then(|| paragraphs.iter().flat_map(|paragraph| [paragraph.text.as_str(), "\n"]).collect());
    let mut body = Body::default();
    for paragraph in filter::article_only(paragraphs, fields, &captions, trace) {
        body.push(paragraph.role, &paragraph.text);
    }
    Content { body, captions, stub, in_article, grounds }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn body(html: &str) -> String {
        let fields = Fields { headline: Some("Bridge to close for a year".into()), ..Fields::default() };
        content(html, &fields).body.text().to_owned()
    }

    fn content(html: &str, fields: &Fields) -> Content {
        let document = Document::from(html);
        let survey = crate::page::survey::survey(&document);
        read(&document, &survey.outline, fields, &mut Trace::default())
    }

    const FIRST: &str = "The old bridge over the Tarva will close in May, the roads office of Norra said on Tuesday, and stay shut for a year.";
    const SECOND: &str = "Some 4,000 people cross it each day, most of them on foot, to reach the market and the schools on the other bank of the river.";

    #[test]
    fn paragraphs_come_out_in_order_without_the_furniture_around_them() {
        let html = format!(
            "<html><body><nav><a href=/>Home</a></nav><article><h1>Bridge to close for a year</h1><p>{FIRST}</p>\
             <p>Also Read | Mayor learns to swim</p><div class=newsletter-box><p>Our best stories, in your inbox each morning, for nothing.</p></div>\
             <p>{SECOND}</p></article><footer>Imprint</footer></body></html>"
        );
        assert_eq!(body(&html), format!("{FIRST}\n\n{SECOND}"));
    }

    #[test]
    fn parts_of_one_article_are_put_together_and_the_standfirst_before_them() {
        let html = format!(
            "<html><body><nav><a href=/>Home</a></nav><main><div>World</div><h1>Bridge to close for a year</h1><p class=standfirst>Walkers will have to take the ferry, the roads office says.</p>\
             <div><div class=story-text itemprop=articleBody><p>{FIRST}</p></div><div class=slot>Our best offers</div><div class=story-text itemprop=articleBody><p>{SECOND}</p></div></div>\
             <ul class=rail><li><a href=/a>A ferry is sold to the islands, and nobody knows why it went</a></ul></main></body></html>"
        );
        let standfirst = "Walkers will have to take the ferry, the roads office says.";
        assert_eq!(body(&html), format!("{standfirst}\n\n{FIRST}\n\n{SECOND}"));
    }

    #[test]
    fn an_article_in_an_element_that_is_named_like_furniture_is_found() {
        let html =
            format!("<html><body><div class=sidebar><p>{FIRST}</p><p>{SECOND}</p></div></body></html>");
        assert_eq!(body(&html), format!("{FIRST}\n\n{SECOND}"));
    }

    #[test]
    fn a_class_takes_no_words_out_of_a_sentence() {
        let html = format!(
            "<html><body><article><p>{FIRST}</p><p>The bridge was <b class=ad>not</b> checked, says <a class=auto-tag data-tag=x href=/t>Per Holm</a>, \
             who runs <span class=related>the Tarvik ferry</span>.</p><p>{SECOND}</p></article></body></html>"
        );
        let kept = "The bridge was not checked, says Per Holm, who runs the Tarvik ferry.";
        assert_eq!(body(&html), format!("{FIRST}\n\n{kept}\n\n{SECOND}"));
    }

    #[test]
    fn a_class_that_most_of_the_prose_wears_is_no_furniture() {
        let third = "The market will be held on this side until then, and the school bus will start half an hour earlier than it does now.";
        for class in ["share-text", "ad-aware", "p-comment", "related-body"] {
            let html = format!(
                "<html><body><article><p class={class}>{FIRST}</p><p class={class}>{SECOND}</p><p class={class}>{third}</p></article></body></html>"
            );
            assert_eq!(body(&html), format!("{FIRST}\n\n{SECOND}\n\n{third}"), "{class}");
        }
        let apart = format!(
            "<html><body><article><p>{FIRST}</p><p>{SECOND}</p><p>{third}</p><div class=share-text><p>Send this story to a friend, and to all the others you have.</p></div></article></body></html>"
        );
        assert_eq!(body(&apart), format!("{FIRST}\n\n{SECOND}\n\n{third}"));
    }

    #[test]
    fn a_notice_on_consent_is_no_article_however_long_it_is() {
        let notice = "We keep a note of which pages you read, and you may ask us at any time not to sell that note to others who would like to have it. ".repeat(2);
        let html = format!(
            "<html><body><article><p>{FIRST}</p><p>{SECOND}</p></article><div class=cookie-settings><p>{notice}</p><p>Again, {notice}</p></div></body></html>"
        );
        assert_eq!(body(&html), format!("{FIRST}\n\n{SECOND}"));
    }

    #[test]
    fn short_lines_that_recur_and_headlines_of_other_stories_go() {
        let line = "<div>Article content</div>";
        let html = format!(
            "<html><body><article>{line}<p>{FIRST}</p>{line}<p><a href=/b>A ferry is sold to the islands after long talks</a></p>\
             <div><h3><a href=/c>Mayor of Norra learns to swim</a></h3><p>She took her first lesson on a cold day in March.</p></div>{line}<p>{SECOND}</p>\
             <p><a href=/d>The roads office will not say what it costs.</a></p></article></body></html>"
        );
        let linked = "The roads office will not say what it costs.";
        assert_eq!(body(&html), format!("{FIRST}\n\n{SECOND}\n\n{linked}"));
    }

    #[test]
    fn a_label_before_one_link_promotes_and_before_several_lists() {
        let html = format!(
            "<html><body><article><p>{FIRST}</p><p>In depth: <a href=/b>A ferry is sold to the islands after long talks</a></p>\
             <p>Norra: <a href=/t/1>Tarvik on the Quay</a>, <a href=/t/2>Upper Hallvik</a>, <a href=/t/3>Sall</a></p><p>{SECOND}</p></article></body></html>"
        );
        let listed = "Norra: Tarvik on the Quay, Upper Hallvik, Sall";
        assert_eq!(body(&html), format!("{FIRST}\n\n{listed}\n\n{SECOND}"));
    }

    #[test]
    fn what_is_read_aloud_only_or_struck_out_is_no_text() {
        let html = format!(
            "<html><body><article><p>{FIRST}<span class=visually-hidden>(opens new tab)</span></p><p>She paid <del>five</del> <ins>six</ins> crowns at the gate.</p><p>{SECOND}</p></article></body></html>"
        );
        assert_eq!(body(&html), format!("{FIRST}\n\nShe paid six crowns at the gate.\n\n{SECOND}"));
    }

    #[test]
    fn lines_over_links_to_other_stories_go_with_their_links() {
        let html = format!(
            "<html><body><article><p>{FIRST}</p><p>{SECOND}</p><h3>More from the Tribune</h3><ul><li><a href=/a>Ferry sold</a></li><li>Listen to <a href=/b>the river</a></li></ul></article></body></html>"
        );
        assert_eq!(body(&html), format!("{FIRST}\n\n{SECOND}"));
    }

    #[test]
    fn line_breaks_part_paragraphs_where_a_site_has_no_others() {
        let html = format!(
            "<html><body><div id=text>{FIRST}<br><br>{SECOND}<br><br>{FIRST} Again.</div></body></html>"
        );
        assert_eq!(body(&html), format!("{FIRST}\n\n{SECOND}\n\n{FIRST} Again."));
    }

    proptest! {
        #[test]
        fn stowing_words_away_changes_nothing(
            parts in proptest::collection::vec(proptest::sample::select([
                "<p>", "</p>", "<div>", "</div>", "<h2>", "</h2>", "<pre>", "</pre>", "<s>", "</s>", "<del>", "<b>", "</b>", "<a href=/x>", "</a>", "<br>", "<hr>",
                "<ul><li>Words ",
                "<li>",
                "</ul>",
                "<ol>", "<blockquote>", "</blockquote>", "<table>", "<tr>", "<td>", "<th>", "</table>", "<sup>", "</sup>", "<code>",
                "The  bridge ", " over the Tarva ", "will close.\n", "“No,” she said", "—", " ", "\n", "\t", "\u{a0}", "\u{ad}", "\u{200b}", "\u{2009}", "橋は ", "e\u{301}", "\u{301}",
                "👍🏽", "\u{85}", "\u{7f}", "Ørsted", "п’ять", "─", "x", "&lt;b&gt;", "<wbr>", "&shy;",
            ].as_slice()), 0..40)
        ) {
            let html = format!("<html><body><article>{}</article></body></html>", parts.concat());
            let document = Document::from(html);
            let outline = crate::page::survey::survey(&document).outline;
            let rendered = |mut stowed: Stowed| {
                let out = vec![None; outline.items.len()];
                let tree = kept::copied(&document, &outline, &out, &[0], false, &mut stowed, &mut Trace::default());
                paragraphs::render(tree, &stowed)
            };
            prop_assert_eq!(rendered(Stowed::default()), rendered(Stowed::with_room_for(0)));
        }
    }

    #[test]
    fn an_article_is_found_beside_notices_that_are_longer() {
        let notice = "We keep a note of which pages you read, and you may ask us at any time not to sell it to others who would like to have it. ".repeat(6);
        let html = format!(
            "<html><body><main><div class=paywall-article><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST} So it was said.</p></div></main>\
             <div id=onetrust-consent><p>{notice}</p><p>{notice} Again.</p><p>{notice} And again.</p></div></body></html>"
        );
        assert_eq!(body(&html), format!("{FIRST}\n\n{SECOND}\n\n{FIRST} So it was said."));
    }

    #[test]
    fn a_box_around_a_picture_holds_its_caption() {
        let html = format!(
            "<html><body><article><p>{FIRST}</p><div class=article-image><div class=text>The bridge in 1931. Ole Berg</div></div><p>{SECOND}</p></article></body></html>"
        );
        let content = content(&html, &Fields::default());
        assert_eq!(content.captions, ["The bridge in 1931. Ole Berg"]);
        assert_eq!(content.body.text(), format!("{FIRST}\n\n{SECOND}"));
    }

    #[test]
    fn small_articles_with_a_heading_in_the_text_are_other_stories() {
        let other = "<article class=card><h3>A ferry is sold</h3><p>Nobody knows why.</p></article>";
        let html =
            format!("<html><body><article><p>{FIRST}</p>{other}<p>{SECOND}</p></article></body></html>");
        assert_eq!(body(&html), format!("{FIRST}\n\n{SECOND}"));
        // Where they are much of it, they are parts of the text.
        let parts = "<article class=part><h3>One more</h3><p>She took her first lesson on a cold day in March.</p></article>".repeat(3);
        let html = format!("<html><body><main><p>{FIRST}</p>{parts}</main></body></html>");
        assert!(body(&html).contains("One more"));
    }

    #[test]
    fn parts_whose_classes_differ_in_a_number_are_one_text() {
        let ad = "<div class=slot><a href=/x>Our best offers of this week, and of the next one</a></div>";
        let html = format!(
            "<html><body><main><h1>Bridge to close for a year</h1><div><div class='story-body story-body-1'><p>{FIRST}</p></div></div>{ad}\
             <div><div class='story-body story-body-2'><p>{SECOND}</p></div></div></main></body></html>"
        );
        assert_eq!(body(&html), format!("{FIRST}\n\n{SECOND}"));
    }

    #[test]
    fn a_page_without_running_text_is_its_one_article() {
        let html = "<html><body><nav><a href=/>Home</a></nav><article><h1>Bridge to close for a year</h1><p>Closed in May.</p><ul><li>On foot: no</li></ul></article></body></html>";
        assert_eq!(body(html), "Closed in May.\n\nOn foot: no");
    }

    #[test]
    fn what_is_left_out_is_told_paragraph_by_paragraph() {
        let html = format!(
            "<html><body><article><p>{FIRST}</p><p>{SECOND}</p></article><div class=related><a href=/x>More</a><p>A ferry is sold to the islands, and nobody on the quay knows why.</p><p>The mayor of Norra learns to swim, and likes it more each day.</p></div></body></html>"
        );
        let document = Document::from(html);
        let survey = crate::page::survey::survey(&document);
        let mut trace = Trace::noting();
        read(&document, &survey.outline, &Fields::default(), &mut trace);
        let told: Vec<String> = trace.into_dropped().into_iter().map(|dropped| dropped.text).collect();
        assert!(told.iter().any(|text| text.starts_with("A ferry is sold")), "{told:?}");
        assert!(told.iter().any(|text| text.starts_with("The mayor of Norra")), "{told:?}");
    }

    #[test]
    fn captions_are_kept_apart() {
        let html = format!(
            "<html><body><article><figure><img src=a.jpg><figcaption>The bridge in 1931.</figcaption></figure><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
        );
        let content = content(&html, &Fields::default());
        assert_eq!(content.captions, ["The bridge in 1931."]);
        assert!(!content.body.text().contains("1931"));
    }

    #[test]
    fn all_of_a_picture_stays_out_of_the_text_and_a_table_stays_in() {
        let html = format!(
            "<html><body><article><figure><img src=a.jpg><div>Ole Berg</div><figcaption>The bridge in 1931.</figcaption></figure><p>{FIRST}</p>\
             <figure><table><tr><td>Ferries: four</td></tr></table></figure><p>{SECOND}</p></article></body></html>"
        );
        let content = content(&html, &Fields::default());
        assert_eq!(content.captions, ["The bridge in 1931."]);
        assert_eq!(content.body.text(), format!("{FIRST}\n\nFerries: four\n\n{SECOND}"));
    }
}
