//! Actors as an [authority](crate::authority) file to start from.

use std::collections::HashMap;
use std::io::{self, Write};

use crate::actors::{ActorKind, spelling_key};
use crate::answer::{ActorEntry, AffiliationCount};

/// An actor, and other spellings under which the index holds it.
type Named<'a> = (&'a ActorEntry, Vec<&'a str>);

/// Writes persons and organizations as an authority file. Where pages state several affiliations of one, the days of the
/// first and the last statement of each are given, for the reader to mend.
///
/// # Errors
/// When the writer fails.
pub fn write_authority(out: &mut impl Write, actors: &[ActorEntry]) -> io::Result<()> {
    writeln!(out, "# Actors for: onrecord index --actors FILE")?;
    for (actor, aliases) in by_spelling(actors) {
        let aliases: Vec<String> = aliases.into_iter().map(quoted).collect();
        let (name, kind) = (quoted(&actor.name), actor.kind.name());
        writeln!(out, "\n[[actor]]\nname = {name}\naliases = [{}]\nkind = \"{kind}\"", aliases.join(", "))?;
        // A body that speaks for itself needs no line for that.
        let own = |count: &&AffiliationCount| count.affiliation.last() != Some(&actor.name);
        let counts: Vec<&AffiliationCount> = actor.affiliations.iter().filter(own).collect();
        if counts.is_empty() {
            continue;
        }
        writeln!(out, "affiliation = [")?;
        for count in &counts {
            writeln!(out, "    {{ {} }},", office(count, counts.len() > 1))?;
        }
        writeln!(out, "]")?;
    }
    Ok(())
}

/// Each actor once: another spelling, or another kind by mistake, is an alias, for the file gives each name to one actor.
fn by_spelling(actors: &[ActorEntry]) -> Vec<Named<'_>> {
    let mut named: Vec<Named<'_>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for actor in actors.iter().filter(|actor| actor.kind != ActorKind::Place) {
        let key = spelling_key(&actor.name);
        if key.is_empty() {
            continue;
        }
        let place = *places.entry(key).or_insert_with(|| {
            named.push((actor, Vec::new()));
            named.len() - 1
        });
        if named[place].0 != actor {
            named[place].1.push(&actor.name);
        }
        // Each name can stand for one actor; of one spelling one name will do.
        for spelling in &actor.spellings {
            let key = spelling_key(spelling);
            if !key.is_empty() && !places.contains_key(&key) {
                places.insert(key, place);
                named[place].1.push(spelling);
            }
        }
    }
    named
}

fn office(count: &AffiliationCount, dated: bool) -> String {
    let mut fields = format!("of = {}", quoted(&count.affiliation.join(" / ")));
    for (key, day) in [("since", &count.first), ("until", &count.last)] {
        if let Some(day) = day.as_ref().filter(|_| dated) {
            fields.push_str(&format!(", {key} = {day}"));
        }
    }
    fields
}

/// `text` as TOML writes it, which lets no control character through.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
