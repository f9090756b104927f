"""What a reader of a store may ask for."""

from typing import get_args

from newsfacts.documents.records import ZoneName
from newsfacts.documents.unknowns import check_word
from newsfacts.extractors.facts import Kind
from newsfacts.extractors.mentions import Modality


def check_asked(kind: str | None, zone: str | None, modality: str | None) -> None:
    """Refuse words that no fact can have: what they would find is nothing, whatever the store.

    Raises:
        WrongArgument: With the nearest word as the hint.
    """
    check_word("kind", kind, get_args(Kind))
    check_word("zone", zone, get_args(ZoneName))
    check_word("modality", modality, get_args(Modality))
