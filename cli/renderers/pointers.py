"""How drawings point at articles and facts."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsfacts.cli.evidence import References
    from newsfacts.store.reading import Store


class Labels(Mapping[str, str]):
    """What articles are called, by id, each worked out when it is asked for."""

    def __init__(self, paths: Mapping[str, str], names: Mapping[str, str]) -> None:
        self._paths = paths
        self._names = names
        self._are_records = _are_of_one_file(paths, names)

    def __getitem__(self, article: str) -> str:
        path = self._paths[article]
        label = self._names.get(path, path)
        return label.partition("#")[2] if self._are_records else label

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _are_of_one_file(paths: Mapping[str, str], names: Mapping[str, str]) -> bool:
    """Whether all articles are records of one file, which labels then need not name."""
    told = [path.rsplit("/", 1)[-1].rpartition("#") for path in paths.values()]
    if not told or not all(mark for _, mark, _ in told):
        return False
    records = {record for _, _, record in told}
    if len(records) == len(told) and "" not in records:
        return True  # each is called by its record alone
    files = {names.get(path, path).partition("#")[0] for path in paths.values()}
    return len(files) == 1 and all("#" in names.get(path, path) for path in paths.values())


class Pointers(NamedTuple):
    """How a drawing points at facts and articles."""

    labels: Mapping[str, str]  # what articles are called, by id
    digits: int | None  # of a fact's id

    @classmethod
    def of(cls, store: "Store", references: "References") -> "Pointers":
        """Short names of the articles of a store; records of one file by their own ids."""
        paths = references.paths or {e.id: e.path or e.id for _, e in store.entries()}
        return cls(Labels(paths, references.names), references.digits)

    def article(self, article: str) -> str:
        """What an article is called."""
        return self.labels.get(article, article)

    def fact(self, fact: str) -> str:
        """The shortest unique beginning of an id."""
        return fact[: self.digits]
