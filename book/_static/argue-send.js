// Keeping an argument and sending it: what it lacks, the link, the files, and the repository's own page for a new one.
"use strict";

Countercase.views.push((show) => {
  const { data, ui, acts, make, fill, box, button, capital, worded } = show;
  const LONGEST = 7000; // letters of an address that every server takes

  const lackingBox = box("cca-lacking"), said = make("output", { "aria-live": "polite" });
  const lacking = (now) => {
    const list = show.missing(now);
    fill(lackingBox, ...(list.length ? [make("p", {}, "Before it can go out, it lacks:"), make("ul", {}, list.map((item) => make("li", {}, item.focus ? button(item.words, () => acts.reach(item), "", { className: "cca-link" }) : item.words)))] : [make("p", { className: "cca-whole" }, "It is whole: every change has its reason.")]));
    return list;
  };
  const ready = () => {
    const now = acts.now(), list = lacking(now);
    if (!list.length) return Countercase.written(data, acts.dated(now.argument));
    said.textContent = `${capital(worded(list.length, "thing"))} ${list.length === 1 ? "is" : "are"} missing; the list above leads to ${list.length === 1 ? "it" : "them"}.`;
    return null;
  };
  const fileName = () => {
    const stem = Countercase.slug(acts.now().argument.title) || "my-case";
    return data.cases[stem] || ["index", "record", "compare", "cases"].includes(stem) ? `${stem.slice(0, 56)}-by-me` : stem;
  };
  const download = (file, type, content) => {
    const a = make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: file });
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  };
  const copied = async (text, words) => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = words;
    } catch {
      fill(said, "The browser copies nothing here; take it from this field: ", make("textarea", { rows: 3, readOnly: true, value: text, "aria-label": "To copy" }));
      said.querySelector("textarea").select();
    }
  };
  const whole = () => location.href.split("#")[0] + acts.address();

  const copyLink = () => {
    if (!ready()) return;
    const alone = "The link is copied. This copy of the book lies in a folder, so it opens on this machine alone; on a published copy it opens everywhere.";
    copied(whole(), location.protocol === "file:" ? alone : `The link is copied: ${acts.address().length.toLocaleString("en")} letters that hold your whole argument.`);
  };
  const downloadFile = () => {
    const words = ready(), name = fileName();
    if (!words) return;
    download(`${name}.yml`, "text/yaml", Countercase.yaml(name, words));
    said.textContent = `${name}.yml is in order. In a copy of the project it goes into data/cases/${words.facts.length ? `, with ${name}.evidence.csv beside it` : ""}, and make book makes a chapter of it.`;
  };
  const downloadFacts = () => {
    const words = ready(), name = fileName();
    if (!words) return;
    download(`${name}.evidence.csv`, "text/csv", Countercase.table(data, words));
    said.textContent = `${name}.evidence.csv goes beside ${name}.yml, into the same folder.`;
  };
  const place = (words) => {
    const { url, branch } = data.repository, file = fileName(), text = Countercase.yaml(file, words);
    const asFile = `${url}/new/${branch}/data/cases?${new URLSearchParams({ filename: `${file}.yml`, value: text })}`;
    if (!words.facts.length && asFile.length < LONGEST) return { to: asFile, done: "The repository’s page for a new file is open, with your counter-case in it." };
    const form = { template: "counter-case.yml", title: `Counter-case: ${words.file.title}` };
    const asIssue = `${url}/issues/new?${new URLSearchParams({ ...form, link: whole() })}`;
    if (asIssue.length < LONGEST) return { to: asIssue, done: "The repository’s form is open, with your link in it." };
    return { to: `${url}/issues/new?${new URLSearchParams(form)}`, copy: whole(), done: "The repository’s form is open; your link is copied, and goes into its first field." };
  };
  const sendIn = () => {
    const words = ready();
    if (!words) return;
    const { to, copy, done } = place(words);
    window.open(to, "_blank", "noopener");
    if (copy) copied(copy, done);
    else said.textContent = done;
  };

  const keeping = (now, kept) => {
    const field = (key, label, hint, tag = "input", more = {}) => show.labelled(label, make(tag, { value: now.argument[key] ?? "", "data-focus": `text/${key}`, ...(tag === "input" ? { type: "text" } : { rows: 3 }), ...more, on: { input: (event) => acts.text(key, event.target.value) } }), hint);
    const told = now.argument.narratives || {};
    const parts = [...now.made.parts.map((p) => [p.id, p.label]), ...Object.keys(told).filter((id) => told[id] && !now.made.parts.some((p) => p.id === id)).map((id) => [id, show.spoken(id)])];
    const tell = ([id, label]) => make("label", {}, parts.length > 1 ? label : "The argument", make("textarea", { rows: 4, value: told[id] ?? "", "data-focus": `tell/${id}`, on: { input: (event) => acts.tell(id, event.target.value) } }));
    const own = Countercase.written(data, now.argument).facts.length > 0;
    const { url } = data.repository;
    lacking(now);
    return [
      make("h2", {}, "Keep it, send it"),
      make("div", { className: "cca-form" },
        field("title", "Title", "What a chapter with it would be called."),
        field("thesis", "What you hold", "In a sentence or two, at its strongest.", "textarea"),
        field("author", "Your name", "As you want to be cited. It can stay empty.", "input", { autocomplete: "name" }),
        field("short", "A short name", "For charts, at most 24 letters. It can stay empty.", "input", { maxLength: 24 }),
        field("summary", "What you find", "In two or three sentences, for whoever leafs through the shelf. It can stay empty.", "textarea"),
        field("mind", "What would change your mind?", "A fact that, if it were found, would make you give this up. It can stay empty.", "textarea")),
      make("details", { className: "cca-tell", open: ui.telling || Object.values(told).some(Boolean), on: { toggle: (event) => { ui.telling = event.target.open; } } },
        make("summary", {}, "Tell it in your own words"),
        make("p", { className: "cca-hint" }, `A chapter with your counter-case quotes how ${data.cases[now.argument.extends].by} ${data.cases[now.argument.extends].several ? "tell" : "tells"} the argument, as theirs. Where you tell a part yourself, yours stands in its place. An empty line begins a new paragraph.`),
        make("div", { className: "cca-form" }, field("question", "The question", "What your chapter asks. Where it stays empty, it asks what the case asks.")),
        parts.map(tell)),
      lackingBox,
      make("p", { className: "cca-row" },
        button("Copy a link", copyLink, "share", { className: "cca-main" }),
        button("Download the file", downloadFile, "file"),
        own && button("Download your facts", downloadFacts, "facts"),
        url && button("Send it in", sendIn, "send")),
      said,
      url ? "" : make("p", { className: "cca-hint" }, "This copy of the book names no repository to send it to. Send the link, or the file, to whoever keeps the copy that you read: they turn the link into a file with the command ", make("code", {}, "countercase receive"), "."),
      make("p", { className: "cca-hint" }, kept ? "What you change is kept in this browser, on this machine, and nowhere else. " : "This browser keeps nothing for this page: what you change is gone when it is closed, unless you keep the link or the file. ",
        ui.bringBack ? ["All is forgotten. ", button("Bring it back", ui.bringBack, "back", { className: "cca-link" })] : button("Forget all my changes", acts.forget, "forget", { className: "cca-link" })),
    ];
  };

  return { lacking, keeping };
});
