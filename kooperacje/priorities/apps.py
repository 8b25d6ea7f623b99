from django.apps import AppConfig


class PrioritiesConfig(AppConfig):
    name = "kooperacje.priorities"

    def ready(self) -> None:
        from kooperacje.priorities import known

        known.register_all()
