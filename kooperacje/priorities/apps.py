from django.apps import AppConfig


class PrioritiesConfig(AppConfig):
    name = "kooperacje.priorities"

    def ready(self) -> None:
        from kooperacje.priorities import known, shown

        known.register_all()
        shown.register_all()
