from django.apps import AppConfig


class ModelbookConfig(AppConfig):
    name = "kooperacje.modelbook"
