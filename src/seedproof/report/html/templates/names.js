"use strict";
// The page of names: rows are filtered, ticked, and what is ticked becomes lines of TOML. The address says the filters; ticks are kept here.
(() => {
  const one = (what, within = document) => within.querySelector(what);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const rows = all(".cluster"), form = one(".filters"), pre = one(".lines pre");
  if (!form) return;
  document.documentElement.classList.add("js");
  const words = new Map(rows.map(row => [row, all("strong, .context", row).map(e => e.textContent).join("\n").toLowerCase()]));
  const tick = row => one(".tick", row), chosen = row => one("input[type=radio]:checked", row);
  const parts = all("main section"), page = 100;
  let limit = page;  // rows of a section: a browser takes seconds to lay out thousands
  const kept = `names:${location.pathname}`;

  function entry(row) {
    const forms = all(".form:not(.apart)", row).filter(part => one("input[type=radio]", part).checked || !one(".of", part) || one(".of", part).checked);
    const names = forms.map(part => one("input[type=radio]", part).value), right = chosen(row).value;
    if (names.length < 2) return "";
    if (!right) return `[[never-confuse]]\nnames = [${names.join(", ")}]\n`;
    return `[[spelling]]\npreferred = ${right}\nvariants = [${names.filter(name => name !== right).join(", ")}]\n`;
  }

  function tell() {
    one(".said").textContent = "";
    const ticked = rows.filter(row => tick(row).checked && chosen(row));
    const lines = ticked.map(entry).filter(Boolean);
    pre.textContent = lines.join("\n");
    one("#lines").textContent = lines.length ? `${lines.length.toLocaleString("en")} decided` : "Nothing ticked yet";
    one(".copy").disabled = !lines.length;
    rows.forEach(row => row.classList.toggle("ticked", tick(row).checked));
    const state = rows.filter(row => tick(row).checked).map(row => [row.id, all("input[type=radio]", row).findIndex(r => r.checked), all(".of", row).map(o => o.checked)]);
    try { localStorage.setItem(kept, JSON.stringify(state)); } catch { /* what cannot be kept is only of this visit */ }
  }

  function recall() {
    let state = [];
    try { state = JSON.parse(localStorage.getItem(kept)) || []; } catch { /* as above */ }
    for (const [id, choice, parts] of state) {
      const row = document.getElementById(id), radio = row && all("input[type=radio]", row)[choice];
      if (!radio) continue;
      radio.checked = tick(row).checked = true;
      all(".of", row).forEach((box, n) => { box.checked = parts[n]; });
    }
  }

  function filter() {
    const want = Object.fromEntries(new FormData(form)), q = want.q.trim().toLowerCase();
    let count = 0;
    const left = new Map(parts.map(part => [part, limit]));
    for (const row of rows) {
      const { forms, seeds, checks } = row.dataset;
      const fits = (!q || words.get(row).includes(q)) && (!want.forms || (want.forms === "2" ? +forms === 2 : +forms > 2)) && +seeds >= +want.seeds
        && (!want.check || checks.split(" ").includes(want.check)) && (!want.state || tick(row).checked === (want.state === "ticked"));
      const part = row.closest("section"), room = left.get(part);
      row.hidden = !fits || room <= 0;
      if (fits) left.set(part, room - 1);
      count += fits;
    }
    for (const part of parts) {
      part.hidden = left.get(part) === limit;
      one(".further", part).hidden = left.get(part) >= 0;
      one(".further", part).textContent = `Show more of ${(limit - left.get(part)).toLocaleString("en")}`;
    }
    one(".told").textContent = count === rows.length ? "" : `${count.toLocaleString("en")} of ${rows.length.toLocaleString("en")} shown`;
    const state = Object.entries(want).filter(([, value]) => value).map(pair => pair.map(encodeURIComponent).join("=")).join("&");
    if (state || !location.hash.startsWith("#cluster-")) history.replaceState(null, "", `#${state}`);
  }

  function read() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const field of form.elements) if (field.name) field.value = state.get(field.name) || "";
    const row = document.getElementById(location.hash.slice(1));
    if (row) limit = Math.max(limit, rows.indexOf(row) + page);
    filter();
    if (row) { row.scrollIntoView({ block: "center" }); tick(row).focus({ preventScroll: true }); }
  }

  function step(by) {
    const open = rows.filter(row => !row.hidden), at = open.indexOf(document.activeElement.closest(".cluster"));
    const row = open[at < 0 ? (by > 0 ? 0 : open.length - 1) : at + by];
    if (row) { tick(row).focus({ preventScroll: true }); row.scrollIntoView({ block: "nearest" }); }
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(pre.textContent);
      one(".said").textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(pre);
      one(".said").textContent = "The lines are selected: copy them by Ctrl+C.";
    }
  }

  document.addEventListener("change", event => {
    const row = event.target.closest(".cluster");
    if (!row) return;
    if (event.target.type === "radio") tick(row).checked = true;
    if (event.target === tick(row) && !chosen(row)) {  // nothing is likely here: a choice comes first
      tick(row).checked = false;
      one("input[type=radio]", row).focus();
    }
    tell();
  });
  form.addEventListener("input", () => { limit = page; filter(); });
  all(".further").forEach(button => button.addEventListener("click", () => { limit += page; filter(); }));
  form.addEventListener("submit", event => event.preventDefault());
  one(".copy").addEventListener("click", copy);
  one(".all").addEventListener("click", () => { rows.filter(row => !row.hidden && chosen(row)).forEach(row => { tick(row).checked = true; }); tell(); });
  one(".none").addEventListener("click", () => { rows.forEach(row => { tick(row).checked = false; }); tell(); });
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input[type=search], select")) return;
    if (event.key === "n" || event.key === "p") { event.preventDefault(); step(event.key === "n" ? 1 : -1); }
  });
  addEventListener("hashchange", read);
  recall();
  tell();
  read();
  addEventListener("load", read);  // a browser that follows the address takes the focus away
})();
