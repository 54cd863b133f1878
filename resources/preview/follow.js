// Finds places of the draft in the page and the other way. It is only ever asked: it runs beside
// the page, in a world of its own, changes no node, and has no way to call the program.
var follow = (() => {
  "use strict";
  const LEAVES = "p, li, h1, h2, h3, h4, h5, h6, pre, tr, dt, dd, figure, aside";
  const HEAD = [
    ["headline", "h1"], ["standfirst", ".standfirst"], ["kicker", ".kicker"],
    ["section", ".section"], ["bylines", ".byline"], ["dateline", ".dateline"],
  ];
  const PICTURE = /^nwpreview:\/\/media\/([0-9a-f]{64})(?![0-9a-f])/;
  const AROUND = 40;
  const NEAR = 60;
  const texts = new WeakMap();
  const MARK = { borderRadius: "2px", backgroundColor: "var(--here)", boxShadow: "0 0 0 0.3rem var(--here)" };
  // The mark of the cursor's block: an animation that stands still. It leaves no trace in the
  // document, and a style sheet that names a place would have all of a long page looked at again.
  let here = null;
  let kept = 0;

  function letters(text) {
    return text.replace(/[^\p{L}\p{N}]+/gu, "");
  }

  function root() {
    return document.querySelector("article .text") ?? document.querySelector("article");
  }

  function leaves() {
    const inside = root();
    return inside ? [...inside.querySelectorAll(LEAVES)] : [];
  }

  function lettersOf(node) {
    let known = texts.get(node);
    if (known === undefined) {
      known = letters(node.textContent);
      texts.set(node, known);
    }
    return known;
  }

  // The words of a node, and of all that it stands in, have changed.
  function forget(node) {
    for (let one = node; one; one = one.parentNode) texts.delete(one);
  }

  function pictureOf(node) {
    const image = node.querySelector("img");
    return PICTURE.exec(image?.getAttribute("src") ?? "")?.[1] ?? "";
  }

  // How well a leaf fits a line of the draft, from 0 to 1.
  function fit(node, line) {
    if (line.picture) return node.nodeName === "FIGURE" && pictureOf(node) === line.picture ? 1 : 0;
    const text = lettersOf(node);
    if (!line.letters || !text) return 0;
    if (text.includes(line.letters)) return line.letters.length > 3 || text === line.letters ? 1 : 0;
    let hits = 0;
    let parts = 0;
    for (let start = 0; start + 12 <= line.letters.length && parts < 12; start += 12) {
      parts += 1;
      if (text.includes(line.letters.slice(start, start + 12))) hits += 1;
    }
    return parts && hits / parts >= 0.4 ? 0.9 * (hits / parts) : 0;
  }

  // The leaf that shows a line: of those that fit, the one whose neighbours fit too, then the one
  // nearest to where the line is in the draft, then the innermost. One near that place that fits
  // with both neighbours is taken; only without one all others are looked at.
  function find(all, line, before, after) {
    const middle = Math.round(line.place * all.length);
    const near = [Math.max(0, middle - NEAR), Math.min(all.length, middle + NEAR)];
    const [best, worth] = within(all, near, line, before, after);
    const sure = 4 + (before ? 1 : 0) + (after ? 1 : 0) - NEAR / all.length;
    if (best && worth >= sure) return best;
    return within(all, [0, all.length], line, before, after)[0];
  }

  function within(all, [first, end], line, before, after) {
    let best = null;
    let bestWorth = 0;
    for (let index = first; index < end; index += 1) {
      const own = fit(all[index], line);
      if (!own) continue;
      let worth = own * 4 - Math.abs(index / all.length - line.place);
      if (before && index > 0 && fit(all[index - 1], before)) worth += 1;
      if (after && index + 1 < all.length && fit(all[index + 1], after)) worth += 1;
      if (best?.contains(all[index])) worth += 1;
      if (worth > bestWorth) [best, bestWorth] = [all[index], worth];
    }
    return [best, bestWorth];
  }

  function extent(all, node, line) {
    const rect = node.getBoundingClientRect();
    let top = rect.top + scrollY;
    let bottom = rect.bottom + scrollY;
    const next = all.slice(all.indexOf(node) + 1).find((one) => !node.contains(one));
    if (next) bottom = Math.max(bottom, next.getBoundingClientRect().top + scrollY);
    const text = line.picture ? "" : lettersOf(node);
    const start = text && line.letters ? text.indexOf(line.letters) : -1;
    if (start >= 0 && text.length > line.length) {
      // The leaf holds more lines than this one: take its part of the height.
      const height = bottom - top;
      bottom = top + (height * (start + line.length)) / text.length;
      top += (height * start) / text.length;
    }
    return [top, bottom];
  }

  // lines: the line itself, then those before it, the nearest first; null where there is none.
  function locate(all, lines, after) {
    for (let back = 0; back < lines.length; back += 1) {
      const node = find(all, lines[back], lines[back + 1], back ? lines[back - 1] : after);
      if (node) return { node, exact: back === 0, line: lines[back] };
    }
    return null;
  }

  function most() {
    return document.documentElement.scrollHeight - innerHeight;
  }

  function textTop() {
    const inside = root();
    return inside ? inside.getBoundingClientRect().top + scrollY : 0;
  }

  // Brings a point of the draft to where it is read; says how far the page is scrolled then.
  function scroll(lines, after, share) {
    let y = share * textTop();
    if (lines.length) {
      const all = leaves();
      const found = locate(all, lines, after);
      if (!found) return -1;
      const [top, bottom] = extent(all, found.node, found.line);
      y = found.exact ? top + share * (bottom - top) : bottom;
    }
    const room = most();
    if (room <= 0) return 0;
    scrollTo({ top: Math.round((y / (room + innerHeight)) * room), behavior: "instant" });
    return Math.round(scrollY);
  }

  function show(node) {
    if (node !== null && node === here?.effect.target && here.playState === "finished") return;
    here?.cancel();
    here = node?.animate([MARK, MARK], { duration: 1, fill: "both" }) ?? null;
    here?.finish();
  }

  // Marks what shows a line; brings it into view if asked and it is out of it.
  function mark(lines, after, reveal) {
    const found = lines.length ? locate(leaves(), lines, after) : null;
    if (!found?.exact) {
      show(null);
      return "";
    }
    const { node } = found;
    show(node);
    const rect = node.getBoundingClientRect();
    if (reveal && (rect.bottom < 40 || rect.top > innerHeight - 40)) {
      node.scrollIntoView({ block: rect.height > innerHeight / 2 ? "start" : "center", behavior: "instant" });
    }
    return JSON.stringify({ name: node.nodeName, top: Math.round(rect.top), y: Math.round(scrollY) });
  }

  // What stands around a letter of a leaf, for the draft to be searched for it.
  function around(all, node, offset) {
    const text = lettersOf(node);
    const at = Math.min(offset, text.length);
    const start = Math.max(0, at - AROUND);
    return {
      kind: "text",
      letters: text.slice(start, at + AROUND),
      at: at - start,
      place: all.indexOf(node) / Math.max(1, all.length),
    };
  }

  function describe(all, node, offset) {
    if (node.nodeName === "FIGURE") {
      const place = all.indexOf(node) / Math.max(1, all.length);
      return { kind: "figure", picture: pictureOf(node), place };
    }
    const told = around(all, node, offset);
    if (node.matches(".related-inline")) return { ...told, kind: "related", text: node.textContent.trim() };
    return told;
  }

  // The point that is read now.
  function reading() {
    const room = most();
    if (room <= 0) return "";
    const y = (scrollY / room) * (room + innerHeight);
    const head = textTop();
    if (y < head) return JSON.stringify({ kind: "head", share: y / head });
    const all = leaves();
    let low = null;
    for (const node of all) {
      if (node.getBoundingClientRect().top + scrollY > y) break;
      low = node;
    }
    if (!low) return "";
    const [top, bottom] = extent(all, low, { letters: "" });
    const share = Math.min(1, Math.max(0, (y - top) / Math.max(1, bottom - top)));
    const length = lettersOf(low).length;
    return JSON.stringify({ ...describe(all, low, Math.round(share * length)), share, length });
  }

  // How many letters of a node stand before a point; at the end of a word, that it ends there.
  function offsetIn(node, x, y) {
    const range = document.caretRangeFromPoint(x, y);
    if (!range || !node.contains(range.startContainer)) return { at: 0, end: 0 };
    const before = document.createRange();
    before.setStart(node, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const text = before.toString();
    const next = node.textContent.slice(text.length, text.length + 1);
    const ends = letters(text.slice(-1)) !== "" && letters(next) === "";
    return { at: letters(text).length, end: ends ? 1 : 0 };
  }

  // What is at a point of the view.
  function at(x, y) {
    const hit = document.elementFromPoint(x, y);
    if (!hit) return "";
    const link = hit.closest("a[href]")?.getAttribute("href") ?? "";
    const told = named(hit, x, y) ?? inText(hit, x, y);
    return told ? JSON.stringify({ ...told, link }) : link ? JSON.stringify({ kind: "link", link }) : "";
  }

  function named(hit, x, y) {
    const figure = hit.closest("figure");
    if (figure) return { kind: "figure", picture: pictureOf(figure) };
    const related = hit.closest(".related-inline, .related li");
    if (related) {
      const title = related.querySelector("a") ?? related;
      return { kind: "related", text: title.textContent.trim() };
    }
    const head = hit.closest("article > header, .head");
    if (!head) return null;
    for (const [field, where] of HEAD) {
      const node = hit.closest(where);
      if (node) return { kind: "head", field, ...offsetIn(node, x, y) };
    }
    return null;
  }

  function inText(hit, x, y) {
    const node = hit.closest(LEAVES);
    if (!node || !root()?.contains(node)) return null;
    const { at, end } = offsetIn(node, x, y);
    return { ...around(leaves(), node, at), end };
  }

  function styles() {
    return [...document.querySelectorAll('link[rel="stylesheet"][href^="page"]')];
  }

  // Whether the style and all pictures are there, those below too, which wait to be scrolled to
  // otherwise.
  function complete() {
    const waiting = [...document.querySelectorAll('img[loading="lazy"]')];
    const there = styles().length < 2 && [...document.images].every((one) => one.complete);
    for (const one of waiting) {
      // Asked for without a trace: the document stays what its pieces make.
      one.loading = "eager";
      one.setAttribute("loading", "lazy");
    }
    return there ? "yes" : "no";
  }

  // Remembers how far the page is scrolled, and goes back there: laid out for paper it is shorter.
  function keep() {
    kept = scrollY;
  }

  function back() {
    scrollTo({ top: kept, behavior: "instant" });
  }

  // The document reads the way its article does, as the published one says it in its first tag.
  function direct() {
    const article = document.querySelector("article");
    document.documentElement.lang = article?.lang || "en";
    document.documentElement.dir = article?.dir || "ltr";
  }

  // Fetches the page's style again, under an address it has not had.
  function restyle(turn) {
    const before = styles();
    if (!before.length) return;
    const link = before[0].cloneNode();
    link.setAttribute("href", `page.${turn}.css`);
    link.addEventListener("load", () => {
      before.forEach((one) => one.remove());
      if (typeof far !== "undefined") far.renew();
    });
    link.addEventListener("error", () => link.remove());
    before.at(-1).after(link);
  }

  return { scroll, mark, reading, at, complete, direct, restyle, forget, keep, back };
})();
