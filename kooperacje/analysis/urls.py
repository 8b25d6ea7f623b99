"""Addresses of the room: what remarks are about, and how good the proposals are."""

from django.urls import path

from kooperacje.analysis.views import desk, masking, quality, same, themes

HOME = "praca/konsultacje/<slug:slug>/opracowanie/"

app_name = "analysis"
urlpatterns = [
    path(HOME, themes.queue, name="queue"),
    path(f"{HOME}uwaga/<slug:key>/", themes.remark, name="remark"),
    path(f"{HOME}ksiega/", themes.adopt, name="adopt"),
    path(f"{HOME}nowe-tematy/", themes.newcomers, name="newcomers"),
    path(f"{HOME}jakosc/", quality.quality, name="quality"),
    path(f"{HOME}jakosc/<uuid:ref>/", quality.sample, name="sample"),
    path(f"{HOME}jakosc/<uuid:ref>/kodowanie/", quality.code, name="code"),
    path(f"{HOME}jednakowe/", same.same, name="same"),
    path(f"{HOME}jednakowe/szukanie/", same.look, name="look"),
    path(f"{HOME}jednakowe/<uuid:ref>/grupa/", same.group, name="group"),
    path(f"{HOME}jednakowe/<uuid:ref>/osobno/", same.refuse, name="refuse"),
    path(f"{HOME}przydzial/", desk.desk, name="desk"),
    path(f"{HOME}przydzial/osoby/", desk.assign, name="assign"),
    path(f"{HOME}odpowiedz/<slug:key>/", desk.answer_one, name="answer"),
    path(f"{HOME}odpowiedz/<slug:key>/notatka/", desk.note, name="note"),
    path(f"{HOME}odpowiedz/<slug:key>/wzor/<uuid:ref>/", desk.drop_snippet, name="drop-snippet"),
    path(f"{HOME}maskowanie/", masking.masking, name="masking"),
    path(f"{HOME}maskowanie/<slug:key>/", masking.mask, name="mask"),
    path(f"{HOME}maskowanie/<slug:key>/bez-zmian/", masking.nothing, name="mask-nothing"),
    path(f"{HOME}maskowanie/<slug:key>/wlasne/", masking.write, name="mask-write"),
]
