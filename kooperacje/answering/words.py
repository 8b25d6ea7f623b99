"""Names of states for people."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kooperacje.answering.states import CodeKind, Flag, SubmissionState

Label = str | Promise
ALL: Label = pgettext_lazy("what was sent", "All")
STATE: Mapping[SubmissionState, tuple[str, Label]] = MappingProxyType(
    {
        SubmissionState.WAITING: ("warn", _("waits for your decision")),
        SubmissionState.RECORDED: ("good", _("in the record")),
        SubmissionState.REPLACED: ("idle", _("replaced by a correction")),
        SubmissionState.REFUSED: ("bad", _("not an answer")),
    }
)
FLAG: Mapping[Flag, Label] = MappingProxyType(
    {
        Flag.LATE: _("It came after the deadline."),
        Flag.OPEN: _("Sent without an invitation: say whose it is."),
        Flag.MANY: _("Many answers were begun from the same network within an hour."),
        Flag.SAME: _("Another answer has exactly the same words."),
        Flag.SECOND: _("This institution has an answer already, which came another way."),
        Flag.BEGUN: _("A correction; work on the remarks of the earlier answer has begun."),
        Flag.CORRECTED_LATE: _("A correction after the deadline; the earlier answer came in time."),
    }
)
KIND: Mapping[CodeKind, Label] = MappingProxyType(
    {
        CodeKind.INVITED: _("with the code of the invitation"),
        CodeKind.RELAYED: _("with a code that another institution passed on"),
        CodeKind.COLLEAGUE: _("with the code of a colleague"),
        CodeKind.OPEN: _("without an invitation"),
        CodeKind.BEHALF: _("entered by an officer"),
    }
)
