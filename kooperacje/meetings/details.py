"""What is said about a meeting, as one value: from a form, from a file, into the row."""

from dataclasses import dataclass
from typing import Any

from kooperacje.meetings.models import Meeting
from kooperacje.meetings.when import When
from kooperacje.territory.models import Unit

NOT_STATED = When.unknown()


@dataclass(frozen=True, slots=True)
class Details:
    """Empty texts and None mean: not stated. `capacity` is the number of places."""

    title: str
    when: When = NOT_STATED
    kind: str = ""
    part_of: str = ""
    place: str = ""
    territory: Unit | None = None
    online_link: str = ""
    capacity: int | None = None
    note: str = ""

    def columns(self) -> dict[str, Any]:
        """The values of the meeting's columns."""
        when = self.when
        return {
            "title": self.title,
            "starts_at": when.starts_at,
            "ends_at": when.ends_at,
            "day": when.day,
            "period_from": when.period_from,
            "period_to": when.period_to,
            "term": when.term,
            "kind": self.kind,
            "part_of": self.part_of,
            "place": self.place,
            "territory": self.territory,
            "online_link": self.online_link,
            "capacity": self.capacity,
            "note": self.note,
        }


def details_of(meeting: Meeting) -> Details:
    """What is said about a meeting now."""
    return Details(
        title=meeting.title,
        when=meeting.when,
        kind=meeting.kind,
        part_of=meeting.part_of,
        place=meeting.place,
        territory=meeting.territory,
        online_link=meeting.online_link,
        capacity=meeting.capacity,
        note=meeting.note,
    )


@dataclass(frozen=True, slots=True)
class Share:
    """One line of a breakdown: a category of people, and how many they were where that is stated."""

    label: str
    count: int | None = None

    def as_row(self) -> dict[str, Any]:
        return {"label": self.label, "count": self.count}


def shares(rows: list[dict[str, Any]]) -> tuple[Share, ...]:
    """A breakdown as it stands in a row."""
    return tuple(Share(row["label"], row["count"]) for row in rows)
