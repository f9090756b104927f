"""``python -m tests.fuzz TARGET --seconds 600``: try inputs until the time is over.

With atheris (``pip install atheris``) inputs that reach new code are kept and built upon; without
it they are mutations of the corpus. What breaks a promise is written to ``tests/fuzz/found``, one
file a fault, and the run goes on. ``--keep`` adds inputs that reached new code to the corpus.
"""

import argparse
import hashlib
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType

HERE = Path(__file__).parent
HANG = 20  # seconds of processor time that one input may take
SIZE = 6000  # bytes of an input


class Hang(Exception):  # noqa: N818 - says what happened
    """An input took too long."""


def main() -> None:
    """Run one target."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=["text", "inputs", "store", "words"])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, help="folder for what atheris keeps")
    parser.add_argument("--plain", action="store_true", help="without atheris")
    options = parser.parse_args()
    corpus = HERE / "corpus" / options.target
    signal.signal(signal.SIGPROF, _hang)
    if options.plain:
        run_plain(options.target, corpus, options.seconds, options.seed)
    else:
        run_atheris(options.target, corpus, options.seconds, options.seed, options.work)


def run_plain(target: str, corpus: Path, seconds: int, seed: int) -> None:
    """Mutations of the corpus, without a measure of what they reach."""
    from tests.fuzz.mutating import mutate_bytes, mutate_words
    from tests.fuzz.targets import TARGETS

    attempt = guarded(target, TARGETS[target])
    choose = random.Random(seed)
    known = [path.read_bytes() for path in sorted(corpus.iterdir())]
    count, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        mutate = mutate_words if target == "text" or choose.random() < 0.3 else mutate_bytes
        attempt(mutate(choose.choice(known), SIZE, choose.randrange(1 << 30)))
        count += 1
    print(f"{target}: {count} inputs")


def run_atheris(target: str, corpus: Path, seconds: int, seed: int, work: Path | None) -> None:
    """Let atheris choose, and say what is new of what it reached."""
    import atheris

    with atheris.instrument_imports(include=["newsfacts"]):
        from tests.fuzz.targets import TARGETS
    from tests.fuzz.mutating import mutate_words

    def mutate(data: bytes, size: int, seed: int) -> bytes:
        if (seed % 2 and target in {"text", "words"}) or seed % 5 == 0:
            return data[:1] + mutate_words(data[1:], size - 1, seed)
        return bytes(atheris.Mutate(data, size))

    folder = work or HERE / "work" / target
    folder.mkdir(parents=True, exist_ok=True)
    arguments = [
        sys.argv[0],
        str(folder),
        str(corpus),
        f"-max_total_time={seconds}",
        f"-seed={seed}",
        f"-max_len={SIZE}",
        "-timeout=120",
        "-rss_limit_mb=3000",
        "-print_final_stats=1",
    ]
    atheris.Setup(arguments, guarded(target, TARGETS[target]), custom_mutator=mutate)
    atheris.Fuzz()


def guarded(target: str, read: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """What tries an input, and writes it down where it breaks a promise."""
    told: set[str] = set()

    def attempt(data: bytes) -> None:
        signal.setitimer(signal.ITIMER_PROF, HANG)
        try:
            read(data)
        except Exception as error:
            signal.setitimer(signal.ITIMER_PROF, 0)
            frames = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} {frames.filename}:{frames.lineno}"
            if where in told:
                return
            told.add(where)
            name = hashlib.sha256(data).hexdigest()[:12]
            found = HERE / "found" / target
            found.mkdir(parents=True, exist_ok=True)
            (found / name).write_bytes(data)
            (found / f"{name}.txt").write_text(traceback.format_exc(), "utf-8")
            print(f"FOUND {target} {name}: {where}: {error}"[:300], flush=True)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    return attempt


def _hang(signum: int, frame: FrameType | None) -> None:
    raise Hang(f"took more than {HANG} s")


if __name__ == "__main__":
    main()
