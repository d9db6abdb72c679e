"""The two pictures: flows by year, and a transfer's stages over time."""

from dataclasses import replace

from tests.publish import sample

from armsledger.publish.flows import MOST_COLUMNS, MOST_FLOWS, MOST_MARKS, flows
from armsledger.publish.timeline import timeline
from armsledger.publish.times import years
from armsledger.terms import Certainty, Polarity, Stage
from armsledger.values import Period


def flow(picture, supplier, recipient):
    return next(f for f in picture.flows if (f.supplier, f.recipient) == (supplier, recipient))


def steps(picture, one):
    return sorted(
        (picture.columns[round(cell.left / picture.width)], mark.step)
        for cell in one.cells
        for mark in cell.marks
    )


def test_each_step_of_a_transfer_stands_in_its_first_year():
    entries = [e for e in sample.sample() if e.transfer.id in ("T0002", "T0003")]
    picture = flows(entries)
    assert steps(picture, flow(picture, "Russia", "Azerbaijan")) == [
        ("2011", "ordered"),
        ("2013", "delivered"),
    ]
    assert steps(picture, flow(picture, "Russia", "Armenia")) == [("2013", "planned"), ("2016", "delivered")]


def test_denied_and_merely_possible_deliveries_are_no_mark():
    entry = sample.sample()[2]
    doubtful = tuple(
        t
        for t in entry.testimonies
        if t.claim.polarity is Polarity.DENIED or t.claim.certainty is Certainty.POSSIBLE
    )
    assert flows([replace(entry, testimonies=doubtful)]) is None


def test_what_finds_no_room_is_counted_in_words():
    entries = sample.sample()
    picture = flows(entries)
    assert len(picture.flows) == MOST_FLOWS
    pairs = {(e.transfer.supplier, e.transfer.recipient) for e in entries}
    assert picture.hidden_flows == len(pairs) - MOST_FLOWS
    drawn = sum(f.transfers for f in picture.flows)
    assert drawn + picture.hidden_transfers == len(entries)


def test_a_full_cell_says_how_many_more_there_are():
    (cell,) = flows([sample.sample()[4]] * 40).flows[0].cells
    assert len(cell.marks) + cell.more == 40
    assert len(cell.marks) < MOST_MARKS


def ordered_in(*years):
    """An entry for each year, ordered in it."""
    order = sample.sample()[1].testimonies[0]
    entry = sample.sample()[1]
    for year in years:
        claim = replace(order.claim, article=sample.WIRE, when=Period.of(str(year)))
        yield replace(entry, testimonies=(replace(order, claim=claim),))


def test_a_long_time_is_told_in_columns_of_several_years():
    picture = flows(list(ordered_in(*range(1985, 2015))))
    assert picture.columns[:3] == ("1985–89", "1990–94", "1995–99")
    assert len(picture.columns) <= MOST_COLUMNS + 2
    assert sum(len(c.marks) + c.more for c in picture.flows[0].cells) == 30


def test_one_old_deal_does_not_thin_out_the_rest():
    picture = flows(list(ordered_in(1975, *[2010, 2011, 2012] * 10)))
    assert picture.columns == ("to 2009", "2010", "2011", "2012")


def test_what_has_no_date_has_a_column_of_its_own():
    entry = sample.sample()[4]
    undated = tuple(
        replace(t, claim=replace(t.claim, article=sample.ARABIC, when=None)) for t in entry.testimonies
    )
    unknown = replace(entry, testimonies=tuple(replace(t, publications=()) for t in undated))
    assert flows([unknown]).columns == ("no date",)


def test_nothing_to_draw_is_no_picture():
    assert flows([]) is None
    assert timeline([]) is None


def test_every_dated_claim_has_its_mark_within_the_picture():
    for entry in sample.sample():
        picture = timeline(entry.testimonies)
        marks = [mark for line in picture.lines for mark in line.marks]
        assert {m.testimony.claim.id for m in marks} == {t.claim.id for t in entry.testimonies}
        assert all(0 <= m.at <= 100 for m in marks)
        assert picture.undated == 0
        assert 2 <= len(picture.ticks) <= 9


def test_refused_has_a_line_only_where_a_claim_tells_it():
    refusal, loan = (next(e for e in sample.sample() if e.transfer.id == name) for name in ("T0004", "T0007"))
    assert Stage.REFUSED in [line.stage for line in timeline(refusal.testimonies).lines]
    assert Stage.REFUSED not in [line.stage for line in timeline(loan.testimonies).lines]


def told(stage, *when):
    """An order of 2014 retold: as reaching a stage in a period, or in none that is known."""
    order = sample.sample()[1].testimonies[0]
    period = Period(*when) if when else None
    return replace(order, claim=replace(order.claim, article=sample.WIRE, stage=stage, when=period))


def places(*testimonies):
    """Where each claim's mark stands, in per cent of the picture."""
    marks = [mark for line in timeline(testimonies).lines for mark in line.marks]
    return {mark.testimony.claim.id: mark.at for mark in marks}


def test_an_order_said_to_come_stands_where_it_was_published_and_a_delivery_where_it_is_due():
    undated, ordered = told(Stage.AGREEMENT), told(Stage.AGREEMENT, "2016", "2017")
    due, past = told(Stage.DELIVERY, "2016", "2017"), told(Stage.DELIVERY, "2012", "2013")
    at = places(undated, ordered, due, past)
    assert at[ordered.claim.id] == at[undated.claim.id] < at[due.claim.id]
    assert at[past.claim.id] < at[undated.claim.id]


def test_a_delivery_to_come_is_not_drawn_as_delivered():
    entry = replace(sample.sample()[1], testimonies=(told(Stage.DELIVERY, "2016", "2017"),))
    assert flows([entry]) is None
    done = replace(entry, testimonies=(told(Stage.DELIVERY, "2012", "2013"),))
    assert steps(flows([done]), flows([done]).flows[0]) == [("2013", "delivered")]


def test_years_leave_out_what_lay_ahead():
    order = sample.sample()[1].testimonies[0]
    ahead = replace(order, claim=replace(order.claim, article=sample.WIRE, when=Period("2016", "2017")))
    assert years([order, ahead], Stage.AGREEMENT) == "2010-2011"
    assert years([ahead], Stage.AGREEMENT) == ""
