"""People: who is shown, who speaks, who is written to, and what is asked of them."""

from qunce.rule import Check
from qunce.rules.redline.people.broadcast_without_consent import broadcast_without_consent
from qunce.rules.redline.people.child_endorser import child_endorser
from qunce.rules.redline.people.forced_consent import forced_consent
from qunce.rules.redline.people.profiled_without_choice import profiled_without_choice
from qunce.rules.redline.people.sensitive_data_without_consent import (
    sensitive_data_without_consent,
)
from qunce.rules.redline.people.unconsented_likeness import unconsented_likeness
from qunce.rules.redline.people.unlabelled_synthesis import unlabelled_synthesis
from qunce.rules.redline.people.unmarked_advertising import unmarked_advertising
from qunce.rules.redline.people.unnamed_sender import unnamed_sender
from qunce.rules.redline.people.untried_endorsement import untried_endorsement

MODULES: tuple[Check, ...] = (
    unconsented_likeness,
    untried_endorsement,
    unlabelled_synthesis,
    unmarked_advertising,
    unnamed_sender,
    child_endorser,
    sensitive_data_without_consent,
    broadcast_without_consent,
    forced_consent,
    profiled_without_choice,
)
