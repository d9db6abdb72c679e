// Sorting and filtering of the register. Without this script the table is whole, in the register's order.
// The state lives in the address after '#', so that a view can be kept and sent: #supplier=RUS&sort=ordered&dir=desc
"use strict";

const table = document.getElementById("transfers");
if (table) startRegister(table);

// A link to a view of the register leads to the whole of it where there is no script.
for (const link of document.querySelectorAll("a[data-view]")) link.hash = link.dataset.view;

// A link to a claim that lies in a folded part opens it.
addEventListener("hashchange", unfold);
unfold();

function unfold() {
  const target = document.getElementById(location.hash.slice(1));
  const folded = target && target.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  target.scrollIntoView();
}

function startRegister(table) {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = new Map(rows.map((row) => [row, fold(row.textContent + " " + row.dataset.words)]));
  const collator = new Intl.Collator("en", { numeric: true });
  let state = read();
  let ordered = "";

  for (const head of heads) {
    const name = head.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", () => sortBy(head.dataset.key));
    head.replaceChildren(button);
    for (const [dir, sign] of [["asc", "↑"], ["desc", "↓"]]) {
      form.elements.sort.add(new Option(`${name} ${sign}`, `${head.dataset.key} ${dir}`));
    }
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => update({}), 0));
  form.addEventListener("input", () => {
    const given = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
    [given.sort, given.dir] = (given.sort || "").split(" ");
    update(given);
  });
  addEventListener("hashchange", () => {
    if (!location.hash.includes("=")) return; // a place in the page, which leaves the table as it is
    show((state = read()));
    document.getElementById("register").scrollIntoView();
  });
  show(state);

  function read() {
    return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  }

  function sortBy(key) {
    const first = heads.find((head) => head.dataset.key === key).classList.contains("num") ? "desc" : "asc";
    const turned = state.dir === "asc" ? "desc" : "asc";
    update({ ...state, sort: key, dir: state.sort === key ? turned : first });
  }

  function update(wanted) {
    state = wanted;
    const kept = Object.entries(wanted).filter(([, value]) => value);
    history.replaceState(null, "", "#" + new URLSearchParams(kept));
    show(state);
  }

  function show(wanted) {
    fillForm(wanted);
    order(wanted.sort, wanted.dir);
    const sought = fold(wanted.q || "").split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      row.hidden = !fits(row, wanted, sought);
      if (!row.hidden) count += 1;
    }
    const all = rows.length.toLocaleString("en");
    const noun = rows.length === 1 ? "transfer" : "transfers";
    shown.textContent = count === rows.length ? `${all} ${noun}` : `${count.toLocaleString("en")} of ${all} ${noun}`;
    table.classList.toggle("none-shown", count === 0);
  }

  function fillForm(wanted) {
    for (const field of form.elements) {
      if (!field.name || field === document.activeElement) continue;
      if (field.type === "checkbox") field.checked = Boolean(wanted[field.name]);
      else if (field.name === "sort") field.value = wanted.sort ? `${wanted.sort} ${wanted.dir || "asc"}` : "";
      else field.value = wanted[field.name] || "";
    }
  }

  function fits(row, wanted, sought) {
    const exact = ["supplier", "recipient", "category", "stage"];
    return (
      exact.every((key) => !wanted[key] || row.dataset[key] === wanted[key]) &&
      (!wanted.conflict || row.dataset.conflict) &&
      (!wanted.witnesses || Number(row.dataset.witnesses) >= Number(wanted.witnesses)) &&
      sought.every((word) => words.get(row).includes(word))
    );
  }

  function order(key, dir) {
    if (ordered === `${key} ${dir}`) return;
    ordered = `${key} ${dir}`;
    const at = heads.findIndex((head) => head.dataset.key === key);
    heads.forEach((head, i) => {
      if (i === at) head.setAttribute("aria-sort", dir === "desc" ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    body.append(...(at < 0 ? rows : sorted(at, dir === "desc" ? -1 : 1)));
  }

  // What is missing comes last, whichever way the column is sorted; equals keep the register's order.
  function sorted(at, sign) {
    const numeric = heads[at].dataset.kind === "number";
    const value = new Map(rows.map((row) => [row, row.cells[at].dataset.v]));
    return [...rows].sort((a, b) => {
      const [x, y] = [value.get(a), value.get(b)];
      if (!x || !y) return !x - !y;
      return sign * (numeric ? x - y : collator.compare(x, y));
    });
  }
}
