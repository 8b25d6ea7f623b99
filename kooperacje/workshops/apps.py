from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopsConfig(AppConfig):
    name = "kooperacje.workshops"

    def ready(self) -> None:
        from kooperacje.consultations.doors import Door, open_in_workspace

        open_in_workspace(Door("workshops", _("Workshops"), "workshops:list", after="spotkania"))
