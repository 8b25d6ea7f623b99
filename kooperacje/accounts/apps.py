from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kooperacje.accounts"

    def ready(self) -> None:
        from kooperacje.accounts import receivers

        receivers.connect()
