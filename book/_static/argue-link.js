// A link that is an argument: what `data/link.py` packs and unpacks, done by the browser.
//
// After `#argument=` stands z (deflated) or j (plain, where the browser cannot deflate), and base64url of JSON.
"use strict";

(() => {
  const NAME = "argument";
  const MOST = 500_000;
  const BROKEN = "The link is not whole: mail programs sometimes cut a long address. Copy it again, from its first letter to its last.";

  const coded = (bytes) => {
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  };
  const decoded = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const through = async (bytes, stream, most = Infinity) => {
    const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
    const parts = [];
    for (let size = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      parts.push(value);
      size += value.length;
      if (size > most) throw new Error("The link holds more than an argument can.");
    }
  };
  const stream = (name) => {
    try {
      return new window[name]("deflate-raw");
    } catch {
      return null; // a browser from before 2023
    }
  };

  const pack = async (payload) => {
    const bytes = new TextEncoder().encode(JSON.stringify(payload));
    const press = stream("CompressionStream");
    return press ? `z${coded(await through(bytes, press))}` : `j${coded(bytes)}`;
  };

  const isText = (value) => value === undefined || (typeof value === "string" && value.length <= 20_000);
  const isName = (value) => typeof value === "string" && value.length <= 300;
  const plain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isWork = (value) => isName(value) || (plain(value) && ["title", "author", "year", "published", "address", "work"].every((key) => value[key] === undefined || isName(value[key])));
  // Whatever a stranger packs, the page shows as text; here it is made sure that it is text where text is expected.
  const sound = (payload) =>
    plain(payload) && plain(payload.file) && isName(payload.file.extends) && isText(payload.answers) && (payload.edition === undefined || isName(payload.edition)) &&
    ["title", "short", "author", "date", "question", "summary", "thesis"].every((key) => isText(payload.file[key])) &&
    Array.isArray(payload.file.changes) && payload.file.changes.length <= 300 &&
    payload.file.changes.every((c) => plain(c) && ["reread", "drop", "add", "switch", "to", "framework", "part", "criterion", "points_to", "locator", "because"].every((key) => isText(c[key])) && (c.was === undefined || Array.isArray(c.was))) &&
    plain(payload.comes_to || {}) && Object.values(payload.comes_to || {}).every((v) => Array.isArray(v) && v.every(isName)) &&
    plain(payload.file.sources || {}) && Object.values(payload.file.sources || {}).every(isWork) &&
    plain(payload.file.narratives || {}) && Object.values(payload.file.narratives || {}).every(isText) &&
    Array.isArray(payload.file.falsifiers || []) && (payload.file.falsifiers || []).every((f) => plain(f) && isText(f.text)) &&
    Array.isArray(payload.facts || []) && (payload.facts || []).every((f) => plain(f) && ["id", "source", "date"].every((key) => isName(f[key])) && ["locator", "event"].every((key) => typeof f[key] === "string" && isText(f[key])) && Object.values(f).every(isText));

  const unpack = async (code) => {
    if (!/^[zj][A-Za-z0-9_-]+$/.test(code)) throw new Error(BROKEN);
    let bytes;
    if (code[0] === "z") {
      const press = stream("DecompressionStream");
      if (!press) throw new Error("This browser is too old to open the link. A newer one can, and so can the command `countercase receive`.");
      try {
        bytes = await through(decoded(code.slice(1)), press, MOST);
      } catch (error) {
        throw error.message.startsWith("The link") ? error : new Error(BROKEN);
      }
    }
    let payload;
    try {
      payload = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes || decoded(code.slice(1))));
    } catch {
      throw new Error(BROKEN);
    }
    if (!sound(payload)) throw new Error("The link holds no argument that this page knows.");
    return payload;
  };

  // Links of before: a case with its settings, one by one, and no reasons.
  const former = (data, argument, parts) => {
    const base = data.cases[argument.extends], rule = data.frameworks[base.framework];
    let made = argument;
    const margin = Number(parts.get("margin"));
    if (parts.has("margin") && Number.isInteger(margin) && margin >= 0 && margin <= 1000 && margin !== base.margin) made = Countercase.put(made, "margin/", { kind: "margin", to: margin, because: "" });
    for (const [name, item] of Object.entries(rule.switches)) {
      const to = parts.get(`switch.${name}`);
      if (to && Object.hasOwn(item.options, to) && to !== base.switches[name]) made = Countercase.put(made, `switch/${name}`, { kind: "switch", name, to, because: "" });
    }
    for (const part of Countercase.original(data, argument.extends).parts) {
      for (const r of part.readings) {
        const [level, strength] = (parts.get(`${part.id}/${r.evidence}/${r.criterion}`) || "").split(":");
        if (!rule.criteria[r.criterion].levels.includes(level) || !["0", "1", "2", "3"].includes(strength)) continue;
        if (level === r.points_to && Number(strength) === r.strength) continue;
        const at = { part: part.id, evidence: r.evidence, criterion: r.criterion, n: r.n, because: "" };
        const change = strength === "0" ? { kind: "drop", ...at } : { kind: "reread", ...at, points_to: level, strength: Number(strength) };
        made = Countercase.put(made, Countercase.target(change), change);
      }
    }
    return made;
  };

  Object.assign(Countercase, { link: { NAME, pack, unpack, former } });
})();
