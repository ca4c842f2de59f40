/* Escape closes the panel of evidence that the keyboard is in. */
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const panel = event.target.closest && event.target.closest(".np-evidence");
    const close = panel && panel.querySelector("button[id$='-evidence-close']");
    if (close) close.click();
  });
})();
