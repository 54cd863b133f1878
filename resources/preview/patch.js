// Puts an article's page into the document, changing only what differs. It runs beside the page,
// in a world of its own: the page's scripts are switched off.
var preview = (() => {
  "use strict";
  const FORBIDDEN =
    "script, style, link, meta, base, iframe, frame, frameset, object, embed, applet, form, " +
    "portal, fencedframe, template, svg, math, video, audio, source, track";
  const CONTAINERS = new Set([
    "ARTICLE", "ASIDE", "DIV", "FIGURE", "FOOTER", "HEADER", "MAIN", "OL", "SECTION", "UL",
  ]);
  const COLOUR = /--section:\s*(#[0-9a-f]{3}(?:[0-9a-f]{3})?)\b/i;
  const places = new Map();
  let shown = "";
  let source = "";
  let changed = 0;

  function parse(html) {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    for (const element of body.querySelectorAll(FORBIDDEN)) element.remove();
    for (const element of body.querySelectorAll("*")) clean(element);
    return body;
  }

  function clean(element) {
    if (!element.hasAttributes()) return;
    for (const name of element.getAttributeNames()) {
      if (name.startsWith("on") || name === "srcdoc" || name === "ping" || name === "srcset") {
        element.removeAttribute(name);
      }
    }
    const link = /^(article|mailto):(.*)$/is.exec(element.getAttribute("href") ?? "");
    if (link) {
      // The engine would not tell of a click on a scheme that it does not know.
      const kind = link[1].toLowerCase();
      element.setAttribute("href", `nwpreview://${kind}/${encodeURIComponent(link[2])}`);
    }
    if (element.hasAttribute("style")) {
      // The document's policy allows no styles in attributes; the section's colour is all we have.
      const colour = COLOUR.exec(element.getAttribute("style"));
      element.removeAttribute("style");
      if (colour) element.style.setProperty("--section", colour[1]);
    }
  }

  // Nodes parsed into a document of their own start loading when they join this one; creating
  // them here keeps them under this document's policy from the first moment.
  function adopt(node) {
    return document.importNode(node, true);
  }

  function patch(live, next) {
    const old = [...live.childNodes];
    const wanted = [...next.childNodes];
    let start = 0;
    while (start < old.length && start < wanted.length && old[start].isEqualNode(wanted[start])) {
      start += 1;
    }
    let end = 0;
    const most = Math.min(old.length, wanted.length) - start;
    while (end < most && old[old.length - 1 - end].isEqualNode(wanted[wanted.length - 1 - end])) {
      end += 1;
    }
    const before = old.slice(start, old.length - end);
    const after = wanted.slice(start, wanted.length - end);
    const paired =
      before.length === after.length &&
      before.every((node, index) => node.nodeName === after[index].nodeName);
    if (paired) {
      before.forEach((node, index) => replace(node, after[index]));
      return;
    }
    const anchor = old.length - end < old.length ? old[old.length - end] : null;
    for (const node of before) node.remove();
    for (const node of after) live.insertBefore(adopt(node), anchor);
    changed += before.length + after.length;
  }

  function replace(node, next) {
    if (node.isEqualNode(next)) return;
    if (!CONTAINERS.has(node.nodeName)) {
      node.replaceWith(adopt(next));
      changed += 1;
      return;
    }
    for (const name of node.getAttributeNames()) {
      if (!next.hasAttribute(name)) node.removeAttribute(name);
    }
    for (const name of next.getAttributeNames()) {
      if (name === "style") node.style.setProperty("--section", next.style.getPropertyValue("--section"));
      else node.setAttribute(name, next.getAttribute(name));
    }
    patch(node, next);
  }

  function show(article, html) {
    changed = 0;
    source = html;
    const next = parse(html);
    if (article === shown) {
      patch(document.body, next);
    } else {
      places.set(shown, window.scrollY);
      document.body.replaceChildren(...[...next.childNodes].map(adopt));
      changed = document.body.childNodes.length;
      shown = article;
      window.scrollTo({ top: places.get(article) ?? 0, behavior: "instant" });
    }
    return JSON.stringify({ article, changed });
  }

  // Only what differs is sent for a page that is shown already.
  function change(article, start, end, text) {
    if (article !== shown) return "";
    return show(article, source.slice(0, start) + text + source.slice(end));
  }

  function theme(name) {
    document.documentElement.dataset.theme = name;
  }

  return { show, change, theme };
})();
