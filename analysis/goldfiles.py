"""Gold figures as people write them: JSON, one object a line.

    {"article": "002", "text": "about 300", "line": 4, "metric": "deaths", "low": 300, "high": 300,
     "claimant": "Red Cross", "modality": "asserted"}
    {"article": "003", "figures": []}

``article`` is a name as ``--article`` takes it. A figure is found by its words, in ``line`` where
that is given, or from ``start`` on. Only the fields that are there are scored; ``claimant: null``
is the article's own voice. All figures of an article that is named are to be there, or precision
is too low; an article without any has an empty list.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from newsfacts.analysis.evaluating import READERS, Figure
from newsfacts.documents.records import Article

NAMES = (*READERS, "low", "high")
PLACES = ("article", "text", "start", "end", "line")


class GoldError(ValueError):
    """A line that is no gold figure; the message names it."""


class Gold(NamedTuple):
    """The figures of the articles that people have read in whole."""

    figures: list[Figure]
    articles: frozenset[str]  # ids


def read_gold(lines: Iterable[bytes], article_of: Callable[[str], Article]) -> Gold:
    """The figures of a gold file.

    Args:
        lines: Of the file.
        article_of: The article of a name; it may raise what it likes.

    Raises:
        GoldError: A line is no JSON object, names no article or words that do not stand there.
    """
    figures: list[Figure] = []
    articles: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        for record in _records(line, number):
            if not isinstance(record.get("article"), str):
                raise GoldError(f"line {number}: no article")
            article = article_of(record["article"])
            articles.add(article.id)
            if "text" in record or "start" in record:
                figures.append(read_figure(record, article, number))
    return Gold(figures, frozenset(articles))


def _records(line: bytes, number: int) -> Iterator[dict[str, Any]]:
    try:
        record = msgspec.json.decode(line, type=dict[str, Any])
    except msgspec.MsgspecError as error:
        raise GoldError(f"line {number}: {error}") from error
    figures = record.pop("figures", None)
    if figures is None:
        yield record
        return
    yield {"article": record.get("article")}
    for figure in figures if isinstance(figures, list) else ():
        if not isinstance(figure, dict):
            raise GoldError(f"line {number}: figures are a list of objects")
        yield {**figure, "article": record.get("article")}


def read_figure(record: Mapping[str, Any], article: Article, number: int) -> Figure:
    """A gold record as a figure of its article."""
    unknown = sorted(set(record) - {*NAMES, *PLACES})
    if unknown:
        raise GoldError(f"line {number}: no field is called {unknown[0]!r}; {', '.join(NAMES)} are")
    start, end = _place(record, article, number)
    fields = {name: record[name] for name in READERS if name in record}
    if "low" in record or "high" in record:
        fields["value"] = (_number(record, "low", number), _number(record, "high", number))
    elif "value" in fields:
        value = _number(record, "value", number)
        fields["value"] = (value, value)
    return Figure(article.id, start, end, fields)


def _number(record: Mapping[str, Any], name: str, number: int) -> float | None:
    value = record.get(name)
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return None if value is None else float(value)
    raise GoldError(f"line {number}: {name} is no number")


def _place(record: Mapping[str, Any], article: Article, number: int) -> tuple[int, int]:
    start, text = record.get("start"), record.get("text")
    if isinstance(start, int) and isinstance(record.get("end"), int):
        return start, record["end"]
    if not isinstance(text, str) or not text:
        raise GoldError(f"line {number}: a figure needs its text, or start and end")
    at = start if isinstance(start, int) else 0
    if isinstance(record.get("line"), int):
        for _ in range(record["line"] - 1):
            at = article.text.find("\n", at) + 1
    found = article.text.find(text, at)
    if found < 0:
        raise GoldError(f"line {number}: {text!r} does not stand in {article.path or article.id}")
    return found, found + len(text)
