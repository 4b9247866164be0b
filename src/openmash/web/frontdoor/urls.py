"""The front door's addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from openmash.web.frontdoor.add_young import add_young_parent
from openmash.web.frontdoor.another_area import another_area
from openmash.web.frontdoor.ask import ask
from openmash.web.frontdoor.board import board, board_now
from openmash.web.frontdoor.brief import brief, briefs
from openmash.web.frontdoor.contact import contact
from openmash.web.frontdoor.decide import decide
from openmash.web.frontdoor.family_told import family_told
from openmash.web.frontdoor.feedback import feedback
from openmash.web.frontdoor.hand_over import hand_over
from openmash.web.frontdoor.hear import hear
from openmash.web.frontdoor.keep import keep
from openmash.web.frontdoor.matching import match
from openmash.web.frontdoor.morning import morning
from openmash.web.frontdoor.owed import answer_question, pay_debt, ratify
from openmash.web.frontdoor.protect import protect, protect_in_contact
from openmash.web.frontdoor.rate import rate
from openmash.web.frontdoor.return_child import return_child
from openmash.web.frontdoor.route import answer_offer, route
from openmash.web.frontdoor.sent import sent_by_us
from openmash.web.frontdoor.take import take
from openmash.web.frontdoor.tonight import sign_off_tonight, tonight
from openmash.web.frontdoor.who_else import who_else

CONTACT = "contact/<uuid:contact_id>"
urlpatterns: list[URLPattern] = [
    path("board", board, name="board"),
    path("board/now", board_now, name="board_now"),
    path("sent", sent_by_us, name="sent_by_us"),
    path("tonight", tonight, name="tonight"),
    path("tonight/sign-off", sign_off_tonight, name="sign_off_tonight"),
    path("tonight/brief", briefs, name="night_briefs"),
    path("tonight/return", morning, name="morning"),
    path("owed/act/<uuid:act_id>", ratify, name="ratify"),
    path("owed/debt/<uuid:debt_id>", pay_debt, name="pay_debt"),
    path("owed/question/<uuid:question_id>", answer_question, name="answer_question"),
    path("offer/<uuid:offer_id>", answer_offer, name="answer_offer"),
    path("protect", protect, name="protect"),
    path(CONTACT, contact, name="contact"),
    path(f"{CONTACT}/young/<uuid:person_id>", add_young_parent, name="add_young_parent"),
    path(f"{CONTACT}/take", take, name="take"),
    path(f"{CONTACT}/rate", rate, name="rate"),
    path(f"{CONTACT}/ask", ask, name="ask"),
    path(f"{CONTACT}/who-else", who_else, name="who_else"),
    path(f"{CONTACT}/family-told", family_told, name="family_told"),
    path(f"{CONTACT}/protect", protect_in_contact, name="protect_in_contact"),
    path(f"{CONTACT}/feedback", feedback, name="feedback"),
    path(f"{CONTACT}/child/<uuid:person_id>/hear", hear, name="hear"),
    path(f"{CONTACT}/child/<uuid:person_id>/decide", decide, name="decide"),
    path(f"{CONTACT}/child/<uuid:person_id>/route", route, name="route"),
    path(f"{CONTACT}/child/<uuid:person_id>/tonight", hand_over, name="hand_over"),
    path(f"{CONTACT}/child/<uuid:person_id>/another-area", another_area, name="another_area"),
    path(f"{CONTACT}/child/<uuid:person_id>/keep", keep, name="keep"),
    path(f"{CONTACT}/child/<uuid:person_id>/brief", brief, name="night_brief"),
    path(f"{CONTACT}/child/<uuid:person_id>/return", return_child, name="return_child"),
    path(f"{CONTACT}/child/<uuid:person_id>/match/<uuid:record_id>", match, name="match"),
]
