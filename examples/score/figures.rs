//! The figures by name, to be printed, recorded and compared.

use crate::counts::{Both, Counts, Share, f1};
use crate::gold::Form;

/// Which way a figure gets better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// The higher the better.
    Higher,
    /// The lower the better.
    Lower,
}

/// A share between 0 and 1.
#[derive(Clone, Debug)]
pub struct Figure {
    /// As JSON and `tests/scores.toml` name it.
    pub name: String,
    /// Its value.
    pub value: f64,
    /// Which way it gets better.
    pub better: Better,
}

/// The figures that the set can tell, in a stable order.
pub fn figures(counts: &Counts, form: Form) -> Vec<Figure> {
    let mut list = List(Vec::new());
    let (quotes, wrong_of) =
        (counts.found.quotes.of, |n: usize| Share { right: n, of: counts.found.quotes.of });
    list.both("found", counts.found);
    if form == Form::Bodies {
        list.value("found_firm_f1", f1(counts.found.quotes.value(), counts.found_firm.value()));
    }
    list.both("exact", counts.exact);
    list.share("exact_share", counts.exact_of_found);
    list.both("words", counts.words);
    for (kind, tally) in &counts.kinds {
        list.share(&format!("recall_{kind}"), tally.found);
    }
    list.share("kind_right", counts.kind);
    list.share("source_right", counts.source);
    list.share("speaker_right", counts.named);
    list.share("speaker_as_written", counts.spelled);
    list.share("nobody_right", counts.unnamed);
    if quotes > 0 {
        list.worse("speaker_wrong", wrong_of(counts.wrong));
        list.worse("speaker_wrong_any", wrong_of(counts.wrong_any));
        list.worse("named_where_nobody_speaks", wrong_of(counts.false_named));
    }
    list.share("affiliation_right", counts.affiliation);
    list.share("affiliation_whole", counts.whole_affiliation);
    list.worse("affiliation_invented", counts.affiliation_invented);
    list.share("said_on_right", counts.said_on);
    list.value("end_to_end_f1", counts.end_to_end.f1());
    if form == Form::Bodies {
        let recall = Share { right: counts.end_to_end_firm, of: counts.found_firm.of };
        list.value("end_to_end_firm_f1", f1(counts.end_to_end.quotes.value(), recall.value()));
    }
    if counts.tells_stance {
        list.share("stance_right", counts.stance);
        list.share("unsaid_right", counts.unsaid);
    }
    if counts.stance.of > 0 {
        list.worse("asserted_though_not", counts.asserted_though_not);
    }
    if counts.tells_relay {
        list.share("relay_right", counts.relayed);
    }
    let sure = counts.confidence[9];
    list.share("sure_found", sure.found);
    list.share("sure_right", Share { right: sure.right, of: sure.found.of });
    list.0
}

struct List(Vec<Figure>);

impl List {
    fn value(&mut self, name: &str, value: f64) {
        self.0.push(Figure { name: name.to_owned(), value, better: Better::Higher });
    }

    /// A share that is told where there is something to be shared.
    fn share(&mut self, name: &str, share: Share) {
        if share.of > 0 {
            self.value(name, share.value());
        }
    }

    /// A share of what should not be.
    fn worse(&mut self, name: &str, share: Share) {
        if share.of > 0 {
            self.0.push(Figure { name: name.to_owned(), value: share.value(), better: Better::Lower });
        }
    }

    fn both(&mut self, name: &str, both: Both) {
        self.share(&format!("{name}_precision"), both.quotes);
        self.share(&format!("{name}_recall"), both.answers);
        self.value(&format!("{name}_f1"), both.f1());
    }
}
