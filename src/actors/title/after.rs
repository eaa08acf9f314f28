//! What stands behind a name: `Ada Holm, the mayor of Norra,`, `Ada Holm (Strait Group)`, `Ada Holm from Strait Group`.

use super::post::OF_BODY;
use super::{Owner, Tie, Title, Titles};
use crate::lang::contexts::Says;
use crate::lang::marks::Marks;
use crate::lang::small::Small;

impl Titles<'_, '_> {
    /// The titles after the name that ends before token `end`; `ceiling` is the end of its sentence.
    pub(super) fn after(&self, end: usize, ceiling: usize) -> Option<Title> {
        let opens = self.word(end);
        if !matches!(opens, "," | "(" | "-" | "--" | "–" | "—") {
            return None;
        }
        let mut at = end + 1;
        // "Ada Holm, 45, a baker", "Ada Holm (45), a baker"
        if at + 1 < ceiling && self.reading.is_number(at) {
            at += match (opens, self.word(at + 1), self.word(at + 2)) {
                (",", ",", _) => 2,
                ("(", ")", ",") => 3,
                _ => return None,
            };
        }
        // "Ada Holm, PhD, a dietitian"
        while opens == "," && self.reading.marks(at).has(Marks::SUFFIX) && self.word(at + 1) == "," {
            at += 2;
        }
        // "Ada Holm, now a dietitian"
        while self.is_adverb(at) && !self.reading.is_former(at) {
            at += 1;
        }
        // "(R-Fla)", ", D-N.Y.,"
        let short = || self.word(at + 1) == "," && self.candidates.starting_at(at + 2).is_some();
        let letter = || self.word(at).strip_suffix('.').filter(|_| opens == "(" && short());
        let names = &self.reading.pack.names;
        if let Some(party) = names.party_of_tag(self.word(at)).or_else(|| names.party_of_letter(letter()?)) {
            let party = Some(party).filter(|party| !party.is_empty()).map(str::to_owned);
            return Some(Title { party, ..Title::member(end, String::new(), Owner::Nobody) });
        }
        if let Some(title) = self.body_alone(end, at, opens).or_else(|| self.shared(end, at, ceiling)) {
            return Some(title);
        }
        let (mut title, mut rest, determined) = self.role_at(at, ceiling)?;
        // "Ada Holm, Governor Karl Lind": the title of the next in a list.
        if !determined && self.candidates.starting_at(rest).is_some() {
            return None;
        }
        // "Ada Holm, treasurer, Strait Group,"
        if title.owner == Owner::Nobody
            && self.word(rest) == ","
            && let Some((owner, after)) = self.owner_at(rest + 1)
            && self.closes_body(&owner, after)
            && !self.reading.marks(rest + 1).has(Marks::GIVEN)
        {
            (title.owner, title.tie, rest) = (owner, Tie::Works, after);
        }
        // "Ada Holm, vice-president, chief economist and strategist at the Strait Group"
        if title.owner == Owner::Nobody
            && self.word(rest) == ","
            && self.candidates.starting_at(rest + 1).is_none()
            && let Some((second, ..)) = self.role_at(rest + 1, ceiling)
            && second.owner != Owner::Nobody
        {
            return Some(Title { start: end, ..second });
        }
        let tied = self.word(rest) == "," || self.reading.is(rest, OF_BODY) || rest > at && self.ends(rest);
        if title.owner == Owner::Nobody && !determined && !tied {
            return None;
        }
        Some(Title { start: end, ..title })
    }

    /// `Ada Holm, of the Coast Party,`, `Ada Holm (Strait Group)`, `Ada Holm, Strait Group, said`: a body without a role.
    fn body_alone(&self, end: usize, at: usize, opens: &str) -> Option<Title> {
        let within = usize::from(self.reading.is(at, OF_BODY.or(Small::FROM).or(Small::WITH)));
        let (owner, after) = self.owner_at(at + within)?;
        let closed = self.closes_body(&owner, after);
        let alone = within > 0 || opens == "(" || self.reading.reports(after + 1);
        // "(Strait Group)": whom the brackets hold is hardly a person, and no town with an article or several words.
        let bracketed = opens == "(" && within == 0;
        (closed && alone)
            .then(|| if bracketed { Title::works(end, owner) } else { Title::inside(end, owner) })
    }

    /// `Karl Lind and Ada Holm, sociologists at Norra University`: a post that two share, behind the second name.
    fn shared(&self, end: usize, at: usize, ceiling: usize) -> Option<Title> {
        let name = &self.candidates.names[self.candidates.ending_at(end)?].tokens;
        // "both sociologists at"
        let at = at + usize::from(self.reading.is(at, Small::BOTH));
        let second = name.start > 1 && self.reading.joins(name.start - 1);
        self.candidates.ending_at(name.start.checked_sub(1)?).filter(|_| second)?;
        let one = self.reading.pack.forms.singular(self.word(at));
        let several = one.len() < self.word(at).len() && self.reading.is_post_word(one);
        let whose =
            several.then(|| self.whose(at + 1, ceiling, self.reading.pack.names.marks(one))).flatten()?;
        Some(Title { tie: whose.tie, ..Title::member(end, one.to_owned(), whose.owner) })
    }

    /// The same, behind the first of the names, which ends before token `end`.
    pub(super) fn shared_with_next(&self, end: usize, ceiling: usize) -> Option<Title> {
        let next = self.candidates.starting_at(end + 1).filter(|_| self.reading.joins(end))?;
        let last = self.candidates.names[next].tokens.end;
        let opens = self.word(last) == ",";
        opens.then(|| self.shared(last, last + 1, ceiling)).flatten()
    }

    /// Is the owner a name, and does it end with a mark before token `after`?
    fn closes_body(&self, owner: &Owner, after: usize) -> bool {
        let named = matches!(owner, Owner::Name(_) | Owner::House(..));
        // "of the Clean Rivers campaign,"
        let noun = self.is_body_noun(after) || self.reading.says(after).has(Says::FIRM_NOUN);
        let after = after + usize::from(noun && matches!(owner, Owner::Name(_)));
        named && matches!(self.word(after), "," | ")" | "." | ";" | ":" | "-" | "–" | "—" | "")
    }

    /// `Ada Holm from the Strait Group`: whom the person comes from, by one of these prepositions right behind the name.
    pub(super) fn behind_name(&self, end: usize, prepositions: Small) -> Option<Title> {
        if !self.reading.is(end, prepositions) {
            return None;
        }
        let (owner, after) = self.owner_at(end + 1)?;
        let whole = matches!(owner, Owner::Name(_)) && !self.reading.possessive(after);
        whole.then(|| Title::inside(end, owner))
    }

    /// `Norra Wire's Ada Holm`, `Norland's Ada Holm`: whose the person is by the possessive right before the name of these
    /// tokens.
    pub(super) fn owned(&self, start: usize, end: usize) -> Option<Title> {
        let mark = start.checked_sub(1).filter(|mark| self.reading.possessive(*mark))?;
        let owner = self.owner_name(self.candidates.ending_at(mark)?);
        Some(Title::inside(end, owner))
    }

    pub(super) fn ends(&self, at: usize) -> bool {
        matches!(self.word(at), "." | ";" | ")" | ":" | "-" | "–" | "—" | "")
    }
}
