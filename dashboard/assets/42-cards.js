/* What is taken from a card without the server: its picture with all that explains it, its link. */
(function () {
  "use strict";
  const SIDE = 20, TITLE = 26, LINE = 19, SMALL = 17;
  const SIGNS = { line: "━", dot: "●", ring: "○", diamond: "◇", hatch: "▨", "hatch-wide": "▨", dots: "░", box: "■" };

  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const said = (node) => (node ? node.textContent.trim() : "");
  function ink(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--np-" + name).trim();
  }

  /* Break words into lines that are no wider than the picture. */
  function wrapped(pieces, width, font, between) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = font;
    const lines = [];
    let used = 0;
    for (const piece of pieces) {
      const wide = pen.measureText(piece.plain).width + between;
      if (!lines.length || used + wide > width) { lines.push([]); used = 0; }
      lines[lines.length - 1].push(piece.rich);
      used += wide;
    }
    return lines;
  }
  function sentence(text, width, size) {
    const pieces = text.split(/\s+/).filter(Boolean).map((word) => ({ plain: word, rich: escaped(word) }));
    return wrapped(pieces, width, size + "px sans-serif", size * 0.32).map((line) => line.join(" "));
  }
  function legend(card, width) {
    const pieces = [...card.querySelectorAll(".np-legend-entry")].map((entry) => {
      const key = entry.querySelector(".np-key");
      const kind = [...key.classList].find((one) => one.startsWith("is-"));
      const colour = key.style.getPropertyValue("--key");
      const plain = "■ " + said(entry);
      const rich = `<span style="color:${colour}">${SIGNS[kind.slice(3)] || "■"}</span> ${escaped(said(entry))}`;
      return { plain, rich };
    });
    return wrapped(pieces, width, "13px sans-serif", 16).map((line) => line.join("    "));
  }
  function filters() {
    return [...document.querySelectorAll("#filters-chips .np-filter-chip:not(.is-all) > span:first-child")].map(said);
  }
  /* A picture travels without its page: what is invented says so in it. */
  function fiction() {
    const told = document.getElementById("demo-told");
    return told && !told.hidden ? [said(told.querySelector("strong"))] : [];
  }
  function below(card, button) {
    const notes = [...card.querySelectorAll(".np-notes > *")].map(said);
    const source = button.dataset.source + " · " + window.location.origin + window.location.pathname;
    return [...notes, ...fiction(), source];
  }

  /* The chart as it is on the page, with title, unit, filters and legend above, notes and source below. */
  function picture(card, button) {
    const plot = card.querySelector(".js-plotly-plot");
    const size = plot._fullLayout._size;
    const width = Math.max(plot.clientWidth, 340);
    // Fonts of the page do not travel into a picture; those that stand in for them may be wider.
    const room = (width - 2 * SIDE) * 0.92;
    const words = filters();
    const head = [
      ...sentence(said(card.querySelector("h2")), room * 0.62, 13)
        .map((text) => ({ text: `<b>${text}</b>`, size: 20, tall: TITLE, color: ink("ink") })),
      ...sentence(said(card.querySelector(".np-subtitle")), room, 13)
        .map((text) => ({ text, size: 13, tall: LINE, color: ink("dim") })),
      ...sentence(words.length ? words.join(" · ") : button.dataset.unfiltered, room, 13)
        .map((text) => ({ text, size: 13, tall: LINE, color: ink("dim") })),
      ...legend(card, room).map((text) => ({ text, size: 13, tall: LINE + 4, color: ink("ink") })),
    ];
    const foot = below(card, button).flatMap((text) => sentence(text, room, 12))
      .map((text) => ({ text, size: 12, tall: SMALL, color: ink("dim") }));
    const above = head.reduce((sum, line) => sum + line.tall, SIDE);
    const under = foot.reduce((sum, line) => sum + line.tall, SIDE);
    const layout = structuredClone(plot.layout);
    const tall = plot.clientHeight + above + under;
    const margin = layout.margin || {};
    const left = SIDE - size.l;
    function written(lines, first, y) {
      let at = first;
      return lines.map((line) => {
        const note = {
          text: line.text, x: 0, xref: "paper", xanchor: "left", xshift: left, y, yref: "paper", yanchor: "top",
          yshift: at, showarrow: false, align: "left", font: { size: line.size, color: line.color },
        };
        at -= line.tall;
        return note;
      });
    }
    Object.assign(layout, {
      autosize: false, width, height: tall, paper_bgcolor: ink("surface"), plot_bgcolor: ink("surface"),
      margin: { ...margin, t: (margin.t || 0) + above, b: (margin.b || 0) + under },
      annotations: [
        ...(layout.annotations || []),
        ...written(head, size.t + above - SIDE / 2, 1),
        ...written(foot, -size.b - 4, 0),
      ],
    });
    return { data: plot.data, layout };
  }

  async function save(card, button) {
    const format = button.dataset.take;
    const figure = picture(card, button);
    const { width, height } = figure.layout;
    const address = await window.Plotly.toImage(figure, { format, width, height, scale: format === "png" ? 2 : 1 });
    const link = document.createElement("a");
    link.href = address;
    link.download = "newsprism-" + card.id.replace(/-card$/, "") + "." + format;
    link.click();
  }
  async function copy(card) {
    const address = window.location.href.split("#")[0] + "#" + card.id;
    if (navigator.clipboard) return navigator.clipboard.writeText(address);
    window.history.replaceState(window.history.state, "", "#" + card.id);
    throw new Error("no clipboard here");
  }

  function tell(card, text) {
    const place = card.querySelector(".np-card-said");
    place.textContent = text;
    window.setTimeout(() => { if (place.textContent === text) place.textContent = ""; }, 4000);
  }
  document.addEventListener("click", async function (event) {
    const button = event.target.closest("[data-take]");
    const card = button && button.closest(".np-card");
    if (!card) return;
    button.setAttribute("aria-busy", "true");
    try {
      await (button.dataset.take === "link" ? copy(card) : save(card, button));
      tell(card, button.dataset.done);
    } catch (problem) {
      tell(card, button.dataset.failed);
    }
    button.removeAttribute("aria-busy");
  });

  /* A link to a card leads to it, also when the cards above it grow while they are drawn. */
  function arrive() {
    const name = window.location.hash.slice(1);
    if (!/^[\w-]+-card$/.test(name)) return;
    const until = Date.now() + 8000;
    let over = false;
    const stop = () => { over = true; };
    ["wheel", "touchstart", "keydown", "pointerdown"].forEach((one) => window.addEventListener(one, stop, { once: true }));
    (function look() {
      const card = document.getElementById(name);
      if (card && !over) {
        card.scrollIntoView({ block: "start" });
        card.classList.add("is-linked");
        if (!document.querySelector(".np-card.is-waiting")) over = Boolean(card.querySelector(".main-svg, .np-card-notice strong:not(:empty)"));
      }
      if (!over && Date.now() < until) window.setTimeout(look, 150);
    })();
  }
  window.addEventListener("load", arrive);
  window.addEventListener("hashchange", arrive);
})();
