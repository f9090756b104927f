"""Where the figures of each metric stand in the segments: only what is asked for is read."""

import mmap
from array import array
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from newsfacts.extractors.facts import Fact
from newsfacts.store.errors import BrokenSegment
from newsfacts.store.kept import Kind, kept
from newsfacts.store.reading import BROKEN, FACTS, Store, needle

PLACES = Kind("figures", ("facts",))
QUANTITY = needle("kind", "quantity")
METRIC = b'"metric":"'


class Figures(NamedTuple):
    """The figures of some metrics of a store, found and not yet read."""

    total: int
    store: Store
    places: "list[array[int]]"  # for each segment, start and length of each line

    def read(self) -> Iterator[Fact]:
        """Each of them, in the order of the store; what is broken is told as ``Store`` does."""
        for number, places in enumerate(self.places):
            if places:
                yield from self._read_segment(number, places)

    def _read_segment(self, number: int, places: "array[int]") -> Iterator[Fact]:
        with self.store.open_segment("facts", number) as file:
            payload = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        with payload:
            for at in range(0, len(places), 2):
                start = places[at]
                try:
                    fact = FACTS.decode(payload[start : start + places[at + 1]])
                except BROKEN as error:
                    line = payload[:start].count(b"\n") + 1
                    path = self.store.segment_file("facts", number)
                    self.store.tell(BrokenSegment(path, line, str(error)))
                    continue
                yield fact


def figures_of(store: Store, is_wanted: Callable[[str], bool]) -> Figures:
    """The figures of the metrics that are wanted, as they are stored, whatever reviews say."""
    places = []
    for number in range(len(store.manifest.segments)):
        of_metric = kept(store, number, PLACES, dict[str, bytes], lambda n: _places_of(store, n))
        wanted = [spots for metric, spots in of_metric.items() if is_wanted(metric)]
        places.append(_merged(wanted))
    return Figures(sum(map(len, places)) // 2, store, places)


def _merged(wanted: list[bytes]) -> "array[int]":
    """The places of several metrics, in their order."""
    found = array("Q")
    for spots in wanted:
        found.frombytes(spots)
    if len(wanted) < 2:
        return found
    pairs = sorted(zip(found[::2], found[1::2], strict=True))
    return array("Q", (each for pair in pairs for each in pair))


def _places_of(store: Store, number: int) -> dict[str, bytes]:
    """For each metric of a segment, start and length of the line of each of its figures."""
    found: dict[bytes, array[int]] = {}
    start = 0
    with store.open_segment("facts", number) as file:
        for line in file:
            if QUANTITY in line:
                at = line.find(METRIC) + len(METRIC)
                metric = line[at : line.find(b'"', at)]
                spots = found.get(metric)
                if spots is None:
                    spots = found[metric] = array("Q")
                spots.extend((start, len(line)))
            start += len(line)
    return {
        msgspec.json.decode(b'"' + metric + b'"', type=str): spots.tobytes()
        for metric, spots in found.items()
    }
