"""What an officer decides about a mailing, as a value."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kooperacje.outreach.models import Mailing
from kooperacje.outreach.states import Purpose, Way, Whom


@dataclass(frozen=True, slots=True)
class Draft:
    """What an officer decides about a mailing."""

    purpose: Purpose
    way: Way
    subject: str
    text: str
    stage: str = ""
    """Key of the stage; empty: the consultation as a whole."""
    types: Sequence[str] = ()
    territory: str = ""
    is_key: bool | None = None
    obligatory: bool = False
    whom: Whom = Whom.ALL
    unreachable: bool = False
    materials: Sequence[str] = ()
    send_at: datetime | None = None


def of(mailing: Mailing) -> Draft:
    """A mailing that is there already."""
    return Draft(
        purpose=Purpose(mailing.purpose),
        way=Way(mailing.way),
        subject=mailing.subject,
        text=mailing.text,
        stage=mailing.stage.key if mailing.stage else "",
        types=tuple(mailing.types),
        territory=mailing.territory,
        is_key=mailing.is_key,
        obligatory=mailing.obligatory,
        whom=Whom(mailing.whom),
        unreachable=mailing.unreachable,
        materials=tuple(mailing.materials),
        send_at=mailing.send_at,
    )
