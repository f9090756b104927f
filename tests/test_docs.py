"""The documentation says what is so."""

import re
import shutil
from pathlib import Path

import pytest

from tests.transcripts import blocks, run_page, without_seconds

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def command_names() -> list[str]:
    return sorted(
        path.stem.rstrip("_")
        for path in (ROOT / "cli" / "commands").glob("*.py")
        if path.stem != "__init__"
    )


def test_the_transcript_is_what_the_commands_print() -> None:
    assert blocks(README)
    assert run_page(README) == without_seconds(README)


@pytest.mark.parametrize("name", command_names())
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert re.search(rf"`(?:newsfacts )?{name}\b", README)


def test_the_library_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "quantity Up to 12,000 Ukraine" in printed
    assert "conflict" in printed


def test_the_readme_opens_with_two_commands() -> None:
    opening = README[: README.index("```console")]
    fenced = re.findall(r"^```sh\n(.*?)^```$", opening, re.MULTILINE | re.DOTALL)
    assert len(fenced) == 2
    assert "newsfacts ingest seeds/" in fenced[0]
    assert "pytest" in fenced[1]
