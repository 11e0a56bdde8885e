// An argument against a case: what a reader changes, and why. It knows no page, keeps nothing, and draws nothing.
//
// In memory each change names one reading by its part, fact, criterion and `n`, since a fact may be read twice for one
// criterion. A file and a link hold the words of a counter-case file, which say the same in the way that Python reads.
"use strict";

(() => {
  // what a file may say and the page has no field for: it is carried along as it is
  const CARRIED = ["question", "summary", "open"];
  const STRENGTHS = ["left out", "suggestive", "substantial", "decisive"];
  // what nobody sees, as data/invisible.py has it, and line ends: the file holds each text on one line
  const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u3164\uffa0\ufff9-\ufffb\ufffe\uffff]/g;
  const tidy = (text) => String(text ?? "").replace(/\s+/g, " ").replace(UNSEEN, "").trim();
  const slug = (text, most = 60) =>
    tidy(text).normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/['’]/g, "").replace(/[^a-z0-9]+/g, "-").slice(0, most).replace(/^-+|-+$/g, "");

  const fresh = (id, author = "") => ({
    extends: id, title: "", short: "", author, thesis: "", mind: "", changes: [], sources: {}, facts: {},
  });

  const isReading = (change) => ["reread", "drop", "add"].includes(change.kind);
  const target = (c) => (isReading(c) ? [c.kind === "add" ? "add" : "read", c.part, c.evidence, c.criterion, c.n || 0].join("/") : `${c.kind}/${c.name || ""}`);

  const known = (data, argument) => Object.assign(Object.create(null), data.facts, argument.facts);

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
    const facts = known(data, argument);
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
        if (!facts[change.evidence]) misfit(change, "This fact is not on record.");
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

  const judge = (data, argument) => {
    const made = resolve(data, argument);
    return { ...made, found: Countercase.evaluate(data.frameworks[made.framework], made.parts, made.margin, made.switches) };
  };
  const original = (data, id) => judge(data, fresh(id));
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
    const said = (changes) => judge(data, { ...argument, changes }).found.map((p) => p.verdicts.join()).join(";");
    const frame = argument.changes.filter((c) => c.kind === "framework");
    const before = said(frame), now = said(argument.changes);
    return new Map(
      argument.changes.map((change) => {
        const others = argument.changes.filter((c) => c !== change);
        const alone = said(change.kind === "framework" ? [change] : [...frame, change]) !== (change.kind === "framework" ? said([]) : before);
        return [change, { alone, needed: said(others) !== now }];
      }),
    );
  };

  // Two facts that one sentence of a source tells make one point: read for one level in one part, they count twice, and
  // no file with them is accepted. As data/points.py has it.
  const repeated = (data, argument, made) => {
    const facts = known(data, argument);
    const found = [];
    for (const part of made.parts) {
      const held = made.parts.filter((p) => p === part || part.builds_on.includes(p.id)).flatMap((p) => p.readings.filter((r) => r.strength).map((r) => ({ ...r, own: p === part })));
      const groups = new Map();
      for (const r of held) {
        for (const point of facts[r.evidence]?.points || []) {
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

  // ---- the words of a file ----

  const written = (data, argument) => {
    const base = data.cases[argument.extends];
    const changes = [];
    const rest = (c) => ({ part: c.part, criterion: c.criterion, ...(c.kind === "drop" ? {} : { points_to: c.points_to, strength: STRENGTHS[c.strength] }), ...(c.locator ? { locator: c.locator } : {}), because: tidy(c.because) });
    const ordered = [...argument.changes].sort((a, b) => (b.kind === "framework") - (a.kind === "framework"));
    for (const c of ordered) {
      if (c.kind === "framework") changes.push({ framework: c.to, because: tidy(c.because) });
      else if (c.kind === "margin") changes.push({ margin: c.to, because: tidy(c.because) });
      else if (c.kind === "switch") changes.push({ switch: c.name, to: c.to, because: tidy(c.because) });
      else {
        const twins = numbered(base.parts.find((p) => p.id === c.part)?.readings || []).filter((r) => r.evidence === c.evidence && r.criterion === c.criterion);
        // of two readings of one fact for one criterion, a file speaks for the first before it speaks for the second
        for (const r of c.kind === "reread" ? twins.slice(0, c.n || 0) : []) {
          changes.push({ reread: r.evidence, ...rest({ ...r, kind: "reread", part: c.part }) });
        }
        if (c.kind !== "drop" || !c.n) changes.push({ [c.kind]: c.evidence, ...rest(c) });
      }
    }
    const file = { extends: argument.extends, title: tidy(argument.title) };
    if (tidy(argument.short)) file.short = tidy(argument.short);
    if (tidy(argument.author)) file.author = tidy(argument.author);
    file.thesis = tidy(argument.thesis);
    const read = new Set(argument.changes.map((c) => c.evidence));
    const facts = Object.entries(argument.facts).filter(([id]) => read.has(id));
    const cited = new Set(facts.map(([, f]) => f.source));
    const sources = Object.entries(argument.sources).filter(([key]) => cited.has(key));
    if (sources.length) file.sources = Object.fromEntries(sources.map(([key, title]) => [key, tidy(title)]));
    file.changes = changes;
    const minds = [...(tidy(argument.mind) ? [{ ...argument.carried?.mind, text: tidy(argument.mind) }] : []), ...(argument.carried?.minds || [])];
    if (minds.length) file.falsifiers = minds;
    for (const key of CARRIED) if (argument.carried?.[key]) file[key] = argument.carried[key];
    return { file, facts: facts.map(([id, f]) => ({ id, source: f.source, locator: f.locator, date: f.date, event: tidy(f.event), proof: f.proof })) };
  };

  // The same backwards. What does not fit the case is kept as it is, so that it can be shown.
  const read = (data, { file, facts }) => {
    const base = data.cases[file.extends];
    const argument = fresh(file.extends);
    for (const key of ["title", "short", "author", "thesis"]) argument[key] = tidy(file[key]);
    const [mind, ...minds] = file.falsifiers || [];
    argument.mind = tidy(mind?.text);
    if (mind || CARRIED.some((key) => file[key])) argument.carried = { mind, minds, ...Object.fromEntries(CARRIED.filter((key) => file[key]).map((key) => [key, file[key]])) };
    argument.sources = { ...file.sources };
    for (const f of facts || []) argument.facts[f.id] = { ...f, when: f.date, where: `${argument.sources[f.source] || f.source}, ${f.locator.split(":").pop().replace("p", "para. ")}`, points: [], own: true };
    const taken = new Set();
    const kept = (file.changes || []).some((c) => c.framework) ? [] : base?.parts || [];
    for (const c of file.changes || []) {
      const because = tidy(c.because);
      if (c.framework) argument.changes.push({ kind: "framework", to: c.framework, because });
      else if (c.margin !== undefined) argument.changes.push({ kind: "margin", to: Number(c.margin), because });
      else if (c.switch) argument.changes.push({ kind: "switch", name: c.switch, to: c.to, because });
      else {
        const kind = c.add ? "add" : c.drop ? "drop" : "reread";
        const strength = Math.max(STRENGTHS.indexOf(c.strength), Number(c.strength) || 0);
        const made = { kind, evidence: c[kind], part: c.part || (base?.parts.length === 1 ? base.parts[0].id : ""), criterion: c.criterion || "", because, was: c.was || null };
        if (c.locator) made.locator = c.locator;
        if (kind !== "drop") Object.assign(made, { points_to: c.points_to, strength });
        const named = kind === "add" ? [] : kept.flatMap((p) => numbered(p.readings).map((r) => ({ ...r, part: p.id })))
          .filter((r) => r.evidence === made.evidence && (!c.part || r.part === c.part) && (!c.criterion || r.criterion === c.criterion));
        const free = named.filter((r) => !taken.has([r.part, r.evidence, r.criterion, r.n].join("/")));
        const spoken = kind === "drop" ? free : [free.find((r) => r.points_to === made.points_to && r.strength === strength) || free[0]].filter(Boolean);
        for (const r of spoken) taken.add([r.part, r.evidence, r.criterion, r.n].join("/"));
        if (!spoken.length) argument.changes.push({ ...made, n: 0 });
        for (const r of spoken) {
          if (kind === "drop" || c.was || r.points_to !== made.points_to || r.strength !== strength) argument.changes.push({ ...made, part: r.part, criterion: r.criterion, n: r.n });
        }
      }
    }
    return argument;
  };

  // What the author said where a change was made: it travels with a link, to tell a case that has changed since.
  const travelling = (data, argument) => {
    const words = written(data, argument);
    const readings = data.cases[argument.extends].parts.flatMap((p) => p.readings.map((r) => ({ ...r, part: p.id })));
    for (const c of words.file.changes) {
      const name = c.reread || c.drop;
      const r = name && readings.find((o) => o.part === c.part && o.evidence === name && o.criterion === c.criterion);
      if (r) c.was = [r.points_to, r.strength];
    }
    return words;
  };

  // ---- the file as text ----

  const quoted = (text) => JSON.stringify(text);
  const yaml = (name, { file }) => {
    const lines = ["# yaml-language-server: $schema=../schemas/counter-case.schema.json", `id: ${name}`, `extends: ${file.extends}`];
    for (const key of ["title", "short", "author", "question", "summary", "thesis"]) if (file[key]) lines.push(`${key}: ${quoted(file[key])}`);
    if (file.sources) lines.push("sources:", ...Object.entries(file.sources).map(([key, title]) => `  ${key}: ${quoted(title)}`));
    lines.push("changes:");
    for (const change of file.changes) {
      Object.entries(change).forEach(([key, value], i) => lines.push(`${i ? "    " : "  - "}${key}: ${["because", "locator"].includes(key) ? quoted(value) : value}`));
    }
    for (const key of ["open", "falsifiers"]) {
      if (!file[key]) continue;
      lines.push(`${key}:`);
      for (const item of file[key]) Object.entries(item).forEach(([name_, value], i) => lines.push(`${i ? "    " : "  - "}${name_}: ${quoted(tidy(value))}`));
    }
    return `${lines.join("\n")}\n`;
  };
  const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const table = (data, { facts }) => `${[data.columns, ...facts.map((f) => data.columns.map((c) => cell(String(f[c] ?? ""))))].map((row) => row.join()).join("\n")}\n`;

  Object.assign(Countercase, { STRENGTHS, tidy, slug, fresh, isReading, target, resolve, judge, original, comesTo, put, effects, repeated, written, read, travelling, yaml, table });
})();
