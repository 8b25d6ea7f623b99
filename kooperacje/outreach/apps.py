from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutreachConfig(AppConfig):
    name = "kooperacje.outreach"

    def ready(self) -> None:
        from kooperacje.consultations import keepers
        from kooperacje.consultations.doors import Door, open_in_workspace
        from kooperacje.notices.incoming import hear_failures
        from kooperacje.outreach import actions
        from kooperacje.outreach.actions import forgetting

        keepers.register(forgetting.KEEPER)
        open_in_workspace(
            Door("mailings", _("Letters and reminders"), "outreach:mailings", after="interesariusze")
        )
        open_in_workspace(Door("outreach", _("Who is silent"), "outreach:reach", after="interesariusze"))
        hear_failures(actions.hear_failures)
