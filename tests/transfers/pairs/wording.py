"""How make_pairs.py words things anew: spellings, dates, editors' changes; and texts that many stories share."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

SIGN_OFF = "Write to the author at desk@example.org or follow the debate on our pages tomorrow."

NEWS = (
    (
        "Floods have cut the road between the two largest towns of the province, the weather office said.",
        "About 1,200 households were without power on Sunday and three bridges were closed.",
        "Schools are to open again on Wednesday if the river falls below the mark of four metres.",
    ),
    (
        "The national team lost its third match in a row and will not play in the finals.",
        "Its coach, Mauro Delacroix, said that he would talk to the federation before he decided anything.",
    ),
    (
        "The central bank left its rate at 5.75 percent and expects prices to rise more slowly.",
        "Two of the nine members of its board had voted for a cut.",
    ),
)

SPELLINGS = (
    *(
        ("Sargsyan", "Sarkisian"),
        ("Ohanyan", "Ohanian"),
        ("Aliyev", "Aliev"),
        ("Kiev", "Kyiv"),
        ("Kharkov", "Kharkiv"),
    ),
    *(("Odessa", "Odesa"), ("Donbass", "Donbas"), ("Sergei", "Sergey"), ("Gotabhaya", "Gotabaya")),
    *(("Rajapaksa", "Rajapakse"), ("Erdogan", "Erdoğan"), ("Lofven", "Löfven"), ("Ljajic", "Ljajić")),
    *(
        ("Krauss-Maffei", "Krauß-Maffei"),
        ("Khomeini", "Khomeiny"),
        ("Rouhani", "Rohani"),
        ("Dehghan", "Dehqan"),
    ),
    *(("Umm Qasr", "Um Qasr"), ("al-Ghazali", "al-Ghazaly"), ("al-Sisi", "al-Sissi"), ("Nizhny", "Nizhniy")),
    *(("Rosoboronexport", "Rosoboroneksport"), ("Yugoimport", "Jugoimport"), ("Semerikov", "Semerykau")),
    *(
        ("Zelenodolsk", "Selenodolsk"),
        ("Gevorg", "Kevork"),
        ("Goreslavsky", "Goreslavskiy"),
        ("Champagne", "Champagné"),
    ),
    *(("Hasina", "Haseena"), ("Cam Ranh", "Camranh"), ("Suu", "Su"), ("Machulishchi", "Machulishchy")),
    *(("St. Petersburg", "Saint Petersburg"), ("Sao Paulo", "São Paulo"), ("Gaviao", "Gavião")),
    *(("T-90S", "T-90С"), ("S-300PMU-2", "S-300PMU2"), ("Su-30MK2", "Su-30 MK2"), ("Mi-171Sh", "Mi-171SH")),
    *(("BTR-80", "BTR80"), ("TOS-1A", "TOS-1А"), ("Kornet-EM", "Kornet EM"), ("T-72B1V", "T-72Б1В")),
    *(("Yak-130", "Yak 130"), ("BTR-3E1", "BTR-3Е1"), ("2S19 Msta-S", "2С19 Msta-S"), ("MX-15D", "MX15D")),
    *(
        ("Mi-24", "Mi 24"),
        ("K-8", "K8"),
        ("S-400", "S400"),
        ("Type 26", "Type-26"),
        ("Leopard 2A7", "Leopard-2A7"),
    ),
    *(("percent", "per cent"), ("Defence", "Defense"), ("defence", "defense"), ("programme", "program")),
    *(
        ("armoured", "armored"),
        ("modernised", "modernized"),
        ("millimetres", "millimeters"),
        ("metres", "meters"),
    ),
)
"""A spelling, and another of the same name, designation or word."""

_EDITED = (
    *(
        ("told reporters", "told the press"),
        ("declined to comment", "would not comment"),
        ("a year later", "the year after"),
    ),
    *(
        ("is to be", "will be"),
        ("according to", "as stated in"),
        ("for the purchase of", "to buy"),
        ("such a way", "this way"),
    ),
    *(
        ("said that", "stated that"),
        ("is worth", "has a value of"),
        ("worth", "valued at"),
        ("confirmed", "acknowledged"),
    ),
    *(
        ("will cost", "are priced at"),
        ("purchase", "acquisition"),
        ("order", "contract"),
        ("received", "obtained"),
    ),
    *(("before the end of the year", "by the end of the year"), ("declared", "listed"), ("are to", "will")),
    *(("expects", "looks forward"), ("asked why", "wanted to know why"), ("has chosen", "has picked")),
)
_LIGHT = (
    *(
        ("has signed", "has concluded"),
        ("will buy", "is going to acquire"),
        ("wants to buy", "is eager to acquire"),
    ),
    *(
        ("bought", "acquired"),
        ("has granted", "has given"),
        ("includes", "comprises"),
        ("talks", "negotiations"),
    ),
    *(
        ("aircraft", "planes"),
        ("last year", "in the previous year"),
        ("due", "expected"),
        ("the first", "the initial one"),
    ),
    *(
        ("showed", "displayed"),
        ("approved", "backed"),
        ("will follow", "will come after that"),
        ("took", "obtained"),
    ),
    *(
        ("are being", "are currently being"),
        ("agreement", "accord"),
        ("equipment", "materiel"),
        ("had been", "was"),
    ),
    *(
        ("named", "called"),
        ("sale", "transaction"),
        ("more than", "over"),
        ("about", "roughly"),
        ("each", "apiece"),
    ),
    *(("opposition", "opposing parties"), ("officials", "representatives"), ("will be", "are going to be")),
)

_SAID = re.compile(
    r"^(?P<what>(?!In |After |For )[^,]+(?:, [^,]+)?), (?P<who>[^,]+) (?:said|announced)(?P<day> on \w+)?\.$"
)
_WEEKDAY = re.compile(r"\bon (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day( night)?\b")


def respelt(text: str) -> str:
    """A text in which each name, designation and word is spelt in its other way."""
    for one, other in SPELLINGS:
        text = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", other, text)
    return text


def redated(text: str, published: str) -> str:
    """A text whose weekdays are told as dates, the first of them with its year, and 'last month' otherwise."""
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    until = date.fromisoformat(published)

    def dated(match: re.Match[str]) -> str:
        back = (until.weekday() - days.index(match[0].split()[1])) % 7
        day = until - timedelta(back)
        return f"on {day:%B} {day.day}, {day.year}"

    text = _WEEKDAY.sub(dated, text)
    return text.replace("last month", "a month ago").replace("next year", f"in {until.year + 1}")


def edited(sentences: Sequence[str]) -> tuple[str, ...]:
    """The sentences as an editor leaves them: every few words another one, and a clause moved in the first."""
    changed = [_worded(s, _EDITED) for s in sentences]
    return (_turned(changed[0]), *changed[1:])


def lightly_rewritten(sentences: Sequence[str]) -> tuple[str, ...]:
    """The sentences rewritten: other words, clauses moved, the third after the fourth, one left out."""
    some = [_turned(_worded(s, (*_EDITED, *_LIGHT))) for s in sentences]
    return (*some[:2], some[3], some[2], *some[4:6], *some[7:])


def _worded(sentence: str, words: Sequence[tuple[str, str]]) -> str:
    done: list[str] = []
    for one, other in words:
        if not any(one in d for d in done) and re.search(rf"\b{one}\b", sentence):
            sentence = re.sub(rf"\b{one}\b", other, sentence, count=1)
            done.append(other)
    return sentence


def _turned(sentence: str) -> str:
    """'Norland has bought tanks, the minister said.' as 'The minister said Norland has bought tanks.'"""
    told = _SAID.match(sentence)
    if not told:
        return sentence
    who = told["who"][0].upper() + told["who"][1:]
    return f"{who} said{told['day'] or ''} that {told['what']}."


NOTICE = """\
WASHINGTON, {day} - The State Department has made a determination approving a possible sale to {country} \
of {goods} for an estimated cost of ${value} million, and the Security Cooperation Office notified \
Congress of it today.
The Government of {country} has requested to buy {number_of} {goods}; also included are spare and repair \
parts, support equipment, publications, training of personnel, and other elements of logistics support.
The total estimated cost is ${value} million.
This proposed sale will support the foreign policy and national security objectives of the United States \
by improving the security of {relation}.
The proposed sale will improve the capability of {country} to meet current and future threats, and \
{country} will have no difficulty absorbing this equipment into its armed forces.
The proposed sale of this equipment and support will not alter the basic balance in the region.
The principal contractor will be {contractor}, and there are no known offset agreements in connection \
with this sale.
Implementation of this sale will require the assignment of {people} contractor representatives to \
{country}.
There will be no adverse impact on readiness as a result of this proposed sale.
This notice is required by law and does not mean that the sale has been concluded.
Transmittal No. {number}"""
"""Our own words in the form of a government's notice."""

SITE = "Our service watches public notices for you and sends them on within the hour.\n"

_ALLY = "an ally which has been a force for stability in its region"
_PARTNER = "a partner that continues to be important for economic progress"
NOTICES = tuple(
    dict(
        zip(
            (
                "number",
                "country",
                "goods",
                "number_of",
                "value",
                "contractor",
                "people",
                "day",
                "published",
                "relation",
            ),
            row,
            strict=True,
        )
    )
    for row in (
        (
            "16-01",
            "Norway",
            "AIM-120C missiles",
            "60",
            "86",
            "Raytheon of Tucson",
            "two",
            "Feb. 3, 2016",
            "2016-02-03",
            _ALLY,
        ),
        (
            "16-02",
            "Oman",
            "AIM-120C missiles",
            "60",
            "88",
            "Raytheon of Tucson",
            "two",
            "Feb. 3, 2016",
            "2016-02-03",
            _PARTNER,
        ),
        (
            "16-03",
            "Norway",
            "AIM-120C missiles",
            "40",
            "61",
            "Raytheon of Tucson",
            "two",
            "July 9, 2016",
            "2016-07-09",
            _ALLY,
        ),
        (
            "16-04",
            "Oman",
            "M109A5 howitzers",
            "18",
            "31",
            "BAE Systems of York",
            "six",
            "July 9, 2016",
            "2016-07-09",
            _PARTNER,
        ),
        (
            "16-05",
            "Poland",
            "M109A5 howitzers",
            "18",
            "33",
            "BAE Systems of York",
            "six",
            "Aug. 1, 2016",
            "2016-08-01",
            _ALLY,
        ),
        (
            "16-06",
            "Poland",
            "Hellfire missiles",
            "500",
            "52",
            "Lockheed of Orlando",
            "no",
            "Aug. 1, 2016",
            "2016-08-01",
            _ALLY,
        ),
        (
            "16-07",
            "Tunisia",
            "Hellfire missiles",
            "200",
            "24",
            "Lockheed of Orlando",
            "no",
            "Sept. 9, 2016",
            "2016-09-09",
            _PARTNER,
        ),
        (
            "16-08",
            "Tunisia",
            "Kiowa helicopters",
            "24",
            "100",
            "Bell of Fort Worth",
            "ten",
            "Sept. 9, 2016",
            "2016-09-09",
            _PARTNER,
        ),
        (
            "16-09",
            "Croatia",
            "Kiowa helicopters",
            "16",
            "84",
            "Bell of Fort Worth",
            "ten",
            "Oct. 2, 2016",
            "2016-10-02",
            _ALLY,
        ),
        (
            "16-10",
            "Croatia",
            "Kiowa helicopters",
            "5",
            "26",
            "Bell of Fort Worth",
            "ten",
            "Dec. 5, 2016",
            "2016-12-05",
            _ALLY,
        ),
    )
)

YEARLY = (
    (
        "Russia has delivered the {nth} batch of {n} {goods} to Kazakhstan, the Defence Ministry in Astana said "
        "on {day}.\n"
        "The aircraft landed at Taldykorgan, where they were met with bread and salt.\n"
        "They are part of a contract signed in {signed}, whose price was not disclosed.\n"
        "Pilots from Kazakhstan were trained in Lipetsk.\n"
        "The ministry said that the air force would go on with its renewal.\n"
        "Kazakhstan and Russia have run a joint air defence system since 2013.",
        {
            "nth": "first",
            "n": "four",
            "goods": "Su-30SM fighters",
            "day": "Monday",
            "signed": "2015",
            "published": "2015-04-20",
        },
        {
            "nth": "second",
            "n": "two",
            "goods": "Su-30SM fighters",
            "day": "Friday",
            "signed": "2015",
            "published": "2016-12-16",
        },
        {
            "nth": "third",
            "n": "two",
            "goods": "Su-30SM fighters",
            "day": "Friday",
            "signed": "2015",
            "published": "2017-12-15",
        },
    ),
    (
        "Germany's government approved exports of arms worth {x} billion euros in {year}, its yearly report shows.\n"
        "{a} was the largest buyer with {y} million euros, ahead of {b}.\n"
        "Ships and tanks made up more than half of the value.\n"
        "The Economics Ministry said that every permit had been examined with care.\n"
        "Churches and opposition parties called for a law on the export of arms.\n"
        "The report was sent to the members of parliament on Wednesday.",
        {"x": "7.86", "year": "2015", "a": "Qatar", "y": "1,660", "b": "Britain", "published": "2016-07-06"},
        {
            "x": "6.85",
            "year": "2016",
            "a": "Algeria",
            "y": "1,418",
            "b": "the United States",
            "published": "2017-06-14",
        },
        {"x": "6.24", "year": "2017", "a": "Algeria", "y": "1,358", "b": "Egypt", "published": "2018-06-20"},
    ),
    (
        "The United States has handed over {n} {goods} to Lebanon's army, the embassy in Beirut said on {day}.\n"
        "Ambassador {who} said at the ceremony that the army was the only legitimate defender of the country.\n"
        "The equipment is a gift and was paid for by the American taxpayer, she said.\n"
        "Since 2006 American military aid to Lebanon has come to ${sum} billion.\n"
        "An officer thanked her in the name of the commander.\n"
        "The goods were unloaded in the port of Beirut.",
        {
            "n": "eight",
            "goods": "Bradley vehicles",
            "day": "Monday",
            "who": "Marsden",
            "sum": "1.4",
            "published": "2017-08-14",
        },
        {
            "n": "six",
            "goods": "Cessna aircraft",
            "day": "Tuesday",
            "who": "Marsden",
            "sum": "1.6",
            "published": "2018-06-12",
        },
        {
            "n": "150",
            "goods": "Humvee vehicles",
            "day": "Friday",
            "who": "Marsden",
            "sum": "1.9",
            "published": "2019-05-10",
        },
    ),
    (
        "Pakistan's navy commissioned the {nth} of {n} {goods} built in China, at a ceremony in Karachi on {day}.\n"
        "The ship was named {name} and is to guard the sea lanes of the Arabian Sea.\n"
        "Admiral {who} called the friendship with China deeper than the ocean.\n"
        "Work on the rest goes on at the yard in Shanghai and in Karachi.\n"
        "Pakistan and China agreed on the programme in {signed}.\n"
        "The ambassador of China was the guest of honour.",
        {
            "nth": "first",
            "n": "four",
            "goods": "F-22P frigates",
            "day": "Saturday",
            "name": "Zulfiquar",
            "who": "Bashir",
            "signed": "2005",
            "published": "2009-09-19",
        },
        {
            "nth": "second",
            "n": "four",
            "goods": "F-22P frigates",
            "day": "Sunday",
            "name": "Shamsheer",
            "who": "Bashir",
            "signed": "2005",
            "published": "2010-01-24",
        },
        {
            "nth": "third",
            "n": "four",
            "goods": "F-22P frigates",
            "day": "Wednesday",
            "name": "Saif",
            "who": "Bashir",
            "signed": "2005",
            "published": "2010-09-15",
        },
    ),
)
"""A story that comes back, and how it was told each time."""
