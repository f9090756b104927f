"""The optional compiled build: ``NEWSFACTS_USE_MYPYC=1 pip install .`` (docs/scale.md).

Without the variable this file does nothing, and pyproject.toml says all there is to say. With it,
mypyc turns the modules that read articles into C extensions, which lie beside their sources in the
wheel: the rooms below, and what makes an article of a text. A module that holds a record of msgspec
stays as it is: such a class is made by its metaclass and cannot be compiled. An editable install
stays as it is, too: an edit must show.
"""

import ast
import os
import shutil
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir
from itertools import chain
from pathlib import Path
from typing import Any

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError, CCompilerError

VARIABLE = "NEWSFACTS_USE_MYPYC"
ROOMS = ("newsfacts.extractors",)  # with the packages inside; where the time of reading goes
BUILDER = "newsfacts.documents.building"  # makes an article of a text; with what it imports
KEPT = (  # stay interpreted
    "newsfacts.documents.articles",  # its named tuples are in records: msgspec reads their types
    "newsfacts.extractors.library",  # the front: says in its own words what it does not take
)
# What the build needs beside setuptools: the compiler, and the types of what the modules import.
REQUIRES = ["mypy==2.4.*", "msgspec", "types-dateparser", "types-regex"]
LIBRARY = "newsfacts.core"  # the library newsfacts/core__mypyc has all code, modules point to it
OPTIMISATION = "2"
ROOT = Path(__file__).parent
STAGE = Path("build", "mypyc")  # the packages as they are installed, with the C code in c/


class BuildCompiled(build_ext):
    """Builds with all cores, and says in one sentence what is missing."""

    def build_extensions(self) -> None:
        """Compile and link."""
        compile_some = self.compiler.compile

        def compile_all(sources: list[str], *args: Any, **options: Any) -> list[str]:
            def compile_one(source: str) -> list[str]:
                return compile_some([source], *args, **options)

            with ThreadPoolExecutor(os.cpu_count()) as pool:
                return list(chain.from_iterable(pool.map(compile_one, sources)))

        self.compiler.compile = compile_all
        super().build_extensions()


def package_folders() -> dict[str, Path]:
    """The folder of each package, as pyproject.toml maps them."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        tool = tomllib.load(file)["tool"]["setuptools"]
    folders = {}
    for package in tool["packages"]:
        room = ".".join(package.split(".")[:2])
        inside = package.split(".")[2:]
        folders[package] = Path(tool["package-dir"].get(room, room), *inside)
    return folders


def compiled_modules() -> dict[str, Path]:
    """The modules to compile, by name, with their sources."""
    modules = {
        f"{package}.{path.stem}": path
        for package, folder in package_folders().items()
        for path in sorted((ROOT / folder).glob("*.py"))
        if path.stem != "__init__"
    }
    chosen = {name for name in modules if name.startswith(ROOMS)}
    waiting = [BUILDER]
    while waiting:
        name = waiting.pop()
        chosen.add(name)
        waiting.extend((imported(modules[name]) & modules.keys()) - chosen)
    chosen -= {*KEPT, *(name for name in chosen if holds_records(modules[name]))}
    return {name: modules[name] for name in sorted(chosen)}


def imported(path: Path) -> set[str]:
    """The modules that a module imports from."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def holds_records(path: Path) -> bool:
    """Whether a module defines a class of msgspec's."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(
        ast.unparse(base) == "msgspec.Struct"
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
    )


def compile_modules() -> list[Extension]:
    """Write the C code of the modules; the extensions that build it."""
    try:
        from mypyc.build import mypycify
    except ImportError:
        sys.exit(f"error: {VARIABLE}=1 needs mypyc; run: pip install '{REQUIRES[0]}'")
    stage = ROOT / STAGE
    shutil.rmtree(stage, ignore_errors=True)
    for package, folder in package_folders().items():
        target = stage.joinpath(*package.split("."))
        target.mkdir(parents=True, exist_ok=True)
        for path in (ROOT / folder).glob("*.py"):
            shutil.copyfile(path, target / path.name)
    paths = [f"{name.replace('.', '/')}.py" for name in compiled_modules()]
    with chdir(stage):  # so that tracebacks name newsfacts/extractors/…
        extensions = mypycify(
            ["--config-file=", "--ignore-missing-imports", "--cache-dir=cache", *paths],
            opt_level=OPTIMISATION,
            debug_level="0",
            multi_file=True,
            target_dir="c",
            group_name=LIBRARY,
        )
    for extension in extensions:
        extension.include_dirs.append("c/newsfacts")  # where a name with a dot puts its headers
        for listed in (extension.sources, extension.include_dirs, extension.depends):
            listed[:] = [str(STAGE / each) for each in listed]  # an absolute path stays
    return extensions


def check_compiler() -> None:
    """Leave at once, not after minutes, where there is no compiler."""
    from setuptools._distutils import ccompiler, sysconfig

    compiler = ccompiler.new_compiler()
    sysconfig.customize_compiler(compiler)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "probe.c")
        source.write_text("#include <Python.h>\n", encoding="utf-8")
        try:
            compiler.compile(
                [str(source)], folder, include_dirs=[sysconfig.get_python_inc()], extra_preargs=[]
            )
        except (BaseError, CCompilerError) as error:
            sys.exit(
                f"error: {VARIABLE}=1 needs a C compiler and the headers of Python: {error}\n"
                f"hint: unset {VARIABLE} for the same program without compiled modules"
            )


if __name__ == "__main__":
    if os.environ.get(VARIABLE, "0") in ("", "0"):
        setup()
    elif "bdist_wheel" in sys.argv:
        check_compiler()
        setup(ext_modules=compile_modules(), cmdclass={"build_ext": BuildCompiled})
    else:  # sdist, editable_wheel, or the question what a wheel needs
        setup(setup_requires=REQUIRES if "egg_info" in sys.argv else [])
