"""How drawings point at articles and facts."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsfacts.cli.evidence import References
    from newsfacts.store.reading import Store


class Pointers(NamedTuple):
    """How a drawing points at facts and articles."""

    labels: Mapping[str, str]  # what articles are called, by id
    digits: int | None  # of a fact's id

    @classmethod
    def of(cls, store: "Store", references: "References") -> "Pointers":
        """Short names of the articles of a store; records of one file by their own ids."""
        names = references.names
        labels = {}
        for _, entry in store.entries():
            path = entry.path or entry.id
            labels[entry.id] = names.get(path, path)
        files = {label.partition("#")[0] for label in labels.values() if "#" in label}
        if len(files) == 1 and all("#" in label for label in labels.values()):
            labels = {ident: label.partition("#")[2] for ident, label in labels.items()}
        return cls(labels, references.digits)

    def article(self, article: str) -> str:
        """What an article is called."""
        return self.labels.get(article, article)

    def fact(self, fact: str) -> str:
        """The shortest unique beginning of an id."""
        return fact[: self.digits]
