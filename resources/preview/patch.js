// Puts an article's page into the document, changing only what differs. It runs beside the page,
// in a world of its own: the page's scripts are switched off.
var preview = (() => {
  "use strict";
  const FORBIDDEN =
    "script, style, link, meta, base, iframe, frame, frameset, object, embed, applet, form, " +
    "portal, fencedframe, template, svg, math, video, audio, source, track";
  // What is loaded when it comes into the document, and not when it changes there.
  const LOADED = new Set(["IMG"]);
  const COLOUR = /--section:\s*(#[0-9a-f]{3}(?:[0-9a-f]{3})?)\b/i;
  const FOCUS = /object-position:\s*(\d{1,3}% \d{1,3}%)/;
  const STYLES = ["--section", "object-position"];
  const SIBLINGS = new Set(["ARTICLE", "ASIDE", "BODY", "DIV", "MAIN", "SECTION"]);
  const EDGE = `piece ${crypto.randomUUID()}`;
  const places = new Map();
  let shown = "";
  // The page, and for each piece that stands among siblings its nodes; null for others.
  let pieces = [];
  let nodes = [];
  let changed = 0;
  let differences = 0;

  function parse(html) {
    // With the tag written out, white space before the first element is kept.
    const body = new DOMParser().parseFromString(`<body>${html}`, "text/html").body;
    for (const element of body.querySelectorAll(FORBIDDEN)) element.remove();
    for (const element of body.querySelectorAll("*")) clean(element);
    return body;
  }

  // A picture's other sizes go, too: the page is laid out for paper as well, where only the
  // largest one, its source, is sharp, and the engine does not choose again for that.
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
      // The document's policy allows no styles in attributes; the section's colour and the point
      // of a picture that stays in view are all we have.
      const style = element.getAttribute("style");
      const colour = COLOUR.exec(style);
      const focus = FOCUS.exec(style);
      element.removeAttribute("style");
      if (colour) element.style.setProperty("--section", colour[1]);
      if (focus) element.style.setProperty("object-position", focus[1]);
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
    forget(live);
    const anchor = old.length - end < old.length ? old[old.length - end] : null;
    for (const node of before) node.remove();
    for (const node of after) live.insertBefore(adopt(node), anchor);
    changed += before.length + after.length;
  }

  // Makes a node what another one is. It stays in its place: in a long page, a paragraph that goes
  // and one that comes cost a layout of all that stands below.
  function replace(node, next) {
    if (node.isEqualNode(next)) return;
    if (node.nodeType !== Node.ELEMENT_NODE) {
      node.data = next.data;
      changed += 1;
      forget(node.parentNode);
    } else if (LOADED.has(node.nodeName)) {
      node.replaceWith(adopt(next));
      changed += 1;
    } else {
      fit(node, next);
      patch(node, next);
    }
  }

  function fit(node, next) {
    for (const name of node.getAttributeNames()) {
      if (!next.hasAttribute(name)) node.removeAttribute(name);
    }
    for (const name of next.getAttributeNames()) {
      if (name === "style") {
        for (const each of STYLES) node.style.setProperty(each, next.style.getPropertyValue(each));
      } else if (node.getAttribute(name) !== next.getAttribute(name)) {
        node.setAttribute(name, next.getAttribute(name));
      }
    }
  }

  // The words of a node, and of all it stands in, are other ones now.
  function forget(node) {
    if (typeof follow !== "undefined") follow.forget(node);
  }

  // Blocks of the text have the odd places; each is parsed between two comments, which go again.
  function build(list, first) {
    const edge = `<!--${EDGE}-->`;
    const html = list.map((piece, index) => ((first + index) % 2 ? edge + piece + edge : piece));
    const body = parse(html.join(""));
    const edges = [];
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
    while (walker.nextNode()) if (walker.currentNode.data === EDGE) edges.push(walker.currentNode);
    const blocks = list.filter((_, index) => (first + index) % 2).length;
    // Where a template puts a block into a comment or a field, the comments are none.
    if (edges.length !== 2 * blocks) return { body: parse(list.join("")), found: list.map(() => null) };
    const found = spans(list, first, edges);
    for (const comment of edges) comment.remove();
    return { body, found };
  }

  function spans(list, first, edges) {
    let next = 0;
    return list.map((_, index) => {
      if ((first + index) % 2) {
        next += 2;
        return between(edges[next - 2], edges[next - 1]);
      }
      return next > 0 && next < edges.length ? between(edges[next - 1], edges[next]) : null;
    });
  }

  function between(start, end) {
    if (start.parentNode !== end.parentNode || !SIBLINGS.has(start.parentNode.nodeName)) return null;
    const found = [];
    for (let node = start.nextSibling; node !== end; node = node.nextSibling) {
      if (node.nodeType !== Node.COMMENT_NODE || node.data !== EDGE) found.push(node);
    }
    return found;
  }

  // The nodes of this document that are where others are in a document of the same shape.
  function counterparts(live, next, found) {
    const pairs = new Map();
    const one = document.createTreeWalker(live);
    const other = document.createTreeWalker(next);
    const wanted = new Set(found.flatMap((list) => list ?? []));
    while (one.nextNode() && other.nextNode()) {
      if (wanted.has(other.currentNode)) pairs.set(other.currentNode, one.currentNode);
    }
    return found.map((list) => list?.map((node) => pairs.get(node)) ?? null);
  }

  function show(article, list, place) {
    changed = 0;
    pieces = list;
    const { body, found } = build(list, 0);
    if (article === shown) {
      patch(document.body, body);
    } else {
      places.set(shown, window.scrollY);
      if (typeof far !== "undefined") far.end();
      document.body.replaceChildren(...[...body.childNodes].map(adopt));
      changed = document.body.childNodes.length;
      shown = article;
      window.scrollTo({ top: place ?? places.get(article) ?? 0, behavior: "instant" });
    }
    nodes = counterparts(document.body, body, found);
    return JSON.stringify({ article, changed, differences });
  }

  // Puts pieces in the place of others; where they don't stand among siblings, the page is built
  // anew from its pieces and changed where it differs.
  function change(article, first, removed, list) {
    if (article !== shown) return "";
    changed = 0;
    const old = pieces.slice(first, first + removed);
    const where = spot(first, removed);
    pieces.splice(first, removed, ...list);
    const plain = [...old, ...list].every(
      (piece, index) => (first + (index < removed ? index : index - removed)) % 2 || !piece.trim(),
    );
    const built = where && plain ? build(list, first) : null;
    if (!built || !filled(built, list, first)) return show(article, pieces);
    const former = nodes.slice(first, first + removed);
    if (alike(former, built.found)) {
      former.flat().forEach((node, index) => replace(node, built.found.flat()[index]));
      return JSON.stringify({ article, changed, differences });
    }
    for (const node of former.flat()) node.remove();
    const added = built.found.map((span) => span.map(adopt));
    for (const node of added.flat()) where.parent.insertBefore(node, where.anchor);
    nodes.splice(first, removed, ...added);
    changed = Math.max(removed, list.length);
    return JSON.stringify({ article, changed, differences });
  }

  // Whether pieces have nodes of the same names, which can stay where they are.
  function alike(former, found) {
    const same = (span, index) =>
      span.length === found[index].length &&
      span.every((node, place) => node.nodeName === found[index][place].nodeName);
    return former.length === found.length && former.every(same);
  }

  // White space between blocks has no comment on its outer side: its nodes are found by hand.
  function filled(built, list, first) {
    const children = [...built.body.childNodes];
    let known = 0;
    for (let index = 0; index < list.length; index += 1) {
      if ((first + index) % 2 === 0 && built.found[index] === null) {
        built.found[index] = list[index] ? [children[index ? children.length - 1 : 0]] : [];
      }
      if (built.found[index] === null) return false;
      known += built.found[index].length;
    }
    return known === children.length;
  }

  // Where the nodes of some pieces are: their parent, and what comes after them.
  function spot(first, removed) {
    const own = nodes.slice(first, first + removed);
    if (own.some((span) => span === null)) return null;
    const last = own.flat().at(-1);
    if (last) return { parent: last.parentNode, anchor: last.nextSibling };
    for (let index = first + removed; index < nodes.length && nodes[index]; index += 1) {
      if (nodes[index].length) return { parent: nodes[index][0].parentNode, anchor: nodes[index][0] };
    }
    for (let index = first - 1; index >= 0 && nodes[index]; index -= 1) {
      const node = nodes[index].at(-1);
      if (node) return { parent: node.parentNode, anchor: node.nextSibling };
    }
    return null;
  }

  // Compares the document with one made of the same pieces at once, and puts right what differs.
  function audit() {
    const { body } = build(pieces, 0);
    if (document.body.isEqualNode(body)) return "";
    differences += 1;
    return show(shown, pieces);
  }

  function theme(name) {
    document.documentElement.dataset.theme = name;
  }

  return { show, change, audit, theme };
})();
