"""Vietnamese syllables: whether letters can be one, where its tone mark stands, and how to set it.

The rhymes are those of the standard orthography (Quyết định 240/QĐ 1984), without their marks.
"""

from functools import lru_cache

TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
ONSETS = frozenset("b c ch d g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x".split()) | {""}
RHYMES = frozenset(
    """a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien
    ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oat oay oc oe oen oeo oet
    oi om on ong ooc oong op ot u ua uac uach uai uan uang uanh uat uay uc ue uech uen uenh ueu ui um un ung
    uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu uyn y yem yen yet
    yeu ynh yt uep uet uao uam uap""".split()
)
ALONE = frozenset("y i a e o u".split())


@lru_cache(maxsize=8192)
def is_syllable(letters: str) -> bool:
    """Whether unmarked lower-case letters (đ written d) spell a possible syllable."""
    return any(
        letters[:cut] in ONSETS and _rhymes(letters[:cut], letters[cut:])
        for cut in range(min(4, len(letters)))
    )


def _rhymes(onset: str, rhyme: str) -> bool:
    if onset == "q":
        return rhyme.startswith("u") and rhyme in RHYMES
    if onset in ("k", "gh", "ngh"):
        return rhyme[:1] in ("e", "i", "y") and rhyme in RHYMES
    return rhyme in RHYMES


def tone_position(syllable: str) -> int:
    """Index of the letter that carries the tone in a lower-case NFC syllable (the new placement: hoà, thuý)."""
    vowels = [i for i, c in enumerate(syllable) if c in "aăâeêioôơuưy"]
    if len(vowels) > 1 and (syllable.startswith("qu") or (syllable.startswith("gi") and vowels[0] == 1)):
        vowels = vowels[1:] or vowels
    marked = [i for i in vowels if syllable[i] in "ăâêôơư"]
    if marked:
        return marked[-1]
    closed = vowels[-1] < len(syllable) - 1
    if len(vowels) == 1:
        return vowels[0]
    pair = syllable[vowels[0] : vowels[1] + 1]
    if closed or len(vowels) == 3 or pair in ("oa", "oe", "uy"):
        return vowels[1]
    return vowels[0]
