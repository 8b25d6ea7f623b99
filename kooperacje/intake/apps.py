from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "kooperacje.intake"

    def ready(self) -> None:
        from kooperacje.consultations import keepers
        from kooperacje.consultations.doors import Door, open_in_workspace, open_to_public
        from kooperacje.intake import access, blank
        from kooperacje.intake.actions import forgetting

        access.register()
        keepers.register(forgetting.KEEPER)
        open_in_workspace(Door("intake", _("Incoming"), "intake:items", after="odpowiedzi"))
        open_to_public(Door("intake", _("Answer form to download"), "intake:blank", may=blank.offered_to_all))
