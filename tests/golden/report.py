"""Print the table of the golden corpus beside its floors, and every disagreement.

python -m tests.golden.report [--errors] [--article NAME]
"""

import argparse
import sys
import tomllib

from tests.golden import corpus, scoring

PARTS = ("value", "modifier", "metric", "subject", "claimant", "modality", "time", "place")


def main() -> int:
    """Print the table; with ``--errors`` what is missed, extra and wrong, article by article."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--article", help="errors of the articles whose name begins so")
    options = parser.parse_args()
    if options.errors or options.article:
        print_errors(options.article or "")
    baseline = tomllib.loads((corpus.FOLDER / "baseline.toml").read_text(encoding="utf-8"))
    for group in corpus.GROUPS:
        print(f"\n{group:22} {'reached':>7} {'floor':>7}")
        for measure, value in corpus.measure(group).items():
            print(f"{measure:22} {value:7.3f} {baseline[group].get(measure, 0):7.3f}")
    return 0


def print_errors(prefix: str) -> None:
    """Every annotated or found item on which the two sides differ."""
    articles = [*corpus.read_articles(), *corpus.read_seeds()]
    texts = {article.name: article.text for article in articles}
    facts = corpus.find_facts(article for article in articles if article.name.startswith(prefix))
    claims, times, attributions = (
        [item for name in names for item in corpus.read_gold(name)]
        for names in (
            ("claims.jsonl", "seeds-claims.jsonl"),
            ("times.jsonl",),
            ("attributions.jsonl",),
        )
    )
    found_claims = corpus.found_claims(facts)
    found_times = corpus.found_times(facts, times)
    found_quotes = scoring.outermost(corpus.found_attributions(facts, attributions))
    for name, text in texts.items():
        if not name.startswith(prefix):
            continue
        print(f"\n## {name}")
        show(claims, found_claims, name, text, "claim")
        show(times, found_times, name, text, "time")
        show(attributions, found_quotes, name, text, "attribution")


def show(
    gold: list[scoring.Record], found: list[scoring.Record], name: str, text: str, kind: str
) -> None:
    """The disagreements about one article and one kind, in text order."""
    gold = [item for item in gold if item["article"] == name]
    found = [item for item in found if item["article"] == name]
    if kind == "claim":
        pairs = scoring.pair_claims(gold, found)
    elif kind == "time":
        pairs = scoring.pair_times(gold, found)
    else:
        pairs = scoring.pair_attributions(gold, found, {name: text})
    lines = [
        (g["start"] if "start" in g else g["content"][0][0], line)
        for g, f in pairs
        if (line := difference(kind, g, f, text))
    ]
    paired_gold = [g for g, _ in pairs]
    paired_found = [f for _, f in pairs]
    lines += [
        (at(item), f"missed {context(item, text)} {brief(kind, item, text)}")
        for item in gold
        if not any(item is g for g in paired_gold)
    ]
    lines += [
        (at(item), f"extra  {context(item, text)} {brief(kind, item, text)}")
        for item in found
        if not any(item is f for f in paired_found)
    ]
    for _, line in sorted(lines):
        print(f"{kind}: {line}")


def difference(kind: str, gold: scoring.Record, found: scoring.Record, text: str) -> str | None:
    """What is wrong with a pair, or None."""
    if kind == "time":
        if found["value"] in gold["value"]:
            return None
        return f"wrong  {context(gold, text)} value: {gold['value']} got {found['value']}"
    if kind == "attribution":
        if scoring.same_source(gold, found, text):
            return None
        return f"wrong  {context(gold, text)} source: {words(text, gold)} got {words(text, found)}"
    wrong = []
    for part in PARTS:
        if part in ("subject", "place") and gold[part] is None:
            continue
        if not scoring.part_fits(part, gold, found):
            if part == "value":
                wrong.append(
                    f"value: {gold['low']}..{gold['high']} got "
                    f"{found['low']}..{found['high']} ({found['text']!r})"
                )
            else:
                wrong.append(f"{part}: {gold[part]} got {found[part]}")
    return f"wrong  {context(gold, text)} {'; '.join(wrong)}" if wrong else None


def at(item: scoring.Record) -> int:
    """Where an item begins."""
    return int(item["start"] if "start" in item else item["content"][0][0])


def context(item: scoring.Record, text: str) -> str:
    """The item in brackets with the words around it."""
    start = at(item)
    end = item["end"] if "end" in item else item["content"][-1][1]
    marked = f"{text[max(0, start - 50) : start]}[[{text[start:end]}]]{text[end : end + 40]}"
    return " ".join(marked.split())


def brief(kind: str, item: scoring.Record, text: str) -> str:
    """The parts of an item that was left over."""
    if kind == "claim":
        return f"({item['low']}..{item['high']} {item['metric']}, {item['claimant']})"
    return f"({item['value']})" if kind == "time" else f"(source {words(text, item)})"


def words(text: str, item: scoring.Record) -> str:
    """The words of the source."""
    return " … ".join(text[start:end] for start, end in item["source"]) or "nobody"


if __name__ == "__main__":
    sys.exit(main())
