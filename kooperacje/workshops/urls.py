"""Addresses of the room. Rooms with people in them: voices written down live, the wall, the summary workshop."""

from django.urls import path

from kooperacje.workshops.views import summary, tables, wall

HOME = "praca/konsultacje/<slug:slug>/warsztaty/"
ONE = f"{HOME}<slug:meeting>/"
SUMMARY = f"{ONE}podsumowanie/"

app_name = "workshops"
urlpatterns = [
    path(HOME, tables.listing, name="list"),
    path(ONE, tables.table, name="table"),
    path(f"{ONE}sciana/", wall.wall, name="wall"),
    path(f"{ONE}sciana/ekran/", wall.screen, name="wall-screen"),
    path(f"{ONE}sciana/pytanie/", wall.question, name="question"),
    path(f"{ONE}sciana/glosy/", wall.open_voices, name="open"),
    path(f"{ONE}telefony/", wall.phones, name="phones"),
    path(f"{ONE}telefony/<uuid:ref>/przyjmij/", wall.phone_accept, name="phone-accept"),
    path(f"{ONE}telefony/<uuid:ref>/odloz/", wall.phone_aside, name="phone-aside"),
    path(f"{ONE}telefony/<uuid:ref>/przywroc/", wall.phone_back, name="phone-back"),
    path("warsztat/<str:ticket>/", wall.phone, name="phone"),
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
