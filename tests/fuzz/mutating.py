"""New inputs from old ones: bytes as any fuzzer makes them, and words as news has them."""

import random

TEXT = """
12 3.5 1,000 2014 20th million hundred and a half of to - – / $ £ ( ) % percent about more than up
one two dozen few couple troops killed years old km m bn from rose fell between no number in 10
North Korean , . ’s “ ” " ' said on Tuesday that according Pentagon officials he she they who were
could be as high while believe by December last May 5 2024-10-30 Oct. 5 a.m. p.m. 9:30 U.S. Dr.
Ruiz Lima the ministry told reporters “We lost it was estimated — (Reuters) Copyright © Photo:
Read more aged 23 -year-old third 1/2 hundreds thousands tens some few 's İ 5 5,0 5.000 1e9 ٣ ½ ²
Ⅻ 10-12 $2.5bn 3.4% €5m °C km2
"""
WORDS = TEXT.split()
JOINTS = (
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "",
    ", ",
    ". ",
    "\n- ",
    "\t",
    "\u00a0",
    "\u2028",
    "\x00",
)


def mutate_words(data: bytes, size: int, seed: int) -> bytes:
    """The data with words taken out, doubled, moved or put in; at most ``size`` bytes."""
    choose = random.Random(seed)
    words = data.decode("utf-8", "replace").split(" ")
    for _ in range(choose.randint(1, 6)):
        at = choose.randrange(len(words) + 1)
        deed = choose.randrange(6)
        if deed == 0:
            words[at : at + choose.randint(1, 4)] = []
        elif deed == 1:
            words[at:at] = words[at : at + choose.randint(1, 8)] * choose.randint(1, 3)
        elif deed == 2 and words:
            other = choose.randrange(len(words))
            words[at:at] = words[other : other + choose.randint(1, 12)]
        else:
            made = "".join(
                choose.choice(WORDS) + choose.choice(JOINTS) for _ in range(choose.randint(1, 5))
            )
            words.insert(at, made)
    return " ".join(words).encode("utf-8", "replace")[:size]


def mutate_bytes(data: bytes, size: int, seed: int) -> bytes:
    """The data with bytes changed, cut, doubled or put in; at most ``size``."""
    choose = random.Random(seed)
    made = bytearray(data)
    for _ in range(choose.randint(1, 8)):
        at = choose.randrange(len(made) + 1)
        deed = choose.randrange(5)
        if deed == 0:
            del made[at : at + choose.randint(1, 16)]
        elif deed == 1:
            made[at:at] = made[at : at + choose.randint(1, 32)]
        elif deed == 2:
            made[at:at] = choose.randbytes(choose.randint(1, 4))
        elif deed == 3:
            made[at:at] = choose.choice(
                (b"\0", b"\xff", b'"', b"{", b"[", b"<", b"\n", b"\\u", b",")
            )
        elif at < len(made):
            made[at] ^= 1 << choose.randrange(8)
    return bytes(made[:size])
