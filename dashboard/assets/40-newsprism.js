/* What only the browser knows: colour scheme, width, address bar, clicks on highlighted words. */
(function () {
  "use strict";
  const NARROW = 600;

  // Asked by the kit's selects: the server has searched already, so keep every option.
  window.dashMantineFunctions = Object.assign(window.dashMantineFunctions || {}, {
    keepAll: ({ options }) => options,
  });

  function scheme() {
    const chosen = document.documentElement.getAttribute("data-mantine-color-scheme");
    if (chosen === "dark" || chosen === "light") return chosen;
    return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  function view() {
    return scheme() + "-" + (window.innerWidth < NARROW ? "narrow" : "wide");
  }
  function announce() {
    const now = view();
    if (window.dash_clientside.set_props && now !== announce.last) {
      announce.last = now;
      window.dash_clientside.set_props("view", { data: now });
    }
  }

  // Dash compares its own memory of the address with the real one and stays silent when they are
  // equal; after a push of ours its memory is stale, so going back must be told to it.
  function retell() {
    const { pathname, search, hash, href } = window.location;
    // All four: Dash pushes whichever of them it finds different from the address.
    window.dash_clientside.set_props("_pages_location", { pathname, search, hash, href });
  }

  function withQuery(href, query) {
    const [path] = href.split("?");
    return query ? path + "?" + query : path;
  }
  function inLanguage(query, ui) {
    const kept = new URLSearchParams(query);
    kept.delete("ui");
    kept.append("ui", ui);
    return kept.toString();
  }

  const newsprism = {
    /* The view at start; later changes arrive through announce(). */
    look: function () {
      announce.last = view();
      return announce.last;
    },
    /* Put the state of the page into the address bar and into every link that carries it. */
    remember: function (query, first, ui, ...hrefs) {
      const wanted = query ? "?" + query : "";
      // One article cannot be filtered: a filter that is set beside it leads to the list.
      if (window.location.pathname.startsWith("/article/") && query !== first) {
        window.history.pushState({}, "", "/articles" + wanted);
        retell();
        return hrefs.concat(window.dash_clientside.no_update);
      }
      if (window.location.search !== wanted) {
        const how = query === first ? "replaceState" : "pushState";
        window.history[how]({}, "", window.location.pathname + wanted + window.location.hash);
      }
      const other = ui === "de" ? "en" : "de";
      return hrefs.map((href) => withQuery(href, query)).concat(
        withQuery(window.location.pathname, inLanguage(query, other)));
    },
    /* What the warehouse holds has changed: nothing on the page is true any more. */
    anew: function (changed) {
      if (changed) window.location.assign(window.location.pathname + window.location.search);
      return window.dash_clientside.no_update;
    },
    title: function (title) {
      window.setTimeout(() => { document.title = title; }, 0);
      return window.dash_clientside.no_update;
    },
    show: function (kinds, all) {
      return ["np-text"].concat(all.filter((kind) => !(kinds || all).includes(kind)).map((kind) => "no-" + kind)).join(" ");
    },
    /* Scroll to the picked highlight and let it pulse once. */
    reveal: function (pick) {
      document.querySelectorAll(".np-hl.is-picked").forEach((node) => node.classList.remove("is-picked", "is-pulsing"));
      const nodes = pick ? document.querySelectorAll(".np-hl[data-pick='" + CSS.escape(pick) + "']") : [];
      nodes.forEach((node) => node.classList.add("is-picked", "is-pulsing"));
      // Whom a pronoun stands for is marked with it, wherever it stands.
      document.querySelectorAll(".np-hl.is-kin").forEach((node) => node.classList.remove("is-kin"));
      const said = nodes.length && nodes[0].dataset.said;
      if (said) document.querySelectorAll(".np-hl[data-said='" + CSS.escape(said) + "']").forEach((node) => node.classList.add("is-kin"));
      if (nodes.length) {
        const box = nodes[0].getBoundingClientRect();
        // On a narrow screen the explanation covers the lower half.
        const narrow = window.innerWidth <= 1000;
        const floor = narrow ? window.innerHeight * 0.5 : window.innerHeight - 120;
        if (box.top < 120 || box.bottom > floor) {
          const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
          nodes[0].scrollIntoView({ block: narrow ? "start" : "center", behavior: calm ? "auto" : "smooth" });
        }
      }
      return window.dash_clientside.no_update;
    },
  };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { newsprism: newsprism });

  document.addEventListener("click", function (event) {
    const node = event.target.closest("[data-pick]");
    if (node) {
      if (node.tagName === "A") event.preventDefault();
      event.stopPropagation();
      window.dash_clientside.set_props("article-pick", { data: node.getAttribute("data-pick") });
    }
  });
  window.addEventListener("popstate", retell);
  window.addEventListener("_dashprivate_pushstate", retell);
  window.addEventListener("resize", announce);
  new MutationObserver(announce).observe(document.documentElement, {
    attributes: true, attributeFilter: ["data-mantine-color-scheme"],
  });
})();
