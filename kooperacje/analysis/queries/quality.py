"""How well the second coding and the tool agree with the first."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.db.models import Count

from kooperacje.analysis.models import Coding, Drawn, Sample
from kooperacje.analysis.themes.agreement import alpha, macro_f1
from kooperacje.consultations.models import Consultation, Remark, RemarkTheme


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two codings of the same remarks. None where nothing can be compared."""

    remarks: int
    same: int
    f1: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Quality:
    """`people`: the first coding against the further ones. `tool`: against the tool's likeliest theme."""

    drawn: int
    coded: int
    coders: int
    people: Agreement
    tool: Agreement
    second_and_tool: Agreement
    among_three: int


def themed(consultation: Consultation) -> dict[str, str]:
    """{remark: its main theme} of all remarks that have one: one query."""
    found = RemarkTheme.objects.filter(owner__consultation=consultation).order_by("-position")
    return dict(found.values_list("owner__key", "theme__key"))


def order(sample: UUID, keys: list[str]) -> list[str]:
    """The keys in the order in which this sample draws them."""
    return sorted(keys, key=lambda key: sha256(f"{sample}:{key}".encode()).digest())


def drawn(sample: Sample) -> list[Drawn]:
    """The remarks of the sample, in the order of drawing."""
    return list(Drawn.objects.filter(sample=sample).order_by("place"))


def codings(sample: Sample) -> dict[UUID, list[Coding]]:
    """{drawn remark: the further codings of it, the oldest first}: one query."""
    found: dict[UUID, list[Coding]] = defaultdict(list)
    for coding in Coding.objects.filter(drawn__sample=sample).order_by("coded_at", "id"):
        found[coding.drawn_id].append(coding)
    return found


def coded_numbers(consultation: Consultation) -> Counter[UUID]:
    """{sample: number of codings}: one query."""
    found = Coding.objects.filter(drawn__sample__consultation=consultation).order_by()
    return Counter(dict(found.values_list("drawn__sample").annotate(number=Count("id"))))


def quality(remarks: list[Drawn], found: dict[UUID, list[Coding]]) -> Quality:
    """The numbers of one sample. People are compared where somebody has coded; the tool everywhere."""
    coded = [one for one in remarks if found.get(one.pk)]
    pairs = [(one.first, coding.theme) for one in coded for coding in found[one.pk]]
    second = [(coding.theme, _best(one)) for one in coded for coding in found[one.pk]]
    coders = sorted({coding.coder for codings in found.values() for coding in codings}, key=str)
    units = [[one.first, *_by_coder(found[one.pk], coders)] for one in coded]
    return Quality(
        drawn=len(remarks),
        coded=len(coded),
        coders=len(coders),
        people=_agreement(pairs, alpha(units)),
        tool=_agreement([(one.first, _best(one)) for one in remarks]),
        second_and_tool=_agreement(second),
        among_three=sum(one.first in one.proposed for one in remarks),
    )


def _by_coder(codings: list[Coding], coders: list[UUID]) -> list[str | None]:
    said = {coding.coder: coding.theme for coding in codings}
    return [said.get(coder) for coder in coders]


def _best(one: Drawn) -> str:
    return one.proposed[0] if one.proposed else ""


def _agreement(pairs: list[tuple[str, str]], agreed: float | None = None) -> Agreement:
    one, other = [first for first, _second in pairs], [second for _first, second in pairs]
    return Agreement(
        remarks=len(pairs),
        same=sum(first == second for first, second in pairs),
        f1=macro_f1(one, other),
        alpha=alpha(pairs) if agreed is None else agreed,
    )


def texts(consultation: Consultation, keys: Sequence[str]) -> dict[str, str]:
    """{key: text} of those remarks that are still there."""
    found = Remark.objects.filter(consultation=consultation, key__in=keys).order_by()
    return dict(found.values_list("key", "text"))
