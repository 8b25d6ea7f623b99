"""Named reads of what came in."""

from django.db.models import Count, QuerySet

from kooperacje.consultations.models import Consultation, Party
from kooperacje.intake.models import Item
from kooperacje.intake.states import ItemState


def by_digest(consultation: Consultation, digests: list[str]) -> dict[str, Item]:
    """What is there already, by what makes it the same thing: one query."""
    found = Item.objects.filter(consultation=consultation, digest__in=digests)
    return {item.digest: item for item in found.order_by("created_at")}


def listed(among: QuerySet[Item], state: ItemState | None) -> QuerySet[Item]:
    """Newest first, perhaps of one state; the content, which may be long, is not read."""
    found = among if state is None else among.filter(state=state.value)
    return found.defer("content").order_by("-created_at", "id")


def counts(among: QuerySet[Item]) -> dict[ItemState, int]:
    """How many there are of each state: one query."""
    found = among.order_by().values_list("state").annotate(number=Count("id"))
    numbers = dict(found)
    return {state: numbers.get(state.value, 0) for state in ItemState}


def parties(consultation: Consultation) -> dict[str, str]:
    """{key: name} of the institutions of the consultation, in their order."""
    found = Party.objects.filter(consultation=consultation).order_by("position")
    return dict(found.values_list("key", "name"))


def with_content(consultation: Consultation) -> QuerySet[Item]:
    """What came in and still has its sender and its words."""
    return Item.objects.filter(consultation=consultation).exclude(content={}).order_by("created_at", "id")
