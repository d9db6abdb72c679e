"""Notices of sales that never were, in the official form and its variants, each with what it says."""

from dataclasses import dataclass

PHRASES = """
This proposed sale will contribute to the foreign policy and national security of the United States by
helping to improve the security of a partner that took delivery of 40 M60 tanks from Italy in 1994.

The proposed sale of this equipment and support will not alter the basic military balance in the region.

The principal contractor will be Lockheed Martin of Fort Worth, Texas. There are no known offset agreements
proposed in connection with this potential sale.

Implementation of this proposed sale will require the assignment of five U.S. Government representatives.

There will be no adverse impact on U.S. defense readiness as a result of this proposed sale.

This notice of a potential sale is required by law and does not mean the sale has been concluded.

-30-
"""
"""How such a notice goes on after its first paragraphs; none of it tells of a sale of its own."""


@dataclass(frozen=True)
class Notice:
    """A notice's text, and the claims it makes: recipient, price, date, and quantity, item and category of each."""

    name: str
    text: str
    recipient: str
    value: str
    when: str
    goods: tuple[str, ...]
    published: str | None = "2014-03-12"


NOTICES = [
    Notice(
        "one item, listed with what comes along",
        """Norway – AIM-9X Missiles

Media/Public Contact: Jo Doe (703) 555-0100
Transmittal No: 14-91
WASHINGTON, March 12, 2014 – The Defense Security Cooperation Agency notified Congress March 10 of a possible
Foreign Military Sale to Norway for AIM-9X missiles and associated equipment, parts, training and logistical
support for an estimated cost of $71 million.

The Government of Norway has requested a possible sale of 45 AIM-9X Sidewinder missiles, containers, spare and
repair parts, support and test equipment, publications and technical documentation, personnel training and
training equipment, U.S. Government and contractor technical support services, and other related elements of
logistics support. The estimated cost is $71 million.
""",
        "NOR",
        "71000000 USD",
        "2014-03-10",
        ("45 missile AIM-9X Sidewinder missiles missile",),
    ),
    Notice(
        "several counted items",
        """Tunisia - AH-64E Helicopters

Transmittal No: 14-07
WASHINGTON, March 12, 2014 - The Defense Security Cooperation Agency notified Congress today of a possible
Foreign Military Sale to the Government of Tunisia of 9 AH-64E Apache Attack Helicopters and associated
equipment, parts, training and logistical support for an estimated cost of $1.25 billion.

The Government of Tunisia has requested a possible sale of 9 AH-64E Apache Attack Helicopters, 21
T700-GE-701D Engines (18 installed and 3 spares), 9 AN/APG-78 Fire Control Radars, 1,200 AGM-114R Hellfire
missiles, and 1 simulator building. Also included are helmets, 30mm ammunition, spare parts, and personnel
training. The estimated cost is $1.25 billion.
""",
        "TUN",
        "1250000000 USD",
        "2014-03-12",
        (
            "9 AH-64E Apache Attack Helicopters attack_helicopter",
            "21 T700-GE-701D Engines engine",
            "9 AN/APG-78 Fire Control Radars sensor",
            "1200 missile AGM-114R Hellfire missiles missile",
            "1 simulator building unspecified",
        ),
    ),
    Notice(
        "a list on lines of its own",
        """Croatia – Aircraft Weapons

WASHINGTON, March 12, 2014 – The Defense Security Cooperation Agency notified Congress March 11 of a possible
Foreign Military Sale to the Republic of Croatia for weapons for its F-16 aircraft for an estimated cost of
$88 million.

The Republic of Croatia has requested a possible sale of:

60 AIM-120C-7 Advanced Medium Range Air-to-Air Missiles (AMRAAM)
24 GBU-12 Laser Guided Bombs
300 MK-82 500 lb General Purpose Bombs

Also included are containers, spare and repair parts, and other related elements of program support. The
estimated cost is $88 million.
""",
        "HRV",
        "88000000 USD",
        "2014-03-11",
        (
            "60 AIM-120C-7 Advanced Medium Range Air-to-Air Missiles missile",
            "24 missile GBU-12 Laser Guided Bombs missile",
            "300 MK-82 500 lb General Purpose Bombs munition",
        ),
    ),
    Notice(
        "support services and nothing else",
        """Thailand – Follow-On Support

Transmittal No: 14-22
WASHINGTON, March 12, 2014 – The Defense Security Cooperation Agency notified Congress March 7 of a possible
Foreign Military Sale to the Kingdom of Thailand for follow-on support and services for its C-130 aircraft and
associated equipment, parts, training and logistical support for an estimated cost of $39 million.

The Kingdom of Thailand has requested a possible sale of follow-on support and services for 12 C-130H aircraft,
engines and weapons, to include contractor technical services, supply support, and other elements of program
support. The estimated cost is $39 million.
""",
        "THA",
        "39000000 USD",
        "2014-03-07",
        ("- follow-on support and services for its C-130 aircraft service",),
    ),
    Notice(
        "an older header, and a price with all options",
        """Oman - Light Armored Vehicles

WASHINGTON, August 4, 2008 \u00ad On August 1, the Defense Security Cooperation Agency notified
Congress of a possible Foreign Military Sale to Oman of Light Armored Vehicles as well as associated equipment
and services. The total value, if all options are exercised, could be as high as $310 million.


The Government of Oman has requested a possible sale of (30) LAV-25 Light Armored Vehicles, (30)
M240 Machine Guns, spare and repair parts, and other related elements of logistics support.
""",
        "OMN",
        "310000000 USD",
        "2008-08-01",
        ("30 LAV-25 Light Armored Vehicles armoured_vehicle", "30 M240 Machine Guns small_arms"),
        None,
    ),
    Notice(
        "Taiwan under its office's name",
        """Taipei Economic and Cultural Representative Office in the United States – Mine Hunters

Transmittal No: 10-33
WASHINGTON, January 20, 2010 – Today the Defense Security Cooperation Agency (DSCA) notified Congress of a
possible Foreign Military Sale to the Taipei Economic and Cultural Representative Office in the United States
of three (3) minehunters, including refurbishment and related support. The estimated cost is $54 million.

The Taipei Economic and Cultural Representative Office in the United States has requested a possible sale of
three (3) minehunters, transportation, spare parts, and training. The estimated cost is $54 million.
""",
        "TWN",
        "54000000 USD",
        "2010-01-20",
        ("3 minehunters warship",),
        "2010-01-20",
    ),
    Notice(
        "Taiwan under the older name of that office",
        """WASHINGTON, October 2, 2001 – The Defense Security Cooperation Agency notified Congress today of a
possible Foreign Military Sale to the Coordination Council for North American Affairs of 36 Stinger missiles
and associated equipment for an estimated cost of $14 million.
""",
        "TWN",
        "14000000 USD",
        "2001-10-02",
        ("36 missile Stinger missiles missile",),
        "2001-10-02",
    ),
    Notice(
        "an agency of NATO",
        """NATO Support and Procurement Agency – Precision Guided Munitions

WASHINGTON, March 12, 2014 – The State Department has made a determination approving a possible Foreign
Military Sale to the NATO Support and Procurement Agency (NSPA) for Joint Direct Attack Munitions and
associated equipment for an estimated cost of $231 million. The Defense Security Cooperation Agency delivered
the required certification notifying Congress of this possible sale today.

The NATO Support and Procurement Agency (NSPA) has requested to buy five hundred (500) GBU-49 Guided Bombs and
eighty-five (85) BLU-109 Penetrator Warheads. Also included are spare parts and support services. The total
estimated program cost is $231 million.
""",
        "NATO",
        "231000000 USD",
        "2014-03-12",
        ("500 missile GBU-49 Guided Bombs missile", "85 BLU-109 Penetrator Warheads munition"),
    ),
    Notice(
        "the newer form, several purchases of numbers written twice",
        """Slovakia – UH-60M Helicopters

WASHINGTON, March 12, 2014 – The State Department has made a determination approving a possible Foreign
Military Sale to the Government of the Slovak Republic for UH-60M Black Hawk Helicopters, equipment, training,
and support. The estimated cost is $450 million. The Defense Security Cooperation Agency delivered the required
certification notifying Congress of this possible sale on March 10, 2014.

The Government of the Slovak Republic has requested a possible sale of up to nine (9) UH-60M Black Hawk
Helicopters and twenty (20) AN/AVS-6 Night Vision Goggles. The total estimated value is $450 million.
""",
        "SVK",
        "450000000 USD",
        "2014-03-10",
        ("..9 UH-60M Black Hawk Helicopters helicopter", "20 AN/AVS-6 Night Vision Goggles sensor"),
    ),
    Notice(
        "an amendment that tells of the case it adds to",
        """Finland – M777 Howitzers Amendment

Transmittal No: 0C-14
WASHINGTON, March 12, 2014 – The Defense Security Cooperation Agency notified Congress March 5 of a possible
Foreign Military Sale to Finland of 18 additional M777 howitzers for an estimated cost of $95 million.

The Government of Finland has requested the purchase of an additional 18 M777 howitzers that will be added to a
previously implemented case. The original case, valued at $41 million, included 10 M777 howitzers. The
estimated cost is $95 million.
""",
        "FIN",
        "95000000 USD",
        "2014-03-05",
        ("18 M777 howitzers artillery",),
    ),
    Notice(
        "upgrades of what the recipient has",
        """Portugal – F-16 Upgrade

WASHINGTON, March 12, 2014 – The Defense Security Cooperation Agency notified Congress Monday of a possible
Foreign Military Sale to the Government of Portugal to support the upgrade of 25 F-16 Block 15 aircraft. The
estimated cost is $120 Million.

The Government of Portugal has requested a possible sale to support the upgrade of 25 F-16 Block 15 aircraft,
test and support equipment, spare and repair parts, and technical assistance. The estimated cost is $120
Million.
""",
        "PRT",
        "120000000 USD",
        "2014-03-10",
        ("- support the upgrade of 25 F-16 Block 15 aircraft service",),
    ),
    Notice(
        "two recipients of one sale",
        """WASHINGTON, March 12, 2014 – The Defense Security Cooperation Agency notified Congress March 3 of a
possible Foreign Military Sale to Latvia and Estonia of 12 AN/MPQ-64F1 Sentinel Radars, two simulators, and
associated equipment for a complete package worth approximately $65 million.
""",
        "EST LVA",
        "65000000 USD",
        "2014-03-03",
        ("12 AN/MPQ-64F1 Sentinel Radars sensor", "2 simulators unspecified"),
    ),
    Notice(
        "no word of Congress, only the request",
        """Iraq – Recovery Vehicles

Transmittal No: 13-60
WASHINGTON, March 12, 2014 – The Government of Iraq has requested a possible sale of 29 M88A2 Hercules Recovery
Vehicles, spare and repair parts, support equipment, and other related logistical support. The estimated cost
is $152 million.
""",
        "IRQ",
        "152000000 USD",
        "-",
        ("29 M88A2 Hercules Recovery Vehicles armoured_vehicle",),
    ),
    Notice(
        "the gazette's form",
        """Transmittal No. 14-12

Notice of Proposed Issuance of Letter of Offer Pursuant to Section 36(b)(1) of the Arms Export Control Act

(i) Prospective Purchaser: Government of Jordan

(ii) Total Estimated Value:
Major Defense Equipment* $ 30 million
Other $ 12 million
TOTAL $ 42 million

(iii) Description and Quantity or Quantities of Articles or Services under Consideration for Purchase: 14 M1117
Armored Security Vehicles, 600 Javelin missiles, spare parts and training

(iv) Military Department: Army (VBC)

(v) Date Report Delivered to Congress: 4 March 2014
""",
        "JOR",
        "42000000 USD",
        "2014-03-04",
        ("14 M1117 Armored Security Vehicles armoured_vehicle", "600 missile Javelin missiles missile"),
    ),
]
