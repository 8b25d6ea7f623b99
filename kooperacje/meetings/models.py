"""Meetings of any room: when and where, agenda, invitations, attendance, numbers of people, decisions, minutes.

Privacy: names, e-mail addresses and roles of invited and present persons are personal data of workers in office, shown
to those who may see the people of the owning matter, and kept as long as that matter. Numbers are not personal data.
"""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kooperacje.base.versions import Versioned
from kooperacje.institutions.models import Institution
from kooperacje.meetings.states import CheckInState, MeetingState, MinutesState, Origin, Response
from kooperacje.meetings.when import When
from kooperacje.territory.models import Unit

SUBJECT = r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*:[^\s:]{1,100}$"
"""What a meeting belongs to: `room.model:id`, the form that the journal uses too."""

_NO_PERIOD = Q(period_from=None, period_to=None)
_NO_MOMENT = Q(starts_at=None, ends_at=None)


class Meeting(Versioned):
    """A meeting that belongs to `subject` and has a `key` there. Empty texts and None mean: not stated."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    subject = models.CharField(max_length=200)
    key = models.CharField(max_length=64)
    title = models.CharField(_("title"), max_length=500)
    kind = models.CharField(max_length=64, blank=True, default="")
    """A free key of the owning room, such as workshop."""
    starts_at = models.DateTimeField(_("beginning"), null=True, blank=True)
    ends_at = models.DateTimeField(_("end"), null=True, blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    period_from = models.DateField(_("first day of the period"), null=True, blank=True)
    period_to = models.DateField(_("last day of the period"), null=True, blank=True)
    term = models.CharField(_("date in words"), max_length=500, blank=True, default="")
    """The source's own wording of the date where no day is given."""
    part_of = models.CharField(_("part of"), max_length=500, blank=True, default="")
    """A larger event in which the meeting is held."""
    place = models.CharField(_("place"), max_length=500, blank=True, default="")
    territory = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    online_link = models.URLField(_("online"), max_length=500, blank=True, default="")
    capacity = models.PositiveIntegerField(_("number of places"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True, default="")
    state = models.CharField(max_length=12, choices=[(state.value, state.name) for state in MeetingState])
    stated_total = models.PositiveIntegerField(_("number of people"), null=True, blank=True)
    """The total that a source or the organiser states; None: not stated, whatever the lists say."""
    breakdown = models.JSONField(default=list, blank=True)
    """[{"label": str, "count": int or null}, ...] of the stated total."""
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("subject", "key")
        constraints = (
            models.UniqueConstraint(fields=("subject", "key"), name="meetings_key_once"),
            models.CheckConstraint(name="meetings_subject", condition=Q(subject__regex=SUBJECT)),
            models.CheckConstraint(
                name="meetings_state", condition=Q(state__in=[state.value for state in MeetingState])
            ),
            models.CheckConstraint(
                name="meetings_one_way_to_tell_the_time",
                condition=(Q(starts_at__isnull=False, day=None) & _NO_PERIOD)
                | (Q(day__isnull=False) & _NO_MOMENT & _NO_PERIOD)
                | (Q(day=None) & _NO_MOMENT),
            ),
            models.CheckConstraint(
                name="meetings_times_in_order",
                condition=(Q(ends_at=None) | Q(ends_at__gt=F("starts_at")))
                & (Q(period_from=None) | Q(period_to=None) | Q(period_to__gte=F("period_from"))),
            ),
        )
        indexes = (models.Index(fields=("starts_at",), name="meetings_by_start"),)

    def __str__(self) -> str:
        return self.title

    @property
    def when(self) -> When:
        return When(self.starts_at, self.ends_at, self.day, self.period_from, self.period_to, self.term)


class AgendaItem(Versioned):
    """A point of the agenda. `presenter` may name a person."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveIntegerField()
    title = models.CharField(_("point"), max_length=500)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    presenter = models.CharField(_("who presents it"), max_length=300, blank=True, default="")

    class Meta:
        ordering = ("meeting_id", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "position"),
                name="meetings_agenda_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
        )

    def __str__(self) -> str:
        return self.title


class Invitee(Versioned):
    """An institution, a person, or a person of an institution that was invited."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitees")
    institution = models.ForeignKey(Institution, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.CharField(_("person"), max_length=200, blank=True, default="")
    email = models.EmailField(_("e-mail"), blank=True, default="")
    response = models.CharField(
        _("answer"),
        max_length=12,
        default=Response.WAITING.value,
        choices=[(response.value, response.name) for response in Response],
    )
    invited_on = models.DateField(_("invited on"), null=True, blank=True)
    responded_on = models.DateField(_("answered on"), null=True, blank=True)

    class Meta:
        ordering = ("meeting_id", "id")
        constraints = (
            models.CheckConstraint(
                name="meetings_invitee_is_somebody",
                condition=Q(institution__isnull=False) | ~Q(person="") | ~Q(email=""),
            ),
            models.UniqueConstraint(
                fields=("meeting", "institution", "person", "email"),
                name="meetings_invitee_once",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return self.person or self.email or str(self.institution)


class Attendance(Versioned):
    """One person who was there, or an institution with how many people came; None: not stated how many."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    person = models.CharField(_("person"), max_length=200, blank=True, default="")
    role = models.CharField(_("role"), max_length=200, blank=True, default="")
    institution = models.ForeignKey(Institution, models.PROTECT, null=True, blank=True, related_name="+")
    affiliation = models.CharField(
        _("institution outside the register"), max_length=300, blank=True, default=""
    )
    """What the person named, where the register does not have it."""
    count = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    origin = models.CharField(
        max_length=8,
        default=Origin.WRITTEN.value,
        choices=[(origin.value, origin.name) for origin in Origin],
    )

    class Meta:
        ordering = ("meeting_id", "id")
        constraints = (
            models.CheckConstraint(
                name="meetings_attendance_one_institution",
                condition=Q(affiliation="") | (Q(institution=None) & ~Q(person="")),
            ),
            models.CheckConstraint(
                name="meetings_attendance_by_person_or_institution",
                condition=(~Q(person="") & Q(count=None)) | Q(person="", role="", institution__isnull=False),
            ),
            models.UniqueConstraint(
                fields=("meeting", "institution"),
                condition=Q(person=""),
                name="meetings_institution_counted_once",
            ),
        )

    def __str__(self) -> str:
        return self.person or str(self.institution)


class CheckIn(models.Model):
    """What a participant typed on a phone, waiting for an officer to confirm it.

    `id` is drawn with the form, so that a form sent twice counts once. Privacy: name, institution and role as typed by
    the person; `device` is a random number that a browser keeps for half a day. Retention: with the meeting.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="check_ins")
    person = models.CharField(_("person"), max_length=200)
    affiliation = models.CharField(_("institution"), max_length=300, blank=True, default="")
    role = models.CharField(_("role"), max_length=200, blank=True, default="")
    device = models.UUIDField()
    mark = models.CharField(max_length=8, blank=True, default="")
    """A value of `stuffing.Mark`."""
    state = models.CharField(max_length=12, default=CheckInState.WAITING.value)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="meetings_check_in_state",
                condition=Q(state__in=[state.value for state in CheckInState]),
            ),
            models.CheckConstraint(name="meetings_check_in_is_somebody", condition=~Q(person="")),
        )
        indexes = (models.Index(fields=("meeting", "state", "sent_at"), name="meetings_check_in_queue"),)

    def __str__(self) -> str:
        return f"check-in {self.pk}"


class HeadcountGroup(Versioned):
    """One stated total over several meetings of a subject; without meetings it is over the whole subject."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    subject = models.CharField(max_length=200)
    key = models.CharField(max_length=64)
    label = models.CharField(_("what is counted"), max_length=500)
    total = models.PositiveIntegerField(_("number of people"), null=True, blank=True)
    breakdown = models.JSONField(default=list, blank=True)
    meetings = models.ManyToManyField(Meeting, related_name="headcount_groups", blank=True)

    class Meta:
        ordering = ("subject", "key")
        constraints = (
            models.UniqueConstraint(fields=("subject", "key"), name="meetings_group_key_once"),
            models.CheckConstraint(name="meetings_group_subject", condition=Q(subject__regex=SUBJECT)),
        )

    def __str__(self) -> str:
        return self.label


class Settled(Versioned):
    """A decision of the meeting, with who sees to it and by when."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField()
    text = models.TextField(_("decision"))
    owner = models.CharField(_("who sees to it"), max_length=300, blank=True, default="")
    due = models.DateField(_("by when"), null=True, blank=True)

    class Meta:
        ordering = ("meeting_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="meetings_decision_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:60]}"


class Minutes(Versioned):
    """The minutes of a meeting; every saved text stays as a revision."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="minutes")
    text = models.TextField(_("text of the minutes"), blank=True, default="")
    state = models.CharField(max_length=12, choices=[(state.value, state.name) for state in MinutesState])
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="meetings_minutes_approved_has_time",
                condition=Q(state=MinutesState.DRAFT.value, approved_at=None)
                | Q(state=MinutesState.APPROVED.value, approved_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"minutes of {self.meeting_id}"


class MinutesRevision(models.Model):
    """A text of the minutes as it was saved once; never changed."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    saved_at = models.DateTimeField()
    account = models.UUIDField(null=True, blank=True)
    """The account that saved it; None: a process of ours."""

    class Meta:
        ordering = ("minutes_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("minutes", "number"), name="meetings_revision_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.minutes_id}/{self.number}"
