//! The headline, freed from the site's name.

use super::Sourced;
use crate::page::evidence::Evidence;
use crate::page::text::bare;

/// Marks between a headline and a site's name in titles, spaces included.
const SEPARATORS: [&str; 8] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "];

/// Where the headline of the article's own data comes from.
pub(super) const JSON_LD: &str = "JSON-LD headline";

/// Chooses the headline: the `<h1>` that the metadata confirm, else the first that reads like one, else the
/// metadata's own, without the site's name.
pub(super) fn choose(
    evidence: &Evidence,
    stated: &[Sourced<String>],
    publisher: Option<&str>,
) -> Option<Sourced<String>> {
    let texts: Vec<&str> = stated.iter().map(|found| found.value.as_str()).collect();
    let confirms = |h1: &str| {
        let h1 = bare(h1);
        h1.len() > 8
            && texts.iter().chain(evidence.title.as_deref().iter()).any(|text| {
                let text = bare(text);
                text == h1 || text.starts_with(&h1) || h1.len() > 20 && text.contains(&h1)
            })
    };
    let is_site = |h1: &str| publisher.is_some_and(|publisher| bare(publisher) == bare(h1));
    let heading = |text: &String, source: &'static str| Sourced::new(text.clone(), source);
    let confirmed = evidence.h1s.iter().find(|h1| confirms(h1) && !is_site(h1));
    let likely = || {
        evidence.h1s.iter().find(|h1| h1.split(' ').count() >= 4 && !is_site(h1) && shares_words(h1, &texts))
    };
    let echo = || evidence.echoes.first().filter(|_| stated.is_empty());
    let title = || {
        let of_browser = || evidence.title.clone().map(|title| Sourced::new(title, "<title>"));
        let title = stated.first().cloned().or_else(of_browser)?;
        Some(Sourced::new(without_site(&title.value, publisher), title.source))
    };
    // Some sites put the title for search engines into a hidden `<h1>`, and the headline into a lesser heading.
    let shown = || {
        let told = stated.iter().find(|found| found.source == JSON_LD)?;
        let headline = bare(&told.value);
        let says_so = |text: &str| headline.len() > 20 && bare(text) == headline;
        let has_h1 = evidence.h1s.iter().any(|h1| says_so(h1));
        let other = evidence.headings.iter().find(|other| other.level <= 3 && says_so(&other.text));
        other.filter(|_| !has_h1).map(|other| heading(&other.text, "a heading, which JSON-LD confirms"))
    };
    shown()
        .or_else(|| confirmed.map(|h1| heading(h1, "<h1>, which metadata confirm")))
        .or_else(|| likely().map(|h1| heading(h1, "<h1>")))
        .or_else(|| echo().map(|text| heading(text, "a text of the page that <title> repeats")))
        .or_else(title)
        .or_else(|| evidence.h1s.iter().find(|h1| !is_site(h1)).map(|h1| heading(h1, "<h1>")))
}

/// Marks that stand between headline and site's name in titles, but in headlines as well.
const WEAK_SEPARATORS: [&str; 3] = [" : ", ": ", " ["];

/// The site's name in a title: what stands beside a separator when the rest is one of the page's headings. A single
/// word before a colon is a label ("Live: ...") as often as a name.
pub(super) fn site_in_title(evidence: &Evidence) -> Option<String> {
    let title = evidence.title.as_deref()?;
    let is_heading =
        |text: &str| evidence.h1s.iter().chain(&evidence.echoes).any(|known| bare(known) == bare(text));
    SEPARATORS.iter().chain(&WEAK_SEPARATORS).find_map(|separator| {
        let site = |(heading, site): (&str, &str)| {
            let site = site.trim().trim_end_matches(']');
            let named = !WEAK_SEPARATORS.contains(separator) || site.contains(' ');
            (named && is_heading(heading)).then(|| site.to_owned())
        };
        let first = title.split_once(separator).and_then(|(head, tail)| site((tail, head)));
        first.or_else(|| title.rsplit_once(separator).and_then(site))
    })
}

/// Is at least half of the words shared with something that the page states as its headline?
fn shares_words(h1: &str, stated: &[&str]) -> bool {
    let h1 = bare(h1);
    let words: Vec<&str> = h1.split(' ').collect();
    stated.is_empty()
        || stated.iter().any(|text| {
            let text = bare(text);
            let shared = words.iter().filter(|word| text.split(' ').any(|other| other == **word)).count();
            shared * 2 >= words.len()
        })
}

/// Cuts the site's name off a title: the part that is the publisher's name, or a short last part.
fn without_site(title: &str, publisher: Option<&str>) -> String {
    let mut title = title.trim();
    for separator in SEPARATORS {
        if let Some((head, tail)) = title.rsplit_once(separator) {
            let named = publisher.is_some_and(|publisher| {
                let (tail, publisher) = (bare(tail), bare(publisher));
                !publisher.is_empty() && (tail.contains(&publisher) || publisher.contains(&tail))
            });
            if named || head.split(' ').count() >= 4 && tail.split(' ').count() <= 4 && publisher.is_none() {
                title = head.trim();
                break;
            }
        }
    }
    title.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_is_cut_off_and_a_dash_of_the_headline_kept() {
        assert_eq!(without_site("Talks can wait | Tarvik Tribune", Some("Tarvik Tribune")), "Talks can wait");
        assert_eq!(
            without_site("Talks can wait - says mayor", Some("Tarvik Tribune")),
            "Talks can wait - says mayor"
        );
        assert_eq!(
            without_site("Bridge to be closed for a year - Tribune", None),
            "Bridge to be closed for a year"
        );
    }

    #[test]
    fn the_site_is_what_a_title_adds_to_the_heading() {
        let site = |title: &str| {
            let h1s = vec!["Talks - and nothing else".into()];
            site_in_title(&Evidence { title: Some(title.into()), h1s, ..Evidence::default() })
        };
        assert_eq!(site("Tarvik Tribune - Talks - and nothing else").as_deref(), Some("Tarvik Tribune"));
        assert_eq!(site("Talks - and nothing else | Tarvik Tribune").as_deref(), Some("Tarvik Tribune"));
        assert_eq!(site("Talks - and nothing else"), None);
        assert_eq!(site("Tarvik Tribune: Talks - and nothing else").as_deref(), Some("Tarvik Tribune"));
        assert_eq!(site("Talks - and nothing else [Tarvik Tribune]").as_deref(), Some("Tarvik Tribune"));
        assert_eq!(site("Live: Talks - and nothing else"), None);
    }

    #[test]
    fn the_heading_that_the_metadata_confirm_is_the_headline() {
        let evidence = Evidence {
            h1s: vec!["Tarvik Tribune".into(), "Talks can wait, mayor says".into()],
            ..Evidence::default()
        };
        let stated =
            [Sourced::new("Talks can wait, mayor says – Tarvik Tribune".to_owned(), "metadata og:title")];
        let found = choose(&evidence, &stated, Some("Tarvik Tribune")).expect("a headline");
        assert_eq!(
            found,
            Sourced::new("Talks can wait, mayor says".to_owned(), "<h1>, which metadata confirm")
        );
    }

    #[test]
    fn a_lesser_heading_that_the_articles_data_confirm_is_the_headline() {
        let page = "<title>Harbour: ferries, prices and all you need</title><h1>Harbour: ferries, prices and all you need</h1><h2>Ferries return to the harbour of Tarvik</h2>\
            <script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferries return to the harbour of Tarvik\"}</script>";
        let headline = crate::page::read_article(page, None).headline;
        assert_eq!(headline.as_deref(), Some("Ferries return to the harbour of Tarvik"));
    }

    #[test]
    fn a_title_that_holds_the_page_is_none() {
        let page = format!("<title>{}", "Night watch gets a lantern | Courier</titlead><title>".repeat(400));
        assert_eq!(crate::page::read_article(&page, None).headline, None);
    }
}
