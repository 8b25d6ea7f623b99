"""Named reads of the outbox."""

from collections.abc import Collection

from django.db.models import QuerySet

from kooperacje.notices.models import Notice
from kooperacje.notices.states import NoticeState


def latest(
    notices: QuerySet[Notice], *, state: NoticeState | None, before: int | None, limit: int
) -> list[Notice]:
    """Newest first, perhaps of one state and older than a number; `notices` comes from `access.visible`."""
    if state is not None:
        notices = notices.filter(state=state)
    if before is not None:
        notices = notices.filter(pk__lt=before)
    return list(notices.order_by("-pk")[:limit])


def how_many(notices: QuerySet[Notice], state: NoticeState) -> int:
    """Messages in that state; `notices` comes from `access.visible`."""
    return notices.filter(state=state).count()


def concerning(about: str) -> list[tuple[NoticeState, int]]:
    """What became of the messages about a thing ("room.model:id"): states with their counts, without addresses.

    For the room of that thing, which has checked that the reader may see it.
    """
    states = list(Notice.objects.filter(about=about).order_by("pk").values_list("state", flat=True))
    return [(state, states.count(state.value)) for state in NoticeState if state.value in states]


def latest_states(abouts: Collection[str]) -> dict[str, NoticeState]:
    """{thing: state of the latest message about it}: one query, without addresses.

    For the room of those things, which has checked that the reader may see them.
    """
    found = Notice.objects.filter(about__in=sorted(abouts)).order_by("pk")
    return {about: NoticeState(state) for about, state in found.values_list("about", "state")}
