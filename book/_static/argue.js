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
  data.works = Object.create(null);
  const { keep, link, fresh, tidy, moves } = Countercase;

  const narrow = matchMedia("(max-width: 42rem)");
  const ui = { part: 0, beams: [], held: null, adding: null, narrow: () => narrow.matches };
  let draft, received = null, broken = "", address = "", kept = true, packing = 0;

  const argument = () => (received ? received.argument : draft.now);
  const name = () => keep.note("author") || "";
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);

  // ---- what is drawn ----
  const current = () => {
    const made = Countercase.judge(data, argument());
    const before = Countercase.original(data, argument().extends);
    ui.part = Math.min(ui.part, made.parts.length - 1);
    const part = made.parts[ui.part];
    const held = made.parts.filter((p) => p === part || part.builds_on.includes(p.id)).flatMap((p) => p.readings.map((r) => ({ part: p, r, own: p === part })));
    const rule = data.frameworks[made.framework];
    let idle = null, effects = null;
    return {
      argument: argument(), made, before, part, held, rule, found: made.found[ui.part],
      get idle() { return (idle ??= Countercase.idle(rule, made.found[ui.part].weighings, made.switches)); },
      effects: () => (effects ??= Countercase.effects(data, argument())),
    };
  };

  // ---- what the reader does ----
  const become = (next, focus, said) => {
    if (received) {
      // to go on from somebody's argument is a step that can be undone, and the next author and the day are others
      draft.past.push(...(draft.now.changes.length ? [draft.now] : []), received.argument);
      next = { ...next, author: name(), date: "" };
      received = null;
    } else draft.past.push(draft.now);
    ui.goal = ui.bringBack = null;
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
    if (received || !draft?.[from].length) return;
    draft[to].push(draft.now);
    draft.now = draft[from].pop();
    ui.held = ui.adding = null;
    draw(undefined, said);
  };
  const held = (part, evidence, criterion, n = 0) => (ui.held = [part, evidence, criterion, n].join("/"));
  const partId = () => data.cases[argument().extends].parts[ui.part].id;
  const acts = {
    now: current,
    address: () => address,
    dated: (of) => ({ ...of, date: of.date || today() }),
    hold: (key, focus) => { ui.held = key; ui.adding = null; draw(key ? `hand:${key}` : focus); },
    adding: (criterion, focus) => { ui.adding = criterion; ui.held = null; ui.sought = ""; draw(criterion ? `add/${criterion}/words` : focus); },
    read: (part, r, to) => become(moves.read(data, argument(), part, r, to)),
    move: (part, r, criterion, level) => {
      const made = Countercase.judge(data, argument());
      if (made.parts.find((p) => p.id === part).readings.some((o) => o.evidence === r.evidence && o.criterion === criterion && o.strength)) return draw(undefined, "The fact is read for that question already.");
      const to = level || data.frameworks[made.framework].criteria[criterion].levels[0];
      const next = moves.move(data, argument(), part, r, criterion, to);
      become(next, `${held(part, r.evidence, criterion)}/because`);
    },
    drop: ({ part, r }, criterion, level) => {
      ui.dragged = null;
      if (criterion !== r.criterion) return acts.move(part, r, criterion, level);
      if (level === r.points_to) return;
      const next = moves.read(data, argument(), part, r, { points_to: level, strength: r.strength });
      become(next, `${held(part, r.evidence, criterion, r.n)}/because`);
    },
    add: (criterion, evidence, level, next = argument()) => {
      const part = partId();
      ui.adding = null;
      become(moves.add(data, next, part, evidence, criterion, level), `${held(part, evidence, criterion)}/because`);
    },
    own: (criterion, level, fact) => {
      const [next, id] = moves.own(data, argument(), fact);
      draft.form = {};
      ui.ownOpen = false;
      if (!fact.id) return acts.add(criterion, id, level, next);
      ui.adding = null;
      become(next, `block/${held(partId(), id, criterion)}`, "The fact is mended.");
    },
    // what stands in the form for a fact of one's own, as it is typed
    form: (typed) => {
      Object.assign((draft.form ??= {}), typed);
      if (typed && !received) kept = keep.save(draft.now.extends, draft);
      return draft.form;
    },
    mend: (criterion, id) => {
      const fact = argument().facts[id], work = argument().sources[fact.source];
      const { kind, at } = Countercase.place.parse(fact.locator);
      const key = !work ? `text:${fact.source}` : work.work ? `work:${work.work}` : "";
      const more = Object.fromEntries(moves.MORE.map((column) => [column, fact[column] ?? ""]));
      draft.form = { id, key, event: fact.event, date: fact.date, proof: fact.proof, kind, at, ...more, ...Countercase.place.described(work) };
      ui.adding = criterion;
      ui.held = null;
      draw("own/event");
    },
    turn: (switch_, to) => become(moves.turn(data, argument(), switch_, to)),
    margin: (value) => become(moves.margin(data, argument(), Math.min(1000, Math.max(0, Math.trunc(Number(value)) || 0)))),
    judgeBy: (to) => {
      ui.held = ui.adding = null;
      become(moves.judgeBy(data, argument(), to), "framework", `It is judged by ${data.frameworks[to].title}.`);
    },
    undo: (change, list) => {
      become(moves.undo(argument(), change), list, "The change is undone.");
      if (list && drawer.open) acts.list();
    },
    reason: (change, because) => quietly(moves.reason(argument(), change, because)),
    reasoned: () => show.lacking(current()),
    text: (key, value) => {
      if (key === "author") keep.note("author", value);
      quietly({ ...argument(), [key]: value });
      show.lacking(current());
    },
    tell: (part, words) => {
      quietly({ ...argument(), narratives: { ...argument().narratives, [part]: words } });
      show.lacking(current());
    },
    goal: (verdict) => { ui.goal = ui.goal === verdict ? null : verdict; draw(); },
    believe: (set) => become(moves.believe(data, argument(), set), "list", "It is tried: give your reasons in the list of your changes."),
    back: () => step("past", "future", "Undone."),
    forth: () => step("future", "past", "Done again."),
    part: (i) => { ui.part = i; ui.held = ui.adding = null; draw(); },
    goOn: () => become(argument(), "list", "You go on from here. Your author’s name stands below."),
    forget: () => {
      const { extends: id } = argument(), back = keep.forget();
      draft = keep.open(id, fresh(id));
      received = null;
      ui.bringBack = () => { back(); ui.bringBack = null; settle(argument().extends); draw("forget", "It is back."); };
      draw("back", "All is forgotten.");
    },
    list: () => {
      const now = current();
      fill(inDrawer, now.argument.changes.length ? show.changes(now, true) : make("p", {}, "Nothing is changed yet. Take a fact on one of the scales in your hand, or turn a switch of the rule."));
      if (!drawer.open) drawer.showModal();
    },
    reach: ({ focus, list }) => {
      if (list) acts.list();
      else document.querySelector(`[data-focus="${focus}"]`)?.focus();
    },
  };
  acts.choose = async (id) => {
    const mine = (opening += 1);
    if (!(await there(id, mine))) return;
    received = null;
    broken = "";
    opened = mine;
    history.pushState(null, "", `#case=${id}`);
    settle(id);
    draw(); // whoever has gone on meanwhile is not called back to the list
  };
  const show = { data, ui, acts, ...Countercase.node };
  for (const view of Countercase.views) Object.assign(show, view(show));
  const { make, fill, box } = show;

  // ---- the parts of the page ----
  const chooser = box("cca-choose"), notice = box("cca-notice"), arrived = box("cca-received", "section"), bar = box("cca-bar"), parts = box("cca-parts"), scales = box("cca-scales"), rule = box("cca-ruling"), out = box("cca-keeping", "section"), inDrawer = box("cca-in-drawer");
  const live = make("p", { className: "cca-unseen", role: "status" });
  const drawer = make("dialog", { className: "cca-drawer", "aria-labelledby": "cca-drawer-title", on: { close: () => draw("list") } },
    make("div", { className: "cca-drawer-head" }, make("h2", { id: "cca-drawer-title" }, "My changes"), make("button", { type: "button", on: { click: () => drawer.close() } }, "Close")), inDrawer);
  // until the case has come there is nothing to see, and what stands below keeps its place
  fill(root);
  root.classList.add("cca-opening");
  const begin = (...boxes) => {
    root.classList.remove("cca-opening");
    fill(root, ...boxes);
  };

  const store = () => {
    kept = received ? kept : keep.save(draft.now.extends, draft);
    const turn = (packing += 1), a = argument(), from = location.hash;
    const at = (hash) => {
      if (turn !== packing || opened !== opening || location.hash !== from) return; // a link that somebody opens meanwhile stays
      address = hash;
      try {
        if (location.hash !== hash) history.replaceState(null, "", hash);
      } catch {
        // the browser does not change addresses that often, or not here: the link is copied all the same
      }
      root.dataset.address = hash;
    };
    if (received && received.hash) return at(received.hash);
    if (!a.changes.length && !a.title && !a.thesis && !Object.values(a.narratives || {}).some(Boolean)) return at(`#case=${a.extends}`);
    link.pack(payload(a)).then((code) => at(`#${link.NAME}=${code}`));
  };
  const payload = (a) => ({ answers: data.cases[a.extends].imprint, edition: document.querySelector('meta[name="edition"]')?.content || "", comes_to: Countercase.comesTo(Countercase.judge(data, a)), ...Countercase.travelling(data, acts.dated(a)) });

  const loaded = (src) => new Promise((done, fail) => {
    const script = make("script", { src, on: { load: done, error: () => { script.remove(); fail(new Error(src)); } } });
    document.head.append(script);
  });
  // The references come when they are needed: where a fact is brought, and where one rests on them.
  let asked = false;
  const references = (then) => {
    if (asked) return;
    asked = true;
    loaded(root.dataset.works).then(() => {
      bare(window.countercaseWorks);
      data.works = window.countercaseWorks;
      then();
    }, () => {}); // a fact can be brought without them
  };
  const draw = (focus, words) => {
    if (!draft) return; // its case is still to come
    if (!bar.isConnected) begin(notice, arrived, chooser, bar, parts, scales, rule, out, live, drawer);
    if (ui.adding) references(() => ui.refill?.());
    else if (Object.values(argument().sources).some((source) => source?.work)) references(() => draw());
    const at = focus ?? document.activeElement?.dataset?.focus;
    const stood = focus === undefined && at && !drawer.open ? document.activeElement.getBoundingClientRect().top : null;
    const now = current(), all = show.flips(now);
    fill(chooser, show.chooser(now));
    notice.hidden = !broken;
    fill(notice, broken ? make("p", { className: "cca-stop", role: "alert" }, broken) : "");
    arrived.hidden = !received;
    fill(arrived, received ? show.received(now, received) : "");
    parts.hidden = all.length < 2;
    fill(parts, show.parts(all));
    fill(bar, show.bar(now, all, { received: Boolean(received), back: draft.past.length, forth: draft.future.length }));
    fill(scales, show.scales(now, all.length > 1));
    fill(rule, show.offers(now), show.rule(now));
    fill(out, show.keeping(now, kept));
    for (const start of ui.beams.splice(0).map((beam) => beam.measured())) start();
    store();
    const { part, are, moved } = all[ui.part];
    live.textContent = [words, `${part.label}: ${are}${moved ? ", moved" : ""}.`].filter(Boolean).join(" ");
    if (/^(hand|opened):/.test(at)) {
      const hand = root.querySelector(".cca-hand");
      hand?.querySelector("input:checked")?.focus({ preventScroll: true });
      // who comes by an address is there at once, and does not slide past all that stands above
      hand?.scrollIntoView({ block: "nearest", behavior: at.startsWith("opened:") ? "instant" : "auto" });
    } else if (at && !drawer.open) {
      const control = root.querySelector(`[data-focus="${CSS.escape(at)}"]`);
      control?.focus({ preventScroll: focus === undefined });
      // what the hand is on stays under it, wherever the block went
      if (control && stood !== null) scrollBy({ top: control.getBoundingClientRect().top - stood, behavior: "instant" });
    }
  };

  // ---- opening: a case comes when it is opened, and until then there is its head ----
  let opening = 0, opened = 0;
  const coming = new Map();
  const have = (id) => {
    if (data.cases[id].parts) return Promise.resolve();
    if (!coming.has(id))
      coming.set(id, loaded(`${root.dataset.case}-${id}.js`).then(() => {
        const { id: of, ...held } = window.countercaseCase;
        bare(held);
        data.cases[of] = held;
      }, (error) => {
        coming.delete(id);
        throw error;
      }));
    return coming.get(id);
  };
  // whether the case is there, and nobody has opened another one meanwhile
  const there = async (id, turn) => {
    try {
      await have(id);
      return turn === opening;
    } catch {
      if (turn !== opening) return false;
      opened = turn;
      broken = "The case could not be loaded. Load the page again.";
      if (draft) draw();
      else begin(make("p", { className: "cca-stop", role: "alert" }, broken));
      return false;
    }
  };
  const first = () => Object.keys(data.cases)[0];
  const settle = (id) => {
    ui.held = ui.adding = null;
    ui.part = data.cases[id].parts.length - 1;
    draft = keep.open(id, fresh(id, name()));
    keep.note("case", id);
    if (draft.answers && draft.answers !== data.cases[id].imprint && draft.now.changes.length) {
      const misfits = Countercase.resolve(data, draft.now).misfits.length;
      broken = `The case has changed since you worked on it last. ${misfits ? `${show.capital(show.inWords(misfits))} of your changes no longer ${misfits === 1 ? "fits" : "fit"}; your list marks which.` : "All your changes still fit; look whether the verdict is still the one that you found."}`;
    }
    draft.answers = data.cases[id].imprint;
  };
  // `at` names a reading: the part opens, with the fact in the hand
  const take = (at) => {
    const [part, evidence, criterion, n = "0"] = at.split("/");
    ui.part = Math.max(0, data.cases[draft.now.extends].parts.findIndex((p) => p.id === part));
    const key = [part, evidence, criterion, n].join("/");
    if (!current().held.some(({ part: p, r }) => show.keyOf(r, p.id) === key)) {
      broken = "The link speaks of a reading that this case does not make, or no longer makes.";
      return undefined;
    }
    ui.held = key;
    return `opened:${key}`;
  };
  const open = async () => {
    const mine = (opening += 1);
    const words = new URLSearchParams(location.hash.slice(1));
    received = null;
    broken = "";
    const last = keep.note("case");
    let id = words.get("case") || (last && data.cases[last] ? last : first());
    let found = null;
    if (words.has(link.NAME)) {
      try {
        found = await link.unpack(words.get(link.NAME));
        if (!data.cases[found.file.extends]) throw new Error(`This is “${tidy(found.file.title) || "a counter-case"}”${found.file.author ? ` by ${tidy(found.file.author)}` : ""}. It answers the case “${tidy(found.file.extends)}”, which this book does not hold, or no longer holds; so it is not shown with a verdict.`);
        id = found.file.extends;
      } catch (error) {
        broken = error.message;
        found = null;
      }
    }
    if (!data.cases[id]) {
      broken = `The link speaks of the case “${id}”, which this book does not hold, or no longer holds.`;
      id = first();
    }
    if (!(await there(id, mine))) return;
    opened = mine;
    if (found) {
      settle(id);
      try {
        const came = Countercase.read(data, found);
        const words_ = (of) => JSON.stringify(Countercase.written(data, { ...of, date: "" }));
        if (words_(draft.now) !== words_(came) || found.answers !== data.cases[id].imprint) received = { payload: found, argument: came, hash: location.hash };
      } catch (error) {
        broken = error.message;
      }
    } else if (words.get("case") === id && !words.has("at") && [...words.keys()].length > 1) {
      settle(id);
      const came = link.former(data, fresh(id), words);
      if (came.changes.length && JSON.stringify(came.changes) !== JSON.stringify(draft.now.changes)) received = { payload: {}, argument: came, hash: location.hash, former: true };
    }
    if (!draft || draft.now.extends !== id) settle(id);
    draw(words.has("at") && !broken ? take(words.get("at")) : undefined);
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
