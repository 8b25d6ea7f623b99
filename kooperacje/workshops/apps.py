from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    name = "kooperacje.workshops"
