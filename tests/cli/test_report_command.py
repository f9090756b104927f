"""``newsfacts report``: one page, the same bytes each time, nothing from elsewhere, all escaped."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from newsfacts.cli.renderers.reportcharts import day_ticks
from tests.cli.samplestore import Run

CLIPS = {
    "one_a.txt": "Mali said on 3 May 2023 that up to 500 soldiers were in Gao.\n"
    "Chad said on 3 May 2023 that 300 soldiers were in Gao.\n",
    "two_b.txt": "Mali said on 9 June 2023 that 700 soldiers were in Gao.\n"
    "Some 20 people were killed in Gao on 8 June 2023, police said.\n",
    "three_c.txt": "Niger said that 90 soldiers are in Bol & that <b>12</b> soldiers left.\n",
}
HOSTILE = (
    'Mali</script><script>alert(1)</script> said that 500 "soldiers" were in Gao.\n'
    "Chad<img src=x onerror=alert(2)> said that 300 soldiers --> were in ]]> Gao.\n"
    "“Niger’s \x1b[31m‮men” said that 90 soldiers are in Bol.\n"
)
VOID = {"meta", "link", "input", "br", "img", "hr", "line", "circle", "path"}


class Reader(HTMLParser):
    """The elements of a page, and whether every one is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.opened.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.opened, tag
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.opened == []
    return reader


@pytest.fixture
def folder(tmp_path: Path, run: Run) -> Path:
    """A folder with a store."""
    clips = tmp_path / "clips"
    clips.mkdir()
    for name, text in CLIPS.items():
        (clips / name).write_text(text)
    assert run("ingest", "clips").exit_code == 0
    return tmp_path


def page_of(run: Run, folder: Path, *options: str) -> str:
    result = run("report", "-o", "r.html", "--force", *options)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    return (folder / "r.html").read_text(encoding="utf-8")


def test_the_page_has_every_part(run: Run, folder: Path) -> None:
    page = page_of(run, folder)
    reader = read(page)
    ids = {attributes.get("id") for _, attributes in reader.elements}
    assert {"m0", "figures", "ledger", "method", "sources"} <= ids
    text = " ".join(reader.text)
    for words in ("in Gao", "up to 500", "Mali", "sha256", "What the clippings say"):
        assert words in text


def test_every_link_leads_to_something_on_the_page(run: Run, folder: Path) -> None:
    reader = read(page_of(run, folder))
    ids = [attributes["id"] for _, attributes in reader.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))
    for name, attributes in reader.elements:
        if name == "a":
            target = attributes["href"] or ""
            assert target.startswith("#")
            assert target[1:] in ids


def test_nothing_comes_from_elsewhere(run: Run, folder: Path) -> None:
    page = page_of(run, folder)
    assert not re.search(r"https?://|@import|url\(|src=", page)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    for name, attributes in read(page).elements:
        assert not any(key.startswith("on") or key == "style" for key in attributes), name


def test_two_days_with_figures_make_a_chart_over_time(run: Run, folder: Path) -> None:
    page = page_of(run, folder)
    assert page.count('<svg class="times"') == 1
    assert "in Gao over time: 3 dated figures" in page


def test_the_same_store_gives_the_same_bytes(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    first = page_of(run, folder)
    assert page_of(run, folder) == first
    assert "Made 20" not in first
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1730419200")
    assert "Made 2024-11-01 00:00 UTC." in page_of(run, folder)


def test_a_time_that_is_none_is_refused(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    result = run("report", "-o", "r.html")
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.stderr


def test_the_corpus_hash_does_not_depend_on_the_order_of_ingest(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    other = folder / "other" / "store"
    other.parent.mkdir()
    for name in reversed(list(CLIPS)):
        run("ingest", f"clips/{name}", "--store", other)
    found = [
        re.findall(r"sha256 ([0-9a-f]{64})", page_of(run, folder, *options))
        for options in ((), ("--store", str(other)))
    ]
    assert found[0] == found[1]
    assert len(found[0]) == 1


def test_a_denied_figure_is_crossed_and_does_not_stretch_the_axis(run: Run, folder: Path) -> None:
    text = (
        "Mali said that 300 soldiers were in Gao. Chad denied that 90,000 soldiers were in Gao.\n"
    )
    (folder / "clips" / "four_d.txt").write_text(text)
    run("ingest", "clips")
    page = page_of(run, folder, "--metric", "troops")
    assert page.count('<path class="denied"') == 1
    assert "90,000, denied" in page
    assert "100k" not in page


def test_text_of_articles_is_text_on_the_page(run: Run, folder: Path) -> None:
    plain = [name for name, _ in read(page_of(run, folder)).elements]
    (folder / "clips" / "evil</title><script>.txt".replace("/", "∕")).write_text(HOSTILE)
    run("ingest", "clips")
    page = page_of(run, folder, "--title", "</title><script>alert(3)</script>")
    reader = read(page)
    names = [name for name, _ in reader.elements]
    assert names.count("script") == plain.count("script") == 1
    assert "img" not in names
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f‪-‮]", page)
    text = "".join(reader.text)
    assert "</title><script>alert(3)</script>" in text


def test_filters_choose_what_is_on_the_page(run: Run, folder: Path) -> None:
    page = page_of(run, folder, "--metric", "deaths")
    assert page.count('class="figure"') == 1
    assert "Filters: metric=deaths." in page
    assert page_of(run, folder, "--claimant", "Chad").count('class="figure"') == 1


def test_the_ledger_says_what_it_has_no_room_for(run: Run, folder: Path) -> None:
    page = page_of(run, folder, "--limit", "2")
    assert page.count('class="figure"') == 2
    assert "more figures not shown: --limit 0 shows all." in page
    read(page)


def test_a_file_is_not_overwritten(run: Run, folder: Path) -> None:
    page_of(run, folder)
    result = run("report", "-o", "r.html")
    assert result.exit_code == 2
    assert "--force" in result.stderr


@pytest.mark.parametrize("name", ["r.xyz", "r.csv", "r.pdf"])
def test_a_page_is_not_written_under_the_name_of_another_format(
    run: Run, folder: Path, name: str
) -> None:
    result = run("report", "-o", name)
    assert result.exit_code == 2
    assert "a report is a page of HTML" in result.stderr
    assert "hint: newsfacts report -o r.html" in result.stderr
    assert not (folder / name).exists()


def test_without_a_file_the_page_goes_to_stdout(run: Run, folder: Path) -> None:
    assert run("report").stdout == page_of(run, folder)


def test_a_report_on_nothing_says_so(run: Run, folder: Path) -> None:
    result = run("report", "--metric", "votes", "-o", "r.html")
    assert result.exit_code == 0
    assert result.stderr
    read((folder / "r.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (1, 1, ["1 Jan 1"]),
        (738_000, 738_003, ["29 Jul 2021", "30 Jul 2021", "31 Jul 2021", "1 Aug 2021"]),
    ],
)
def test_a_short_axis_names_days(first: int, last: int, labels: list[str]) -> None:
    assert [label for _, label in day_ticks(first, last)] == labels


@pytest.mark.parametrize(
    "span", [0, 5, 6, 7, 30, 62, 63, 200, 400, 2000, 20_000, 400_000, 2_500_000]
)
def test_an_axis_of_days_has_few_ticks_on_it(span: int) -> None:
    first = 738_000
    ticks = list(day_ticks(first, first + span))
    assert all(first <= day <= first + span for day, _ in ticks)
    assert len(ticks) <= 8
    assert len({label for _, label in ticks}) == len(ticks)
