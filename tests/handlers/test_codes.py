"""A code is recognised by its shape, whatever its letters spell; words are never taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.people import ALPHABET, CODE_LENGTH, code_in

CODES = st.text(ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH).filter(
    lambda c: any(x.isdigit() for x in c)
)
FORMS = (
    "{}",
    "/start {}",
    "mã {}",
    "ma {}",
    "Mã liên kết: {}",
    "@bot đăng ký nhóm {}",
    "@Bot dang ky nhom {}",
    " {} ",
)


@pytest.mark.parametrize("form", FORMS)
@given(code=CODES)
def test_every_code_is_recognised_in_every_form(form: str, code: str) -> None:
    assert code_in(form.format(code)) == code
    assert code_in(form.format(code.lower())) == code


@pytest.mark.parametrize(
    "text", ["nv 2.1 đạt 60%", "thứ hai", "hoanthanh", "12345678901", "mã số nhiệm vụ", "ok", ""]
)
def test_words_are_no_code(text: str) -> None:
    assert code_in(text) == ""
