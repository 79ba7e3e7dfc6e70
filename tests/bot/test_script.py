"""A script with an odd line is refused whole, in one sentence that names the line."""

from pathlib import Path

import pytest

from bot.script import ScriptError, read_script

GOOD = '{"at":"2026-11-20T09:00","as":"Lê Thị Nga","text":"nv 1"}'
ODD = {
    '{"at":"2026-11-20T09:00"': "line 1: is not JSON",
    "[" * 100_000: "line 1: is not JSON",
    "[1]": "line 1: is no JSON object",
    '"text"': "line 1: is no JSON object",
    '{"as":"A","text":"x"}': "line 1: needs “at”",
    '{"at":"2026-11-20T09:00","text":"x"}': "line 1: needs “as” or “tick”",
    '{"at":"tomorrow","as":"A","text":"x"}': "line 1: “tomorrow” is not a time",
    '{"at":20261120,"as":"A","text":"x"}': "line 1: “at” must be text",
    '{"at":"2026-11-20T09:00","as":"A","txt":"x"}': "line 1: “txt” is not known",
    '{"at":"2026-11-20T09:00","as":"A","text":5}': "line 1: “text” must be text",
    '{"at":"2026-11-20T09:00","as":["A"],"text":"x"}': "line 1: “as” must be text",
    '{"at":"2026-11-20T09:00","tick":"yes"}': "line 1: “tick” must be true or false",
    '{"at":"2026-11-20T09:00","as":"A","choose":true}': "line 1: “choose” must be text or a number",
    '{"at":"2026-11-20T09:00","as":"A","choose":1,"of":"0"}': "line 1: “of” must be a number",
    '{"at":"2026-11-20T09:00","as":"A","file":"x.docx","of":0}': "line 1: “of” belongs to “choose” or “text”",
    '{"at":"2026-11-20T09:00","as":"A","text":"x","channel":"sms"}': "line 1: “channel” is one of",
    '{"at":"2026-11-19T09:00","as":"A","text":"x"}': "line 1: “at” is earlier than the line before",
}


@pytest.mark.parametrize("row", ODD, ids=lambda row: str(ODD[row])[8:40])
def test_an_odd_line_is_named(row: str) -> None:
    with pytest.raises(ScriptError) as refused:
        read_script(f"# a comment\n\n{GOOD}\n{row}\n", Path())
    assert str(refused.value).startswith(ODD[row])
    assert len(str(refused.value).splitlines()) == 1


def test_a_line_separator_inside_a_text_ends_no_line() -> None:
    lines = read_script(GOOD.replace("nv 1", "nv 1\u2028xong"), Path())
    assert [line.text for line in lines] == ["nv 1\u2028xong"]
