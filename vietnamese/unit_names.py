"""How the units of an agency are called for short: by initials, by some of them, without the body they belong to."""

from vietnamese.normalize import fold

KINDS = ("phong", "chi cuc", "trung tam", "van phong", "ban", "so", "thanh tra")
BODIES = ("so", "tinh", "huyen", "ban", "bo", "cuc", "xa", "phuong")
JOINING = ("va", "&")


def acronyms(name: str) -> set[str]:
    """Of a folded name "phong quan ly cong nghe": qlcn, pqlcn; "van phong so": vps, vp; one letter names nothing."""
    bare = without_kind(name)
    found = (_initials(bare), _initials(name), _initials(name.removesuffix(bare).strip()))
    return {acronym for acronym in found if len(acronym) > 1}


def short_names(name: str) -> list[str]:
    """What a unit is called where somebody is told or asked about: "thanh tra" (Sở), "qlkh"."""
    words = fold(name).split()
    bare = [" ".join(words[:-1])] if len(words) > 2 and words[-1] in BODIES else []
    return bare + sorted(a for a in acronyms(" ".join(words)) if len(a) > 2)


def is_short_of(said: str, name: str) -> bool:
    """Whether some initials behind the kind stand for the name: "chi cục TĐC" for Chi cục Tiêu chuẩn Đo lường Chất lượng."""
    full, letters = fold(name), without_kind(fold(said))
    kind = fold(said).removesuffix(letters).strip()
    initials = _initials(without_kind(full))
    if not kind or not full.startswith(kind + " ") or " " in letters or len(letters) < 2:
        return False
    left = iter(initials)
    return letters[0] == initials[:1] and all(letter in left for letter in letters)


def without_kind(name: str) -> str:
    """A folded name without "phong", "chi cuc" before it."""
    for kind in KINDS:
        if name == kind:
            return ""
        if name.startswith(kind + " "):
            return name[len(kind) + 1 :]
    return name


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in JOINING)
