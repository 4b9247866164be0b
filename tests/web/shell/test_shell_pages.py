"""The pages that belong to no module, seen in a browser: accessible, narrow, printed, without scripts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from tests.factories.access import an_account
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

PASSWORD = "gravel-otter-lantern"


@pytest.fixture(scope="module")
def people(own_database: object) -> dict[Role, Account]:
    """One person of each role, and one whose account has stopped."""
    names = ("Alma Reed", "Sam Okoro", "Ros Hale", "Imran Aziz", "Carol Dunn", "Beth Nowak", "Priya Shah", "Leon Marsh")
    found, hashed = {}, make_password(PASSWORD)
    for number, role in enumerate(role for role in Role if role != Role.SERVICE):
        suffix = ("", " Junior", " Senior", " the Elder", " the Younger")[number // len(names)]
        found[role] = an_account(role, name=f"{names[number % len(names)]}{suffix}")
    with transaction.atomic(), acting_as(service(Service.SET_UP)):
        for account in found.values():
            account.job_title = account.roles.get().get_role_display()
            account.password = hashed
            account.save()
    stopped = an_account(Role.SCREENER, name="Gwen Price")
    then = timezone.now() - timedelta(days=200)
    Account.objects.filter(pk=stopped.pk).update(created_at=then, last_login=then)
    return found


PAGES = (
    ("/", "home"),
    ("/account", "account"),
    ("/account/looks", "my-looks"),
    ("/account/looks?everything=yes", "everything-i-did"),
    ("/messages", "messages"),
    ("/accounts", "accounts"),
    ("/accounts/in-use", "accounts-in-use"),
    ("/accessibility", "accessibility"),
    ("/second-factor", "second-factor"),
    ("/second-factor/keys", "passkeys"),
    ("/sign-out", "sign-out"),
    ("/account/password", "password"),
    ("/account/password/first", "first-password"),
    ("/confirm-it-is-you?next=/account", "confirm"),
    ("/nowhere", "not-found"),
)


def test_every_page_of_the_shell_is_accessible_and_fits_a_phone(browser: Browse, people: dict[Role, Account]) -> None:
    page = browser.open("/", account=people[Role.DUTY_MANAGER])
    for path, name in PAGES:
        page.goto(path)
        screenshot(page, f"shell-{name}")
        assert_accessible(page)
        assert_no_sideways_scroll(page)


def test_the_sign_in_page_is_accessible_and_fits_a_phone(browser: Browse, people: dict[Role, Account]) -> None:
    page = browser.open("/sign-in")
    screenshot(page, "sign-in")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.get_by_role("button", name="Sign in", exact=True).click()
    summary = page.get_by_role("alert")
    assert summary.get_by_role("link").count() == 2
    summary.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.name") == "login"
    assert page.title().startswith("Put right:")
    assert_accessible(page)


def test_somebody_is_refused_with_the_reason(browser: Browse, people: dict[Role, Account]) -> None:
    page = browser.open("/accounts", account=people[Role.SCREENER])
    assert page.get_by_role("heading", level=1).inner_text() == "You cannot do this"
    assert "Duty manager" in page.inner_text("main")
    screenshot(page, "shell-refused")
    assert_accessible(page)


def test_a_duty_manager_restores_an_account_without_scripts_in_six_steps(
    browser: Browse, people: dict[Role, Account]
) -> None:
    page = browser.open("/sign-in", scripts=False)
    page.get_by_role("button", name=f"Sign in as {people[Role.DUTY_MANAGER].name}").click()
    page.locator("summary", has_text="Put right and look after").click()
    page.get_by_role("link", name="Bring back or close an account").click()
    page.get_by_role("link", name="Gwen Price").click()
    page.get_by_role("button", name="Bring it back now").click()
    assert page.get_by_role("alert").get_by_role("link").inner_text() == "Say why it is needed."
    screenshot(page, "shell-restore-error")
    page.get_by_label("Why is this account needed?").fill("covering the hub tonight")
    page.get_by_role("button", name="Bring it back now").click()
    assert page.get_by_role("link", name="Gwen Price").count() == 0


def test_the_pages_are_signed_in_to_with_a_password_and_then_an_app(
    browser: Browse, people: dict[Role, Account]
) -> None:
    account = an_account(Role.SCREENER, name="Tess Yeo")
    with transaction.atomic(), acting_as(service(Service.SET_UP)):
        account.set_password(PASSWORD)
        account.save()
    page = browser.open("/sign-in")
    page.get_by_label("E-mail address").fill(account.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto("/second-factor/app/set-up")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    assert page.locator(".om-qr svg").bounding_box()["width"] > 150  # type: ignore[index]
    screenshot(page, "shell-set-up-app")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.goto("/second-factor/keys/add")
    screenshot(page, "shell-add-passkey")
    assert_accessible(page)


def test_a_passkey_is_added_and_signs_in_alone(browser: Browse, people: dict[Role, Account]) -> None:
    account = an_account(Role.SCREENER, name="Tess Yeo")
    with transaction.atomic(), acting_as(service(Service.SET_UP)):
        account.set_password(PASSWORD)
        account.save()
    page = browser.open("/sign-in")
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, "isUserVerified": True}})
    page.get_by_label("E-mail address").fill(account.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto("/second-factor/keys/add")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Name of this passkey").fill("Work laptop")
    page.get_by_role("button", name="Add this passkey").click()
    page.wait_for_url("**/second-factor/recovery-codes")
    screenshot(page, "shell-recovery-codes")
    assert_accessible(page)
    page.get_by_role("button", name="Sign out").click()
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/")
    assert page.get_by_role("heading", level=1).inner_text() == "Where to start"


def test_navigation_and_buttons_are_left_off_paper(browser: Browse, people: dict[Role, Account]) -> None:
    page = browser.open("/account", account=people[Role.SCREENER])
    page.emulate_media(media="print")
    assert not page.locator(".om-header").is_visible()
    assert not page.locator(".govuk-service-navigation").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
