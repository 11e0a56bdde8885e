// Judging in the page. The rules are not written here: `evaluate` reads the same decision tables that Python reads, from
// the data file, and tests hold the two to the same verdicts.
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

  // The levels that stay open by the standard of proof, as data/standard.py has them.
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

  // Whether levels can hold together as the switches stand.
  const holds = (joint, switches) => joint && Object.entries(joint.when).every(([name, options]) => options.includes(switches[name]));

  // The levels that hold together, and not against each other, where each has a reading that is strong enough.
  const heldTogether = ({ joint }, own, switches) =>
    holds(joint, switches) && joint.of.every((level) => own.some((r) => r.points_to === level && r.strength >= joint.strength)) ? joint.of : [];

  // The levels of a criterion that stay open: those that the standard of proof leaves, or the joint level where levels
  // hold together. The joint level is no third level beside them.
  const openLevels = (standard, criterion, own, weights, margin, switches) => {
    const { levels, joint } = criterion;
    const joins = holds(joint, switches);
    if (!own.length) return levels.filter((level) => joins || !joint || level !== joint.level);
    const strongest = Object.fromEntries(levels.map((level) => [level, 0]));
    for (const r of own) strongest[r.points_to] = Math.max(strongest[r.points_to], r.strength);
    if (heldTogether(criterion, own, switches).length) return [joint.level];
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
        return [name, { weights, open: openLevels(framework.standard, criterion, own, weights, margin, switches), together: heldTogether(criterion, own, switches), read: own.length }];
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

  // Every part of a case, with the readings, switches and margin as they are set.
  const evaluate = (framework, parts, margin, switches) =>
    parts.map((part) => {
      const held = parts.filter((p) => p.id === part.id || part.builds_on.includes(p.id)).flatMap((p) => p.readings);
      const weighings = weigh(framework, held.filter((r) => r.strength > 0), margin, switches);
      return { id: part.id, weighings, ...outcomes(framework, weighings, switches) };
    });

  // The criteria that cannot move the verdict as things stand: whichever of its levels such a criterion came to, the same
  // verdicts would be left.
  const idle = (framework, weighings, switches) =>
    Object.entries(framework.criteria)
      .filter(([name, { levels, joint }]) => {
        const joins = holds(joint, switches);
        const possible = levels.filter((level) => !joint || joins || level !== joint.level);
        const found = possible.map((level) => outcomes(framework, { ...weighings, [name]: { open: [level] } }, switches));
        return found.every(({ verdicts }) => verdicts.join() === found[0].verdicts.join());
      })
      .map(([name]) => name);

  return { evaluate, idle, weigh, outcomes };
})();
window.Countercase = Countercase;
