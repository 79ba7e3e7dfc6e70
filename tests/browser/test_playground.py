"""What a visitor of the demo sees: real answers, a report confirmed by a tap, the clock's own messages."""

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

OFFICER, LEADER, GROUP = "#phone-a", "#phone-b", "#phone-g"


def say(page: Page, phone: str, words: str) -> None:
    """Type and send as a person does."""
    box = page.locator(f"{phone} textarea")
    box.fill(words)
    box.press("Enter")


def last_answer(page: Page, phone: str) -> Locator:
    """The newest bubble of the bot on a phone."""
    return page.locator(f"{phone} .item:not(.mine)").last


def count(page: Page, phone: str) -> int:
    """How many bubbles of the bot a phone shows."""
    return page.locator(f"{phone} .item:not(.mine)").count()


def test_an_example_is_answered_on_the_leaders_phone(desktop: Page) -> None:
    before = count(desktop, LEADER)
    desktop.locator(f"{LEADER} .chips button", has_text="quá hạn").first.click()
    expect(desktop.locator(f"{LEADER} .item:not(.mine)")).to_have_count(before + 1)
    expect(last_answer(desktop, LEADER)).to_contain_text("chỉ dẫn địa lý")


def test_a_report_is_confirmed_by_a_tap(desktop: Page) -> None:
    say(desktop, OFFICER, "#6 đã tổ chức 4/5 hội nghị, vướng lịch họp của xã")
    card = last_answer(desktop, OFFICER)
    expect(card).to_contain_text("4/5")
    expect(card).to_contain_text("lịch họp của xã")
    card.locator(".choices button").first.click()
    expect(last_answer(desktop, OFFICER)).to_contain_text("Đã ghi nhận")
    expect(desktop.locator(f"{OFFICER} .choices .taken").last).to_be_visible()


def test_on_zalo_the_same_report_is_confirmed_by_a_number(desktop: Page) -> None:
    desktop.locator(f"{OFFICER} [data-skin=playground-zalo]").click()
    say(desktop, OFFICER, "#5 đã nghiệm thu 9/12 nhiệm vụ")
    card = last_answer(desktop, OFFICER)
    expect(card).to_contain_text("1 Đúng")
    expect(card.locator(".choices")).to_have_count(0)
    say(desktop, OFFICER, "1")
    expect(last_answer(desktop, OFFICER)).to_contain_text("Đã ghi nhận")


def test_the_group_is_answered_only_when_the_bot_is_named(desktop: Page) -> None:
    before = count(desktop, GROUP)
    say(desktop, GROUP, "chiều nay giao ban lúc 14 giờ")
    say(desktop, GROUP, "@bot nhiệm vụ nào quá hạn?")
    expect(desktop.locator(f"{GROUP} .item:not(.mine)")).to_have_count(before + 1)
    expect(last_answer(desktop, GROUP)).to_contain_text("tính đến")


def test_monday_morning_brings_the_summary_into_the_group(desktop: Page) -> None:
    before = count(desktop, GROUP)
    desktop.locator("[data-to=monday]").click()
    expect(desktop.locator("#time")).to_have_text("08:00")
    expect(desktop.locator(f"{GROUP} .item:not(.mine)")).to_have_count(before + 1)
    expect(last_answer(desktop, GROUP)).to_contain_text("quá hạn")
    expect(last_answer(desktop, GROUP).locator("time")).to_have_text("08:00")


def test_a_stranger_is_bound_by_the_code(desktop: Page) -> None:
    desktop.locator(f"{OFFICER} .person").select_option("s1")
    desktop.locator(f"{OFFICER} .chips button", has_text="mã").click()
    expect(last_answer(desktop, OFFICER)).to_contain_text("Vi Thị Nga")
    expect(desktop.locator(f"{OFFICER} .post")).to_contain_text("Trung tâm")


def test_a_file_is_attached_and_shown(desktop: Page) -> None:
    picture = {"name": "hien-truong.png", "mimeType": "image/png", "buffer": PIXEL}
    desktop.locator(f"{OFFICER} input[type=file]").set_input_files(picture)
    expect(desktop.locator(f"{OFFICER} .attached li")).to_contain_text("hien-truong.png")
    say(desktop, OFFICER, "ảnh hội nghị")
    expect(desktop.locator(f"{OFFICER} .mine img.photo").last).to_be_visible()


def test_the_whole_page_can_be_used_from_the_keyboard(desktop: Page) -> None:
    unnamed = desktop.evaluate(
        """() => [...document.querySelectorAll('button, select, textarea, input')]
             .filter((e) => e.offsetParent && !(e.ariaLabel || e.textContent.trim() || e.labels?.length))
             .map((e) => e.outerHTML)"""
    )
    assert unnamed == []


@pytest.mark.parametrize("tab", ["a", "b", "g"])
def test_nothing_overflows_on_a_small_phone(mobile: Page, tab: str) -> None:
    mobile.locator(f"#tab-{tab}").click()
    expect(mobile.locator(f"#phone-{tab} textarea")).to_be_in_viewport(ratio=1)
    assert mobile.evaluate("document.documentElement.scrollWidth") == 360
    wide = mobile.evaluate(
        "() => [...document.querySelectorAll('.bar *, .tabs *, .bubble, .composer *')]"
        ".filter((e) => e.offsetParent && e.getBoundingClientRect().right > 361).length"
    )
    assert wide == 0


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c636060f8cf50000003030101c9fe92ef0000000049454e44ae426082"
)
