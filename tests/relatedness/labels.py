"""What belongs beside the demo newsroom's stories, as an editor who knows them would say."""

from __future__ import annotations

BELONGS: dict[str, frozenset[str]] = {
    story: frozenset(others.split())
    for story, others in {
        "a-bus-does-not-cross-water": "replacement-bus-school-run school-boat-inner-pier"
        " ferry-winter-timetable ferry-subsidy-who-pays",
        "breakwater-walk-reopens": "storm-breaches-breakwater",
        "budget-hearing-six-numbers": "council-sets-tax-rise ferry-subsidy-who-pays"
        " councillors-split-quay-road",
        "century-outer-route-pictures": "columba-back-after-refit fish-market-sheds-listed"
        " outer-route-fares-rise fog-signal-retired ferry-winter-timetable",
        "chandlery-mole-street-to-shut": "marine-diesel-passes-a-pound fish-market-sheds-listed"
        " councillors-split-quay-road",
        "channel-should-wander": "dredging-contract-slips eelgrass-returns"
        " new-channel-depth-skippers dredging-contract-awarded",
        "columba-back-after-refit": "century-outer-route-pictures outer-route-fares-rise"
        " ferry-winter-timetable ferry-subsidy-who-pays",
        "container-quay-orders-cranes": "crane-delivery-correction dredging-contract-awarded"
        " dredging-contract-slips",
        "council-sets-tax-rise": "budget-hearing-six-numbers ferry-subsidy-who-pays",
        "councillors-split-quay-road": "storm-breaches-breakwater budget-hearing-six-numbers"
        " ferry-winter-timetable replacement-bus-school-run chandlery-mole-street-to-shut",
        "crane-delivery-correction": "container-quay-orders-cranes",
        "dredging-contract-awarded": "dredging-contract-slips container-quay-orders-cranes"
        " channel-should-wander new-channel-depth-skippers",
        "dredging-contract-slips": "dredging-contract-awarded dredging-start-put-back"
        " channel-should-wander new-channel-depth-skippers ferry-winter-timetable"
        " eelgrass-returns",
        "eelgrass-returns": "oyster-beds-reopen oyster-beds-closed channel-should-wander"
        " dredging-contract-slips",
        "ferry-subsidy-who-pays": "outer-route-fares-rise school-boat-inner-pier"
        " ferry-winter-timetable replacement-bus-school-run budget-hearing-six-numbers"
        " a-bus-does-not-cross-water",
        "ferry-winter-timetable": "dredging-contract-slips school-boat-inner-pier"
        " replacement-bus-school-run ferry-subsidy-who-pays new-channel-depth-skippers"
        " a-bus-does-not-cross-water outer-route-fares-rise",
        "fish-market-sheds-listed": "century-outer-route-pictures chandlery-mole-street-to-shut"
        " marine-diesel-passes-a-pound",
        "fog-signal-retired": "century-outer-route-pictures",
        "kittiwakes-down-a-third": "eelgrass-returns",
        "marine-diesel-passes-a-pound": "chandlery-mole-street-to-shut fish-market-sheds-listed",
        "new-channel-depth-skippers": "dredging-contract-slips dredging-contract-awarded"
        " ferry-winter-timetable channel-should-wander",
        "outer-route-fares-rise": "ferry-subsidy-who-pays columba-back-after-refit"
        " ferry-winter-timetable",
        "oyster-beds-closed": "oyster-beds-reopen eelgrass-returns",
        "oyster-beds-reopen": "oyster-beds-closed eelgrass-returns",
        "replacement-bus-school-run": "school-boat-inner-pier a-bus-does-not-cross-water"
        " ferry-winter-timetable ferry-subsidy-who-pays",
        "school-boat-inner-pier": "replacement-bus-school-run ferry-winter-timetable"
        " a-bus-does-not-cross-water ferry-subsidy-who-pays dredging-contract-slips",
        "storm-breaches-breakwater": "breakwater-walk-reopens councillors-split-quay-road",
    }.items()
}
"""By slug; of a chain of updates its newest story stands for all."""
