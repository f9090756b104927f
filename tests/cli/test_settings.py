"""Flag, then environment, then newsfacts.toml, then the default."""

from pathlib import Path

import pytest

from newsfacts.cli.errors import UserError
from newsfacts.cli.settings import (
    KEYS,
    default_map,
    environment_name,
    find_settings,
    read_settings,
    setting,
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for key in KEYS:
        monkeypatch.delenv(environment_name(key), raising=False)
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    return tmp_path


def test_the_file_is_found_upward(folder: Path) -> None:
    (folder / "newsfacts.toml").write_text("")
    assert find_settings() == folder / "newsfacts.toml"


def test_the_nearest_file_wins(folder: Path) -> None:
    (folder / "newsfacts.toml").write_text('format = "csv"')
    (folder / "a" / "newsfacts.toml").write_text('format = "md"')
    assert setting("format") == "md"


def test_the_environment_goes_before_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "newsfacts.toml").write_text('format = "csv"')
    monkeypatch.setenv("NEWSFACTS_FORMAT", "tsv")
    assert setting("format") == "tsv"


def test_paths_are_relative_to_the_file(folder: Path) -> None:
    (folder / "newsfacts.toml").write_text('store = "data/.newsfacts"')
    assert Path(default_map(["facts"])["facts"]["store"]) == folder / "data" / ".newsfacts"


def test_no_file_sets_nothing(folder: Path) -> None:
    assert default_map(["facts"]) == {}


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('stor = "x"', "no setting 'stor'", "did you mean store"),
        ("store = 5", "store is not a path", "takes a path"),
        ("within = true", "within is not a whole number", "whole number"),
        ("store = ", "Invalid value", "TOML"),
    ],
)
def test_mistakes_name_the_file(folder: Path, text: str, message: str, hint: str) -> None:
    (folder / "newsfacts.toml").write_text(text)
    with pytest.raises(UserError) as caught:
        read_settings()
    assert message in str(caught.value)
    assert str(folder / "newsfacts.toml") in str(caught.value)
    assert hint in (caught.value.hint or "")


def test_every_setting_has_a_variable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "newsfacts.toml").write_text("within = 3\njobs = 2")
    monkeypatch.setenv("NEWSFACTS_WITHIN", "9")
    assert default_map(["compare"]) == {"compare": {"within": "9", "jobs": 2}}
