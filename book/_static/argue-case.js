// An argument against a case: what a reader changes, and why. It knows no page, keeps nothing, and draws nothing.
//
// In memory each change names one reading by its part, fact, criterion and `n`, since a fact may be read twice for one
// criterion. argue-file.js has it in the words of a file.
"use strict";

(() => {
  const STRENGTHS = ["left out", "suggestive", "substantial", "decisive"];
  // what nobody sees, as data/invisible.py has it, and line ends: the file holds each text on one line
  const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u3164\uffa0\ufff9-\ufffb\ufffe\uffff]/g;
  const tidy = (text) => String(text ?? "").replace(/\s+/g, " ").replace(UNSEEN, "").trim();
  // a text of several paragraphs, each on its line, with an empty line between them
  const paragraphs = (text) => String(text ?? "").split(/\n[^\S\n]*\n/).map(tidy).filter(Boolean);
  const slug = (text, most = 60) =>
    tidy(text).normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/['’]/g, "").replace(/[^a-z0-9]+/g, "-").slice(0, most).replace(/^-+|-+$/g, "");

  const fresh = (id, author = "") => ({
    extends: id, title: "", short: "", author, question: "", summary: "", thesis: "", mind: "", narratives: {}, changes: [], sources: {}, facts: {},
  });

  const isReading = (change) => ["reread", "drop", "add"].includes(change.kind);
  const target = (c) => (isReading(c) ? [c.kind === "add" ? "add" : "read", c.part, c.evidence, c.criterion, c.n || 0].join("/") : `${c.kind}/${c.name || ""}`);

  // the facts that an argument can read: those on record, those that the case brings which it answers, and its own
  const onRecord = (data, argument) => [data.facts, data.cases[argument.extends].facts];
  const fact = (data, argument, id) => [...onRecord(data, argument), argument.facts].find((held) => Object.hasOwn(held, id))?.[id] ?? null;

  const numbered = (readings) =>
    readings.map((r, i) => ({
      ...r,
      n: readings.slice(0, i).filter((o) => o.evidence === r.evidence && o.criterion === r.criterion).length,
    }));

  // The case with the changes made: what it is judged by, and in each part its readings, a dropped one with strength 0.
  // Each keeps what the author says of it (`before`) and the change that made it so. `misfits` are the changes that the
  // case has no place for, each with the reason.
  const resolve = (data, argument) => {
    const base = data.cases[argument.extends];
    const found = {
      framework: base.framework, switches: { ...base.switches }, margin: base.margin, misfits: [], idleChanges: [],
      parts: base.parts.map((p) => ({ ...p, readings: numbered(p.readings).map((r) => ({ ...r, before: r, change: null })) })),
    };
    const misfit = (change, why) => found.misfits.push({ change, why });
    const inOrder = [...argument.changes].sort((a, b) => (b.kind === "framework") - (a.kind === "framework"));
    for (const change of inOrder) {
      const rule = data.frameworks[found.framework];
      if (change.kind === "framework") {
        if (!data.frameworks[change.to]) misfit(change, "There is no such rule.");
        else {
          found.framework = change.to;
          found.switches = Object.fromEntries(Object.entries(data.frameworks[change.to].switches).map(([n, s]) => [n, s.default]));
          found.margin = 0;
          for (const part of found.parts) Object.assign(part, { readings: [], stated: [] });
        }
      } else if (change.kind === "margin") {
        if (change.to === found.margin) found.idleChanges.push(change);
        found.margin = change.to;
      } else if (change.kind === "switch") {
        if (!rule.switches[change.name]) misfit(change, "The rule has no such switch.");
        else if (!Object.hasOwn(rule.switches[change.name].options, change.to)) misfit(change, "The switch has no such option.");
        else {
          if (found.switches[change.name] === change.to) found.idleChanges.push(change);
          found.switches[change.name] = change.to;
        }
      } else {
        const part = found.parts.find((p) => p.id === change.part);
        const criterion = rule.criteria[change.criterion];
        const held = part?.readings.filter((r) => r.evidence === change.evidence && r.criterion === change.criterion && r.strength) || [];
        const old = held.find((r) => r.n === (change.n || 0) && !r.change);
        if (!fact(data, argument, change.evidence)) misfit(change, "This fact is not on record.");
        else if (!part) misfit(change, "The case has no such part.");
        else if (!criterion) misfit(change, "The rule asks no such question.");
        else if (change.kind !== "drop" && !criterion.levels.includes(change.points_to)) misfit(change, "The question has no such answer.");
        else if (change.kind === "add" && held.length) misfit(change, "The case reads this fact for this question already.");
        else if (change.kind !== "add" && !old) misfit(change, "The case does not read this fact so.");
        else if (change.kind === "add") part.readings.push({ ...change, n: 0, before: null, change });
        else {
          if (change.kind === "reread" && change.points_to === old.points_to && change.strength === old.strength) found.idleChanges.push(change);
          const now = change.kind === "drop" ? { strength: 0 } : { points_to: change.points_to, strength: change.strength };
          Object.assign(old, now, { change });
        }
      }
    }
    return found;
  };

  // One argument is judged once: nothing changes an argument, so that the same changes come to the same.
  const judged = new WeakMap();
  const judge = (data, argument) => {
    const held = judged.get(argument.changes);
    if (held && held.data === data && held.of === argument.extends && held.facts === argument.facts) return held.made;
    const made = resolve(data, argument);
    made.found = Countercase.evaluate(data.frameworks[made.framework], made.parts, made.margin, made.switches);
    judged.set(argument.changes, { data, of: argument.extends, facts: argument.facts, made });
    return made;
  };
  const untouched = new WeakMap();
  const original = (data, id) => {
    if (!untouched.has(data)) untouched.set(data, new Map());
    const cases = untouched.get(data);
    if (!cases.has(id)) cases.set(id, judge(data, fresh(id)));
    return cases.get(id);
  };
  const comesTo = (judged) => Object.fromEntries(judged.found.map((part) => [part.id, part.verdicts]));

  // A change in the place of the one with the same target; `null` takes that away. What says what the author says is no
  // change, and keeps nothing.
  const put = (argument, at, change) => {
    const place = argument.changes.findIndex((c) => target(c) === at);
    const changes = [...argument.changes];
    if (place >= 0) changes.splice(place, 1, ...(change ? [change] : []));
    else if (change) changes.push(change);
    return { ...argument, changes };
  };

  // What each change does to the verdicts by itself, and what would be left of them without it.
  const effects = (data, argument) => {
    const words = (made) => made.found.map((p) => p.verdicts.join()).join(";");
    const said = (changes) => words(judge(data, { ...argument, changes }));
    const bare = words(original(data, argument.extends)), now = said(argument.changes);
    // one change alone is what all of them come to, and without it the case is as it was
    if (argument.changes.length === 1) return new Map([[argument.changes[0], { alone: now !== bare, needed: now !== bare }]]);
    const frame = argument.changes.filter((c) => c.kind === "framework");
    const before = frame.length ? said(frame) : bare;
    return new Map(
      argument.changes.map((change) => {
        const others = argument.changes.filter((c) => c !== change);
        const alone = said(change.kind === "framework" ? [change] : [...frame, change]) !== (change.kind === "framework" ? bare : before);
        return [change, { alone, needed: said(others) !== now }];
      }),
    );
  };

  // Two facts that one sentence of a source tells make one point: read for one level in one part, they count twice, and
  // no file with them is accepted. As data/points.py has it.
  const repeated = (data, argument, made) => {
    const found = [];
    for (const part of made.parts) {
      const held = made.parts.filter((p) => p === part || part.builds_on.includes(p.id)).flatMap((p) => p.readings.filter((r) => r.strength).map((r) => ({ ...r, own: p === part })));
      const groups = new Map();
      for (const r of held) {
        for (const point of fact(data, argument, r.evidence)?.points || []) {
          const key = [r.criterion, r.points_to, point].join();
          groups.set(key, [...(groups.get(key) || []), r]);
        }
      }
      for (const group of groups.values()) {
        const names = new Set(group.map((r) => r.evidence));
        if (names.size > 1 && group.some((r) => r.own) && group.some((r) => r.change)) found.push(group.find((r) => r.change));
      }
    }
    return found;
  };

  Object.assign(Countercase, { STRENGTHS, tidy, paragraphs, slug, fresh, isReading, target, onRecord, fact, numbered, resolve, judge, original, comesTo, put, effects, repeated });
})();
