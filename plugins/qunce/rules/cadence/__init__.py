"""Cadence: how often, when, in what mix, by whom."""

from qunce.rule import Check
from qunce.rules.cadence.cramped_posts import cramped_posts
from qunce.rules.cadence.crowded_day import crowded_day
from qunce.rules.cadence.endless_experiment import endless_experiment
from qunce.rules.cadence.idle_weekend import idle_weekend
from qunce.rules.cadence.leaked_exclusive import leaked_exclusive
from qunce.rules.cadence.lopsided_experiment import lopsided_experiment
from qunce.rules.cadence.night_post import night_post
from qunce.rules.cadence.promo_flood import promo_flood
from qunce.rules.cadence.promo_streak import promo_streak
from qunce.rules.cadence.repeated_script import repeated_script
from qunce.rules.cadence.repeated_theme import repeated_theme
from qunce.rules.cadence.same_weeks import same_weeks
from qunce.rules.cadence.same_words_twice import same_words_twice
from qunce.rules.cadence.selling_workdays import selling_workdays
from qunce.rules.cadence.silent_group import silent_group
from qunce.rules.cadence.tangled_experiment import tangled_experiment
from qunce.rules.cadence.too_many_hands import too_many_hands
from qunce.rules.cadence.unmanned_day import unmanned_day
from qunce.rules.cadence.unplanned_group import unplanned_group
from qunce.rules.cadence.unsteady_benefit import unsteady_benefit
from qunce.rules.cadence.unused_script import unused_script

CHECKS: tuple[Check, ...] = (
    crowded_day,  # CAD-002
    night_post,  # CAD-004
    cramped_posts,  # CAD-006
    selling_workdays,  # CAD-010
    idle_weekend,  # CAD-011
    promo_flood,  # CAD-012
    promo_streak,  # CAD-013
    unsteady_benefit,  # CAD-014
    repeated_theme,  # CAD-020
    repeated_script,  # CAD-021
    unmanned_day,  # CAD-040
    silent_group,  # CAD-046
    lopsided_experiment,  # CAD-070
    tangled_experiment,  # CAD-071
    endless_experiment,  # CAD-072
    too_many_hands,  # CAD-073
    same_words_twice,  # CAD-074
    leaked_exclusive,  # CAD-075
    unused_script,  # CAD-076
    unplanned_group,  # CAD-077
    same_weeks,  # CAD-078
)
