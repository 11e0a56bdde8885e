// Before the page is drawn: the light or dark look that the reader has chosen, or the one of the system.
"use strict";

(() => {
  document.documentElement.classList.add("js");
  let chosen = null;
  try {
    chosen = localStorage.getItem("theme");
  } catch {
    // the browser keeps nothing for this page
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const set = () => {
    document.documentElement.dataset.theme = chosen === "light" || chosen === "dark" ? chosen : dark.matches ? "dark" : "light";
  };
  dark.addEventListener("change", set);
  set();
})();
