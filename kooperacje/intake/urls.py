"""Addresses of the room: what came in, in the workspace, and the blank form on the public site."""

from django.urls import path

from kooperacje.intake.views import blank, item, queue

ONE = "praca/konsultacje/<slug:slug>/przychodzace/"
FORM = "konsultacje/<slug:slug>/formularz/"

app_name = "intake"
urlpatterns = [
    path(ONE, queue.listing, name="items"),
    path(f"{ONE}dodaj/", queue.add, name="add"),
    path(f"{ONE}<uuid:ref>/", item.item, name="item"),
    path(f"{ONE}<uuid:ref>/odloz/", item.set_aside, name="set-aside"),
    path(f"{ONE}<uuid:ref>/przywroc/", item.look_again, name="look-again"),
    path(FORM, blank.page, name="blank"),
    path(f"{FORM}<str:name>", blank.file, name="blank-file"),
]
