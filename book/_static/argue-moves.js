// What a reader's hand makes of an argument: each move takes one and gives another. It knows no page.
"use strict";

(() => {
  const { target, put, slug, tidy, place } = Countercase;
  const reasonFor = (argument, at) => argument.changes.find((c) => target(c) === at)?.because || "";

  // a reading with another answer or another strength; without a strength it is left out
  const read = (data, argument, part, r, { points_to, strength }) => {
    const at = { part, evidence: r.evidence, criterion: r.criterion };
    if (!r.before) {
      const old = `add/${part}/${r.evidence}/${r.criterion}/0`;
      return put(argument, old, strength ? { kind: "add", ...at, points_to, strength, because: reasonFor(argument, old), ...(r.change.locator ? { locator: r.change.locator } : {}) } : null);
    }
    // a fact that is read twice for one criterion is left out of both
    const twins = Countercase.original(data, argument.extends).parts.find((p) => p.id === part).readings.filter((o) => o.evidence === r.evidence && o.criterion === r.criterion);
    let made = argument;
    for (const twin of twins.filter((o) => o.n === r.n || !strength || !r.strength)) {
      const old = `read/${part}/${r.evidence}/${r.criterion}/${twin.n}`, because = reasonFor(argument, old);
      const mine = twin.n === r.n;
      const same = strength && (!mine || (points_to === twin.points_to && strength === twin.strength));
      const was = [twin.points_to, twin.strength];
      made = put(made, old, same ? null : strength ? { kind: "reread", ...at, n: twin.n, points_to, strength, because, was } : { kind: "drop", ...at, n: twin.n, because, was });
    }
    return made;
  };
  // a reading taken from one criterion to another
  const move = (data, argument, part, r, criterion, points_to) => {
    const strength = r.strength || r.before?.strength || 1;
    return put(read(data, argument, part, r, { strength: 0 }), `add/${part}/${r.evidence}/${criterion}/0`, { kind: "add", part, evidence: r.evidence, criterion, points_to, strength, because: r.change?.because || "" });
  };
  // a fact that is read in addition; what was left out here comes back instead
  const add = (data, argument, part, evidence, criterion, points_to) => {
    const out = Countercase.judge(data, argument).parts.find((p) => p.id === part).readings.find((r) => r.evidence === evidence && r.criterion === criterion && r.before);
    if (out) return read(data, argument, part, out, { points_to, strength: out.before.strength });
    return put(argument, `add/${part}/${evidence}/${criterion}/0`, { kind: "add", part, evidence, criterion, points_to, strength: 1, because: "" });
  };

  // the rule as it stands before the reader turns anything in it
  const untouched = (data, of) => {
    const frame = of.changes.filter((c) => c.kind === "framework");
    return frame.length ? Countercase.resolve(data, { ...of, changes: frame }) : Countercase.original(data, of.extends);
  };
  const turn = (data, argument, name, to) => {
    const at = `switch/${name}`;
    return put(argument, at, to === untouched(data, argument).switches[name] ? null : { kind: "switch", name, to, because: reasonFor(argument, at) });
  };
  const margin = (data, argument, to) => put(argument, "margin/", to === untouched(data, argument).margin ? null : { kind: "margin", to, because: reasonFor(argument, "margin/") });
  // Another rule asks other questions, so that nothing of what was changed under the one before has a place in it.
  const judgeBy = (data, argument, to) => {
    const changes = to === data.cases[argument.extends].framework ? [] : [{ kind: "framework", to, because: reasonFor(argument, "framework/") }];
    return { ...argument, changes };
  };
  // one of the sets of changes that lead to a verdict
  const believe = (data, argument, set) => {
    let made = argument;
    for (const { turn: by, to, part, r, goal } of set) {
      if (by === "margin") made = margin(data, made, to);
      else if (by) made = turn(data, made, by, to);
      else made = read(data, made, part, r, { points_to: goal.points_to || r.points_to, strength: goal.strength });
    }
    return made;
  };

  // ---- facts of one's own ----
  const keyFor = (data, argument, source) => {
    const known = Object.keys(argument.sources).find((key) => place.same(argument.sources[key], source));
    if (known) return known;
    const { author, title, work } = place.described(source);
    const letters = (author || title || data.works[work]?.mark || work).toLowerCase().normalize("NFKD").replace(/[^a-z]/g, "").slice(0, 16) || "source";
    const taken = [data.sources, data.cases[argument.extends].sources, argument.sources];
    let key = letters;
    for (let i = 0; key === "null" || taken.some((held) => Object.hasOwn(held, key)); i += 1) key = letters + String.fromCharCode(97 + (i % 26)).repeat(1 + Math.floor(i / 26));
    return key;
  };
  // What can be said of a fact beside what is needed. What a source gives for it, its own works and notes, is left to the
  // table: it is a thing of whoever rebuilds that source.
  const MORE = ["value", "unit", "comparator", "comparator_value", "actor", "institution", "norm", "quote"];
  // A fact of one's own, new or, where it has an id, mended: [the argument that has it, its id]. Its work stands under
  // `key`: one that the argument names already, `text:` and one that the book rebuilds, `work:` and one of its
  // references, or none where it is described.
  const own = (data, argument, { id, event, date, proof, kind, at, key = "", source, ...typed }) => {
    const old = id && argument.facts[id];
    const [sort, named_] = key.includes(":") ? key.split(":", 2) : ["", key];
    const work = sort === "work" ? { work: key.slice(5) } : place.work(source);
    // a work that no other fact cites is mended with its fact, under the same key
    const before = old && Object.hasOwn(argument.sources, old.source) && argument.sources[old.source];
    const alone = before && !before.work && !sort && !Object.entries(argument.facts).some(([name, f]) => name !== id && f.source === old.source);
    const held = sort === "text" || (!sort && key) ? named_ : "";
    const named = held || (alone ? old.source : keyFor(data, argument, work));
    let name = id;
    if (!name) {
      const stem = `${named}-${slug(event, 40)}`.replace(/-$/, "");
      name = stem;
      for (let i = 2; Countercase.fact(data, argument, name); i += 1) name = `${stem}-${i}`;
    }
    const more = Object.fromEntries(MORE.map((column) => [column, tidy(typed[column])]));
    const made = { ...old, ...more, source: named, locator: place.locator(named, kind, at), date, event: tidy(event), proof, points: [], own: true };
    return [{ ...argument, sources: { ...argument.sources, ...(held ? {} : { [named]: work }) }, facts: { ...argument.facts, [name]: made } }, name];
  };

  // ---- back ----
  // the other half of a move from one criterion to another
  const partner = (argument, change) => {
    const now = argument.changes.find((c) => target(c) === target(change));
    const kinds = { drop: "add", add: "drop" };
    return now && argument.changes.find((c) => c.kind === kinds[now.kind] && c.evidence === now.evidence && c.part === now.part && c.because === now.because);
  };
  const both = (argument, change) => {
    const other = partner(argument, change);
    return new Set([target(change), ...(other ? [target(other)] : [])]);
  };
  const undo = (argument, change) => {
    const gone = both(argument, change);
    return { ...argument, changes: change.kind === "framework" ? [] : argument.changes.filter((c) => !gone.has(target(c))) };
  };
  const reason = (argument, change, because) => {
    const all = both(argument, change);
    return { ...argument, changes: argument.changes.map((c) => (all.has(target(c)) ? { ...c, because } : c)) };
  };

  Object.assign(Countercase, { moves: { MORE, read, move, add, turn, margin, judgeBy, believe, own, undo, reason } });
})();
