"""The two sides of a difference as commands read them: of one store, of two, or of two times."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.cli.errors import UserError

if TYPE_CHECKING:
    from newsfacts.analysis.query import Filter
    from newsfacts.analysis.sides import Side
    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact
    from newsfacts.store.reading import Store

OTHER = "\N{PRIME}"  # behind the id of another version of an article
MOST_NAMED = 6  # articles that a heading names


class Sides(NamedTuple):
    """Two sides, with what drawing them needs."""

    a: "Side"
    b: "Side"
    articles: "Mapping[str, Article]"
    labels: Mapping[str, str]
    digits: int | None


def sides_of_store(opened: "Store", a: str, b: str, wanted: "Filter") -> Sides:
    """Two articles, outlets, claimants or days of one store.

    Raises:
        UserError: A name is none of these, or more than one.
    """
    from newsfacts.analysis.query import select
    from newsfacts.cli.evidence import References
    from newsfacts.cli.renderers.pointers import Pointers

    facts = list(select(opened.facts(kind="quantity"), wanted))
    entries = [(entry.id, entry.path) for _, entry in opened.entries()]
    sides = (_side(a, facts, entries, opened), _side(b, facts, entries, opened))
    needed = {fact.article for side in sides for fact in side.facts}
    needed |= {side.name for side in sides if side.kind == "article"}
    articles = {each.id: each for each in opened.articles() if each.id in needed}
    pointers = Pointers.of(opened, References.of_store(opened))
    return Sides(*sides, articles, pointers.labels, pointers.digits)


def _side(
    name: str,
    facts: "list[Fact]",
    entries: "Iterable[tuple[str, str | None]]",
    opened: "Store",
) -> "Side":
    from newsfacts.analysis.query import said_by
    from newsfacts.analysis.sides import Side, SideError, find_side

    try:
        return find_side(name, facts, list(entries))
    except SideError as error:
        if error.candidates:
            shown = ", ".join(error.candidates[:8])
            rest = len(error.candidates) - 8
            hint = f"one of {shown}{f' and {rest} more' if rest > 0 else ''}"
        else:
            speaker = name.removeprefix("claimant:")
            if any(said_by(fact, speaker) for fact in opened.facts()):
                return Side("claimant", speaker, ())  # who is quoted and gives no figure
            hint = "newsfacts sources lists outlets and claimants"
        raise UserError(str(error), hint) from error


def store_at(name: str) -> Path | None:
    """The folder of the store that a name means; None when it means none."""
    from newsfacts.store.locating import MANIFEST, STORE_NAME

    path = Path(name)
    for folder in (path, path / STORE_NAME):
        if (folder / MANIFEST).is_file():
            return folder
    return None


def sides_of_stores(a: Path, b: Path, wanted: "Filter") -> Sides:
    """Two whole stores; an article that both have in different versions is two."""
    from newsfacts.analysis.query import select
    from newsfacts.analysis.sides import Side
    from newsfacts.cli.evidence import References
    from newsfacts.cli.renderers.pointers import Pointers
    from newsfacts.cli.stores import open_store

    first, second = open_store(a), open_store(b)
    one, other = ({each.id: each for each in store.articles()} for store in (first, second))
    changed = {ident for ident, each in other.items() if _is_other(one.get(ident), each)}
    pointers = [Pointers.of(store, References.of_store(store)) for store in (first, second)]
    labels = {**pointers[0].labels}
    for ident, label in pointers[1].labels.items():
        labels[_renamed(ident, changed)] = label
    articles = {**one, **{_renamed(ident, changed): each for ident, each in other.items()}}
    facts = tuple(select(first.facts(kind="quantity"), wanted))
    others = tuple(select(second.facts(kind="quantity"), wanted))
    return Sides(
        Side("store", str(a), facts, _counted(len(one))),
        Side("store", str(b), _moved(others, changed), _counted(len(other))),
        {ident: _with_id(each, ident) for ident, each in articles.items()},
        labels,
        max((each.digits or 0 for each in pointers), default=0) or None,
    )


def sides_of_times(opened: "Store", wanted: "Filter") -> Sides:
    """What was known before the last ingest, and what it brought.

    Raises:
        UserError: Nobody knows what it brought.
    """
    from newsfacts.analysis.query import select
    from newsfacts.analysis.sides import Side
    from newsfacts.cli.evidence import References
    from newsfacts.cli.renderers.pointers import Pointers
    from newsfacts.store.lastingest import read_last_ingest

    last = read_last_ingest(opened.folder)
    if last is None:
        raise UserError(
            "what the last ingest brought is not known", "the next ingest that brings something is"
        )
    if not last.complete:
        raise UserError(
            "the last ingest changed too much to keep what was there before",
            "diff of two stores compares a copy made before with the store",
        )
    facts = list(select(opened.facts(kind="quantity"), wanted))
    fresh = {fact.article for fact in facts} if last.everything else {*last.added, *last.changed}
    new = tuple(fact for fact in facts if fact.article in fresh)
    ids = {fact.id for fact in new}
    gone = [fact for fact in select(last.before, wanted) if fact.quantity and fact.id not in ids]
    before = [fact for fact in facts if fact.article not in fresh]
    before += _moved(gone, {fact.article for fact in gone})
    pointers = Pointers.of(opened, References.of_store(opened))
    labels = dict(pointers.labels)
    called = {each.path: labels[each.id] for _, each in opened.entries() if each.path}
    for fact in gone:
        name = called.get(fact.path or "", labels.get(fact.article, fact.article))
        labels[f"{fact.article}{OTHER}"] = f"{name} before"
    old = len(pointers.labels) - len(fresh) + len(last.changed)
    brought = f"{len(fresh) - len(last.changed)} new, {len(last.changed)} changed: "
    names = sorted(labels.get(ident, ident) for ident in fresh)
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return Sides(
        Side("ingest", "before", tuple(before), _counted(old)),
        Side("ingest", "the last ingest", new, brought + ", ".join(names[:MOST_NAMED]) + more),
        {each.id: each for each in opened.articles()},
        labels,
        pointers.digits,
    )


def _counted(articles: int) -> str:
    return f"{articles:,} article{'' if articles == 1 else 's'}"


def _is_other(known: "Article | None", article: "Article") -> bool:
    return known is not None and known.text != article.text


def _renamed(ident: str, changed: set[str]) -> str:
    return f"{ident}{OTHER}" if ident in changed else ident


def _moved(facts: "Iterable[Fact]", changed: set[str]) -> "tuple[Fact, ...]":
    """The facts, those of other versions of an article made those of another article."""
    import msgspec

    return tuple(
        msgspec.structs.replace(fact, article=_renamed(fact.article, changed))
        if fact.article in changed
        else fact
        for fact in facts
    )


def _with_id(article: "Article", ident: str) -> "Article":
    import msgspec

    return article if article.id == ident else msgspec.structs.replace(article, id=ident)
