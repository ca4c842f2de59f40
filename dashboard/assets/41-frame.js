/* What opens and closes: the menu of pages, the second row of filters, the sheet of a phone. */
(function () {
  "use strict";
  const SHEET = "filters-sheet";
  const PHONE = window.matchMedia("(max-width: 760px)");

  function buttonOf(part) {
    return document.querySelector("[data-opens='" + part.id + "']");
  }
  function isModal(part) {
    return part.id === SHEET && PHONE.matches && part.hasAttribute("data-open");
  }
  function setOpen(part, open) {
    part.toggleAttribute("data-open", open);
    const button = buttonOf(part);
    if (button) button.setAttribute("aria-expanded", String(open));
    dress(part);
  }
  /* On a phone the open sheet covers the page: a dialog, and the page behind it stands still. */
  function dress(part) {
    if (part.id !== SHEET) return;
    const modal = isModal(part);
    document.documentElement.toggleAttribute("data-covered", modal);
    ["role", "aria-modal", "aria-label", "tabindex"].forEach((name) => part.removeAttribute(name));
    if (!modal) return;
    part.setAttribute("role", "dialog");
    part.setAttribute("aria-modal", "true");
    part.setAttribute("aria-label", document.getElementById("filters").getAttribute("aria-label"));
    part.setAttribute("tabindex", "-1");
    part.focus();
  }
  function close(part) {
    const button = buttonOf(part);
    const inside = part.contains(document.activeElement) || isModal(part);
    setOpen(part, false);
    if (button && inside) button.focus();
  }
  function opened() {
    return ["pages", SHEET].map((id) => document.getElementById(id))
      .find((part) => part && part.hasAttribute("data-open"));
  }

  document.addEventListener("click", function (event) {
    const opener = event.target.closest("[data-opens]");
    const closer = event.target.closest("[data-closes]");
    const pages = document.getElementById("pages");
    if (opener) {
      const part = document.getElementById(opener.getAttribute("data-opens"));
      if (part) setOpen(part, !part.hasAttribute("data-open"));
    } else if (closer) {
      close(document.getElementById(closer.getAttribute("data-closes")));
    } else if (pages && pages.hasAttribute("data-open")) {
      // A page was chosen, or something else was touched.
      setOpen(pages, false);
    }
  });

  /* Escape closes what is open; an open list or calendar inside the sheet closes first. */
  document.addEventListener("keydown", function (event) {
    const part = opened();
    if (!part) return;
    if (event.key === "Escape" && !part.querySelector("[aria-expanded='true']")) close(part);
    if (event.key === "Tab" && isModal(part)) keepInside(part, event);
  }, true);

  function keepInside(part, event) {
    const stops = Array.from(part.querySelectorAll("a[href], button, input, [tabindex='0']"))
      .filter((node) => node.offsetParent !== null && !node.disabled && node.tabIndex >= 0);
    const first = stops[0], last = stops[stops.length - 1], now = document.activeElement;
    const leaving = event.shiftKey ? now === first || now === part : now === last;
    if (leaving) {
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    }
  }

  PHONE.addEventListener("change", function () {
    const sheet = document.getElementById(SHEET);
    if (sheet) dress(sheet);
  });
  // The way back leads to a page, not to an open sheet.
  window.addEventListener("popstate", function () {
    const part = opened();
    if (part) setOpen(part, false);
  });
})();
