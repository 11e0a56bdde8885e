// What the page to argue back shows: scales, the hand that moves a fact, the list of changes. It decides nothing: every
// control calls one of the `acts` of argue.js, and all is drawn anew from the argument.
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
  const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
  const inWords = (n) => NUMBERS[n] ?? String(n);
  const worded = (n, noun) => `${inWords(n)} ${noun}${n === 1 ? "" : "s"}`;
  const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);
  const join = (words, last) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`);
  const spoken = (name) => String(name ?? "").replaceAll("-", " ");
  const verdictWords = (rule, verdicts) => join(verdicts.map((v) => rule.verdicts[v]?.said ?? spoken(v)), "or") || "no verdict";
  const brief = (text, most = 72) => (text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, "")} …`);
  const pips = (strength) => "●".repeat(strength) + "○".repeat(3 - strength);
  const MEANS = ["It weighs nothing.", "It weighs 1: it fits, and would fit other answers too.", "It weighs 2: it has an origin that one can go to, and speaks plainly.", "It weighs 3: it would settle the question by itself."];
  const keyOf = (r, part) => [part, r.evidence, r.criterion, r.n].join("/");
  const radios = (name, legend, hint, options, value, act) =>
    make("fieldset", { className: "cca-radios" }, make("legend", {}, legend), hint && make("p", { className: "cca-hint" }, hint),
      options.map(([key, words, means]) =>
        make("label", { className: key === value ? "cca-on" : "" },
          make("input", { type: "radio", name, value: key, checked: key === value, "data-focus": `${name}/${key}`, on: { change: () => act(key) } }),
          make("span", {}, words, means && make("small", {}, means)))));
  const button = (words, act, focus, more = {}) => make("button", { type: "button", "data-focus": focus, on: { click: act }, ...more }, words);

  // ---- how a balance stands: from -1, quite up, to 1, quite down ----
  const tilts = (weights) => {
    const lead = Math.max(...weights);
    if (!lead) return weights.map(() => 0);
    const leading = weights.filter((w) => w === lead).length;
    const next = Math.max(0, ...weights.filter((w) => w !== lead));
    return weights.map((w) => (w === lead ? (leading > 1 ? 0 : 0.35 + (0.65 * (lead - next)) / lead) : -(0.35 + (0.65 * (lead - w)) / lead)));
  };
  const stood = new Map(); // where each beam stood when it was last drawn
  const SVG = "http://www.w3.org/2000/svg";
  const balance = (key, weights) => {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("class", "cca-beam");
    const line = document.createElementNS(SVG, "polyline");
    svg.append(line);
    const pans = [];
    let centres = [];
    const set = (all) => {
      const at = all.map((t) => 18 + 13 * t);
      line.setAttribute("points", at.map((y, i) => `${centres[i]},${y}`).join(" "));
      pans.forEach((pan, i) => pan.style.setProperty("--cca-sink", `${at[i] - 36}px`));
    };
    const goal = tilts(weights);
    const from = stood.get(key) || goal.map(() => 0);
    stood.set(key, goal);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches || from.length !== goal.length || from.join() === goal.join();
    // once it is on the page, where its pans hang can be measured
    const start = () => {
      const left = svg.getBoundingClientRect().left, wide = svg.clientWidth || 1;
      svg.setAttribute("viewBox", `0 0 ${wide} 36`);
      centres = pans.map((pan) => { const { left: at, width } = pan.getBoundingClientRect(); return at - left + width / 2; });
      if (still) return set(goal);
      const began = performance.now();
      const step = (now) => {
        const t = Math.min(1, (now - began) / 350), eased = 1 - (1 - t) ** 3;
        set(goal.map((g, i) => from[i] + (g - from[i]) * eased));
        if (t < 1 && svg.isConnected) requestAnimationFrame(step);
        else set(goal);
      };
      set(from);
      requestAnimationFrame(step);
    };
    return { svg, pans, start };
  };

  // `now` is what is drawn: the argument, the case as it is judged with it and without, the part in hand.
  const view = (data, ui, acts) => {
    const factOf = (now, id) => data.facts[id] || (Object.hasOwn(now.argument.facts, id) && now.argument.facts[id]) || { event: spoken(id), when: "", where: "not on record", points: [] };
    const authorOf = (now) => data.cases[now.argument.extends].by;
    const reads = (now) => (data.cases[now.argument.extends].several ? "read" : "reads");
    const whose = (now) => { const by = authorOf(now); return `${by}${by.endsWith("s") ? "’" : "’s"}`; };
    const place = (id) => (data.facts[id] ? make("a", { href: `evidence.html#${id}` }, data.facts[id].where) : null);
    const reasonOf = (now, change, focus, label = "Your reason") => {
      const area = make("textarea", { rows: 2, value: change.because, "data-focus": focus, "aria-required": "true", on: { input: (event) => acts.reason(change, event.target.value), change: () => acts.reasoned() } });
      return make("label", { className: "cca-reason" }, label, area);
    };

    // ---- one fact in the hand ----
    const hand = (now, part, r) => {
      const fact = factOf(now, r.evidence), rule = now.rule, key = keyOf(r, part.id);
      const criterion = rule.criteria[r.criterion];
      const level = r.strength ? r.points_to : r.before?.points_to;
      const effect = r.change && now.effects().get(r.change);
      const others = Object.entries(rule.criteria).filter(([name]) => name !== r.criterion);
      const moved = make("select", { "data-focus": `${key}/move`, on: { change: (event) => event.target.value && acts.move(part.id, r, event.target.value) } },
        new Option(criterion.title, ""), ...others.map(([name, c]) => new Option(c.title, name)));
      return make("div", { className: "cca-hand", id: `cca-hand-${ui.id(key)}`, role: "group", "aria-label": brief(fact.event) },
        make("p", { className: "cca-event" }, fact.event),
        make("p", { className: "cca-where" }, [fact.when, place(r.evidence) || fact.where].filter(Boolean).flatMap((w, i) => (i ? [" · ", w] : [w]))),
        r.before && make("p", { className: "cca-author" }, `${authorOf(now)} ${reads(now)} it as `, make("b", {}, spoken(r.before.points_to)), `, ${Countercase.STRENGTHS[r.before.strength]}: ${r.before.because}`),
        radios(`${key}/level`, "Points to", "Which answer the fact speaks for.", criterion.levels.map((l) => [l, spoken(l), criterion.meanings[l]]), level, (l) => acts.read(part.id, r, { points_to: l, strength: r.strength || r.before?.strength || 1 })),
        radios(`${key}/strength`, "Strength", "", [1, 2, 3, 0].map((s) => [String(s), capital(Countercase.STRENGTHS[s]), MEANS[s]]), String(r.strength), (s) => acts.read(part.id, r, { points_to: level, strength: Number(s) })),
        make("label", { className: "cca-move" }, "Read it for", moved),
        r.change && reasonOf(now, r.change, `${key}/because`),
        effect && make("p", { className: "cca-effect" }, told(now, effect)),
        make("p", { className: "cca-row" },
          r.change && button(r.before ? `As ${authorOf(now)} ${reads(now)} it` : "Take it off", () => acts.undo(r.change), `${key}/undo`),
          button("Done", () => acts.hold(null, `block/${key}`), `${key}/done`, { className: "cca-main" })));
    };
    const told = (now, { alone, needed }) => {
      if (now.argument.changes.length === 1) return alone ? "This change moves the verdict." : "This change does not move the verdict.";
      if (alone && needed) return "This change moves the verdict by itself, and without it the verdict would be another.";
      if (alone) return "This change would move the verdict by itself; with your others it is not needed.";
      return needed ? "This change moves the verdict together with others." : "This change does not move the verdict.";
    };

    const block = (now, part, r, own) => {
      const fact = factOf(now, r.evidence), key = keyOf(r, part.id), open = ui.held === key;
      const from = own ? "" : ` (from ${part.label})`;
      const says = `${brief(fact.event)}${from}`;
      const node = make("li", { className: `cca-block${r.change ? " cca-changed" : ""}${open ? " cca-open" : ""}`, draggable: r.strength > 0, "data-strength": r.strength, on: { dragstart: (event) => { event.dataTransfer.setData("text/plain", key); ui.dragged = { part: part.id, r }; }, dragend: () => { ui.dragged = null; } } },
        make("button", { type: "button", "aria-expanded": String(open), "data-focus": `block/${key}`, on: { click: () => acts.hold(open ? null : key, `block/${key}`) } },
          make("span", { className: "cca-name" }, says),
          make("span", { className: "cca-pips" }, make("span", { "aria-hidden": "true" }, pips(r.strength)), make("span", { className: "cca-unseen" }, ` ${Countercase.STRENGTHS[r.strength]}${r.change ? ", changed by you" : ""}`))));
      if (open && ui.narrow()) node.append(hand(now, part, r));
      return node;
    };

    // ---- one criterion, as a balance ----
    const standsAt = (now, name, w) => {
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
      const beam = balance(`${now.argument.extends}/${now.part.id}/${name}`, weights);
      const most = Math.max(1, ...weights);
      const id = `cca-${name}`;
      const pans = criterion.levels.map((level, i) => {
        const bar = make("span", { className: "cca-weight", "aria-hidden": "true" });
        bar.style.setProperty("--cca-share", `${(weights[i] / most) * 100}%`);
        const pan = make("div", { className: `cca-pan${w.open.includes(level) && w.read ? " cca-leads" : ""}`, role: "group", "aria-label": `${spoken(level)}, weight ${weights[i]}`, on: {
          dragover: (event) => { if (ui.dragged) { event.preventDefault(); pan.classList.add("cca-over"); } },
          dragleave: () => pan.classList.remove("cca-over"),
          drop: (event) => { event.preventDefault(); if (ui.dragged) acts.drop(ui.dragged, name, level); },
        } },
          make("p", { className: "cca-level", title: criterion.meanings[level] }, spoken(level), make("span", { className: "cca-sum" }, String(weights[i]))),
          bar,
          make("ul", {}, held.filter(({ r }) => r.points_to === level && r.strength).map(({ part, r, own }) => block(now, part, r, own))));
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
        make("p", { className: "cca-stands" }, standsAt(now, name, w), idle && make("span", { className: "cca-cannot" }, " It cannot move the verdict: whatever it came to, the verdict would stay.")),
        beam.svg, panBox,
        out.length ? make("div", { className: "cca-out" }, make("p", {}, "Left out"), make("ul", {}, out.map(({ part, r, own }) => block(now, part, r, own)))) : null,
        inHand && hand(now, inHand.part, inHand.r),
        ui.adding === name ? adding(now, name, criterion) : make("p", {}, button("Add a fact", () => acts.adding(name), `add/${name}`, { className: "cca-add", "aria-label": `Add a fact to ${criterion.title}` })));
      ui.starts.push(beam.start);
      return node;
    };

    // ---- a fact that the case does not read ----
    const adding = (now, name, criterion) => {
      const level = make("select", { "data-focus": `add/${name}/level` }, criterion.levels.map((l) => new Option(spoken(l), l)));
      level.value = ui.addTo && criterion.levels.includes(ui.addTo) ? ui.addTo : criterion.levels[0];
      level.addEventListener("change", () => { ui.addTo = level.value; });
      const list = make("ul", { className: "cca-found" });
      const said = make("p", { role: "status", className: "cca-hint" });
      const taken = new Set(now.held.filter(({ r }) => r.criterion === name && r.strength).map(({ r }) => r.evidence));
      const look = () => {
        ui.sought = field.value;
        const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
        const all = { ...now.argument.facts, ...data.facts };
        const read = new Set(now.made.parts.flatMap((p) => p.readings.map((r) => r.evidence)));
        const fits = Object.entries(all).filter(([id, f]) => !taken.has(id) && words.every((word) => `${f.event} ${f.when} ${f.where} ${f.about || ""}`.toLowerCase().includes(word)));
        fits.sort(([a], [b]) => read.has(b) - read.has(a));
        const here = words.length ? fits.slice(0, 12) : fits.filter(([id]) => read.has(id)).slice(0, 6);
        said.textContent = words.length ? `${capital(worded(fits.length, "fact"))} ${fits.length === 1 ? "fits" : "fit"}${fits.length > here.length ? `; the first ${inWords(here.length)} stand here` : ""}.` : here.length ? "Facts that the case reads for other questions stand here. Type a word to find others." : "Type a word: an actor, a year, an institution.";
        fill(list, here.map(([id, f]) => make("li", {}, make("p", {}, f.event, make("small", {}, ` ${[f.when, f.where].filter(Boolean).join(" · ")}`)), button("Read it", () => acts.add(name, id, level.value), `add/${name}/${id}`, { "aria-label": `Read it: ${brief(f.event)}` }))));
      };
      const field = make("input", { type: "search", value: ui.sought || "", "data-focus": `add/${name}/words`, on: { input: look } });
      const box = make("div", { className: "cca-adding", role: "group", "aria-label": `Add a fact to ${criterion.title}` },
        make("label", {}, "Find a fact on record", field), make("label", {}, "It points to", level), said, list, own(now, name, level),
        make("p", { className: "cca-row" }, button("Close", () => acts.adding(null, `add/${name}`), `add/${name}/close`)));
      look();
      return box;
    };
    const own = (now, name, level) => {
      const field = (label, attributes, hint) => { const input = make("input", { type: "text", required: true, ...attributes }); return [input, make("label", {}, label, input, hint && make("small", {}, hint))]; };
      const known = Object.values(now.argument.sources);
      const [event, eventLabel] = field("What happened, in a sentence", { maxLength: 600 });
      const [date, dateLabel] = field("When", { pattern: "\\d{4}(-\\d{2}(-\\d{2})?)?(/(\\d{4}(-\\d{2}(-\\d{2})?)?)?)?|/\\d{4}" }, "1994, 1994-05-17, or 1988/2000");
      const [source, sourceLabel] = field("Source", { maxLength: 300, value: known.at(-1) || "" }, "Author and year, or the title of the document");
      const [at, atLabel] = field("Its paragraph", { inputMode: "numeric", pattern: "[1-9][0-9]{0,4}" }, "A number: which paragraph says so");
      const proof = make("select", {}, Object.entries(data.proofs).map(([key, words]) => new Option(words, key)));
      const form = make("form", { on: { submit: (submitted) => { submitted.preventDefault(); acts.own(name, level.value, { event: event.value, date: date.value, source: source.value, at: at.value, proof: proof.value }); } } },
        eventLabel, make("div", { className: "cca-two" }, dateLabel, atLabel), sourceLabel, make("label", {}, "How the source knows", proof), make("p", { className: "cca-row" }, make("button", { type: "submit" }, "Put it on the scale")));
      return make("details", { className: "cca-own" }, make("summary", {}, "Bring a fact of your own"), form);
    };

    // ---- the rule: switches and margin ----
    const setting = (now, change, focus) => change && [reasonOf(now, change, `${focus}/because`), make("p", { className: "cca-effect" }, told(now, now.effects().get(change))), make("p", { className: "cca-row" }, button("As it was", () => acts.undo(change), `${focus}/undo`))];
    const ruleOf = (now) => {
      const base = data.cases[now.argument.extends], rule = now.rule;
      const mine = (kind, name) => now.argument.changes.find((c) => c.kind === kind && (c.name || "") === (name || ""));
      const switches = Object.entries(rule.switches).map(([name, item]) =>
        make("div", { className: mine("switch", name) ? "cca-setting cca-changed" : "cca-setting" },
          radios(`switch/${name}`, item.title, item.why, Object.entries(item.options).map(([option, means]) => [option, spoken(option), means]), now.made.switches[name], (option) => acts.turn(name, option)),
          setting(now, mine("switch", name), `switch/${name}`)));
      const margin = make("input", { type: "number", min: 0, max: 1000, value: now.made.margin, inputMode: "numeric", "data-focus": "margin", on: { change: (event) => acts.margin(event.target.value) } });
      return make("section", { className: "cca-rule" },
        make("h2", {}, "The rule"),
        make("p", {}, `${rule.title}: ${rule.settles}. Where its author left something open, there is a switch.`),
        switches,
        make("div", { className: mine("margin") ? "cca-setting cca-changed" : "cca-setting" },
          make("label", { className: "cca-margin" }, make("b", {}, "Margin"), margin, make("small", {}, "How far an answer may lie behind the heaviest one and still stay open. At 0 the least weight decides; the more, the more doubt is left.")),
          setting(now, mine("margin"), "margin")),
        base.framework !== now.made.framework && make("div", { className: "cca-setting cca-changed" }, make("p", {}, `The case is judged by ${data.frameworks[now.made.framework].title} and not by ${data.frameworks[base.framework].title}, and every fact is read anew.`), setting(now, mine("framework"), "framework")));
    };

    // ---- the list of changes ----
    const partners = (now) => {
      const moves = new Map();
      for (const drop of now.argument.changes.filter((c) => c.kind === "drop")) {
        const add = now.argument.changes.find((c) => c.kind === "add" && c.evidence === drop.evidence && c.part === drop.part && c.because === drop.because && ![...moves.values()].includes(c));
        if (add) moves.set(drop, add);
      }
      return moves;
    };
    const changeLines = (now, change, add) => {
      const base = data.cases[now.argument.extends], rule = now.rule;
      const title = (name) => rule.criteria[name]?.title ?? spoken(name);
      const as = (c) => `${spoken(c.points_to)}, ${Countercase.STRENGTHS[c.strength] || "of unknown strength"}`;
      const reading = Countercase.isReading(change) && now.made.parts.find((p) => p.id === change.part)?.readings.find((r) => r.change === change);
      const before = reading?.before;
      const head = { switch: () => rule.switches[change.name]?.title ?? spoken(change.name), margin: () => "The margin", framework: () => "The rule", }[change.kind];
      const does = {
        reread: () => `${title(change.criterion)}: ${as(change)}${before ? `, and not ${as(before)}` : ""}.`,
        drop: () => (add ? `Read for ${title(add.criterion)}: ${as(add)}; and not for ${title(change.criterion)}.` : `Left out of ${title(change.criterion)}${before ? `, where it was read as ${as(before)}` : ""}.`),
        add: () => `Added to ${title(change.criterion)}: ${as(change)}.`,
        switch: () => rule.switches[change.name]?.options[change.to] ?? spoken(change.to),
        margin: () => `${change.to}, and not ${base.margin}.`,
        framework: () => `${data.frameworks[change.to]?.title ?? change.to}, and not ${data.frameworks[base.framework].title}.`,
      }[change.kind]();
      const part = base.parts.length > 1 && Countercase.isReading(change) ? base.parts.find((p) => p.id === change.part)?.label : "";
      return { head: head ? head() : factOf(now, change.evidence).event, does: part ? `${part}. ${does}` : does, author: before ? `${authorOf(now)}: ${before.because}` : "" };
    };
    const changes = (now, mine) => {
      const moves = partners(now), second = new Set(moves.values());
      const effects = now.effects();
      return make("ol", { className: "cca-changes" }, now.argument.changes.filter((c) => !second.has(c)).map((change, i) => {
        const add = moves.get(change);
        const { head, does, author } = changeLines(now, change, add);
        const misfit = now.made.misfits.find((m) => m.change === change || m.change === add);
        const effect = effects.get(add || change);
        return make("li", { className: misfit ? "cca-misfit" : "" },
          make("p", { className: "cca-head" }, head), make("p", {}, does),
          mine ? reasonOf(now, change, `list/${i}/because`) : make("p", { className: "cca-because" }, change.because ? `Because: ${change.because}` : "No reason is given."),
          author && make("p", { className: "cca-author" }, author),
          misfit ? make("p", { className: "cca-stop" }, `This change no longer fits. ${misfit.why}`) : make("p", { className: "cca-effect" }, told(now, effect)),
          mine && make("p", { className: "cca-row" }, button("Undo this change", () => acts.undo(change, "list"), `list/${i}/undo`)));
      }));
    };

    // ---- what it would take ----
    const step = (now, c) => {
      if (c.turn === "margin") return `Let answers within ${c.to} of the heaviest stay open.`;
      if (c.turn) return `${now.rule.switches[c.turn].title}: ${now.rule.switches[c.turn].options[c.to]}`;
      const what = `“${brief(factOf(now, c.r.evidence).event, 110)}”`, asked = now.rule.criteria[c.r.criterion].title;
      return c.goal.strength ? `${asked}: read ${what} as ${spoken(c.goal.points_to)}, ${Countercase.STRENGTHS[c.goal.strength]}.` : `${asked}: leave out ${what}`;
    };
    const offers = (now) => {
      const others = Object.entries(now.rule.verdicts).filter(([v]) => now.found.verdicts.join() !== v);
      const goal = ui.goal && now.rule.verdicts[ui.goal] ? ui.goal : null;
      // the search takes up to a second or two: it is made once for an argument, a part and a verdict
      const asked = goal && JSON.stringify([now.argument.extends, now.argument.changes, now.part.id, goal]);
      if (goal && ui.believed?.asked !== asked) {
        const where = new Map(now.held.map(({ part, r }) => [r, part.id]));
        const made = Countercase.believe(now.rule, now.held.map(({ r }) => r).filter((r) => r.strength), now.made.margin, now.made.switches, goal);
        ui.believed = { asked, ...made, sets: made.sets.map((set) => set.map((c) => (c.r ? { ...c, part: where.get(c.r) } : c))) };
      }
      const found = goal && ui.believed;
      const said = !found ? "" : found.size === 0 ? "It comes to that as it stands." : found.size === null
        ? "No two changes lead there. The command countercase believe tries more."
        : `${capital(worded(found.size, "change"))} would do, in ${found.sets.length === 1 ? "one way" : `${found.sets.length.toLocaleString("en")} ways`}${found.sets.length > 6 ? ", of which six stand here" : ""}.`;
      return make("section", { className: "cca-offers" },
        make("h2", {}, "What would you have to believe?"),
        make("p", {}, "Choose a verdict for this part, and see the fewest changes that lead to it and to no other."),
        make("p", { className: "cca-row" }, others.map(([v, { title }]) => button(title, () => acts.goal(v), `goal/${v}`, { "aria-pressed": String(v === goal) }))),
        make("p", { role: "status", className: "cca-hint" }, said),
        found?.size ? make("ol", { className: "cca-sets" }, found.sets.slice(0, 6).map((set, i) =>
          make("li", {}, set.map((c) => make("p", {}, step(now, c))), button("Try it", () => acts.believe(set), `goal/${i}/try`, { "aria-label": `Try it: ${set.map((c) => step(now, c)).join(" ")}` })))) : null);
    };
    const inHand = (now) => {
      const here = now.held.find(({ part, r }) => keyOf(r, part.id) === ui.held);
      if (!here) return "";
      const { title, levels } = now.rule.criteria[here.r.criterion], { weights } = now.found.weighings[here.r.criterion];
      return `${title}: ${levels.map((l) => `${spoken(l)} ${weights[l]}`).join(", ")}`;
    };

    return { offers, inHand, make, fill, join, spoken, brief, worded, capital, inWords, verdictWords, scale, ruleOf, changes, changeLines, whose, authorOf, reads, factOf, button, keyOf, told };
  };

  Object.assign(Countercase, { view });
})();
