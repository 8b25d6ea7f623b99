"""The words for roles and capabilities that people read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kooperacje.accounts.states import Capability, Role

ROLE_NAMES: dict[Role, Promise] = {
    Role.OFFICER: _("consultation officer"),
    Role.READER: _("reader of consultations"),
    Role.LEADER: _("leader of partnerships"),
    Role.CONTACT: _("coordinating person"),
    Role.MEMBER: _("member of the institution"),
    Role.LOCAL_ADMINISTRATOR: _("administrator of the institution"),
    Role.ADMINISTRATOR: _("general administrator"),
    Role.AUDITOR: _("auditor, data protection officer"),
}
ROLE_PURPOSES: dict[Role, Promise] = {
    Role.OFFICER: _("Prepares, runs and publishes consultations of the institution."),
    Role.READER: _(
        "Reads the workspace of the institution's consultations, unpublished ones too; changes nothing."
    ),
    Role.LEADER: _("Leads partnerships of institutions, their diagnosis and basket of services."),
    Role.CONTACT: _("Speaks for the institution in partnerships; keeps its cards and services."),
    Role.MEMBER: _("Belongs to the institution and sees its contacts that are not public."),
    Role.LOCAL_ADMINISTRATOR: _("Manages people and roles of the institution."),
    Role.ADMINISTRATOR: _("Manages people and roles everywhere, and loads the registers."),
    Role.AUDITOR: _("Reads the journal: who did what and when."),
}
CAPABILITY_NAMES: dict[Capability, Promise] = {
    Capability.READ_WORKSPACE: _("reads the workspace of consultations"),
    Capability.RUN_CONSULTATIONS: _("runs consultations"),
    Capability.RUN_PARTNERSHIPS: _("runs partnerships"),
    Capability.SPEAK_FOR_INSTITUTION: _("speaks for the institution"),
    Capability.READ_OWN_CONTACTS: _("sees contacts of the own institution that are not public"),
    Capability.KEEP_INSTITUTIONS: _("keeps the register of institutions"),
    Capability.MANAGE_PEOPLE: _("manages people and roles"),
    Capability.IMPORT_TERRITORY: _("loads the register of territory"),
    Capability.READ_JOURNAL: _("reads the journal"),
}
