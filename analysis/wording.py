"""How claims read inside a reason: figures, names, articles."""

from collections.abc import Mapping

from newsfacts.analysis.claims import Claim


def number_words(value: float) -> str:
    """A number with separators and no needless zeros.

    >>> number_words(12000.0), number_words(0.5)
    ('12,000', '0.5')
    """
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.10g}"


def figure_words(claim: Claim) -> str:
    """The figure of a claim: the number where it is one, else the words as written, quoted."""
    fact = claim.fact
    quantity = fact.quantity
    if quantity is not None and quantity.modifier in ("exact", "approx", "range"):
        if claim.kind == "measure" and quantity.unit:
            return fact.text
        if claim.low is not None and claim.high is not None:
            low, high = number_words(claim.low), number_words(claim.high)
            return low if low == high else f"{low} to {high}"
    return f"“{fact.text}”"


def speaker_words(claim: Claim) -> str:
    """Who says it: a name, "nobody" or "the article itself"."""
    if claim.own_voice:
        return "the article itself"
    return claim.name or "nobody"


def article_words(article: str, labels: Mapping[str, str]) -> str:
    """What an article is called."""
    return labels.get(article, article)


def listed(words: list[str]) -> str:
    """Words as a list in a sentence.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
