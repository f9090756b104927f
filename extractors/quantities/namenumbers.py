"""Numbers that belong to a name: "Flight 370", "iPhone 12", "16 Mill Road", "555-0199", scores."""

from newsfacts.extractors.morphology import morphology, verb_lemma
from newsfacts.extractors.quantities.amounts import Amount
from newsfacts.extractors.quantities.change import direction_of
from newsfacts.extractors.quantities.changewords import changes
from newsfacts.extractors.quantities.counted import event_behind
from newsfacts.extractors.quantities.datenumbers import YEAR_DIGITS
from newsfacts.extractors.quantities.nonquantities import nonquantities
from newsfacts.extractors.quantities.nounwords import nouns, stop_words
from newsfacts.extractors.quantities.numberwords import Numeral, read_scale
from newsfacts.extractors.quantities.numerals import read_numeral
from newsfacts.extractors.quantities.rejecting import DASHES
from newsfacts.extractors.quantities.units import read_unit
from newsfacts.extractors.scanning import Scan

PHONE_DIGITS = 7
CODE_DIGITS = 9  # without a thousands mark: the id of a post
AREA_DIGITS = 3
PHONE_GROUPS = 3
STREET_WORDS = 5  # of "16 Old Mill Hill Road"
COORDINATE_DIGITS = 5  # behind the point
WICKETS = 10
CODE_LINKS = ("is", "was", ":", "of")
ZIP_DIGITS = 5
GUN_WINDOW = 7  # words from ".45" to "handgun"
TEXT_WINDOW = 14  # words from "texting" to the number
HOURS = 12
RANKS = ("st", "nd", "rd", "th")
GROUP_MARKS = DASHES | {"."}  # between the groups of a phone number
SCORE_LIMIT = 200
SCORE_WINDOW = 4
SENTENCE_MARKS = (".", "?", "!", "”", "“", ":", "*", "-", "—")
QUOTES = ("'", "‘", '"', "“", "’")


def identifier(scan: Scan, index: int, numeral: Numeral, *, counts: bool) -> bool:
    """Whether a number is part of a name: "Flight 370", "Planet 9", "iPhone 12", "S&P 500".

    Args:
        scan: The article.
        index: The number's first word.
        numeral: The number.
        counts: Whether a plural noun follows: "Planet 9 and 12 moons".
    """
    words = scan.words
    if index == 0 or numeral.scale > 1:
        return False
    word, previous = words[index], words[index - 1]
    table = nonquantities()
    if numeral.form == "words":
        return previous in table.designators and _designated(scan, index, numeral, counts=counts)
    if previous == "." and index > 1 and words[index - 2] in table.points:
        return True  # "No. 4"
    if word.isdecimal() and (word[0] == "0" < word or len(word) >= CODE_DIGITS):
        return True
    if scan.starts[index] - scan.ends[index - 1] > 1:
        return False  # another line or cell
    if index + 1 < len(words) and words[index + 1] == "zip":
        return True
    if word in table.models and not table.model_nouns.isdisjoint(words[index + 1 : index + 2]):
        return True
    if word in table.emergency:
        behind = words[index + 1 : index + 5]
        hyphened = len(behind) > 3 and behind[1] in DASHES and behind[3] in table.calls
        if previous in table.calls or (behind and behind[0] in table.calls) or hyphened:
            return True  # "a 911 hang-up call"
    if previous in table.designators and _designated(scan, index, numeral, counts=counts):
        return True
    if previous == "p" and index > 2 and words[index - 3] == "s":
        return True  # S&P 500
    if previous in ("'s", "’s") and words[index - 2] == "poor":
        return True  # Standard & Poor's 500
    return not counts and _behind_name(scan, index)


def address(scan: Scan, last: int) -> bool:
    """Whether a street follows: "16-18 Mill Road", "the 2200 block of Mill Road"."""
    words, streets = scan.words, nonquantities().streets
    if last + 1 < len(words) and words[last + 1] == "block":
        return True
    if words[last][-2:] == "00" and _blocks(scan, last):
        return True
    for position in range(last + 1, min(last + STREET_WORDS, len(words))):
        if words[position][:1].isalpha() and not scan.is_capitalised(position):
            if words[position] in RANKS and words[position - 1].isdecimal():
                continue  # "440 11th Street"
            return False
        if words[position] in streets and position > last + 1:
            return True
        point = words[position] == "." and len(words[position - 1]) == 1  # "4 N. Third Ave."
        if not words[position][:1].isalnum() and not point:
            return False
    return False


def _blocks(scan: Scan, last: int) -> bool:
    """Whether blocks are named by their hundreds: "between the 300 and the 500 blocks of"."""
    words = scan.words
    if words[last - 1 : last] != ["the"]:
        return False
    behind = words[last + 1 : last + 5]
    if behind[:2] == ["and", "the"] and len(behind) == 4 and behind[2][-2:] == "00":
        behind = behind[3:]
    return behind[:1] == ["blocks"]


def counter(scan: Scan, index: int) -> bool:
    """Whether digits are the place of a picture in a gallery: "Image 5 of 111", "Photo: 1 / 5"."""
    words, labels = scan.words, nonquantities().galleries
    previous = words[index - 1]
    if previous in ("of", "/") and index > 2 and words[index - 2].isdecimal():
        return words[index - 3] in labels or previous == "/"
    return previous in labels and words[index + 1 : index + 2] in (["of"], ["/"])


def is_code(scan: Scan, first: int, last: int) -> bool:
    """Whether digits name: ".38 revolver", "the 805 freeway", "34.683094", "text it to 847411"."""
    words, table = scan.words, nonquantities()
    word = words[first]
    if "." in word:
        whole, _, part = word.partition(".")
        if not whole and first + 1 < len(words):
            part = words[first + 1]  # ".38" is two words
        if len(part) >= COORDINATE_DIGITS:
            return True
        named = not table.weapons.isdisjoint(words[last + 1 : last + GUN_WINDOW])
        return not whole and named
    if last + 1 < len(words) and words[last + 1] in table.roads:
        return words[first - 1] in ("the", "a", "on")
    if not word.isdecimal() or len(word) < ZIP_DIGITS or first == 0:
        return False
    if words[first - 1] in CODE_LINKS and words[first - 2] in table.codes:
        return True  # "the ZIP code is 90049"
    before = first - 1 - (words[first - 1] == ",")
    state = len(words[before]) == 2 and scan.original(before).isupper()
    if state and len(word) == ZIP_DIGITS:
        return True  # "Muskego, WI 53150"
    return not table.texting.isdisjoint(words[max(0, first - TEXT_WINDOW) : first])


def is_hour(scan: Scan, amount: Amount) -> bool:
    """Whether a small number with "about" is a time: "around six Sunday morning", "about 2 a.m"."""
    words = scan.words
    if amount.low is None or not 0 < amount.low <= HOURS or words[amount.first] == "some":
        return False
    behind = words[amount.last + 1 : amount.last + 5]
    if behind[:1] and behind[0] in nonquantities().weekdays:
        return True
    if behind[:3] == ["a", ".", "m"] or behind[:3] == ["p", ".", "m"]:
        return True
    return behind[:1] == ["or"] and len(behind) > 2 and behind[2] in nonquantities().clock


def calibre(scan: Scan, last: int) -> bool:
    """Whether a weapon follows millimetres: "a 9 mm handgun" is no distance."""
    weapons = nonquantities().weapons
    return any(word in weapons for word in scan.words[last + 1 : last + 4])


def is_direction(scan: Scan, first: int, last: int) -> bool:
    """Whether "W" is the west of a street and no watt: "3135 W. Broward Blvd."."""
    letter = scan.words[last] in ("w", "n") and not scan.touches(last)
    if not letter or scan.words[last + 1 : last + 2] != ["."]:
        return False
    plain = scan.words[first].isdecimal() and len(scan.words[first]) >= AREA_DIGITS
    return plain or address(scan, first)


def is_title(scan: Scan, first: int, last: int) -> bool:
    """Whether a unit with a capital stands behind a quotation mark: "'60 Minutes'"."""
    return (
        first > 0
        and scan.words[first - 1] in QUOTES
        and scan.touches(first)
        and scan.is_capitalised(last)
    )


def is_ratio(scan: Scan, last: int) -> bool:
    """Whether two numbers are parted by a stroke: "120/80", "19/26 mpg"."""
    words = scan.words
    if last + 2 >= len(words) or words[last + 1] != "/":
        return False
    return "0" <= words[last + 2] < ":" and scan.touches(last + 1) and scan.touches(last + 2)


def read_odds(scan: Scan, last: int) -> int | None:
    """The last word of "to 1" behind a number: "by 80 to 1", "a 3-to-1 majority"; or None."""
    words = scan.words
    index = last + 1
    if index >= len(words) or words[index] not in ("to", "-"):
        return None
    behind = [i for i in range(index, min(index + 4, len(words))) if words[i] not in DASHES][:2]
    if len(behind) < 2 or words[behind[0]] != "to" or words[behind[1]] not in ("1", "one"):
        return None
    end = behind[1]
    counts = read_scale(scan, end + 1) is not None or read_unit(scan, end + 1) is not None
    return None if counts else end


def is_stone(word: str, suffix: str) -> bool:
    """Whether "st" cannot rank the number before it: "14st" is a weight, "21st" an ordinal."""
    return suffix == "st" and not (word.endswith("1") and not word.endswith("11"))


def phone(scan: Scan, index: int, numeral: Numeral) -> int | None:
    """The last word of a phone number ("555-0199", "+44 20 7946 0958"), or None."""
    words = scan.words
    word = words[index]
    if not word.isdecimal() or numeral.scale > 1:
        return None
    if words[index - 1] == "(" and words[index + 1 : index + 2] == [")"]:
        number = index + 2
        local = number + 1 < len(words) and words[number].isdecimal()
        if len(word) == AREA_DIGITS and local and words[number + 1] in DASHES:
            return phone(scan, number, numeral) or number
    last, digits, groups = index, len(word), 1
    while last + 2 < len(words) and words[last + 1] in GROUP_MARKS:
        joined = scan.touches(last + 1) and scan.touches(last + 2)
        if not joined or not words[last + 2].isdecimal():
            break
        last, digits, groups = last + 2, digits + len(words[last + 2]), groups + 1
    if groups >= PHONE_GROUPS:
        return last
    if len(words[last]) == AREA_DIGITS and _spells_number(scan, last):
        return last + 2  # "1-800-SPEAK"
    if groups > 1:
        local = digits == PHONE_DIGITS and len(words[last]) == YEAR_DIGITS
        return last if local else None
    international = index > 0 and words[index - 1] == "+" and scan.touches(index)
    if not international and (word[0] != "0" or len(word) < AREA_DIGITS):
        return None
    while last + 1 < len(words) and words[last + 1].isdecimal():
        if scan.starts[last + 1] - scan.ends[last] != 1:
            break
        last += 1
    return last if last > index else None


def _spells_number(scan: Scan, last: int) -> bool:
    """Whether capitals behind a hyphen stand for digits: "789-TIPS", but not "500-KWH"."""
    word = last + 2
    if word >= len(scan.words) or scan.words[last + 1] not in DASHES or not scan.touches(word):
        return False
    capitals = len(scan.words[word]) >= AREA_DIGITS and scan.original(word).isupper()
    return capitals and read_unit(scan, last + 1) is None


def wickets(scan: Scan, numeral: Numeral) -> int | None:
    """The last word of "342 for six" in an article on cricket, or None."""
    words, following = scan.words, numeral.last + 1
    if words[following : following + 1] != ["for"] or numeral.form != "digits":
        return None
    lost = read_numeral(scan, following + 1) if following + 1 < len(words) else None
    if lost is None or lost.low is None or lost.low > WICKETS or lost.low != lost.high:
        return None
    return None if nonquantities().cricket.isdisjoint(words) else lost.last


def score(scan: Scan, amount: Amount, numeral: Numeral, *, exact: bool) -> bool:
    """Whether two numbers joined by a dash are a result: "won 2-1", "a 5-4 ruling"."""
    words = scan.words
    joint = numeral.last + 1
    if joint + 1 >= len(words) or words[joint] not in DASHES or not scan.touches(joint):
        return False
    if amount.rule != "range":
        return "0" <= words[joint + 1] < ":" and scan.touches(joint + 1)
    if not exact or (amount.high or 0) >= SCORE_LIMIT:
        return False
    before = words[max(0, amount.first - SCORE_WINDOW) : amount.first]
    behind = words[amount.last + 1 : amount.last + 3]
    return any(word in nonquantities().score_words for word in (*before, *behind))


def _designated(scan: Scan, index: int, numeral: Numeral, *, counts: bool) -> bool:
    """Whether the word before the number makes it a name: "Flight 370", "phase 3"."""
    table = nonquantities()
    previous = scan.words[index - 1]
    digits = numeral.form == "digits"
    if previous not in table.capital_designators:
        return digits or not counts
    word = scan.words[index]
    if digits and previous in table.labels and word.isdecimal() and len(word) < YEAR_DIGITS:
        return True
    if not scan.is_capitalised(index - 1):
        return False
    if digits:
        return not counts or not _starts_sentence(scan, index - 1)
    return not counts or scan.is_capitalised(index)  # "Year Six students"


def _behind_name(scan: Scan, index: int) -> bool:
    """Whether plain digits stand behind a capital inside a sentence: "Nasdaq 100"."""
    word, previous = scan.words[index], scan.words[index - 1]
    table = nonquantities()
    return (
        word.isdecimal()
        and len(word) <= YEAR_DIGITS
        and previous[:1].isalpha()
        and not scan.original(index - 1).islower()  # "iPhone" too
        and not _starts_sentence(scan, index - 1)
        and previous not in table.months
        and previous not in table.weekdays
        and not _in_headline(scan, index)
    )


def _in_headline(scan: Scan, index: int) -> bool:
    """Whether only a headline gives the capital: "Gunmen Kill 12", "Storm Leaves 12 Dead"."""
    previous = scan.words[index - 1]
    if previous in stop_words() or event_behind(scan, index + 1) is not None:
        return True
    lemma = verb_lemma(previous)
    table = nouns()
    return (
        lemma in table.governors
        or lemma in table.leavers
        or lemma in table.reporters
        or lemma in morphology().verbs
        or previous in table.tolls
        or direction_of(previous) is not None
        or lemma in changes().verbs.reach
    )


def _starts_sentence(scan: Scan, index: int) -> bool:
    if index == 0 or scan.words[index - 1] in SENTENCE_MARKS:
        return True
    return "\n" in scan.text[scan.ends[index - 1] : scan.starts[index]]
