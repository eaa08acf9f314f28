//! Applying the file to a page.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Place;

use jiff::civil::Date;

use super::Authority;
use super::file::Entry;
use crate::actors::{ActorKind, Affiliation, StatedAffiliation, spelling_key};
use crate::article::Moment;
use crate::document::{ActorRecord, PageRecord};

impl Authority {
    /// Calls, types and affiliates the actors and speakers of `page` that the file names as it says; the day of publication
    /// decides between affiliations.
    pub fn apply(&self, page: &mut PageRecord) {
        if self.is_empty() {
            return;
        }
        let day = page.published.map(Moment::date);
        for actor in &mut page.actors {
            if let Some(entry) = self.entry(&actor.name) {
                entry.name.clone_into(&mut actor.name);
                actor.kind = entry.kind.unwrap_or(actor.kind);
                entry.affiliate(&mut actor.affiliation, day);
                if let Some(stated) = entry.stated() {
                    actor.affiliations = stated;
                }
            }
        }
        merge(&mut page.actors);
        for quote in &mut page.quotes {
            if let Some(entry) = quote.addressee.as_deref().and_then(|addressee| self.entry(addressee)) {
                quote.addressee = Some(entry.name.clone());
            }
            let Some(entry) = quote.speaker.as_deref().and_then(|speaker| self.entry(speaker)) else {
                continue;
            };
            quote.speaker = Some(entry.name.clone());
            let inferred = quote.affiliation.clone();
            entry.affiliate(&mut quote.affiliation, day);
            // The role was that of whom the page names.
            quote.affiliation_role.take_if(|_| quote.affiliation != inferred);
        }
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.by_name.get(&spelling_key(name)).map(|number| &self.entries[*number])
    }
}

impl Entry {
    /// The affiliation on `day`; what was inferred stays where the file says nothing of any, and goes where all that the
    /// file says is of other times.
    fn affiliate(&self, held: &mut Affiliation, day: Option<Date>) {
        if self.offices.is_empty() {
            return;
        }
        let then = self.offices.iter().rev().find(|office| match day {
            Some(day) => {
                office.since.is_none_or(|since| since <= day) && office.until.is_none_or(|until| day <= until)
            }
            None => office.until.is_none(),
        });
        *held = Affiliation(then.map(|office| office.path.clone()).unwrap_or_default());
    }
}

impl Entry {
    /// All affiliations that the file states; none where it says nothing of any.
    fn stated(&self) -> Option<Vec<StatedAffiliation>> {
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let stated = self.offices.iter().map(|office| StatedAffiliation {
            affiliation: Affiliation(office.path.clone()),
            role: None,
            since: day(office.since),
            until: day(office.until),
        });
        (!self.offices.is_empty()).then(|| stated.collect())
    }
}

/// Makes one of actors that have become one by their names.
fn merge(actors: &mut Vec<ActorRecord>) {
    let mut kept: Vec<ActorRecord> = Vec::with_capacity(actors.len());
    let mut by_name: HashMap<(ActorKind, String), usize> = HashMap::with_capacity(actors.len());
    for actor in actors.drain(..) {
        let held = match by_name.entry((actor.kind, actor.name.clone())) {
            Place::Occupied(entry) => &mut kept[*entry.get()],
            Place::Vacant(entry) => {
                entry.insert(kept.len());
                kept.push(actor);
                continue;
            }
        };
        held.count += actor.count;
        held.spans.extend(actor.spans);
        for stated in actor.affiliations {
            if !held.affiliations.contains(&stated) {
                held.affiliations.push(stated);
            }
        }
        held.spans.sort_unstable_by_key(|span| span.start);
        for mention in actor.mentions {
            if !held.mentions.contains(&mention) {
                held.mentions.push(mention);
            }
        }
    }
    *actors = kept;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_wins_over_what_was_inferred_in_its_time() {
        let file = "[[actor]]\nname = \"Ada Holm\"\naliases = [\"Holm\"]\naffiliation = { of = \"Norland / Blue Palace\", since = 2024 }";
        let file = Authority::parse(file).expect("well formed");
        let named = |name: &str| ActorRecord {
            name: name.into(),
            kind: ActorKind::Person,
            affiliation: Affiliation(vec!["Tessaly".into()]),
            affiliations: Vec::new(),
            mentions: vec![name.into()],
            count: 2,
            spans: Vec::new(),
        };
        let page = |published: &str| PageRecord {
            published: published.parse().ok(),
            actors: vec![named("Holm"), named("Ivo Lind"), named("Adda  Holm"), named("Ada HOLM")],
            ..PageRecord::default()
        };
        let told = |mut page: PageRecord| -> Vec<String> {
            file.apply(&mut page);
            page.actors
                .iter()
                .map(|actor| format!("{} {} {}", actor.name, actor.count, actor.affiliation))
                .collect()
        };
        assert_eq!(told(page("2024-03-01")), ["Ada Holm 6 Norland / Blue Palace", "Ivo Lind 2 Tessaly"]);
        assert_eq!(told(page("2023-03-01")), ["Ada Holm 6 ", "Ivo Lind 2 Tessaly"]);
    }
}
