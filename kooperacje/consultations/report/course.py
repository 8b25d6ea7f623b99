"""Course: every stage with its dates, figures and meetings, and all of it on one axis of time."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacje.consultations import figures, words
from kooperacje.consultations.exchange.schema import Breakdown, Meeting, Stage
from kooperacje.consultations.report.naming import Material, dates, not_stated, period, spaced
from kooperacje.documents.tree import (
    NOT_APPLICABLE,
    Bar,
    BarChart,
    Column,
    Event,
    Fact,
    Facts,
    Figure,
    Kind,
    Paragraph,
    Section,
    Strong,
    Table,
    Timeline,
    Window,
)
from kooperacje.documents.tree.blocks import Block
from kooperacje.documents.tree.tables import Row

MOST_EVENTS = 40
"""More points than this on one axis cannot be told apart; the tables have them all."""


def chapter(material: Material) -> Section:
    blocks: list[Block] = [*_timeline(material), *_stages_table(material), *_by_territory(material)]
    return Section(
        _("Course of the consultation"),
        "course",
        tuple(blocks) or (Paragraph(not_stated()),),
        tuple(_stage(material, stage) for stage in material.value.stages),
    )


def _timeline(material: Material) -> list[Block]:
    value = material.value
    rows: list[Window | Event] = []
    if value.window:
        rows.append(Window(_("The whole consultation, as declared"), value.window.from_, value.window.to))
    for stage in value.stages:
        if stage.window:
            rows.append(Window(material.stages[stage.key], stage.window.from_, stage.window.to))
    dated = [meeting for meeting in value.meetings if meeting.day]
    for meeting in dated if len(dated) <= MOST_EVENTS else []:
        rows.append(Event(meeting.title, meeting.day, f"meeting:{meeting.key}" in material.outside))
    if value.published_on:
        rows.append(Event(_("Publication of the report"), value.published_on))
    if not rows:
        return []
    return [Figure("timeline", _("Timeline"), _axis(rows), _timeline_alt(material, len(dated)))]


def _axis(rows: list[Window | Event]) -> Timeline:
    return Timeline(_("Stage or event"), _("From"), _("To"), tuple(rows))


def _timeline_alt(material: Material, dated: int) -> str:
    outside = sum(subject.startswith("meeting:") for subject in material.outside)
    return _(
        "Axis of time. Declared dates: %(dates)s. Stages: %(stages)d; meetings on a known day: %(meetings)d, "
        "of which outside the declared dates: %(outside)d."
    ) % {
        "dates": period(material.value.window) or not_stated(),
        "stages": len(material.value.stages),
        "meetings": dated,
        "outside": outside,
    }


def _stages_table(material: Material) -> list[Block]:
    value = material.value
    if not value.stages:
        return []
    held = Counter(meeting.stage for meeting in value.meetings)
    gathering = {stage.key for stage in figures.with_people(value)}
    rows = tuple(
        (
            material.stages[stage.key],
            str(words.word(stage.kind)),
            dates(stage.window, stage.term),
            held[stage.key],
            figures.people_of(value, stage) if stage.key in gathering else NOT_APPLICABLE,
        )
        for stage in value.stages
    )
    columns = (
        Column("stage", _("Stage"), weight=3.4),
        Column("kind", _("Kind"), weight=1.8),
        Column("dates", _("Dates"), weight=2.2),
        Column("meetings", _("Meetings"), Kind.INT, weight=1.1),
        Column("people", _("People"), Kind.INT, weight=1.1),
    )
    table = Table("stages", _("Stages in figures"), columns, rows, row_headers=True, note=presences())
    return [table, *_people_chart(material)]


def presences() -> str:
    return _("One person at two meetings counts twice.")


def _people_chart(material: Material) -> list[Block]:
    by_stage = material.figures.people_by_stage
    if not any(count is not None for _key, count in by_stage):
        return []
    bars = tuple(Bar(material.stages[key], count) for key, count in by_stage)
    said = "; ".join(f"{material.stages[k]}: {not_stated() if n is None else n}" for k, n in by_stage)
    alt = _("Bars with the number of people by stage. %(bars)s.") % {"bars": said}
    chart = BarChart(_("Stage"), _("People"), bars)
    return [Figure("people-by-stage", _("People at the meetings, by stage"), chart, alt)]


def _by_territory(material: Material) -> list[Block]:
    """Meetings by the unit they were held in, where there is more than one."""
    units = Counter(m.territory for m in material.value.meetings if m.territory)
    if len(units) < 2:
        return []
    named = [(material.names.territory(code) or code, number) for code, number in sorted(units.items())]
    alt = _("Bars with the number of meetings by unit. %(bars)s.") % {
        "bars": "; ".join(f"{name}: {number}" for name, number in named)
    }
    chart = BarChart(_("Territorial unit"), _("Meetings"), tuple(Bar(name, number) for name, number in named))
    return [Figure("meetings-by-unit", _("Meetings by territorial unit"), chart, alt)]


def _stage(material: Material, stage: Stage) -> Section:
    value = material.value
    meetings = [meeting for meeting in value.meetings if meeting.stage == stage.key]
    blocks: list[Block] = [Paragraph(line) for line in spaced(stage.text or "")]
    facts = [Fact(_("Dates"), dates(stage.window, stage.term))]
    if stage.key in {s.key for s in figures.with_people(value)}:
        facts.append(Fact(_("People"), figures.people_of(value, stage), f"people-{stage.key}", Kind.INT))
    channel = next((c for c in value.channels if c.key == stage.channel), None)
    if channel is not None:
        facts.append(Fact(_("Channel"), channel.text))
    blocks.append(Facts(tuple(facts)))
    blocks += parts(stage.breakdown, f"parts-of-{stage.key}")
    if meetings:
        blocks.append(_meetings(material, stage, meetings))
        blocks += [_present(material, meeting) for meeting in meetings if meeting.institutions]
    number = value.stages.index(stage) + 1
    return Section(material.stages[stage.key], f"stage-{number}", tuple(blocks))


def parts(breakdown: tuple[Breakdown, ...], key: str) -> list[Block]:
    """The groups of a total, as a table of their own."""
    if not breakdown:
        return []
    columns = (Column("group", _("Group"), weight=4), Column("people", _("People"), Kind.INT))
    rows = tuple((line.label, line.count) for line in breakdown)
    return [Table(key, _("Groups of people"), columns, rows, row_headers=True)]


def _meetings(material: Material, stage: Stage, meetings: list[Meeting]) -> Table:
    columns = (
        Column("meeting", _("Meeting"), weight=3),
        Column("from", _("From"), Kind.DATE, weight=1.3),
        Column("to", _("To"), Kind.DATE, weight=1.3),
        Column("place", _("Place"), weight=2),
        Column("people", _("People"), Kind.INT, weight=1),
        Column("notes", _("Details"), weight=2.4),
    )
    caption = ngettext("%(stage)s: the meeting", "%(stage)s: meetings", len(meetings)) % {
        "stage": material.stages[stage.key]
    }
    rows = tuple(_meeting(material, meeting) for meeting in meetings)
    number = material.value.stages.index(stage) + 1
    return Table(f"meetings-{number}", caption, columns, rows, row_headers=True)


def _meeting(material: Material, meeting: Meeting) -> Row:
    first = meeting.day or (meeting.period.from_ if meeting.period else None)
    last = meeting.day or (meeting.period.to if meeting.period else None)
    place = ", ".join(filter(None, (meeting.place, material.names.territory(meeting.territory)))) or None
    return meeting.title, first, last, place, meeting.participants, _notes(material, meeting)


def _present(material: Material, meeting: Meeting) -> Paragraph:
    """Institutions whose presence is stated: too long a list for a cell."""
    names = ", ".join(material.institutions[key].name for key in meeting.institutions)
    return Paragraph((Strong(meeting.title), ". ", _("Present: %(names)s") % {"names": f"{names}."}))


def _notes(material: Material, meeting: Meeting) -> str:
    said: list[str] = []
    if meeting.starts:
        hours = meeting.starts.strftime("%H:%M")
        said.append(f"{hours}–{meeting.ends.strftime('%H:%M')}" if meeting.ends else hours)
    said += [note for note in (meeting.term, meeting.part_of, meeting.note) if note]
    said += [
        f"{line.label}: {not_stated() if line.count is None else line.count}" for line in meeting.breakdown
    ]
    if f"meeting:{meeting.key}" in material.outside:
        said.append(_("Outside the declared dates"))
    return "\n".join(said)
