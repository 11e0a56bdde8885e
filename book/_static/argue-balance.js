// A balance: how its beam stands by the weights on its pans, and how it tips when one of them changes.
"use strict";

(() => {
  // how each pan hangs: from -1, quite up, to 1, quite down
  const tilts = (weights) => {
    const lead = Math.max(...weights);
    if (!lead) return weights.map(() => 0);
    const leading = weights.filter((w) => w === lead).length;
    const next = Math.max(0, ...weights.filter((w) => w !== lead));
    return weights.map((w) => (w === lead ? (leading > 1 ? 0 : 0.35 + (0.65 * (lead - next)) / lead) : -(0.35 + (0.65 * (lead - w)) / lead)));
  };
  const stood = new Map(); // where each beam stood when it was last drawn
  const SVG = "http://www.w3.org/2000/svg";
  const balance = (key, weights) => {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("class", "cca-beam");
    const line = document.createElementNS(SVG, "polyline");
    svg.append(line);
    const pans = [];
    let centres = [];
    const set = (all) => {
      const at = all.map((t) => 18 + 13 * t);
      line.setAttribute("points", at.map((y, i) => `${centres[i]},${y}`).join(" "));
      pans.forEach((pan, i) => pan.style.setProperty("--cca-sink", `${at[i] - 36}px`));
    };
    const goal = tilts(weights);
    const from = stood.get(key) || goal.map(() => 0);
    stood.set(key, goal);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches || from.length !== goal.length || from.join() === goal.join();
    // once it is on the page, where its pans hang can be measured; then it is drawn. Who draws several measures all of
    // them first: the page is laid out anew whenever it is measured after something was drawn
    const measured = () => {
      const left = svg.getBoundingClientRect().left, wide = svg.clientWidth || 1;
      centres = pans.map((pan) => { const { left: at, width } = pan.getBoundingClientRect(); return at - left + width / 2; });
      return () => start(wide);
    };
    const start = (wide) => {
      svg.setAttribute("viewBox", `0 0 ${wide} 36`);
      if (still) return set(goal);
      const began = performance.now();
      const step = (now) => {
        const t = Math.min(1, (now - began) / 350), eased = 1 - (1 - t) ** 3;
        set(goal.map((g, i) => from[i] + (g - from[i]) * eased));
        if (t < 1 && svg.isConnected) requestAnimationFrame(step);
        else set(goal);
      };
      set(from);
      requestAnimationFrame(step);
    };
    return { svg, pans, measured };
  };

  Object.assign(Countercase, { balance });
})();
