"""What can be wrong with a store: each error says it in one line, and what to do in another."""

from pathlib import Path


class StoreError(Exception):
    """A store that cannot be used as asked. ``hint`` is the next step."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class NoStore(StoreError):  # noqa: N818 - named for what is wrong
    """There is no store where one was looked for."""

    def __init__(self, where: Path, *, searched_upward: bool) -> None:
        message = f"no store in {where}"
        if searched_upward:
            message += " or any folder above it"
        super().__init__(message, "newsfacts ingest FOLDER makes one; --store names another")


class StoreLocked(StoreError):  # noqa: N818
    """Another process is writing."""

    def __init__(self, folder: Path, owner: str) -> None:
        super().__init__(
            f"{folder}: another ingest is writing ({owner})",
            "wait until it is done; reading is possible meanwhile",
        )


class WrongSchema(StoreError):  # noqa: N818
    """The store was made by a version that writes other records."""

    def __init__(self, folder: Path, found: object, expected: int) -> None:
        super().__init__(
            f"{folder}: schema version {found}, this newsfacts reads {expected}",
            "newsfacts store migrate reads its articles again; or ingest them into a new --store"
            if isinstance(found, int) and found < expected
            else "a later newsfacts made it: upgrade, or ingest the articles into a new --store",
        )


class BrokenSegment(StoreError):  # noqa: N818
    """A file of the store is not what was written; ``line`` counts from 1, None for all of it."""

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        where = str(path) if line is None else f"{path}:{line}"
        super().__init__(
            f"{where}: {reason}",
            "the file was changed or cut short: newsfacts store repair mends it; or restore it "
            "from a backup",
        )
        self.path = path
        self.line = line


class StoreChanged(StoreError):  # noqa: N818
    """An ingest replaced what was being read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: an ingest changed the store while it was read", "run it again")


class UnwritableStore(StoreError):  # noqa: N818
    """The system refuses to write: no permission, no space."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(
            f"{folder}: cannot write the store: {error.strerror or error}",
            "make room or name another place with --store; what was committed is safe, "
            "and the next ingest goes on from there",
        )


class UnknownName(StoreError, LookupError):  # noqa: N818
    """No article or fact answers to a name."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(f"no {what} {name!r}", NAME_HINTS.get(what, "an id is accepted"))


class AmbiguousName(StoreError, LookupError):  # noqa: N818
    """Several articles or facts answer to a name; ``candidates`` are all that were found."""

    def __init__(self, what: str, name: str, candidates: list[str]) -> None:
        shown = ", ".join(candidates[:SHOWN])
        more = f" and {len(candidates) - SHOWN} more" if len(candidates) > SHOWN else ""
        super().__init__(f"{what} {name!r} is ambiguous: {shown}{more}", "write more of it")
        self.candidates = candidates


NAME_HINTS = {
    "article": "an id, a path, or how one of them or a file name begins; "
    "newsfacts sources --dates lists the articles",
    "source": "a file or folder that articles were read from; newsfacts verify names those that "
    "are missing",
    "fact": "an id or how it begins; newsfacts facts lists them",
}
SHOWN = 8
