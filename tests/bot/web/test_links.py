"""Signed links: good for one purpose, one file, one name, until their hour; anything else is nothing."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.web.links import FileLink, sign, sign_upload, verify, verify_upload
from tests.bot.fakes import START

HOUR = timedelta(hours=1)


def test_a_link_permits_its_file_until_it_expires() -> None:
    signed = sign("secret", 7, "Báo cáo tháng 11.docx", START + HOUR)
    assert verify("secret", signed, START) == FileLink(7, "Báo cáo tháng 11.docx")
    assert verify("secret", signed, START + HOUR) is None


def test_another_key_or_purpose_opens_nothing() -> None:
    signed = sign("secret", 7, "a", START + HOUR)
    assert verify("other", signed, START) is None
    assert verify_upload("secret", signed, START) is None
    assert verify("secret", sign_upload("secret", 7, START + HOUR), START) is None


def test_an_upload_link_names_its_person() -> None:
    assert verify_upload("secret", sign_upload("secret", 12, START + HOUR), START) == 12


@given(st.data())
def test_a_link_with_one_letter_changed_opens_nothing(data: st.DataObject) -> None:
    signed = sign("secret", 7, "a.docx", START + HOUR)
    place = data.draw(st.integers(0, len(signed) - 1))
    letter = data.draw(st.characters(codec="utf-8"))
    changed = signed[:place] + letter + signed[place + 1 :]
    found = verify("secret", changed, START)
    assert found is None or (changed == signed or found == FileLink(7, "a.docx"))


@given(st.text())
def test_garbage_opens_nothing(signed: str) -> None:
    assert verify("secret", signed, START) is None
