// The search of the book: results while typing, a passage around each word, grouped by what was found.
// Loaded when a reader first searches; so is what it looks through.
"use strict";

(() => {
  const { site, make, fetched } = window.countercase;
  const GROUPS = [
    ["pages", "Chapters"],
    ["evidence", "Facts", "book/record/evidence.html"],
    ["claims", "Claims", "book/record/claims.html"],
    ["checks", "Checks", "book/record/checks.html"],
    ["works", "Works", "book/references.html"],
  ];
  const FIRST = 5;
  const AROUND = 90;

  // American and British spelling, accents, doubled letters and capitals are one
  const folds = new Map();
  const fold = (word) => {
    if (!folds.has(word))
      folds.set(
        word,
        word.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
          .replace(/z/g, "s").replace(/ou/g, "o").replace(/ense\b/g, "ence").replace(/tre\b/g, "ter").replace(/(.)\1/g, "$1"),
      );
    return folds.get(word);
  };
  const tokens = (text) => [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((m) => [fold(m[0]), m.index, m[0].length]);

  // ---- what there is to find: a title, a text, an address, and the words of both, cut up when first looked through ----
  let entries = null;
  let same = [];
  const gather = (held) => {
    const found = [];
    for (const [page, [title, sections]] of Object.entries(held.pages))
      sections.forEach(([anchor, heading, text], i) =>
        found.push({ group: "pages", title: i ? `${title} › ${heading}` : title, text, href: `${page}.html#${anchor}` }),
      );
    for (const [kind, , page] of GROUPS.slice(1))
      for (const [id, lines] of Object.entries(held[kind])) {
        const said = Object.fromEntries(lines);
        const more = ["when", "where", "rests"].map((name) => said[name]).filter(Boolean).join(" · ");
        found.push({ group: kind, title: "", text: said.what, more, href: `${page}#${id}` });
      }
    same = held.synonyms.same.map((words) => words.map((w) => tokens(w).map(([word]) => word)));
    return found;
  };

  const at = (words, from, phrase) => phrase.every((word, i) => words[from + i] === word);
  // the words as they were typed, which may still be typed, and with each name that is in them by its other names,
  // which are whole: `AB` for `Alpha Beta` is not the beginning of `under`
  const begins = (word) => (w) => w.startsWith(word);
  const is = (word) => (w) => w === word;
  const readings = (words) => {
    const typed = words.map((word) => [word, begins(word)]);
    const found = [typed];
    for (const group of same)
      for (const phrase of group)
        for (let i = 0; i + phrase.length <= words.length; i++)
          if (at(words, i, phrase))
            for (const other of group)
              if (other !== phrase) found.push([...typed.slice(0, i), ...other.map((word) => [word, is(word)]), ...typed.slice(i + phrase.length)]);
    return found;
  };

  // how well an entry fits, and where: every word has to begin a word of it; whole words, headings and neighbours count more
  const fit = (entry, words) => {
    entry.words ??= tokens(entry.text);
    entry.heads ??= tokens(entry.title).map(([word]) => word);
    entry.rest ??= tokens(entry.more || "").map(([word]) => word);
    let score = 0;
    let last = -2;
    const marks = [];
    for (const [word, fits] of words) {
      let best = 0;
      entry.words.forEach(([w, start, length], i) => {
        if (!fits(w)) return;
        best = Math.max(best, w === word ? 3 : 2);
        if (i === last + 1) best += 2;
        if (marks.length < 40) marks.push([start, length, i, word]);
      });
      last = marks.at(-1)?.[2] ?? -2;
      for (const [list, worth] of [[entry.heads, 12], [entry.rest, 1]])
        for (const w of list) if (fits(w)) best = Math.max(best, w === word ? worth + 1 : worth);
      if (!best) return null;
      score += best;
    }
    return { entry, score: score / Math.sqrt(1 + entry.words.length / 400), marks };
  };

  const find = (query) => {
    const words = tokens(query).map(([word]) => word);
    const best = new Map();
    if (!words.length) return best;
    for (const reading of readings(words))
      for (const entry of entries) {
        const found = fit(entry, reading);
        if (found && found.score > (best.get(entry)?.score ?? 0)) best.set(entry, found);
      }
    return best;
  };

  // ---- how it is shown ----
  const passage = ({ entry, marks }) => {
    const places = [...marks].sort((a, b) => a[0] - b[0]);
    // the passage in which most of the words stand together
    const near = ([start]) => new Set(places.filter((p) => p[0] >= start && p[0] < start + 2 * AROUND).map((p) => p[3])).size;
    const first = [...places].sort((a, b) => near(b) - near(a))[0]?.[0] ?? 0;
    let begin = Math.max(0, first - AROUND);
    if (begin) begin = entry.text.indexOf(" ", begin) + 1;
    let end = Math.min(entry.text.length, first + 2 * AROUND);
    if (end < entry.text.length) end = entry.text.lastIndexOf(" ", end);
    const line = make("p", { class: "cc-passage" }, begin ? "… " : "");
    let here = begin;
    for (const [start, length] of places) {
      if (start < here || start + length > end) continue;
      line.append(entry.text.slice(here, start), make("mark", {}, entry.text.slice(start, start + length)));
      here = start + length;
    }
    line.append(entry.text.slice(here, Math.max(here, end)), end < entry.text.length ? " …" : "");
    return line;
  };
  const hit = (found) => {
    const { entry } = found;
    const link = make("a", { href: new URL(entry.href, site).href });
    if (entry.title) link.append(entry.title);
    else link.append(passage(found));
    return make("li", {}, link, ...(entry.title && entry.text ? [passage(found)] : []), ...(entry.more ? [make("p", { class: "cc-more" }, entry.more)] : []));
  };
  const group = (name, found, open) => {
    const list = make("ul", {}, ...found.slice(0, open ? found.length : FIRST).map(hit));
    const part = make("section", {}, make("h2", {}, `${name} (${found.length})`), list);
    if (!open && found.length > FIRST) {
      const more = make("button", { type: "button", class: "cc-button" }, `All ${found.length} ${name.toLowerCase()}`);
      more.addEventListener("click", () => {
        const next = group(name, found, true);
        part.replaceWith(next);
        next.querySelectorAll("a")[FIRST].focus();
      });
      part.append(more);
    }
    return part;
  };
  const show = (query, place, status) => {
    const best = [...find(query).values()].sort((a, b) => b.score - a.score);
    const parts = GROUPS.map(([kind, name]) => [name, best.filter((found) => found.entry.group === kind)]).filter(([, found]) => found.length);
    place.replaceChildren(...parts.map(([name, found]) => group(name, found, false)));
    status.textContent = !query.trim()
      ? ""
      : parts.length
        ? `Found: ${parts.map(([name, found]) => `${found.length} ${found.length === 1 ? name.toLowerCase().replace(/s$/, "") : name.toLowerCase()}`).join(", ")}.`
        : `Nothing in the book has “${query.trim()}”. Every word has to begin a word of the same section, fact, claim, check or work.`;
  };

  const HELD = ["pages", "synonyms", ...GROUPS.slice(1).map(([kind]) => kind)];
  let waits = null;
  const ready = () =>
    (waits ??= Promise.all(HELD.map((kind) => fetched(kind).then((held) => [kind, held]))).then((pairs) => {
      entries = gather(Object.fromEntries(pairs));
    }));

  const attach = (input, place, status) => {
    let waiting = 0;
    let shown = Promise.resolve();
    const look = () => {
      waiting = 0;
      return (shown = ready().then(() => show(input.value, place, status)));
    };
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, 60);
    });
    if (input.value.trim()) look();
    // with the arrows from the field through the results and back
    const walk = async (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      // what is still to come is shown first: it would take the place of what is walked through
      clearTimeout(waiting);
      await (waiting ? look() : shown);
      const stops = [input, ...place.querySelectorAll("li > a")];
      stops[stops.indexOf(document.activeElement) + step]?.focus();
    };
    input.addEventListener("keydown", walk);
    place.addEventListener("keydown", walk);
  };

  // ---- on the search page, in the page; on every other page, in a window over it ----
  const page = document.getElementById("search-results");
  if (page) {
    const input = document.getElementById("cc-words");
    input.value = new URLSearchParams(location.search).get("q") || "";
    attach(input, page, document.getElementById("search-progress"));
  }

  let box = null;
  window.countercase.search = (words = "", going = false) => {
    if (page) return document.getElementById("cc-words").focus();
    if (!box) {
      const input = make("input", { type: "search", id: "cc-find", name: "q", autocomplete: "off", spellcheck: "false" });
      const status = make("p", { role: "status", class: "cc-status" });
      const place = make("div", { class: "cc-found" });
      const close = make("button", { type: "button", class: "cc-button" }, "Close");
      const form = make("form", { class: "cc-search", role: "search", action: new URL("search.html", site).href }, make("label", { for: "cc-find" }, "Search the book"), input, close);
      box = make("dialog", { class: "cc-finder", "aria-label": "Search the book" }, form, status, place);
      close.addEventListener("click", () => box.close());
      box.addEventListener("click", (event) => {
        if (event.target === box) box.close();
      });
      place.addEventListener("click", (event) => {
        if (event.target.closest("a")) box.close();
      });
      document.body.append(box);
      attach(input, place, status);
    }
    const input = box.querySelector("input");
    if (words) input.value = words;
    box.showModal();
    input.select();
    if (going) input.setSelectionRange(words.length, words.length);
    if (input.value) input.dispatchEvent(new Event("input"));
  };
})();
