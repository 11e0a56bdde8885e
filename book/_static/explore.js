// What a reader can do with a figure: touch a mark to be told what it is, look at it on the whole screen, take its
// address, its picture in pixels or a snippet that shows it elsewhere, and ask for the live chart. Without this script
// each figure is its picture, to be saved as SVG, and its data.
"use strict";

(() => {
  const vega = new URL("../vega/vega.js", document.currentScript.src).href;
  const painter = new URL("picture.js", document.currentScript.src).href;
  const phone = matchMedia("(max-width: 42rem)");
  const asked = new Map();

  // one script, loaded once; from a folder as from a server
  const load = (address) => {
    if (!asked.has(address)) {
      asked.set(
        address,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = address;
          script.addEventListener("load", resolve);
          script.addEventListener("error", () => {
            asked.delete(address);
            script.remove();
            reject(new Error(`${address.split("/").pop()} could not be loaded`));
          });
          document.head.append(script);
        }),
      );
    }
    return asked.get(address);
  };

  const make = (tag, attributes, words = "") => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.textContent = words;
    return node;
  };

  // ---- what a mark tells: in the drawing as in the live chart, by pointing at it as by touching it ----
  const told = make("div", { class: "cc-told", role: "status" });
  told.hidden = true;
  const hush = () => (told.hidden = true);
  const tell = (mark, { clientX, clientY }) => {
    const lines = mark.closest("figure").dataset.says.split("¦")[mark.dataset.m].split(" | ").map((line) => {
      const [, name, words] = line.match(/^([^:]*): (.*)$/s) ?? ["", "", line];
      const row = make("p", {});
      row.append(make("span", {}, `${name} `), words);
      return row;
    });
    told.replaceChildren(...lines);
    if (!told.isConnected) document.body.append(told);
    (document.fullscreenElement ?? document.body).append(told);
    told.hidden = false;
    const { width, height } = told.getBoundingClientRect();
    const left = Math.min(Math.max(clientX + 12, 8), innerWidth - width - 8);
    const top = clientY + 16 + height > innerHeight ? clientY - height - 12 : clientY + 16;
    // the policy of the page allows no style in the markup, and this is none
    told.style.left = `${Math.max(left, 8)}px`;
    told.style.top = `${Math.max(top, 8)}px`;
  };
  // the nearest mark within a finger's width
  const under = ({ target, clientX, clientY, pointerType }) => {
    const own = target.closest?.("[data-m]");
    if (own || pointerType !== "touch") return own;
    const near = [...(target.closest?.(".cc-chart")?.querySelectorAll("[data-m]") ?? [])].map((mark) => {
      const { left, right, top, bottom } = mark.getBoundingClientRect();
      const across = Math.max(left - clientX, 0, clientX - right);
      return { mark, far: Math.hypot(across, Math.max(top - clientY, 0, clientY - bottom)) };
    });
    near.sort((one, other) => one.far - other.far);
    return near.length && near[0].far < 24 ? near[0].mark : null;
  };
  addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const mark = event.target.closest?.(".cc-chart [data-m]");
    if (mark) tell(mark, event);
    else hush();
  });
  addEventListener("pointerup", (event) => {
    const mark = event.target.closest?.(".cc-chart") ? under(event) : null;
    if (mark) tell(mark, event);
    else hush();
  });
  addEventListener("scroll", hush, { passive: true });
  addEventListener("keydown", (event) => event.key === "Escape" && hush());

  // ---- taking a figure elsewhere ----
  const escaped = (words) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const address = (figure) => `${location.href.split("#")[0]}#${figure.id}`;
  const snippet = (figure) => {
    const picture = figure.querySelector('.cc-take a[href$=".svg"]').href;
    const words = figure.querySelector(".cc-chart").getAttribute("aria-label");
    return `<a href="${escaped(address(figure))}"><img src="${escaped(picture)}" alt="${escaped(words)}" width="680"></a>`;
  };
  const copy = async (words, said, done) => {
    try {
      await navigator.clipboard.writeText(words);
      said.textContent = done;
    } catch {
      const shown = make("textarea", { readonly: "", rows: "3", "aria-label": "To be copied" });
      shown.value = words;
      said.replaceChildren("Copy this: ", shown);
      shown.select();
    }
  };

  const prepare = (figure, spec) => {
    const name = spec.getAttribute("download").replace(/\.chart\.js$/, "");
    const pictures = figure.querySelectorAll(".cc-chart");
    const title = figure.querySelector(".cc-shown").textContent;
    const tools = figure.querySelector(".cc-tools");
    const button = make("button", { type: "button", class: "cc-explore" }, "Explore");
    button.setAttribute("aria-label", `Explore: ${title}`);
    const zoom = make("span", { class: "cc-zoom", role: "group", "aria-label": "Years shown" });
    const said = make("span", { class: "cc-said", role: "status" });
    zoom.hidden = true;
    tools.prepend(button);
    tools.append(zoom, said);
    const save = make("button", { type: "button", "aria-label": `Picture (PNG): ${title}` }, "Picture (PNG)");
    save.addEventListener("click", () => {
      const failed = (error) => (said.textContent = `The picture cannot be made: ${error.message}. It is there as SVG.`);
      load(painter).then(() => window.countercasePicture(figure, name)).catch(failed);
    });
    const link = make("button", { type: "button", "aria-label": `Copy link: ${title}` }, "Copy link");
    link.addEventListener("click", () => copy(address(figure), said, "The address of this figure is copied."));
    const embed = make("button", { type: "button", "aria-label": `Embed: ${title}` }, "Embed");
    embed.addEventListener("click", () => {
      if (location.protocol === "file:") said.textContent = "A book in a folder has no address that others can reach. Open it where it is published.";
      else copy(snippet(figure), said, "HTML that shows this figure on another page is copied.");
    });
    for (const control of [save, link, embed]) {
      const item = make("li", {});
      item.append(control);
      tools.querySelector(".cc-take").append(item);
    }
    const large = make("button", { type: "button", "aria-label": `Full screen: ${title}` }, "Full screen");
    const fill = (on) => {
      figure.classList.toggle("cc-full", on);
      large.textContent = on ? "Back to the page" : "Full screen";
      large.setAttribute("aria-label", `${large.textContent}: ${title}`);
    };
    large.addEventListener("click", async () => {
      if (figure.classList.contains("cc-full")) {
        if (document.fullscreenElement) await document.exitFullscreen();
        else fill(false);
        return;
      }
      // where a browser gives no figure the screen, as on some phones, it takes the window
      await figure.requestFullscreen?.().catch(() => {});
      fill(true);
      large.focus();
    });
    figure.addEventListener("fullscreenchange", () => fill(document.fullscreenElement === figure));
    button.after(large);
    let live = null;

    // the years shown, as parameters of the chart
    const range = () => ["first", "last"].map((year) => live.view.signal(year));
    const show = ([first, last]) => {
      const [from, to] = live.whole;
      const size = Math.min(Math.max(last - first, 2), to - from);
      const start = Math.min(Math.max(first, from), to - size);
      live.view.signal("first", start).signal("last", start + size).runAsync();
      said.textContent = size === to - from ? "All years." : `${Math.ceil(start)} to ${Math.floor(start + size)}.`;
    };
    const moves = {
      "Zoom in": (first, last, size) => [first + size / 4, last - size / 4],
      "Zoom out": (first, last, size) => [first - size / 2, last + size / 2],
      Earlier: (first, last, size) => [first - size / 2, last - size / 2],
      Later: (first, last, size) => [first + size / 2, last + size / 2],
    };
    for (const [words, move] of Object.entries(moves)) {
      const control = make("button", { type: "button" }, words);
      control.addEventListener("click", () => {
        const [first, last] = range();
        show(move(first, last, last - first));
      });
      zoom.append(control);
    }

    const close = () => {
      live?.finalize();
      live?.box.remove();
      live = null;
      document.getElementById("vg-tooltip-element")?.classList.remove("visible");
      for (const picture of pictures) picture.hidden = false;
      zoom.hidden = true;
      button.textContent = "Explore";
      button.setAttribute("aria-label", `Explore: ${title}`);
    };

    const open = async () => {
      said.textContent = "Loading the chart …";
      try {
        await load(vega);
        await load(spec.href);
        const { wide, narrow } = window.countercaseCharts[name];
        const box = make("div", { class: "cc-live" });
        pictures[0].before(box);
        try {
          // no eval, no style of its own, no menu: the page allows none and needs none
          live = await vegaEmbed(box, structuredClone(phone.matches ? narrow : wide), {
            mode: "vega-lite",
            renderer: "svg",
            ast: true,
            actions: false,
            defaultStyle: false,
            tooltip: { disableDefaultStyle: true },
          });
        } catch (error) {
          box.remove();
          throw error;
        }
        // Vega names every chart alike: this one says what its picture says
        box.querySelector("svg").setAttribute("aria-hidden", "true");
        box.removeAttribute("aria-roledescription");
        box.setAttribute("role", "img");
        box.setAttribute("aria-label", pictures[0].getAttribute("aria-label"));
        live.box = box;
        const years = live.spec.params?.some(({ name }) => name === "first");
        if (years) live.whole = range();
        for (const picture of pictures) picture.hidden = true;
        zoom.hidden = !years;
        button.textContent = "Back to the picture";
        button.setAttribute("aria-label", `Back to the picture: ${title}`);
        said.textContent = "The chart is live: point at a mark to read it.";
      } catch (error) {
        said.textContent = `The chart cannot be shown live: ${error.message}. The picture and its data stay.`;
      }
    };

    let busy = false;
    const once = async (action) => {
      if (busy) return;
      busy = true;
      await action();
      busy = false;
    };
    const back = () => {
      close();
      said.textContent = "The picture is back.";
    };
    button.addEventListener("click", () => once(async () => (live ? back() : open())));
    figure.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if (figure.classList.contains("cc-full")) {
        fill(false);
        large.focus();
      }
      if (!live) return;
      back();
      button.focus();
    });
    // a page that turns narrow or wide gets the chart for it
    phone.addEventListener("change", () => {
      if (live) once(async () => { close(); await open(); });
    });
  };

  for (const spec of document.querySelectorAll("figure .cc-spec a")) prepare(spec.closest("figure"), spec);
})();
