"""Papers that special goods need before they may be advertised."""

from __future__ import annotations

from qunce.kinds.record import Record, key, record
from qunce.kinds.vocabulary import Word


class SpecialEffect(Word):
    """Effects that make a cosmetic a special one, which needs a registration of its own."""

    SUNSCREEN = "sunscreen", "防晒"
    WHITENING = "whitening", "祛斑美白"
    ANTI_HAIR_LOSS = "anti-hair-loss", "防脱发"
    HAIR_DYE = "hair-dye", "染发"
    PERM = "perm", "烫发"
    NEW = "new", "新功效"


@record
class Licence(Record):
    approval_no: str = key("广告审查批准文号", "如：国药广审（文）第…号", default="")
    registration_no: str = key("注册证号", "如：国妆特字、国食健注、国械注准", default="")
    effects: tuple[SpecialEffect, ...] = key(
        "特殊功效", "化妆品：防晒、祛斑美白、防脱发、染发、烫发、新功效", default=()
    )
    notice: str = key("忠告语", "图里或正文里的原话，如：本品不能代替药物", default="")
    suits: str = key("适宜人群", "标签上的适宜人群和不适宜人群", default="")
