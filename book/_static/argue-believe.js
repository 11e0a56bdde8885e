// What one would have to believe: the fewest changes, up to two, under which a part comes to another verdict and to no
// other. All of one are tried before any of two, as in argue/believe.py, which goes further.
"use strict";

(() => {
  const MOST = 20_000; // sets of two that are counted

  // Each way in which one of the readings could be read otherwise. Readings that weigh alike are interchangeable, and
  // those that nobody disputes stay as they are.
  const ways = (criterion, readings) => {
    const classes = new Map();
    for (const r of readings.filter((one) => !one.given)) classes.set(`${r.points_to}/${r.strength}`, [...(classes.get(`${r.points_to}/${r.strength}`) || []), r]);
    const goals = [{ points_to: "", strength: 0 }, ...criterion.levels.flatMap((points_to) => [1, 2, 3].map((strength) => ({ points_to, strength })))];
    return [...classes.values()].flatMap((alike) =>
      goals.filter((g) => g.strength === 0 || g.points_to !== alike[0].points_to || g.strength !== alike[0].strength).map((goal) => ({ alike, goal })));
  };

  // By which levels they leave open: the ways in which one reading, or two of them, can be read otherwise.
  const reached = (rule, name, readings, margin, switches, count) => {
    const criterion = rule.criteria[name];
    const alone = { ...rule, criteria: { [name]: criterion } };
    const found = new Map();
    // the sets themselves are written out only where they lead somewhere: there can be very many
    const note = (made, written) => {
      const open = Countercase.weigh(alone, made.filter((r) => r.strength), margin, switches)[name].open;
      if (!found.has(open.join())) found.set(open.join(), { open, written: [] });
      found.get(open.join()).written.push(written);
    };
    const moved = (list, r, goal) => list.map((o) => (o === r ? { ...o, ...goal, points_to: goal.points_to || o.points_to } : o));
    const all = ways(criterion, readings);
    if (count === 1) for (const { alike, goal } of all) note(moved(readings, alike[0], goal), () => alike.map((r) => [{ r, goal }]));
    else {
      all.forEach((one, i) => all.slice(i).forEach((two) => {
        const a = one.alike[0], b = one.alike === two.alike ? two.alike[1] : two.alike[0];
        if (!b) return;
        note(moved(moved(readings, a, one.goal), b, two.goal), () =>
          one.alike.flatMap((r, k) => (one.alike === two.alike && one.goal === two.goal ? two.alike.slice(k + 1) : two.alike).filter((o) => o !== r).map((o) => [{ r, goal: one.goal }, { r: o, goal: two.goal }])));
      }));
    }
    return [...found.values()].map(({ open, written }) => ({ open, get sets() { return written.flatMap((write) => write()); } }));
  };

  // `readings` are those that the part weighs. The answer: how many changes it takes, and the sets of them.
  const believe = (rule, readings, margin, switches, goal) => {
    const names = Object.keys(rule.criteria);
    const own = (name) => readings.filter((r) => r.criterion === name);
    const settings = (to, by) => ({ margin, switches, ...(to === "margin" ? { margin: by } : { switches: { ...switches, [to]: by } }) });
    const most = Math.min(30, readings.reduce((sum, r) => sum + r.strength, 0));
    const turns = [
      ...Object.entries(rule.switches).flatMap(([name, s]) => Object.keys(s.options).filter((o) => o !== switches[name]).map((to) => ({ turn: name, to }))),
      ...Array.from({ length: most + 1 }, (_, to) => to).filter((to) => to !== margin).map((to) => ({ turn: "margin", to })),
    ];
    // of margins that do the same, the nearest to what stands
    turns.sort((a, b) => (a.turn === "margin") - (b.turn === "margin") || Math.abs(a.to - margin) - Math.abs(b.to - margin) || 0);
    const reaches = (at, others) => {
      const weighings = { ...Countercase.weigh(rule, readings, at.margin, at.switches), ...others };
      return Countercase.outcomes(rule, weighings, at.switches).verdicts.join() === goal;
    };
    const here = { margin, switches };
    const single = (at) => names.flatMap((name) => reached(rule, name, own(name), at.margin, at.switches, 1).filter(({ open }) => reaches(at, { [name]: { open } })).flatMap(({ sets }) => sets));
    const once = (sets) => {
      const seen = new Set();
      return sets.filter((set) => {
        const key = set.some((c) => c.turn === "margin") && JSON.stringify(set.map((c) => (c.turn === "margin" ? "margin" : c.turn ? [c.turn, c.to] : [readings.indexOf(c.r), c.goal])));
        if (key && seen.has(key)) return false;
        if (key) seen.add(key);
        return true;
      });
    };
    if (reaches(here, {})) return { size: 0, sets: [[]] };
    const ones = once([...turns.filter((t) => reaches(settings(t.turn, t.to), {})).map((t) => [t]), ...single(here)]);
    if (ones.length) return { size: 1, sets: ones };
    const twos = [];
    const pair = (some, others) => some.forEach((a) => others.forEach((b) => twos.length < MOST && twos.push([...a, ...b])));
    for (const [i, a] of turns.entries()) {
      const at = settings(a.turn, a.to);
      for (const b of turns.slice(i + 1)) {
        if (b.turn === a.turn) continue;
        const both = b.turn === "margin" ? { ...at, margin: b.to } : { ...at, switches: { ...at.switches, [b.turn]: b.to } };
        if (reaches(both, {})) twos.push([a, b]);
      }
      for (const set of single(at)) twos.push([a, ...set]);
    }
    const first = names.map((name) => reached(rule, name, own(name), margin, switches, 1));
    names.forEach((name, i) => {
      for (const { open, sets } of reached(rule, name, own(name), margin, switches, 2)) if (reaches(here, { [name]: { open } })) twos.push(...sets);
      names.slice(i + 1).forEach((other, k) => {
        for (const one of first[i]) for (const two of first[i + 1 + k]) {
          if (reaches(here, { [name]: { open: one.open }, [other]: { open: two.open } })) pair(one.sets, two.sets);
        }
      });
    });
    const found = once(twos);
    return found.length ? { size: 2, sets: found } : { size: null, sets: [] };
  };

  Object.assign(Countercase, { believe });
})();
