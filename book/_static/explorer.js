// Filters for the tables of the record. Without it the tables are whole, and each row has its address.
"use strict";

(() => {
  const rows = [...document.querySelectorAll("tr[data-facets]")].map((row) => ({
    row,
    facets: JSON.parse(row.dataset.facets),
    text: row.textContent.toLowerCase(),
  }));
  if (!rows.length) return;

  const names = [...new Set(rows.flatMap(({ facets }) => Object.keys(facets)))].filter((name) => name !== "years");
  const hasYears = rows.some(({ facets }) => facets.years);
  const form = document.createElement("form");
  form.className = "cc-filter cc-find";
  form.setAttribute("aria-label", "Find rows");

  const field = (title, control) => {
    const label = document.createElement("label");
    label.append(title, control);
    form.append(label);
    return control;
  };

  const word = field("Words", document.createElement("input"));
  word.type = "search";
  word.name = "words";
  const choices = names.map((name) => {
    const select = field(name[0].toUpperCase() + name.slice(1), document.createElement("select"));
    select.name = name;
    const values = [...new Set(rows.flatMap(({ facets }) => facets[name] || []))].sort((a, b) => a.localeCompare(b));
    select.append(new Option("any", ""), ...values.map((value) => new Option(value, value)));
    return select;
  });
  const years = hasYears
    ? ["From year", "To year"].map((title) => {
        const input = field(title, document.createElement("input"));
        input.type = "number";
        input.name = title.toLowerCase().replace(" ", "-");
        return input;
      })
    : [];
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
    let left = 0;
    for (const { row, facets, text } of rows) {
      const [first, last] = facets.years || [null, null];
      const fits =
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
    if (control) control.value = value;
  }
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector(".cc-place").replaceChildren(form);
  show();
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
})();
