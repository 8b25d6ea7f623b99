from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "kooperacje.partnership"

    def ready(self) -> None:
        from kooperacje.partnership import conduct, papers

        conduct.register()
        papers.register()
