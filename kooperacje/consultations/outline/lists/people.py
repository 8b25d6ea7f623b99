"""The lists of bodies: who they are, why they matter, who was invited."""

from django.utils.translation import gettext_lazy as _

from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.outline.fields import Sort, choice, count, line, other, reference, text
from kooperacje.consultations.outline.lists.shape import List
from kooperacje.consultations.states import Level

PEOPLE: tuple[List, ...] = (
    List(
        catalogue.INSTITUTION,
        "instytucja",
        _("Institutions"),
        _("Institution"),
        _("Add an institution"),
        _("Add the institutions that are invited, answer or come to meetings."),
        (
            line(
                "name",
                _("Name in this consultation"),
                _("Papers keep the old name when an institution changes its own."),
                required=True,
            ),
            other("type", _("Type"), Sort.TYPES),
            other("territory", _("Seat"), Sort.TERRITORY, _("A name or a TERYT code.")),
        ),
    ),
    List(
        catalogue.STAKEHOLDER,
        "interesariusz",
        _("Stakeholders"),
        _("Stakeholder"),
        _("Add a stakeholder"),
        _("Write which bodies, or kinds of bodies, the model touches, and mark the key ones."),
        (
            line(
                "name",
                _("Name"),
                _("A body, or a kind of bodies such as “schools of the powiat”."),
                required=True,
            ),
            other("is_key", _("Key stakeholder"), Sort.FLAG, telling=True),
            reference("institution", _("Institution"), "institution"),
            other("institution_types", _("Types of institutions"), Sort.TYPES),
            choice("influence", _("Influence"), Level),
            choice("interest", _("Interest"), Level),
            other("obligatory", _("Named by the model as a partner"), Sort.FLAG),
            line("sector", _("Sector")),
            text("reason", _("Why it matters")),
        ),
    ),
    List(
        catalogue.INVITATION,
        "zaproszenie",
        _("Invitations"),
        _("Invitation"),
        _("Add an invitation"),
        _("Record who was invited, when and how. Without it no response rate can be given."),
        (
            line("to", _("Invited"), _("An institution or a group, as the letter names it."), required=True),
            reference("institution", _("Institution"), "institution"),
            other("institution_types", _("Types of institutions"), Sort.TYPES),
            reference("stage", _("Stage"), "stage"),
            count("count", _("Number of invitations"), _("Leave empty when it is not stated."), telling=True),
            other("sent_on", _("Sent on"), Sort.DAY, telling=True),
            line("how", _("How it was sent")),
            other("opened_on", _("Opened on"), Sort.DAY),
            reference("relayed_by", _("Passed on by"), "institution"),
        ),
    ),
)
