//! What must not change while what stands around an attribution does: whose it is, and where it ends.
//!
//! Each property is tried on the same cases every time, and on all of them, so that a fault shows in every run.

mod invented;

use onrecord::document::{QuoteRecord, read_page};
use onrecord::walk::RawPage;

use invented::{
    ATTRIBUTIONS, Attribution, LATER, LAYOUTS, Layout, MARKS, NEXT_SENTENCE, SILENT, SPEAKERS, Speaker,
};

/// From this confidence on a statement counts as one that is shown to a reader.
const SHOWN: f64 = 0.5;

/// The quotes of a page of these paragraphs.
fn quotes(paragraphs: &[String], layout: &Layout) -> Vec<QuoteRecord> {
    let ((before, behind), (start, end)) = (layout.paragraph, layout.article);
    let body: String = paragraphs.iter().map(|text| format!("{before}{text}{behind}\n")).collect();
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Winter at the lake</title></head>\
         <body>{start}<h1>Winter at the lake</h1>\n{body}{end}</body></html>"
    );
    read_page(&RawPage { path: "page.html".to_owned(), bytes: page.into_bytes(), ..RawPage::default() })
        .quotes
}

/// The paragraph that reports what `speaker` says, in these marks.
fn written(attribution: &Attribution, speaker: &Speaker, marks: (&str, &str)) -> String {
    let text = attribution.text.replace("{N}", speaker.name).replace("{S}", speaker.surname);
    // At the start of a sentence, a pronoun has a capital letter.
    let capital = speaker.pronoun[..1].to_uppercase() + &speaker.pronoun[1..];
    let text = text.replace(". {P}", &format!(". {capital}")).replace("{P}", speaker.pronoun);
    text.replace('[', marks.0).replace(']', marks.1)
}

/// The text of a quote without the quotation marks in it.
fn unmarked(quote: &QuoteRecord) -> String {
    quote.text.replace(|c| MARKS.iter().any(|(open, close)| open.contains(c) || close.contains(c)), "")
}

/// What is wrong with an attribution on a page, a sentence for each fault.
fn faults(page: &[String], layout: &Layout, attribution: &Attribution, speaker: &Speaker) -> Vec<String> {
    faults_among(&quotes(page, layout), page, attribution, speaker)
}

/// What is wrong with an attribution among the quotes of a page.
fn faults_among(
    quotes: &[QuoteRecord],
    page: &[String],
    attribution: &Attribution,
    speaker: &Speaker,
) -> Vec<String> {
    let mut faults = Vec::new();
    for said in attribution.said {
        match quotes.iter().find(|quote| unmarked(quote) == *said) {
            None => {
                let texts: Vec<&str> = quotes.iter().map(|quote| quote.text.as_str()).collect();
                faults.push(format!("“{said}” is not found, but {texts:?}, in {page:?}"));
            }
            Some(quote) if quote.speaker.as_deref() != Some(speaker.name) => {
                let (is, should_be) = (&quote.speaker, speaker.name);
                faults.push(format!("“{said}” is said by {is:?}, not by {should_be}, in {page:?}"));
            }
            Some(_) => {}
        }
    }
    faults
}

/// The statements among the quotes of a page that a reader is shown, but for these.
fn other_statements(quotes: &[QuoteRecord], page: &[String], but_for: &[&str]) -> Vec<String> {
    let others = quotes
        .iter()
        .filter(|quote| quote.confidence >= SHOWN && !but_for.contains(&unmarked(quote).as_str()));
    others.map(|quote| format!("nobody says “{}” in {page:?}", quote.text)).collect()
}

fn assert_none(faults: &[String]) {
    let some = faults.iter().take(20).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} cases fail, such as:\n{some}", faults.len());
}

fn paragraphs<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

#[test]
fn silent_paragraphs_around_it_change_neither_whose_it_is_nor_where_it_ends() {
    let mut found = Vec::new();
    for (n, attribution) in ATTRIBUTIONS.iter().enumerate() {
        let speaker = &SPEAKERS[n % SPEAKERS.len()];
        let text = written(attribution, speaker, MARKS[0]);
        for before in SILENT {
            for behind in SILENT.iter().filter(|behind| *behind != before) {
                let page = paragraphs([before, &text, behind]);
                let quotes = quotes(&page, &LAYOUTS[0]);
                found.extend(faults_among(&quotes, &page, attribution, speaker));
                found.extend(other_statements(&quotes, &page, attribution.said));
            }
        }
    }
    assert_none(&found);
}

#[test]
fn silent_paragraphs_alone_hold_no_statement() {
    let mut found = Vec::new();
    for layout in LAYOUTS {
        for first in 0..SILENT.len() {
            let mut page: Vec<String> = SILENT.iter().map(|text| text.to_string()).collect();
            page.rotate_left(first);
            found.extend(other_statements(&quotes(&page, layout), &page, &[]));
        }
    }
    assert_none(&found);
}

#[test]
fn the_order_of_paragraphs_does_not_change_who_says_what() {
    let mut found = Vec::new();
    for first in 0..ATTRIBUTIONS.len() {
        // Three people, each named where they speak, and a paragraph in which another one acts.
        let speaking: Vec<(&Attribution, &Speaker)> = (0..3)
            .map(|n| {
                let attribution = &ATTRIBUTIONS[(first + n * 5) % ATTRIBUTIONS.len()];
                (attribution, &SPEAKERS[(first + n) % SPEAKERS.len()])
            })
            .collect();
        let mut texts: Vec<String> =
            speaking.iter().map(|(attribution, speaker)| written(attribution, speaker, MARKS[0])).collect();
        texts.push(SILENT[2 + first % 2].to_owned());
        for order in orders(texts.len()) {
            let page: Vec<String> = order.iter().map(|n| texts[*n].clone()).collect();
            for (attribution, speaker) in &speaking {
                found.extend(faults(&page, &LAYOUTS[0], attribution, speaker));
            }
        }
    }
    assert_none(&found);
}

/// All orders of the numbers below `count`.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let Some(last) = count.checked_sub(1) else { return vec![Vec::new()] };
    let mut all = Vec::new();
    for shorter in orders(last) {
        for place in 0..count {
            let mut order = shorter.clone();
            order.insert(place, last);
            all.push(order);
        }
    }
    all
}

#[test]
fn another_name_of_the_same_shape_speaks_as_the_first_does() {
    let mut found = Vec::new();
    for attribution in ATTRIBUTIONS.iter().chain(NEXT_SENTENCE) {
        for speaker in SPEAKERS {
            for silent in SILENT.iter().step_by(3) {
                let text = written(attribution, speaker, MARKS[0]);
                found.extend(faults(&paragraphs([silent, &text]), &LAYOUTS[0], attribution, speaker));
                found.extend(faults(&paragraphs([&text, silent]), &LAYOUTS[0], attribution, speaker));
            }
        }
    }
    assert_none(&found);
}

#[test]
fn a_surname_names_whom_the_page_has_named_whatever_stands_between() {
    let mut found = Vec::new();
    for attribution in LATER {
        for speaker in SPEAKERS {
            let named = format!("{}, 41, has kept the locks at Tarn for ten years.", speaker.name);
            for between in SILENT {
                let text = written(attribution, speaker, MARKS[0]);
                let page = paragraphs([&named, between, &text]);
                found.extend(faults(&page, &LAYOUTS[0], attribution, speaker));
            }
        }
    }
    assert_none(&found);
}

#[test]
fn the_marks_in_use_do_not_change_what_is_said_nor_by_whom() {
    let mut found = Vec::new();
    for attribution in ATTRIBUTIONS.iter().chain(NEXT_SENTENCE) {
        for marks in MARKS {
            for (n, speaker) in SPEAKERS.iter().enumerate() {
                let text = written(attribution, speaker, *marks);
                let page = paragraphs([SILENT[n], &text, SILENT[n + 2]]);
                found.extend(faults(&page, &LAYOUTS[0], attribution, speaker));
            }
        }
    }
    assert_none(&found);
}

#[test]
fn the_layout_does_not_change_what_is_said_nor_by_whom() {
    let mut found = Vec::new();
    for (n, attribution) in ATTRIBUTIONS.iter().chain(LATER).enumerate() {
        let speaker = &SPEAKERS[n % SPEAKERS.len()];
        let named = format!("{}, 41, has kept the locks at Tarn for ten years.", speaker.name);
        for layout in LAYOUTS {
            for silent in SILENT.iter().step_by(2) {
                let page = paragraphs([silent, &named, &written(attribution, speaker, MARKS[1]), SILENT[1]]);
                found.extend(faults(&page, layout, attribution, speaker));
            }
        }
    }
    assert_none(&found);
}
