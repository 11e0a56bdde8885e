// The changes of an argument in words: what each is, what it does, its reason and the author's, and what is missing.
"use strict";

Countercase.views.push((show) => {
  const { data, acts, make, button, spoken, brief } = show;
  const { STRENGTHS, isReading, tidy } = Countercase;

  const told = (now, { alone, needed }) => {
    if (now.argument.changes.length === 1) return alone ? "This change moves the verdict." : "This change does not move the verdict.";
    if (alone && needed) return "This change moves the verdict by itself, and without it the verdict would be another.";
    if (alone) return "This change would move the verdict by itself; with your others it is not needed.";
    return needed ? "This change moves the verdict together with others." : "This change does not move the verdict.";
  };
  // drops that are one half of a move, each with its other half
  const moves = (now) => {
    const found = new Map();
    for (const drop of now.argument.changes.filter((c) => c.kind === "drop")) {
      const add = now.argument.changes.find((c) => c.kind === "add" && c.evidence === drop.evidence && c.part === drop.part && c.because === drop.because && ![...found.values()].includes(c));
      if (add) found.set(drop, add);
    }
    return found;
  };
  // a change that fits, and whose ground the author has moved since it was made
  const otherwise = (now, change, before, as) => {
    const [points_to, strength] = change.was || [];
    if (now.made.idleChanges.includes(change)) return "The case itself says so now, so that nothing is left of this change.";
    if (!before || !change.was || (points_to === before.points_to && strength === before.strength)) return "";
    return `The case has changed here: when this was written, it read the fact as ${as({ points_to, strength })}.`;
  };
  const lines = (now, change, add) => {
    const base = data.cases[now.argument.extends], rule = now.rule;
    const title = (name) => rule.criteria[name]?.title ?? spoken(name);
    const as = (c) => `${spoken(c.points_to)}, ${STRENGTHS[c.strength] || "of unknown strength"}`;
    const reading = isReading(change) && now.made.parts.find((p) => p.id === change.part)?.readings.find((r) => r.change === change);
    const before = reading?.before;
    const head = { switch: () => rule.switches[change.name]?.title ?? spoken(change.name), margin: () => "The margin", framework: () => "The rule" }[change.kind];
    const does = {
      reread: () => `${title(change.criterion)}: ${as(change)}${before ? `, and not ${as(before)}` : ""}.`,
      drop: () => (add ? `Read for ${title(add.criterion)}: ${as(add)}; and not for ${title(change.criterion)}.` : `Left out of ${title(change.criterion)}${before ? `, where it was read as ${as(before)}` : ""}.`),
      add: () => `Added to ${title(change.criterion)}: ${as(change)}.`,
      switch: () => rule.switches[change.name]?.options[change.to] ?? spoken(change.to),
      margin: () => `${change.to}, and not ${base.margin}.`,
      framework: () => `${data.frameworks[change.to]?.title ?? change.to}, and not ${data.frameworks[base.framework].title}.`,
    }[change.kind]();
    const part = base.parts.length > 1 && isReading(change) ? base.parts.find((p) => p.id === change.part)?.label : "";
    const fact = head ? null : show.factOf(now, change.evidence);
    const own = fact?.own ? `${fact.when} · ${fact.where}` : "";
    return { head: head ? head() : fact.event, own, does: part ? `${part}. ${does}` : does, author: before ? `${show.authorOf(now)}: ${before.because}` : "", otherwise: otherwise(now, change, before, as) };
  };
  const changes = (now, mine) => {
    const moved = moves(now), second = new Set(moved.values());
    const effects = now.effects();
    return make("ol", { className: "cca-changes" }, now.argument.changes.filter((c) => !second.has(c)).map((change, i) => {
      const add = moved.get(change);
      const { head, own, does, author, otherwise: since } = lines(now, change, add);
      const misfit = now.made.misfits.find((m) => m.change === change || m.change === add);
      const effect = effects.get(add || change);
      return make("li", { className: misfit ? "cca-misfit" : "" },
        make("p", { className: "cca-head" }, head), own && make("p", { className: "cca-where" }, own), make("p", {}, does),
        mine ? show.reasonOf(now, change, `list/${i}/because`) : make("p", { className: "cca-because" }, change.because ? `Because: ${change.because}` : "No reason is given."),
        author && make("p", { className: "cca-author" }, author),
        since && make("p", { className: "cca-otherwise" }, since),
        misfit ? make("p", { className: "cca-stop" }, `This change no longer fits. ${misfit.why}`) : make("p", { className: "cca-effect" }, told(now, effect)),
        mine && make("p", { className: "cca-row" }, button("Undo this change", () => acts.undo(change, "list"), `list/${i}/undo`)));
    }));
  };

  // what is missing before it can go out: in words, and where it is given
  const missing = (now) => {
    const list = [];
    const say = (words, focus, listed) => list.push({ words, focus, list: listed });
    const { argument: a, made } = now;
    if (!a.changes.length) say("a change: nothing differs from the case yet", "");
    if (!tidy(a.title)) say("a title", "text/title");
    if (tidy(a.title).length > 300) say("a shorter title: at most 300 letters", "text/title");
    if (!tidy(a.thesis)) say("what you hold, in a sentence or two", "text/thesis");
    for (const change of a.changes) {
      const { head } = lines(now, change);
      const reading = made.parts.flatMap((p) => p.readings).find((r) => r.change === change);
      if (!tidy(change.because)) say(`your reason: ${brief(head, 60)}`, "list", true);
      else if (reading?.before && tidy(reading.before.because) === tidy(change.because)) say(`a reason of your own, where the author’s stands: ${brief(head, 60)}`, "list", true);
    }
    for (const [part, text] of Object.entries(a.narratives || {})) if (tidy(text) && !made.parts.some((p) => p.id === part)) say(`your telling in a part that the case has, or no longer has “${spoken(part)}”: empty it`, `tell/${part}`);
    for (const { change, why } of made.misfits) say(`a change that fits. ${why} (${brief(lines(now, change).head, 60)})`, "list", true);
    for (const r of Countercase.repeated(data, a, made)) say(`one reading less: one sentence of the source is one point, and “${brief(show.factOf(now, r.evidence).event, 50)}” is read beside another fact of the same sentence`, "list", true);
    return list;
  };

  // each part with its verdict before and now
  const flips = (now) => now.made.parts.map((part, i) => {
    const were = now.before.found[i].verdicts, are = now.made.found[i].verdicts;
    const moved = now.made.framework !== now.before.framework || were.join() !== are.join();
    return { part, moved, were: show.verdictWords(data.frameworks[now.before.framework], were), are: show.verdictWords(now.rule, are) };
  });

  return { told, changes, missing, flips };
});
