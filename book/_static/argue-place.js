// Where a fact of one's own comes from: the work, the place in it, and the day. As data/own_record.py, data/locator.py
// and data/dates.py have them; what they refuse is refused here, while it is typed.
"use strict";

(() => {
  const NUMBER = /^[1-9]\d{0,4}$/;
  const CLOCK = /^(\d{1,2}:)?\d{1,2}:[0-5]\d$/;
  const SECTION = /^\d{1,3}(\.\d{1,3}){0,5}$/;
  const WEB = /^https?:\/\/[^\s"<>\\^`{|};]{3,300}$/;
  // each kind of place: what its number looks like, how a file begins it, and how a reader is given one and several
  const KINDS = {
    page: { title: "Page", like: "12, or 12-14", unit: "page", of: NUMBER, signs: ["p.", "pp."] },
    paragraph: { title: "Paragraph", like: "12, or 12-14", unit: "p", of: NUMBER, signs: ["para.", "paras"] },
    section: { title: "Section", like: "2.1", unit: "section", of: SECTION, signs: ["sec.", "secs"] },
    line: { title: "Line", like: "120, or 120-124", unit: "L", of: NUMBER, signs: ["line", "lines"] },
    time: { title: "Time in a recording", like: "12:30, or 1:02:30", unit: "time", of: CLOCK, signs: ["at", "at"] },
    address: { title: "Address on the web", like: "https://example.org/report", unit: "", of: WEB, signs: ["", ""] },
  };
  const MOST = 8; // stretches of one locator

  const value = (text) => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  const clock = (text) => { const s = value(text), two = (n) => String(n).padStart(2, "0"); return `${s >= 3600 ? `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}` : Math.floor(s / 60)}:${two(s % 60)}`; };
  const ranged = (kind) => ["page", "paragraph", "line", "time"].includes(kind);
  const stretches = (kind, text) => {
    const parts = kind === "address" ? [text] : text.split(/[,;]/);
    return parts.map((part) => (ranged(kind) ? part.trim().split(/\s*[-–]\s*/) : [part.trim()]));
  };

  // what is wrong with a place of a kind, or nothing
  const wrong = (kind, text) => {
    const { of, like, title } = KINDS[kind], held = stretches(kind, text);
    if (held.length > MOST || held.some((ends) => ends.length > 2 || !ends.every((end) => of.test(end)))) return `${title}: ${like}.`;
    if (ranged(kind) && held.some(([a, b]) => b && value(b) < value(a))) return "It ends before it begins.";
    if (ranged(kind) && held.some(([a, b], i) => i && (value(held[i - 1][0]) > value(a) || (value(held[i - 1][0]) === value(a) && value(held[i - 1].at(-1)) >= value(b || a))))) return "Several places stand in their order, each once.";
    if (!ranged(kind) && new Set(held.flat()).size < held.length) return "A place stands here twice.";
    return "";
  };
  // the greatest number of a place that is typed
  const last = (text) => Math.max(0, ...(text.match(/\d+/g) || []).map(Number));
  // a bare number, as data/field.py has it
  const number = (text) => (!text || /^-?\d{1,12}(\.\d{1,9})?$/.test(text) ? "" : "Digits alone: 2500, or 15.21, with a point before the decimals and nothing between the thousands.");
  const locator = (key, kind, text) =>
    stretches(kind, text).map(([a, b]) => `${key}:${KINDS[kind].unit}${a}${b && value(b) !== value(a) ? `-${KINDS[kind].unit}${b}` : ""}`).join(";");

  // a locator taken apart again: its kind, and the places as they are typed
  const parse = (text) => {
    const parts = String(text).split(";").map((part) => part.trim().replace(/^[a-z]+:/, ""));
    if (/^https?:/.test(parts[0])) return { kind: "address", at: parts[0] };
    const [, unit] = parts[0].match(/^(page|section|time|p|L)/) || [];
    const kind = Object.keys(KINDS).find((name) => KINDS[name].unit === unit);
    return kind ? { kind, at: parts.map((part) => part.replaceAll(unit, "")).join(", ") } : { kind: "page", at: parts.join(", ") };
  };
  const words = (text) => {
    const { kind, at } = parse(text);
    if (kind === "address") return at.replace(/^https?:\/\/(www\.)?/, "").replace(/[/?#].*$/, "");
    const shown = kind === "time" ? at.replace(/[\d:]+/g, clock) : at;
    return `${KINDS[kind].signs[/[,-]/.test(shown) ? 1 : 0]} ${shown.replaceAll("-", "–")}`;
  };

  // ---- the work: its title alone, or what there is to say of it, or the key of a reference ----
  const FIELDS = ["title", "author", "year", "published", "address"];
  const described = (source) => (typeof source === "string" ? { title: source } : source || {});
  const work = (given) => {
    const held = Object.fromEntries(FIELDS.map((name) => [name, Countercase.tidy(given[name])]).filter(([, text]) => text));
    return Object.keys(held).join() === "title" ? held.title : held;
  };
  const same = (one, other) => JSON.stringify(one?.work ? one : work(described(one))) === JSON.stringify(other?.work ? other : work(described(other)));
  // what a work is called beside a place; one of the book's own texts, or of its references, as the book calls it
  const mark = (source, key, { sources = {}, works = {} } = {}) => {
    const { title, author, year, work: reference } = described(source);
    const called = reference ? works[reference]?.mark : !source && sources[key]?.mark;
    return called || (author ? `${author} ${year || ""}`.trim() : title || reference) || key;
  };
  const address = (text) => (WEB.test(text || "") ? text : "");
  // a fact of one's own as a reader knows it: when, where, and the address of its place or its work
  const cited = (fact, sources, book) => {
    const source = Object.hasOwn(sources, fact.source) ? sources[fact.source] : null;
    const { kind, at } = parse(fact.locator);
    return { when: dated(fact.date), where: `${mark(source, fact.source, book)}, ${words(fact.locator)}`, address: address(kind === "address" ? at : described(source).address) };
  };

  // ---- the day ----
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const POINT = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
  const point = (text) => {
    const [, year, month, day] = text.match(POINT) || [];
    return year && { year: Number(year), month: Number(month || 0), day: Number(day || 0) };
  };
  const exists = ({ year, month, day }, text) => year > 0 && (text.length < 7 || (month >= 1 && month <= 12 && (text.length < 10 || (day >= 1 && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()))));
  const undated = (text) => {
    const ends = text.split("/");
    if (text === "/" || ends.length > 2 || ends.some((end) => end && !point(end)) || !ends.some(Boolean)) return "The year stands first: 1994, 1994-05-17, or 1988/2000.";
    if (ends.some((end) => end && !exists(point(end), end))) return "This day does not exist in the calendar.";
    return ends.length === 2 && ends[0] && ends[1] && ends[1] < ends[0].slice(0, ends[1].length) ? "It ends before it begins." : "";
  };
  const spoken = (text) => {
    const found = point(text);
    return found ? [found.day || "", MONTHS[found.month - 1] || "", found.year].filter(Boolean).join(" ") : text;
  };
  const dated = (text) => {
    const [first, last] = String(text || "").split("/");
    if (last === undefined) return spoken(first);
    return first && last ? `${spoken(first)} to ${spoken(last)}` : first ? `since ${spoken(first)}` : `until ${spoken(last)}`;
  };

  Object.assign(Countercase, { place: { KINDS, FIELDS, wrong, last, number, locator, parse, words, described, work, same, mark, address, cited, undated, dated } });
})();
