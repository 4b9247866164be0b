"""Signing in: passwords, second factors, expiry, and what is written down."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.template.loader import get_template
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from openmash.config.urls import THIRD_PARTY_SCREENS
from openmash.foundation.access.actors import Service, acting_as, actor_for, service
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.notices.models import Notice
from openmash.web.shell.third_party import ThirdPartyScreen
from tests.factories.access import a_team, an_account, an_agency

pytestmark = pytest.mark.django_db
PASSWORD = "gravel-otter-lantern"


@pytest.fixture(autouse=True)
def _fresh_limits_and_quick_hashes(settings: Settings) -> None:
    cache.clear()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def somebody(*roles: Role, name: str = "Sam Okoro") -> Account:
    account = an_account(*(roles or (Role.SCREENER,)), name=name)
    with transaction.atomic(), acting_as(service(Service.SET_UP)):
        account.set_password(PASSWORD)
        account.save()
    return account


def sign_in(client: Client, account: Account, password: str = PASSWORD) -> str:
    """Where the answer leads; empty when the page is shown again."""
    answer = client.post("/sign-in", {"login": account.email, "password": password})
    return answer.headers.get("Location", "")


def kinds_about(account: Account) -> list[str]:
    with transaction.atomic(), acting_as(service(Service.SET_UP)):
        return [event.kind for event in events_about([f"account:{account.pk}"])]


def set_up_an_app(account: Account) -> str:
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(account, secret)
    return secret


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_the_right_password_lets_in_and_it_is_written_down(client: Client) -> None:
    account = somebody()
    assert sign_in(client, account) == "/"
    assert client.get("/account").status_code == 200
    assert "access.signed_in" in kinds_about(account)


def test_the_address_is_the_same_in_any_case(client: Client) -> None:
    account = somebody()
    answer = client.post("/sign-in", {"login": account.email.upper(), "password": PASSWORD})
    assert answer.headers["Location"] == "/"


def test_a_wrong_password_is_refused_without_saying_which_was_wrong_and_is_written_down(client: Client) -> None:
    account = somebody()
    wrong = client.post("/sign-in", {"login": account.email, "password": "not-this-one-at-all"}).content.decode()
    unknown = client.post("/sign-in", {"login": "nobody@example.invalid", "password": PASSWORD}).content.decode()
    for page in (wrong, unknown):
        assert "The e-mail address or the password is not right." in page
    assert "access.sign_in_failed" in kinds_about(account)
    assert client.get("/account").status_code == 302


def test_what_was_typed_in_place_of_an_address_is_not_kept(client: Client) -> None:
    client.post("/sign-in", {"login": "my-secret-password@example.invalid", "password": "x"})
    with transaction.atomic(), acting_as(service(Service.SIGN_IN)):
        (event,) = events_about(["account:unknown"])
    assert "secret" not in str(event.detail)


def test_five_wrong_tries_stop_a_sixth_even_with_the_right_password(client: Client) -> None:
    account = somebody()
    for _ in range(5):
        assert sign_in(client, account, "not-this-one-at-all") == ""
    page = client.post("/sign-in", {"login": account.email, "password": PASSWORD})
    assert "Too many tries" in page.content.decode()


def test_signing_out_ends_the_session_and_is_written_down(client: Client) -> None:
    account = somebody()
    sign_in(client, account)
    assert "Sign out?" in client.get("/sign-out").content.decode()
    client.post("/sign-out")
    assert client.get("/account").headers["Location"] == "/sign-in?next=/account"
    assert "access.signed_out" in kinds_about(account)


def test_after_signing_in_one_lands_where_one_was_going_and_never_elsewhere(client: Client) -> None:
    account = somebody()
    page = client.get("/sign-in?next=/account").content.decode()
    assert '<input type="hidden" name="next" value="/account">' in page
    going = {"login": account.email, "password": PASSWORD}
    assert client.post("/sign-in", {**going, "next": "/account"}).headers["Location"] == "/account"
    client.post("/sign-out")
    assert client.post("/sign-in", {**going, "next": "https://elsewhere.example/"}).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ("short", "at least 12"),
        ("samokoro1234", "too similar to the name"),
        ("password1234", "too common"),
        (PASSWORD + "-two", ""),
    ],
)
def test_a_password_is_changed_by_the_policy(client: Client, new: str, says: str) -> None:
    account = somebody()
    sign_in(client, account)
    fields = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    answer = client.post("/account/password", fields)
    if says:
        assert says in answer.content.decode()
    else:
        assert answer.status_code == 302
        account.refresh_from_db()
        assert account.check_password(new)
        assert "access.way_in_changed" in kinds_about(account)


def test_somebody_with_an_app_is_asked_for_its_code_and_is_not_in_before(client: Client) -> None:
    account = somebody()
    secret = set_up_an_app(account)
    assert sign_in(client, account) == "/second-factor/code"
    assert client.get("/account").status_code == 302
    assert client.post("/second-factor/code", {"code": "000000"}).status_code == 200
    assert client.get("/account").status_code == 302
    assert client.post("/second-factor/code", {"code": code_of(secret)}).headers["Location"] == "/"
    assert client.get("/account").status_code == 200


def test_secrets_of_second_factors_are_not_kept_in_the_clear() -> None:
    account = somebody()
    secret = set_up_an_app(account)
    with connection.cursor() as cursor:
        cursor.execute("select data::text from mfa_authenticator where user_id = %s", [account.pk])
        (kept,) = cursor.fetchone() or ("",)
    assert secret not in kept
    assert TOTP(Authenticator.objects.get(user=account)).validate_code(code_of(secret))


def test_setting_up_an_app_asks_again_who_it_is_and_gives_recovery_codes(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    account = somebody()
    sign_in(client, account)
    assert client.get("/second-factor/app/set-up").headers["Location"].startswith("/confirm-it-is-you")
    client.post("/confirm-it-is-you", {"password": PASSWORD, "next": "/second-factor/app/set-up"})
    page = client.get("/second-factor/app/set-up")
    assert "data:" not in page.content.decode()
    secret = client.session["mfa.totp.secret"]
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post("/second-factor/app/set-up", {"code": code_of(secret)})
    assert done.headers["Location"] == "/second-factor/recovery-codes"
    codes = client.get("/second-factor/recovery-codes").content.decode()
    assert codes.count('<code class="om-key">') == 10
    assert "access.way_in_changed" in kinds_about(account)


@pytest.mark.parametrize("path", ["/", "/account", "/accounts", "/gallery"])
def test_where_a_second_factor_is_required_nothing_opens_without_one(
    client: Client, settings: Settings, path: str
) -> None:
    settings.OPENMASH_SECOND_FACTOR_REQUIRED = True
    account = somebody(Role.DUTY_MANAGER)
    sign_in(client, account)
    assert client.get(path).headers["Location"] == "/second-factor"
    assert client.get("/second-factor").status_code == 200
    set_up_an_app(account)
    assert client.get(path).status_code == 200


def last_used(account: Account, days_ago: int) -> None:
    then = timezone.now() - timedelta(days=days_ago)
    Account.objects.filter(pk=account.pk).update(last_login=then, created_at=then)


def test_an_account_that_nobody_used_for_ninety_days_cannot_sign_in(client: Client) -> None:
    account = somebody()
    last_used(account, 89)
    assert sign_in(client, account) == "/"
    client.post("/sign-out")
    last_used(account, 91)
    assert sign_in(client, account) == "/sign-in/stopped"
    page = client.get("/sign-in/stopped").content.decode()
    assert "It has not been used for 90 days." in page
    assert client.get("/account").status_code == 302
    assert "access.sign_in_stopped" in kinds_about(account)


def test_an_account_past_its_last_day_cannot_sign_in(client: Client) -> None:
    account = somebody()
    Account.objects.filter(pk=account.pk).update(expires_on=timezone.localdate() - timedelta(days=1))
    assert sign_in(client, account) == "/sign-in/stopped"
    assert "Its last day has passed." in client.get("/sign-in/stopped").content.decode()


def test_expiry_never_locks_out_the_out_of_hours_team_and_says_so_in_the_log(client: Client) -> None:
    account = somebody(Role.OUT_OF_HOURS)
    last_used(account, 400)
    Account.objects.filter(pk=account.pk).update(expires_on=timezone.localdate() - timedelta(days=30))
    assert sign_in(client, account) == "/"
    assert client.get("/account").status_code == 200
    assert "access.expiry_passed_over" in kinds_about(account)


def test_a_closed_account_cannot_sign_in_whatever_its_role(client: Client) -> None:
    account = somebody(Role.OUT_OF_HOURS)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert sign_in(client, account) in ("", "/sign-in/stopped")
    assert client.get("/account").status_code == 302


def test_an_account_closed_in_the_middle_of_a_page_sees_and_does_nothing_more(client: Client) -> None:
    account = somebody()
    sign_in(client, account)
    page = client.get("/search")
    token = re.search(r'name="form_token" value="([^"]+)"', page.content.decode())
    Account.objects.filter(pk=account.pk).update(is_active=False)
    typed = {"words": "Gannetsworth", **({"form_token": token[1]} if token else {})}
    for answer in (
        client.post("/search", typed), client.get("/board"), client.get("/worklist"), client.post("/call", {}),
    ):  # fmt: skip
        assert answer.status_code in (302, 403) and "Gannetsworth" not in answer.headers.get("Location", "")
        assert answer.status_code == 403 or answer.headers["Location"].startswith("/sign-in"), answer.headers
    assert "people.searched" not in kinds_about(account), "nothing was looked for"


def test_a_role_taken_away_in_the_middle_of_a_page_is_gone_with_the_next_press(client: Client) -> None:
    account = somebody(Role.SCREENER, Role.DATA_OFFICER)
    sign_in(client, account)
    assert client.get("/board").status_code == 200
    with transaction.atomic(), acting_as(service(Service.SET_UP)):
        account.roles.filter(role=Role.SCREENER).update(ends_at=timezone.now())
    assert client.get("/board").status_code == 403
    assert client.post("/call", {}).status_code == 403


def test_a_duty_manager_brings_an_account_back_and_it_signs_in_at_once(client: Client) -> None:
    stopped, manager = somebody(name="Leon Marsh"), somebody(Role.DUTY_MANAGER, name="Ros Hale")
    last_used(stopped, 120)
    sign_in(client, manager)
    assert "Leon Marsh" in client.get("/accounts").content.decode()
    address = f"/accounts/{stopped.pk}/restore"
    assert "Say why it is needed." in client.post(address, {"reason": " "}).content.decode()
    assert client.post(address, {"reason": "covering tonight"}).headers["Location"] == "/accounts"
    assert "Leon Marsh" not in client.get("/accounts").content.decode()
    again = client.post(address, {"reason": "covering tonight"})
    assert "This account can sign in already." in again.content.decode()
    other = Client()
    assert sign_in(other, stopped) == "/"
    assert "access.account_restored" in kinds_about(stopped)


def test_a_restored_account_that_had_a_last_day_gets_thirty_more(client: Client) -> None:
    stopped, manager = somebody(), somebody(Role.ACCOUNT_ADMINISTRATOR)
    Account.objects.filter(pk=stopped.pk).update(expires_on=timezone.localdate() - timedelta(days=1))
    sign_in(client, manager)
    client.post(f"/accounts/{stopped.pk}/restore", {"reason": "agency cover"})
    stopped.refresh_from_db()
    assert stopped.expires_on == timezone.localdate() + timedelta(days=30)


@pytest.mark.parametrize("role", [Role.SCREENER, Role.OUT_OF_HOURS, Role.INFORMATION_LEAD])
def test_nobody_else_brings_an_account_back(client: Client, role: Role) -> None:
    stopped, somebody_else = somebody(), somebody(role)
    last_used(stopped, 120)
    sign_in(client, somebody_else)
    assert client.get("/accounts").status_code == 403
    assert client.post(f"/accounts/{stopped.pk}/restore", {"reason": "for a friend"}).status_code == 403
    stopped.refresh_from_db()
    assert stopped.restored_at is None


def test_whoever_leaves_is_shut_out_at_once_their_manager_is_told_and_only_an_administrator_opens_it_again() -> None:
    team = a_team("leavers", an_agency("council"))
    leaver = an_account(Role.SOCIAL_WORKER, name="Lee Vere", team=team)
    manager = an_account(Role.TEAM_MANAGER, name="Ann Lowe", team=team)
    duty, administrator = somebody(Role.DUTY_MANAGER), somebody(Role.ACCOUNT_ADMINISTRATOR, name="Ada Min")
    theirs, clients = Client(), {each: Client() for each in (duty, administrator)}
    theirs.force_login(leaver)
    for account, client in clients.items():
        client.force_login(account)
    address = f"/accounts/{leaver.pk}/close"
    assert "Lee Vere" in clients[duty].get("/accounts/in-use").content.decode()
    assert "Say why it is closed." in clients[duty].post(address, {"reason": " "}).content.decode()
    assert theirs.get("/worklist").status_code == 200
    assert clients[duty].post(address, {"reason": "Left on Friday"}).status_code == 302
    assert theirs.get("/worklist").status_code == 302, "out with the next press"
    assert "This account is closed already." in clients[duty].post(address, {"reason": "again, then"}).content.decode()
    with transaction.atomic(), acting_as(actor_for(manager)):
        told = Notice.objects.get(to_account_id=manager.pk)
    assert told.text.startswith("Lee Vere’s account is closed.")
    assert told.url_name == "team_today"
    refused = clients[duty].post(f"/accounts/{leaver.pk}/restore", {"reason": "back again"}).content.decode()
    assert "Ask an administrator of accounts to open it again." in refused
    assert "Lee Vere" in clients[administrator].get("/accounts").content.decode()
    clients[administrator].post(f"/accounts/{leaver.pk}/restore", {"reason": "It was another Lee"})
    leaver.refresh_from_db()
    assert leaver.is_active
    assert {"access.account_closed", "access.account_restored"} <= set(kinds_about(leaver))


def test_nobody_closes_their_own_account_and_who_may_not_closes_none(client: Client) -> None:
    administrator, screener = somebody(Role.ACCOUNT_ADMINISTRATOR), somebody(Role.SCREENER, name="Sue Ito")
    client.force_login(administrator)
    own = client.post(f"/accounts/{administrator.pk}/close", {"reason": "I am going"}).content.decode()
    assert "This is your own account." in own
    client.force_login(screener)
    assert client.get("/accounts/in-use").status_code == 403
    assert client.post(f"/accounts/{administrator.pk}/close", {"reason": "for a joke"}).status_code == 403
    administrator.refresh_from_db()
    assert administrator.is_active


def test_one_click_signs_in_in_a_demonstration(client: Client) -> None:
    account = somebody(Role.DECISION_MAKER, name="Ros Hale")
    page = client.get("/sign-in").content.decode()
    assert "Ros Hale" in page
    assert client.get(f"/sign-in/as/{account.pk}").status_code == 404
    assert client.post(f"/sign-in/as/{account.pk}").headers["Location"] == "/"
    assert client.get("/account").status_code == 200
    assert actor_for(account).roles == {Role.DECISION_MAKER}
    assert "access.signed_in" in kinds_about(account)


def test_outside_a_demonstration_there_is_no_one_click_sign_in(client: Client, settings: Settings) -> None:
    settings.DEMO = False
    account = somebody(name="Ros Hale")
    assert client.post(f"/sign-in/as/{account.pk}").status_code == 404
    assert "Ros Hale" not in client.get("/sign-in").content.decode()
    assert client.get("/gallery").status_code == 404
    assert client.get("/account").status_code == 302


@pytest.mark.parametrize("address", ["/accounts/signup/", "/sign-up", "/accounts/login/", "/account/email", "/admin/"])
def test_no_other_route_of_the_library_is_wired(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_each_third_party_screen_has_a_reason_of_its_own() -> None:
    assert all(screen.reason for screen in THIRD_PARTY_SCREENS)
    assert len({screen.address for screen in THIRD_PARTY_SCREENS}) == len(THIRD_PARTY_SCREENS)
    assert all(screen.view.__module__.startswith("allauth.") for screen in THIRD_PARTY_SCREENS)


def test_a_service_cannot_sign_in(client: Client) -> None:
    key: UUID = Service.PUBLIC_INTAKE.account_id
    account = Account.objects.get(pk=key)
    assert sign_in(client, account, "!") == ""
    assert client.post(f"/sign-in/as/{key}").status_code == 404


def test_codes_are_for_now_only() -> None:
    """The clock of the library is the clock of the machine; a code of an hour ago is refused."""
    account = somebody()
    secret = set_up_an_app(account)
    old = format_hotp_value(hotp_value(secret, int(time.time() - 3600) // 30))
    assert not TOTP(Authenticator.objects.get(user=account)).validate_code(old)


def test_a_form_without_the_mark_of_the_session_is_refused_in_words() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in", {"login": "a@example.invalid", "password": "x"})
    assert answer.status_code == 403
    assert "This page was open too long" in answer.content.decode()


def test_what_was_typed_when_the_session_had_ended_is_held_until_it_is_sent_once() -> None:
    client, today = Client(enforce_csrf_checks=True), timezone.localdate()
    account = somebody(Role.COMPLAINTS_OFFICER)
    client.force_login(account)
    mark = mark_of(client.get("/complaints/add").content.decode())
    typed = {
        "kind": "compliment", "maker": "parent", "name": "Zoë 👋", "whom": "North team", "theme": "other",
        "words": "She came back <twice>\nand she \"listened\".", "received_on-day": today.day,
        "received_on-month": today.month, "received_on-year": today.year, "form_token": "one-and-the-same",
    }  # fmt: skip
    client.cookies.pop(settings.SESSION_COOKIE_NAME)
    held = client.post("/complaints/add", typed | {"csrfmiddlewaretoken": mark})
    page = held.content.decode()
    assert held.status_code == 403
    assert "You have been signed out" in page and 'href="/sign-in?next=/complaints/add"' in page
    assert hidden(page) == {name: str(text) for name, text in typed.items()}
    client.force_login(account)
    stale = typed | {"csrfmiddlewaretoken": "x" * 64}
    again = client.post("/complaints/add", stale, headers={"Sec-Fetch-Site": "same-origin"}).content.decode()
    assert "You are signed in now" in again
    assert hidden(again) == hidden(page)
    sent = hidden(again) | {"csrfmiddlewaretoken": mark_of(again)}
    first, second = client.post("/complaints/add", sent), client.post("/complaints/add", sent)
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"], "done once"


def test_other_words_in_a_form_already_sent_are_neither_lost_nor_taken_for_a_repeat(client: Client) -> None:
    client.force_login(somebody(Role.COMPLAINTS_OFFICER))
    today = timezone.localdate()
    typed = {
        "kind": "compliment", "maker": "parent", "name": "Ann", "whom": "North team", "theme": "other",
        "words": "She came back twice.", "received_on-day": str(today.day), "received_on-month": str(today.month),
        "received_on-year": str(today.year), "form_token": "from-the-back-button",
    }  # fmt: skip
    first = client.post("/complaints/add", typed)
    held = client.post("/complaints/add", typed | {"words": "And she rang on Sunday."})
    page = held.content.decode()
    assert held.status_code == 409
    assert "This form was sent already" in page and f'href="{first["Location"]}"' in page
    anew = hidden(page)
    assert anew["words"] == "And she rang on Sunday."
    assert anew["form_token"] != typed["form_token"]
    assert client.post("/complaints/add", anew)["Location"] not in ("", first["Location"])
    assert client.post("/complaints/add", typed)["Location"] == first["Location"], "the same again is a repeat"


@pytest.mark.parametrize("where", ["cross-site", "same-site", ""])
def test_a_form_that_another_site_sent_is_never_offered_for_sending(where: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(somebody(Role.COMPLAINTS_OFFICER))
    answer = client.post("/complaints/add", {"words": "not mine at all"}, headers={"Sec-Fetch-Site": where})
    assert answer.status_code == 403
    assert "not mine at all" not in answer.content.decode()


def mark_of(page: str) -> str:
    """The mark of the session in a page's form."""
    return re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[-1]


def hidden(page: str) -> dict[str, str]:
    """What a held form sends again, as a browser reads it."""
    form = page.split("<main", 1)[1]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form)
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def test_an_account_without_a_password_sets_its_first_by_the_policy(client: Client) -> None:
    account = an_account(Role.SCREENER)
    client.force_login(account)
    assert client.get("/account/password").headers["Location"] == "/account/password/first"
    assert (
        "at least 12" in client.post("/account/password/first", {"password1": "x", "password2": "x"}).content.decode()
    )
    client.post("/account/password/first", {"password1": PASSWORD, "password2": PASSWORD})
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


@pytest.mark.parametrize("screen", [s for s in THIRD_PARTY_SCREENS if getattr(s.view.view_class, "template_name", "")])
def test_each_page_of_the_library_is_drawn_by_a_template_of_ours(screen: ThirdPartyScreen) -> None:
    template = get_template(screen.view.view_class.template_name)  # type: ignore[attr-defined]
    assert template.origin.name.startswith(str(settings.ROOT / "src/openmash/web/templates"))
