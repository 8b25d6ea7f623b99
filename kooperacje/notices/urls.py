"""Addresses of the outbox."""

from django.urls import path

from kooperacje.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("wyslij-wstrzymane/", views.release_held, name="release_held"),
    path("<int:notice_id>/wyslij/", views.release, name="release"),
    path("<int:notice_id>/porzuc/", views.drop, name="drop"),
]
