// The form for a fact of one's own: what happened, when, in which work, and where in it. What is typed is kept as it is
// typed, so that nothing of it is lost on the way.
"use strict";

Countercase.views.push((show) => {
  const { data, ui, acts, make, button, fill } = show;
  const { place } = Countercase;

  const own = (now, name, level) => {
    const held = acts.form(), { sources } = now.argument;
    const known = Object.keys(sources);
    if (held.key === undefined || (held.key && !sources[held.key])) held.key = known.at(-1) ?? "";
    held.kind ??= "page";
    const keep = (key) => (event) => acts.form({ [key]: event.target.value });
    const field = (key, label, more = {}, hint = "") => {
      const tag = more.rows ? "textarea" : "input";
      const input = make(tag, { ...(more.rows ? {} : { type: "text" }), value: held[key] ?? "", "data-focus": `own/${key}`, ...more, on: { input: (event) => { input.setCustomValidity(""); keep(key)(event); } } });
      return [input, make("label", {}, label, input, hint && make("small", {}, hint))];
    };
    const [event, eventLabel] = field("event", "What happened, in a sentence", { rows: 2, maxLength: 600, required: true });
    const [date, dateLabel] = field("date", "When", { required: true }, "1994, 1994-05-17, or 1988/2000");
    const [title, titleLabel] = field("title", "Its title", { maxLength: 300 });
    const [, authorLabel] = field("author", "Who wrote it", { maxLength: 200 }, "Smith, or World Bank");
    const [year, yearLabel] = field("year", "Year", { maxLength: 20, inputMode: "numeric" });
    const [, publishedLabel] = field("published", "Published by, or in", { maxLength: 200 });
    const [address, addressLabel] = field("address", "Where it can be read", { maxLength: 300, inputMode: "url" }, "https://…");
    const described = make("div", { className: "cca-work" }, titleLabel, make("div", { className: "cca-two" }, authorLabel, yearLabel, publishedLabel), addressLabel);
    const work = known.length > 0 && make("select", { "data-focus": "own/key", on: { change: (chosen) => { keep("key")(chosen); settle(); } } }, known.map((key) => new Option(place.mark(sources[key], key), key)), new Option(held.id ? "The work as it stands below" : "Another work", ""));
    const [at, atLabel] = field("at", "Which", { required: true, maxLength: 320 });
    const hint = make("small", {});
    atLabel.append(hint);
    const kind = make("select", { "data-focus": "own/kind", on: { change: (chosen) => { keep("kind")(chosen); at.setCustomValidity(""); settle(); } } }, Object.entries(place.KINDS).map(([key, { title: words }]) => new Option(words, key)));
    kind.value = held.kind;
    if (work) work.value = held.key;
    const settle = () => {
      described.hidden = Boolean(held.key);
      title.required = !held.key;
      hint.textContent = place.KINDS[held.kind].like;
    };
    settle();
    const proof = make("select", { "data-focus": "own/proof", on: { change: keep("proof") } }, Object.entries(data.proofs).map(([key, words]) => new Option(words, key)));
    proof.value = held.proof ??= "cited";

    // what the file would refuse is said at the field, before it goes anywhere
    const wrong = () => {
      const say = (input, words) => { input.setCustomValidity(words); return Boolean(words); };
      return [
        say(date, place.undated(date.value.trim())),
        say(address, !held.key && address.value.trim() && !place.address(address.value.trim()) ? "It begins with https:// or http://, and holds no spaces." : ""),
        say(at, place.wrong(held.kind, at.value.trim())),
        say(title, !held.key && !Countercase.tidy(title.value) ? "A work has a title; where it has none, say in square brackets what it is." : ""),
        say(event, Countercase.tidy(event.value) ? "" : "Say what happened."),
        say(year, !held.key && year.value.trim() && !/\d/.test(year.value) ? "A year: 2003." : ""),
      ].some(Boolean);
    };
    const form = make("form", { noValidate: true, on: { submit: (submitted) => {
      submitted.preventDefault();
      if (wrong() || !form.checkValidity()) form.reportValidity();
      else acts.own(name, level.value, { ...held, event: event.value, date: date.value.trim(), at: at.value.trim(), proof: proof.value, source: held });
    } } },
      eventLabel, dateLabel,
      make("fieldset", {}, make("legend", {}, "The work that says so"), work && make("label", {}, "Which work", work), described,
        make("div", { className: "cca-two" }, make("label", {}, "The place in it", kind), atLabel)),
      make("label", {}, "How the work knows", proof),
      make("p", { className: "cca-row" }, make("button", { type: "submit", className: "cca-main" }, held.id ? "Mend it" : "Put it on the scale")));
    return make("details", { className: "cca-own", open: Boolean(ui.ownOpen || held.id), on: { toggle: (event_) => { ui.ownOpen = event_.target.open; } } },
      make("summary", {}, held.id ? "Mend your fact" : "Bring a fact of your own"), form);
  };

  return { own };
});
