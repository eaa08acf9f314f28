//! The types of this stage.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::actors::{ActorId, Affiliation};
use crate::text::Span;

/// How much of the content stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// None of it.
    Indirect,
    /// Some of it.
    Mixed,
}

impl QuoteKind {
    /// All of them.
    pub const ALL: [QuoteKind; 3] = [QuoteKind::Direct, QuoteKind::Indirect, QuoteKind::Mixed];

    /// The kind as JSON and filters name it.
    pub fn name(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Indirect => "indirect",
            QuoteKind::Mixed => "mixed",
        }
    }
}

/// In what sense the words are reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// `Lind said that the bridge was closed`
    #[default]
    Asserted,
    /// `Lind denied that …`: the speaker says that it is not so
    Denied,
    /// `Lind never said that …`, `declined to say whether …`: the page says that it was not said
    Negated,
    /// `if Lind says that …`, `Lind might say that …`, `Lind will say that …`: it was not said, or not yet
    Unreal,
    /// `Lind asked whether …`
    Asked,
    /// `Lind urged the council to …`: that something be done
    CalledFor,
}

impl Stance {
    /// All of them.
    pub const ALL: [Stance; 6] =
        [Stance::Asserted, Stance::Denied, Stance::Negated, Stance::Unreal, Stance::Asked, Stance::CalledFor];

    /// The stance as JSON, filters and facets name it.
    pub fn name(self) -> &'static str {
        match self {
            Stance::Asserted => "asserted",
            Stance::Denied => "denied",
            Stance::Negated => "negated",
            Stance::Unreal => "unreal",
            Stance::Asked => "asked",
            Stance::CalledFor => "called-for",
        }
    }

    /// The stance that has this name.
    pub fn of_name(name: &str) -> Option<Stance> {
        Stance::ALL.into_iter().find(|stance| stance.name() == name)
    }

    /// What it means, for a reader.
    pub fn told(self) -> &'static str {
        match self {
            Stance::Asserted => "the speaker said so",
            Stance::Denied => "the speaker said that it is not so",
            Stance::Negated => "the page says that the speaker did not say so",
            Stance::Unreal => "not said, or not yet: if, might, will",
            Stance::Asked => "a question",
            Stance::CalledFor => "the speaker wants it done",
        }
    }

    /// Did nobody say so, or the contrary?
    pub fn is_unsaid(self) -> bool {
        matches!(self, Stance::Denied | Stance::Negated | Stance::Unreal)
    }
}

/// The way of reporting speech by which a quote was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// `S said (that) …`
    SpeakerVerb,
    /// `…, said S`
    VerbSpeaker,
    /// `according to S`
    AccordingTo,
    /// `As S noted, …`
    AsSaid,
    /// `S told X (that) …`, `S asked X whether …`
    ToldSomebody,
    /// `S promised to …`
    Infinitive,
    /// `S rejected …`, `S accused X of …`: the object is what was said
    ObjectClaim,
    /// `…, saying …`
    Participle,
    /// `… was announced by S`
    Passive,
    /// `S's claim that …`
    SpeechNoun,
    /// `S's slogan is "…"`, `a sign that read "…"`: words that a noun names
    Wording,
    /// `"…" — S`: the name stands under its quotation
    Signed,
    /// `S: …`
    Colon,
    /// An answer in an interview, whose speaker the page names elsewhere
    Answer,
    /// A quotation without a cue, by the one who spoke before it
    Chain,
    /// `„…“` on a page in a language whose words are not known: by whom is not told
    Marked,
}

impl Rule {
    /// All of them.
    pub const ALL: [Rule; 16] = [
        Rule::SpeakerVerb,
        Rule::VerbSpeaker,
        Rule::AccordingTo,
        Rule::AsSaid,
        Rule::ToldSomebody,
        Rule::Infinitive,
        Rule::ObjectClaim,
        Rule::Participle,
        Rule::Passive,
        Rule::SpeechNoun,
        Rule::Wording,
        Rule::Signed,
        Rule::Colon,
        Rule::Answer,
        Rule::Chain,
        Rule::Marked,
    ];

    /// The rule as JSON names it.
    pub fn name(self) -> &'static str {
        match self {
            Rule::SpeakerVerb => "speaker-verb",
            Rule::VerbSpeaker => "verb-speaker",
            Rule::AccordingTo => "according-to",
            Rule::AsSaid => "as-said",
            Rule::ToldSomebody => "told-somebody",
            Rule::Infinitive => "infinitive",
            Rule::ObjectClaim => "object-claim",
            Rule::Participle => "participle",
            Rule::Passive => "passive",
            Rule::SpeechNoun => "speech-noun",
            Rule::Wording => "wording",
            Rule::Signed => "signed",
            Rule::Colon => "colon",
            Rule::Answer => "answer",
            Rule::Chain => "chain",
            Rule::Marked => "marked",
        }
    }

    /// The pattern that it handles, for a reader of the evidence.
    pub fn pattern(self) -> &'static str {
        match self {
            Rule::SpeakerVerb => "S said (that) …",
            Rule::VerbSpeaker => "…, said S",
            Rule::AccordingTo => "according to S",
            Rule::AsSaid => "As S noted, …",
            Rule::ToldSomebody => "S told X (that) …, S asked X whether …",
            Rule::Infinitive => "S promised to …",
            Rule::ObjectClaim => "S rejected …, S accused X of …: the object is what was said",
            Rule::Participle => "…, saying …",
            Rule::Passive => "… was announced by S",
            Rule::SpeechNoun => "S's claim that …",
            Rule::Wording => "S's slogan is “…”, a sign that read “…”",
            Rule::Signed => "“…” — S",
            Rule::Colon => "S: …",
            Rule::Answer => "An answer in an interview, by the one whom the page presents",
            Rule::Chain => "A quotation without a cue, by the one who spoke before it",
            Rule::Marked => "A quotation in a language whose words are not known",
        }
    }
}

/// The part of an article that a quote stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Its spans are ranges of the body.
    #[default]
    Body,
    /// Its spans are ranges of the headline.
    Headline,
}

/// How a source led to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resolution {
    /// `Kremlin aide Yuri Ushakov`: the source holds the name
    Named,
    /// `Holm and Fenn`: the first of several names
    Joint,
    /// `he`: who spoke before, or the subject before
    Pronoun,
    /// `the minister`: who holds that office on this page
    Role,
    /// `the ministry`: the body that was named in full before
    Body,
    /// `the statement`: the one who issued it
    Writing,
    /// A quotation without a source: who spoke before goes on
    CarriedOn,
    /// An answer below a question: the one whom the page presents
    Interviewee,
    /// `a senior diplomat`: somebody whom the text does not name
    Unnamed,
    /// Nobody was found
    Unknown,
}

impl Resolution {
    /// All of them.
    pub const ALL: [Resolution; 10] = [
        Resolution::Named,
        Resolution::Joint,
        Resolution::Pronoun,
        Resolution::Role,
        Resolution::Body,
        Resolution::Writing,
        Resolution::CarriedOn,
        Resolution::Interviewee,
        Resolution::Unnamed,
        Resolution::Unknown,
    ];

    /// The way as data files name it.
    pub fn name(self) -> &'static str {
        match self {
            Resolution::Named => "named",
            Resolution::Joint => "joint",
            Resolution::Pronoun => "pronoun",
            Resolution::Role => "role",
            Resolution::Body => "body",
            Resolution::Writing => "writing",
            Resolution::CarriedOn => "carried-on",
            Resolution::Interviewee => "interviewee",
            Resolution::Unnamed => "unnamed",
            Resolution::Unknown => "unknown",
        }
    }

    /// What happened, for a reader of the evidence.
    pub fn told(self) -> &'static str {
        match self {
            Resolution::Named => "named in the source",
            Resolution::Joint => "the first of the names in the source",
            Resolution::Pronoun => "a pronoun for who spoke, or acted, before",
            Resolution::Role => "a role that one person on the page holds",
            Resolution::Body => "a body that the page names in full elsewhere",
            Resolution::Writing => "a writing, by the one who issued it",
            Resolution::CarriedOn => "no source of its own: who spoke before goes on",
            Resolution::Interviewee => "the one whom the page asks",
            Resolution::Unnamed => "a source that the page does not name",
            Resolution::Unknown => "not found",
        }
    }
}

/// What was said, by whom as written, and the words that say so; not yet joined to an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Byte ranges of the content in the body, in order, quotation marks and cue left out; never empty.
    pub content: Vec<Span>,
    /// How much of it stands in quotation marks.
    pub kind: QuoteKind,
    /// The source as written, with its title: `Kremlin aide Yuri Ushakov`, `he`, `a senior diplomat`.
    pub source: Option<Span>,
    /// The reporting words: `said`, `according to`.
    pub cue: Option<Span>,
    /// The one who is spoken to, as written: `reporters`, `Kellogg`, `her`.
    pub addressee: Option<Span>,
    /// Through whom the words came, as written: `Norpress` in `Norpress quoted Holm as saying`.
    pub relay: Option<Span>,
    /// In what sense they are reported.
    pub stance: Stance,
    /// How it was found.
    pub rule: Rule,
    /// How likely it is that this was said, by the scorer of proposals or, for a rule whose proposals are not weighed, by
    /// a number of the rule's; 0 to 1.
    pub confidence: f32,
    /// The share of the likelihood at its verb that goes to proposals with the same source, 0 to 1; 1 where nothing else was
    /// weighed.
    pub source_share: f32,
    /// What came second at the same verb.
    pub runner_up: Option<RunnerUp>,
}

/// Another reading of the words at the same verb, which was held to be less likely.
#[derive(Clone, Debug, PartialEq)]
pub struct RunnerUp {
    /// Byte ranges of what would have been the content.
    pub content: Vec<Span>,
    /// How it was found.
    pub rule: Rule,
    /// How likely it was, 0 to 1.
    pub likelihood: f32,
    /// The number of the feature that spoke most for the one that was chosen; [`feature_name`](super::feature_name) names it.
    pub decided_by: Option<usize>,
}

/// An attribution joined to its speaker.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Content, source, cue and rule as found.
    pub attribution: Attribution,
    /// The actor to whom the source resolves; none when the text does not name one.
    pub speaker: Option<ActorId>,
    /// The actor whom the source most likely means, where it is more likely that it does not.
    pub withheld: Option<ActorId>,
    /// Where it stands.
    pub place: Place,
    /// How the speaker was found.
    pub resolution: Resolution,
    /// The actor who is spoken to, where the text names one.
    pub addressee: Option<ActorId>,
    /// The actor through whom the words came, where the text names one.
    pub relayed: Option<ActorId>,
    /// In whose name it was said: the speaker's affiliation, or that of an unnamed source ("a Kremlin official").
    pub affiliation: Affiliation,
    /// As what: `treasurer`.
    pub affiliation_role: Option<String>,
    /// The day of the utterance, where the text gives one.
    pub said_on: Option<Date>,
    /// Does the source hold a name of two words or more?
    pub whole_name: bool,
    /// How sure the resolver is of its choice among several who could be meant, 0 to 1.
    pub certainty: f32,
    /// The chance that text and speaker are right, 0 to 1.
    pub confidence: f32,
}
