"""How good the proposals are on the labelled sample, by cross-validation: the same numbers every time."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from kooperacje.analysis.themes.agreement import alpha, macro_f1
from kooperacje.analysis.themes.proposing import Described, Example, Model, Proposal
from kooperacje.analysis.themes.sample import Coded

FOLDS = 10


@dataclass(frozen=True, slots=True)
class Score:
    """How often the right theme came first, or among the three; `f1` is the mean over themes."""

    first: float
    among_three: float
    f1: float
    alpha: float
    either: float
    """How often the first proposal is what one or the other coding says."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`described`: by the codebook alone. `learned`: after confirmations, the remark itself never among them."""

    remarks: int
    themes: int
    folds: int
    described: Score
    learned: Score
    people_alpha: float
    people_f1: float
    without_near: int
    """How many remarks of the sample the tool says fit no theme."""


def evaluate(codebook: Sequence[Described], sample: Sequence[Coded], folds: int = FOLDS) -> Evaluation:
    """Measure the proposals against the first coding of the sample."""
    first = [one.first for one in sample]
    cold = Model(codebook).propose([one.text for one in sample])
    learned = _crossed(codebook, sample, folds)
    second = [one.second for one in sample]
    return Evaluation(
        remarks=len(sample),
        themes=len(codebook),
        folds=folds,
        described=_score(cold, sample),
        learned=_score(learned, sample),
        people_alpha=alpha(list(zip(first, second, strict=True))) or 0.0,
        people_f1=macro_f1(first, second) or 0.0,
        without_near=sum(not proposal.fits for proposal in learned),
    )


def fold_of(key: str, folds: int) -> int:
    """Which fold a remark is in: by its key alone, so that more remarks move no other."""
    return int.from_bytes(sha256(key.encode()).digest()[:4]) % folds


def _crossed(codebook: Sequence[Described], sample: Sequence[Coded], folds: int) -> list[Proposal]:
    """For every remark what a model proposes that has seen the remarks of all other folds."""
    found: dict[str, Proposal] = {}
    for fold in range(folds):
        asked = [one for one in sample if fold_of(one.key, folds) == fold]
        seen = [Example(one.text, (one.first,)) for one in sample if fold_of(one.key, folds) != fold]
        proposed = Model(codebook, seen).propose([one.text for one in asked])
        found |= {one.key: proposal for one, proposal in zip(asked, proposed, strict=True)}
    return [found[one.key] for one in sample]


def _score(proposed: Sequence[Proposal], sample: Sequence[Coded]) -> Score:
    first = [one.first for one in sample]
    best = [proposal.themes[0] if proposal.themes else "" for proposal in proposed]
    number = len(sample)
    return Score(
        first=sum(one == other for one, other in zip(first, best, strict=True)) / number,
        among_three=sum(one in p.themes for one, p in zip(first, proposed, strict=True)) / number,
        f1=macro_f1(first, best) or 0.0,
        alpha=alpha(list(zip(first, best, strict=True))) or 0.0,
        either=sum(said in {one.first, one.second} for one, said in zip(sample, best, strict=True)) / number,
    )
