"""Addresses of the room: answering with a code, answering where everybody may, and what was sent, in the workspace."""

from django.urls import path

from kooperacje.answering.views import begin, codes, sent, together, write
from kooperacje.answering.views import send as sending

MINE = "odpowiedz/moja/"
WORK = "praca/konsultacje/<slug:slug>/nadeslane/"

app_name = "answering"
urlpatterns = [
    path("odpowiedz/", begin.enter, name="enter"),
    path("odpowiedz/k/<str:typed>/", begin.with_code, name="with-code"),
    path("odpowiedz/wyjdz/", begin.leave, name="leave"),
    path("konsultacje/<slug:slug>/odpowiedz/", begin.open_to_all, name="open"),
    path(MINE, write.desk, name="desk"),
    path(f"{MINE}dokument/", write.document, name="document"),
    path(f"{MINE}uwagi/", write.remarks, name="remarks"),
    path(f"{MINE}uwagi/nowa/", write.new_remark, name="new-remark"),
    path(f"{MINE}uwagi/<uuid:ref>/", write.remark, name="remark"),
    path(f"{MINE}uwagi/<uuid:ref>/usun/", write.remove_remark, name="remove-remark"),
    path(f"{MINE}uwagi/<uuid:ref>/przywroc/", write.bring_back, name="bring-back"),
    path(f"{MINE}pytania/", write.questions, name="questions"),
    path(f"{MINE}pliki/", write.attach, name="attach"),
    path(f"{MINE}pliki/<uuid:ref>/usun/", write.detach, name="detach"),
    path(f"{MINE}wyslij/", sending.send, name="send"),
    path(f"{MINE}bez-uwag/", sending.no_remarks, name="no-remarks"),
    path(f"{MINE}potwierdzenie/<slug:number>/", sending.receipt, name="receipt"),
    path(f"{MINE}potwierdzenie/<slug:number>/<str:name>", sending.copy, name="copy"),
    path(f"{MINE}wspolnie/", together.together, name="together"),
    path(f"{MINE}wspolnie/<uuid:ref>/wycofaj/", together.withdraw, name="withdraw-colleague"),
    path(f"{MINE}wspolnie/<uuid:ref>/przejmij/", together.take_over, name="take-over"),
    path(f"{MINE}przekaz/", together.relay, name="relay"),
    path(WORK, sent.listing, name="sent"),
    path(f"{WORK}warunki/", codes.terms, name="terms"),
    path(f"{WORK}w-imieniu/", codes.behalf, name="behalf"),
    path(f"{WORK}kody/", codes.listing, name="codes"),
    path(f"{WORK}kody/<slug:key>/", codes.one, name="code"),
    path(f"{WORK}<slug:number>/", sent.one, name="submission"),
    path(f"{WORK}<slug:number>/przyjmij/", sent.record, name="record"),
    path(f"{WORK}<slug:number>/odrzuc/", sent.refuse, name="refuse"),
    path(f"{WORK}<slug:number>/przywroc/", sent.look_again, name="look-again"),
]
