"""What is known around a mailing: for its words, and for the rules that may speak against it."""

from dataclasses import dataclass

from kooperacje.base import clock
from kooperacje.consultations.checks import profile
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import ConsultationState
from kooperacje.outreach.models import Mailing
from kooperacje.outreach.queries.mailings import Numbers, numbers
from kooperacje.outreach.states import Purpose, Way
from kooperacje.outreach.validation import Plan


@dataclass(frozen=True, slots=True)
class Around:
    """The parts of the consultation that a mailing speaks of."""

    stages: tuple[schema.Stage, ...]
    notices: tuple[schema.Notice, ...]
    channels: tuple[schema.Channel, ...]
    materials: tuple[schema.Material, ...]
    stage: schema.Stage | None
    """The stage of the mailing."""


def around(consultation: Consultation, mailing: Mailing) -> Around:
    """Two queries, one where the mailing names no stage."""
    stages, notices, channels, materials = rows.several(
        consultation, ("stage", "notice", "channel", "material")
    )
    key = mailing.stage.key if mailing.stage else None
    stage = next((one for one in stages if one.key == key), None)
    return Around(tuple(stages), tuple(notices), tuple(channels), tuple(materials), stage)


def plan(consultation: Consultation, mailing: Mailing, known: Around, counted: Numbers | None = None) -> Plan:
    """The mailing as the rules see it now; one query, or none where the institutions are counted already."""
    counted = counted or numbers(consultation, mailing)
    now = clock.now()
    moment = max(mailing.send_at, now) if mailing.send_at else now
    window = None
    if consultation.window_from and consultation.window_to:
        window = schema.Period(from_=consultation.window_from, to=consultation.window_to)
    reach = (consultation.contact_email, consultation.contact_phone, consultation.contact_website)
    return Plan(
        purpose=Purpose(mailing.purpose),
        way=Way(mailing.way),
        subject=mailing.subject,
        text=mailing.text,
        day=moment.astimezone(clock.WARSAW).date(),
        late=mailing.send_at is not None and mailing.send_at < now,
        state=ConsultationState(consultation.state),
        profile=profile(consultation.legal_profile),
        profile_key=consultation.legal_profile,
        window=window,
        stage=known.stage.title if known.stage else "",
        stage_window=known.stage.window if known.stage else None,
        term=(known.stage.term if known.stage else None) or consultation.term or "",
        notices=known.notices,
        stages={one.key: one.window for one in known.stages},
        channels=frozenset(one.kind for one in known.channels),
        contact=any(reach),
        materials=len({one.key for one in known.materials} & set(mailing.materials)),
        meant=counted.meant,
        reached=counted.reached,
    )
