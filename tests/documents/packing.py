"""What the tests of this room pack: streams, archives and crawls, made as they are needed."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping

import zstandard

PACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": lambda payload: gzip.compress(payload, mtime=0),
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": lambda payload: zstandard.ZstdCompressor().compress(payload),
}
PAGE = "<html><body><article>{}</article></body></html>"
PARAGRAPH = (
    "<p>Two people died and 14 were hurt when a ferry burned off Lima on Friday, officials said. "
    "The boat, which had 120 people on board, was on its way to the islands when it stopped.</p>"
)


def make_zip(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, payload in members.items():
            archive.writestr(zipfile.ZipInfo(name), payload, method)
    return made.getvalue()


def make_tar(members: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, payload in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(payload)
            archive.addfile(entry, io.BytesIO(payload))
    return made.getvalue()


def make_page(title: str = "Ferry fire") -> bytes:
    return PAGE.format(f"<h1>{title}</h1>{PARAGRAPH * 3}").encode()


def capture(
    payload: bytes,
    *,
    url: str = "https://example.com/a",
    type: str = "text/html; charset=utf-8",  # noqa: A002 - as the header is called
    identity: str = "00000000-0000-0000-0000-000000000001",
    status: str = "200 OK",
    headers: str = "",
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n{headers}\r\n".encode() + payload
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2024-01-02T03:04:05Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{identity}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"
