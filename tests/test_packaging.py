"""Rooms, links and pyproject.toml agree; sdist and wheel are whole, with and without links."""

import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS = PROJECT["tool"]["setuptools"]
ROOMS = ("analysis", "cli", "documents", "extractors", "seeds", "store")
NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "build", "dist", "*.egg-info", "__pycache__", ".*_cache", ".newsfacts"
)


def test_every_room_is_mapped_and_linked() -> None:
    assert SETUPTOOLS["package-dir"] == {f"newsfacts.{room}": room for room in ROOMS}
    for room in ROOMS:
        link = ROOT / "newsfacts" / room
        if link.is_symlink():
            assert link.readlink() == Path("..") / room


def test_every_package_is_listed() -> None:
    found = {"newsfacts", "newsfacts.seeds"} | {
        "newsfacts." + ".".join(path.parent.relative_to(ROOT).parts)
        for room in ROOMS
        for path in (ROOT / room).rglob("__init__.py")
    }
    assert set(SETUPTOOLS["packages"]) == found


def test_every_folder_with_modules_is_a_package() -> None:
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            assert (path.parent / "__init__.py").exists(), path


def test_the_seeds_are_five_articles() -> None:
    assert len(list((ROOT / "seeds").glob("*.txt"))) == 5


def copy_checkout(target: Path, links: bool) -> Path:
    """A copy of the tree; without links, as git leaves it where the system has none."""
    shutil.copytree(ROOT, target, symlinks=True, ignore=NOT_COPIED)
    for room in ROOMS:
        link = target / "newsfacts" / room
        if not links:
            link.unlink(missing_ok=True)
            link.write_text(f"../{room}", encoding="utf-8")
    return target


@pytest.fixture(scope="module", params=[True, False], ids=["links", "no links"])
def distributions(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    checkout = copy_checkout(tmp_path_factory.mktemp("checkout") / "tree", request.param)
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(checkout)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def wheel_names(distributions: Path) -> list[str]:
    (wheel,) = distributions.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_has_one_top_level_name(distributions: Path) -> None:
    top = {name.split("/")[0] for name in wheel_names(distributions)}
    assert {name for name in top if not name.endswith(".dist-info")} == {"newsfacts"}


def test_the_wheel_carries_every_module_lexicon_and_seed(distributions: Path) -> None:
    expected = {
        f"newsfacts/{path.relative_to(ROOT)}"
        for room in ROOMS
        for pattern in ("**/*.py", "lexicons/*.toml", "*.txt")
        for path in (ROOT / room).glob(pattern)
    }
    expected |= {"newsfacts/__init__.py", "newsfacts/__main__.py", "newsfacts/py.typed"}
    found = {n for n in wheel_names(distributions) if ".dist-info/" not in n}
    assert found == expected


def test_the_sdist_carries_what_the_tests_need(distributions: Path) -> None:
    (sdist,) = distributions.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {"/".join(name.split("/")[1:]) for name in archive.getnames()}
    needed = ("tests/test_packaging.py", "benchmarks/quality.py", "LICENSE", "CHANGELOG.md")
    assert {*needed, "setup.py"} <= names


def test_the_wheel_is_for_every_machine(distributions: Path) -> None:
    (wheel,) = distributions.glob("*.whl")
    assert wheel.name.endswith("-py3-none-any.whl")  # nothing is compiled unless it is asked for


def test_the_installed_wheel_runs(distributions: Path, tmp_path: Path) -> None:
    (wheel,) = distributions.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    done = subprocess.run(
        [sys.executable, "-m", "newsfacts", "demo"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "troops" in done.stdout
