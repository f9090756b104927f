"""The same articles make the same bytes, whatever else is different about the run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.documents.packing import make_zip
from tests.store.corpora import child_environment, snapshot, write_corpus

ARTICLES = 52  # enough for workers to be started
FEED = '{"id": "r1", "text": "Some 40 boats left on Friday.", "date": "3 May 2021", "title": "X"}\n'


class Run(NamedTuple):
    """What is different about one ingest."""

    jobs: int
    seed: str
    locale: str
    zone: str
    start: str  # the current directory, in the folder that has the project
    project: str = "project"  # the folder of articles and store, from there
    more: tuple[tuple[str, str], ...] = ()


RUNS = (
    Run(1, "0", "C", "UTC", "."),
    Run(1, "0", "C", "UTC", "."),  # nothing
    Run(2, "1", "C.UTF-8", "Asia/Tokyo", "."),
    Run(3, "4242", "POSIX", "America/St_Johns", "project", "."),
    Run(2, "random", "tr_TR.UTF-8", "Pacific/Kiritimati", "elsewhere/deep", "../../project"),
    Run(
        1,
        "77",
        "de_DE.ISO-8859-1",
        "Pacific/Niue",
        "elsewhere",
        "../project",
        (("PYTHONUTF8", "0"), ("PYTHONCOERCECLOCALE", "0"), ("COLUMNS", "40"), ("LANG", "xx")),
    ),
    Run(2, "5", "C", "Asia/Kathmandu", "project", ".", (("PYTHONOPTIMIZE", "1"),)),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A project and the bytes of its store, made here."""
    place = tmp_path_factory.mktemp("identity")
    make_project(place)
    ingest(place, RUNS[0])
    return place, snapshot(place / "project" / ".newsfacts")


def make_project(place: Path) -> None:
    """Articles of several formats, and a folder to start from."""
    clips = place / "project" / "clips é"
    (place / "elsewhere" / "deep").mkdir(parents=True)
    write_corpus(clips, ARTICLES)
    (clips / "feed.jsonl").write_text(FEED, "utf-8")
    (clips / "z.zip").write_bytes(make_zip({"a.txt": b"Up to 7 died on Tuesday, he said.\n"}))


def ingest(place: Path, run: Run) -> None:
    """Ingest the project in a process of its own."""
    words = ["ingest", f"{run.project}/clips é", "-j", str(run.jobs)]
    words += ["--store", f"{run.project}/.newsfacts"]
    environment = child_environment(
        PYTHONHASHSEED=run.seed, LC_ALL=run.locale, TZ=run.zone, **dict(run.more)
    )
    subprocess.run(
        [sys.executable, "-m", "newsfacts", *words],
        cwd=place / run.start,
        env=environment,
        capture_output=True,
        check=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the locales of POSIX")
@pytest.mark.parametrize("run", RUNS[1:], ids=lambda run: f"{run.jobs}-{run.seed}-{run.locale}")
def test_a_store_is_the_same_to_the_byte(
    run: Run, whole: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    place, expected = whole
    shutil.copytree(place, tmp_path / "copy", ignore=shutil.ignore_patterns(".newsfacts"))
    for path in (tmp_path / "copy").rglob("*"):
        os.utime(path, (1, 1))  # the time of a file is of no account
    ingest(tmp_path / "copy", run)
    assert snapshot(tmp_path / "copy" / "project" / ".newsfacts") == expected
