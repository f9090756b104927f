"""Metrics of the user's own: ``[[metric]]`` entries of newsfacts.toml, and of a file."""

from pathlib import Path

import pytest

from newsfacts.documents.lexicon import LexiconError, lexicon_digest
from newsfacts.extractors.metrics.catalogue import held_metrics
from newsfacts.store.ingest import ingest
from newsfacts.store.reading import Store
from newsfacts.store.workers import ALONE_ARTICLES
from tests.cli.samplestore import Run

GOATS = """\
[[metric]]
name = "goats"
about = "goats kept"
nouns = ["goat"]
examples = ["The village keeps 300 goats."]
"""
ARTICLE = "The village kept 300 goats and 40 llamas when the flood came, officials said.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "newsfacts.toml").write_text(GOATS)
    return tmp_path


def read_metrics(store: Path) -> set[str]:
    facts = Store(store).facts()
    return {fact.quantity.metric for fact in facts if fact.quantity and fact.quantity.metric}


def contents(store: Path) -> dict[str, bytes]:
    """The store's own files: the cache beside them may be deleted any time."""
    files = (file for file in store.iterdir() if file.is_file() and file.suffix != ".lock")
    return {file.name: file.read_bytes() for file in files}


def test_five_lines_change_what_ingest_finds(run: Run, project: Path) -> None:
    run("ingest", "a.txt", "--store", "with")
    (project / "newsfacts.toml").unlink()
    run("ingest", "a.txt", "--store", "without")
    assert "goats" in read_metrics(project / "with")
    assert "goats" not in read_metrics(project / "without")
    assert Store(project / "with").manifest.lexicons != lexicon_digest()
    assert Store(project / "without").manifest.lexicons == lexicon_digest()


def test_they_hold_for_one_command(run: Run, project: Path) -> None:
    run("ingest", "a.txt")
    assert held_metrics() == ()


def test_unchanged_metrics_skip_and_changed_ones_read_again(run: Run, project: Path) -> None:
    assert "1 article new" in run("ingest", "a.txt").stderr
    assert "1 unchanged" in run("ingest", "a.txt").stderr
    (project / "newsfacts.toml").write_text('jobs = 1\n# "kid" may come\n' + GOATS)
    assert "1 unchanged" in run("ingest", "a.txt").stderr
    (project / "newsfacts.toml").write_text(GOATS.replace('"goat"]', '"llama"]'))
    assert "1 article changed" in run("ingest", "a.txt").stderr


def test_commands_that_read_text_use_them(run: Run, project: Path) -> None:
    assert '"goats"' in run("extract", "a.txt", "--json").stdout
    assert "goats" in run("metrics", "test", "They sold 20 goats.").stdout
    assert "goats kept" in run("metrics", "list").stdout
    assert "goat" in run("metrics", "show", "goats").stdout
    run("ingest", "a.txt")
    result = run("facts", "--metric", "goats")
    assert (result.exit_code, "300" in result.stdout) == (0, True)


def test_the_demo_is_the_same_with_them(run: Run, project: Path) -> None:
    (project / "newsfacts.toml").write_text(GOATS.replace('"goat"', '"soldier"'))
    assert "goats" not in run("demo").output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOATS.replace("about", "abuot"), "abuot"),
        (GOATS.replace('["goat"]', '"goat"'), "array"),
        (GOATS.replace('nouns = ["goat"]', ""), "no word to be found by"),
        (GOATS + GOATS, "comes twice"),
        ('metric = "goats"', "array"),
    ],
)
@pytest.mark.parametrize("command", [("ingest", "a.txt"), ("metrics", "list")])
def test_a_broken_entry_is_an_error_with_a_hint(
    run: Run, project: Path, text: str, message: str, command: tuple[str, ...]
) -> None:
    (project / "newsfacts.toml").write_text(text)
    result = run(*command)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert "newsfacts.toml: " in result.stderr
    assert message in result.stderr
    assert result.stderr.splitlines()[1].startswith("hint: ")
    assert not (project / ".newsfacts").exists()


def test_the_examples_are_run_without_a_text(run: Run, project: Path) -> None:
    result = run("metrics", "test")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "every example of your own metrics does what it should (1)" in result.stderr
    (project / "newsfacts.toml").write_text(GOATS.replace("300 goats", "300 boats"))
    result = run("metrics", "test")
    assert result.exit_code == 1
    assert "The village keeps 300 boats." in result.stdout


def test_without_metrics_there_are_no_examples_to_run(run: Run) -> None:
    result = run("metrics", "test")
    assert result.exit_code == 2
    assert "no metrics of your own" in result.stderr


def test_workers_have_them_too(run: Run, project: Path) -> None:
    (project / "many").mkdir()
    for number in range(ALONE_ARTICLES + 12):
        text = ARTICLE.replace("300", str(300 + number))
        (project / "many" / f"{number:03}.txt").write_text(text)
    for jobs in ("1", "2"):
        result = run("ingest", "many", "--jobs", jobs, "--store", f"store{jobs}")
        assert result.exit_code == 0, result.stderr
    assert "goats" in read_metrics(project / "store2")
    assert contents(project / "store1") == contents(project / "store2")


def test_the_library_takes_a_file(project: Path) -> None:
    for name in ("one", "two"):
        ingest([project / "a.txt"], store=project / name, metrics=project / "newsfacts.toml")
        assert held_metrics() == ()
    assert "goats" in read_metrics(project / "one")
    assert ingest([project / "a.txt"], store=project / "one").articles.changed == 1
    assert "goats" not in read_metrics(project / "one")


def test_the_library_names_what_is_wrong(project: Path) -> None:
    (project / "own.toml").write_text("[[metric]]\nname = 5\n")
    with pytest.raises(LexiconError, match=r"own\.toml: .*name"):
        ingest([project / "a.txt"], store=project / "x", metrics=project / "own.toml")
    assert not (project / "x").exists()


def test_list_and_show_say_what_a_metric_of_ones_own_overrides_and_whether_it_fails(
    run: Run, project: Path
) -> None:
    listed = run("metrics", "list", "--format", "csv")
    assert "goats,stock,goats kept,newsfacts.toml\n" in listed.stdout
    assert listed.stderr == ""  # it fails nowhere, and takes nothing
    taking = GOATS.replace('"goat"]', '"goat", "soldier"]').replace("300 goats", "300 boats")
    more = '[[metric]]\nname = "troops"\nnouns = ["paladin"]\n'
    (project / "newsfacts.toml").write_text(taking + more)
    for words in (("list",), ("show", "goats")):
        said = run("metrics", *words).stderr
        assert "goats of newsfacts.toml takes “soldier” from troops, which is built in\n" in said
        assert "warning: goats: 1 of 1 example fails; newsfacts metrics test\n" in said
    listed = run("metrics", "list", "--format", "csv")
    assert "troops is built in; newsfacts.toml adds words to it" in listed.stderr
    assert ',"built in, with words of newsfacts.toml"\n' in listed.stdout
    assert "takes" not in run("metrics", "show", "troops").stderr
    assert run("metrics", "show", "deaths").stderr == ""
