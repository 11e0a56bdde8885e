// A question as a balance with the facts on it, and what can be put on it.
"use strict";

Countercase.views.push((show) => {
  const { data, ui, acts, make, fill, button, spoken, brief, capital, worded, inWords, join, keyOf } = show;

  const standsAt = (w) => {
    if (w.together.length) return [capital(join(w.together.map(spoken), "and")), " hold together, each with a reading that is strong enough."];
    const sums = Object.values(w.weights).filter((n) => n).sort((a, b) => b - a);
    if (!w.read) return ["Nothing is read here, so that every answer stays open."];
    if (w.open.length === 1) return ["Comes to ", make("b", {}, spoken(w.open[0])), sums.length > 1 ? `, by ${sums[0]} to ${sums[1]}.` : "."];
    return ["Stays open: ", make("b", {}, join(w.open.map(spoken), "or")), "."];
  };
  const scale = (now, name, criterion) => {
    const w = now.found.weighings[name];
    const idle = now.idle.includes(name);
    const held = now.held.filter(({ r }) => r.criterion === name);
    const weights = criterion.levels.map((l) => w.weights[l]);
    const beam = Countercase.balance(`${now.argument.extends}/${now.part.id}/${name}`, weights);
    const most = Math.max(1, ...weights);
    const id = `cca-${name}`;
    const pans = criterion.levels.map((level, i) => {
      const bar = make("span", { className: "cca-weight", "aria-hidden": "true" });
      bar.style.setProperty("--cca-share", `${(weights[i] / most) * 100}%`);
      const pan = make("div", { className: `cca-pan${(w.open.includes(level) && w.read) || w.together.includes(level) ? " cca-leads" : ""}`, role: "group", "aria-label": `${spoken(level)}, weight ${weights[i]}`, on: {
        dragover: (event) => { if (ui.dragged) { event.preventDefault(); pan.classList.add("cca-over"); } },
        dragleave: () => pan.classList.remove("cca-over"),
        drop: (event) => { event.preventDefault(); if (ui.dragged) acts.drop(ui.dragged, name, level); },
      } },
        make("p", { className: "cca-level", title: criterion.meanings[level] }, spoken(level), make("span", { className: "cca-sum" }, String(weights[i]))),
        bar,
        make("ul", {}, held.filter(({ r }) => r.points_to === level && r.strength).map(({ part, r, own }) => show.block(now, part, r, own))));
      beam.pans.push(pan);
      return pan;
    });
    const out = held.filter(({ r }) => !r.strength);
    const inHand = !ui.narrow() && held.find(({ part, r }) => keyOf(r, part.id) === ui.held);
    const panBox = make("div", { className: "cca-pans" }, pans);
    // an answer that nothing speaks for needs no more room than its name
    const full = criterion.levels.map((l) => held.some(({ r }) => r.points_to === l && r.strength));
    panBox.style.setProperty("--cca-columns", full.map((is) => (is || !full.includes(true) ? "minmax(0, 1fr)" : "8.5rem")).join(" "));
    const node = make("section", { className: `cca-scale${idle ? " cca-idle" : ""}`, "aria-labelledby": id },
      make("h3", { id }, criterion.title), make("p", { className: "cca-asks" }, criterion.question),
      make("p", { className: "cca-stands" }, standsAt(w), idle && make("span", { className: "cca-cannot" }, " It cannot move the verdict: whatever it came to, the verdict would stay.")),
      beam.svg, panBox,
      out.length ? make("div", { className: "cca-out" }, make("p", {}, "Left out"), make("ul", {}, out.map(({ part, r, own }) => show.block(now, part, r, own)))) : null,
      inHand && show.hand(now, inHand.part, inHand.r),
      ui.adding === name ? adding(now, name, criterion) : make("p", {}, button("Add a fact", () => acts.adding(name), `add/${name}`, { className: "cca-add", "aria-label": `Add a fact to ${criterion.title}` })));
    ui.beams.push(beam);
    return node;
  };

  // ---- a fact that the case does not read for this question ----
  const adding = (now, name, criterion) => {
    const level = make("select", { "data-focus": `add/${name}/level` }, criterion.levels.map((l) => new Option(spoken(l), l)));
    level.value = ui.addTo && criterion.levels.includes(ui.addTo) ? ui.addTo : criterion.levels[0];
    level.addEventListener("change", () => { ui.addTo = level.value; });
    const list = make("ul", { className: "cca-found" });
    const said = make("p", { role: "status", className: "cca-hint" });
    const taken = new Set(now.held.filter(({ r }) => r.criterion === name && r.strength).map(({ r }) => r.evidence));
    const mine = Object.keys(now.argument.facts).map((id) => [id, show.factOf(now, id)]);
    const all = [...mine, ...Countercase.onRecord(data, now.argument).flatMap(Object.entries).filter(([id]) => !Object.hasOwn(now.argument.facts, id))];
    const read = new Set([...now.before.parts, ...now.made.parts].flatMap((p) => p.readings.map((r) => r.evidence)));
    for (const [id] of mine) read.add(id);
    const look = () => {
      ui.sought = field.value;
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      const fits = all.filter(([id, f]) => !taken.has(id) && words.every((word) => `${f.event} ${f.when} ${f.where} ${f.about || ""}`.toLowerCase().includes(word)));
      fits.sort(([a], [b]) => read.has(b) - read.has(a));
      const here = words.length ? fits.slice(0, 12) : fits.filter(([id]) => read.has(id)).slice(0, 6);
      said.textContent = words.length ? `${capital(worded(fits.length, "fact"))} ${fits.length === 1 ? "fits" : "fit"}${fits.length > here.length ? `; the first ${inWords(here.length)} stand here` : ""}.` : here.length ? "Facts that the case reads for other questions stand here. Type a word to find others." : "Type a word: an actor, a year, an institution.";
      fill(list, here.map(([id, f]) => make("li", {}, make("p", {}, f.event, make("small", {}, ` ${[f.when, f.where].filter(Boolean).join(" · ")}`)), button("Read it", () => acts.add(name, id, level.value), `add/${name}/${id}`, { "aria-label": `Read it: ${brief(f.event)}` }))));
    };
    const field = make("input", { type: "search", value: ui.sought || "", "data-focus": `add/${name}/words`, on: { input: look } });
    const node = make("div", { className: "cca-adding", role: "group", "aria-label": `Add a fact to ${criterion.title}` },
      make("label", {}, "Find a fact on record", field), make("label", {}, "It points to", level), said, list, show.own(now, name, level),
      make("p", { className: "cca-row" }, button("Close", () => acts.adding(null, `add/${name}`), `add/${name}/close`)));
    look();
    return node;
  };

  const inHand = (now) => {
    const here = now.held.find(({ part, r }) => keyOf(r, part.id) === ui.held);
    if (!here) return "";
    const { title, levels } = now.rule.criteria[here.r.criterion], { weights } = now.found.weighings[here.r.criterion];
    return `${title}: ${levels.map((l) => `${spoken(l)} ${weights[l]}`).join(", ")}`;
  };

  return { scale, inHand };
});
