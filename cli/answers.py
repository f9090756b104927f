"""Answers on large stores are kept: the same question on the same store is worked out once.

What is kept is what was printed, named after everything that it hangs on: the store's manifest and
notes, the program, the settings, the command with its options, and how wide the screen is. It can
be deleted any time, and goes when the store changes.
"""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from newsfacts.cli.printing import Output
    from newsfacts.store.reading import Store

LARGE = 50_000  # facts of a store whose answers are worth keeping
LONGEST = 1 << 24  # characters of an answer
KEPT = 200  # answers

ROOMS = ("documents", "extractors", "store", "analysis", "cli")

WORDS: ContextVar[tuple[str, ...]] = ContextVar("words", default=())  # of the command line
RECORDER: "ContextVar[Recorder | None]" = ContextVar("recorder", default=None)


class Recalled(Exception):  # noqa: N818 - nothing went wrong
    """The answer was known, and is printed; ``code`` is the exit status that goes with it."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Tee(io.TextIOBase):
    """A stream that keeps a copy of what goes through it."""

    def __init__(self, stream: TextIO) -> None:
        self.copy: list[str] | None = []
        self._stream = stream
        self._size = 0

    def write(self, text: str) -> int:
        """Write on, and keep it while it is not too long."""
        self._size += len(text)
        if self._size > LONGEST:
            self.copy = None
        if self.copy is not None:
            self.copy.append(text)
        return self._stream.write(text)

    def flush(self) -> None:
        """Flush what is behind it."""
        self._stream.flush()

    def isatty(self) -> bool:
        """Whether a person is behind it."""
        return self._stream.isatty()

    def fileno(self) -> int:
        """The descriptor behind it."""
        return self._stream.fileno()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """As behind it."""
        return self._stream.encoding


class Recorder:
    """Listens to what a command prints, and keeps it when the command is done."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before = sys.stdout, sys.stderr
        self._out, self._err = Tee(sys.stdout), Tee(sys.stderr)
        sys.stdout, sys.stderr = self._out, self._err

    def close(self, code: int | None) -> None:
        """Stop listening; keep what was heard unless ``code`` is None, which is an error."""
        sys.stdout, sys.stderr = self._before
        if code is None or self._out.copy is None or self._err.copy is None:
            return
        import msgspec

        answer = ["".join(self._out.copy), "".join(self._err.copy), code]
        folder = self._path.parent
        temporary = self._path.with_suffix(f".{os.getpid()}.tmp")
        with suppress(OSError):  # a folder that cannot be written keeps nothing
            folder.mkdir(exist_ok=True)
            temporary.write_bytes(msgspec.json.encode(answer))
            temporary.replace(self._path)
            forget(folder, self._path.name.split("-")[1])


def recall(store: "Store", output: "Output", *, large: int | None = None) -> None:
    """Print the kept answer to the command that is running, or listen for it.

    Args:
        store: What is asked.
        output: Where the answer goes; only one that goes to stdout is kept.
        large: From how many facts on; LARGE when None.

    Raises:
        Recalled: The answer was known, and is printed.
    """
    if store.manifest.counts.facts < (LARGE if large is None else large) or output.path is not None:
        return
    path = path_of(store, output)
    answer = read_answer(path)
    if answer is None:
        RECORDER.set(Recorder(path))
        return
    out, err, code = answer
    sys.stdout.write(out)
    sys.stderr.write(err)
    raise Recalled(code)


def finish(code: int | None) -> None:
    """End the listening for an answer, if there was any."""
    recorder = RECORDER.get()
    if recorder is not None:
        RECORDER.set(None)
        recorder.close(code)


def read_answer(path: Path) -> tuple[str, str, int] | None:
    """A kept answer; None when there is none, or none that can be read."""
    import msgspec

    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[str, str, int])
    except (OSError, msgspec.MsgspecError):
        return None


def path_of(store: "Store", output: "Output") -> Path:
    """Where the answer to the running command is kept."""
    import hashlib

    from newsfacts.store.derived import derived_folder
    from newsfacts.store.locating import MANIFEST

    state = hashlib.blake2b((store.folder / MANIFEST).read_bytes(), digest_size=8).hexdigest()
    asked = hashlib.blake2b(repr(circumstances(store, output)).encode(), digest_size=16).hexdigest()
    return derived_folder(store.folder) / f"answer-{state}-{asked}.json"


def circumstances(store: "Store", output: "Output") -> list[Any]:
    """All that an answer hangs on besides the manifest."""
    from newsfacts.cli.screens import screen_of
    from newsfacts.cli.settings import find_settings
    from newsfacts.store.derived import DERIVED
    from newsfacts.store.locking import LOCK_NAME

    screen = screen_of(sys.stdout)
    settings = find_settings()
    return [
        WORDS.get(),
        sorted(pair for pair in os.environ.items() if pair[0].startswith("NEWSFACTS_")),
        output.format,
        (screen.is_terminal, screen.width, screen.color),
        str(store.folder.absolute()),
        _stamps(path for path in store.folder.iterdir() if path.name not in (DERIVED, LOCK_NAME)),
        settings.read_bytes() if settings is not None else b"",
        _stamps(path for room in ROOMS for path in _files_of(room)),
    ]


def forget(folder: Path, state: str) -> None:
    """Drop the answers of other states of the store, and the oldest of this one."""
    kept = []
    for path in folder.glob("answer-*.json"):
        if path.name.split("-")[1] == state:
            kept.append((path.stat().st_mtime_ns, path))
        else:
            path.unlink(missing_ok=True)
    for _, path in sorted(kept)[:-KEPT]:
        path.unlink(missing_ok=True)


def _files_of(room: str) -> Iterator[Path]:
    folder = Path(__file__).parents[1] / room
    return (path for path in folder.rglob("*") if path.suffix in (".py", ".toml", ".so", ".pyd"))


def _stamps(paths: Any) -> list[tuple[str, int, int]]:
    found = [(str(path), path.stat()) for path in sorted(paths)]
    return [(name, status.st_size, status.st_mtime_ns) for name, status in found]
