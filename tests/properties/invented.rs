//! Sentences, names and layouts, all invented.

/// A way of reporting.
pub struct Attribution {
    /// A paragraph: `{N}` stands for who speaks, `{S}` for their surname, `{P}` for their pronoun, `[` and `]` for
    /// quotation marks.
    pub text: &'static str,
    /// What is said, statement by statement, without marks.
    pub said: &'static [&'static str],
}

const fn says(text: &'static str, said: &'static [&'static str]) -> Attribution {
    Attribution { text, said }
}

/// Ways of reporting that name in full who speaks.
pub const ATTRIBUTIONS: &[Attribution] = &[
    says("[The mill will hold until spring,] said {N}, who runs it.", &["The mill will hold until spring"]),
    says(
        "[We have lost two boats this winter,] {N} said on Tuesday.",
        &["We have lost two boats this winter"],
    ),
    says(
        "[Nobody here has slept since Sunday,] {N} told the Tarn Courier.",
        &["Nobody here has slept since Sunday"],
    ),
    says("[Keep the children away from the shore!] warned {N}.", &["Keep the children away from the shore!"]),
    says(
        "Asked about the ferry, harbour spokeswoman {N} gave an unusually long reply: [It will not sail before the ice is gone.]",
        &["It will not sail before the ice is gone."],
    ),
    says("{N} said: [The well has been dry since March.]", &["The well has been dry since March."]),
    says("Asked about the fire, {N} answered: [I was not at home.]", &["I was not at home."]),
    says(
        "[I will not sell the orchard,] said {N}. [My children will have it.]",
        &["I will not sell the orchard … My children will have it."],
    ),
    says("[The ice,] {N} said, [is thinner than it looks.]", &["The ice … is thinner than it looks."]),
    says(
        "[This is our lake,] said {N}, adding: [We will keep it.]",
        &["This is our lake", "We will keep it."],
    ),
    says("As {N} put it, [a bridge without cables is a plank].", &["a bridge without cables is a plank"]),
    says(
        "{N} said the harbour would stay closed for a month.",
        &["the harbour would stay closed for a month"],
    ),
    says("{N} said that nobody had asked the islanders.", &["nobody had asked the islanders"]),
    says("{N}, a baker from Tarn, told reporters that flour was too dear.", &["flour was too dear"]),
    says("Mayor {N} said the square would be paved again.", &["the square would be paved again"]),
    says("The mayor, {N}, said the square would be paved again.", &["the square would be paved again"]),
    says("{N} warned that the dam could fail within days.", &["the dam could fail within days"]),
    says("{N} insisted that the lease was void.", &["the lease was void"]),
    says("{N} asked why the road had been left unlit.", &["why the road had been left unlit"]),
    says("{N} wrote in a letter to the council that the lease had run out.", &["the lease had run out"]),
    says("According to {N}, the bridge needs new cables.", &["the bridge needs new cables"]),
    says("The bridge needs new cables, according to {N}.", &["The bridge needs new cables"]),
    says("In the view of {N}, the quarry has no future.", &["the quarry has no future"]),
    says("The ferry will sail again on Friday, {N} announced.", &["The ferry will sail again on Friday"]),
];

/// What is said by somebody whom an earlier paragraph names in full.
pub const LATER: &[Attribution] = &[
    says("[The locks are older than the town,] {S} said.", &["The locks are older than the town"]),
    says("[The locks are older than the town,] said {S}.", &["The locks are older than the town"]),
    says("{S} said the gates had rusted through.", &["the gates had rusted through"]),
    says("The gates had rusted through, according to {S}.", &["The gates had rusted through"]),
];

/// What is said by somebody whom the sentence before it names.
pub const NEXT_SENTENCE: &[Attribution] = &[
    says(
        "{N} keeps the locks at Tarn. [They are older than the town,] {P} said.",
        &["They are older than the town"],
    ),
    says(
        "{N} came home after nine. {P} said the gates had rusted through.",
        &["the gates had rusted through"],
    ),
];

/// Paragraphs in which nobody says anything; some tell what somebody does.
pub const SILENT: &[&str] = &[
    "Snow closed the upper road on Monday, and the plough did not come before noon.",
    "The village lies two hours from the coast, between a lake and a quarry.",
    "Jasper Lundmark opened the gates shortly after six and swept the yard.",
    "Henrike Vossmar walked along the quay with her dog until it grew dark.",
    "About forty houses stand along the shore, most of them empty in winter.",
    "The council has nine members. It meets on the first Thursday of each month.",
    "Jasper Lundmark, 54, has lived in the lighthouse for eleven years.",
    "Two engineers measured the cracks in the wall and drove back to the city.",
    "Henrike Vossmar inherited the farm from her uncle and sold it last year.",
    "The council thanked the volunteers with a dinner.",
    "Jasper Lundmark wrote two books and a play.",
    "Jasper Lundmark answered the telephone himself.",
    "Henrike Vossmar lies buried behind the chapel.",
    "The ship is called the Heron and carries forty passengers.",
    "Jasper Lundmark declined to comment.",
    "Henrike Vossmar agreed, and the two shook hands.",
    "Henrike Vossmar told her story to the children.",
    "Jasper Lundmark called the plumber on Sunday.",
    "The firm did not respond to a request for an interview.",
    "The mill claims a tenth of the trade.",
    "Henrike Vossmar explained the map to the guests.",
];

/// Somebody of a given name and a surname.
pub struct Speaker {
    pub name: &'static str,
    pub surname: &'static str,
    pub pronoun: &'static str,
}

const fn speaker(name: &'static str, surname: &'static str, pronoun: &'static str) -> Speaker {
    Speaker { name, surname, pronoun }
}

/// Who speaks.
pub const SPEAKERS: &[Speaker] = &[
    speaker("Marta Quillan", "Quillan", "she"),
    speaker("Daniel Ostrava", "Ostrava", "he"),
    speaker("Orla Vintner", "Vintner", "she"),
    speaker("Matteo Karsk", "Karsk", "he"),
    speaker("Ines Dovalle", "Dovalle", "she"),
    speaker("Tobin Arkwell", "Arkwell", "he"),
    speaker("Sunniva Brandal", "Brandal", "she"),
    speaker("Piotr Zelnik", "Zelnik", "he"),
];

/// Pairs of quotation marks.
pub const MARKS: &[(&str, &str)] = &[("“", "”"), ("\"", "\""), ("‘", "’"), ("«", "»"), ("„", "“")];

/// A way to lay out an article.
pub struct Layout {
    /// What stands before and behind each paragraph.
    pub paragraph: (&'static str, &'static str),
    /// What stands before and behind them all.
    pub article: (&'static str, &'static str),
}

/// Layouts, the plainest first.
pub const LAYOUTS: &[Layout] = &[
    Layout { paragraph: ("<p>", "</p>"), article: ("<article>", "</article>") },
    Layout { paragraph: ("<div class=\"para\">", "</div>"), article: ("<main>", "</main>") },
    Layout { paragraph: ("<p><span>", "</span></p>"), article: ("<div id=\"story\">", "</div>") },
    Layout { paragraph: ("<p>", ""), article: ("<section>", "</section>") },
    Layout { paragraph: ("", "<br><br>"), article: ("<div class=\"article-body\">", "</div>") },
];
