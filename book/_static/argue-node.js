// Parts of a page and words: what everything on the page to argue back is made of.
"use strict";

(() => {
  const shown = (children) => children.flat(9).filter((child) => child !== null && child !== undefined && child !== false && child !== "");
  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === undefined || value === null || value === false) continue;
      if (name === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
      else if (name in node && !["list", "form"].includes(name)) node[name] = value;
      else node.setAttribute(name, value);
    }
    node.append(...shown(children));
    return node;
  };
  // anew with these children; what is left open is left out
  const fill = (node, ...children) => node.replaceChildren(...shown(children));
  const box = (className, tag = "div") => make(tag, { className });
  const button = (words, act, focus, more = {}) => make("button", { type: "button", "data-focus": focus, on: { click: act }, ...more }, words);
  // a control with its words, and what is to be known of it said after its name and not as a part of it
  let hints = 0;
  const labelled = (words, control, hint, className = "") => {
    const note = hint && make("small", { id: `cca-hint-${(hints += 1)}` }, hint);
    if (note) control.setAttribute("aria-describedby", note.id);
    return make("div", { className: `cca-field ${className}`.trim() }, make("label", {}, words, control), note);
  };
  // A choice that does something is made in two steps: with the keyboard one comes by each item on the way to another.
  const chosen = (words, select, does, act, focus) => {
    const first = select.value;
    const go = button(does, () => select.value !== first && act(select.value), focus);
    const settle = () => go.setAttribute("aria-disabled", String(select.value === first));
    select.addEventListener("change", settle);
    settle();
    return make("div", { className: "cca-chosen" }, make("label", {}, words, select), go);
  };
  const radios = (name, legend, hint, options, value, act) =>
    make("fieldset", { className: "cca-radios" }, make("legend", {}, legend), hint && make("p", { className: "cca-hint" }, hint),
      options.map(([key, words, means]) =>
        make("label", { className: key === value ? "cca-on" : "" },
          make("input", { type: "radio", name, value: key, checked: key === value, "data-focus": `${name}/${key}`, on: { change: () => act(key) } }),
          make("span", {}, words, means && make("small", {}, means)))));

  const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
  const inWords = (n) => NUMBERS[n] ?? String(n);
  const worded = (n, noun) => `${inWords(n)} ${noun}${n === 1 ? "" : "s"}`;
  const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);
  const join = (words, last) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`);
  const spoken = (name) => String(name ?? "").replaceAll("-", " ");
  const verdictWords = (rule, verdicts) => join(verdicts.map((v) => rule.verdicts[v]?.said ?? spoken(v)), "or") || "no verdict";
  const brief = (text, most = 72) => (text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, "")} …`);
  const owned = (name) => `${name}${name.endsWith("s") ? "’" : "’s"}`;
  const keyOf = (r, part) => [part, r.evidence, r.criterion, r.n].join("/");

  // each part of the page adds what it shows to what the others find
  Object.assign(Countercase, { node: { make, fill, box, button, labelled, chosen, radios, inWords, worded, capital, join, spoken, verdictWords, brief, owned, keyOf }, views: [] });
})();
