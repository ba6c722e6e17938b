"use strict";
// The page of a seed: one finding is current, in the text and in its card beside it. The address says which, and which families are shown.
(() => {
  const one = (what, within = document) => within.querySelector(what);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const text = one(".seed"), list = one(".cards"), cards = all(".card", list), marks = all(".p", text);
  const buttons = all("[data-family]"), families = buttons.map(b => b.dataset.family);
  const familyOf = cards.map(card => families.find(name => card.classList.contains(name)));
  const wide = matchMedia("(min-width: 62rem)");
  let current = -1, shown = new Set(families), lit = [], silence;

  const say = words => {
    one(".said").textContent = words;
    clearTimeout(silence);
    silence = setTimeout(() => { one(".said").textContent = ""; }, 5000);
  };
  const visible = n => shown.has(familyOf[n]);

  function address() {
    const parts = current >= 0 ? [`place-${current + 1}`] : [];
    if (shown.size < families.length) parts.push(`family=${families.filter(f => shown.has(f)).join(",")}`);
    history.replaceState(null, "", `#${parts.join("&")}`);
  }

  function light(element) {
    lit.forEach(mark => mark.classList.remove("current"));
    lit = element ? marks.slice(element.dataset.first, element.dataset.stop) : [];
    lit.forEach(mark => mark.classList.add("current"));
  }

  // The card stands at the height of its place: the list is scrolled, or begins lower.
  function align() {
    if (!wide.matches || current < 0) return;
    const place = one(`#place-${current + 1}`).getBoundingClientRect().top, box = list.getBoundingClientRect();
    if (place < 0 || place > innerHeight) return;
    list.style.paddingTop = list.style.paddingBottom = "0px";
    const card = cards[current], from = card.offsetTop;
    const wanted = Math.max(0, Math.min(place - box.top, list.clientHeight - card.offsetHeight - 8));
    list.style.paddingTop = `${Math.max(0, wanted - from)}px`;
    list.style.paddingBottom = `${Math.max(0, from - wanted + list.clientHeight - list.scrollHeight)}px`;
    list.scrollTop = Math.max(0, from - wanted);
  }

  function reveal(element) {
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const top = element.getBoundingClientRect().top;
    if (top < 100 || top > innerHeight * (wide.matches ? 0.75 : 0.5)) element.scrollIntoView({ block: wide.matches ? "center" : "start" });
  }

  function mark(card, on) {
    card.classList.toggle("current", on);
    card.setAttribute("aria-current", String(on));
  }

  function select(n, focus) {
    if (cards[current]) mark(cards[current], false);
    current = n;
    light(cards[n]);
    if (n >= 0) {
      mark(cards[n], true);
      reveal(one(`#place-${n + 1}`));
      if (focus) one(".what a", cards[n]).focus({ preventScroll: true });
    } else list.style.padding = "";
    head();
    address();
    align();
    requestAnimationFrame(align);
  }

  const title = one("#findings").textContent;
  function head() {
    const count = cards.filter((_, n) => visible(n)).length;
    const part = current >= 0 ? current + 1 : count < cards.length ? count : 0;
    one("#findings").textContent = part ? `${part.toLocaleString("en")} of ${title}` : title;
  }

  function step(by) {
    let n = current < 0 && by < 0 ? cards.length : current;
    do n += by; while (n >= 0 && n < cards.length && !visible(n));
    if (n >= 0 && n < cards.length) select(n, true);
    else say(by > 0 ? "This was the last finding here: ] leads to the next seed." : "This was the first finding here.");
  }

  function show(names) {
    shown = new Set(names);
    buttons.forEach(b => b.setAttribute("aria-pressed", String(shown.has(b.dataset.family))));
    cards.forEach((card, n) => { card.hidden = !visible(n); });
    for (const mark of marks) {
      const drawn = (mark.dataset.f || "").split(" ").find(n => n && visible(n - 1));
      mark.classList.remove(...families);
      if (drawn) mark.classList.add(familyOf[drawn - 1]);
    }
    text.dataset.shown = names.join(" ");
    if (current >= 0 && !visible(current)) select(-1);
    else { head(); address(); align(); }
  }

  function cycle() {
    const next = shown.size > 1 ? 0 : families.findIndex(f => shown.has(f)) + 1;
    show(next < families.length && families.length > 1 ? [families[next]] : families);
    say(`Shown: ${[...shown].join(", ")}`);
  }

  function follow() {
    const link = current >= 0 && one(".then a", cards[current]);
    if (link) link.click();
    else say(current < 0 ? "No finding is current: n leads to the first." : "No later seed has one of this check.");
  }

  async function copy(button) {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      say("Copied.");
    } catch {
      getSelection().selectAllChildren(button.nextElementSibling);
      say("It is selected: copy it by Ctrl+C.");
    }
  }

  const keys = {
    n: () => step(1), p: () => step(-1), c: follow, f: cycle,
    v: () => { const fold = one(".parsed"); fold.open = !fold.open; },
    t: () => { const folds = all(".block"), open = folds.some(fold => fold.open); folds.forEach(fold => { fold.open = !open; }); },
    y: () => { const button = current >= 0 && one(".copy", cards[current]); if (button) copy(button); else say("There is no command for this."); },
    "[": () => { const link = one(".around [rel=prev]"); if (link) link.click(); },
    "]": () => { const link = one(".around [rel=next]"); if (link) link.click(); },
    "?": () => one(".keys").showModal(),
    Escape: () => { if (one(".keys").open) one(".keys").close(); else select(-1); },
  };

  function read() {
    const parts = location.hash.slice(1).split("&");
    const wanted = parts.find(part => part.startsWith("family="));
    const named = families.filter(f => wanted && wanted.slice(7).split(",").includes(f));
    if (named.length) show(named);
    const found = /^(?:place|finding)-(\d+)$/.exec(parts[0]);
    if (found && cards[found[1] - 1]) {
      if (!visible(found[1] - 1)) show(families);
      select(found[1] - 1);
    } else if (parts[0].startsWith("field-")) {
      const place = document.getElementById(parts[0]);
      if (place) { light(place); reveal(place); }
    }
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (one(".keys").open && event.key !== "Escape" || !keys[event.key]) return;
    event.preventDefault();
    say("");
    keys[event.key]();
  });
  document.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (button && button.dataset.key) keys[button.dataset.key]();
    else if (button && button.dataset.copy) copy(button);
    else if (button && button.dataset.family) {
      const name = button.dataset.family, next = families.filter(f => shown.has(f) !== (f === name));
      show(next.length ? next : families);
    }
  });
  // A click leads to the smallest finding there, a further one to the next larger.
  text.addEventListener("click", event => {
    const mark = event.target.closest(".p"), at = marks.indexOf(mark);
    if (at < 0 || String(getSelection())) return;
    const over = cards.map((card, n) => n).filter(n => visible(n) && cards[n].dataset.first <= at && at < cards[n].dataset.stop);
    over.sort((a, b) => size(a) - size(b));
    if (over.length) select(over[(over.indexOf(current) + 1) % over.length]);
  });
  const size = n => cards[n].dataset.stop - cards[n].dataset.first;
  list.addEventListener("click", event => {
    const card = event.target.closest(".card"), inner = event.target.closest(".absorbed li");
    if (inner) { event.preventDefault(); light(inner); if (lit[0]) reveal(lit[0]); return; }
    if (!card || event.target.closest(".more")) return;
    event.preventDefault();
    select(cards.indexOf(card), true);
  });
  one(".parsed").addEventListener("toggle", event => text.classList.toggle("with-fields", event.target.open));
  addEventListener("hashchange", read);
  addEventListener("scroll", () => requestAnimationFrame(align), { passive: true });
  addEventListener("resize", align);
  addEventListener("beforeprint", () => all(".block").forEach(fold => { fold.open = true; }));
  document.documentElement.classList.add("js");
  all(".copy").forEach(button => { button.hidden = false; });
  read();
})();
