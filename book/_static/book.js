// What a page can do with JavaScript. Without it, every link, table and chapter is there all the same.
"use strict";

(() => {
  const here = document.currentScript.src;
  const site = new URL("../", here);
  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };

  // ---- light or dark ----
  const place = document.getElementById("cc-theme");
  if (place) {
    const page = document.documentElement;
    const button = make("button", { type: "button", class: "cc-button" });
    const say = () => {
      button.textContent = page.dataset.theme === "dark" ? "☀ Light page" : "☾ Dark page";
    };
    button.addEventListener("click", () => {
      const theme = page.dataset.theme === "dark" ? "light" : "dark";
      try {
        localStorage.setItem("theme", theme);
      } catch {
        // the choice then holds for this page alone
      }
      page.dataset.theme = theme;
    });
    new MutationObserver(say).observe(page, { attributes: true, attributeFilter: ["data-theme"] });
    say();
    place.append(button);
  }

  // ---- an edition that stays says where there is a newer one ----
  // It lies under its version beside the newest; what stands there is asked, and nothing where it lies elsewhere.
  const edition = document.querySelector('meta[name="edition"]')?.content;
  if (edition && location.protocol.startsWith("http") && site.pathname.endsWith(`/${edition}/`)) {
    const newest = new URL("../", site);
    fetch(new URL("editions.json", newest))
      .then((answer) => (answer.ok ? answer.json() : Promise.reject()))
      .then(({ editions, page }) => {
        const last = editions.at(-1).version;
        const words = last === edition ? "It is the newest." : `There is a newer one, ${last}: `;
        const note = make("p", { class: "cc-edition", role: "note" }, `You read edition ${edition}, which stays as it is. ${words}`);
        if (last !== edition) note.append(make("a", { href: new URL(page, newest).href }, "what changed in the argument"), ".");
        document.getElementById("main-content").prepend(note);
      })
      .catch(() => {}); // the editions cannot be asked: the page is what it was
  }

  // ---- tables that sort ----
  const sortable = (within) => {
    for (const table of within.querySelectorAll("table.cc-table:has(tbody > tr:nth-child(6))")) {
      const body = table.tBodies[0];
      const first = [...body.rows];
      [...table.tHead.rows[0].cells].forEach((head, column) => {
        const button = make("button", { type: "button", class: "cc-sort" }, head.textContent);
        head.replaceChildren(button);
        button.addEventListener("click", () => {
          const was = head.getAttribute("aria-sort");
          for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
          const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
          const order = (a, b) => key(a).localeCompare(key(b), "en", { numeric: true });
          if (was === "descending") body.append(...first);
          else {
            head.setAttribute("aria-sort", was === "ascending" ? "descending" : "ascending");
            body.append(...[...first].sort(was === "ascending" ? (a, b) => order(b, a) : order));
          }
        });
      });
    }
  };
  sortable(document);

  // ---- what is long and folded lies in a <noscript>: here it is a text, and becomes a part of the page when asked for ----
  const bring = (fold) => {
    const late = fold.querySelector(":scope > noscript.cc-later");
    if (!late) return;
    late.outerHTML = late.textContent;
    sortable(fold);
  };
  const lates = () => [...document.querySelectorAll("noscript.cc-later")];
  const bringAll = () => lates().forEach((late) => bring(late.parentElement));
  document.addEventListener("toggle", ({ target }) => target.open && bring(target), true);
  addEventListener("beforeprint", bringAll);

  // ---- a link into something folded opens it ----
  const unfold = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id && !document.getElementById(id)) {
      const late = lates().find(({ textContent }) => textContent.includes(` id="${id}"`));
      if (late) bring(late.parentElement);
    }
    const target = id && document.getElementById(id);
    if (!target) return;
    let folded = target.closest("details:not([open])");
    const moved = Boolean(folded);
    while (folded) {
      folded.open = true;
      folded = folded.parentElement.closest("details:not([open])");
    }
    if (moved) target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  // ---- where on the page the reader is ----
  const links = [...document.querySelectorAll(".cc-aside a")];
  if (links.length) {
    const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))).filter(Boolean);
    let waiting = false;
    const mark = () => {
      waiting = false;
      const seen = headings.filter((h) => h.getBoundingClientRect().top < innerHeight / 3).at(-1) || headings[0];
      for (const link of links) {
        const near = seen && decodeURIComponent(link.hash.slice(1)) === seen.id;
        link.classList.toggle("cc-here", near);
      }
      for (const item of document.querySelectorAll(".cc-aside li")) item.classList.toggle("cc-near", Boolean(item.querySelector(".cc-here")));
    };
    addEventListener("scroll", () => {
      if (!waiting) requestAnimationFrame(mark);
      waiting = true;
    }, { passive: true });
    mark();
  }

  // ---- texts to copy ----
  for (const text of document.querySelectorAll(".cc-copied")) {
    const button = make("button", { type: "button" }, "Copy");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(text);
        button.textContent = "Selected: copy it with the keyboard";
      }
    });
    text.after(button);
  }

  // ---- cards: what a link to the record rests on ----
  const kinds = { "evidence.html": "evidence", "claims.html": "claims", "checks.html": "checks", "references.html": "works", "glossary.html": "terms" };
  const held = Object.create(null);
  const waits = Object.create(null);
  window.countercaseShard = (name, data) => {
    held[name] = data;
  };
  // what lies in a shard, loaded once; where it cannot be loaded it is tried again when it is next asked for
  const fetched = (name) =>
    (waits[name] ??= new Promise((done, fail) => {
      const script = make("script", { src: new URL(`${name}.js`, site).href });
      const lost = () => {
        delete waits[name];
        script.remove();
        fail(new Error(`${name} could not be loaded`));
      };
      script.addEventListener("load", () => (held[name] ? done(held[name]) : lost()));
      script.addEventListener("error", lost);
      document.head.append(script);
    }));
  const cardOf = async (kind, id) => {
    const shard = (await fetched("cards/shards"))[kind]?.findLast(([, first]) => first <= id);
    return shard && (await fetched(`cards/${kind}-${shard[0]}`)).find(([key]) => key === id)?.[1];
  };

  // ---- search: with `/` or Ctrl-K, by the field, or on its own page ----
  window.countercase = { site, make, lates, bringAll, fetched };
  // what is typed while the search is still on its way
  let typed = null;
  const search = (words) => {
    if (window.countercase.search) return window.countercase.search(words);
    if (typed !== null) return;
    typed = "";
    const script = make("script", { src: new URL("_static/search.js", site).href });
    script.addEventListener("load", () => {
      window.countercase.search(words || typed, !words);
      typed = null;
    });
    script.addEventListener("error", () => (typed = null));
    document.head.append(script);
  };
  const writing = (node) => node.closest?.("input, textarea, select, [contenteditable]");
  addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !writing(event.target);
    const control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    const letter = typed !== null && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !writing(event.target);
    if (!slash && !control && !letter) return;
    event.preventDefault();
    if (letter) typed += event.key;
    else search();
  });
  for (const link of document.querySelectorAll("a.cc-find"))
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      search();
    });
  if (document.getElementById("search-results")) search();
  else
    document.querySelector(".cc-contents .cc-search")?.addEventListener("submit", (event) => {
      event.preventDefault();
      const words = document.getElementById("cc-query").value;
      document.getElementById("cc-contents").hidePopover?.();
      search(words);
    });
  const wanted = (link) => {
    if (link.dataset.verdict) return ["verdicts", link.dataset.verdict];
    const page = link.pathname.split("/");
    const kind = kinds[page.at(-1)];
    // the row of a fact that a counter-case brings itself stands in its chapter
    if (page.at(-2) === "counter-cases" && link.hash) return ["evidence", `${page.at(-1).replace(".html", "")}/${link.hash.slice(1)}`];
    return kind && link.hash ? [kind, decodeURIComponent(link.hash.slice(1))] : [];
  };

  let shown = null;
  const hide = () => {
    if (!shown) return;
    shown.link.removeAttribute("aria-describedby");
    shown.card.remove();
    shown = null;
  };
  const show = (link, lines, stays) => {
    hide();
    const card = make("div", { class: "cc-card", id: "cc-card", role: "tooltip" });
    lines.forEach(([name, words]) => card.append(make("p", { class: `cc-${name}` }, words)));
    if (stays) card.append(make("p", {}, make("a", { href: link.href }, "Go there")));
    document.body.append(card);
    if (getComputedStyle(card).position === "absolute") {
      const box = (link.getClientRects()[0] || link.getBoundingClientRect());
      const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 8));
      // on the side that has more room, and no higher than it: what is more can be scrolled
      const [above, below] = [box.top - 14, innerHeight - box.bottom - 14];
      const under = card.offsetHeight <= below || below >= above;
      card.style.maxHeight = `${Math.max(under ? below : above, 120)}px`;
      card.style.left = `${left + scrollX}px`;
      card.style.top = `${scrollY + (under ? box.bottom + 6 : box.top - card.offsetHeight - 6)}px`;
    }
    link.setAttribute("aria-describedby", "cc-card");
    shown = { link, card };
  };
  let over = null;
  const offer = (link, stays = false) => {
    const [kind, id] = wanted(link);
    if (!kind) return;
    over = link;
    cardOf(kind, id).then(
      (lines) => over === link && lines && show(link, lines, stays),
      () => {}, // without its card a link is still a link
    );
  };
  const leave = (event) => {
    if (event.relatedTarget?.closest?.(".cc-card")) return;
    over = null;
    hide();
  };
  const article = document.querySelector("article");
  article?.addEventListener("pointerover", (event) => {
    const link = event.target.closest("a[href]");
    if (link && event.pointerType === "mouse" && link !== over) offer(link);
  });
  article?.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && over && !over.contains(event.relatedTarget)) leave(event);
  });
  article?.addEventListener("focusin", (event) => {
    const link = event.target.closest("a[href]");
    if (link?.matches(":focus-visible")) offer(link);
  });
  article?.addEventListener("focusout", leave);
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && event.target.closest?.(".cc-card")) leave(event);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  // where nothing hovers, the first tap on a link in the prose shows its card, and the card leads on
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("article .cc-ref > a, article a:has(> .std-term)");
    if (link && matchMedia("(hover: none)").matches && shown?.link !== link && wanted(link).length) {
      event.preventDefault();
      offer(link, true);
    } else if (!event.target.closest?.(".cc-card")) hide();
  });
})();
