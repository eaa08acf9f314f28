//! Ways to damage a page.

/// A damaged page.
pub struct Mutant {
    /// Name of the sample that it was made of.
    pub name: String,
    pub bytes: Vec<u8>,
    /// What was done to it.
    pub told: String,
}

/// Largest mutant, in bytes: ten times a large news page, and a small one where nothing is optimised.
const LARGEST: usize = if cfg!(debug_assertions) { 128 << 10 } else { 2 << 20 };

/// Numbers that look random and are the same in each run (splitmix64).
pub struct Random(u64);

impl Random {
    /// The numbers of a seed.
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// One of them.
    pub fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    /// Two places in `bytes`, in order, at most `longest` apart.
    fn piece(&mut self, bytes: &[u8], longest: usize) -> (usize, usize) {
        let start = self.below(bytes.len() + 1);
        (start, (start + self.below(longest)).min(bytes.len()))
    }

    /// A power of ten up to a hundred thousand.
    fn many(&mut self) -> usize {
        10_usize.pow(1 + self.below(5) as u32)
    }
}

type Damage = fn(&mut Vec<u8>, &mut Random, &[(String, Vec<u8>)]) -> &'static str;

const DAMAGES: [Damage; 14] = [
    flip,
    flip,
    cut,
    remove,
    repeat_piece,
    repeat_tag,
    nest,
    nest_unclosed,
    swap,
    insert_noise,
    stretch,
    open_only,
    lie_about_encoding,
    quote_marks,
];

/// The mutant with this number: the same whenever it is asked for.
pub fn mutant(number: u64, samples: &[(String, Vec<u8>)]) -> Mutant {
    let mut random = Random(number);
    let (name, bytes) = random.pick(samples);
    let mut bytes = bytes.clone();
    let mut told = Vec::new();
    for _ in 0..=random.below(4) {
        let damage = *random.pick(&DAMAGES);
        told.push(damage(&mut bytes, &mut random, samples));
        bytes.truncate(LARGEST);
    }
    Mutant { name: name.clone(), bytes, told: told.join(", ") }
}

fn insert(bytes: &mut Vec<u8>, at: usize, what: &[u8]) {
    let at = at.min(bytes.len());
    bytes.splice(at..at, what.iter().copied());
}

fn flip(bytes: &mut Vec<u8>, random: &mut Random, _: &[(String, Vec<u8>)]) -> &'static str {
    for _ in 0..=random.below(60) {
        let at = random.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << random.below(8);
        }
        if random.below(20) == 0 {
            insert(bytes, at, b"\0");
        }
    }
    "bytes flipped"
}

fn cut(bytes: &mut Vec<u8>, random: &mut Random, _: &[(String, Vec<u8>)]) -> &'static str {
    bytes.truncate(random.below(bytes.len()));
    "cut"
}

fn remove(bytes: &mut Vec<u8>, random: &mut Random, _: &[(String, Vec<u8>)]) -> &'static str {
    let (start, end) = random.piece(bytes, 2000);
    bytes.drain(start..end);
    "a piece removed"
}

fn repeat_piece(bytes: &mut Vec<u8>, random: &mut Random, _: &[(String, Vec<u8>)]) -> &'static str {
    let (start, end) = random.piece(bytes, 400);
    let piece = bytes[start..end].repeat(random.many().min(LARGEST / (end - start).max(1)));
    insert(bytes, end, &piece);
    "a piece repeated"
}

fn repeat_tag(bytes: &mut Vec<u8>, random: &mut Random, _: &[(String, Vec<u8>)]) -> &'static str {
    let from = random.below(bytes.len());
    let Some(start) = bytes[from..].iter().position(|byte| *byte == b'<').map(|start| from + start) else {
        return "nothing";
    };
    let end =
        bytes[start..].iter().position(|byte| *byte == b'>').map_or(bytes.len(), |length| start + length + 1);
    let tags = bytes[start..end].repeat(random.many().min(LARGEST / (end - start).max(1)));
    insert(bytes, end, &tags);
    "a tag repeated"
}

const NESTED: [&str; 16] = [
    "div",
    "p",
    "b",
    "a href=/x",
    "span",
    "blockquote",
    "ul><li",
    "table><tr><td",
    "table",
    "font",
    "svg><g",
    "math><mi",
    "template",
    "select><option",
    "form",
    "section><h2",
];

fn nest(bytes: &mut Vec<u8>, random: &mut Random, _: &[(String, Vec<u8>)]) -> &'static str {
    let (tag, depth) = (random.pick(&NESTED), random.many());
    let (start, end) = random.piece(bytes, bytes.len());
    let names: Vec<&str> = tag.split("><").filter_map(|tag| tag.split(' ').next()).collect();
    let closing: String = names.iter().rev().map(|name| format!("</{name}>")).collect();
    insert(bytes, end, closing.repeat(depth).as_bytes());
    insert(bytes, start, format!("<{tag}>").repeat(depth).as_bytes());
    "nested"
}

fn nest_unclosed(bytes: &mut Vec<u8>, random: &mut Random, _: &[(String, Vec<u8>)]) -> &'static str {
    let tags = format!("<{}>", random.pick(&NESTED)).repeat(random.many());
    let at = random.below(bytes.len());
    insert(bytes, at, tags.as_bytes());
    "nested without an end"
}

fn swap(bytes: &mut Vec<u8>, random: &mut Random, samples: &[(String, Vec<u8>)]) -> &'static str {
    let (_, other) = random.pick(samples);
    let (start, end) = random.piece(other, 20_000);
    let at = random.below(bytes.len());
    insert(bytes, at, &other[start..end]);
    "a piece of another sample put in"
}

fn insert_noise(bytes: &mut Vec<u8>, random: &mut Random, _: &[(String, Vec<u8>)]) -> &'static str {
    let noise: Vec<u8> = (0..random.below(3000)).map(|_| random.next() as u8).collect();
    let at = random.below(bytes.len());
    insert(bytes, at, &noise);
    "noise put in"
}

fn stretch(bytes: &mut Vec<u8>, random: &mut Random, _: &[(String, Vec<u8>)]) -> &'static str {
    let unit = *random.pick(&[
        "a", " ", "\n", "said ", "Putin ", "é", "&", "&amp;", "<!--", "]]>", "1", ". ", "J. ", "-", "\u{301}",
    ]);
    let at = random.below(bytes.len());
    insert(bytes, at, unit.repeat(10 * random.many()).as_bytes());
    "stretched"
}

fn open_only(bytes: &mut Vec<u8>, random: &mut Random, _: &[(String, Vec<u8>)]) -> &'static str {
    let opening = *random.pick(&[
        "<!--",
        "<script>",
        "<style>",
        "<title>",
        "<textarea>",
        "<![CDATA[",
        "<a href=\"",
        "<p class='",
        "<plaintext>",
        "<noscript>",
        "<script type=application/ld+json>{\"@graph\":[[[[",
        "<head>",
        "</body>",
        "</html>",
        "<frameset>",
        "<base href=//>",
    ]);
    let at = random.below(bytes.len());
    insert(bytes, at, opening.as_bytes());
    "something left open"
}

fn lie_about_encoding(bytes: &mut Vec<u8>, random: &mut Random, _: &[(String, Vec<u8>)]) -> &'static str {
    let label = *random.pick(&[
        "utf-16",
        "iso-2022-jp",
        "big5",
        "gb18030",
        "x-user-defined",
        "replacement",
        "utf-7",
        "euc-kr",
    ]);
    insert(bytes, 0, format!("<meta charset={label}>").as_bytes());
    "an encoding claimed"
}

fn quote_marks(bytes: &mut Vec<u8>, random: &mut Random, _: &[(String, Vec<u8>)]) -> &'static str {
    for _ in 0..random.many().min(10_000) {
        let mark = *random.pick(&[
            "“",
            "”",
            "\"",
            "‘",
            "’",
            "said ",
            ", he said, ",
            "\n\n",
            "<p>",
            ": ",
            "—",
            " Mr. ",
        ]);
        let at = random.below(bytes.len());
        insert(bytes, at, mark.as_bytes());
    }
    "quotation marks put in"
}
