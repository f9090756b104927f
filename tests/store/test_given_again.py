"""What options and a table said of an article outlasts an ingest that does not say it again."""

from pathlib import Path

import pytest

from newsfacts.documents.records import Article
from newsfacts.store.ingest import ingest
from newsfacts.store.reading import Store

TEXT = "About 40 people died on Monday, the mayor said.\n"


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    (tmp_path / "clips").mkdir()
    for name in ("a", "b"):
        (tmp_path / "clips" / f"{name}.txt").write_text(TEXT)
    table = "path,date,outlet,url\na.txt,2024-05-08,The Post,https://post.example/a\n"
    (tmp_path / "dates.csv").write_text(table)
    ingest([tmp_path / "clips"], store=tmp_path / "store", metadata=tmp_path / "dates.csv")
    return tmp_path


def stored(place: Path, name: str = "a") -> tuple[str | None, str | None, str | None]:
    article: Article = Store(place / "store").article(f"{name}.txt")
    published = article.published
    return (published.start if published else None, article.outlet, article.url)


GIVEN = ("2024-05-08", "The Post", "https://post.example/a")


def test_an_ingest_without_the_table_changes_nothing(clips: Path) -> None:
    before = (clips / "store" / "index-00000.jsonl").read_bytes()
    report = ingest([clips / "clips"], store=clips / "store")
    assert (report.articles.unchanged, report.kept_metadata) == (2, 1)
    assert stored(clips) == GIVEN
    assert (clips / "store" / "index-00000.jsonl").read_bytes() == before


def test_a_changed_text_keeps_what_was_given(clips: Path) -> None:
    (clips / "clips" / "a.txt").write_text(TEXT.replace("40", "50"))
    report = ingest([clips / "clips"], store=clips / "store")
    assert (report.articles.changed, report.kept_metadata) == (1, 1)
    assert stored(clips) == GIVEN
    assert all(fact.published for fact in Store(clips / "store").facts(article="a.txt"))


def test_what_is_given_now_goes_before_and_the_rest_is_kept(clips: Path) -> None:
    ingest([clips / "clips"], store=clips / "store", date="2024-05-09")
    assert stored(clips) == ("2024-05-09", *GIVEN[1:])
    assert stored(clips, "b") == ("2024-05-09", None, None)
    ingest([clips / "clips"], store=clips / "store")
    assert stored(clips) == ("2024-05-09", *GIVEN[1:])


def test_a_dry_run_sees_what_was_given(clips: Path) -> None:
    report = ingest([clips / "clips"], store=clips / "store", dry_run=True)
    assert (report.articles.unchanged, report.articles.changed) == (2, 0)


def test_what_was_given_outlasts_changes_in_the_same_segment(clips: Path) -> None:
    (clips / "clips" / "b.txt").write_text(TEXT.replace("40", "60"))
    (clips / "clips" / "c.txt").write_text(TEXT)
    ingest([clips / "clips"], store=clips / "store")
    assert ingest([clips / "clips"], store=clips / "store").articles.unchanged == 3
    assert stored(clips) == GIVEN
