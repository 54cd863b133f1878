// Spares a long page the layout and the drawing of paragraphs that are far from view. It changes
// no node: a style sheet of our own says it, which comes when the page has been laid out as a whole
// and each paragraph's height is known. So nothing moves by more than parts of a pixel.
var far = (() => {
  "use strict";
  const MANY = 300;
  const WHICH = ".text > p";
  const HEIGHT = "contain-intrinsic-size: auto 8em;";
  const MEASURED = `@media screen { ${WHICH} { ${HEIGHT} } }`;
  // What hangs out of a paragraph, as the ring around a link does, is drawn as well.
  const ROOM = "overflow-clip-margin: 3em;";
  const SPARED = `@media screen { ${WHICH} { ${HEIGHT} ${ROOM} content-visibility: auto; } }`;
  const sheet = new CSSStyleSheet();
  let turn = 0;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  addEventListener("resize", renew);
  document.fonts.addEventListener("loadingdone", renew);

  // Another page is shown: all of it is laid out.
  function end() {
    turn += 1;
    sheet.replaceSync("");
  }

  // Paragraphs have other heights now.
  function renew() {
    if (!sheet.cssRules.length) return;
    end();
    measure();
  }

  // Has all paragraphs laid out once, and from then on those in view alone. For when a page has
  // come and nothing more comes for a while.
  function measure() {
    const own = (turn += 1);
    if (!suits()) {
      sheet.replaceSync("");
      return;
    }
    sheet.replaceSync(MEASURED);
    // The engine notes the heights when it has laid out a frame.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (own === turn) sheet.replaceSync(SPARED);
    }));
  }

  // A paragraph that is spared keeps to itself: text would no longer flow around what floats.
  function suits() {
    const all = document.querySelectorAll(WHICH);
    if (all.length < MANY) return false;
    const others = document.querySelectorAll(".text > :not(p)");
    return [...others, all[0]].every((one) => getComputedStyle(one).float === "none") &&
      getComputedStyle(all[0], "::first-letter").float === "none";
  }

  function spares() {
    return sheet.cssRules.length > 0 && sheet.cssRules[0].cssText.includes("content-visibility");
  }

  return { end, renew, measure, spares };
})();
