// The page to argue back: it holds the argument, carries out what the reader does, and draws all anew.
"use strict";

(() => {
  const root = document.getElementById("cc-argue");
  const data = window.countercaseData;
  if (!root || !data) return;
  // what a link names is looked up here: no name of JavaScript's own may answer
  const bare = (value) => {
    if (typeof value !== "object" || value === null) return;
    if (!Array.isArray(value)) Object.setPrototypeOf(value, null);
    for (const inner of Object.values(value)) bare(inner);
  };
  bare(data);
  const { keep, link, fresh, put, target, tidy } = Countercase;
  const LONGEST = 7000; // letters of an address that every server takes

  const narrow = matchMedia("(max-width: 42rem)");
  const ids = new Map();
  const ui = { part: 0, starts: [], held: null, adding: null, narrow: () => narrow.matches, id: (key) => { if (!ids.has(key)) ids.set(key, ids.size); return ids.get(key); } };
  let draft, received = null, broken = "", address = "", kept = true, packing = 0;

  const argument = () => (received ? received.argument : draft.now);
  const base = () => data.cases[argument().extends];
  const name = () => keep.note("author") || "";

  // ---- what is drawn ----
  const current = () => {
    const made = Countercase.judge(data, argument());
    const before = Countercase.original(data, argument().extends);
    ui.part = Math.min(ui.part, made.parts.length - 1);
    const part = made.parts[ui.part];
    const held = made.parts.filter((p) => p === part || part.builds_on.includes(p.id)).flatMap((p) => p.readings.map((r) => ({ part: p, r, own: p === part })));
    const rule = data.frameworks[made.framework];
    let effects = null;
    return {
      argument: argument(), made, before, part, held, rule, found: made.found[ui.part],
      idle: Countercase.idle(rule, made.found[ui.part].weighings, made.switches),
      effects: () => (effects ??= Countercase.effects(data, argument())),
    };
  };

  // ---- what the reader does ----
  const become = (next, focus, said) => {
    if (received) {
      // to go on from somebody's argument is a step that can be undone, and the next author is another
      draft.past.push(...(draft.now.changes.length ? [draft.now] : []), received.argument);
      next = { ...next, author: name() };
      received = null;
    } else draft.past.push(draft.now);
    ui.goal = null;
    Object.assign(draft, { now: next, future: [] });
    draw(focus, said);
  };
  const quietly = (next) => {
    if (received) become(next);
    else {
      draft.now = next;
      store();
    }
  };
  const step = (from, to, said) => {
    if (received || !draft[from].length) return;
    draft[to].push(draft.now);
    draft.now = draft[from].pop();
    ui.held = ui.adding = null;
    draw(undefined, said);
  };
  const reasonFor = (at) => argument().changes.find((c) => target(c) === at)?.because || "";
  const changed = (argument_, part, r, { points_to, strength }) => {
    const at = { part, evidence: r.evidence, criterion: r.criterion };
    if (!r.before) {
      const old = `add/${part}/${r.evidence}/${r.criterion}/0`;
      return put(argument_, old, strength ? { kind: "add", ...at, points_to, strength, because: reasonFor(old), ...(r.change.locator ? { locator: r.change.locator } : {}) } : null);
    }
    // a fact that is read twice for one criterion is left out of both
    const twins = Countercase.original(data, argument_.extends).parts.find((p) => p.id === part).readings.filter((o) => o.evidence === r.evidence && o.criterion === r.criterion);
    let made = argument_;
    for (const twin of twins.filter((o) => o.n === r.n || !strength || !r.strength)) {
      const old = `read/${part}/${r.evidence}/${r.criterion}/${twin.n}`, because = reasonFor(old);
      const mine = twin.n === r.n;
      const same = strength && (!mine || (points_to === twin.points_to && strength === twin.strength));
      made = put(made, old, same ? null : strength ? { kind: "reread", ...at, n: twin.n, points_to, strength, because } : { kind: "drop", ...at, n: twin.n, because });
    }
    return made;
  };
  // the rule as it stands before the reader turns anything in it
  const untouched = (of) => Countercase.resolve(data, { ...of, changes: of.changes.filter((c) => c.kind === "framework") });
  const turned = (of, switch_, to) => {
    const at = `switch/${switch_}`;
    return put(of, at, to === untouched(of).switches[switch_] ? null : { kind: "switch", name: switch_, to, because: reasonFor(at) });
  };
  const margined = (of, to) => put(of, "margin/", to === untouched(of).margin ? null : { kind: "margin", to, because: reasonFor("margin/") });
  const focusReason = (part, evidence, criterion) => `${part}/${evidence}/${criterion}/0/because`;
  const acts = {
    hold: (key, focus) => { ui.held = key; ui.adding = null; draw(key ? `hand:${key}` : focus); },
    adding: (criterion, focus) => { ui.adding = criterion; ui.held = null; ui.sought = ""; draw(criterion ? `add/${criterion}/words` : focus); },
    read: (part, r, to) => become(changed(argument(), part, r, to)),
    move: (part, r, criterion, level) => {
      const made = Countercase.resolve(data, argument());
      const levels = data.frameworks[made.framework].criteria[criterion].levels;
      if (made.parts.find((p) => p.id === part).readings.some((o) => o.evidence === r.evidence && o.criterion === criterion && o.strength)) return draw(undefined, "The fact is read for that question already.");
      const strength = r.strength || r.before?.strength || 1;
      const next = put(changed(argument(), part, r, { strength: 0 }), `add/${part}/${r.evidence}/${criterion}/0`, { kind: "add", part, evidence: r.evidence, criterion, points_to: level || levels[0], strength, because: r.change?.because || "" });
      ui.held = [part, r.evidence, criterion, 0].join("/");
      become(next, focusReason(part, r.evidence, criterion));
    },
    drop: ({ part, r }, criterion, level) => {
      ui.dragged = null;
      if (criterion !== r.criterion) return acts.move(part, r, criterion, level);
      if (level === r.points_to) return;
      ui.held = [part, r.evidence, criterion, r.n].join("/");
      become(changed(argument(), part, r, { points_to: level, strength: r.strength }), `${ui.held}/because`);
    },
    add: (criterion, evidence, level, next = argument()) => {
      const part = base().parts[ui.part].id;
      ui.held = [part, evidence, criterion, 0].join("/");
      ui.adding = null;
      const out = Countercase.resolve(data, next).parts.find((p) => p.id === part).readings.find((r) => r.evidence === evidence && r.criterion === criterion && r.before);
      // what was left out here comes back instead
      become(out ? changed(next, part, out, { points_to: level, strength: out.before.strength }) : put(next, `add/${part}/${evidence}/${criterion}/0`, { kind: "add", part, evidence, criterion, points_to: level, strength: 1, because: "" }), focusReason(part, evidence, criterion));
    },
    own: (criterion, level, fact) => {
      const now = argument();
      const title = tidy(fact.source);
      let key = Object.keys(now.sources).find((k) => now.sources[k] === title);
      if (!key) {
        const letters = title.toLowerCase().normalize("NFKD").replace(/[^a-z]/g, "").slice(0, 18) || "source";
        for (key = letters; data.sources.includes(key) || now.sources[key]; ) key += "x";
      }
      const stem = `${key}-${Countercase.slug(fact.event, 40)}`.replace(/-$/, "");
      let id = stem;
      for (let i = 2; data.facts[id] || now.facts[id]; i += 1) id = `${stem}-${i}`;
      const made = { source: key, locator: `${key}:p${fact.at}`, date: fact.date, event: tidy(fact.event), proof: fact.proof, when: fact.date, where: `${title}, para. ${fact.at}`, points: [], own: true };
      acts.add(criterion, id, level, { ...now, sources: { ...now.sources, [key]: title }, facts: { ...now.facts, [id]: made } });
    },
    turn: (switch_, to) => become(turned(argument(), switch_, to)),
    margin: (value) => become(margined(argument(), Math.min(1000, Math.max(0, Math.trunc(Number(value)) || 0)))),
    undo: (change, list) => {
      const now = argument();
      const gone = new Set([target(change), ...(partner(change) ? [target(partner(change))] : [])]);
      become({ ...now, changes: now.changes.filter((c) => !gone.has(target(c))) }, list, "The change is undone.");
      if (list && drawer.open) acts.list();
    },
    reason: (change, because) => {
      const all = new Set([target(change), ...(partner(change) ? [target(partner(change))] : [])]);
      quietly({ ...argument(), changes: argument().changes.map((c) => (all.has(target(c)) ? { ...c, because } : c)) });
    },
    reasoned: () => lacking(),
    text: (key, value) => {
      if (key === "author") keep.note("author", value);
      quietly({ ...argument(), [key]: value });
      lacking();
    },
    goal: (verdict) => { ui.goal = ui.goal === verdict ? null : verdict; draw(); },
    believe: (set) => {
      let next = argument();
      for (const { turn, to, part, r, goal } of set) {
        if (turn === "margin") next = margined(next, to);
        else if (turn) next = turned(next, turn, to);
        else next = changed(next, part, r, { points_to: goal.points_to || r.points_to, strength: goal.strength });
      }
      ui.goal = null;
      become(next, "list", "It is tried: give your reasons in the list of your changes.");
    },
    back: () => step("past", "future", "Undone."),
    forth: () => step("future", "past", "Done again."),
    list: () => {
      const now = current();
      fill(inDrawer, now.argument.changes.length ? show.changes(now, true) : show.make("p", {}, "Nothing is changed yet. Take a fact on one of the scales in your hand, or turn a switch of the rule."));
      if (!drawer.open) drawer.showModal();
    },
  };
  // the other half of a move from one criterion to another
  const partner = (change) => {
    const now = argument().changes.find((c) => target(c) === target(change));
    const kinds = { drop: "add", add: "drop" };
    return now && argument().changes.find((c) => c.kind === kinds[now.kind] && c.evidence === now.evidence && c.part === now.part && c.because === now.because);
  };
  const show = Countercase.view(data, ui, acts);
  const { make, fill, button } = show;

  // ---- what is missing before it can go out ----
  const missing = (now) => {
    const list = [];
    const say = (words, focus, list_) => list.push({ words, focus, list: list_ });
    const { argument: a, made } = now;
    if (!a.changes.length) say("a change: nothing differs from the case yet", "");
    if (!tidy(a.title)) say("a title", "text/title");
    if (tidy(a.title).length > 300) say("a shorter title: at most 300 letters", "text/title");
    if (!tidy(a.thesis)) say("what you hold, in a sentence or two", "text/thesis");
    for (const change of a.changes) {
      const { head } = show.changeLines(now, change);
      const reading = made.parts.flatMap((p) => p.readings).find((r) => r.change === change);
      if (!tidy(change.because)) say(`your reason: ${show.brief(head, 60)}`, "list", true);
      else if (reading?.before && tidy(reading.before.because) === tidy(change.because)) say(`a reason of your own, where the author’s stands: ${show.brief(head, 60)}`, "list", true);
    }
    for (const { change, why } of made.misfits) say(`a change that fits. ${why} (${show.brief(show.changeLines(now, change).head, 60)})`, "list", true);
    for (const r of Countercase.repeated(data, a, made)) say(`one reading less: one sentence of the source is one point, and “${show.brief(show.factOf(now, r.evidence).event, 50)}” is read beside another fact of the same sentence`, "list", true);
    return list;
  };
  const reach = ({ focus, list }) => {
    if (list) acts.list();
    else document.querySelector(`[data-focus="${focus}"]`)?.focus();
  };

  // ---- the parts of the page ----
  const box = (className, tag = "div") => make(tag, { className });
  const chooser = box("cca-choose"), notice = box("cca-notice"), arrived = box("cca-received", "section"), bar = box("cca-bar"), parts = box("cca-parts"), scales = box("cca-scales"), rule = box("cca-ruling"), out = box("cca-keeping", "section");
  const live = make("p", { className: "cca-unseen", role: "status" });
  const inDrawer = box("cca-in-drawer");
  const drawer = make("dialog", { className: "cca-drawer", "aria-labelledby": "cca-drawer-title", on: { close: () => draw("list") } },
    make("div", { className: "cca-drawer-head" }, make("h2", { id: "cca-drawer-title" }, "My changes"), make("button", { type: "button", on: { click: () => drawer.close() } }, "Close")), inDrawer);
  fill(root, chooser, notice, arrived, bar, parts, scales, rule, out, live, drawer);

  const drawChooser = (now) => {
    const groups = new Map();
    for (const [id, c] of Object.entries(data.cases)) {
      const group = c.answers ? "Counter-cases" : c.by;
      groups.set(group, [...(groups.get(group) || []), [id, c]]);
    }
    const select = make("select", { "data-focus": "case", on: { change: () => choose(select.value) } },
      [...groups].map(([label, cases]) => make("optgroup", { label }, cases.map(([id, c]) => new Option(c.title, id)))));
    select.value = now.argument.extends;
    const c = base();
    fill(chooser, make("label", {}, "The case", select),
      make("p", { className: "cca-thesis" }, make("b", {}, `${c.by}: `), c.thesis, " ", make("a", { href: c.chapter }, "The chapter")));
  };
  const flips = (now) => now.made.parts.map((part, i) => {
    const were = now.before.found[i].verdicts, are = now.made.found[i].verdicts;
    const foreign = now.made.framework !== now.before.framework;
    return { part, moved: foreign || were.join() !== are.join(), were: show.verdictWords(data.frameworks[now.before.framework], were), are: show.verdictWords(now.rule, are) };
  });
  const drawParts = (now) => {
    const all = flips(now);
    parts.hidden = all.length < 2;
    fill(parts, make("p", { id: "cca-parts-title" }, "The parts of the argument"), make("div", { role: "group", "aria-labelledby": "cca-parts-title" }, all.map(({ part, moved, are }, i) =>
      make("button", { type: "button", "aria-pressed": String(i === ui.part), "data-focus": `part/${i}`, className: moved ? "cca-moved" : "", on: { click: () => { ui.part = i; ui.held = ui.adding = null; draw(); } } },
        make("b", {}, part.label), make("span", {}, are, moved ? " (moved)" : "")))));
  };
  const drawBar = (now) => {
    const { part, moved, were, are } = flips(now)[ui.part];
    const several = now.made.parts.length > 1;
    const n = now.argument.changes.length;
    const by = show.authorOf(now);
    fill(bar,
      make("p", { className: moved ? "cca-verdict cca-moved" : "cca-verdict" }, several && make("span", { className: "cca-which" }, `${part.label}: `), make("b", {}, show.capital(are)), make("span", { className: "cca-were" }, moved ? ` As ${by} ${show.reads(now)} it: ${were}.` : n ? " As before." : ""),
        show.inHand(now) && make("span", { className: "cca-in-hand" }, show.inHand(now))),
      make("div", { className: "cca-tools" },
        make("button", { type: "button", disabled: Boolean(received) || !draft.past.length, "aria-keyshortcuts": "Control+Z", title: "Undo (Ctrl+Z)", "data-focus": "undo", on: { click: acts.back } }, "Undo"),
        make("button", { type: "button", disabled: Boolean(received) || !draft.future.length, "aria-keyshortcuts": "Control+Shift+Z", title: "Redo (Ctrl+Shift+Z)", "data-focus": "redo", on: { click: acts.forth } }, "Redo"),
        make("button", { type: "button", "data-focus": "list", "aria-haspopup": "dialog", on: { click: acts.list } }, `${received ? "Its changes" : "My changes"}${n ? `: ${n}` : ""}`)));
  };
  const drawScales = (now) => {
    const stated = now.part.stated;
    const several = now.made.parts.length > 1;
    const derived = Object.entries(now.found.derived).map(([key, levels]) => `${now.rule.derived[key].title}: ${show.join(levels.map(show.spoken), "or")}`);
    const order = Object.entries(now.rule.criteria);
    const live_ = order.filter(([key]) => !now.idle.includes(key)), idle = order.filter(([key]) => now.idle.includes(key));
    fill(scales,
      make("h2", {}, several ? `On the scales: ${now.part.label}` : "On the scales"),
      make("p", {}, "Each question is a balance. A block is a fact; it lies with the answer that it points to, and its dots are its weight. Open a block to move it, drop it or make it stronger. ",
        stated.length ? `${show.authorOf(now)} ${base().several ? "conclude" : "concludes"}: ${show.verdictWords(now.rule, stated)}.` : ""),
      derived.length ? make("p", { className: "cca-follows" }, make("b", {}, "So follows. "), `${derived.join("; ")}.`) : "",
      ...live_.map(([key, c]) => show.scale(now, key, c)),
      idle.length ? make("p", { className: "cca-rest" }, live_.length ? `${show.capital(show.worded(idle.length, "question"))} cannot move the verdict as things stand:` : "As things stand, no single question can move the verdict:") : "",
      ...idle.map(([key, c]) => show.scale(now, key, c)));
  };
  const drawReceived = (now) => {
    notice.hidden = !broken;
    fill(notice, broken ? make("p", { className: "cca-stop", role: "alert" }, broken) : "");
    arrived.hidden = !received;
    if (!received) return;
    const { payload, former } = received, a = received.argument;
    const all = flips(now), n = a.changes.length, misfits = now.made.misfits.length;
    const stale = payload.answers && payload.answers !== base().imprint;
    const otherwise = all.filter(({ part }, i) => payload.comes_to?.[part.id] && payload.comes_to[part.id].join() !== now.made.found[i].verdicts.join());
    const several = all.length > 1;
    const was = (part) => show.verdictWords(now.rule, payload.comes_to[part.id]);
    fill(arrived,
      make("h2", {}, former ? `Changes to ${show.whose(now)} “${base().title}”` : `A counter-case by ${a.author || "somebody who gives no name"} to ${show.whose(now)} “${base().title}”`),
      a.title && make("p", { className: "cca-title" }, a.title), a.thesis && make("blockquote", {}, make("p", {}, a.thesis)),
      former && make("p", {}, "This link is of the former kind: it carries changes, and neither a thesis nor reasons."),
      stale || otherwise.length || misfits ? make("div", { className: "cca-stale", role: "alert" },
        make("p", {}, stale ? "The case has changed since this was written. " : "",
          misfits ? `${show.capital(show.worded(misfits, "change"))} no longer ${misfits === 1 ? "fits" : "fit"}, and ${misfits === 1 ? "is" : "are"} marked below.` : stale ? "Every change still fits." : ""),
        otherwise.map(({ part, are }) => make("p", {}, `${several ? `${part.label}: when` : "When"} it was written, it came to ${was(part)}. Against the case as it is now it comes to ${are}.`)),
        stale && !otherwise.length && make("p", {}, "It comes to the same verdicts as when it was written.")) : "",
      make("p", {}, `It makes ${show.worded(n, "change")}.`),
      make("ul", { className: "cca-flips" }, all.map(({ part, moved, were, are }) => make("li", {}, several && make("b", {}, `${part.label}. `), moved ? `The verdict moves from ${were} to ` : "The verdict stays ", make("b", {}, are), "."))),
      show.changes(now, false),
      a.mind && make("p", {}, make("b", {}, "What would change this critic’s mind: "), a.mind),
      make("p", { className: "cca-row" }, button("Go on from here", () => become(argument(), "list", "You go on from here. Your author’s name stands below."), "go-on", { className: "cca-main" }), button("See the case without it", () => choose(a.extends), "without")));
  };

  // ---- keeping and sending ----
  const fileName = () => {
    const stem = Countercase.slug(argument().title) || "my-case";
    return data.cases[stem] || ["index", "record", "compare", "cases"].includes(stem) ? `${stem.slice(0, 56)}-by-me` : stem;
  };
  const lackingBox = box("cca-lacking"), said = make("output", { "aria-live": "polite" });
  const lacking = () => {
    const list = missing(current());
    fill(lackingBox, ...(list.length ? [make("p", {}, "Before it can go out, it lacks:"), make("ul", {}, list.map((item) => make("li", {}, item.focus ? button(item.words, () => reach(item), "", { className: "cca-link" }) : item.words)))] : [make("p", { className: "cca-whole" }, "It is whole: every change has its reason.")]));
    return list;
  };
  const ready = () => {
    const list = lacking();
    if (list.length) {
      said.textContent = `${show.capital(show.worded(list.length, "thing"))} ${list.length === 1 ? "is" : "are"} missing; the list above leads to ${list.length === 1 ? "it" : "them"}.`;
      return null;
    }
    return Countercase.written(data, argument());
  };
  const download = (file, type, content) => {
    const a = make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: file });
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  };
  const copied = async (text, words) => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = words;
    } catch {
      fill(said, "The browser copies nothing here; take it from this field: ", make("textarea", { rows: 3, readOnly: true, value: text, "aria-label": "To copy" }));
      said.querySelector("textarea").select();
    }
  };
  const whole = () => location.href.split("#")[0] + address;
  const sending = (words) => {
    const { url, branch } = data.repository, file = fileName(), text = Countercase.yaml(file, words);
    const asFile = `${url}/new/${branch}/data/cases?${new URLSearchParams({ filename: `${file}.yml`, value: text })}`;
    if (!words.facts.length && asFile.length < LONGEST) return { to: asFile, words: "The repository’s page for a new file is open, with your counter-case in it." };
    const form = { template: "counter-case.yml", title: `Counter-case: ${argument().title}` };
    const asIssue = `${url}/issues/new?${new URLSearchParams({ ...form, link: whole() })}`;
    if (asIssue.length < LONGEST) return { to: asIssue, words: "The repository’s form is open, with your link in it." };
    return { to: `${url}/issues/new?${new URLSearchParams(form)}`, copy: whole(), words: "The repository’s form is open; your link is copied, and goes into its first field." };
  };
  const drawKeep = (now) => {
    const field = (key, label, hint, tag = "input", more = {}) => make("label", {}, label, make(tag, { value: now.argument[key], "data-focus": `text/${key}`, ...(tag === "input" ? { type: "text" } : { rows: 3 }), ...more, on: { input: (event) => acts.text(key, event.target.value) } }), hint && make("small", {}, hint));
    const own = Object.keys(now.argument.facts).length > 0;
    const { url } = data.repository;
    fill(out,
      make("h2", {}, "Keep it, send it"),
      make("div", { className: "cca-form" },
        field("title", "Title", "What a chapter with it would be called."),
        field("thesis", "What you hold", "In a sentence or two, at its strongest.", "textarea"),
        field("author", "Your name", "As you want to be cited. It can stay empty.", "input", { autocomplete: "name" }),
        field("short", "A short name", "For charts, at most 24 letters. It can stay empty.", "input", { maxLength: 24 }),
        field("mind", "What would change your mind?", "A fact that, if it were found, would make you give this up. It can stay empty.", "textarea")),
      lackingBox,
      make("p", { className: "cca-row" },
        button("Copy a link", () => { if (ready()) copied(whole(), location.protocol === "file:" ? "The link is copied. This copy of the book lies in a folder, so it opens on this machine alone; on a published copy it opens everywhere." : `The link is copied: ${address.length.toLocaleString("en")} letters that hold your whole argument.`); }, "share", { className: "cca-main" }),
        button("Download the file", () => { const words = ready(); if (words) { download(`${fileName()}.yml`, "text/yaml", Countercase.yaml(fileName(), words)); said.textContent = `${fileName()}.yml is in order. In a copy of the project it goes into data/cases/, and make book makes a chapter of it.`; } }, "file"),
        own && button("Download your facts", () => { const words = ready(); if (words) { download(`${fileName()}.evidence.csv`, "text/csv", Countercase.table(data, words)); said.textContent = `${fileName()}.evidence.csv goes beside the file, into the same folder.`; } }, "facts"),
        url && button("Send it in", () => { const words = ready(); if (words) { const { to, copy, words: done } = sending(words); window.open(to, "_blank", "noopener"); if (copy) copied(copy, done); else said.textContent = done; } }, "send")),
      said,
      url ? "" : make("p", { className: "cca-hint" }, "This copy of the book names no repository to send it to. Send the link, or the file, to whoever keeps the copy that you read: they turn the link into a file with the command ", make("code", {}, "countercase receive"), "."),
      make("p", { className: "cca-hint" }, kept ? "What you change is kept in this browser, on this machine, and nowhere else. " : "This browser keeps nothing for this page: what you change is gone when it is closed, unless you keep the link or the file. ",
        button("Forget all my changes", () => { keep.forget(); draft = keep.open(base() ? argument().extends : first(), fresh(argument().extends)); received = null; draw("case", "All is forgotten."); }, "forget", { className: "cca-link" })));
    lacking();
  };

  const store = () => {
    kept = received ? kept : keep.save(draft.now.extends, draft);
    const turn = (packing += 1), a = argument();
    const at = (hash) => {
      if (turn !== packing) return;
      address = hash;
      try {
        if (location.hash !== hash) history.replaceState(null, "", hash);
      } catch {
        // the browser does not change addresses that often, or not here: the link is copied all the same
      }
      root.dataset.address = hash;
    };
    if (received && received.hash) return at(received.hash);
    if (!a.changes.length && !a.title && !a.thesis) return at(`#case=${a.extends}`);
    link.pack(payload(a)).then((code) => at(`#${link.NAME}=${code}`));
  };
  const payload = (a) => ({ answers: data.cases[a.extends].imprint, comes_to: Countercase.comesTo(Countercase.judge(data, a)), ...Countercase.travelling(data, a) });

  const draw = (focus, words) => {
    const at = focus ?? document.activeElement?.dataset?.focus;
    const stood = focus === undefined && at && !drawer.open ? document.activeElement.getBoundingClientRect().top : null;
    const now = current();
    drawChooser(now);
    drawReceived(now);
    drawParts(now);
    drawBar(now);
    drawScales(now);
    fill(rule, show.offers(now), show.ruleOf(now));
    drawKeep(now);
    for (const start of ui.starts.splice(0)) start();
    store();
    const { part, are, moved } = flips(now)[ui.part];
    live.textContent = [words, `${part.label}: ${are}${moved ? ", moved" : ""}.`].filter(Boolean).join(" ");
    if (at?.startsWith("hand:")) {
      const hand = root.querySelector(".cca-hand");
      hand?.querySelector("input:checked")?.focus({ preventScroll: true });
      hand?.scrollIntoView({ block: "nearest" });
    } else if (at && !drawer.open) {
      const control = root.querySelector(`[data-focus="${CSS.escape(at)}"]`);
      control?.focus({ preventScroll: focus === undefined });
      // what the hand is on stays under it, wherever the block went
      if (control && stood !== null) scrollBy({ top: control.getBoundingClientRect().top - stood, behavior: "instant" });
    }
  };

  // ---- opening ----
  const first = () => Object.keys(data.cases)[0];
  const settle = (id) => {
    ui.held = ui.adding = null;
    ui.part = data.cases[id].parts.length - 1;
    draft = keep.open(id, fresh(id, name()));
    keep.note("case", id);
    if (draft.answers && draft.answers !== data.cases[id].imprint && draft.now.changes.length) {
      const misfits = Countercase.resolve(data, draft.now).misfits.length;
      broken = `The case has changed since you worked on it last. ${misfits ? `${show.capital(show.worded(misfits, "of your changes").replace(/s$/, ""))} no longer ${misfits === 1 ? "fits" : "fit"}; your list marks which.` : "All your changes still fit; look whether the verdict is still the one that you found."}`;
    }
    draft.answers = data.cases[id].imprint;
  };
  const choose = (id) => {
    received = null;
    broken = "";
    history.pushState(null, "", `#case=${id}`);
    settle(id);
    draw("case");
  };
  const open = async () => {
    const words = new URLSearchParams(location.hash.slice(1));
    let at;
    received = null;
    broken = "";
    const last = keep.note("case");
    let id = words.get("case") || (last && data.cases[last] ? last : first());
    if (words.has(link.NAME)) {
      try {
        const found = await link.unpack(words.get(link.NAME));
        if (!data.cases[found.file.extends]) throw new Error(`This is “${tidy(found.file.title) || "a counter-case"}”${found.file.author ? ` by ${tidy(found.file.author)}` : ""}. It answers the case “${tidy(found.file.extends)}”, which this book does not hold, or no longer holds; so it is not shown with a verdict.`);
        id = found.file.extends;
        settle(id);
        const came = Countercase.read(data, found);
        const mine = JSON.stringify(Countercase.written(data, draft.now)) === JSON.stringify(Countercase.written(data, came));
        if (!mine || found.answers !== data.cases[id].imprint) received = { payload: found, argument: came, hash: location.hash };
      } catch (error) {
        broken = error.message;
      }
    } else if (words.has("at") && data.cases[id]) {
      settle(id);
      at = hold(id, words.get("at"));
    } else if (words.has("case") && [...words.keys()].length > 1 && data.cases[id]) {
      settle(id);
      const came = link.former(data, fresh(id), words);
      if (came.changes.length && JSON.stringify(came.changes) !== JSON.stringify(draft.now.changes)) received = { payload: {}, argument: came, hash: location.hash, former: true };
    }
    if (!data.cases[id]) {
      broken = `The link speaks of the case “${id}”, which this book does not hold, or no longer holds.`;
      id = first();
    }
    if (!draft || draft.now.extends !== id) settle(id);
    draw(at);
  };
  // A link of a chapter opens the page at one reading: its part is shown, and its fact lies in the hand.
  const hold = (id, place) => {
    const [part, evidence, criterion] = place.split("/");
    const number = data.cases[id].parts.findIndex((p) => p.id === part);
    const held = number >= 0 && Countercase.original(data, id).parts[number].readings.find((r) => r.evidence === evidence && r.criterion === criterion);
    if (!held) {
      broken = "The link speaks of a reading that this case does not make, or no longer makes.";
      return undefined;
    }
    ui.part = number;
    ui.held = show.keyOf(held, part);
    return `hand:${ui.held}`;
  };
  const again = () => {
    if (location.hash !== address) open();
  };
  addEventListener("popstate", again);
  addEventListener("hashchange", again);
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || drawer.open || event.target.closest?.("input:not([type=radio]), textarea")) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) acts.forth();
    else acts.back();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !drawer.open && (ui.held || ui.adding)) {
      if (ui.held) acts.hold(null, `block/${ui.held}`);
      else acts.adding(null, `add/${ui.adding}`);
    }
  });
  narrow.addEventListener("change", () => draw());
  let width = root.clientWidth;
  new ResizeObserver(() => {
    if (root.clientWidth !== width && !root.contains(document.activeElement)) draw();
    width = root.clientWidth;
  }).observe(root);
  open();
})();
