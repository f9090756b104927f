"""The zones of an article: which lines are headline, body, bullet, post, caption, footer."""

import re

from newsfacts.documents.records import Zone, ZoneName

LINE_RE = re.compile(r"[^\n]*\n?")
STAMP_RE = re.compile(r"\s*[—–-]{1,2} .{1,80}\(@\w+\)")


def find_zones(text: str) -> tuple[Zone, ...]:
    """Zones that cover the text in order, in whole lines."""
    lines = [m for m in LINE_RE.finditer(text) if m.group()]
    names: list[ZoneName] = []
    for line in lines:
        stripped = line.group().strip()
        if re.match(r"[-*•] ", stripped):
            names.append("bullet")
        elif STAMP_RE.match(stripped):
            if names:
                names[-1] = "post"
            names.append("post")
        elif stripped and len(stripped) < 100 and stripped[-1] not in ".?!\"'”’":
            names.append("headline")
        else:
            names.append(names[-1] if names and not stripped else "body")
    zones: list[Zone] = []
    for line, name in zip(lines, names, strict=True):
        if zones and zones[-1].name == name:
            zones[-1] = zones[-1]._replace(end=line.end())
        else:
            zones.append(Zone(line.start(), line.end(), name))
    return tuple(zones)
