"""The measuring sticks: how each gold set is read, run and scored.

The gold sets and their scorers live outside the project, in the folder given with ``--eval``; each
scorer is run as its authors wrote it, and its printed figures are read back.
"""

import datetime
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from newsfacts.documents.building import build_document
from newsfacts.documents.records import Article, Document, GivenDate
from newsfacts.extractors.engine import Reading, read_article
from newsfacts.extractors.facts import Fact
from newsfacts.extractors.publication.articles import date_article

PUBLICATION_SETS = (
    "timeline/h1n1/docs.jsonl",
    "timeline/haiti/docs.jsonl",
    "attribution/polnear-dev.jsonl",
    "temporal/tbaq-dev.jsonl",
)
SEEDS = Path(__file__).parent.parent / "seeds"


class Row(NamedTuple):
    """One line of the table: a figure, what is to be reached, and what the best peer reaches."""

    stick: str
    measure: str
    ours: float | None
    goal: float | None
    peer: float | None


class Stick(NamedTuple):
    """A gold set: how to run it, and what it needs."""

    name: str
    needs: tuple[str, ...]  # files below the evaluation folder


def read_documents(path: Path) -> Iterator[Document]:
    """The articles of a JSONL file with id, text, date, outlet and title."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        date = record.get("date")
        yield build_document(
            record["text"],
            id=record["id"],
            path=f"{path.name}#{record['id']}",
            title=record.get("title"),
            outlet=record.get("outlet"),
            given_date=GivenDate(date, "record") if date else None,
        )


def read_seeds() -> Iterator[Document]:
    """The five articles of the project."""
    for path in sorted(SEEDS.glob("*.txt")):
        yield build_document(path.read_text(encoding="utf-8"), id=path.name, path=path.name)


def article_of(reading: Reading) -> Article:
    """The stored form of an article that was read."""
    document = reading.document
    return Article(
        **{
            field: getattr(document, field)
            for field in Article.__struct_fields__
            if hasattr(document, field)
        }
    )


def write_facts(documents: Iterable[Document], path: Path) -> tuple[list[Fact], list[Article]]:
    """Read every document and write its facts as the store does; returns facts and articles."""
    facts: list[Fact] = []
    articles: list[Article] = []
    for document in documents:
        reading = read_article(document)
        facts += reading.facts
        articles.append(article_of(reading))
    encoder = msgspec.json.Encoder()
    path.write_bytes(b"".join(encoder.encode(fact) + b"\n" for fact in facts))
    return facts, articles


class Workbench:
    """The evaluation folder and a place for intermediate files."""

    def __init__(self, evaluation: Path, errors: int = 0) -> None:
        self.evaluation = evaluation
        self.errors = errors
        self.folder = Path(tempfile.mkdtemp(prefix="newsfacts-quality-"))

    def has(self, *names: str) -> bool:
        """Whether the folder holds these files."""
        return all((self.evaluation / name).exists() for name in names)

    def run(self, script: str, *arguments: str | Path) -> str:
        """What a script of the folder prints."""
        command = [sys.executable, str(self.evaluation / script), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{script}: {done.stderr.strip()}")
        return done.stdout

    def adapt(self, *arguments: str | Path) -> Path:
        """A file that ``adapt.py`` makes."""
        path = self.folder / f"{len(list(self.folder.iterdir()))}.jsonl"
        path.write_text(self.run("adapt.py", *arguments), encoding="utf-8")
        return path

    def facts_of(self, gold: str, *flags: str) -> Path:
        """The facts of a gold set's articles, as ``newsfacts facts --format jsonl`` prints them."""
        documents = self.adapt("docs", *flags, self.evaluation / gold)
        out = self.folder / f"facts-{Path(gold).stem}.jsonl"
        write_facts(read_documents(documents), out)
        return out

    def show_errors(self, text: str) -> None:
        """Print a scorer's own list of errors, where it was asked for."""
        if self.errors:
            print(text)


def run_quantities(bench: Workbench) -> list[Row]:
    """NewsQuant: values, modifiers and units of figures, sentence by sentence."""
    gold = bench.evaluation / "quantities/newsquant-dev.jsonl"
    predictions = bench.adapt("quantities", gold, bench.facts_of("quantities/newsquant-dev.jsonl"))
    bench.show_errors(
        bench.run("quantities/score.py", gold, predictions, "--errors", str(bench.errors))
    )
    result = json.loads(bench.run("quantities/score.py", gold, predictions, "--json"))
    goals = {
        "value": (95, 91.7),
        "value+modifier": (90, 86.9),
        "value+unit": (88, 82.6),
        "value+modifier+unit": (84, 78.2),
    }
    rows = [
        Row("quantities", f"{name} F1", result["metrics"][name]["F"], goal, peer)
        for name, (goal, peer) in goals.items()
    ]
    ranges = result["recall_by"]["kind"]["range"]
    rows.append(
        Row("quantities", "range value recall", 100 * ranges["value"] / ranges["n"], 85, 65)
    )
    alarms = 100 * result["of_them_with_predictions"] / result["texts_without_gold"]
    rows.append(Row("quantities", "false alarms, % of empty", alarms, 5, None))
    return rows


def run_times(bench: Workbench) -> list[Row]:
    """TIMEX3: spans and values on two corpora."""
    goals = {"tbaq": (83, 90, 78.0, 83.7), "meantime": (80, 88, 73.2, 78.8)}
    rows = []
    for name, (value, calendar, peer, peer_calendar) in goals.items():
        gold = bench.evaluation / f"temporal/{name}-dev.jsonl"
        predictions = bench.adapt("temporal", gold, bench.facts_of(f"temporal/{name}-dev.jsonl"))
        bench.show_errors(
            bench.run(
                "temporal/score.py", gold, predictions, "--shapes", "--errors", str(bench.errors)
            )
        )
        result = json.loads(bench.run("temporal/score.py", gold, predictions, "--json"))
        everything, days = result["all"], result["CALENDAR"]
        if name == "tbaq":
            rows.append(Row(name, "strict F1", everything["strict"]["F1"], 86, None))
            rows.append(Row(name, "relaxed F1", everything["relaxed"]["F1"], 93, None))
        rows.append(Row(name, "value F1", everything["value"]["F1"], value, peer))
        rows.append(Row(name, "calendar value F1", days["value"]["F1"], calendar, peer_calendar))
    return rows


def run_attribution(bench: Workbench) -> list[Row]:
    """PolNeAR: who says what, and whose claim a number is."""
    gold = bench.evaluation / "attribution/polnear-dev.jsonl"
    predictions = bench.adapt("attribution", gold, bench.facts_of("attribution/polnear-dev.jsonl"))
    bench.show_errors(
        bench.run("attribution/score.py", gold, predictions, "--errors", str(bench.errors))
    )
    result = json.loads(bench.run("attribution/score.py", gold, predictions, "--json"))
    whole, direct, numbers = result["content_source"], result["direct"], result["numbers"]
    return [
        Row("attribution", "end-to-end F1", 100 * whole["end2end"]["f1"], 60, 48.2),
        Row("attribution", "end-to-end precision", 100 * whole["end2end"]["p"], None, None),
        Row("attribution", "end-to-end recall", 100 * whole["end2end"]["r"], None, None),
        Row("attribution", "direct quotes F1", 100 * direct["end2end"]["f1"], 72, None),
        Row("attribution", "number to claimant F1", 100 * numbers["claimant"]["f1"], 70, 49.2),
        Row("attribution", "number accuracy", 100 * (numbers["accuracy"] or 0), 82, 73.2),
    ]


def claim_rows(bench: Workbench, name: str, gold: Path, facts: Path) -> list[Row]:
    """The rows of one set of whole claims."""
    text = bench.run("claims/score.py", gold, facts, "--errors", str(bench.errors))
    bench.show_errors(text)
    f1 = dict(re.findall(r"^(\w+) +P .* F1 ([\d.]+)", text, re.M))
    share = dict(re.findall(r"^(\w+) +([\d.]+)  \(", text, re.M))
    goals: dict[str, tuple[float | None, float | None]] = {
        "detection": (0.97 if name == "seeds" else 0.95, None),
        "value": (0.97, None),
        "modifier": (None, None),
        "metric": (0.92, None),
        "subject": (0.75, None),
        "place": (0.75, None),
        "claimant": (0.88, None),
        "modality": (0.75, None),
        "time": (0.75, None),
        "claim": (0.95 if name == "seeds" else 0.75, 0.62),
    }
    return [
        Row(name, f"{key} F1" if key in f1 else key, float((f1 | share)[key]), *goal)
        for key, goal in goals.items()
        if key in f1 or key in share
    ]


def run_claims(bench: Workbench) -> list[Row]:
    """Whole claims on twenty articles: value, metric, claimant, modality."""
    facts = bench.folder / "facts-claims.jsonl"
    write_facts(
        read_documents(bench.adapt("docs", bench.evaluation / "claims/dev-docs.jsonl")), facts
    )
    return claim_rows(bench, "claims", bench.evaluation / "claims/dev-gold.jsonl", facts)


def run_seeds(bench: Workbench) -> list[Row]:
    """Whole claims on the five articles of the project."""
    facts = bench.folder / "facts-seeds.jsonl"
    write_facts(read_seeds(), facts)
    return claim_rows(bench, "seeds", bench.evaluation / "claims/seeds-gold.jsonl", facts)


def run_incidents(bench: Workbench) -> list[Row]:
    """Casualty figures of shootings against an archive's counts."""
    facts = bench.facts_of("incidents/dev-docs.jsonl", "--title-first")
    text = bench.run("incidents/score.py", bench.evaluation / "incidents/dev-gold.jsonl", facts)
    bench.show_errors(text)
    goals = {"deaths": (0.68, 0.49), "injuries": (0.74, 0.48)}
    rows = []
    for metric, figures in re.findall(r"^(\w+) +(events.*)$", text, re.M):
        found = dict(re.findall(r"(\w+) ([\d.]+)", figures))
        goal, peer = goals[metric]
        rows.append(Row("incidents", f"{metric} majority", float(found["majority"]), goal, peer))
        rows.append(Row("incidents", f"{metric} any", float(found["any"]), None, None))
        rows.append(Row("incidents", f"{metric} precision", float(found["precision"]), 0.70, None))
    return rows


def run_timeline(bench: Workbench) -> list[Row]:
    """Timelines of two topics, their length not given."""
    from newsfacts.analysis.timeline import timeline

    predictions = bench.folder / "timelines"
    predictions.mkdir()
    for topic in ("haiti", "h1n1"):
        documents = bench.adapt("docs", bench.evaluation / f"timeline/{topic}/docs.jsonl")
        facts, articles = write_facts(
            read_documents(documents), bench.folder / f"facts-{topic}.jsonl"
        )
        rows = timeline(facts, articles=articles, salient=True)
        path = bench.folder / f"timeline-{topic}.json"
        path.write_bytes(msgspec.json.encode(rows))
        (predictions / f"{topic}.json").write_text(
            bench.run("adapt.py", "timeline", path), encoding="utf-8"
        )
    data = bench.evaluation / "timeline"
    arguments = ("--pred-dir", predictions, "--data", data)
    bench.show_errors(bench.run("timeline/score.py", *arguments))
    average: dict[str, Any] = json.loads(bench.run("timeline/score.py", *arguments, "--json"))[
        "average"
    ]
    return [
        Row("timeline", "date F1", average["date"]["f"], 0.70, 0.57),
        Row("timeline", "align R1 F1", average["align_r1"]["f"], 0.16, 0.12),
    ]


def shows_date(text: str, day: datetime.date) -> bool:
    """Whether a text writes out a day in full: day, month and year together."""
    month, short, year, number = day.strftime("%B"), day.strftime("%b"), day.year, day.day
    forms = (
        rf"\b(?:{month}|{short}\.?) 0?{number}(?:st|nd|rd|th)?,? {year}\b",
        rf"\b0?{number}(?:st|nd|rd|th)? (?:{month}|{short}\.?),? {year}\b",
        rf"\b{year}[-/. ]{day:%m}[-/. ]{day:%d}\b",
        rf"\b0?{day.month}/0?{number}/(?:{year}|{day:%y})\b",
    )
    return any(re.search(form, text, re.I) for form in forms)


def run_publication(bench: Workbench) -> list[Row]:
    """Publication dates with the given ones hidden."""
    shown = right = wrong = articles = 0
    for gold in PUBLICATION_SETS:
        if not bench.has(gold):
            continue
        with_dates = read_documents(bench.adapt("docs", bench.evaluation / gold))
        hidden = read_documents(bench.adapt("docs", "--undated", bench.evaluation / gold))
        for known, document in zip(with_dates, hidden, strict=True):
            if known.given_date is None:
                continue
            day = datetime.date.fromisoformat(known.given_date.text[:10])
            published = date_article(document)
            start = datetime.date.fromisoformat(
                (published and published.start) or datetime.date.min.isoformat()
            )
            end = datetime.date.fromisoformat(
                (published and published.end) or datetime.date.max.isoformat()
            )
            fits = start <= day <= end
            articles += 1
            wrong += not fits
            if shows_date(document.text, day):
                shown += 1
                right += fits and (end - start).days <= 1
                if bench.errors and not (fits and (end - start).days <= 1):
                    print("shown, not dated:", document.id, day, published)
            if bench.errors and not fits:
                print("wrong:", document.id, day, published)
    return [
        Row("publication", "right, % of shown", 100 * right / shown, 90, None),
        Row("publication", "wrong, % of all", 100 * wrong / articles, 2, None),
    ]


STICKS = {
    Stick("seeds", ("claims/seeds-gold.jsonl",)): run_seeds,
    Stick("claims", ("claims/dev-gold.jsonl", "claims/dev-docs.jsonl")): run_claims,
    Stick("quantities", ("quantities/newsquant-dev.jsonl",)): run_quantities,
    Stick("times", ("temporal/tbaq-dev.jsonl", "temporal/meantime-dev.jsonl")): run_times,
    Stick("attribution", ("attribution/polnear-dev.jsonl",)): run_attribution,
    Stick("incidents", ("incidents/dev-docs.jsonl", "incidents/dev-gold.jsonl")): run_incidents,
    Stick("publication", ("temporal/tbaq-dev.jsonl",)): run_publication,
    Stick("timeline", ("timeline/haiti/docs.jsonl", "timeline/h1n1/docs.jsonl")): run_timeline,
}
