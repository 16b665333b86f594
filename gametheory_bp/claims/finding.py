"""What is found about a claim: a verdict word, its scope, the witness, what is true instead.

The five verdict words:

proved
    a proof covers the whole scope; the finding says on which basis (see :data:`Basis`).
verified on scope
    every member of a stated finite family was decided exactly.
tested
    no violation among stated random instances, each decided exactly.
refuted
    an exact counterexample is stored as the witness, and a weaker claim that holds is named.
not checkable here
    the library has no exact model of what the claim speaks of; the scope says which.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, get_args

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.display import Displayed, Stack, Table
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.codec import encode
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["Basis", "Finding", "Word", "confirmation", "exact_text", "refutation"]

Word = Literal["proved", "verified on scope", "tested", "refuted", "not checkable here"]
Basis = Literal["computation", "argument", "citation"]
"""On what the word *proved* rests.

``computation``: the code decides the statement for the whole scope, by certificates, by a symbolic
identity, by exhaustion or by a verified counterexample.  ``argument``: a written proof in the
claim's file; the code computes its premises for the given games and tests its steps on others, but
it does not read the proof.  ``citation``: a theorem of the literature about this very scope; a
search found nothing against it.
"""


@dataclass(frozen=True, slots=True)
class Finding(Displayed):
    """A verdict with everything that it rests on.

    Parameters
    ----------
    verdict : {"proved", "verified on scope", "tested", "refuted", "not checkable here"}
    scope : str
        What the verdict speaks about: the games, sets, numbers of instances.
    witness : tuple of (name, value)
        Exact evidence: fractions, integers, texts, games, tuples of them.  Floats are refused.
    weaker : str
        For a refuted claim: what is true instead.
    weaker_verdict : str
        The verdict word of the weaker claim.
    checks : tuple of Check
        Every statement that was decided on the way, with its numbers.
    basis : {"computation", "argument", "citation"}
        On what the word "proved" rests, of the verdict or else of the weaker claim.

    Raises
    ------
    InputValueError
        If a word is unknown, a refutation has no witness or no weaker claim, two witnesses have
        the same name, or a check that the verdict rests on fails.
    InputTypeError
        If a witness holds a float.

    Examples
    --------
    >>> found = Finding("refuted", "all integers", (("n", 3),), "odd ones are not", "proved")
    >>> found.witness_text
    'n = 3'
    >>> Finding("refuted", "all integers")
    Traceback (most recent call last):
    gametheory_bp.errors.InputValueError: a refutation without witness: give the counterexample
    """

    verdict: Word
    scope: str
    witness: tuple[tuple[str, Any], ...] = ()
    weaker: str = ""
    weaker_verdict: Word | Literal[""] = ""
    checks: tuple[Check, ...] = ()
    basis: Basis = "computation"

    def __post_init__(self) -> None:
        if self.verdict not in get_args(Word):
            raise InputValueError(f"verdict {self.verdict!r}; choose one of {get_args(Word)}")
        if self.basis not in get_args(Basis):
            raise InputValueError(f"basis {self.basis!r}; choose one of {get_args(Basis)}")
        if self.verdict == "refuted" and not self.witness:
            raise InputValueError("a refutation without witness: give the counterexample")
        if self.verdict == "refuted" and not (self.weaker and self.weaker_verdict):
            raise InputValueError("a refutation says what weaker claim holds, and how it is known")
        failed = [check.statement for check in self.checks if not check.holds]
        if failed:
            raise InputValueError(f"the verdict rests on {failed[0]!r}, which does not hold")
        names = [name for name, _ in self.witness]
        twice = [name for name in names if names.count(name) > 1]
        if twice:
            raise InputValueError(f"two witnesses are called {twice[0]!r}; give each its own name")
        for name, value in self.witness:
            _refuse_floats(name, value)

    @property
    def witness_text(self) -> str:
        """The witness as one line of exact text."""
        return "; ".join(f"{name} = {exact_text(value)}" for name, value in self.witness)

    @property
    def proved_by(self) -> str:
        """The basis where something is called proved, otherwise nothing.

        Examples
        --------
        >>> Finding("proved", "all integers", basis="argument").proved_by
        'argument'
        >>> Finding("tested", "ten integers").proved_by
        ''
        """
        return self.basis if "proved" in (self.verdict, self.weaker_verdict) else ""

    def to_json(self) -> dict[str, Any]:
        """JSON-able form; fractions are ``"p/q"`` strings."""
        return {
            "verdict": self.verdict,
            "scope": self.scope,
            "witness": {name: _encoded(value) for name, value in self.witness},
            "weaker": self.weaker,
            "weaker_verdict": self.weaker_verdict,
            "proved_by": self.proved_by,
            "checks": [[check.statement, check.detail] for check in self.checks],
        }

    def display(self) -> Stack:
        """The verdict over its witness and its steps."""
        rows = tuple((name, exact_text(value)) for name, value in self.witness)
        steps = tuple((check.statement, check.detail) for check in self.checks)
        parts = [Table("Witness", ("what", "value"), rows)] if rows else []
        parts += [Table("Decided on the way", ("statement", "numbers"), steps)] if steps else []
        by = f" by {self.proved_by}" if self.proved_by else ""
        if self.weaker:
            line = ((self.weaker, f"{self.weaker_verdict}{by}"),)
            parts.append(Table("What holds instead", ("statement", "verdict"), line))
        word = f"{self.verdict}{by}" if self.verdict == "proved" else self.verdict
        return Stack(f"{word} ({self.scope})", tuple(parts))

    def __repr__(self) -> str:
        return f"Finding({self.verdict}: {self.witness_text or self.scope})"


def refutation(
    scope: str,
    witness: tuple[tuple[str, Any], ...],
    weaker: str,
    checks: Iterable[Check] = (),
    word: Word = "proved",
    basis: Basis = "computation",
) -> Finding:
    """A refutation whose weaker claim stands or falls with its checks.

    Parameters
    ----------
    scope, witness, weaker : as of Finding
    checks : iterable of Check
        What the weaker claim rests on.  If one fails, the finding names it instead of the weaker
        claim, with the word "refuted".
    word : verdict word
        Of the weaker claim, if all checks hold.
    basis : {"computation", "argument", "citation"}
        On what that word rests if it is "proved".

    Examples
    --------
    >>> refutation("n < 5", (("n", 4),), "n is even", [Check("4 is even", 4 % 2 == 0)]).weaker
    'n is even'
    >>> refutation("n < 5", (("n", 3),), "n is even", [Check("3 is even", 3 % 2 == 0)]).weaker
    'nothing weaker stands here: it is not so that 3 is even'
    """
    checks = tuple(checks)
    failed = [check.statement for check in checks if not check.holds]
    if failed:
        weaker, word = f"nothing weaker stands here: it is not so that {failed[0]}", "refuted"
    held = tuple(check for check in checks if check.holds)
    return Finding("refuted", scope, witness, weaker, word, held, basis)


def exact_text(value: Any) -> str:
    """Exact text of a witness value.

    Examples
    --------
    >>> exact_text((Fraction(3, 2), 1))
    '(3/2, 1)'
    """
    if isinstance(value, BimatrixGame):
        m, n = value.shape
        lines = (" ".join(exact_text(value.payoff(i, j)) for j in range(n)) for i in range(m))
        return "[" + " | ".join(lines) + "]"
    if isinstance(value, (tuple, list)):
        inside = ", ".join(exact_text(item) for item in value)
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return str(value)


def _encoded(value: Any) -> Any:
    if isinstance(value, BimatrixGame):
        return value.to_json()
    if isinstance(value, (tuple, list)):
        return [_encoded(item) for item in value]
    return encode(value)


def _refuse_floats(name: str, value: Any) -> None:
    if isinstance(value, (tuple, list)):
        inside: Iterable[Any] = value
        for item in inside:
            _refuse_floats(name, item)
    elif not isinstance(value, (Fraction, int, str, BimatrixGame)):
        raise InputTypeError(
            f"witness {name!r} holds {value!r} of type {type(value).__name__}; give a Fraction, "
            f"an int, a text, a game or a tuple of them: no verdict depends on a float"
        )


def confirmation(
    scope: str,
    witness: tuple[tuple[str, Any], ...],
    checks: Iterable[Check],
    word: Word = "proved",
) -> Finding:
    """The finding of a claim that holds exactly if all its checks do.

    Parameters
    ----------
    scope, witness : as of Finding
    checks : iterable of Check
        If one fails, the claim is refuted, and the others are the weaker claim.
    word : verdict word
        Of the claim, or else of what is left of it.

    Examples
    --------
    >>> even, small = Check("4 is even", True), Check("4 is below 3", 4 < 3)
    >>> confirmation("n < 5", (("n", 4),), [even]).verdict
    'proved'
    >>> found = confirmation("n < 5", (("n", 4),), [even, small])
    >>> found.verdict, found.weaker
    ('refuted', 'all but this: 4 is below 3')
    """
    checks = tuple(checks)
    failed = [check.statement for check in checks if not check.holds]
    if failed:
        held = [check for check in checks if check.holds]
        return refutation(scope, witness, f"all but this: {failed[0]}", held, word)
    return Finding(word, scope, witness, checks=checks)
