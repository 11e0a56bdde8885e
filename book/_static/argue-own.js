// The form for a fact of one's own: what happened, when, in which work, and where in it. What is typed is kept as it is
// typed, so that nothing of it is lost on the way.
"use strict";

Countercase.views.push((show) => {
  const { data, ui, acts, make, button, fill, brief } = show;
  const { place } = Countercase;

  const own = (now, name, level) => {
    const held = acts.form(), { sources } = now.argument;
    const texts = { ...data.sources, ...data.cases[now.argument.extends].sources };
    const known = Object.keys(sources).filter((key) => !sources[key]?.work);
    const choices = () => [
      ["", [["", held.id ? "The work as it stands below" : "Another work"]]],
      ["Your works", known.map((key) => [key, place.mark(sources[key], key)])],
      ["Texts that this book rebuilds", Object.entries(texts).map(([key, { mark }]) => [`text:${key}`, mark])],
      ["Its references", Object.entries(data.works).map(([key, { mark, title }]) => [`work:${key}`, mark.startsWith(title.slice(0, 50)) ? mark : `${mark}: ${brief(title)}`]).sort(([, a], [, b]) => a.localeCompare(b, "en"))],
    ];
    const among = (key) => choices().some(([, items]) => items.some(([one]) => one === key));
    if (held.key === undefined || !(held.key.startsWith("work:") || among(held.key))) held.key = known.at(-1) ?? "";
    held.kind ??= "page";
    const keep = (key) => (event) => acts.form({ [key]: event.target.value });
    const field = (key, label, more = {}, hint = "") => {
      const tag = more.rows ? "textarea" : "input";
      const input = make(tag, { ...(more.rows ? {} : { type: "text" }), value: held[key] ?? "", "data-focus": `own/${key}`, ...more, on: { input: (event) => { input.setCustomValidity(""); keep(key)(event); } } });
      return [input, show.labelled(label, input, hint)];
    };
    const [event, eventLabel] = field("event", "What happened, in a sentence", { rows: 2, maxLength: 600, required: true });
    const [date, dateLabel] = field("date", "When", { required: true }, "1994, 1994-05-17, or 1988/2000");
    const [value, valueLabel] = field("value", "The number it turns on", { maxLength: 24, inputMode: "decimal" }, "2500, or 15.21; it can stay empty");
    const [unit, unitLabel] = field("unit", "What it counts", { maxLength: 80 }, "personnel, or per cent");
    const [, actorLabel] = field("actor", "Who acts", { maxLength: 200 });
    const [, institutionLabel] = field("institution", "In which institution", { maxLength: 200 });
    const [, normLabel] = field("norm", "Which norm or field", { maxLength: 200 });
    const [, comparatorLabel] = field("comparator", "What the number is compared with", { maxLength: 200 });
    const [comparing, comparingLabel] = field("comparator_value", "And that number", { maxLength: 24, inputMode: "decimal" });
    const [quote, quoteLabel] = field("quote", "In the words of the work", { maxLength: 200 }, "at most twelve");
    const more = make("details", { className: "cca-more", open: ["actor", "institution", "norm", "comparator", "comparator_value", "quote"].some((key) => held[key]) },
      make("summary", {}, "More that can be said of it"),
      make("div", { className: "cca-two" }, actorLabel, institutionLabel, normLabel, comparatorLabel, comparingLabel, quoteLabel));
    const [title, titleLabel] = field("title", "Its title", { maxLength: 300 });
    const [, authorLabel] = field("author", "Who wrote it", { maxLength: 200 }, "Smith, or World Bank");
    const [year, yearLabel] = field("year", "Year", { maxLength: 20, inputMode: "numeric" });
    const [, publishedLabel] = field("published", "Published by, or in", { maxLength: 200 });
    const [address, addressLabel] = field("address", "Where it can be read", { maxLength: 300, inputMode: "url" }, "https://…");
    const described = make("div", { className: "cca-work" }, titleLabel, make("div", { className: "cca-two" }, authorLabel, yearLabel, publishedLabel), addressLabel);
    const work = make("select", { "data-focus": "own/key", on: { change: (chosen) => { keep("key")(chosen); settle(); } } });
    ui.refill = () => {
      fill(work, choices().filter(([, items]) => items.length).map(([label, items]) => { const made = items.map(([key, words]) => new Option(words, key)); return label ? make("optgroup", { label }, made) : made; }), !among(held.key) && new Option(held.key.slice(5), held.key));
      work.value = held.key;
    };
    const [at, atLabel] = field("at", "Which", { required: true, maxLength: 320 }, " ");
    const hint = atLabel.querySelector("small");
    const kind = make("select", { "data-focus": "own/kind", on: { change: (chosen) => {
      keep("kind")(chosen);
      at.setCustomValidity("");
      // the address of the work is typed once
      if (held.kind === "address" && !at.value && !held.key && held.address) acts.form({ at: (at.value = held.address) });
      settle();
    } } });
    ui.refill();
    // a text that the book rebuilds is counted in one way, and has an end
    const text = () => (held.key.startsWith("text:") ? texts[held.key.slice(5)] : null);
    const settle = () => {
      const unit = text()?.unit, kinds = Object.entries(place.KINDS).filter(([, one]) => !unit || one.unit === unit);
      if (!kinds.some(([key]) => key === held.kind)) acts.form({ kind: kinds[0][0] });
      fill(kind, kinds.map(([key, { title: words }]) => new Option(words, key)));
      kind.value = held.kind;
      described.hidden = Boolean(held.key);
      title.required = !held.key;
      hint.textContent = unit ? `${place.KINDS[held.kind].like}; the last is ${text().count}` : place.KINDS[held.kind].like;
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
        say(at, place.wrong(held.kind, at.value.trim()) || (text()?.unit && place.last(at.value) > text().count ? `The text ends at ${place.KINDS[held.kind].title.toLowerCase()} ${text().count}.` : "")),
        say(value, place.number(value.value.trim())),
        say(comparing, place.number(comparing.value.trim())),
        say(unit, unit.value.trim() && !value.value.trim() ? "A unit counts something: the number stands before it." : ""),
        say(quote, quote.value.trim().split(/\s+/).length > 12 ? "At most twelve words are quoted." : ""),
        say(title, !held.key && !Countercase.tidy(title.value) ? "A work has a title; where it has none, say in square brackets what it is." : ""),
        say(event, Countercase.tidy(event.value) ? "" : "Say what happened."),
        say(year, !held.key && year.value.trim() && !/\d/.test(year.value) ? "A year: 2003." : ""),
      ].some(Boolean);
    };
    const form = make("form", { noValidate: true, on: { submit: (submitted) => {
      submitted.preventDefault();
      if (wrong() || !form.checkValidity()) {
        if (!more.open && more.querySelector(":invalid")) more.open = true;
        form.reportValidity();
      }
      else acts.own(name, level.value, { ...held, event: event.value, date: date.value.trim(), at: at.value.trim(), proof: proof.value, source: held });
    } } },
      eventLabel, make("div", { className: "cca-two" }, dateLabel, valueLabel, unitLabel), more,
      make("fieldset", {}, make("legend", {}, "The work that says so"), make("label", {}, "Which work", work), described,
        make("div", { className: "cca-two" }, make("label", {}, "The place in it", kind), atLabel)),
      make("label", {}, "How the work knows", proof),
      make("p", { className: "cca-row" }, make("button", { type: "submit", className: "cca-main" }, held.id ? "Mend it" : "Put it on the scale")));
    return make("details", { className: "cca-own", open: Boolean(ui.ownOpen || held.id), on: { toggle: (event_) => { ui.ownOpen = event_.target.open; } } },
      make("summary", {}, held.id ? "Mend your fact" : "Bring a fact of your own"), form);
  };

  return { own };
});
