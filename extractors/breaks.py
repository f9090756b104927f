"""Where a line break ends a sentence: no figure reaches across it, as it may in wire copy."""

from newsfacts.extractors.scanning import Scan


def breaks_before(scan: Scan, index: int) -> bool:
    """Whether the word ``index`` begins a sentence on another line than the word before it."""
    if index == 0 or index >= len(scan.words):
        return False
    end, start = scan.ends[index - 1], scan.starts[index]
    if start == end or (start == end + 1 and scan.text[end] != "\n"):
        return False
    if "\n" not in scan.text[end:start]:
        return False
    return scan.sentence_index(scan.starts[index - 1]) != scan.sentence_index(start)
