"""Addresses of the room: replies for everybody, and who was told, for the organiser."""

from django.urls import path

from kooperacje.replies import views

HOME = "praca/konsultacje/<slug:slug>/odpowiedzi/"
PUBLIC = "konsultacje/<slug:slug>/odpowiedzi/"

app_name = "replies"
urlpatterns = [
    path(HOME, views.listing, name="list"),
    path(f"{HOME}wyslij/", views.send, name="send"),
    path(f"{HOME}<slug:key>.<slug:form>", views.file, name="file"),
    path(f"{HOME}<slug:key>/przekazano/", views.hand_over, name="hand-over"),
    path(PUBLIC, views.public, name="public"),
    path(f"{PUBLIC}<slug:key>/", views.public_reply, name="public-reply"),
]
