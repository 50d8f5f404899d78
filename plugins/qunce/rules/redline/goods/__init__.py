"""Special goods: what needs papers, notices, or another audience."""

from qunce.rule import Check
from qunce.rules.redline.goods.health_article_with_shop_entry import (
    health_article_with_shop_entry,
)
from qunce.rules.redline.goods.health_food_notice_missing import health_food_notice_missing
from qunce.rules.redline.goods.medical_unapproved import medical_unapproved
from qunce.rules.redline.goods.special_effect_unregistered import special_effect_unregistered
from qunce.rules.redline.goods.unsuitable_goods_to_minors import unsuitable_goods_to_minors

MODULES: tuple[Check, ...] = (
    special_effect_unregistered,
    health_food_notice_missing,
    medical_unapproved,
    health_article_with_shop_entry,
    unsuitable_goods_to_minors,
)
