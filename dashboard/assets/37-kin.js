/* In the reader: what belongs to one quotation, and everything that one speaker says. */
(function () {
  "use strict";
  function marks(said) {
    return said.split(" ").flatMap((number) =>
      Array.from(document.querySelectorAll(".np-hl[data-said='" + CSS.escape(number) + "']")));
  }
  function clear(name) {
    document.querySelectorAll(".np-hl." + name).forEach((node) => node.classList.remove(name));
  }
  function point(event) {
    const node = event.target.closest(".np-hl[data-said]");
    clear("is-kin");
    if (node) marks(node.dataset.said).forEach((one) => one.classList.add("is-kin"));
  }
  document.addEventListener("mouseover", point);
  document.addEventListener("click", function (event) {
    const voice = event.target.closest(".np-voice");
    if (!voice) return;
    const on = voice.getAttribute("aria-pressed") !== "true";
    document.querySelectorAll(".np-voice").forEach((one) => one.setAttribute("aria-pressed", "false"));
    clear("is-voice");
    if (!on) return;
    voice.setAttribute("aria-pressed", "true");
    const found = marks(voice.dataset.said).filter((one) => one.matches(".k-quotation, .k-speaker"));
    found.forEach((one) => one.classList.add("is-voice"));
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (found.length) found[0].scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  });
})();
