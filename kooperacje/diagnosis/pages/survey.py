"""The survey for its leader, and for whoever holds a code."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import Decision
from kooperacje.diagnosis import access, codes, numbers, results, words
from kooperacje.diagnosis.models import Diagnosis, Invitation, Question, Survey
from kooperacje.diagnosis.pages.frame import Frame, frame
from kooperacje.diagnosis.states import QuestionKind, SurveyState
from kooperacje.institutions.pages import sector_label
from kooperacje.institutions.states import Sector


@dataclass(frozen=True, slots=True)
class QuestionLine:
    text: str
    kind: str
    options: tuple[str, ...]
    url: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class InvitationLine:
    name: str
    state: tuple[str, str]
    email: str
    url: str


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """`state` is None while there is no survey."""

    frame: Frame
    state: tuple[str, str] | None
    is_draft: bool
    is_open: bool
    intro: str
    closes_on: date | None
    questions: tuple[QuestionLine, ...]
    invited: tuple[InvitationLine, ...]
    answered: int
    paperless: int
    """Invited without an e-mail address: they get a letter."""
    begin_url: str
    change_url: str
    question_url: str
    invite_url: str
    move_url: str
    remind_url: str
    results_url: str
    paper_url: str


def survey(actor: Actor, diagnosis: Diagnosis) -> SurveyPage:
    found: Survey | None = getattr(diagnosis, "survey", None)
    invited = (
        list(found.invitations.select_related("institution").order_by("institution__sort_key", "id"))
        if found
        else []
    )
    questions = list(found.questions.order_by("position", "key")) if found else []
    state = SurveyState(found.state) if found else None
    address = [diagnosis.key]
    return SurveyPage(
        frame=frame(actor, diagnosis, "survey"),
        state=_state(found) if found else None,
        is_draft=state is SurveyState.DRAFT,
        is_open=state is SurveyState.OPEN,
        intro=found.intro if found else "",
        closes_on=found.closes_on if found else None,
        questions=tuple(_question(diagnosis, one) for one in questions),
        invited=tuple(_invited(diagnosis, one) for one in invited),
        answered=sum(one.answered_at is not None for one in invited),
        paperless=sum(not one.email for one in invited),
        begin_url=reverse("diagnosis:survey-begin", args=address),
        change_url=reverse("diagnosis:survey-change", args=address),
        question_url=reverse("diagnosis:new-question", args=address),
        invite_url=reverse("diagnosis:invite", args=address),
        move_url=reverse("diagnosis:survey-move", args=address),
        remind_url=reverse("diagnosis:remind", args=address),
        results_url=reverse("diagnosis:results", args=address),
        paper_url=reverse("diagnosis:survey-paper", args=[diagnosis.key, "pdf"]),
    )


def _state(found: Survey) -> tuple[str, str]:
    kind, label = words.SURVEY[found.state]
    return kind, str(label)


def _question(diagnosis: Diagnosis, one: Question) -> QuestionLine:
    address = [diagnosis.key, one.pk]
    return QuestionLine(
        one.text,
        str(words.QUESTION[one.kind]),
        tuple(option["label"] for option in one.options),
        reverse("diagnosis:question", args=address),
        reverse("diagnosis:remove-question", args=address),
    )


def _invited(diagnosis: Diagnosis, one: Invitation) -> InvitationLine:
    return InvitationLine(
        one.institution.name,
        state_of(one),
        one.email,
        reverse("diagnosis:invitation", args=[diagnosis.key, one.pk]),
    )


def state_of(one: Invitation) -> tuple[str, str]:
    """How far an institution is."""
    if one.answered_at:
        return "good", _("answered on paper") if one.typed_by else _("answered")
    if one.saved_at:
        return "info", _("is writing")
    if one.opened_at:
        return "info", _("opened")
    return ("idle", _("written to")) if one.mailed_at else ("idle", _("not written to yet"))


@dataclass(frozen=True, slots=True)
class InvitationPage:
    frame: Frame
    name: str
    state: tuple[str, str]
    email: str
    code: str
    """Empty where the server's secret changed since it was made."""
    reminders: int
    answered_at: datetime | None
    list_url: str
    paper_url: str
    type_url: str
    renew_url: str
    withdraw_url: str
    may_type: bool


def invitation(actor: Actor, diagnosis: Diagnosis, one: Invitation) -> InvitationPage:
    try:
        code = codes.shown(one)
    except codes.Unprintable:
        code = ""
    address = [diagnosis.key, one.pk]
    return InvitationPage(
        frame(actor, diagnosis, "survey"),
        one.institution.name,
        state_of(one),
        one.email,
        code,
        one.reminders,
        one.answered_at,
        reverse("diagnosis:survey", args=[diagnosis.key]),
        reverse("diagnosis:invitation-paper", args=[*address, "pdf"]),
        reverse("diagnosis:type-in", args=address),
        reverse("diagnosis:renew-code", args=address),
        reverse("diagnosis:withdraw-invitation", args=address),
        one.survey.state != SurveyState.DRAFT,
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """An option with how many chose it, of all and by group."""

    label: str
    count: int
    by_group: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ResultView:
    text: str
    kind: str
    answered: int
    bars: tuple[Bar, ...]
    middle: str | None
    """The median of scales and numbers."""
    middles: tuple[str | None, ...]
    span: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ResultsPage:
    frame: Frame
    invited: int
    answered: int
    groups: tuple[str, ...]
    results: tuple[ResultView, ...]
    list_url: str


def results_page(actor: Actor, diagnosis: Diagnosis, found: results.Results) -> ResultsPage:
    return ResultsPage(
        frame(actor, diagnosis, "survey"),
        found.invited,
        found.answered,
        tuple(group_label(one) for one in found.groups),
        tuple(result_view(one) for one in found.results),
        reverse("diagnosis:survey", args=[diagnosis.key]),
    )


def group_label(group: results.Group) -> str:
    """The sector, or that small ones stand together."""
    if len(group.sectors) > 1:
        return _("other sectors together")
    return capfirst(sector_label(Sector(group.sectors[0])))


def result_view(one: results.Result) -> ResultView:
    question = one.question
    options = [(option["key"], option["label"]) for option in question.options]
    if question.kind == QuestionKind.SCALE:
        ends = dict(zip(("1", "5"), (label for _key, label in options), strict=False))
        options = [(str(n), f"{n} – {ends[str(n)]}" if str(n) in ends else str(n)) for n in range(1, 6)]
    whole = one.whole
    span = ""
    if question.kind == QuestionKind.NUMBER and whole.answered >= results.FEWEST:
        span = _("from %(least)s to %(most)s") % {"least": _number(whole.least), "most": _number(whole.most)}
    return ResultView(
        question.text,
        str(words.QUESTION[question.kind]),
        whole.answered,
        tuple(
            Bar(label, whole.counts.get(key, 0), tuple(each.counts.get(key, 0) for each in one.by_group))
            for key, label in options
        ),
        _number(whole.middle),
        tuple(_number(each.middle) for each in one.by_group),
        span,
        one.texts,
    )


def _number(value: Decimal | None) -> str | None:
    return numbers.shown(value)


@dataclass(frozen=True, slots=True)
class HolderPage:
    """The survey for whoever holds a code."""

    title: str
    institution: str
    leader: str
    intro: str
    closes_on: date | None
    answer: Decision
    saved_at: datetime | None
    answered_at: datetime | None
    said: tuple[tuple[str, str], ...]
    """(question, answer) as it was sent."""
    leave_url: str


def holder(one: Invitation, questions: list[Question]) -> HolderPage:
    diagnosis = one.survey.diagnosis
    return HolderPage(
        diagnosis.title,
        one.institution.name,
        diagnosis.leader.name,
        one.survey.intro,
        one.survey.closes_on,
        access.may_answer(one),
        one.saved_at,
        one.answered_at,
        tuple(
            (each.text, in_words(each, one.answers[each.key]))
            for each in questions
            if each.key in one.answers
        ),
        reverse("diagnosis:leave"),
    )


def in_words(question: Question, value: object) -> str:
    """An answer as it is read."""
    labels: dict[str, str] = {option["key"]: str(option["label"]) for option in question.options}
    if isinstance(value, list):
        return ", ".join(labels.get(str(key), str(key)) for key in value)
    if question.kind == QuestionKind.CHOICE:
        return labels.get(str(value), str(value))
    if question.kind == QuestionKind.NUMBER:
        return numbers.shown(Decimal(str(value))) or ""
    return str(value)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A survey that waits for an institution of the reader's."""

    title: str
    institution: str
    url: str


@dataclass(frozen=True, slots=True)
class EnterPage:
    open_title: str
    open_url: str
    waiting: tuple[Waiting, ...]


def enter(actor: Actor, held: Invitation | None) -> EnterPage:
    title = held.survey.diagnosis.title if held else ""
    return EnterPage(
        title,
        reverse("diagnosis:answer") if held else "",
        tuple(
            Waiting(
                one.survey.diagnosis.title, one.institution.name, reverse("diagnosis:open-own", args=[one.pk])
            )
            for one in access.invited(actor)
        ),
    )
