"""Who may: everybody reads the division of the country; only an administrator or a process of ours replaces it."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacje.base.actor import Actor
from kooperacje.base.decisions import ALLOWED, Decision, denied
from kooperacje.base.problems import NotThere
from kooperacje.territory.models import Unit

READ = "read"
IMPORT = "import"
KEEPER_ROLES = ("administrator",)


def visible(actor: Actor) -> QuerySet[Unit]:
    """All units, closed ones too: the division of the country is public."""
    return Unit.objects.all()


def can(actor: Actor, verb: str) -> Decision:
    """Whether the actor may read or import the register."""
    if verb == READ or actor.is_system or actor.has_role(*KEEPER_ROLES):
        return ALLOWED
    return denied(_("Only an administrator loads the register of territorial units."))


def get_or_404(actor: Actor, ref: str, verb: str = READ) -> Unit:
    """The unit with this code that stands now, else the one that stood last; raises `NotThere`."""
    unit = (
        visible(actor).select_related("parent__parent").filter(code=ref).order_by("-valid_to").first()
    )  # PostgreSQL: NULL leads in descending order
    if unit is None:
        raise NotThere
    can(actor, verb).require()
    return unit
