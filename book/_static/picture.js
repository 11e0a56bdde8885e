// The picture of a figure in pixels, for a reader who asks for it: the drawing of the light page, between the words that
// belong to it. `explore.js` loads it.
"use strict";

(() => {
  const [INK, MUTED, PAPER] = ["#20252e", "#5b6472", "#fffefb"];
  const FONT = "'Liberation Sans', Arimo, Arial, Helvetica, sans-serif";
  const [EDGE, SCALE] = [20, 2];

  const wrapped = (pen, words, width) => {
    const lines = [];
    for (const word of words.trim().split(/\s+/)) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  };

  window.countercasePicture = async (figure, name) => {
    const drawing = figure.querySelector(".cc-wide svg").cloneNode(true);
    const { width, height } = drawing.viewBox.baseVal;
    drawing.setAttribute("width", width);
    drawing.setAttribute("height", height);
    const image = new Image();
    // as an image the drawing knows no variable of the page, and has the colours of the light one
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
    await image.decode();
    const words = (part) => figure.querySelector(part).textContent;
    const credit = `Countercase. Figure “${name}”, made from ${words(".cc-made code")}.`;
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const rows = [];
    let down = EDGE;
    const write = (text, size, step, colour, weight = "normal") => {
      pen.font = `${weight} ${size}px ${FONT}`;
      for (const line of wrapped(pen, text, width)) rows.push([line, (down += step), pen.font, colour]);
    };
    write(words(".cc-figure-title"), 16, 20, INK, "bold");
    down += 4;
    if (figure.querySelector(".cc-finding")) write(words(".cc-finding"), 13, 18, INK);
    write(words(".cc-shown"), 13, 18, MUTED);
    const top = (down += 12);
    down += height + 9;
    for (const text of [words("p.cc-source"), credit]) write(text, 12, 16, MUTED);
    canvas.width = (width + 2 * EDGE) * SCALE;
    canvas.height = (down + EDGE) * SCALE;
    pen.scale(SCALE, SCALE);
    pen.fillStyle = PAPER;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, EDGE, top, width, height);
    for (const [line, y, font, colour] of rows) {
      pen.font = font;
      pen.fillStyle = colour;
      pen.fillText(line, EDGE, y);
    }
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: `${name}.png` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
})();
