//! What is counted over all pages.

use std::collections::BTreeMap;

use onrecord::document::PageRecord;
use onrecord::quotes::QuoteKind;

use crate::gold::{Asked, Form, Gold, Page};
use crate::judge::{Verdict, is_wrong};
use crate::matching::{Matching, exactly, positions};
use crate::said::{Heard, Positions, hear};

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Those that are right.
    pub right: usize,
    /// All.
    pub of: usize,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    fn add_told(&mut self, right: Option<bool>) {
        if let Some(right) = right {
            self.add(right);
        }
    }

    /// The share, 0 of nothing.
    pub fn value(self) -> f64 {
        self.right as f64 / self.of.max(1) as f64
    }
}

/// Precision over quotes, and recall over answers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Both {
    pub quotes: Share,
    pub answers: Share,
}

impl Both {
    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        f1(self.quotes.value(), self.answers.value())
    }
}

/// The harmonic mean of precision and recall.
pub fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
}

/// Quotes of one rule or of like confidence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Group {
    /// Quotes that find an answer.
    pub found: Share,
    /// Quotes that are right end to end.
    pub right: usize,
    /// Quotes that name somebody who did not say it.
    pub wrong: usize,
}

/// Answers of one kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kind {
    /// Answers that are found.
    pub found: Share,
    /// Of the found, those that are right end to end.
    pub right: usize,
}

/// All counts; what each means is told where `figures` names it.
#[derive(Default)]
pub struct Counts {
    pub pages: usize,
    pub unread: usize,
    pub outside: usize,
    pub late: usize,
    pub found: Both,
    pub found_firm: Share,
    pub exact: Both,
    pub exact_of_found: Share,
    pub words: Both,
    pub source: Share,
    pub named: Share,
    pub named_none: usize,
    pub unnamed: Share,
    pub wrong: usize,
    pub wrong_any: usize,
    pub false_named: usize,
    pub affiliation: Share,
    pub affiliation_none: usize,
    pub affiliation_invented: Share,
    pub whole_affiliation: Share,
    pub spelled: Share,
    pub kind: Share,
    pub said_on: Share,
    pub end_to_end: Both,
    pub end_to_end_firm: usize,
    pub stance: Share,
    pub unsaid: Share,
    pub asserted_though_not: Share,
    pub tells_stance: bool,
    pub relayed: Share,
    pub tells_relay: bool,
    pub kinds: BTreeMap<&'static str, Kind>,
    pub rules: BTreeMap<String, Group>,
    /// By tenths of confidence.
    pub confidence: [Group; 10],
}

/// One page, its quotes, and which of them find which answers.
pub struct Judged<'g> {
    pub page: &'g Page<PageRecord>,
    pub heard: Heard,
    pub matching: Matching,
}

/// Holds the quotes of all pages against their answers.
pub fn judge(gold: &Gold<PageRecord>) -> anyhow::Result<Vec<Judged<'_>>> {
    let judged = gold.pages.iter().map(|page| {
        let heard = hear(page, gold.form)?;
        let matching = Matching::of(&heard.quotes, &page.answers);
        Ok(Judged { page, heard, matching })
    });
    judged.collect()
}

impl Counts {
    /// Counts what holds of all pages.
    pub fn of(judged: &[Judged<'_>], form: Form) -> Self {
        let mut counts = Self::default();
        for page in judged {
            counts.pages += 1;
            counts.unread += usize::from(page.page.read.is_none());
            counts.outside += page.heard.outside.len();
            counts.words(page);
            counts.quotes(page, form);
            counts.answers(page, form);
        }
        counts
    }

    fn words(&mut self, Judged { page, heard, .. }: &Judged<'_>) {
        let mut asked = Positions::new();
        let mut any = Positions::new();
        let mut late = Positions::new();
        for answer in &page.answers {
            match answer.asked {
                Asked::Late => late.extend(positions(answer)),
                Asked::Free => any.extend(positions(answer)),
                Asked::Firm | Asked::Weak => asked.extend(positions(answer)),
            }
        }
        any.extend(&asked);
        let said: Positions =
            heard.quotes.iter().flat_map(|(positions, _)| positions.iter().copied()).collect();
        self.words.quotes.right += said.intersection(&any).count();
        self.words.quotes.of += said.iter().filter(|word| !late.contains(word) || any.contains(word)).count();
        self.words.answers.right += said.intersection(&asked).count();
        self.words.answers.of += asked.len();
    }

    fn quotes(&mut self, Judged { page, heard, matching }: &Judged<'_>, form: Form) {
        for (n, (said_positions, said)) in heard.quotes.iter().enumerate() {
            self.tells_stance |= said.stance.is_some();
            self.tells_relay |= said.relayed.is_some();
            let answer = matching.answer_of[n].map(|answer| &page.answers[answer]);
            if answer.is_some_and(|answer| answer.asked == Asked::Late) {
                self.late += 1;
                self.asserted_though_not.of += 1;
                continue;
            }
            let nearest = matching.nearest_answer[n].map(|(answer, _)| &page.answers[answer]);
            let verdict = answer.map(|answer| Verdict::of(said, answer, form));
            let right = verdict.as_ref().is_some_and(|verdict| verdict.end_to_end);
            let wrong = verdict.as_ref().is_some_and(|verdict| verdict.wrong);
            self.found.quotes.add(answer.is_some());
            self.exact
                .quotes
                .add(answer.is_some_and(|answer| exactly(said_positions, answer, &page.marked_words)));
            self.end_to_end.quotes.add(right);
            self.wrong += usize::from(wrong);
            self.wrong_any += usize::from(nearest.is_some_and(|answer| is_wrong(said, answer, form)));
            self.false_named += usize::from(nearest.is_none() && said.speaker.is_some());
            self.asserted_though_not.of += 1;
            let tenth = ((said.confidence * 10.0 + 1e-9) as usize).min(9);
            for group in [self.rules.entry(said.rule.clone()).or_default(), &mut self.confidence[tenth]] {
                group.found.add(answer.is_some());
                group.right += usize::from(right);
                group.wrong += usize::from(wrong);
            }
        }
    }

    fn answers(&mut self, Judged { page, heard, matching }: &Judged<'_>, form: Form) {
        for (n, answer) in page.answers.iter().enumerate() {
            let found = matching.quote_of[n].map(|quote| &heard.quotes[quote]);
            let verdict = found.map(|(_, said)| Verdict::of(said, answer, form));
            let is_unsaid = answer.stance.is_some_and(|stance| stance.is_unsaid());
            if let (Some((_, said)), Some(verdict)) = (found, &verdict) {
                self.stance.add_told(verdict.stance);
                self.relayed.add_told(verdict.relayed);
                if is_unsaid && !said.stance().is_unsaid() && said.stance() == Default::default() {
                    self.asserted_though_not.right += 1;
                }
            }
            if is_unsaid {
                self.unsaid.add(verdict.as_ref().is_some_and(|verdict| verdict.stance == Some(true)));
            }
            let exact = found.is_some_and(|(positions, _)| exactly(positions, answer, &page.marked_words));
            let right = verdict.as_ref().is_some_and(|verdict| verdict.end_to_end);
            if matches!(answer.asked, Asked::Firm | Asked::Weak) {
                self.found.answers.add(found.is_some());
                self.exact.answers.add(exact);
                self.end_to_end.answers.add(right);
                let kind = self.kinds.entry(answer.kind.name()).or_default();
                kind.found.add(found.is_some());
                kind.right += usize::from(right);
            }
            if answer.asked == Asked::Firm {
                self.found_firm.add(found.is_some());
                self.end_to_end_firm += usize::from(right);
            }
            let (Some((_, said)), Some(verdict)) = (found, verdict) else { continue };
            if answer.asked == Asked::Late {
                continue;
            }
            self.exact_of_found.add(exact);
            self.source.add_told(verdict.source);
            self.named.add_told(verdict.named);
            self.named_none += usize::from(verdict.named.is_some() && said.speaker.is_none());
            self.unnamed.add_told(verdict.unnamed);
            self.affiliation.add_told(verdict.affiliation);
            let none = said.affiliation.is_empty();
            match verdict.affiliation {
                Some(_) => self.affiliation_none += usize::from(none),
                None if form == Form::Words => {}
                None => self.affiliation_invented.add(!none),
            }
            self.whole_affiliation.add_told(verdict.whole_affiliation);
            self.spelled.add_told(verdict.spelled);
            self.said_on.add_told(verdict.said_on);
            self.kind.add(said.kind == answer.kind);
        }
    }
}

/// All kinds, in the order in which they are printed.
pub const KINDS: [QuoteKind; 3] = [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect];
