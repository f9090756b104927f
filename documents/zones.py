"""The zones of an article: which lines are headline, body, bullet, post, caption, footer.

Zones are whole lines and cover the text in order; blank lines belong to the zone above them.
Figures are read from every zone but the footer, so in doubt a line is body.
"""

import re

from newsfacts.documents.footers import footer_start, is_teaser, is_title_case
from newsfacts.documents.paragraphs import Paragraph
from newsfacts.documents.records import Zone, ZoneName
from newsfacts.documents.zonewords import ZoneWords, zone_words

LONGEST_LINE = 300  # characters; a longer paragraph that ends as a sentence does is text
LONGEST_TITLE = 150
MOST_TITLE_WORDS = 22
MOST_SUBHEAD_WORDS = 12
LONGEST_POST = 700
MOST_POST_LINES = 6
LONGEST_CAPTION = 700
LONGEST_CREDIT = 100
MOST_CREDIT_WORDS = 10
MOST_TEASERS = 6  # below a line like "Related" inside the article
SUBHEADS_IN_A_ROW = 2  # more are a list
SIGNATURE_RE = re.compile(
    r"(?:[—–―-]{1,3}|A\ post\ shared\ by)\s{0,3}[^()\n]{0,80}\(@\w{1,30}\)[^\n]{0,60}\Z"
)
POST_LINKS = ("t.co/", "pic.twitter.com/")
POST_LINK_RE = re.compile(r"(?:https?://)?(?:t\.co/|pic\.twitter\.com/)\w{1,40}\)?\Z")
ADDRESS_RE = re.compile(r"\S*[@/]\S*")
LETTER_RE = re.compile(r"[^\W\d_]")
DASHES = "-–—"
SENTENCE_ENDS = ".!?\"”’'"
CREDIT_RE = re.compile(r"[(\[|/.][^()\[\]|]{0,80}[)\]]?\.?\Z")
MARKDOWN_TITLE_RE = re.compile(r"#{1,6}\s+\S")
CLIP_RE = re.compile(r"\d{1,2}:\d\d\s+[A-Z0-9“\"'‘]")
SENTENCE_END_RE = re.compile(r"[.!?…;:,][\"”’')\]]*\Z|--\Z|[_—–]\Z")


def lay_zones(text: str, paragraphs: list[Paragraph], names: list[ZoneName]) -> tuple[Zone, ...]:
    """Zones that cover the text in order, in whole lines; neighbours of one name are one zone."""
    if not text:
        return ()
    zones: list[Zone] = []
    start, current = 0, names[0] if names else "body"
    for paragraph, name in zip(paragraphs, names, strict=True):
        if name != current:
            zones.append(Zone(start, paragraph.line_start, current))
            start, current = paragraph.line_start, name
    zones.append(Zone(start, len(text), current))
    return tuple(zones)


def name_paragraphs(
    text: str, paragraphs: list[Paragraph], repeated: frozenset[str] = frozenset()
) -> list[ZoneName]:
    """The zone of each paragraph; those that the outlet repeats are a footer."""
    words = zone_words()
    texts = [text[paragraph.start : paragraph.end] for paragraph in paragraphs]
    names: list[ZoneName] = ["body"] * len(texts)
    end = len(texts)
    if end > 1:
        footer = footer_start(texts)
        if footer is not None:
            names[footer:] = ["footer"] * (end - footer)
            end = footer
    name_lines(texts, names, end, words)
    unname_lone_dash(texts, names)
    if "@" in text or any(link in text for link in POST_LINKS):
        name_posts(paragraphs, texts, names, end)
    if end > 1:
        name_titles(paragraphs, texts, names, end, words)
    if repeated:
        names = [
            "footer" if text in repeated else name for text, name in zip(texts, names, strict=True)
        ]
    return names


def name_lines(texts: list[str], names: list[ZoneName], end: int, words: ZoneWords) -> None:
    """Name what a paragraph's own words give away: bullets, captions, boilerplate inside."""
    begun, teasers = False, 0
    for index in range(end):
        text = texts[index]
        if len(text) > LONGEST_LINE and text[-1] in SENTENCE_ENDS and text[0].isalpha():
            begun, teasers = True, 0
            continue
        kind = words.boilerplate_inside(text) if len(texts) > 1 else None
        if kind is not None and (kind.inside or begun):
            names[index] = "footer"
            teasers = MOST_TEASERS if kind.heads else teasers
        elif teasers and is_teaser(text):
            names[index] = "footer"
            teasers -= 1
        else:
            teasers = 0
            if words.marks_item(text):
                names[index] = "bullet"
            elif is_caption(text, words):
                names[index] = "caption"
            begun = begun or len(text) > LONGEST_TITLE


def unname_lone_dash(texts: list[str], names: list[ZoneName]) -> None:
    """Take a dash for the rest of a dateline where the article has no other bullet."""
    if names.count("bullet") == 1:
        index = names.index("bullet")
        if texts[index][0] in DASHES:
            names[index] = "body"


def is_caption(text: str, words: ZoneWords) -> bool:
    """Whether a paragraph is a caption: by its first words, or by the credit at its end."""
    if len(text) > LONGEST_CAPTION:
        return False
    if len(text) <= LONGEST_LINE and words.starts_caption(text):
        return True
    if text[-1] in SENTENCE_ENDS[1:] or (text[-1] == "." and len(text) > LONGEST_CREDIT):
        return False
    lowered = text[-LONGEST_CREDIT:].lower().replace("\\/", "/").replace(" / ", "/")
    credit = next((c for c in words.lexicon.captions.credits if c in lowered), None)
    if credit is None:
        return False
    tail = CREDIT_RE.search(lowered)
    if tail is not None and credit in tail[0]:
        return len(tail[0].split()) <= MOST_CREDIT_WORDS
    return is_bare_credit(text, words)


def is_bare_credit(text: str, words: ZoneWords) -> bool:
    """Whether a line is nothing but names: "Ana Ruiz via Getty Images"."""
    tokens = text.split()
    small = words.lexicon.captions.small
    return len(tokens) <= MOST_CREDIT_WORDS and all(
        not token[0].islower() or token in small for token in tokens
    )


def name_posts(
    paragraphs: list[Paragraph], texts: list[str], names: list[ZoneName], end: int
) -> None:
    """Name embedded posts: a signature with the text above it, or a line with a post's link."""
    blocks = sum(paragraph.after_blank for paragraph in paragraphs) > len(paragraphs) / 2
    for index in range(end):
        text = texts[index]
        if "(@" in text and (signature := SIGNATURE_RE.search(text[-200:])):
            names[index] = "post"
            if len(text) <= 200 and signature.start() == 0:
                take_post_above(index, blocks, paragraphs, texts, names)
        elif ends_in_post_link(text):
            names[index] = "post"


def ends_in_post_link(text: str) -> bool:
    """Whether a short paragraph ends with the link of an embedded post."""
    if len(text) > LONGEST_POST or not any(link in text for link in POST_LINKS):
        return False
    return POST_LINK_RE.search(text[-80:]) is not None


def take_post_above(
    index: int,
    blocks: bool,
    paragraphs: list[Paragraph],
    texts: list[str],
    names: list[ZoneName],
) -> None:
    """Name the text above a signature line, as far as it is one block with it.

    Where blank lines part the paragraphs of the article, the lines down to the signature are the
    post; where they do not, only the paragraph right above it is known to be.
    """
    for above in range(index - 1, max(-1, index - 1 - MOST_POST_LINES), -1):
        if (names[above] == "post" and "(@" in texts[above]) or len(texts[above]) > LONGEST_POST:
            return
        names[above] = "post"
        if not blocks or paragraphs[above].after_blank:
            return


def name_titles(
    paragraphs: list[Paragraph],
    texts: list[str],
    names: list[ZoneName],
    end: int,
    words: ZoneWords,
) -> None:
    """Name headlines: the title, a second line under it, and subheads; and the titles of clips."""
    top = 0
    while top < end and (names[top] == "footer" or is_top_matter(texts[top], words)):
        top += 1
    shouting = all(text.isupper() for text in texts[:end])
    titles = [
        name == "body" and is_title(paragraph, text, index <= top, shouting, words)
        for index, (name, paragraph, text) in enumerate(
            zip(names[:end], paragraphs, texts, strict=False)
        )
    ]
    for index in range(end):
        if not titles[index]:
            continue
        if CLIP_RE.match(texts[index]):
            names[index] = "caption"
        elif (
            MARKDOWN_TITLE_RE.match(texts[index])
            or index == top
            or (index == top + 1 and titles[top])
            or is_subhead(index, texts, titles, end)
        ):
            names[index] = "headline"


def is_top_matter(text: str, words: ZoneWords) -> bool:
    """Whether a line above the title is a byline or a date."""
    return len(text) < LONGEST_TITLE and words.is_byline(text)


def is_title(
    paragraph: Paragraph, text: str, at_top: bool, shouting: bool, words: ZoneWords
) -> bool:
    """Whether a paragraph looks like a title: short, one line, without the end of a sentence.

    A title in capitals may end like a sentence: a question does, and some collectors put a full
    stop behind the title of the article. Further down that is too often just a short sentence, and
    where the whole article is ``shouting``, in capitals only, they tell nothing.
    """
    if len(text) > LONGEST_TITLE or paragraph.lines > 2:
        return False
    if text[0] == "#" and MARKDOWN_TITLE_RE.match(text):
        return True
    if text[-1] == "." and not at_top and not text.isupper():
        return False
    tokens = text.split()
    if SENTENCE_END_RE.search(text, len(text) - 4 if len(text) > 4 else 0):
        if text[-1] not in (".?!" if at_top else "?!") and not text.isupper():
            return False
        return not shouting and is_title_case(tokens) and not words.is_byline(text)
    first = text.lstrip("\"'“‘([#$€£")[:1]
    if first.islower() or len(tokens) > MOST_TITLE_WORDS or ADDRESS_RE.fullmatch(text):
        return False
    return LETTER_RE.search(text) is not None and not words.is_byline(text)


def is_subhead(index: int, texts: list[str], titles: list[bool], end: int) -> bool:
    """Whether a title inside the article heads what follows, rather than being one of a list."""
    if index + 1 >= end or len(texts[index].split()) > MOST_SUBHEAD_WORDS:
        return False
    first = index
    while first > 0 and titles[first - 1] and index - first <= SUBHEADS_IN_A_ROW:
        first -= 1
    last = index
    while last + 1 < end and titles[last + 1] and last - index <= SUBHEADS_IN_A_ROW:
        last += 1
    return last - first < SUBHEADS_IN_A_ROW and last + 1 < end
