// A fact on the scales as a block, and in the hand: where it points, how strongly, for which question, and why.
"use strict";

Countercase.views.push((show) => {
  const { data, ui, acts, make, button, radios, spoken, brief, capital, keyOf } = show;
  const { STRENGTHS, place } = Countercase;
  const pips = (strength) => "●".repeat(strength) + "○".repeat(3 - strength);
  const WHOLE = 150; // letters of a fact that a block holds: most are told whole
  const MEANS = ["It weighs nothing.", "It weighs 1: it fits, and would fit other answers too.", "It weighs 2: it has an origin that one can go to, and speaks plainly.", "It weighs 3: it would settle the question by itself."];

  const factOf = (now, id) => {
    const fact = Countercase.fact(data, now.argument, id);
    if (!fact) return { event: spoken(id), when: "", where: "not on record", points: [] };
    if (!fact.own) return fact;
    return { ...fact, ...place.cited(fact, now.argument.sources, { ...data, sources: { ...data.sources, ...caseOf(now).sources } }) };
  };
  const caseOf = (now) => data.cases[now.argument.extends];
  const authorOf = (now) => caseOf(now).short;
  const reads = (now) => (caseOf(now).several ? "read" : "reads");
  const source = (id, fact) => {
    if (fact.row || Object.hasOwn(data.facts, id)) return make("a", { href: fact.row || `evidence.html#${id}` }, fact.where);
    return fact.address ? make("a", { href: fact.address, rel: "noopener noreferrer" }, fact.where) : fact.where;
  };
  const number = (fact) => [fact.value, fact.unit].filter(Boolean).join(" ");
  const reasonOf = (now, change, focus, label = "Your reason") => {
    const area = make("textarea", { rows: 2, value: change.because, "data-focus": focus, "aria-required": "true", on: { input: (event) => acts.reason(change, event.target.value), change: () => acts.reasoned() } });
    return make("label", { className: "cca-reason" }, label, area);
  };

  const hand = (now, part, r) => {
    const fact = factOf(now, r.evidence), rule = now.rule, key = keyOf(r, part.id);
    const criterion = rule.criteria[r.criterion];
    const level = r.strength ? r.points_to : r.before?.points_to;
    const effect = r.change && now.effects().get(r.change);
    const others = Object.entries(rule.criteria).filter(([name]) => name !== r.criterion);
    const moved = make("select", { "data-focus": `${key}/move` }, new Option(criterion.title, ""), ...others.map(([name, c]) => new Option(c.title, name)));
    return make("div", { className: "cca-hand", role: "group", "aria-label": brief(fact.event) },
      make("p", { className: "cca-event" }, fact.event),
      make("p", { className: "cca-where" }, [fact.when, source(r.evidence, fact), fact.own && number(fact)].filter(Boolean).flatMap((w, i) => (i ? [" · ", w] : [w])),
        fact.own && [" · ", button("Mend this fact", () => acts.mend(r.criterion, r.evidence), `${key}/mend`, { className: "cca-link" })]),
      r.before && make("p", { className: "cca-author" }, `${authorOf(now)} ${reads(now)} it as `, make("b", {}, spoken(r.before.points_to)), `, ${STRENGTHS[r.before.strength]}: ${r.before.because}`),
      radios(`${key}/level`, "Points to", "The answer that the fact speaks for.", criterion.levels.map((l) => [l, spoken(l), criterion.meanings[l]]), level, (l) => acts.read(part.id, r, { points_to: l, strength: r.strength || r.before?.strength || 1 })),
      radios(`${key}/strength`, "Strength", "What it weighs. The weights on an answer add up.", [1, 2, 3, 0].map((s) => [String(s), capital(STRENGTHS[s]), MEANS[s]]), String(r.strength), (s) => acts.read(part.id, r, { points_to: level, strength: Number(s) })),
      show.chosen("Read it for", moved, "Move it there", (name) => acts.move(part.id, r, name), `${key}/moved`),
      r.change && reasonOf(now, r.change, `${key}/because`),
      effect && make("p", { className: "cca-effect" }, show.told(now, effect)),
      make("p", { className: "cca-row" },
        r.change && button(r.before ? `As ${authorOf(now)} ${reads(now)} it` : "Take it off", () => acts.undo(r.change), `${key}/undo`),
        button("Done", () => acts.hold(null, `block/${key}`), `${key}/done`, { className: "cca-main" })));
  };

  const block = (now, part, r, isOwn) => {
    const fact = factOf(now, r.evidence), key = keyOf(r, part.id), open = ui.held === key;
    const from = isOwn ? "" : ` (from ${part.label})`;
    const says = `${brief(fact.event, WHOLE)}${from}`;
    const node = make("li", { className: `cca-block${r.change ? " cca-changed" : ""}${open ? " cca-open" : ""}`, draggable: r.strength > 0, "data-strength": r.strength, on: { dragstart: (event) => { event.dataTransfer.setData("text/plain", key); ui.dragged = { part: part.id, r }; }, dragend: () => { ui.dragged = null; } } },
      make("button", { type: "button", "aria-expanded": String(open), "data-focus": `block/${key}`, on: { click: () => acts.hold(open ? null : key, `block/${key}`) } },
        make("span", { className: "cca-name" }, says),
        make("span", { className: "cca-pips" }, make("span", { "aria-hidden": "true" }, pips(r.strength)), make("span", { className: "cca-unseen" }, ` ${STRENGTHS[r.strength]}${r.change ? ", changed by you" : ""}`), r.change && make("span", { className: "cca-mine", "aria-hidden": "true" }, "changed"))));
    if (open && ui.narrow()) node.append(hand(now, part, r));
    return node;
  };

  return { hand, block, factOf, authorOf, reads, reasonOf };
});
