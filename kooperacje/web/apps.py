from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kooperacje.web"
