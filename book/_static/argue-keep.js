// What this browser keeps of a reader's arguments: for each case the argument as it stands, and the way there and back.
// Where it keeps nothing (a page in a folder may not), all holds until the page is closed.
"use strict";

(() => {
  const PLACE = "countercase.argument.";
  const MOST = 60; // steps that can be undone
  const held = new Map();
  const storage = (act, otherwise = null) => {
    try {
      return act(window.localStorage);
    } catch {
      return otherwise;
    }
  };
  const sound = (draft) => draft && draft.now && Array.isArray(draft.now.changes) && Array.isArray(draft.past) && Array.isArray(draft.future);

  const open = (id, fresh) => {
    if (!held.has(id)) {
      const found = storage((kept) => JSON.parse(kept.getItem(PLACE + id)));
      held.set(id, sound(found) ? found : { past: [], now: fresh, future: [] });
    }
    return held.get(id);
  };
  const typed = (form) => ["event", "date", "title", "author", "at"].some((key) => form?.[key]);
  const empty = ({ past, now, form }) => !past.length && !now.changes.length && !now.title && !now.thesis && !Object.values(now.narratives || {}).some(Boolean) && !typed(form);
  const save = (id, draft) => {
    draft.past = draft.past.slice(-MOST);
    held.set(id, draft);
    return storage((kept) => {
      if (empty(draft)) kept.removeItem(PLACE + id);
      else kept.setItem(PLACE + id, JSON.stringify(draft));
      return true;
    }, false);
  };
  // all is forgotten; what is given back brings it back, until the page is closed
  const forget = () => {
    const drafts = [...held], words = storage((kept) => Object.entries(kept).filter(([key]) => key.startsWith("countercase.")), []);
    held.clear();
    storage((kept) => words.forEach(([key]) => kept.removeItem(key)));
    return () => {
      drafts.forEach(([id, draft]) => held.set(id, draft));
      storage((kept) => words.forEach(([key, value]) => kept.setItem(key, value)));
    };
  };
  const note = (key, value) => storage((kept) => (value === undefined ? kept.getItem(`countercase.${key}`) : kept.setItem(`countercase.${key}`, value)));

  Object.assign(Countercase, { keep: { open, save, forget, note } });
})();
