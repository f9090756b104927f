"""The ledger of a report: a table of all figures, each row opening the passage that it is from."""

from collections.abc import Iterator, Mapping, Sequence

from newsfacts.analysis.passages import Passage
from newsfacts.analysis.report import LedgerRow, Report
from newsfacts.cli.renderers.pointers import Pointers
from newsfacts.cli.renderers.reporthtml import attributes_of, esc, tag, when_words

COLUMNS = ("Figure", "What", "Who", "How sure", "Place", "As of", "Where", "Outlet")
NUMERIC = {"Figure"}


def ledger_html(report: Report, pointers: Pointers) -> Iterator[str]:
    """The controls and the table."""
    yield from _controls(report.ledger)
    yield '<div class="scroll"><table id="ledger"><thead><tr>'
    for name in COLUMNS:
        numeric = attributes_of(data_numeric=name in NUMERIC)
        yield (
            f'<th scope="col" aria-sort="none"{numeric}>'
            f'<button type="button" class="sort">{esc(name)}</button></th>'
        )
    yield "</tr></thead><tbody>"
    for place, row in enumerate(report.ledger):
        yield _row(row, place, pointers)
        yield _passage_row(row, report.texts, pointers)
    yield "</tbody></table></div>"


def row_anchor(fact: str) -> str:
    """The id on the page of a fact's row."""
    return f"f-{fact}"


def _controls(ledger: Sequence[LedgerRow]) -> Iterator[str]:
    metrics = sorted({row.fact.quantity.metric for row in ledger if row.fact.quantity})
    names = sorted({_name(row) for row in ledger}, key=str.casefold)
    modalities = sorted({row.fact.modality for row in ledger})
    total = len(ledger)
    yield '<form id="filters" role="search" aria-label="Filter the ledger">'
    yield '<label>Find <input type="search" id="find" placeholder="words, names, numbers"></label>'
    for name, label, values in (
        ("metric", "What", metrics),
        ("claimant", "Who", names),
        ("modality", "How sure", modalities),
    ):
        options = "".join(tag("option", value, value=value) for value in values)
        yield (
            f'<label>{label} <select id="{name}"><option value="">all</option>{options}</select>'
            "</label>"
        )
    yield '<button type="reset">Clear</button>'
    yield '<button type="button" id="all" aria-pressed="false">Open all passages</button>'
    yield f'<output id="count" aria-live="polite">{total:,} of {total:,} figures</output></form>'


def _name(row: LedgerRow) -> str:
    claimant = row.fact.claimant
    if claimant is None:
        return "the article itself"
    return claimant.name or "nobody"


def _when(row: LedgerRow) -> str:
    """As of when a figure holds; the article's words where they name no day."""
    when, said = row.as_of, row.fact.claimant.said if row.fact.claimant else None
    if when.unresolved is None:
        return when_words(when)
    words = said if when.basis == "said" else row.fact.time
    return f"“{' '.join(words.text.split())}”" if words and words.text else when_words(when)


def _row(row: LedgerRow, place: int, pointers: Pointers) -> str:
    fact = row.fact
    quantity = fact.quantity
    assert quantity is not None
    value = quantity.low if quantity.low is not None else quantity.high
    anchor = row_anchor(fact.id)
    what = " ".join((quantity.counted or quantity.metric).split())
    small = "" if what == quantity.metric else f" {tag('small', quantity.metric)}"
    where = f"{pointers.article(fact.article)}:{row.line}"
    hedge = f"{fact.modality} (“{fact.hedge}”)" if fact.hedge else fact.modality
    dagger = " †" if "places" in fact.inferred else ""
    data = attributes_of(
        id=anchor,
        class_="figure",
        data_metric=quantity.metric,
        data_claimant=_name(row),
        data_modality=fact.modality,
        data_place=place,
    )
    button = (
        f'<button type="button" class="open" aria-expanded="false"'
        f' aria-controls="p-{esc(fact.id)}">{esc(fact.text)}</button>'
    )
    key = "" if value is None else f"{value:g}" if abs(value) < 1e6 else repr(value)
    day = row.as_of.start or row.as_of.end
    return (
        f"<tr{data}><td{attributes_of(data_key=key)}>{button}</td>"
        f"<td>{esc(what)}{small}</td>"
        f"{tag('td', _name(row))}{tag('td', hedge)}"
        f"{tag('td', (row.place or '') + (dagger if row.place else ''))}"
        f"{tag('td', _when(row), data_key=f'{day:08d}' if day else '')}"
        f"{tag('td', where, data_key=f'{place:08d}')}{tag('td', fact.outlet or '')}</tr>"
    )


def _passage_row(row: LedgerRow, texts: Mapping[str, str], pointers: Pointers) -> str:
    fact = row.fact
    details = [
        ("stands in", f"{fact.path or fact.article}, characters {fact.start}–{fact.end}"),
        ("inferred", ", ".join(fact.inferred)),
        ("rule", fact.rule),
        ("id", pointers.fact(fact.id)),
    ]
    listed = "".join(
        f"<div>{tag('dt', name)}{tag('dd', value)}</div>" for name, value in details if value
    )
    return (
        f'<tr class="passage" id="p-{esc(fact.id)}" hidden><td colspan="{len(COLUMNS)}">'
        f"<blockquote>{passage_html(row.passage, texts[fact.article])}</blockquote>"
        f"<dl>{listed}</dl></td></tr>"
    )


def passage_html(passage: Passage, text: str) -> str:
    """The words of a passage with its parts marked and named."""
    pieces = []
    for piece in passage.pieces:
        at, parts = piece.start, []
        for mark in piece.marks:
            parts.append(esc(text[at : mark.start]))
            words = esc(text[mark.start : mark.end])
            if mark.is_focus:
                parts.append(f'<mark class="focus">{words}</mark>')
            else:
                label = esc(mark.label)
                parts.append(f'<mark>{words}<sup class="part">{label}</sup></mark>')
            at = mark.end
        parts.append(esc(text[at : piece.end]))
        pieces.append("".join(parts))
    return ' <span class="cut">[…]</span> '.join(pieces)
