"""What machines read of the sample basket, by the schemas of HSDS."""

from kooperacje.opendata import conformance, throttling
from kooperacje.opendata.hsds import facts
from kooperacje.opendata.queries import published


def test_all_of_the_sample_basket_keeps_to_the_standard(samples: None, record_property) -> None:
    throttling.forget()
    report = conformance.run(conformance.client())
    record_property("report", f"HSDS {facts.version()}, all of the sample basket:\n{report.text()}")
    assert report.is_good
    assert report.looked["service by the strict schema"] >= 3 * published.services().count() > 100
