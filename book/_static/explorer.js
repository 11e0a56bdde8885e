// Filters for the tables of the record. Without it the tables are whole, and each row has its address.
"use strict";

// when the page stands and nobody waits for anything
(window.requestIdleCallback ?? setTimeout)(() => {
  // rows that are folded away are a text so far (`book.js`): their facets can be read from it, and they themselves become
  // a part of the page with the first question
  const { lates, bringAll } = window.countercase;
  const signs = { quot: '"', "#34": '"', "#39": "'", "#x27": "'", lt: "<", gt: ">", amp: "&" };
  const read = (escaped) => JSON.parse(escaped.replace(/&([^;]+);/g, (_, name) => signs[name]));
  const known = lates().flatMap(({ textContent }) => [...textContent.matchAll(/ data-facets="([^"]*)"/g)].map(([, escaped]) => read(escaped)));
  known.push(...[...document.querySelectorAll("tr[data-facets]")].map((row) => JSON.parse(row.dataset.facets)));
  if (!known.length) return;
  let rows = null;
  const ask = () => {
    bringAll();
    rows ??= [...document.querySelectorAll("tr[data-facets]")].map((row) => ({
      row,
      facets: JSON.parse(row.dataset.facets),
      text: row.textContent.toLowerCase(),
      place: row.querySelector("[data-locator]")?.dataset.locator,
    }));
    return rows;
  };

  const names = [...new Set(known.flatMap((facets) => Object.keys(facets)))].filter((name) => name !== "years");
  const hasYears = known.some((facets) => facets.years);
  const form = document.createElement("form");
  form.className = "cc-filter cc-find";
  form.setAttribute("aria-label", "Find rows");

  const labelled = (title, control) => {
    const label = document.createElement("label");
    label.append(title, control);
    form.append(label);
    return control;
  };

  const word = labelled("Words", document.createElement("input"));
  word.type = "search";
  word.name = "words";
  const choices = names.map((name) => {
    const select = labelled(name[0].toUpperCase() + name.slice(1), document.createElement("select"));
    select.name = name;
    const values = [...new Set(known.flatMap((facets) => facets[name] || []))].sort((a, b) => a.localeCompare(b));
    select.append(new Option("any", ""), ...values.map((value) => new Option(value, value)));
    return select;
  });
  const years = hasYears
    ? ["From year", "To year"].map((title) => {
        const input = labelled(title, document.createElement("input"));
        input.type = "number";
        input.name = title.toLowerCase().replace(" ", "-");
        return input;
      })
    : [];
  // a chapter leads to what its passages hold, and names their places
  const places = new URLSearchParams(location.search).get("places");
  const within = places && labelled("Only the passages of that chapter", document.createElement("input"));
  if (within) {
    [within.type, within.name, within.value, within.checked] = ["checkbox", "places", places, true];
    within.parentElement.className = "cc-only";
  }
  const clear = document.createElement("button");
  clear.type = "reset";
  clear.textContent = "Show all";
  const count = document.createElement("output");
  count.setAttribute("aria-live", "polite");
  form.append(clear, count);

  let filtered = false;
  const show = () => {
    const words = word.value.toLowerCase().split(/\s+/).filter(Boolean);
    const [from, to] = years.map(({ value }) => (value ? Number(value) : null));
    const held = within?.checked && places.split(" ");
    const asked = held || words.length || from != null || to != null || choices.some(({ value }) => value);
    if (!asked && !rows) {
      count.textContent = `${known.length} of ${known.length} rows.`;
      return;
    }
    let left = 0;
    for (const { row, facets, text, place } of ask()) {
      const [first, last] = facets.years || [null, null];
      const fits =
        (!held || held.includes(place)) &&
        words.every((w) => text.includes(w)) &&
        choices.every(({ name, value }) => !value || (facets[name] || []).includes(value)) &&
        (from == null || (last != null && last >= from)) &&
        (to == null || (first != null && first <= to));
      row.hidden = !fits;
      left += fits;
    }
    for (const section of document.querySelectorAll("article section section")) {
      const own = section.querySelectorAll("tr[data-facets]");
      if (own.length) section.hidden = ![...own].some((row) => !row.hidden);
    }
    for (const fold of document.querySelectorAll("article details")) {
      const own = fold.querySelectorAll("tr[data-facets]");
      if (!own.length) continue;
      const found = [...own].some((row) => !row.hidden);
      fold.hidden = !found;
      if (left < rows.length) fold.open = found;
      else if (filtered) fold.open = false;
    }
    filtered = left < rows.length;
    count.textContent = `${left} of ${rows.length} rows.`;
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const address = state.size ? `?${state}` : location.pathname;
    if (location.protocol !== "file:") history.replaceState(null, "", address + location.hash);
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    const control = form.elements.namedItem(name); // `form.elements[name]` would find `length` as well
    if (control) control.value = value; // that of a box that can be ticked is its own already
  }
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector(".cc-place").replaceChildren(form);
  show();
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
});
