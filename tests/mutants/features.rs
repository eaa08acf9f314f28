//! Every feature that a page can have, many times over: time grows with the bytes of a page, whatever it holds.
//!
//! A feature is an element in each way in which it can be repeated, a field of the metadata, a way of writing a name, a day
//! or a quotation, or a random run of pieces of pages. Each is read at one size and at four times as much. A short run takes
//! a few small ones; `ONRECORD_FEATURES=1000 cargo test --release --test mutants features` reads all of them at one and four
//! megabytes, and measures memory too; a smaller number reads so many of them.

use std::fs;
use std::time::Duration;

use onrecord::document::read_page;
use onrecord::walk::RawPage;

use super::mutate::Random;
use super::{STACK, asked, worked};

/// The elements of HTML, of drawings and of formulas, with some that nobody knows.
const ELEMENTS: &str = "a abbr address annotation-xml area article aside audio b base bdi bdo blockquote body br button \
    canvas caption center cite code col colgroup data datalist dd del desc details dfn dialog dir div dl dt em embed \
    fieldset figcaption figure font footer foreignObject form frame frameset g h1 h2 h6 head header hr html i iframe img \
    input ins kbd label legend li link main map mark marquee math menu meta meter mi mtext nav nobr noframes noscript \
    object ol optgroup option output p param path picture plaintext pre progress q rb rp rt rtc ruby s samp script \
    search section select slot small source span strike strong style sub summary sup svg table tbody td template \
    textarea tfoot th thead time title tr track tt u ul var video wbr x-unknown xmp";

/// Ways to repeat an element: `@` is its name, `#` a number that differs each time.
const WAYS: [&str; 5] = [
    "<@>word ",
    "<@ class=c#>word ",
    "<div><@ id=#>word </div>",
    "<@>word </@>",
    "<p><@ title=#><b class=#>word",
];

/// Other things that are repeated; `#` is a number that differs each time, `%` a name.
const PIECES: &[&str] = &[
    // What begins and does not end.
    "<!-- ",
    "<![CDATA[",
    "<p title=\"",
    "<p title='x>",
    "<",
    "</",
    "&",
    "&#",
    "&amp",
    "<a href=",
    "<svg><desc>",
    "<script><!--<script>",
    "<style></styl",
    "<table><td>",
    "<select><option>",
    "</p>",
    "</br>",
    "</b>",
    "<!doctype html>",
    // Fields.
    "<meta name=author content='%'>",
    "<a rel=author href=/a/#>%</a>",
    "<p class=byline>By %</p>",
    "<meta property=og:title content='Harbour #'>",
    "<meta name=keywords content='%, harbour #'>",
    "<title>Harbour #</title>",
    "<link rel=canonical href=https://quay.example/#>",
    "<base href=https://quay.example/#>",
    "<time datetime=2025-07-03>3 July 2025</time> ",
    "<p class=date>3 July 2025, #:10</p>",
    "<p>Updated # minutes ago",
    "<span itemprop=author>%</span>",
    "<div itemscope itemtype=https://schema.org/NewsArticle><span itemprop=headline>Harbour #</span>",
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Harbour #\",\"author\":{\"name\":\"%\"}}</script>",
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2025</script>",
    "<script>{\"articleBody\":\"The harbour # is closed.\"}</script>",
    "<h1>Harbour #</h1>",
    "<h2>Harbour #</h2><p>The harbour is closed.</p>",
    "<p><a href=/#>Harbour #</a></p>",
    "<li><a href=/#>Harbour #</a>",
    "<figure><img src=#><figcaption>% on the quay.</figcaption></figure>",
    "<table><tr><td colspan=1000>a<td>b</table>",
    "<article><p>The harbour # is closed until the wind turns, she said.</p></article>",
    "<template shadowrootmode=open><p>word</p>",
    "<p style='display:none'>word</p>",
    "<s>word<del>",
    "<ul><dt>x",
    "<ruby>x<rt>y",
    // People, bodies and what they say.
    "% said the cod are late. ",
    "\"The cod are late,\" said %. ",
    "<p>%: The cod are late.</p>",
    "<p>%, the mayor of %, said so.</p>",
    "Mr %'s spokesman said that ",
    "according to %, ",
    "who told % that ",
    "“",
    "”",
    "\"",
    "'",
    "(",
    ")",
    "«",
    ": ",
    "said, ",
    "not ",
    "% and ",
    "%, ",
    "the minister % ",
    "foreign minister of the ",
    "a spokesman for the ",
    "of the ",
    "U.N. ",
    "A. B. ",
    "Mc",
    "O'",
    "-",
    "’s ",
    "on Monday, 3 July 2025, ",
    "two weeks ago ",
    "12.10.2024 ",
    "%@%.example ",
    "he said. ",
    "she said ",
    "it ",
    "they told ",
    "No. 5 ",
    "THE COUNCIL MET % TODAY. ",
    "<p>Q: Why?<p>A: Because.",
    "<br><br>",
    "\u{301}",
    "\u{200b}",
    "\u{ad}",
    "\u{202e}",
    "漢字",
    "э",
    "🇳🇴",
    "\0",
    "\u{fffd}",
    "\n",
    "\t",
    "\u{a0}",
];

const SYLLABLES: [&str; 8] = ["ba", "ker", "lo", "min", "tor", "sel", "du", "gan"];

/// A name that differs with the number.
fn name(number: usize) -> String {
    let syllable = |place: usize| SYLLABLES[(number >> (3 * place)) % SYLLABLES.len()];
    let word = |places: [usize; 3]| {
        let word: String = places.into_iter().map(syllable).collect();
        word[..1].to_uppercase() + &word[1..]
    };
    format!("{} {}", word([0, 1, 2]), word([3, 4, 1]))
}

/// How many random runs of pieces stand among the features.
const RUNS: u64 = 200;

/// All features: the pieces that are repeated, one after the other.
fn features() -> Vec<Vec<String>> {
    let elements = || ELEMENTS.split_whitespace();
    let ways = elements().flat_map(|element| WAYS.map(|way| vec![way.replace('@', element)]));
    let pieces = PIECES.iter().map(|piece| vec![(*piece).to_owned()]);
    let tags: Vec<String> = elements().flat_map(|name| [format!("<{name}>"), format!("</{name}>")]).collect();
    let runs = (0..RUNS).map(|seed| {
        let mut random = Random::of(seed);
        let length = 2 + random.below(8);
        let pick = |random: &mut Random| match random.below(2) {
            0 => (*random.pick(PIECES)).to_owned(),
            _ => random.pick(&tags).clone(),
        };
        (0..length).map(|_| pick(&mut random)).collect()
    });
    ways.chain(pieces).chain(runs).collect()
}

/// A page with the pieces repeated until it has so many bytes.
fn page(pieces: &[String], bytes: usize) -> RawPage {
    let mut html = "<title>The harbour</title><article><h1>The harbour is closed</h1><p>The harbour of Hallvik is closed, and \
        Ada Holm, the mayor, knows it well enough to say so.</p>"
        .to_owned();
    let whole = pieces.concat();
    for number in 0.. {
        if html.len() >= bytes {
            break;
        }
        let named = if whole.contains('%') { whole.replace('%', &name(number)) } else { whole.clone() };
        html.push_str(&named.replace('#', &number.to_string()));
    }
    RawPage { path: "feature.html".into(), bytes: html.into_bytes(), ..RawPage::default() }
}

/// What reading a page costs: the time of a processor, and the memory beyond what was held before.
fn cost(pieces: &[String], bytes: usize) -> (Duration, u64) {
    let page = page(pieces, bytes);
    // Begins to measure the most memory anew, where the system can.
    let _ = fs::write("/proc/self/clear_refs", "5");
    let (held, started) = (memory("VmRSS:"), worked());
    assert!(serde_json::to_string(&read_page(&page)).expect("records are JSON").starts_with('{'));
    (worked().saturating_sub(started), memory("VmHWM:").saturating_sub(held))
}

/// A figure of this process's memory, in bytes; 0 where the system does not tell.
fn memory(of: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(of));
    line.and_then(|line| line.trim().split(' ').next()?.parse().ok())
        .map_or(0, |kilobytes: u64| kilobytes << 10)
}

/// What takes less says nothing of growth.
const QUICK: Duration = Duration::from_millis(30);

/// Between four times as long, which is linear, and sixteen times. What is read once a page is quicker by the byte in large
/// ones, and memory that is fetched anew slower.
const GROWTH: f64 = 7.0;

/// What is wrong with a feature at this size and four times as much.
fn judge(pieces: &[String], small: usize) -> Option<String> {
    let best = |bytes: usize| (0..3).map(|_| cost(pieces, bytes).0).min().unwrap_or_default();
    let (one, mut four) = (cost(pieces, small).0, cost(pieces, 4 * small).0);
    let limit = |one: Duration| one.max(QUICK).mul_f64(GROWTH);
    if four > limit(one) {
        four = best(4 * small);
    }
    (four > limit(one)).then(|| format!("{pieces:?}: {one:?}, and {four:?} for four times as much"))
}

/// Runs `work` with the stack that the program gives its readers.
fn with_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread =
            std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).expect("a thread");
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// How many features a short run reads.
const FEW: usize = 60;

/// Bytes of the smaller page of a short run.
const SMALL: usize = 10_000;

#[test]
fn features_in_great_number_cost_no_more_than_their_bytes() {
    let all = features();
    assert!(all.len() > 500, "{} features", all.len());
    let many = asked("ONRECORD_FEATURES", 0) as usize;
    if let Some(step) = all.len().checked_div(many) {
        return with_stack(|| long_run(all.iter().step_by(step.max(1))));
    }
    // Every so many of them: elements in each way, pieces and runs.
    let step = all.len() / FEW;
    let faults: Vec<String> =
        with_stack(|| all.iter().step_by(step).filter_map(|feature| judge(feature, SMALL)).collect());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The most that a page of a megabyte may take, and the most memory of one of four.
const LONGEST: Duration = Duration::from_secs(1);
const MOST_MEMORY: u64 = 500 << 20;

/// Features at one and at four megabytes.
fn long_run<'f>(features: impl Iterator<Item = &'f Vec<String>>) {
    const MEGABYTE: usize = 1_000_000;
    let (mut read, mut faults) = (0, 0);
    for feature in features {
        let (mut one, mut memory) = cost(feature, MEGABYTE);
        let (mut four, of_four) = cost(feature, 4 * MEGABYTE);
        memory = memory.max(of_four);
        let is_fault = |one: Duration, four: Duration| {
            one > LONGEST || four > one.max(QUICK).mul_f64(GROWTH) || memory > MOST_MEMORY
        };
        // Others may be at work on this machine.
        for _ in 0..2 {
            if is_fault(one, four) {
                one = one.min(cost(feature, MEGABYTE).0);
                four = four.min(cost(feature, 4 * MEGABYTE).0);
            }
        }
        read += 1;
        if is_fault(one, four) {
            faults += 1;
            eprintln!("{feature:?}: {one:?} for a megabyte, {four:?} and {} MB for four", memory >> 20);
        }
    }
    assert!(faults == 0, "{faults} of {read} features cost more than their bytes");
}
