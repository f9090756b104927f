"""The report of an ingest: what the user must know before trusting a table.

Who speaks, what is dated on which basis, what was not taken for a figure, what was skipped. It is
the same for any number of workers: everything is counted in the order of the input.
"""

from collections.abc import Iterable
from datetime import date
from operator import itemgetter

import msgspec

from newsfacts.documents.articles import Problem
from newsfacts.documents.records import Basis, Published
from newsfacts.store.givendates import UnreadDates
from newsfacts.store.tallies import ANONYMOUS, NAMED, NOBODY, OWN_VOICE, Tally

# Names beyond these are counted, but not by name: reports of a large corpus stay small.
NAMES_KEPT = 10_000
SURFACES_KEPT = 100
ARTICLES_KEPT = 1_000
PROBLEMS_KEPT = 10_000


class Articles(msgspec.Struct, kw_only=True):
    """What became of the articles that came in, and of other input."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    moved: int = 0  # the very bytes of an article whose source is gone, from another path
    skipped: int = 0  # files, folders and records that gave no article, each with a problem

    @property
    def count(self) -> int:
        """Articles that came in, known or not."""
        return self.new + self.changed + self.unchanged + self.moved


class Voice(msgspec.Struct, kw_only=True):
    """A group of claimants: how many figures they stand for, and who they are."""

    figures: int = 0
    names: dict[str, int] = msgspec.field(default_factory=dict)  # the most frequent first


class Voices(msgspec.Struct, kw_only=True):
    """Who says the figures: named claimants, the words of anonymous ones, the cues of nobody."""

    named: Voice
    anonymous: Voice
    nobody: Voice
    own_voice: int = 0


class Dates(msgspec.Struct, kw_only=True):
    """Dates and times of day in the articles; durations and repetitions are not among them."""

    resolved: int = 0
    open: int = 0
    surfaces: dict[str, int] = msgspec.field(default_factory=dict)  # of the open ones


class Bound(msgspec.Struct, frozen=True):
    """An article of which only the first or the last possible day is known."""

    path: str
    published: Published


class Publication(msgspec.Struct, kw_only=True):
    """How the articles are dated: to the day, within bounds, or not at all."""

    dated: int = 0
    by_basis: dict[Basis, int] = msgspec.field(default_factory=dict)  # of those
    bounded: int = 0
    bounds: list[Bound] = msgspec.field(default_factory=list)
    undated: int = 0
    undated_paths: list[str] = msgspec.field(default_factory=list)


class Rejected(msgspec.Struct, kw_only=True):
    """Numbers that are no figures, for one reason."""

    count: int = 0
    surfaces: dict[str, int] = msgspec.field(default_factory=dict)


class IngestReport(msgspec.Struct, kw_only=True):
    """What an ingest did. All but ``articles`` is about those that are new or changed."""

    store: str  # the folder
    articles: Articles
    words: int
    figures: dict[str, int]  # by metric, the most frequent first
    said_by: Voices
    dates: Dates
    published: Publication
    rejected: dict[str, Rejected]  # by reason, the most frequent first
    problems: list[Problem]
    problem_count: int  # more than the list when there are very many
    not_english: dict[str, int] = msgspec.field(default_factory=dict)  # kept and not read
    kept_metadata: int = 0  # articles with metadata that was given before, and not given again

    @property
    def figure_count(self) -> int:
        """Figures of every metric."""
        return sum(self.figures.values())


class Counter:
    """Counts by name, for the first names that come; the rest is counted in ``total`` only."""

    def __init__(self, kept: int) -> None:
        self.total = 0
        self._kept = kept
        self._names: dict[str, int] = {}

    def add(self, name: str, count: int = 1) -> None:
        """Count a name."""
        self.total += count
        if name in self._names or len(self._names) < self._kept:
            self._names[name] = self._names.get(name, 0) + count

    def most_frequent(self) -> dict[str, int]:
        """The names with their counts, the most frequent first, else in the order they came."""
        return dict(sorted(self._names.items(), key=lambda item: -item[1]))


class Collector:
    """Adds up tallies and problems while an ingest runs."""

    def __init__(self) -> None:
        self.articles = Articles()
        self.kept_metadata = 0
        self._words = 0
        self._figures = Counter(NAMES_KEPT)
        self._voices = {group: Counter(NAMES_KEPT) for group in (NAMED, ANONYMOUS, NOBODY)}
        self._own_voice = 0
        self._dates_resolved = 0
        self._dates_open = Counter(SURFACES_KEPT)
        self._published = Publication()
        self._rejected: dict[str, Counter] = {}
        self._languages = Counter(SURFACES_KEPT)
        self._problems: list[tuple[int, Problem]] = []
        self._problem_count = 0
        self._unread_dates = UnreadDates()

    def add(self, path: str, tally: Tally, *, place: int = 0, given_path: str = "") -> None:
        """Count an article that was read.

        Args:
            path: Of the article in the store.
            tally: What it adds.
            place: In the order of the input.
            given_path: As the user wrote it.
        """
        self._words += tally.words
        for metric, count in tally.figures.items():
            self._figures.add(metric, count)
        for (group, name), count in tally.speakers.items():
            if group == OWN_VOICE:
                self._own_voice += count
            else:
                self._voices[group].add(name, count)
        self._dates_resolved += tally.dates_resolved
        for surface in tally.dates_open:
            self._dates_open.add(surface)
        for (reason, surface), count in tally.rejected.items():
            self._rejected.setdefault(reason, Counter(SURFACES_KEPT)).add(surface, count)
        self._add_publication(path, tally.published)
        if tally.other_language is not None:
            self._languages.add(tally.other_language)
        if tally.unread_date is not None:
            self._unread_dates.add(place, given_path or path, tally.unread_date)

    def add_problem(self, place: int, problem: Problem) -> None:
        """Note what is wrong with the input at a place of its order."""
        self._problem_count += 1
        self.articles.skipped += problem.skipped
        if len(self._problems) < PROBLEMS_KEPT:
            self._problems.append((place, problem))

    def report(self, store: str) -> IngestReport:
        """What was added up."""
        unread = list(self._unread_dates.problems())
        return IngestReport(
            store=store,
            articles=self.articles,
            words=self._words,
            figures=self._figures.most_frequent(),
            said_by=Voices(
                **{
                    name: Voice(figures=counter.total, names=counter.most_frequent())
                    for name, counter in self._voices.items()
                },
                own_voice=self._own_voice,
            ),
            dates=Dates(
                resolved=self._dates_resolved,
                open=self._dates_open.total,
                surfaces=self._dates_open.most_frequent(),
            ),
            published=self._published,
            rejected={
                reason: Rejected(count=counter.total, surfaces=counter.most_frequent())
                for reason, counter in _by_total(self._rejected.items())
            },
            not_english=self._languages.most_frequent(),
            kept_metadata=self.kept_metadata,
            problems=[
                problem for _, problem in sorted([*self._problems, *unread], key=itemgetter(0))
            ],
            problem_count=self._problem_count + len(unread),
        )

    def _add_publication(self, path: str, published: Published | None) -> None:
        counts = self._published
        if published is None or not (published.start or published.end):
            counts.undated += 1
            if len(counts.undated_paths) < ARTICLES_KEPT:
                counts.undated_paths.append(path)
        elif published.start and published.end and _is_a_day(published.start, published.end):
            counts.dated += 1
            counts.by_basis[published.basis] = counts.by_basis.get(published.basis, 0) + 1
        else:
            counts.bounded += 1
            if len(counts.bounds) < ARTICLES_KEPT:
                counts.bounds.append(Bound(path, published))


def _is_a_day(start: str, end: str) -> bool:
    """Whether an interval is a day, or the two that a dateline leaves open; a year is a bound."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days <= 1


def _by_total(counters: Iterable[tuple[str, Counter]]) -> list[tuple[str, Counter]]:
    return sorted(counters, key=lambda item: -item[1].total)
