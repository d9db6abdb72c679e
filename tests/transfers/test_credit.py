"""A body's credit lines name the agency that its story comes from."""

import pytest
from tests.makers import article

from armsledger.transfers.credit import cited, credits, outlet_named, outlets


@pytest.mark.parametrize(
    ("body", "agency"),
    [
        ("MOSCOW, July 19. /TASS/. Russia is committed to parity.", "TASS"),
        ("MOSCOW, 19 July (ITAR-TASS) - Russia is committed to parity.", "TASS"),
        ("BUENOS AIRES (RFE/RL)—The president has voiced dismay.", "RFE/RL"),
        ("UPI: Norland has sold 18 tanks.", "UPI"),
        ("Norland has sold 18 tanks, Reuters reported on Friday.", "Reuters"),
        ("Norland has sold 18 tanks, as the CLW agency reported.", "CLW"),
        ("As CLW has reported, Norland sold 18 tanks.", "CLW"),
        ("According to RIA Novosti, Norland has sold 18 tanks.", "RIA Novosti"),
        ("Norland has sold 18 tanks, the minister told RIA.", "RIA Novosti"),
        ("Norland has sold 18 tanks, Agence France-Presse wrote.", "AFP"),
        ("Norland has sold 18 tanks. (CLW)", "CLW"),
        ("The Zyma Press news agency said that 18 tanks were sold.", "Zyma Press"),
    ],
)
def test_a_credit_is_found_by_the_agencys_usual_name(body: str, agency: str) -> None:
    assert credits(body) == {agency}


@pytest.mark.parametrize(
    "body",
    [
        "Norland has sold 18 tanks, the Defence Ministry said.",
        "The Federal Service for Military-Technical Cooperation (FSMTC) declined to comment.",
        "NATO called on both sides to stop.",
        "A news agency reported that 18 tanks were sold.",
        "An Azerbaijani news agency reported that 18 tanks were sold.",
    ],
)
def test_whoever_is_only_quoted_or_named_is_no_credit(body: str) -> None:
    assert not credits(body)


@pytest.mark.parametrize(
    ("outlet", "url", "name"),
    [
        ("Caucasus Ledger Wire", None, "CLW"),
        ("tass.com", None, "TASS"),
        ("Associated Press", None, "AP"),
        (None, "https://www.reuters.com/world/1", "Reuters"),
    ],
)
def test_an_outlet_goes_by_the_name_that_others_credit_it_by(outlet: str, url: str, name: str) -> None:
    assert name in outlets([article("Text.", outlet=outlet, url=url).publication])


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("as Interfax reported, 18 tanks were sold", "Interfax"),
        ("18 tanks were sold, according to the RIA news agency", "RIA Novosti"),
        ("18 tanks were sold, he told the Kura Valley Courier", "Kura Valley Courier"),
        ("in an interview with TASS he spoke of 18 tanks", "TASS"),
        ("citing the Zyma Herald, the ministry spoke of 18 tanks", "Zyma Herald"),
        ("18 tanks were sold (Reuters)", "Reuters"),
        ("Interfax on Monday quoted a source", "Interfax"),
    ],
)
def test_a_source_is_cited_for_what_is_told(words: str, outlet: str) -> None:
    assert cited(words) == {outlet}


@pytest.mark.parametrize(
    "words",
    [
        "18 tanks, of which TASS once published a photograph, were sold",
        "18 tanks were sold, according to the Defence Ministry",
        "18 tanks were sold, he told reporters",
        "the head of Reuters in Baku saw 18 tanks",
    ],
)
def test_whoever_is_only_named_is_not_cited(words: str) -> None:
    assert not cited(words)


@pytest.mark.parametrize(
    ("speaker", "outlet"),
    [
        ("the RIA news agency", "RIA Novosti"),
        ("Kura Valley Courier", "Kura Valley Courier"),
        ("Ilham Aliyev", None),
    ],
)
def test_a_speaker_may_be_an_outlet(speaker: str, outlet: str | None) -> None:
    assert outlet_named(speaker) == outlet
