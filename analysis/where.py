"""A small expression language over the keys of a fact: ``quantity.low>=1000 and zone=body``.

Nothing is evaluated as Python. A comparison is a dotted key, one of ``= != < <= > >= ~`` (contains)
and a value; comparisons combine with ``and``, ``or``, ``not`` and parentheses. A key alone asks
whether it has a value. Text is compared without regard to case, a key that runs through a list
(``places.name``) holds when it holds for one entry, and ``null`` is the absent value.
"""

import difflib
import re
import types
import typing
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import msgspec

from newsfacts.extractors.facts import Fact

Predicate: TypeAlias = Callable[[Fact], bool]

TOKEN_RE = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<bracket>[()])
  | (?P<operator>!=|<=|>=|==|=|<|>|~)
  | (?P<quoted>"[^"]*"|'[^']*')
  | (?P<word>[^\s()=<>~!"']+)
    """,
    re.VERBOSE,
)
KEYWORDS = frozenset({"and", "or", "not"})


class WhereError(ValueError):
    """An expression that cannot be read; ``hint`` says what would do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Token(NamedTuple):
    """A piece of an expression; ``kind`` is the name of its group in the pattern."""

    kind: str
    text: str
    start: int


def parse_where(expression: str) -> Predicate:
    """A test of facts, read from ``expression``.

    Raises:
        WhereError: The expression is malformed, or names a key that facts do not have.

    Example:
        >>> parse_where("quantity.low >= 1000 and not claimant.type = anonymous")  # doctest: +SKIP
    """
    parser = _Parser(expression)
    predicate = parser.either()
    parser.expect_end()
    return predicate


@cache
def fact_keys() -> tuple[str, ...]:
    """Every dotted key of a fact that leads to a value, in the order of the record."""
    return tuple(_keys_of(Fact, ""))


def _keys_of(record: type, prefix: str) -> Iterator[str]:
    for name, hint in typing.get_type_hints(record).items():
        yield f"{prefix}{name}"
        inner = _record_in(hint)
        if inner is not None:
            yield from _keys_of(inner, f"{prefix}{name}.")


def _record_in(hint: Any) -> type | None:
    """The record type inside ``X | None`` or ``tuple[X, ...]``."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return hint
    if typing.get_origin(hint) in (types.UnionType, typing.Union, tuple):
        for part in typing.get_args(hint):
            inner = _record_in(part)
            if inner is not None:
                return inner
    return None


def values_at(fact: Fact, path: tuple[str, ...]) -> list[Any]:
    """What stands at a dotted key; several where it runs through a list, none where absent."""
    found: list[Any] = [fact]
    for name in path:
        step: list[Any] = []
        for holder in found:
            value = getattr(holder, name)
            if isinstance(value, tuple):
                step.extend(value)
            elif value is not None:
                step.append(value)
        found = step
    return found


class _Parser:
    """Recursive descent: ``or`` binds loosest, then ``and``, then ``not``."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.tokens = list(_tokens(expression))
        self.position = 0

    def either(self) -> Predicate:
        parts = [self.both()]
        while self.keyword("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else lambda fact: any(part(fact) for part in parts)

    def both(self) -> Predicate:
        parts = [self.negated()]
        while self.keyword("and"):
            parts.append(self.negated())
        return parts[0] if len(parts) == 1 else lambda fact: all(part(fact) for part in parts)

    def negated(self) -> Predicate:
        if self.keyword("not"):
            inner = self.negated()
            return lambda fact: not inner(fact)
        token = self.peek()
        if token and token.text == "(":
            self.position += 1
            inner = self.either()
            if not self.peek() or self.peek().text != ")":  # type: ignore[union-attr]
                raise self.error("a parenthesis is not closed", "close it with )")
            self.position += 1
            return inner
        return self.comparison()

    def comparison(self) -> Predicate:
        token = self.peek()
        if token is None or token.kind != "word" or token.text.lower() in KEYWORDS:
            found = f"“{token.text}”" if token else "the end"
            raise self.error(f"a key is expected, not {found}", "for example quantity.low>=1000")
        self.position += 1
        path = _path(token.text)
        operator = self.peek()
        if operator is None or operator.kind != "operator":
            return lambda fact: bool(values_at(fact, path))
        self.position += 1
        return _test(path, operator.text, self.value(operator.text))

    def value(self, operator: str) -> str | None:
        token = self.peek()
        if token and token.kind == "quoted":
            self.position += 1
            return token.text[1:-1]
        words: list[str] = []
        while (
            (token := self.peek()) and token.kind == "word" and token.text.lower() not in KEYWORDS
        ):
            words.append(token.text)
            self.position += 1
        if not words:
            raise self.error(f"a value is missing behind {operator}", 'quote text: "and so on"')
        return None if words == ["null"] else " ".join(words)

    def keyword(self, word: str) -> bool:
        token = self.peek()
        if token and token.kind == "word" and token.text.lower() == word:
            self.position += 1
            return True
        return False

    def peek(self) -> Token | None:
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def expect_end(self) -> None:
        token = self.peek()
        if token:
            raise self.error(f"“{token.text}” is not expected here", "join with and, or")

    def error(self, message: str, hint: str) -> WhereError:
        token = self.peek()
        column = token.start + 1 if token else len(self.expression) + 1
        return WhereError(f"--where, column {column}: {message}", hint)


def _tokens(expression: str) -> Iterator[Token]:
    position = 0
    while position < len(expression):
        match = TOKEN_RE.match(expression, position)
        if match is None:
            raise WhereError(
                f"--where, column {position + 1}: “{expression[position]}” cannot be read",
                "close the quotation mark; compare with = != < <= > >= ~",
            )
        if match.lastgroup and match.lastgroup != "space":
            yield Token(match.lastgroup, match.group(), position)
        position = match.end()


def _path(key: str) -> tuple[str, ...]:
    if key not in fact_keys():
        close = difflib.get_close_matches(key, fact_keys(), n=1)
        ends = [known for known in fact_keys() if known.endswith(f".{key}")]
        hint = f"did you mean {(ends or close)[0]}?" if ends or close else "newsfacts schema fact"
        raise WhereError(f"--where: facts have no key “{key}”", hint)
    return tuple(key.split("."))


def _test(path: tuple[str, ...], operator: str, wanted: str | None) -> Predicate:
    if wanted is None:
        if operator not in ("=", "==", "!="):
            raise WhereError(f"--where: null cannot be compared with {operator}", "use = or !=")
        return lambda fact: bool(values_at(fact, path)) == (operator == "!=")
    number = _number(wanted)
    folded = wanted.casefold()

    def holds(value: Any) -> bool:
        return _compare(value, operator, number, folded)

    if operator == "!=":
        return lambda fact: all(holds(value) for value in values_at(fact, path))
    return lambda fact: any(holds(value) for value in values_at(fact, path))


def _compare(value: Any, operator: str, number: float | None, folded: str) -> bool:
    left: Any
    right: Any
    if isinstance(value, int | float) and not isinstance(value, bool) and operator != "~":
        if number is None:
            return operator == "!="
        left, right = value, number
    else:
        left, right = str(value).casefold(), folded
    match operator:
        case "=" | "==":
            return bool(left == right)
        case "!=":
            return bool(left != right)
        case "<":
            return bool(left < right)
        case "<=":
            return bool(left <= right)
        case ">":
            return bool(left > right)
        case ">=":
            return bool(left >= right)
        case _:
            return right in left


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None
