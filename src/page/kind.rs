//! Telling articles from front pages, search results, video stubs and walls.

use crate::article::PageType;
use crate::lang::pages::page_types::PAGE_TYPES;

/// What a page says of its own sort.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Signs {
    /// Types of the objects in its JSON-LD.
    pub objects: Vec<String>,
    /// `og:type`.
    pub graph_type: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Does it have a headline, and an author or a day?
    pub is_headed: bool,
}

impl Signs {
    /// Does the page say that it is a live blog, itself or by its address?
    pub(in crate::page) fn is_live(&self) -> bool {
        let path = self.url.as_deref().and_then(path).unwrap_or_default();
        let listed = |part: &str| PAGE_TYPES.live.iter().any(|word| word.eq_ignore_ascii_case(part));
        self.objects.iter().any(|object| object.ends_with("LiveBlogPosting")) || path.split('/').any(listed)
    }
}

/// A text shorter than this, in bytes, may be a stub or a wall.
pub(super) const STUB: usize = 600;

/// A text from this length on, in bytes, is taken for an article where nothing says otherwise.
const ARTICLE: usize = 400;

/// The main text of a page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Text<'p> {
    pub body: &'p str,
    /// The same before furniture was taken from it, where it is short: what a wall asks for is furniture in an article.
    pub stub: Option<&'p str>,
    /// Does it stand in the one `<article>` of the page, with the headline?
    pub in_article: bool,
}

/// The sort of a page with such a text.
///
/// Addresses are asked only where the page does not call itself an article: many a canonical address is the front page's.
pub(super) fn classify(signs: &Signs, text: Text<'_>) -> PageType {
    let Text { body, stub, .. } = text;
    let object = |name: &str| signs.objects.iter().any(|object| object.ends_with(name));
    let graph = |name: &str| signs.graph_type.as_deref().is_some_and(|kind| kind.starts_with(name));
    let path = signs.url.as_deref().and_then(path);
    let parts = || path.into_iter().flat_map(|path| path.split('/')).filter(|part| !part.is_empty());
    let listed = |words: &[String], part: &str| words.iter().any(|word| word.eq_ignore_ascii_case(part));

    if signs.is_live() {
        return PageType::Live;
    }
    let lower = stub.map(str::to_lowercase);
    if lower.is_some_and(|text| PAGE_TYPES.walls.iter().any(|wall| text.contains(wall.as_str()))) {
        return PageType::Wall;
    }
    let is_article = object("Article") || object("BlogPosting") || graph("article");
    if (object("VideoObject") || graph("video")) && !is_article && body.len() < STUB {
        return PageType::Video;
    }
    if is_article {
        return PageType::Article;
    }
    let first = parts().next();
    let is_front = path.is_some() && first.is_none();
    // Many systems put the address of the front page on each page, and call each a website.
    if signs.is_headed
        && !first.is_some_and(|part| listed(&PAGE_TYPES.listings, part))
        && prose(body) >= PROSE
    {
        return PageType::Article;
    }
    if object("SearchResultsPage") || first.is_some_and(|part| listed(&PAGE_TYPES.searches, part)) {
        return PageType::Search;
    }
    if object("CollectionPage") || is_front || first.is_some_and(|part| listed(&PAGE_TYPES.listings, part)) {
        return PageType::Listing;
    }
    if body.len() >= ARTICLE || text.in_article && !body.is_empty() {
        PageType::Article
    } else {
        PageType::Other
    }
}

/// Paragraphs of prose that make a page with a headline an article, whatever it calls itself.
const PROSE: usize = 4;

/// How many paragraphs of a text are long and end as sentences do.
fn prose(body: &str) -> usize {
    let is_prose =
        |text: &&str| text.len() > 120 && text.ends_with(['.', '!', '?', '"', '”', '»', '。', '।']);
    body.split("\n\n").filter(is_prose).count()
}

/// The path of an address, without a query; none where the address has one, which may name the page.
fn path(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let path = rest.find('/').map_or("", |at| &rest[at..]);
    Some(path.split('#').next().unwrap_or(path))
        .filter(|path| !path.starts_with("/?"))
        .map(|path| path.split('?').next().unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(objects: &[&str], url: &str, body: &str) -> PageType {
        let objects = objects.iter().map(|object| (*object).to_owned()).collect();
        let stub = Some(body).filter(|body| body.len() < STUB);
        classify(
            &Signs { objects, url: Some(url.into()), ..Signs::default() },
            Text { body, stub, in_article: false },
        )
    }

    #[test]
    fn prose_under_a_headline_with_an_author_is_an_article_whatever_the_page_says() {
        let body = ["The ferry to the islands was sold on Monday, and nobody on the quay of Tarvik could say to whom it went or what was paid for it."; 4].join("\n\n");
        let front =
            |is_headed| Signs { url: Some("https://tribune.example/".into()), is_headed, ..Signs::default() };
        assert_eq!(classify(&front(true), Text { body: &body, ..Text::default() }), PageType::Article);
        assert_eq!(classify(&front(false), Text { body: &body, ..Text::default() }), PageType::Listing);
    }

    #[test]
    fn what_a_page_calls_itself_comes_first() {
        assert_eq!(page(&["NewsArticle"], "https://tribune.example/", ""), PageType::Article);
        assert_eq!(page(&["WebPage", "LiveBlogPosting"], "https://tribune.example/a", ""), PageType::Live);
        assert_eq!(
            page(&["VideoObject"], "https://tribune.example/a", "The ferry, filmed."),
            PageType::Video
        );
        assert_eq!(page(&["CollectionPage"], "https://tribune.example/a", ""), PageType::Listing);
    }

    #[test]
    fn addresses_tell_where_the_page_says_nothing() {
        assert_eq!(page(&[], "https://tribune.example/", ""), PageType::Listing);
        assert_eq!(page(&[], "https://tribune.example/?p=17", &"Words. ".repeat(100)), PageType::Article);
        assert_eq!(page(&[], "https://tribune.example/tag/ferries", ""), PageType::Listing);
        assert_eq!(page(&[], "https://tribune.example/search?q=ferry", ""), PageType::Search);
        assert_eq!(page(&[], "https://tribune.example/world/live/ferry", ""), PageType::Live);
        assert_eq!(page(&[], "https://tribune.example/about", "Write to us."), PageType::Other);
    }

    #[test]
    fn a_short_text_in_the_pages_one_article_is_one() {
        let text = Text { body: "The ferry is sold.", in_article: true, ..Text::default() };
        assert_eq!(classify(&Signs::default(), text), PageType::Article);
        let front = Signs { url: Some("https://tribune.example/".into()), ..Signs::default() };
        assert_eq!(classify(&front, text), PageType::Listing);
    }

    #[test]
    fn a_short_text_that_asks_for_money_is_a_wall_and_a_long_one_is_not() {
        let wall = "The ferry is sold. Subscribe to continue.";
        assert_eq!(page(&["NewsArticle"], "https://tribune.example/a", wall), PageType::Wall);
        let long = format!("{}{wall}", "The ferry sails on. ".repeat(60));
        assert_eq!(page(&["NewsArticle"], "https://tribune.example/a", &long), PageType::Article);
    }
}
