// The rule of a case: its switches, its margin, another rule in its place, and what would lead to another verdict.
"use strict";

Countercase.views.push((show) => {
  const { data, ui, acts, make, button, radios, spoken, brief, capital, worded, join } = show;
  const { STRENGTHS } = Countercase;

  const setting = (now, change, focus) => change && [show.reasonOf(now, change, `${focus}/because`), make("p", { className: "cca-effect" }, show.told(now, now.effects().get(change))), make("p", { className: "cca-row" }, button("As it was", () => acts.undo(change), `${focus}/undo`))];
  const rule = (now) => {
    const of = now.rule;
    const mine = (kind, name) => now.argument.changes.find((c) => c.kind === kind && (c.name || "") === (name || ""));
    const switches = Object.entries(of.switches).map(([name, item]) =>
      make("div", { className: mine("switch", name) ? "cca-setting cca-changed" : "cca-setting" },
        radios(`switch/${name}`, item.title, item.why, Object.entries(item.options).map(([option, means]) => [option, spoken(option), means]), now.made.switches[name], (option) => acts.turn(name, option)),
        setting(now, mine("switch", name), `switch/${name}`)));
    const margin = make("input", { type: "number", min: 0, max: 1000, value: now.made.margin, inputMode: "numeric", "data-focus": "margin", on: { change: (event) => acts.margin(event.target.value) } });
    return make("section", { className: "cca-rule" },
      make("h2", {}, "The rule"),
      make("p", {}, `${of.title}: ${of.settles}.${switches.length ? " Where its author left something open, there is a switch." : ""}`),
      switches,
      make("div", { className: mine("margin") ? "cca-setting cca-changed" : "cca-setting" },
        show.labelled("Margin", margin, "How far an answer may lie behind the heaviest one and still stay open. At 0 the least weight decides; the more, the more doubt is left.", "cca-margin"),
        setting(now, mine("margin"), "margin")),
      another(now, mine("framework")));
  };

  // ---- another rule ----
  const another = (now, change) => {
    const own = data.cases[now.argument.extends].framework;
    const select = make("select", { "data-focus": "framework" }, Object.entries(data.frameworks).map(([name, { title }]) => new Option(name === own ? `${title}, by which the case is judged` : title, name)));
    select.value = now.made.framework;
    return make("div", { className: change ? "cca-setting cca-changed" : "cca-setting" },
      show.chosen("Judge it by", select, "Change the rule", acts.judgeBy, "framework/judge"),
      make("p", { className: "cca-hint" }, "Another rule asks other questions. What the case reads for its own then lies beside the scales, and is read anew, fact by fact."),
      setting(now, change, "framework"), change && waiting(now));
  };
  // the readings of the case that wait for a question of the other rule
  const waiting = (now) => {
    const base = data.cases[now.argument.extends], old = data.frameworks[base.framework];
    const part = now.before.parts.find((p) => p.id === now.part.id);
    const alike = data.alike[base.framework]?.[now.made.framework] || {};
    const read = new Set(now.part.readings.filter((r) => r.strength).map((r) => r.evidence));
    const left = part.readings.filter((r) => !read.has(r.evidence));
    const here = new Set(left.map((r) => r.criterion));
    const like = (name) => (alike[name] || []).map((c) => now.rule.criteria[c].title);
    const none = [...here].filter((name) => !like(name).length).map((name) => `“${old.criteria[name].title}”`);
    if (!left.length) return make("p", { className: "cca-effect" }, "Every fact that this part of the case reads has been read anew.");
    return make("details", { className: "cca-waiting", open: true },
      make("summary", {}, `${capital(worded(left.length, "reading"))} of ${now.made.parts.length > 1 ? part.label : "the case"} ${left.length === 1 ? "waits" : "wait"} to be read anew`),
      none.length ? make("p", {}, `${capital(join(none, "and"))} ${none.length === 1 ? "has" : "have"} no like among the questions of this rule.`) : "",
      make("ul", { className: "cca-found" }, left.map((r, i) => {
        const [first] = alike[r.criterion] || [];
        const to = make("select", { "aria-label": "Read it for", "data-focus": `wait/${i}/to` }, Object.entries(now.rule.criteria).map(([name, c]) => new Option(c.title, name)));
        if (first) to.value = first;
        const fact = show.factOf(now, r.evidence), same = like(r.criterion);
        return make("li", {}, make("p", {}, fact.event, make("small", {}, `${show.authorOf(now)} ${show.reads(now)} it for “${old.criteria[r.criterion].title}” as ${spoken(r.points_to)}, ${STRENGTHS[r.strength]}. ${same.length ? `Nearest here: ${join(same, "and")}.` : "This rule asks nothing like it."}`)),
          make("div", { className: "cca-take" }, to, button("Read it", () => acts.add(to.value, r.evidence, now.rule.criteria[to.value].levels[0]), `wait/${i}`, { "aria-label": `Read it: ${brief(fact.event)}` })));
      })));
  };

  // ---- what it would take ----
  const step = (now, c) => {
    if (c.turn === "margin") return `Let answers within ${c.to} of the heaviest stay open.`;
    if (c.turn) return `${now.rule.switches[c.turn].title}: ${now.rule.switches[c.turn].options[c.to]}`;
    const what = `“${brief(show.factOf(now, c.r.evidence).event, 110)}”`, asked = now.rule.criteria[c.r.criterion].title;
    return c.goal.strength ? `${asked}: read ${what} as ${spoken(c.goal.points_to)}, ${STRENGTHS[c.goal.strength]}.` : `${asked}: leave out ${what}`;
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

  return { rule, offers };
});
