from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopsConfig(AppConfig):
    name = "kooperacje.workshops"

    def ready(self) -> None:
        from kooperacje.consultations import keepers
        from kooperacje.consultations.doors import Door, open_in_workspace
        from kooperacje.workshops.actions import forgetting

        keepers.register(forgetting.KEEPER)
        open_in_workspace(Door("workshops", _("Workshops"), "workshops:list", after="spotkania"))
