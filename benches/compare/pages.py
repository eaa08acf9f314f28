"""Folders of generated news pages: the sample pages' own markup, filled with made-up text.

Every page takes the head, the furniture and the order of elements of one page in `corpus/`; its paragraphs are replaced
by sentences of invented names and words, a third of which report speech, and menus, cards of other stories, styles and
data bring it to the size of pages as sites deliver them (150 KB on average). The same seed and number give the same folder.
"""

import random
import re
from pathlib import Path

FIRST = "Ada Tor Maren Idris Sabine Pavel Nadia Emil Greta Yusuf Lena Oskar Mirja Radu Celia Anton Hana Viktor Ines Bruno".split()
LAST = "Holm Berg Okoro Fenn Lindqvist Varga Solheim Duarte Petrov Marsh Ekholm Ruiz Novak Castell Brandt Osei Tamm Hollis".split()
PLACES = "Norra Hallvik Tarvik Varos Tessaly Norland Bayline Alder Quayside Sundholm Merrow Istrel Kadova Pellin".split()
BODIES = ["Harbour Office", "Foreign Ministry", "Coast Guard", "Central Bank", "Farmers' Union", "Roads Agency", "City Council"]
NOUNS = "bridge harbour strike budget tanker treaty ferry cable election dam market school inquiry pipeline border ceasefire".split()
VERBS = "would reopen,had been closed,was under review,needed more money,must wait until spring,could not be saved,was safe for now".split(",")
CUES = "said told_reporters added warned announced insisted wrote".split()

# Words that no dictionary knows, as many as a folder of news holds, the first the most frequent: an index grows with them.
SYLLABLES = "ba ker lo min tor sa vel du ran pi gos ta ne ulm fri ha jo stel wen cra".split()
VOCABULARY = 40_000

SCRIPT_WORDS = "id type slot width height src lazy module track render state props child key value node cache route".split()
TARGET_BYTES = 150_000


class Writer:
    """Sentences, paragraphs and furniture from one source of chance."""

    def __init__(self, chance):
        self.chance = chance
        self.people = [f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(5)]

    def word(self):
        # A rank whose logarithm is even: the distribution that Zipf found in texts.
        rank = int(VOCABULARY ** self.chance.random())
        letters = ""
        while rank:
            rank, syllable = divmod(rank, len(SYLLABLES))
            letters += SYLLABLES[syllable]
        return letters

    def claim(self):
        pick = self.chance.choice
        return f"the {self.word()} {pick(NOUNS)} in {pick(PLACES)} {pick(VERBS)} for the {self.word()} of {self.word()}"

    def sentence(self):
        pick, claim = self.chance.choice, self.claim()
        who, cue = pick(self.people), pick(CUES).replace("_", " ")
        forms = (
            lambda: f"{who}, head of the {pick(BODIES)} of {pick(PLACES)}, said that {claim}.",
            lambda: f"“{claim[0].upper()}{claim[1:]}, and everybody knows it,” {who.split()[1]} {cue}.",
            lambda: f"{claim[0].upper()}{claim[1:]}, according to the {pick(BODIES)}.",
        )
        if self.chance.random() < 1 / 3:
            return pick(forms)()
        return f"On {pick(['Monday', 'Tuesday', 'Friday'])} {claim}, {self.chance.randint(2, 900)} days after the {self.word()} of the {pick(NOUNS)} had {self.word()}ed near the {self.word()} {self.word()} in {pick(PLACES)}."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.chance.randint(2, 4)))

    def furniture(self, size):
        """Menus, data and styles of about `size` bytes."""
        parts, written = [], 0
        while written < size:
            part = self.chance.choice((self.menu, self.card, self.card, self.comment, self.data, self.style))()
            parts.append(part)
            written += len(part)
        return "".join(parts)

    def menu(self):
        item = lambda: f'<li class="nav__item"><a class="nav__link" href="/{self.chance.choice(NOUNS)}/{self.chance.randint(1, 99999)}">{self.chance.choice(PLACES)}</a></li>'
        return f'<nav class="menu"><ul class="nav__list">{"".join(item() for _ in range(12))}</ul></nav>\n'

    def card(self):
        number, width = self.chance.randint(1, 99999), self.chance.choice((320, 640, 960))
        classes = " ".join(f"css-{self.chance.randrange(16**6):06x}" for _ in range(3))
        return (
            f'<div class="card card--{self.chance.choice(SCRIPT_WORDS)} {classes}" data-id="{number}"><a href="/story/{number}">'
            f'<img class="card__image {classes}" loading="lazy" src="/i/{number}-{width}.webp" width="{width}" alt="{self.chance.choice(NOUNS)}">'
            f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M{number % 24} 0L24 {number % 23}Z"></path></svg>'
            f'<div class="card__kicker"><span>{self.chance.choice(PLACES)}</span></div><h3 class="card__title">{self.word().capitalize()} {self.word()} {self.chance.choice(VERBS)}</h3></a></div>\n'
        )

    def comment(self):
        text = " ".join(self.word() for _ in range(self.chance.randint(3, 12)))
        return f'<div class="comment"><span class="comment__name">{self.word()}{self.chance.randint(1, 99)}</span><div class="comment__text">{text}</div></div>\n'

    def data(self):
        pair = lambda: f'"{self.chance.choice(SCRIPT_WORDS)}{self.chance.randint(1, 99)}":{{"{self.chance.choice(SCRIPT_WORDS)}":{self.chance.random():.9f}}}'
        return f'<script>window.__state={{{",".join(pair() for _ in range(60))}}};</script>\n'

    def style(self):
        rule = lambda: f".c{self.chance.randint(1, 9999)}{{margin:0 {self.chance.randint(1, 40)}px;color:#{self.chance.randint(0, 0xFFFFFF):06x}}}"
        return f'<style>{"".join(rule() for _ in range(40))}</style>\n'


def templates(corpus):
    """Pages that keep their text in `<p>` elements and their markup in UTF-8."""
    for path in sorted(corpus.rglob("*.htm*")):
        try:
            text = path.read_bytes().decode("utf8")
        except UnicodeDecodeError:
            continue
        if text.count("<p>") >= 4 and "</body>" in text:
            yield text


def page(template, number, seed):
    """The page of that number."""
    chance = random.Random(f"{seed}/{number}")
    writer = Writer(chance)
    length = chance.randint(8, 30)
    paragraphs = [f"<p>{writer.paragraph()}</p>" for _ in range(length)]
    slots = re.findall(r"<p>.*?</p>", template, flags=re.S)
    shares = [paragraphs[at::len(slots)] for at in range(len(slots))]
    filled = iter(["\n".join(share) for share in shares])
    text = re.sub(r"<p>.*?</p>", lambda _: next(filled), template, flags=re.S)
    # An address of its own, or all pages of a template would be one article saved many times.
    text = re.sub(r'(https?://[^"<> ]+?)(\.html?)?(["<>])', rf"\1-{number}\2\3", text)
    size = int(chance.lognormvariate(0, 0.5) * TARGET_BYTES * 0.88)
    missing = max(0, size - len(text))
    text = text.replace("</head>", writer.furniture(missing // 3) + "</head>", 1)
    return text.replace("</body>", writer.furniture(missing * 2 // 3) + "</body>", 1)


def write_folder(folder, corpus, count, seed):
    """Writes `count` pages beneath `folder`, a thousand to a subfolder; keeps a folder that is whole."""
    done = folder / "complete"
    if done.exists():
        return
    sources = list(templates(corpus))
    for number in range(count):
        path = folder / "pages" / f"{number // 1000:03d}" / f"{number:06d}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(sources[number % len(sources)], number, seed), encoding="utf8")
    done.touch()
