from django.apps import AppConfig


class PrioritiesConfig(AppConfig):
    name = "kooperacje.priorities"

    def ready(self) -> None:
        from kooperacje.priorities import known, shown, signing

        known.register_all()
        shown.register_all()
        signing.register_all()
