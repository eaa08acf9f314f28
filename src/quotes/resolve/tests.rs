//! Who is meant, in sentences said by invented people.

use super::*;
use crate::actors::{Actor, ActorKind, Gender, Mention};
use crate::article::{Body, ParagraphRole};
use crate::quotes::find;

/// An actor for a test, written as a line: `f Ada Holm | mayor | Norra > City Hall`; `m` is a man, `p` a person of
/// whom nothing is known, `o` an organization, `l` a place. Names are searched in the text: the whole, and the last word.
fn actor(line: &str) -> Actor {
    let (letter, rest) = line.split_once(' ').expect("a letter and a name");
    let mut parts = rest.split('|').map(str::trim);
    let name = parts.next().expect("a name").to_owned();
    let role = parts.next().filter(|role| !role.is_empty()).map(str::to_owned);
    let affiliation = parts.next().map_or(Vec::new(), |held| held.split(" > ").map(str::to_owned).collect());
    let (kind, gender) = match letter {
        "f" => (ActorKind::Person, Some(Gender::Feminine)),
        "m" => (ActorKind::Person, Some(Gender::Masculine)),
        "p" => (ActorKind::Person, None),
        "o" => (ActorKind::Organization, None),
        _ => (ActorKind::Place, None),
    };
    Actor { name, kind, affiliation: Affiliation(affiliation), affiliations: Vec::new(), role, gender }
}

fn actors(text: &str, lines: &[&str]) -> Actors {
    let actors: Vec<Actor> = lines.iter().map(|line| actor(line)).collect();
    let mut mentions: Vec<Mention> = Vec::new();
    for (id, actor) in actors.iter().enumerate() {
        let last = actor.name.rsplit(' ').next().expect("a word");
        let short = (actor.kind == ActorKind::Person).then_some(last);
        for name in std::iter::once(actor.name.as_str()).chain(short) {
            for (start, _) in text.match_indices(name) {
                let span = Span::new(start, start + name.len());
                if mentions.iter().all(|mention| !mention.span.overlaps(span)) {
                    mentions.push(Mention { span, name: span, actor: ActorId(id) });
                }
            }
        }
    }
    mentions.sort_by_key(|mention| mention.span);
    Actors { actors, mentions, ..Actors::default() }
}

/// Speaker and affiliation of each quote in `text`, `-` where there is none: `Ada Holm`, `- (Norra / City Hall)`.
fn speakers(text: &str, lines: &[&str]) -> Vec<String> {
    let tokens = Tokens::of(text);
    let actors = actors(text, lines);
    let article = Article::default();
    resolve(find(article.body.paragraphs(), &tokens), &article, &tokens, &actors)
        .iter()
        .map(|quote| match quote.speaker {
            Some(id) => actors.get(id).name.clone(),
            None if quote.affiliation.is_empty() => "-".to_owned(),
            None => format!("- ({})", quote.affiliation),
        })
        .collect()
}

const HOLM: &str = "f Ada Holm | mayor | Norra > City Hall";
const FENN: &str = "m Idris Fenn | minister | Norra > Finance Ministry";
const COUNCIL: &str = "o Norra Council || Norra > Norra Council";

#[test]
fn the_head_of_the_source_speaks() {
    let lines = [HOLM, FENN];
    assert_eq!(
        speakers("Ada Holm, a friend of Idris Fenn, said the bridge was closed.", &lines),
        ["Ada Holm"]
    );
    assert_eq!(speakers("Fenn’s lawyer said the bridge was closed.", &lines), ["-"]);
    assert_eq!(speakers("Fenn’s deputy Ada Holm said the bridge was closed.", &lines), ["Ada Holm"]);
    assert_eq!(speakers("Fenn and Holm said the bridge was closed.", &lines), ["Idris Fenn"]);
    assert_eq!(speakers("In response to Fenn, Holm said that the bridge was closed.", &lines), ["Ada Holm"]);
}

#[test]
fn a_pronoun_means_who_spoke_before() {
    let lines = [HOLM, FENN];
    let text = "“The bridge is closed,” Holm told Fenn. She added that it was old.";
    assert_eq!(speakers(text, &lines), ["Ada Holm", "Ada Holm"]);
    let text = "“The bridge is closed,” Holm said.\n\n“It is old,” she said.\n\n“We will see it done.”";
    assert_eq!(speakers(text, &lines), ["Ada Holm", "Ada Holm", "Ada Holm"]);
}

#[test]
fn a_pronoun_means_the_subject_before_of_its_gender() {
    let lines = [HOLM, FENN];
    assert_eq!(
        speakers("Holm met Fenn on the bridge. He said that the bridge was closed.", &lines),
        ["Idris Fenn"]
    );
    let lines = ["p Ada Holm", "p Idris Fenn"];
    assert_eq!(
        speakers("Holm met Fenn on the bridge. She said that the bridge was closed.", &lines),
        ["Ada Holm"]
    );
}

#[test]
fn a_name_inside_the_content_is_not_its_speaker() {
    let lines = ["p Ada Holm", "p Idris Fenn"];
    let text = "Holm came late. “Fenn knows the bridge,” she said.";
    assert_eq!(speakers(text, &lines), ["Ada Holm"]);
}

#[test]
fn it_and_they_mean_bodies() {
    let lines = [HOLM, COUNCIL];
    let text = "The Norra Council closed the bridge. It said that the bridge was old.";
    assert_eq!(speakers(text, &lines), ["Norra Council"]);
    let text = "Norra Council officials said that the bridge was closed. They added that it was old.";
    assert_eq!(speakers(text, &lines), ["- (Norra / Norra Council)", "- (Norra / Norra Council)"]);
}

#[test]
fn a_role_means_who_holds_it() {
    let lines = [HOLM, FENN];
    let text = "Holm met Fenn. The mayor said that the bridge was closed. “It is old,” the minister said.";
    assert_eq!(speakers(text, &lines), ["Ada Holm", "Idris Fenn"]);
    let text = "Holm met Fenn. The foreign minister said that the bridge was closed.";
    assert_eq!(speakers(text, &lines), ["-"]);
}

#[test]
fn a_body_is_called_by_its_head_word() {
    let lines = [COUNCIL, "o Lindwerk AG"];
    let text = "The Norra Council and Lindwerk AG met. The council said that the bridge was closed. \
                The company said that it was not.";
    assert_eq!(speakers(text, &lines), ["Norra Council", "Lindwerk AG"]);
}

#[test]
fn the_unnamed_have_at_most_an_affiliation() {
    let lines = [HOLM, COUNCIL];
    assert_eq!(
        speakers("A Norra Council official said that the bridge was closed.", &lines),
        ["- (Norra / Norra Council)"]
    );
    assert_eq!(
        speakers("A spokesman for the Norra Council said that the bridge was closed.", &lines),
        ["- (Norra / Norra Council)"]
    );
    assert_eq!(speakers("A former Norra Council official said that the bridge was closed.", &lines), ["-"]);
    assert_eq!(speakers("Witnesses said that the bridge was closed.", &lines), ["-"]);
    assert_eq!(
        speakers("An aide to Holm said that the bridge was closed.", &lines),
        ["- (Norra / City Hall)"]
    );
}

#[test]
fn an_unnamed_source_goes_on_as_it() {
    let lines = [HOLM, COUNCIL];
    let text = "Holm left. A Norra Council spokesman said that the bridge was closed. The spokesman added that it was old. \
                “It is over,” he said.";
    assert_eq!(speakers(text, &lines), ["- (Norra / Norra Council)"; 3]);
}

#[test]
fn a_writing_speaks_for_its_issuer() {
    let text = "A Norra Council statement said that the bridge was closed.";
    assert_eq!(speakers(text, &[COUNCIL]), ["Norra Council"]);
}

#[test]
fn an_apposition_names_the_role() {
    let text = "The minister, Idris Fenn, said that the bridge was closed.";
    assert_eq!(speakers(text, &[FENN]), ["Idris Fenn"]);
}

#[test]
fn an_apposition_after_a_name_is_the_one_named() {
    let text = "Ada Holm, a close aide, said that it rained.";
    assert_eq!(speakers(text, &["f Ada Holm"]), ["Ada Holm"]);
}

#[test]
fn some_people_of_a_party_are_not_the_party() {
    let line = "o Tories | | Conservative Party";
    assert_eq!(speakers("Some Tories said that it rained.", &[line]), ["- (Conservative Party)"]);
    assert_eq!(speakers("The Tories said that it rained.", &[line]), ["Tories"]);
}

#[test]
fn a_house_written_small_speaks_for_itself() {
    let text = "The Turkish foreign ministry said that it rained.";
    assert_eq!(speakers(text, &[]), ["- (Turkey / Foreign Ministry)"]);
}

#[test]
fn a_side_before_a_role_is_not_the_other_side_s() {
    let lines = ["f Ada Holm | liberal candidate |", "m Karl Lind | conservative candidate |"];
    let text = "Ada Holm met Karl Lind. The Liberal candidate said that it rained.";
    assert_eq!(speakers(text, &lines), ["Ada Holm"]);
    let text = "Karl Lind left. The Liberal candidate said that it rained.";
    assert_eq!(speakers(text, &lines[1..]), ["-"]);
}

#[test]
fn a_role_of_two_who_stand_side_by_side_means_neither() {
    let lines = [FENN, "f Eva Dahl | minister |"];
    let text = "Idris Fenn met Eva Dahl. The minister said that the bridge was closed.";
    assert_eq!(speakers(text, &lines), ["-"]);
    let apart = "Eva Dahl left.\n\nThen Idris Fenn came. The minister said that the bridge was closed.";
    assert_eq!(speakers(apart, &lines), ["Idris Fenn"]);
}

#[test]
fn a_role_that_nobody_has_is_not_somebody_s_with_another() {
    assert_eq!(speakers("Idris Fenn left. The mediator said that the bridge was closed.", &[FENN]), ["-"]);
}

#[test]
fn whoever_is_hers_is_not_her() {
    let lines = [HOLM, FENN];
    assert_eq!(speakers("Ada Holm left. Her lawyer, Idris Fenn, said it was over.", &lines), ["Idris Fenn"]);
    assert_eq!(speakers("Ada Holm left. “It is over,” said her lawyer, Idris Fenn.", &lines), ["Idris Fenn"]);
    assert_eq!(speakers("Idris Fenn left. His wife told the council that it was over.", &lines), ["-"]);
    assert_eq!(speakers("Ada Holm left. Her supporters said it was over.", &lines), ["-"]);
    assert_eq!(speakers("Holm supporters said it was over.", &lines), ["-"]);
    assert_eq!(speakers("Ada Holm left. Her campaign said it was over.", &lines), ["Ada Holm"]);
}

#[test]
fn a_spokesman_of_a_body_is_named_behind_it() {
    let text = "A spokesman for the Norra Council, Jan Vik, said the bridge was closed.";
    assert_eq!(speakers(text, &["m Jan Vik | spokesman |", COUNCIL]), ["Jan Vik"]);
}

#[test]
fn a_pronoun_means_whom_the_page_is_about_rather_than_one_in_a_row() {
    let lines = ["f Ada Holm", "p Idris Fenn", "p Jan Vik"];
    let text =
        "Holm left. Some of Holm’s plans had changed since she met Fenn and Vik. She said that it was over.";
    assert_eq!(speakers(text, &lines), ["Ada Holm"]);
}

#[test]
fn the_page_shows_the_sex_of_whom_no_list_knows() {
    let lines = ["f Tove Holm", "f Jody Fenn"];
    let text = "Fenn sold his boat and his house. Holm met Fenn. He said that it was over.";
    assert_eq!(speakers(text, &lines), ["Jody Fenn"]);
}

#[test]
fn he_and_she_are_no_report() {
    let lines = ["p Idris Fenn", COUNCIL];
    let text = "Fenn left. A study said that it rained. He said that it was over.";
    assert_eq!(speakers(text, &lines)[1..], ["Idris Fenn"]);
}

#[test]
fn somebody_is_called_as_the_page_calls_them() {
    let lines = ["p Idris Fenn", "p Ada Holm", "o Corvo", "o Lindwerk"];
    let text = "Fenn, a retired pilot, met Ada Holm. “It is over,” the pilot said.";
    assert_eq!(speakers(text, &lines), ["Idris Fenn"]);
    let text = "Corvo, an airline based in Norra, and Lindwerk met. The airline said that it was over.";
    assert_eq!(speakers(text, &lines), ["Corvo"]);
    let text = "Idris Fenn, 37, met Ada Holm. “It rains,” Holm said. “It is over,” the 37-year-old said.";
    assert_eq!(speakers(text, &lines), ["Ada Holm", "Idris Fenn"]);
    let text = "Fenn met his counterpart. “It rains,” Fenn said. “It is over,” his counterpart said.";
    assert_eq!(speakers(text, &lines), ["Idris Fenn", "-"]);
}

#[test]
fn a_study_speaks_for_whom_it_is_by() {
    let text = "According to a study by the Norra Council, the bridge was old.";
    assert_eq!(speakers(text, &[COUNCIL]), ["Norra Council"]);
    assert_eq!(speakers("“It rains,” Holm said. A study said that the bridge was old.", &[HOLM])[1..], ["-"]);
}

#[test]
fn one_of_somebody_s_people_is_not_that_one() {
    let lines = ["p Ada Holm", "p Idris Fenn"];
    assert_eq!(speakers("Ada Holm, a Fenn backer, said that it rained.", &lines), ["Ada Holm"]);
}

/// Speakers in a body of these paragraphs below `headline`, with its questions set apart.
fn laid_out(headline: &str, paragraphs: &[&str], lines: &[&str]) -> Vec<String> {
    let mut body = Body::default();
    for text in paragraphs {
        let role = if text.ends_with('?') { ParagraphRole::Apart } else { ParagraphRole::Text };
        body.push(role, text);
    }
    let article = Article { headline: Some(headline.to_owned()), body, ..Article::default() };
    let tokens = Tokens::of(article.body.text());
    let actors = actors(article.body.text(), lines);
    let found = find(article.body.paragraphs(), &tokens);
    let quotes = resolve(found, &article, &tokens, &actors);
    quotes
        .iter()
        .map(|quote| quote.speaker.map_or("-".to_owned(), |id| actors.get(id).name.clone()))
        .collect()
}

#[test]
fn the_one_whom_the_page_presents_answers_its_questions() {
    let answers = [
        "How did you come here?",
        "My father worked here, and I never left.",
        "Will you stay?",
        "I think so.",
    ];
    let below = |first: &'static str| [&[first][..], &answers].concat();
    let alone = below("Ada Holm has been mayor for nine years.");
    assert_eq!(laid_out("The mayor at home", &alone, &[HOLM]), ["Ada Holm", "Ada Holm"]);
    let two = below("Ada Holm has been mayor for nine years, and Idris Fenn her friend.");
    assert_eq!(laid_out("Nine years", &two, &[HOLM, FENN]), ["-", "-"]);
    assert_eq!(laid_out("Ada Holm: nine years", &two, &[HOLM, FENN]), ["Ada Holm", "Ada Holm"]);
}

#[test]
fn initials_before_a_turn_are_those_of_one_person() {
    let text = "Ada Holm met Idris Fenn on the quay.\n\nAH: We will wait.\n\nXY: Who knows.\n\nAH: I do.";
    assert_eq!(speakers(text, &[HOLM, FENN]), ["Ada Holm", "-", "Ada Holm"]);
}

#[test]
fn a_surname_before_a_turn_is_nobodys_where_two_bear_it() {
    let text = "ADA HOLM, MAYOR: We will wait.\n\nHOLM: It is late.\n\nTOR HOLM, BAKER: No.\n\nHOLM: Yes.";
    let lines = ["o ADA HOLM", "o TOR HOLM"];
    assert_eq!(speakers(text, &lines), ["ADA HOLM", "ADA HOLM", "TOR HOLM", "-"]);
}
