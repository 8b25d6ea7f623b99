"""Addresses of the room. Rooms with people in them: voices written down live, the wall, the summary workshop."""

from django.urls import path

from kooperacje.workshops.views import summary, tables

HOME = "praca/konsultacje/<slug:slug>/warsztaty/"
ONE = f"{HOME}<slug:meeting>/"
SUMMARY = f"{ONE}podsumowanie/"

app_name = "workshops"
urlpatterns = [
    path(HOME, tables.listing, name="list"),
    path(ONE, tables.table, name="table"),
    path(f"{ONE}sciana/", tables.wall, name="wall"),
    path(f"{ONE}<uuid:ref>/", tables.voice, name="voice"),
    path(f"{ONE}<uuid:ref>/cofnij/", tables.undo, name="undo"),
    path(SUMMARY, summary.queue, name="summary"),
    path(f"{SUMMARY}pokaz/", summary.show, name="show"),
    path(f"{SUMMARY}cofnij/", summary.undo, name="verdict-undo"),
    path(f"{SUMMARY}rzutnik/", summary.projector, name="projector"),
    path(f"{SUMMARY}uwaga/<slug:key>/", summary.remark, name="remark"),
    path(f"{SUMMARY}rozbieznosci/", summary.divergence, name="divergence"),
    path(f"{SUMMARY}rozbieznosci.<str:form>", summary.divergence_file, name="divergence-file"),
]
