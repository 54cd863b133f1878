// Says what paper the page's style asks for in its `@page` rules: the engine lays pages out on the
// paper that it is told of, so somebody has to tell it. It runs beside the page, and only reads.
var paper = (() => {
  "use strict";
  const SIDES = ["margin-top", "margin-right", "margin-bottom", "margin-left"];

  function printed(media) {
    const said = media.mediaText.toLowerCase();
    return said === "" || (/\b(?:print|all)\b/.test(said) && !/\bnot\b/.test(said));
  }

  function counts(rule) {
    if (rule instanceof CSSMediaRule) return printed(rule.media);
    return !(rule instanceof CSSSupportsRule) || CSS.supports(rule.conditionText);
  }

  function collect(rules, asked) {
    for (const rule of rules) {
      if (!(rule instanceof CSSPageRule)) {
        if (rule.cssRules && counts(rule)) collect(rule.cssRules, asked);
        continue;
      }
      // Paper that differs from sheet to sheet can't be had.
      if (rule.selectorText) continue;
      for (const name of [...SIDES, "size"]) {
        const value = rule.style.getPropertyValue(name);
        if (value) asked[name] = value;
      }
    }
  }

  function asked() {
    const found = {};
    for (const sheet of document.styleSheets) {
      if (!sheet.disabled && printed(sheet.media)) collect(sheet.cssRules, found);
    }
    return JSON.stringify({ margins: SIDES.map((side) => found[side] ?? ""), size: found.size ?? "" });
  }

  return { asked };
})();
