"""What the states of this room are called in front of people."""

from django.utils.translation import gettext_lazy as _

from kooperacje.revisions.states import Fate

FATE = {
    Fate.FOLLOWS: ("good", _("followed its passage")),
    Fate.WAITING: ("warn", _("waits until the passage is confirmed")),
    Fate.LOST: ("bad", _("has lost its place")),
    Fate.SETTLED: ("info", _("placed by a person")),
}
LISTS = {
    Fate.FOLLOWS: _("Followed their passages"),
    Fate.WAITING: _("Waiting for a passage to be confirmed"),
    Fate.LOST: _("Without a place"),
    Fate.SETTLED: _("Placed by a person"),
}
ADDRESS = {
    Fate.FOLLOWS: "za-fragmentem",
    Fate.WAITING: "czekaja",
    Fate.LOST: "bez-miejsca",
    Fate.SETTLED: "wskazane",
}
"""How an address names the lists."""
