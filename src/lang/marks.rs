//! What a word can be in or beside a name.

macro_rules! marks {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Marks {
            $($(#[$doc])* pub const $name: Marks = Marks(1 << $bit);)*
        }
    };
}

/// What a word can be in or beside a name; several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u64);

marks! {
    /// `Mr`, `Gen`
    HONORIFIC = 0;
    /// `Mr`, `king`
    MASCULINE = 1;
    /// `Ms`, `queen`
    FEMININE = 2;
    /// `deputy`
    MODIFIER = 3;
    /// `mufti`
    ROLE = 4;
    /// `bin`, `von`
    PARTICLE = 5;
    /// `Jr`
    SUFFIX = 6;
    /// `Ministry`, at the end of a name
    BODY_END = 7;
    /// `Inc`
    COMPANY = 8;
    /// `Ministry` before "of"
    BODY_OPEN = 9;
    /// `County`
    PLACE_END = 10;
    /// `Port` before a name
    PLACE_OPEN = 11;
    /// `city` before "of"
    PLACE_NOUN = 12;
    /// `eastern`
    DIRECTION = 13;
    /// `Monday`
    NEVER = 14;
    /// `Prize`
    THING = 15;
    /// `National`: begins no person's name
    START = 16;
    /// `aide`: speaks for the body named with it
    STANDS_FOR = 17;
    /// `Mr`: a courtesy, and no role
    COURTESY = 18;
    /// `minister`: one person by its role
    PERSON_NOUN = 19;
    /// `foreign`, before the noun of a role
    PORTFOLIO = 20;
    /// `former`, `ex-minister`, `president-elect`
    FORMER = 21;
    /// Begins with a capital, or holds one after a particle: `al-Assad`
    CAPITAL = 22;
    /// `Ada`: a given name as written
    GIVEN = 23;
    /// `fisheries`, before "minister"
    DEPARTMENT = 24;
    /// `ambassador`: of a country
    STATE = 25;
    /// `republic`, before "of"
    REALM = 26;
    /// `children` before "Hospital", as owners in the name of a body
    BODY_OWNER = 27;
    /// `professor`: belongs to the body named with it
    BELONGS = 28;
    /// `critic`: stands outside of the body named with it
    OUTSIDE = 29;
    /// `expert`: on the body named with it, unless the expert is at that body
    ASIDE = 48;
    /// `aide`: of a person as often as of a body
    SERVES = 49;
    /// `ceo`: of a firm
    FIRM_POST = 50;
    /// `governor`: of a part of a country
    REGIONAL = 51;
    /// `mp`: for whom is where the voters are
    SITS = 52;
    /// `mayor`: of a town
    LOCAL = 30;
    /// `new`: before a role, and no part of it
    NEW = 31;
    /// `deputy`: of an office
    RANK = 32;
    /// `Ministry`: its portfolios are joined by "and"
    BODY_JOINS = 33;
    /// `Airport`: ends the name of a place also after a given name
    SURE_PLACE = 34;
    /// `Bank`: begins the name of a body that goes on with any word, `Bank Handlowy`
    BODY_HEAD = 35;
    /// `Liberation`: what a body is for, with "of" and an object after it
    DEED = 36;
    /// `Drug`: what a body may be for
    TRADE = 38;
    /// `Cup`: what is played for
    CONTEST = 39;
    /// `Hospital`: a body that is called after where it stands
    CIVIC = 40;
    /// `HMS`: what follows is a ship
    SHIP = 41;
    /// `minister`
    MINISTER = 42;
    /// `minister`, `secretary`, `ministry`: after what they are for
    MINISTERIAL = 43;
    /// `governor`: of a central bank
    BANK_HEAD = 44;
    /// `spokeswoman`
    SPOKESMAN = 45;
    /// `opposition`: before a role, its bearer does not speak for the country
    OPPOSES = 46;
    /// `counterpart`: has the role of the one who is met
    COUNTERPART = 47;
    /// `March`: a word that is a surname, too
    SURNAME = 63;
    /// `Jr`: parts a son from his father
    GENERATION = 62;
    /// `Gen`: a rank that a state or a crown gives
    OF_STATE = 61;
}

impl Marks {
    /// Does it hold any of `other`?
    pub fn has(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn or(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }
}
