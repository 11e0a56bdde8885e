// An argument that somebody sent: whose it is, what it changes and why, what flips, and whether the case is still the one
// that it answers.
"use strict";

Countercase.views.push((show) => {
  const { data, acts, make, button, capital, worded, owned, spoken } = show;

  const stale = (now, payload, all) => {
    const old = payload.answers && payload.answers !== data.cases[now.argument.extends].imprint;
    const misfits = now.made.misfits.length;
    const otherwise = all.filter(({ part }, i) => payload.comes_to?.[part.id] && payload.comes_to[part.id].join() !== now.made.found[i].verdicts.join());
    if (!old && !otherwise.length && !misfits) return "";
    return make("div", { className: "cca-stale", role: "alert" },
      make("p", {}, old ? `The case has changed since this was written${payload.edition ? ` (with edition ${payload.edition} of the book)` : ""}. ` : "",
        misfits ? `${capital(worded(misfits, "change"))} no longer ${misfits === 1 ? "fits" : "fit"}, and ${misfits === 1 ? "is" : "are"} marked below.` : old ? "Every change still fits." : ""),
      otherwise.map(({ part, are }) => make("p", {}, `${all.length > 1 ? `${part.label}: when` : "When"} it was written, it came to ${show.verdictWords(now.rule, payload.comes_to[part.id])}. Against the case as it is now it comes to ${are}.`)),
      old && !otherwise.length && make("p", {}, "It comes to the same verdicts as when it was written."));
  };

  const received = (now, { payload, former }) => {
    const a = now.argument, base = data.cases[a.extends], n = a.changes.length;
    const all = show.flips(now);
    const to = `${owned(base.short)} “${base.title}”`;
    return [
      make("h2", {}, former ? `Changes to ${to}` : `A counter-case by ${a.author || "somebody who gives no name"} to ${to}`),
      a.title && make("p", { className: "cca-title" }, a.title, a.date && make("small", {}, Countercase.place.dated(a.date))), a.thesis && make("blockquote", {}, make("p", {}, a.thesis)),
      a.summary && make("p", {}, a.summary),
      former && make("p", {}, "This link is of the former kind: it carries changes, and neither a thesis nor reasons."),
      stale(now, payload, all),
      make("p", {}, `It makes ${worded(n, "change")}.`),
      make("ul", { className: "cca-flips" }, all.map(({ part, moved, were, are }) => make("li", {}, all.length > 1 && make("b", {}, `${part.label}. `), moved ? `The verdict moves from ${were} to ` : "The verdict stays ", make("b", {}, are), "."))),
      show.changes(now, false),
      Object.entries(a.narratives || {}).filter(([, text]) => text).map(([part, text]) => make("div", { className: "cca-told" },
        make("p", {}, make("b", {}, `${now.made.parts.length > 1 ? now.made.parts.find((p) => p.id === part)?.label ?? spoken(part) : "The argument"}, as this critic tells it. `)),
        Countercase.paragraphs(text).map((words) => make("p", {}, words)))),
      a.mind && make("p", {}, make("b", {}, "What would change this critic’s mind: "), a.mind),
      make("p", { className: "cca-row" }, button("Go on from here", acts.goOn, "go-on", { className: "cca-main" }), button("See the case without it", () => acts.choose(a.extends), "without")),
    ];
  };

  return { received };
});
