//! The day on which something was said.
//!
//! **In:** an [`Attribution`], its page's date and tokens. **Out:** the day of the utterance, where the words around
//! the cue give one. [`phrase`] reads a day from the text, [`zones`] says where to look for one: words of the content
//! never count, nor do words that belong to another cue.
//!
//! Published on Thursday, July 3: `Holm said on Tuesday that the vote would be held on Friday` was said on July 1;
//! Friday is part of what she said.

mod phrase;
mod zones;

use jiff::civil::Date;

use super::{Attribution, Quote, Rule};
use crate::article::Article;
use crate::lang::Pack;
use crate::lang::small::Small;
use crate::lang::utterance_days::DayWord;
use crate::text::{Span, Tokens};

/// The text that days are read from, and its language.
#[derive(Clone, Copy)]
struct Dated<'a, 't> {
    tokens: &'a Tokens<'t>,
    pack: &'static Pack,
}

impl<'t> Dated<'_, 't> {
    /// The word at token `at`, empty from token `end` on.
    fn word(self, at: usize, end: usize) -> &'t str {
        if at < end.min(self.tokens.all().len()) { self.tokens.word(at) } else { "" }
    }

    fn is(self, word: &str, part: DayWord) -> bool {
        self.pack.days.is(word, part)
    }

    fn small(self, word: &str) -> Small {
        self.pack.small.of(word)
    }
}

/// The day on which `attribution` was said; `before` is the quote before it.
pub(super) fn find(
    attribution: &Attribution,
    article: &Article,
    tokens: &Tokens<'_>,
    pack: &'static Pack,
    before: Option<&Quote>,
) -> Option<Date> {
    let text = Dated { tokens, pack };
    let published = article.published.map(|moment| moment.date());
    zones::of(attribution, text)
        .into_iter()
        .find_map(|zone| zone.first_day(text, published))
        .or_else(|| with_the_quote_before(attribution, tokens, before?))
}

/// `Holm said on Tuesday that …, adding that …`: one utterance in one sentence has one day.
fn with_the_quote_before(attribution: &Attribution, tokens: &Tokens<'_>, before: &Quote) -> Option<Date> {
    let source = attribution.source.filter(|_| attribution.rule == Rule::Participle)?;
    let sentence = |span: Span| {
        let token = tokens.at_or_after(span.start);
        tokens.sentences().partition_point(|sentence| sentence.end <= token)
    };
    let same = before.attribution.source == Some(source)
        && sentence(before.attribution.cue?) == sentence(attribution.cue?);
    before.said_on.filter(|_| same)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::Actors;
    use crate::article::Moment;
    use crate::quotes::attribute;
    use jiff::civil::date;

    /// The days of the quotes in `text`, published on Thursday, July 3, 2025.
    fn days(text: &str) -> Vec<Option<Date>> {
        let published = Some(Moment::Day(date(2025, 7, 3)));
        let article = Article { published, ..Article::default() };
        let quotes = attribute(&article, &Tokens::of(text), &Actors::default());
        quotes.iter().map(|quote| quote.said_on).collect()
    }

    fn day(text: &str) -> Option<Date> {
        let days = days(text);
        assert_eq!(days.len(), 1, "{text}: {days:?}");
        days[0]
    }

    const TUESDAY: Option<Date> = Some(date(2025, 7, 1));

    #[test]
    fn a_day_after_the_verb_dates_it_and_one_in_the_content_does_not() {
        assert_eq!(day("Holm said on Tuesday that the vote would be held on Friday."), TUESDAY);
        assert_eq!(day("Holm said Tuesday that the bridge was closed."), TUESDAY);
        assert_eq!(day("Holm said that the vote would be held on Friday."), None);
    }

    #[test]
    fn a_date_in_brackets_or_after_a_comma_is_surer_than_the_day_of_the_week() {
        assert_eq!(day("“It is over,” Holm told reporters Tuesday (July 1)."), TUESDAY);
        assert_eq!(day("“It is over,” Holm said on Tuesday, July 1, in Norra."), TUESDAY);
        assert_eq!(day("“It is over,” Holm said on Tuesday, 24 June."), Some(date(2025, 6, 24)));
    }

    #[test]
    fn a_day_stands_before_the_speaker_or_the_verb() {
        assert_eq!(day("The council on Tuesday (July 1) denied that the bridge was closed."), TUESDAY);
        assert_eq!(
            day("Last Friday (June 27), Ada Holm said the bridge was closed."),
            Some(date(2025, 6, 27))
        );
        assert_eq!(day("On Tuesday, Holm said that the bridge was closed."), TUESDAY);
        let text =
            "Speaking on June 25 at Norra on the sidelines of a fair, Mayor Holm said the bridge was closed.";
        assert_eq!(day(text), Some(date(2025, 6, 25)));
    }

    #[test]
    fn the_day_of_publication_is_its_own_week_day_unless_it_is_the_last_one() {
        assert_eq!(day("“It is over,” Holm said on Thursday."), Some(date(2025, 7, 3)));
        assert_eq!(day("“It is over,” Holm said last Thursday."), Some(date(2025, 6, 26)));
        assert_eq!(day("“It is over,” Holm said yesterday."), Some(date(2025, 7, 2)));
        assert_eq!(day("“It is over,” Holm said earlier on Sunday."), Some(date(2025, 6, 29)));
    }

    #[test]
    fn a_month_and_day_lie_before_publication_unless_they_are_a_day_ahead() {
        assert_eq!(day("“It is over,” Holm said on December 30."), Some(date(2024, 12, 30)));
        assert_eq!(day("“It is over,” Holm said on July 4."), Some(date(2025, 7, 4)));
        assert_eq!(day("“It is over,” Holm said on 2 March 2021."), Some(date(2021, 3, 2)));
    }

    #[test]
    fn what_names_no_day_gives_none() {
        for text in [
            "“It is over,” Holm said last week.",
            "“It is over,” Holm said in June.",
            "“It is over,” Holm said before Friday’s vote.",
            "“It is over,” Holm said of the vote planned for Friday.",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn the_day_of_another_event_is_not_the_day_of_the_utterance() {
        assert_eq!(day("Holm, who was elected on Tuesday, said that the bridge was closed."), None);
        assert_eq!(day("After Fenn was arrested on Tuesday, Holm said that the bridge was closed."), None);
    }

    #[test]
    fn a_participle_shares_the_day_of_its_sentence() {
        assert_eq!(
            days("“It is over,” Holm said on Tuesday, adding that the bridge was closed."),
            [TUESDAY, TUESDAY]
        );
        assert_eq!(days("“It is over,” Holm said on Tuesday.\n\n“It is old,” she said."), [TUESDAY, None]);
    }
}
