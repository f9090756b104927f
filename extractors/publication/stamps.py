"""Find the stamp of an article: a labelled date, one with its clock time, a line that is a date."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from newsfacts.documents.records import Basis
from newsfacts.extractors.publication.writtendates import WrittenDate

# Where stamps stand: at the head and at the foot of the text, in characters.
HEAD, FOOT = 700, 500
LABEL_RE = re.compile(
    r"""
    (?P<label> (?:[Ff]irst\s|[Oo]riginally\s|[Ll]ast\s|[Pp]age\slast\s)?
        (?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Mm]odified|[Bb]roadcast|[Uu]ploaded|[Ff]iled|[Ii]ssued
          |PUBLISHED|POSTED|UPDATED)
      | (?:[Pp]ublication\s|[Rr]elease\s|[Pp]ub\s|[Pp]ost\s)?(?:[Dd]ate|DATE) (?=\s?:)
      | [Dd]ated (?=\s?:) | [Cc]reated (?=\s?:)
      | (?<=article\s)appeared | (?<=version\s)appeared | (?<=[Ii]t\s)appeared
    )
    \b (?: [^.!?\n0-9] | p[0-9]{1,3} ){0,80} (?: [0-9]{1,2}[:.][0-9][0-9] [^.!?\n0-9]{0,25} )? \Z
    """,
    re.VERBOSE,
)
# A label in the middle of a sentence is none ("a study published on May 3"), but behind these.
LABEL_SUBJECT_RE = re.compile(
    r"\b(?:article|story|page|post|report|clip|it|was|is)\s\Z", re.IGNORECASE
)
# 11:39 am EDT, 18.45 BST, 8 p.m., 07:37 UK time
CLOCK = (
    r"[0-9]{1,2}(?:[:.][0-9][0-9](?:[:.][0-9][0-9])?\s?(?:[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)"
    r"(?:\s(?:UK\stime|[A-Z]{2,4}\b))?"
)
CLOCK_BEHIND_RE = re.compile(rf"[,.]?\s{{0,2}}(?:at\s|[-–—|/]\s?)?{CLOCK}")
CLOCK_BEFORE_RE = re.compile(rf"(?<![0-9$]){CLOCK},?\s\Z")
# Inside a sentence a date with its clock time tells of an event: "shot on May 3, 2011, at 9 p.m.".
TOLD_RE = re.compile(
    r"\b(?:on|of|by|at|since|until|from|to|in|after|before|and|the|for|early|late)\s\Z"
)
# A reader's comment: "At 9:15 am on 4 May 2011, anna wrote:".
COMMENT_RE = re.compile(r",?\s\w+(?:\s\w+)?\s(?:wrote|said|says)\b")
# A line with this many words beside a date tells something, and is no stamp.
LINE_WORDS = 6
BYLINE_WORDS = 12  # of one that says who wrote it: "By Ana Ruiz | Lomar Post | 3 May 2021"
BYLINE_RE = re.compile(r"\s*By [A-Z]")
WORD_RE = re.compile(r"\S*\w\S*")  # no bars and dashes
DAY = timedelta(days=1)


class Stamp(NamedTuple):
    """A date that may be the publication's, with the basis that speaks for it."""

    written: WrittenDate
    basis: Basis
    rank: int  # the lower the better
    printed: bool = False  # the day of the paper, which may be the day after

    @property
    def first(self) -> date:
        """The first day on which the article may have been published."""
        return self.written.day - DAY if self.printed else self.written.day


def find_stamp(text: str, dates: list[WrittenDate]) -> Stamp | None:
    """The best stamp among the dates of a text: published before updated, head before foot."""
    best: Stamp | None = None
    for written in dates:
        if HEAD < written.start < len(text) - FOOT:
            continue
        found = _stamp(text, written)
        if found is not None and (best is None or found.rank < best.rank):
            best = found
    return best


def is_comment(text: str, written: WrittenDate) -> bool:
    """Whether a date belongs to a reader's comment: "… on 02 Feb 2010, anna wrote:"."""
    return COMMENT_RE.match(text, written.end) is not None


def _stamp(text: str, written: WrittenDate) -> Stamp | None:
    line_start = text.rfind("\n", 0, written.start) + 1
    line_end = text.find("\n", written.end)
    line_end = len(text) if line_end < 0 else line_end
    before = text[max(line_start, written.start - 110) : written.start]
    label = _label(before)
    head = written.start <= HEAD
    if label is not None and (head or " by " not in before[label.start() :]):
        if label["label"] == "appeared":
            return Stamp(written, "stamp", 4, printed=True)
        late = any(word in label["label"].lower() for word in ("updated", "modified"))
        return Stamp(written, "stamp", 3 if late else 0)
    if label is None and TOLD_RE.search(before):
        return None
    behind = text[written.end : written.end + 40]
    if is_comment(text, written):
        return None
    if CLOCK_BEHIND_RE.match(behind) or CLOCK_BEFORE_RE.search(before):
        return Stamp(written, "stamp", 1 if head else 4)
    rest = WORD_RE.findall(text[line_start : written.start] + " " + text[written.end : line_end])
    most = BYLINE_WORDS if BYLINE_RE.match(text, line_start) else LINE_WORDS
    if len(rest) <= most and not text[line_start:line_end].rstrip().endswith((".", "?", "!", ":")):
        return Stamp(written, "line", 2 if head else 5)
    return None


def _label(before: str) -> re.Match[str] | None:
    """The label of a stamp that ends there, if one stands there and belongs to no sentence."""
    label = LABEL_RE.search(before)
    if label is None or label["label"][0].isupper() or label["label"] == "appeared":
        return label
    lead = before[: label.start()]
    return label if not lead.rstrip()[-1:].isalpha() or LABEL_SUBJECT_RE.search(lead) else None
