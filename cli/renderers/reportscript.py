"""What moves in a report: filter, sort, open a passage. It makes no requests and no HTML."""

JAVASCRIPT = """
"use strict";
(() => {
  const ledger = document.getElementById("ledger");
  if (!ledger) return;
  const body = ledger.tBodies[0];
  const form = document.getElementById("filters");
  const find = document.getElementById("find");
  const all = document.getElementById("all");
  const count = document.getElementById("count");
  const choices = ["metric", "claimant", "modality"].map((name) => document.getElementById(name));
  const entries = [...body.querySelectorAll("tr.figure")].map((row) => {
    const passage = row.nextElementSibling;
    const words = (row.textContent + " " + passage.textContent).toLowerCase();
    return { row, passage, words, isOpen: false };
  });
  const number = new Intl.NumberFormat("en-US");

  function show(entry, isOpen) {
    entry.isOpen = isOpen;
    entry.passage.hidden = !isOpen || entry.row.hidden;
    entry.row.classList.toggle("on", isOpen);
    entry.row.querySelector("button.open").setAttribute("aria-expanded", String(isOpen));
  }

  function filter() {
    const words = find.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const entry of entries) {
      const data = entry.row.dataset;
      const chosen = choices.every((each) => !each.value || data[each.id] === each.value);
      const isShown = chosen && words.every((word) => entry.words.includes(word));
      entry.row.hidden = !isShown;
      entry.passage.hidden = !isShown || !entry.isOpen;
      shown += isShown;
    }
    count.textContent = `${number.format(shown)} of ${number.format(entries.length)} figures`;
  }

  function keyOf(entry, column, isNumeric) {
    const cell = entry.row.cells[column];
    const key = cell.dataset.key ?? cell.textContent.trim().toLowerCase();
    return isNumeric ? (key === "" ? null : Number(key)) : key;
  }

  function sort(header) {
    const column = header.cellIndex;
    const isNumeric = "numeric" in header.dataset;
    const isUp = header.getAttribute("aria-sort") !== "ascending";
    for (const each of header.parentNode.cells) each.setAttribute("aria-sort", "none");
    header.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    const sign = isUp ? 1 : -1;
    entries.sort((a, b) => {
      const one = keyOf(a, column, isNumeric);
      const other = keyOf(b, column, isNumeric);
      if (one === other) return a.row.dataset.place - b.row.dataset.place;
      if (one === null || one === "") return 1;
      if (other === null || other === "") return -1;
      return (one < other ? -1 : 1) * sign;
    });
    body.append(...entries.flatMap((entry) => [entry.row, entry.passage]));
  }

  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const entry = entries.find((each) => each.row === target);
    if (!entry) return;
    if (entry.row.hidden) { form.reset(); filter(); }
    show(entry, true);
    entry.row.scrollIntoView({ block: "center" });
    entry.row.querySelector("button.open").focus({ preventScroll: true });
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  all.addEventListener("click", () => {
    const isOpen = all.getAttribute("aria-pressed") !== "true";
    all.setAttribute("aria-pressed", String(isOpen));
    all.textContent = isOpen ? "Close all passages" : "Open all passages";
    for (const entry of entries) show(entry, isOpen);
  });
  ledger.addEventListener("click", (event) => {
    const opener = event.target.closest("button.open");
    if (opener) {
      const entry = entries.find((each) => each.row.contains(opener));
      show(entry, !entry.isOpen);
    }
    const sorter = event.target.closest("button.sort");
    if (sorter) sort(sorter.closest("th"));
  });
  window.addEventListener("hashchange", follow);
  filter();
  follow();
})();
"""
