from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnalysisConfig(AppConfig):
    name = "kooperacje.analysis"

    def ready(self) -> None:
        from kooperacje.analysis.actions import forgetting
        from kooperacje.consultations import keepers
        from kooperacje.consultations.doors import Door, open_in_workspace

        keepers.register(forgetting.KEEPER)
        open_in_workspace(Door("analysis", _("Working on remarks"), "analysis:queue", after="uwagi"))
