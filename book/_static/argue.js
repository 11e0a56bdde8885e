// Argue back in the page: change readings, switches and the margin of a case, and see what follows.
// The rules are not written here. `evaluate` reads the same decision tables that Python reads, from the data file.
"use strict";

const Countercase = (() => {
  const firstRow = (rows, facts) =>
    rows.findIndex((row) => !row.when || Object.entries(row.when).every(([name, options]) => options.includes(facts[name])));

  // The verdict for one level of each criterion, with the derived levels.
  const decide = (framework, levels, switches) => {
    const facts = { ...switches, ...levels };
    const derived = {};
    for (const [name, table] of Object.entries(framework.derived)) {
      derived[name] = facts[name] = table.rule[firstRow(table.rule, facts)].then;
    }
    return { verdict: framework.rule[firstRow(framework.rule, facts)].then, derived };
  };

  // The levels that stay open by the standard of proof, as argue/standard.py has them.
  const byStandard = ({ kind, by }, levels, weights, strongest, margin) => {
    const least = kind === "lead" ? Math.max(margin, by - 1) : margin;
    const fits = {
      substantial: (level) => strongest[level] >= 2,
      unopposed: (level) => levels.every((other) => other === level || strongest[other] < 3),
    };
    const fit = levels.filter(fits[kind] || (() => true));
    const lead = Math.max(...fit.map((level) => weights[level]));
    return fit.length ? fit.filter((level) => weights[level] >= lead - least) : [...levels];
  };

  // The levels of a criterion that stay open: those that the standard of proof leaves, or the joint level where levels
  // hold together. The joint level is no third level beside them.
  const openLevels = (standard, { levels, joint }, own, weights, margin, switches) => {
    const joins = joint && Object.entries(joint.when).every(([name, options]) => options.includes(switches[name]));
    if (!own.length) return levels.filter((level) => joins || !joint || level !== joint.level);
    const strongest = Object.fromEntries(levels.map((level) => [level, 0]));
    for (const r of own) strongest[r.points_to] = Math.max(strongest[r.points_to], r.strength);
    if (joins && joint.of.every((level) => strongest[level] >= joint.strength)) return [joint.level];
    const stand = byStandard(standard, levels, weights, strongest, margin);
    return stand.filter((level) => weights[level] || !joint || level !== joint.level);
  };

  // Weights of each criterion, and its open levels.
  const weigh = (framework, readings, margin, switches) =>
    Object.fromEntries(
      Object.entries(framework.criteria).map(([name, criterion]) => {
        const own = readings.filter((r) => r.criterion === name);
        const weights = Object.fromEntries(criterion.levels.map((level) => [level, 0]));
        for (const r of own) weights[r.points_to] += r.strength;
        return [name, { weights, open: openLevels(framework.standard, criterion, own, weights, margin, switches), read: own.length }];
      }),
    );

  // Every verdict that the open levels allow, in the order of the framework.
  const outcomes = (framework, weighings, switches) => {
    const names = Object.keys(framework.criteria);
    const reached = new Set();
    const derived = Object.fromEntries(Object.keys(framework.derived).map((name) => [name, new Set()]));
    const walk = (i, levels) => {
      if (i === names.length) {
        const found = decide(framework, levels, switches);
        reached.add(found.verdict);
        for (const [name, level] of Object.entries(found.derived)) derived[name].add(level);
        return;
      }
      for (const level of weighings[names[i]].open) walk(i + 1, { ...levels, [names[i]]: level });
    };
    walk(0, {});
    return {
      verdicts: Object.keys(framework.verdicts).filter((v) => reached.has(v)),
      derived: Object.fromEntries(
        Object.entries(derived).map(([name, levels]) => [name, framework.derived[name].levels.filter((l) => levels.has(l))]),
      ),
    };
  };

  // Every phase of a case, with the readings, switches and margin as they are set.
  const evaluate = (framework, phases, margin, switches) =>
    phases.map((phase) => {
      const held = phases.filter((p) => p.id === phase.id || phase.builds_on.includes(p.id)).flatMap((p) => p.readings);
      const weighings = weigh(framework, held.filter((r) => r.strength > 0), margin, switches);
      return { id: phase.id, weighings, ...outcomes(framework, weighings, switches) };
    });

  return { evaluate };
})();
window.Countercase = Countercase;

(() => {
  const root = document.getElementById("cc-argue");
  const data = window.countercaseData;
  if (!root || !data) return;

  const spoken = (name) => name.replaceAll("-", " ");
  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name in node && name !== "list") node[name] = value;
      else node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  };
  const labelled = (title, control) => make("label", {}, title, control);
  const select = (options, value) => {
    const node = make("select", {}, ...options.map(([key, words]) => new Option(words, key)));
    node.value = value;
    return node;
  };

  let state;
  const start = (id) => {
    const source = data.cases[id];
    state = {
      id,
      margin: source.margin,
      switches: { ...source.switches },
      phases: source.phases.map((p) => ({ ...p, readings: p.readings.map((r) => ({ ...r, reason: "" })) })),
    };
  };
  const framework = () => data.frameworks[data.cases[state.id].framework];
  const each = (visit) => {
    const original = data.cases[state.id];
    state.phases.forEach((phase, p) =>
      phase.readings.forEach((r, i) => visit(phase, r, original.phases[p].readings[i])),
    );
  };
  const changed = (r, before) => r.points_to !== before.points_to || r.strength !== before.strength;

  // ---- the state as a link ----
  const toHash = () => {
    const parts = new URLSearchParams({ case: state.id });
    if (state.margin !== data.cases[state.id].margin) parts.set("margin", state.margin);
    for (const [name, option] of Object.entries(state.switches)) {
      if (option !== data.cases[state.id].switches[name]) parts.set(`switch.${name}`, option);
    }
    each((phase, r, before) => {
      if (changed(r, before)) parts.set(`${phase.id}/${r.evidence}/${r.criterion}`, `${r.points_to}:${r.strength}`);
    });
    return `#${parts}`;
  };
  const fromHash = () => {
    const parts = new URLSearchParams(location.hash.slice(1));
    const id = parts.get("case");
    start(id && Object.hasOwn(data.cases, id) ? id : Object.keys(data.cases)[0]);
    const margin = Number(parts.get("margin"));
    if (parts.has("margin") && Number.isInteger(margin) && margin >= 0 && margin <= 100) state.margin = margin;
    for (const [name, item] of Object.entries(framework().switches)) {
      const option = parts.get(`switch.${name}`);
      if (option && Object.hasOwn(item.options, option)) state.switches[name] = option;
    }
    each((phase, r) => {
      const [level, strength] = (parts.get(`${phase.id}/${r.evidence}/${r.criterion}`) || "").split(":");
      if (framework().criteria[r.criterion].levels.includes(level) && ["0", "1", "2", "3"].includes(strength)) {
        r.points_to = level;
        r.strength = Number(strength);
      }
    });
  };

  // ---- the file ----
  const quoted = (text) => JSON.stringify(text);
  const file = (name, title, thesis) => {
    const lines = [
      "# yaml-language-server: $schema=../schemas/counter-case.schema.json",
      `id: ${name}`,
      `extends: ${state.id}`,
      `title: ${quoted(title)}`,
      `thesis: ${quoted(thesis)}`,
      "changes:",
    ];
    const reason = (r) => `    because: ${quoted(r.reason.trim() || "Say here why you read it so.")}`;
    each((phase, r, before) => {
      if (!changed(r, before)) return;
      const place = [`    phase: ${phase.id}`, `    criterion: ${r.criterion}`];
      if (r.strength === 0) lines.push(`  - drop: ${r.evidence}`, ...place, reason(r));
      else {
        const word = ["", "suggestive", "substantial", "decisive"][r.strength];
        lines.push(`  - reread: ${r.evidence}`, ...place, `    points_to: ${r.points_to}`, `    strength: ${word}`, reason(r));
      }
    });
    for (const [name_, option] of Object.entries(state.switches)) {
      if (option === data.cases[state.id].switches[name_]) continue;
      lines.push(`  - switch: ${name_}`, `    to: ${option}`, '    because: "Say here why."');
    }
    if (state.margin !== data.cases[state.id].margin) {
      lines.push(`  - margin: ${state.margin}`, '    because: "Say here why."');
    }
    return `${lines.join("\n")}\n`;
  };

  // ---- the page ----
  const results = make("div", { className: "cc-results", role: "status" });
  const show = () => {
    const rule = framework();
    const found = Countercase.evaluate(rule, state.phases, state.margin, state.switches);
    const original = data.cases[state.id];
    const before = Countercase.evaluate(rule, original.phases, original.margin, original.switches);
    const titles = (verdicts, last) => verdicts.map((v) => rule.verdicts[v].title.toLowerCase()).join(` ${last} `);
    results.replaceChildren(
      ...found.map((phase, i) => {
        const flipped = phase.verdicts.join() !== before[i].verdicts.join();
        const rows = Object.entries(rule.criteria).map(([name, { title }]) => {
          const w = phase.weighings[name];
          const weights = Object.entries(w.weights).filter(([, n]) => n).map(([l, n]) => `${spoken(l)} ${n}`).join(", ");
          const th = make("th", { scope: "row" }, title);
          const level = w.read ? w.open.map(spoken).join(" or ") : "open: nothing is read";
          return make("tr", {}, th, make("td", {}, level), make("td", {}, weights || "–"));
        });
        const derived = Object.entries(phase.derived).map(([name, levels]) =>
          make("tr", {}, make("th", { scope: "row" }, rule.derived[name].title), make("td", {}, levels.map(spoken).join(" or ")), make("td", {}, "follows")),
        );
        const head = make("tr", {}, ...["Criterion", "Level", "Weights"].map((h) => make("th", { scope: "col" }, h)));
        const stated = original.phases[i].stated;
        return make(
          "section",
          { className: flipped ? "cc-result cc-flipped" : "cc-result" },
          make("h2", {}, original.phases[i].title),
          make("p", {}, make("strong", {}, titles(phase.verdicts, "or")), flipped ? ` (flipped; as the author reads it: ${titles(before[i].verdicts, "or")})` : "", stated.length ? `. Stated: ${titles(stated, "or")}.` : "."),
          make("details", {}, make("summary", {}, "Why"), make("table", { className: "cc-table" }, make("caption", {}, `How ${original.phases[i].label} comes to its verdict`), make("thead", {}, head), make("tbody", {}, ...rows, ...derived))),
        );
      }),
    );
    if (location.protocol !== "file:") history.replaceState(null, "", toHash());
    else if (location.hash !== toHash()) history.replaceState(null, "", toHash());
  };

  const build = () => {
    const rule = framework();
    const chosen = select(Object.entries(data.cases).map(([id, c]) => [id, c.title]), state.id);
    chosen.addEventListener("change", () => {
      start(chosen.value);
      build();
    });
    const margin = make("input", { type: "number", min: 0, max: 100, value: state.margin });
    margin.addEventListener("input", () => {
      state.margin = Math.min(100, Math.max(0, Math.trunc(Number(margin.value)) || 0));
      show();
    });
    const switches = Object.entries(rule.switches).map(([name, item]) => {
      const control = select(Object.entries(item.options), state.switches[name]);
      control.addEventListener("change", () => {
        state.switches[name] = control.value;
        show();
      });
      return labelled(item.title, control);
    });
    const settings = make("fieldset", { className: "cc-filter" }, make("legend", {}, "The rule"), ...switches, labelled("Margin", margin));

    const phases = state.phases.map((phase, p) => {
      const items = phase.readings.map((r, i) => {
        const before = data.cases[state.id].phases[p].readings[i];
        const level = select(rule.criteria[r.criterion].levels.map((l) => [l, spoken(l)]), r.points_to);
        const strength = select([["0", "left out"], ["1", "suggestive"], ["2", "substantial"], ["3", "decisive"]], String(r.strength));
        const reason = make("input", { type: "text", value: r.reason, placeholder: "Your reason" });
        const reasonField = labelled("Because", reason);
        const mark = () => {
          reasonField.hidden = !changed(r, before);
          item.className = changed(r, before) ? "cc-reading cc-changed" : "cc-reading";
        };
        level.addEventListener("change", () => { r.points_to = level.value; mark(); show(); });
        strength.addEventListener("change", () => { r.strength = Number(strength.value); mark(); show(); });
        reason.addEventListener("input", () => { r.reason = reason.value; });
        const item = make("li", {}, make("p", {}, r.event), make("p", { className: "cc-because" }, `${rule.criteria[r.criterion].title}. ${r.because}`), make("div", { className: "cc-controls" }, labelled("Points to", level), labelled("Strength", strength), reasonField));
        mark();
        return item;
      });
      const list = make("ol", { className: "cc-readings" }, ...items);
      return make("details", { className: "cc-phase", open: state.phases.length === 1 }, make("summary", {}, `${phase.title}: ${items.length} ${items.length === 1 ? "reading" : "readings"}`), list);
    });

    const name = make("input", { type: "text", value: "my-case", pattern: "[a-z0-9]+(-[a-z0-9]+)*", required: true });
    const title = make("input", { type: "text", value: `${data.cases[state.id].title}: another reading` });
    const thesis = make("input", { type: "text", placeholder: "What you hold, in a sentence" });
    const save = make("button", { type: "submit" }, "Download the file");
    const reset = make("button", { type: "button" }, "Start again");
    const share = make("button", { type: "button" }, "Copy a link to this state");
    const said = make("output", { "aria-live": "polite" });
    reset.addEventListener("click", () => { start(state.id); build(); });
    share.addEventListener("click", async () => {
      const address = location.href.split("#")[0] + toHash();
      try {
        await navigator.clipboard.writeText(address);
        said.textContent = "The link is copied.";
      } catch {
        said.textContent = address;
      }
    });
    const form = make("form", { className: "cc-filter" }, labelled("Name of the file", name), labelled("Title", title), labelled("Thesis", thesis), save, share, reset, said);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const blob = new Blob([file(name.value, title.value, thesis.value || "Say here what you hold.")], { type: "text/yaml" });
      const link = make("a", { href: URL.createObjectURL(blob), download: `${name.value}.yml` });
      link.click();
      URL.revokeObjectURL(link.href);
      said.textContent = `Put ${name.value}.yml into data/cases/ and run make book.`;
    });

    root.replaceChildren(make("div", { className: "cc-filter" }, labelled("Case", chosen)), results, settings, make("h2", {}, "The readings"), ...phases, make("h2", {}, "Keep it"), form);
    show();
  };

  fromHash();
  build();
  window.addEventListener("hashchange", () => {
    if (location.hash !== toHash()) {
      fromHash();
      build();
    }
  });
})();
