"""Spellings of chats, keyboards and slips: tables only."""

import unicodedata

_TONE_KEYS = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_HAT_KEYS = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}

# Words of their own without diacritics: in a text that has diacritics they are not năm, từ, quý, ngày …
OWN_WORDS = frozenset(
    "nam tu quy ngay thu toi bay tam sang hang thang tuan dau moi ngoai chin bua han".split()
)

_SLIPS = {
    "trước": "trc trk trươc truớc truóc truơc trước trướt trứơc truoc' tước",
    "tháng": "thag thág thg thấng tháng",
    "ngày": "ngầy nagỳ ngàt ngày ng",
    "tuần": "tuàn tuânf twan twần tuần",
    "chiều": "chìu chiu chiêù chièu",
    "sáng": "ság sag",
    "đến": "đén đến đêns",
    "nữa": "nx nưã nũa",
    "năm": "nẳm nămm",
    "quý": "qúi quí qui",
    "hôm": "hum hôm",
    "bữa": "bửa",
    "qua": "wa",
    "mai": "mơi",
    "cuối": "cúi cuôi cuốii",
    "nay": "nai",
    "hạn": "hạnn",
    "giờ": "giò",
    "deadline": "dl ddl deadlines dealine",
    "hằng": "hằg",
    "bảy": "bẩy",
}

_GLUED = {
    "hôm nay": "hnay hnai homnay hômnay hnayy",
    "hôm qua": "hqua homqua hômqua hwa",
    "ngày mai": "nmai ngmai ngaymai ngàymai",
    "sáng mai": "smai sangmai sángmai",
    "chiều mai": "cmai chieumai chiềumai",
    "chiều nay": "cnay chieunay chiềunay",
    "sáng nay": "snay sangnay sángnay",
    "tối nay": "toinay tốinay",
    "tuần sau": "tsau tuansau tuầnsau",
    "tuần này": "tuannay tuầnnày",
    "tuần trước": "ttrc ttruoc tuantruoc tuầntrước",
    "tháng sau": "thsau thgsau thangsau thángsau",
    "tháng này": "thnay thgnay thangnay thángnày",
    "tháng trước": "thtrc thangtruoc",
    "cuối tuần": "cuoituan cuốituần",
    "cuối tháng": "cuoithang cuốitháng",
    "cuối năm": "cuoinam cuốinăm",
    "đầu tháng": "dauthang",
    "đầu năm": "daunam",
    "năm sau": "namsau nămsau nsau",
    "năm nay": "namnay nămnay",
    "chủ nhật": "chunhat chủnhật cnhat",
}


def _spell(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.lower())
    tone = "".join(c for c in apart if c in _TONE_KEYS)
    return unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONE_KEYS)) + tone


def telex(word: str) -> set[str]:
    """What Telex leaves when it is off: hats doubled at once or after the word, the tone key late or early."""
    apart = unicodedata.normalize("NFD", word)
    tone = "".join(_TONE_KEYS[c] for c in apart if c in _TONE_KEYS)
    letters = unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONE_KEYS))
    typed = "".join(_HAT_KEYS.get(c, c) for c in letters)
    shapes = {typed, typed.replace("uwow", "uow"), typed.replace("uwow", "uwo")}
    for key in ("w", "a", "e", "o"):
        once = "".join(
            _HAT_KEYS[c][0] if c in _HAT_KEYS and _HAT_KEYS[c][1] == key else _HAT_KEYS.get(c, c)
            for c in letters
        )
        if once != typed:
            shapes.add(once + key)
    found = set()
    for shape in shapes:
        for at in range(1, len(shape) + 1) if tone else [len(shape)]:
            found.add(shape[:at] + tone + shape[at:])
    return found - {word}


SPELLINGS: dict[str, str] = {
    _spell(slip): _spell(word) for word, slips in _SLIPS.items() for slip in slips.split()
}
JOINED: dict[str, tuple[str, ...]] = {
    _spell(slip): tuple(_spell(word) for word in words.split())
    for words, slips in _GLUED.items()
    for slip in slips.split()
}


def learn(words: set[str]) -> None:
    """Adds the Telex leftovers of the grammar's own words, where they are no other word of it."""
    bare = {word for word in words if word.isascii()}
    for word in words - bare:
        for typed in telex(word):
            if typed not in bare and len(typed) > 2:
                SPELLINGS.setdefault(typed, word)
