from django.apps import AppConfig


class CompetencesConfig(AppConfig):
    name = "kooperacje.competences"

    def ready(self) -> None:
        from kooperacje.competences import leads
        from kooperacje.institutions.related import offer

        offer(leads.from_register)
