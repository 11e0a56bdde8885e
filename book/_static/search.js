// The search of the book: results while typing, a passage around each word, grouped by what was found.
// Loaded when a reader first searches. It looks through an index of words, of which it loads the shards that can hold
// what is searched, and then the texts of what it shows; `countercase/publish/word_index.py` makes them.
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
  const MORE = 250;
  const AROUND = 90;
  const MARKS = 40;
  const NEAR = 3;

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

  // ---- what there is to find: its shards, and where in the numbers of all entries each kind begins ----
  let shards = null;
  let same = [];
  let waits = null;
  const ready = () =>
    (waits ??= Promise.all([fetched("search/shards"), fetched("cards/shards")]).then(
      ([search, cards]) => {
        shards = { ...cards, ...search };
        same = search.same.map((words) => words.map((w) => tokens(w).map(([word]) => word)));
      },
      (error) => {
        waits = null;
        throw error;
      },
    ));
  const kindOf = (number) => shards.starts.findLast(([, start]) => start <= number);
  const entryOf = async (number) => {
    const [kind, start] = kindOf(number);
    const [name, , first] = shards[kind].findLast(([, , first]) => first <= number - start);
    const [key, held] = (await fetched(`${kind === "pages" ? "search" : "cards"}/${kind}-${name}`))[number - start - first];
    if (kind === "pages") return { title: held[0], text: held[1], href: key };
    const said = Object.fromEntries(held);
    const more = ["when", "where", "rests"].map((name) => said[name]).filter(Boolean).join(" · ");
    // the row of a fact that a counter-case brings itself stands in its chapter
    const href = key.includes("/") ? `book/counter-cases/${key.replace("/", ".html#")}` : `${GROUPS.find(([name]) => name === kind)[2]}#${key}`;
    return { title: "", text: said.what, more, href };
  };

  const at = (words, from, phrase) => phrase.every((word, i) => words[from + i] === word);
  // the words as they were typed, which may still be typed, and with each name that is in them by its other names,
  // which are whole: `AB` for `Alpha Beta` is not the beginning of `under`
  const begins = (word) => ({ word, fits: (w) => w.startsWith(word) });
  const is = (word) => ({ word, fits: (w) => w === word });
  const readings = (words) => {
    const typed = words.map(begins);
    const found = [typed];
    for (const group of same)
      for (const phrase of group)
        for (let i = 0; i + phrase.length <= words.length; i++)
          if (at(words, i, phrase))
            for (const other of group)
              if (other !== phrase) found.push([...typed.slice(0, i), ...other.map(is), ...typed.slice(i + phrase.length)]);
    return found;
  };

  // the shards that can have a word that fits, by their places in the list
  const span = ({ word, fits }) => {
    const list = shards.words;
    const next = list.findIndex(([, first]) => first >= word);
    let from = next < 0 ? list.length : next;
    if (from && list[from]?.[1] !== word) from -= 1;
    let to = from;
    while (to < list.length && (list[to][1] <= word || fits(list[to][1]))) to += 1;
    return Array.from({ length: to - from }, (_, i) => from + i);
  };
  // a shard that has nothing but some of one word's entries is left alone where none of them is wanted
  const wanted = (i, among) => {
    const [[, first, start], [, next, end] = []] = shards.words.slice(i, i + 2);
    return !among || first !== next || among.some((number) => number >= start && number < end);
  };
  // each entry that has a word that fits: how long it is, what the word counts beside its text, and where in this it is
  const having = async (asked, among) => {
    const names = span(asked).filter((i) => wanted(i, among)).map((i) => shards.words[i][0]);
    const found = new Map();
    for (const [word, numbers] of (await Promise.all(names.map((name) => fetched(`search/words-${name}`)))).flat()) {
      if (!asked.fits(word)) continue;
      const whole = word === asked.word ? 1 : 0;
      let number = 0;
      for (let i = 0; i < numbers.length; i += 3 + numbers[i + 2]) {
        number += numbers[i];
        if (!found.has(number)) found.set(number, { long: numbers[i + 1] >> 2, beside: 0, places: [] });
        const held = found.get(number);
        if (numbers[i + 1] & 2) held.beside = Math.max(held.beside, 12 + whole);
        if (numbers[i + 1] & 1) held.beside = Math.max(held.beside, 1 + whole);
        let place = 0;
        for (let k = i + 3; k < i + 3 + numbers[i + 2]; k++) held.places.push([(place += numbers[k]), whole]);
      }
    }
    for (const { places } of found.values()) places.sort((a, b) => a[0] - b[0]);
    return found;
  };
  // how well an entry fits: every word has to begin a word of it; whole words, headings and neighbours count more
  const score = (found) => {
    let sum = 0, last = -2, place = -2, marks = 0;
    for (const { places, beside } of found) {
      let best = 0;
      for (const [i, whole] of places) {
        best = Math.max(best, 2 + whole);
        if (i === last + 1) best += 2;
        if (marks++ < MARKS) place = i;
      }
      last = place;
      sum += Math.max(best, beside);
    }
    return sum / Math.sqrt(1 + found[0].long / 400);
  };
  const rank = async (reading) => {
    const found = [];
    let among = null;
    const look = async (i) => {
      found[i] = await having(reading[i], among);
    };
    const meet = (i) => {
      among = among ? among.filter((number) => found[i].has(number)) : [...found[i].keys()];
    };
    // what is in few shards comes at once, and of a word that is in many then no more than can be in what was found
    const spans = reading.map((asked, i) => [i, span(asked).length]).sort((a, b) => a[1] - b[1]);
    const near = spans.filter(([, count]) => count <= NEAR).map(([i]) => i);
    await Promise.all(near.map(look));
    near.forEach(meet);
    for (const [i] of spans.slice(near.length)) {
      if (among?.length === 0) break;
      await look(i);
      meet(i);
    }
    return among.sort((a, b) => a - b).map((number) => [number, score(found.map((held) => held.get(number)))]);
  };

  const find = async (query) => {
    const words = tokens(query).map(([word]) => word);
    const best = new Map();
    if (!words.length) return best;
    const asked = readings(words);
    (await Promise.all(asked.map(rank))).forEach((found, i) => {
      for (const [number, score] of found)
        if (score > (best.get(number)?.score ?? 0)) best.set(number, { number, score, kind: kindOf(number)[0], reading: asked[i] });
    });
    return best;
  };

  // where in the text of an entry the words are, as they were found
  const marked = ({ text }, reading) => {
    const marks = [];
    const words = tokens(text);
    for (const { word, fits } of reading)
      for (const [w, start, length] of words) if (fits(w) && marks.length < MARKS) marks.push([start, length, word]);
    return marks;
  };

  // ---- how it is shown ----
  const passage = (entry, marks) => {
    const places = [...marks].sort((a, b) => a[0] - b[0]);
    // the passage in which most of the words stand together
    const near = ([start]) => new Set(places.filter((p) => p[0] >= start && p[0] < start + 2 * AROUND).map((p) => p[2])).size;
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
  const hit = async ({ number, reading }) => {
    const entry = await entryOf(number);
    const found = passage(entry, marked(entry, reading));
    const link = make("a", { href: new URL(entry.href, site).href }, entry.title || found);
    return make("li", {}, link, ...(entry.title && entry.text ? [found] : []), ...(entry.more ? [make("p", { class: "cc-more" }, entry.more)] : []));
  };
  const group = async (name, found, shown) => {
    const list = make("ul", {}, ...(await Promise.all(found.slice(0, shown).map(hit))));
    const part = make("section", {}, make("h2", {}, `${name} (${found.length})`), list);
    if (found.length > shown) {
      const next = found.length - shown > MORE ? shown + MORE : found.length;
      const more = make("button", { type: "button", class: "cc-button" }, `${next < found.length ? `${MORE} more` : `All ${found.length}`} ${name.toLowerCase()}`);
      more.addEventListener("click", async () => {
        const whole = await group(name, found, next);
        part.replaceWith(whole);
        whole.querySelectorAll("li > a")[shown].focus();
      });
      part.append(more);
    }
    return part;
  };
  const results = async (query) => {
    await ready();
    const best = [...(await find(query)).values()].sort((a, b) => b.score - a.score);
    const parts = GROUPS.map(([kind, name]) => [name, best.filter((found) => found.kind === kind)]).filter(([, found]) => found.length);
    const said = !query.trim()
      ? ""
      : parts.length
        ? `Found: ${parts.map(([name, found]) => `${found.length} ${found.length === 1 ? name.toLowerCase().replace(/s$/, "") : name.toLowerCase()}`).join(", ")}.`
        : `Nothing in the book has “${query.trim()}”. Every word has to begin a word of the same section, fact, claim, check or work.`;
    return [await Promise.all(parts.map(([name, found]) => group(name, found, FIRST))), said];
  };
  const LOST = "Some of what is searched could not be loaded. Where the book has changed since this page was opened, load the page again.";

  const attach = (input, place, status) => {
    let waiting = 0;
    let turn = 0;
    let shown = Promise.resolve();
    const look = () => {
      waiting = 0;
      const mine = (turn += 1);
      return (shown = results(input.value)
        .catch(() => [[], LOST])
        .then(([parts, said]) => {
          if (mine !== turn) return; // somebody typed on meanwhile
          place.replaceChildren(...parts);
          status.textContent = said;
        }));
    };
    // one letter or two begin much of the book: they are looked for when nothing is typed after them
    const pause = () => (tokens(input.value).some(([word]) => word.length < 3) ? 300 : 60);
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, pause());
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
