"""WARC: web pages and plain texts out of a crawl, with the address that each came from.

The day of the crawl is no publication date, and is not taken for one.
"""

import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from newsfacts.documents.articles import SIZE_LIMIT
from newsfacts.documents.streams import (
    Allowance,
    ByteStream,
    Kept,
    MissingExtra,
    Unreadable,
    unpack,
)

TEXTS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
}
ZLIB_ENCODINGS = ("gzip", "x-gzip")
PAGE_FOUND = 200


class Capture(NamedTuple):
    """A response: what it is, where it came from, its bytes or what is wrong with them."""

    identity: str
    url: str | None
    format: str  # "html" or "text"
    charset: str | None
    payload: bytes
    error: Unreadable | None = None


def read_captures(stream: ByteStream, allowance: Allowance) -> Iterator[Capture]:
    """The pages and texts of a WARC, in its order; pictures, redirects and errors are passed over.

    Raises:
        MissingExtra: fastwarc is not installed.
        Unreadable: The file is broken or cut off; what came before counts.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise MissingExtra("WARC", "warc,html") from error  # nearly all captures are pages
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    kept = Kept(stream)  # its reader must not be crossed by an exception
    try:
        records = ArchiveIterator(
            kept,  # type: ignore[arg-type]  # it only reads and tells
            record_types=wanted,
            parse_http=True,
            auto_decode="transfer",
            stream_detect=False,
        )
        for number, record in enumerate(records, start=1):
            capture = read_capture(number, record, allowance)
            kept.check()
            if capture is not None:
                yield capture
    except OSError as error:
        kept.check()
        raise Unreadable(f"broken: {error}".rstrip("."), "copy or fetch it again") from error
    kept.check()


def read_capture(number: int, record: Any, allowance: Allowance) -> Capture | None:
    """What a record holds, when it is a page or text that was found."""
    http = record.http_headers
    kind = record.http_content_type if http is not None else None
    kind = kind or record.headers.get("Content-Type", "")
    found = TEXTS.get(kind.partition(";")[0].strip().lower())
    if found is None or (http is not None and http.status_code not in (PAGE_FOUND, None)):
        return None
    identity = (record.record_id or f"record {number}").strip("<>").removeprefix("urn:uuid:")
    url = record.headers.get("WARC-Target-URI", "").strip("<>") or None
    payload: bytes = record.reader.read(SIZE_LIMIT + 1)
    capture = Capture(identity, url, found, record.http_charset, payload)
    packing = (http.get("Content-Encoding", "") if http is not None else "").strip().lower()
    try:
        if len(payload) > SIZE_LIMIT:
            raise Unreadable(f"larger than {SIZE_LIMIT // 1_000_000} MB for one article")
        if not payload and record.content_length:
            raise Unreadable("cut off: the archive ends in it", "copy or fetch it again")
        return capture._replace(payload=decoded(payload, packing, allowance))
    except Unreadable as error:
        return capture._replace(payload=b"", error=error)


def decoded(payload: bytes, packing: str, allowance: Allowance) -> bytes:
    """A payload without the packing it was sent in.

    Raises:
        Unreadable: It is broken, too large, or packed in a way that is not read.
    """
    if packing in ("", "identity", "none"):
        return payload
    if packing in ZLIB_ENCODINGS and payload.startswith(b"\x1f\x8b"):
        return b"".join(unpack(ByteStream(iter([payload])), "gzip", allowance))
    if packing == "deflate":
        return inflated(payload)
    if packing in ZLIB_ENCODINGS:
        return payload  # said to be packed, but it was unpacked when it was stored
    raise Unreadable(f"packed as {packing}, which is not read")


def inflated(payload: bytes) -> bytes:
    """A payload that was sent deflated, with or without a header."""
    for wbits in (15, -15):
        try:
            return zlib.decompressobj(wbits=wbits).decompress(payload, SIZE_LIMIT)
        except zlib.error:
            continue
    raise Unreadable("broken: its deflate data cannot be unpacked")
