// An argument in the words of a counter-case file, which are those of a link: there and back, and as text.
"use strict";

(() => {
  const { STRENGTHS, tidy, paragraphs, fresh, numbered, place } = Countercase;
  // what a file may say and the page has no field for: it is carried along as it is
  const CARRIED = ["open"];

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
    if (argument.date) file.date = argument.date;
    for (const key of ["question", "summary"]) if (tidy(argument[key])) file[key] = tidy(argument[key]);
    file.thesis = tidy(argument.thesis);
    const read = new Set(argument.changes.map((c) => c.evidence));
    const facts = Object.entries(argument.facts).filter(([id]) => read.has(id));
    const cited = new Set(facts.map(([, f]) => f.source));
    const sources = Object.entries(argument.sources).filter(([key]) => cited.has(key));
    if (sources.length) file.sources = Object.fromEntries(sources.map(([key, source]) => [key, source?.work ? source : place.work(place.described(source))]));
    file.changes = changes;
    const told = Object.entries(argument.narratives || {}).map(([part, text]) => [part, paragraphs(text).join("\n\n")]).filter(([, text]) => text);
    if (told.length) file.narratives = Object.fromEntries(told);
    const minds = [...(tidy(argument.mind) ? [{ ...argument.carried?.mind, text: tidy(argument.mind) }] : []), ...(argument.carried?.minds || [])];
    if (minds.length) file.falsifiers = minds;
    for (const key of CARRIED) if (argument.carried?.[key]) file[key] = argument.carried[key];
    return { file, facts: facts.map(([id, f]) => Object.fromEntries(data.columns.map((c) => [c, c === "id" ? id : tidy(f[c])]).filter(([, text]) => text))) };
  };

  // The same backwards. What does not fit the case is kept as it is, so that it can be shown.
  const read = (data, { file, facts }) => {
    const base = data.cases[file.extends];
    const argument = fresh(file.extends);
    for (const key of ["title", "short", "author", "question", "summary", "thesis", "date"]) argument[key] = tidy(file[key]);
    const [mind, ...minds] = file.falsifiers || [];
    argument.mind = tidy(mind?.text);
    if (mind || CARRIED.some((key) => file[key])) argument.carried = { mind, minds, ...Object.fromEntries(CARRIED.filter((key) => file[key]).map((key) => [key, file[key]])) };
    argument.sources = { ...file.sources };
    argument.narratives = { ...file.narratives };
    for (const f of facts || []) argument.facts[f.id] = { ...f, points: [], own: true };
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
    for (const key of ["title", "short", "author", "date", "question", "summary", "thesis"]) if (file[key]) lines.push(`${key}: ${quoted(tidy(file[key]))}`);
    if (file.sources) lines.push("sources:");
    for (const [name_, value] of Object.entries(file.sources || {})) {
      if (typeof value === "string") lines.push(`  ${name_}: ${quoted(tidy(value))}`);
      else lines.push(`  ${name_}:`, ...Object.entries(value).map(([field, text]) => `    ${field}: ${quoted(tidy(text))}`));
    }
    // paragraphs stand as paragraphs, to be read and gone on with in an editor
    if (file.narratives) lines.push("narratives:");
    for (const [part, text] of Object.entries(file.narratives || {})) {
      lines.push(`  ${part}: |-`, ...paragraphs(text).flatMap((words, i) => (i ? ["", `    ${words}`] : [`    ${words}`])));
    }
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

  Object.assign(Countercase, { written, read, travelling, yaml, table });
})();
