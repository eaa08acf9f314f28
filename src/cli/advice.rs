//! Advice of the library in the words of the command line.

use indicatif::HumanCount;

use onrecord::answer::{Advice, Candidate, NameKind, OfficeHolder};
use onrecord::request::{SearchRequest, Unit};

/// What `advice` tells of an answer to `request`, as one line.
pub(super) fn told(advice: &Advice, request: &SearchRequest) -> Option<String> {
    Some(match advice {
        Advice::LessSure { count, listed, than } => less_sure(*count, *listed, *than),
        Advice::SeveralPersons { asked, persons } => several(asked, persons),
        Advice::UnknownName { name, asked, meant } => {
            with_suggestion(unknown_name(*name, asked, unit(request.unit)), meant.as_deref())
        }
        Advice::Office { asked, held_by } => office(asked, held_by),
        Advice::UnknownWord { word, meant } => {
            with_suggestion(format!("no {} hold the word '{word}'", unit(request.unit)), meant.as_deref())
        }
        Advice::NothingTogether => nothing_together(request),
        _ => return None,
    })
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Articles => "articles",
        Unit::Quotes => "quotes",
    }
}

/// `3 more are less sure than 0.5; --min-confidence 0 shows them`
fn less_sure(count: usize, listed: usize, than: f64) -> String {
    let more = if listed > 0 { " more" } else { "" };
    let (are, them) = if count == 1 { ("is", "it") } else { ("are", "them") };
    let count = HumanCount(count as u64);
    format!("{count}{more} {are} less sure than {than}; --min-confidence 0 shows {them} too")
}

/// The most persons of one name that are listed.
const LISTED: usize = 8;

/// `'Holm' may be Ada Holm (12 quotes), Per Holm (3 quotes); …`
fn several(asked: &str, persons: &[Candidate]) -> String {
    let told = persons.iter().take(LISTED).map(|person| {
        let noun = if person.quotes == 1 { "quote" } else { "quotes" };
        format!("{} ({} {noun})", person.name, HumanCount(person.quotes))
    });
    let more = persons.len().saturating_sub(LISTED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let told: Vec<String> = told.collect();
    format!("'{asked}' may be {}{more}; give the full name to choose one", told.join(", "))
}

fn unknown_name(name: NameKind, asked: &str, unit: &str) -> String {
    match name {
        NameKind::Addressee => format!("no {unit} to '{asked}'"),
        NameKind::Actor => format!("no {unit} name '{asked}'"),
        NameKind::Publisher => format!("no {unit} from a publisher '{asked}'"),
        NameKind::Section => format!("no {unit} in a section '{asked}'"),
        NameKind::Author => format!("no {unit} by an author '{asked}'"),
        _ => format!("no {unit} by '{asked}'"),
    }
}

/// How many speakers are told of an office.
const TOLD: usize = 3;

fn office(asked: &str, held_by: &[OfficeHolder]) -> String {
    let told = format!("'{asked}' is an office, not a person or institution");
    let Some(first) = held_by.first() else {
        return format!("{told}, and nobody here speaks for one; ask for a name or an institution");
    };
    let show = |holder: &OfficeHolder| {
        format!("{} ({}) {}", holder.name, holder.affiliation.join(" / "), holder.quotes)
    };
    let names: Vec<String> = held_by.iter().take(TOLD).map(show).collect();
    format!(
        "{told}; quotes by those who speak for its houses: {}; ask for one, as in --by '{}'",
        names.join(", "),
        first.name
    )
}

fn nothing_together(request: &SearchRequest) -> String {
    let unit = unit(request.unit);
    match request.query.is_empty() {
        true => format!("no {unit} pass these filters together; leave one out"),
        false => format!("no {unit} match '{}' with all its words and filters; leave one out", request.query),
    }
}

fn with_suggestion(what: String, meant: Option<&str>) -> String {
    match meant {
        Some(meant) => format!("{what}; did you mean {meant}?"),
        None => what,
    }
}
