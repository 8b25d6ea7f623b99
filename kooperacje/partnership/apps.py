from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "kooperacje.partnership"

    def ready(self) -> None:
        from kooperacje.partnership import access, conduct, papers

        access.register()
        conduct.register()
        papers.register()
