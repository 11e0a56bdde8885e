// The head of the page: the case, its parts, the verdict that is always in sight, and below it the scales in their order.
"use strict";

Countercase.views.push((show) => {
  const { data, ui, acts, make, capital, worded, join, spoken } = show;
  const base = (now) => data.cases[now.argument.extends];

  const chooser = (now) => {
    const groups = new Map();
    for (const [id, c] of Object.entries(data.cases)) {
      const group = c.answers ? "Counter-cases" : c.by;
      groups.set(group, [...(groups.get(group) || []), [id, c]]);
    }
    const select = make("select", { "data-focus": "case", on: { change: () => acts.choose(select.value) } },
      [...groups].map(([label, cases]) => make("optgroup", { label }, cases.map(([id, c]) => new Option(c.title, id)))));
    select.value = now.argument.extends;
    const c = base(now);
    return [make("label", {}, "The case", select),
      make("p", { className: "cca-thesis" }, make("b", {}, `${c.by}: `), c.thesis, " ", make("a", { href: c.chapter }, "The chapter"))];
  };

  const parts = (all) => [
    make("p", { id: "cca-parts-title" }, "The parts of the argument"),
    make("div", { role: "group", "aria-labelledby": "cca-parts-title" }, all.map(({ part, moved, are }, i) =>
      make("button", { type: "button", "aria-pressed": String(i === ui.part), "data-focus": `part/${i}`, className: moved ? "cca-moved" : "", on: { click: () => acts.part(i) } },
        make("b", {}, part.label), make("span", {}, are, moved ? " (moved)" : "")))),
  ];

  const bar = (now, all, { received, back, forth }) => {
    const { part, moved, were, are } = all[ui.part];
    const n = now.argument.changes.length, inHand = show.inHand(now);
    const tool = (words, focus, act, more) => make("button", { type: "button", "data-focus": focus, ...more, on: { click: act } }, words);
    return [
      make("p", { className: moved ? "cca-verdict cca-moved" : "cca-verdict" },
        all.length > 1 && make("span", { className: "cca-which" }, `${part.label}: `), make("b", {}, capital(are)),
        make("span", { className: "cca-were" }, moved ? ` As ${show.authorOf(now)} ${show.reads(now)} it: ${were}.` : n ? " As before." : ""),
        inHand && make("span", { className: "cca-in-hand" }, inHand)),
      make("div", { className: "cca-tools" },
        tool("Undo", "undo", acts.back, { "aria-disabled": String(received || !back), "aria-keyshortcuts": "Control+Z", title: "Undo (Ctrl+Z)" }),
        tool("Redo", "redo", acts.forth, { "aria-disabled": String(received || !forth), "aria-keyshortcuts": "Control+Shift+Z", title: "Redo (Ctrl+Shift+Z)" }),
        tool(`${received ? "Its changes" : "My changes"}${n ? `: ${n}` : ""}`, "list", acts.list, { "aria-haspopup": "dialog" })),
    ];
  };

  const scales = (now, several) => {
    const { stated } = now.part;
    const derived = Object.entries(now.found.derived).map(([key, levels]) => {
      const open = levels.length === Object.keys(now.rule.derived[key].levels).length;
      return `${now.rule.derived[key].title} ${open ? "stays open" : `comes out as ${join(levels.map((l) => `“${spoken(l)}”`), "or")}`}.`;
    });
    const order = Object.entries(now.rule.criteria);
    const moving = order.filter(([key]) => !now.idle.includes(key)), idle = order.filter(([key]) => now.idle.includes(key));
    return [
      make("h2", {}, several ? `On the scales: ${now.part.label}` : "On the scales"),
      make("p", {}, "Each question is a balance. A block is a fact; it lies with the answer that it points to, and its dots are its weight. Open a block to move it, drop it or make it stronger. ",
        stated.length ? `${show.authorOf(now)} ${base(now).several ? "conclude" : "concludes"}: ${show.verdictWords(now.rule, stated)}.` : ""),
      derived.length ? make("p", { className: "cca-follows" }, make("b", {}, "What follows. "), derived.join(" ")) : "",
      moving.map(([key, c]) => show.scale(now, key, c)),
      idle.length ? make("p", { className: "cca-rest" }, moving.length ? `${capital(worded(idle.length, "question"))} cannot move the verdict as things stand:` : "As things stand, no single question can move the verdict:") : "",
      idle.map(([key, c]) => show.scale(now, key, c)),
    ];
  };

  return { chooser, parts, bar, scales };
});
