// A list that is filtered, searched, sorted and paged where it stands. Rows come as columns in blocks of JSON; whatever they hold is
// written as text. The state is the hash of the address, so that the back button and links work from a folder of files too.
"use strict";
(() => {
  const PAGE = 50, FEW = 6, MANY = 60;
  const SEVERITIES = ["error", "warning", "info"];
  const BINS = { findings: [1, 2, 3, 5, 9, 17, 33, 65], length: [0, 500, 1000, 2000, 4000, 8000, 16000, 32000] };
  const GROUP_KEYS = ["family", "severity", "check", "new"], ROW_KEYS = ["source", "language", "length", "findings", "q"];
  const WORDS = { family: "Family", severity: "Severity", check: "Check", source: "Source", language: "Language", length: "Characters",
    findings: "Findings in one", new: "New", q: "Search" };
  const $ = (id) => document.getElementById(id);
  const number = new Intl.NumberFormat("en");
  const meta = JSON.parse($("list").textContent);
  const rows = { title: [], id: [], note: [], href: [], words: [], found: [], source: [], language: [], length: [], seeds: [] };
  const open = new Set();
  let haystack = null, state = {}, order = [];

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  function load() {
    for (const block of document.querySelectorAll("script.chunk")) {
      const columns = JSON.parse(block.textContent);
      for (const name in rows) if (columns[name]) for (const value of columns[name]) rows[name].push(value);
      block.remove();
    }
  }

  // ---- The state

  function read() {
    const said = new URLSearchParams(location.hash.slice(1));
    state = {};
    for (const key of [...GROUP_KEYS, ...ROW_KEYS, "sort", "page"]) if (said.get(key)) state[key] = said.get(key);
  }

  function go(changes, replacing) {
    const next = { ...state, page: "", ...changes };
    const said = new URLSearchParams(Object.entries(next).filter(([, value]) => value));
    const hash = "#" + said.toString();
    if (!replacing) location.hash = hash;
    else { history.replaceState(null, "", hash); read(); show(); }
  }

  // ---- Which rows

  const binOf = (key, value) => { let n = BINS[key].length - 1; while (n > 0 && BINS[key][n] > value) n--; return n; };

  function binName(key, n) {
    const low = BINS[key][n], next = BINS[key][n + 1];
    if (next === undefined) return `${number.format(low)} or more`;
    return next - low === 1 ? number.format(low) : `${number.format(low)}–${number.format(next - 1)}`;
  }

  // A group of findings is [check, severity, new, how many, the first one's place].
  function groupFails(group) {
    const [check, severity, isNew] = group;
    return (state.family && meta.checks[check][1] !== state.family ? 1 : 0) | (state.severity && SEVERITIES[severity] !== state.severity ? 2 : 0)
      | (state.check && meta.checks[check][0] !== state.check ? 4 : 0) | (state.new && !isNew ? 8 : 0);
  }

  function rowFails(i, total, terms) {
    return (state.source && meta.sources[rows.source[i]] !== state.source ? 1 : 0)
      | (state.language && meta.languages[rows.language[i]] !== state.language ? 2 : 0)
      | (state.length && String(BINS.length[binOf("length", rows.length[i])]) !== state.length ? 4 : 0)
      | (state.findings && String(BINS.findings[binOf("findings", total)]) !== state.findings ? 8 : 0)
      | (terms.every((term) => haystack[i].includes(term)) ? 0 : 16);
  }

  function prepareSearch() {
    haystack ??= rows.title.map((title, i) => [title, rows.id[i], rows.note[i], rows.words[i]].filter(Boolean).join("\n").toLowerCase());
  }

  // One pass: a row that fails for one key alone still counts among the values of that key, which another click would choose.
  function select() {
    const terms = (state.q || "").toLowerCase().split(/\s+/).filter(Boolean);
    if (terms.length) prepareSearch();
    const counts = Object.fromEntries(meta.facets.map((key) => [key, new Map()]));
    const add = (key, value) => counts[key] && counts[key].set(value, (counts[key].get(value) || 0) + 1);
    const narrowed = GROUP_KEYS.some((key) => state[key]);
    const selected = [];
    for (let i = 0; i < rows.title.length; i++) {
      let any = !narrowed && !rows.found[i].length, total = 0;
      const seen = [new Set(), new Set(), new Set(), new Set()];
      for (const group of rows.found[i]) {
        const fails = groupFails(group);
        if (!fails) { any = true; total += group[3]; }
        if (!(fails & ~1)) seen[0].add(meta.checks[group[0]][1]);
        if (!(fails & ~2)) seen[1].add(SEVERITIES[group[1]]);
        if (!(fails & ~4)) seen[2].add(meta.checks[group[0]][0]);
        if (!(fails & ~8) && group[2]) seen[3].add("1");
      }
      const fails = rowFails(i, total, terms);
      if (!fails) GROUP_KEYS.forEach((key, n) => seen[n].forEach((value) => add(key, value)));
      if (!any) continue;
      if (!(fails & ~1) && rows.source.length) add("source", meta.sources[rows.source[i]]);
      if (!(fails & ~2) && rows.language.length) add("language", meta.languages[rows.language[i]]);
      if (!(fails & ~4) && rows.length.length) add("length", binOf("length", rows.length[i]));
      if (!(fails & ~8) && total) add("findings", binOf("findings", total));
      if (!fails) selected.push(i);
    }
    return { selected, counts };
  }

  const matching = (i) => rows.found[i].filter((group) => !groupFails(group));
  const sum = (groups, severity) => groups.reduce((n, g) => n + (severity === undefined || g[1] === severity ? g[3] : 0), 0);

  function sorted(selected) {
    const by = state.sort || "worst";
    const collator = new Intl.Collator(undefined, { numeric: true });
    const narrowed = GROUP_KEYS.some((key) => state[key]);
    if (by === "worst" && !narrowed) return selected; // as they come
    const keys = { worst: (i) => { const g = matching(i); return sum(g, 0) * 1e12 + sum(g, 1) * 1e6 + sum(g, 2); },
      findings: (i) => sum(matching(i)), length: (i) => rows.length[i], shortest: (i) => -rows.length[i], seeds: (i) => rows.seeds[i] };
    if (!keys[by]) return selected.sort((a, b) => collator.compare(rows.title[a], rows.title[b]) || a - b);
    const value = new Map(selected.map((i) => [i, keys[by](i)]));
    return selected.sort((a, b) => value.get(b) - value.get(a) || a - b);
  }

  // ---- What is shown

  function countsOf(groups) {
    const shown = make("span", "counts");
    SEVERITIES.forEach((severity, n) => {
      const count = sum(groups, n);
      if (!count) return;
      const words = count === 1 || severity === "info" ? severity : severity + "s";
      shown.append(make("span", `count ${severity}`, make("b", "", number.format(count)), ` ${words}`), " ");
    });
    return shown;
  }

  function checksOf(groups) {
    const counts = new Map();
    for (const group of groups) counts.set(group[0], (counts.get(group[0]) || 0) + group[3]);
    const shown = make("span", "chips");
    const all = [...counts].sort((a, b) => b[1] - a[1]);
    for (const [check, count] of all.slice(0, 4)) {
      const [name, family] = meta.checks[check];
      shown.append(make("span", `chip ${family}`, count > 1 ? `${name} ${number.format(count)}` : name), " ");
    }
    if (all.length > 4) shown.append(make("span", "soft", `and ${all.length - 4} more`));
    return shown;
  }

  function rowOf(i) {
    const groups = matching(i);
    const worst = groups.reduce((least, g) => (!least || g[1] < least[1] || (g[1] === least[1] && g[4] < least[4]) ? g : least), null);
    const link = make("a", "name", rows.title[i]);
    link.href = rows.href[i] + (meta.places && worst ? `#place-${worst[4]}` : "");
    const about = [];
    if (rows.id.length) about.push(rows.id[i]);
    if (rows.note.length && rows.note[i]) about.push(rows.note[i]);
    if (rows.source.length && meta.sources[rows.source[i]] !== meta.none) about.push(meta.sources[rows.source[i]]);
    if (rows.language.length) about.push(meta.languages[rows.language[i]]);
    if (rows.length.length) about.push(`${number.format(rows.length[i])} characters`);
    const family = meta.families ? ` ${meta.families[i]}` : "";
    const element = make("li", `row${family}`, make("div", "what", link, make("div", "aside", about.join(" · "))), countsOf(groups));
    if (meta.chips) element.append(checksOf(groups));
    return element;
  }

  function labelOf(key, value) {
    if (key in BINS) return binName(key, typeof value === "number" ? value : binOf(key, Number(value)));
    return key === "new" ? "since the last run" : value;
  }

  function facetOf(key, counts) {
    const valueOf = (value) => (key in BINS ? String(BINS[key][value]) : value);
    const all = [...counts].sort((a, b) => (key in BINS ? a[0] - b[0] : key === "severity" ? SEVERITIES.indexOf(a[0]) - SEVERITIES.indexOf(b[0]) : b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
    const most = Math.max(1, ...all.map(([, count]) => count));
    const shown = all.filter(([value], n) => key in BINS || n < (open.has(key) ? MANY : FEW) || valueOf(value) === state[key]);
    const list = make("ul", "values");
    for (const [value, count] of shown) {
      const bar = make("span", `bar ${key === "family" ? value : key === "check" ? familyOf(value) : ""}`);
      bar.style.width = `${Math.max(1, (100 * count) / most)}%`;
      const button = make("button", "value", bar, make("span", "label", labelOf(key, value)), make("span", "number", number.format(count)));
      button.type = "button";
      const pressed = state[key] === valueOf(value);
      button.setAttribute("aria-pressed", String(pressed));
      button.dataset.key = key + "=" + valueOf(value);
      button.addEventListener("click", () => go({ [key]: pressed ? "" : valueOf(value) }));
      list.append(make("li", "", button));
    }
    const box = make("section", "facet", make("h3", "", WORDS[key]), list);
    if (!(key in BINS) && all.length > FEW) {
      const hidden = Math.min(all.length, MANY) - FEW;
      const more = make("button", "more", open.has(key) ? "fewer" : `${number.format(hidden)} more`);
      more.type = "button";
      more.dataset.key = key;
      more.addEventListener("click", () => { open.has(key) ? open.delete(key) : open.add(key); show(); });
      box.append(more);
    }
    return box;
  }

  const familyOf = (name) => (meta.checks.find((check) => check[0] === name) || ["", ""])[1];

  function drawFilters() {
    const chosen = [...GROUP_KEYS, ...ROW_KEYS].filter((key) => state[key]);
    const buttons = chosen.map((key) => {
      const button = make("button", "chosen", `${WORDS[key]}: ${labelOf(key, state[key])} `, make("span", "", "×"));
      button.type = "button";
      button.setAttribute("aria-label", `Remove the filter ${WORDS[key]}: ${labelOf(key, state[key])}`);
      button.addEventListener("click", () => go({ [key]: "" }));
      return button;
    });
    $("chosen").replaceChildren(...buttons);
    $("facets-state").textContent = chosen.length ? ` (${chosen.length})` : "";
  }

  function drawPaging(pages, page) {
    const link = (to, words, rel) => {
      if (to < 0 || to >= pages) return make("span", "");
      const anchor = make("a", "", words);
      const said = new URLSearchParams({ ...state, page: to ? String(to + 1) : "" });
      anchor.href = "#" + said.toString();
      anchor.rel = rel;
      return anchor;
    };
    $("paging").replaceChildren(...(pages > 1 ? [link(page - 1, "← Previous", "prev"), make("span", "soft", `Page ${number.format(page + 1)} of ${number.format(pages)}`), link(page + 1, "Next →", "next")] : []));
  }

  function show(first) {
    const { selected, counts } = select();
    order = sorted(selected);
    const pages = Math.max(1, Math.ceil(order.length / PAGE));
    const page = Math.min(pages, Math.max(1, Number(state.page) || 1)) - 1;
    const focused = document.activeElement?.dataset?.key;
    // The rows that came with the page are those of the state without a word.
    if (!first || Object.keys(state).length) $("rows").replaceChildren(...order.slice(page * PAGE, (page + 1) * PAGE).map(rowOf));
    const all = rows.title.length;
    const noun = all === 1 ? meta.noun : meta.noun + "s";
    $("count").textContent = order.length === all ? `${number.format(all)} ${noun}` : `${number.format(order.length)} of ${number.format(all)} ${noun}`;
    $("nothing").hidden = order.length > 0;
    $("facets").replaceChildren(...meta.facets.filter((key) => state[key] || (counts[key].size > (key === "new" ? 0 : 1) && (key !== "new" || meta.new))).map((key) => facetOf(key, counts[key])));
    if (focused) $("facets").querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    drawFilters();
    drawPaging(pages, page);
    $("sort").value = state.sort || "worst";
    if ($("q") !== document.activeElement) $("q").value = state.q || "";
    document.documentElement.dataset.shown = location.hash; // what is shown may lag behind the address: tests wait for it
  }

  function start() {
    load();
    read();
    if (matchMedia("(min-width: 62rem)").matches) $("narrow").open = true;
    let waiting = 0;
    $("q").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => { read(); go({ q: $("q").value.trim() }, true); }, 150); });
    $("search").addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); go({ q: $("q").value.trim() }); });
    $("sort").addEventListener("change", () => go({ sort: $("sort").value === "worst" ? "" : $("sort").value }));
    addEventListener("hashchange", () => { if (location.hash === "#main") return; const before = state.page; read(); show(); if (before !== state.page) $("main").scrollIntoView(); });
    show(true);
  }

  requestAnimationFrame(() => setTimeout(start)); // the first rows stand before the others are read
})();
