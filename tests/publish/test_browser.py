"""The report in a real browser: sorting, filtering, addresses that keep a view, a phone's width."""

import json
import shutil
import subprocess

import pytest
from lxml import html
from tests.publish import sample

from armsledger.publish import write_report

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    # Lets the driver page look into the report's pages; the report itself never needs it.
    "--allow-file-access-from-files",
    "--virtual-time-budget=20000",
    "--dump-dom",
)
FOLDED = sample.sample()[0].testimonies[1].claim.id
STATE = """({
    rows: [...page.querySelectorAll("#transfers tbody tr:not([hidden])")]
      .map((row) => row.querySelector("th a").getAttribute("href").slice(2, -5)),
    told: page.getElementById("shown").textContent,
    sorted: [...page.querySelectorAll("th[aria-sort]")].map((th) => [th.textContent, th.ariaSort]),
    hash: view.location.hash,
})"""
OVERFLOW = "return page.documentElement.scrollWidth - page.documentElement.clientWidth;"
PHONE = 390
SCENES = {
    "opened": ("index.html", 1400, f"return {STATE};"),
    "sorted": (
        "index.html",
        1400,
        f"""
        const button = page.querySelector("th[data-key=delivered] button");
        button.click();
        const down = {STATE};
        button.click();
        return [down, {STATE}];
        """,
    ),
    "addressed": ("index.html#supplier=RUS&recipient=ARM&sort=goods&dir=desc", 1400, f"return {STATE};"),
    "filtered": (
        "index.html",
        1400,
        f"""
        const form = page.getElementById("filters");
        const put = (name, value) => {{
          const field = form.elements[name];
          if (field.type === "checkbox") field.checked = value; else field.value = value;
          field.dispatchEvent(new view.Event("input", {{ bubbles: true }}));
        }};
        put("q", "MINISTRY of defence t-90");
        const found = {STATE};
        put("q", "");
        put("conflict", true);
        put("witnesses", "3");
        const contested = {STATE};
        form.querySelector("button[type=reset]").click();
        return new Promise((done) => setTimeout(() => done([found, contested, {STATE}]), 50));
        """,
    ),
    "from a tile": (
        "index.html#q=zeppelin",
        1400,
        f"""
        page.querySelector(".tile-contested a").click();
        return new Promise((done) => setTimeout(() => done({STATE}), 200));
        """,
    ),
    "from a pair": (
        "index.html",
        1400,
        f"""
        page.querySelector(".flow-name a").click();
        return new Promise((done) => setTimeout(() => done({STATE}), 200));
        """,
    ),
    "to a place": (
        "index.html#supplier=RUS&recipient=ARM",
        1400,
        f"""
        page.querySelector("a[href='#limits']").click();
        return new Promise((done) => setTimeout(() => done({STATE}), 200));
        """,
    ),
    "empty": ("index.html#q=zeppelin", 1400, f"return {STATE};"),
    "folded": (
        f"t/T0001.html#c-{FOLDED}",
        1400,
        f"return page.getElementById('c-{FOLDED}').closest('details').open;",
    ),
    "nameless": (
        "index.html",
        1400,
        """
        const fields = [...page.querySelectorAll("#filters input, #filters select, button")];
        return fields.filter((f) => f.tabIndex < 0 || !(f.labels?.length || f.textContent.trim())).length;
        """,
    ),
    "guarded": (
        "index.html",
        1400,
        """
        const script = page.createElement("script");
        script.textContent = "window.ran = true";
        page.body.append(script);
        return [Boolean(view.ran), view.getComputedStyle(page.querySelector("table")).borderCollapse];
        """,
    ),
    "phone: index": ("index.html", PHONE, OVERFLOW),
    "phone: conflict": ("t/T0001.html", PHONE, OVERFLOW),
    "phone: timeline": ("t/T0003.html", PHONE, OVERFLOW),
    "phone: right to left": ("t/T0005.html", PHONE, OVERFLOW),
    "phone: documents": ("documents.html", PHONE, OVERFLOW),
    "phone: document": (f"d/{sample.WIRE.document.id}.html", PHONE, OVERFLOW),
}
"""What is done in the browser: the page that is opened, how wide, and what a script reports of it."""
DRIVER = """<!DOCTYPE html><meta charset="utf-8"><pre id="out"></pre><script>
const scenes = { %s };
const told = {};
async function play(name, [address, width, act]) {
  const frame = document.createElement("iframe");
  frame.style.cssText = `border: 0; height: 800px; width: ${width}px`;
  frame.src = address;
  await new Promise((done) => { frame.onload = done; document.body.append(frame); });
  await new Promise((done) => setTimeout(done, 50));
  told[name] = await act(frame.contentWindow, frame.contentDocument);
}
(async () => {
  for (const name in scenes) await play(name, scenes[name]).catch((e) => { told[name] = String(e); });
  document.getElementById("out").textContent = JSON.stringify(told);
})();
</script>"""

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium here to open the report with")


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What the scripts of all scenes report, from one run of the browser."""
    folder = tmp_path_factory.mktemp("browser")
    report, driver = folder / "report", folder / "driver.html"
    write_report(report, sample.sample(), article=sample.fetch, title="Sample", notes=sample.notes())
    scenes = ""
    for name, (page, width, script) in SCENES.items():
        address = json.dumps(f"{report.as_uri()}/{page}")
        scenes += f"{json.dumps(name)}: [{address}, {width}, (view, page) => {{{script}}}],\n"
    driver.write_text(DRIVER % scenes, "utf-8")
    command = [BROWSER, *FLAGS, f"--user-data-dir={folder / 'profile'}", driver.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=240, check=True)
    (out,) = html.fromstring(done.stdout.decode("utf-8")).xpath("//pre[@id='out']")
    return json.loads(out.text_content())


@pytest.fixture(scope="module")
def entries():
    return sample.sample()


def names(entries):
    return [entry.transfer.id for entry in entries]


def test_the_register_opens_whole_and_in_its_order(seen, entries):
    assert seen["opened"] == {"rows": names(entries), "told": "32 transfers", "sorted": [], "hash": ""}


def test_a_click_sorts_with_what_is_missing_last_and_a_second_click_turns_it(seen, entries):
    down, up = seen["sorted"]
    told = {e.transfer.id: e.delivered for e in entries if e.delivered}
    delivered = {n: next(v for v in (e.best, e.low, e.high) if v is not None) for n, e in told.items()}
    figures = [delivered[row] for row in down["rows"][: len(delivered)]]
    assert figures == sorted(delivered.values(), reverse=True)
    assert down["sorted"] == [["Delivered", "descending"]]
    turned = [delivered[row] for row in up["rows"][: len(delivered)]]
    assert turned == sorted(delivered.values())
    assert up["sorted"] == [["Delivered", "ascending"]]
    missing = [name for name in names(entries) if name not in delivered]
    assert down["rows"][len(delivered) :] == up["rows"][len(delivered) :] == missing


def test_an_address_keeps_a_filtered_and_sorted_view(seen, entries):
    wanted = [
        (e.transfer.designation or "Finance", e.transfer.id)
        for e in entries
        if (e.transfer.supplier, e.transfer.recipient) == ("RUS", "ARM")
    ]
    assert seen["addressed"]["rows"] == [name for _, name in sorted(wanted, reverse=True)]
    assert seen["addressed"]["told"] == f"{len(wanted)} of 32 transfers"


def test_filters_narrow_together_and_clear(seen, entries):
    found, contested, cleared = seen["filtered"]
    assert found["rows"] == ["T0002"]
    assert contested["rows"] == ["T0001", "T0002"]
    assert "conflict=1" in contested["hash"]
    assert cleared["rows"] == names(entries)


def test_the_tile_of_contested_figures_and_a_pair_of_the_picture_open_their_transfers(seen, entries):
    assert seen["from a tile"]["rows"] == ["T0001", "T0002"]
    assert seen["from a tile"]["hash"] == "#conflict=1"
    shown = {e.transfer.id: (e.transfer.supplier, e.transfer.recipient) for e in entries}
    rows = seen["from a pair"]["rows"]
    (pair,) = {shown[row] for row in rows}
    assert rows == [name for name, parties in shown.items() if parties == pair]


def test_a_link_to_a_place_in_the_page_leaves_the_filters_as_they_are(seen):
    assert sorted(seen["to a place"]["rows"]) == sorted(seen["addressed"]["rows"])


def test_nothing_found_is_said(seen):
    assert seen["empty"]["rows"] == []
    assert seen["empty"]["told"] == "0 of 32 transfers"


def test_a_link_to_a_folded_claim_opens_it(seen):
    assert seen["folded"] is True


def test_every_control_can_be_reached_and_has_a_name(seen):
    assert seen["nameless"] == 0


def test_the_policy_stops_foreign_scripts_and_lets_the_style_in(seen):
    assert seen["guarded"] == [False, "collapse"]


@pytest.mark.parametrize("scene", [name for name in SCENES if name.startswith("phone")])
def test_no_page_is_wider_than_a_phone(seen, scene):
    assert seen[scene] == 0
