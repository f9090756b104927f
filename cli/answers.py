"""Answers on large stores are kept: the same question on the same store is worked out once.

What is kept is what was printed, named after everything that it hangs on: the store's manifest and
notes, the program, the settings, the command with its options, and how wide the screen is. It can
be deleted any time, and goes when the store changes.
"""

import io
import os
import sys
from contextlib import suppress
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO
from zlib import crc32

if TYPE_CHECKING:
    from newsfacts.cli.printing import Output
    from newsfacts.store.reading import Store

LARGE = 50_000  # facts of a store whose answers are worth keeping
LONGEST = 1 << 24  # characters of an answer
KEPT = 200  # answers

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
        keep(self._path, msgspec.json.encode(answer), KEPT)


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

    payload = read_kept(path)
    try:
        return msgspec.json.decode(payload, type=tuple[str, str, int]) if payload else None
    except msgspec.MsgspecError:
        return None


def path_of(store: "Store", output: "Output") -> Path:
    """Where the answer to the running command is kept."""
    from newsfacts.cli.screens import screen_of

    screen = screen_of(sys.stdout)
    shown = (screen.is_terminal, screen.width, screen.color)
    return path_for(store, "answer", [WORDS.get(), output.format, shown])


def path_for(store: "Store", what: str, asked: Any) -> Path:
    """Where something is kept that hangs on what is asked, a store and all around it."""
    import hashlib

    from newsfacts.store.derived import derived_folder
    from newsfacts.store.locating import MANIFEST

    state = hashlib.blake2b((store.folder / MANIFEST).read_bytes(), digest_size=8).hexdigest()
    around = repr([asked, *circumstances(store)]).encode()
    name = hashlib.blake2b(around, digest_size=16).hexdigest()
    return derived_folder(store.folder) / f"{what}-{state}-{name}.kept"


def circumstances(store: "Store") -> list[Any]:
    """All that an answer hangs on besides the manifest and what is asked."""
    from newsfacts.cli.settings import find_settings
    from newsfacts.store.derived import DERIVED
    from newsfacts.store.locking import LOCK_NAME
    from newsfacts.store.program import program_state, stamps_of

    settings = find_settings()
    return [
        sorted(pair for pair in os.environ.items() if pair[0].startswith("NEWSFACTS_")),
        str(store.folder.absolute()),
        stamps_of(path for path in store.folder.iterdir() if path.name not in (DERIVED, LOCK_NAME)),
        settings.read_bytes() if settings is not None else b"",
        program_state(),
    ]


def keep(path: Path, payload: bytes, most: int) -> None:
    """Keep something under a name of ``path_for``, and so many of its kind.

    What was kept of other states of the store goes, and the oldest of this one.
    """
    what, state, _ = path.name.split("-")
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    with suppress(OSError):  # a folder that cannot be written keeps nothing
        path.parent.mkdir(exist_ok=True)
        temporary.write_bytes(b"%d\n" % crc32(payload) + payload)
        temporary.replace(path)
        kept = []
        for other in path.parent.glob(f"{what}-*{path.suffix}"):
            if other.name.split("-")[1] == state:
                kept.append((other.stat().st_mtime_ns, other))
            else:
                other.unlink(missing_ok=True)
        for _, other in sorted(kept)[:-most]:
            other.unlink(missing_ok=True)


def read_kept(path: Path) -> bytes | None:
    """What was kept under a name; None when there is nothing, or not the whole of it."""
    try:
        checksum, payload = path.read_bytes().split(b"\n", 1)
    except (OSError, ValueError):
        return None
    return payload if checksum == b"%d" % crc32(payload) else None
