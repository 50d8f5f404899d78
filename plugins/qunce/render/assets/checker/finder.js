/* Finding words: those of all rules in one pass, expressions only where an anchor stands. */

import { sizesByStart } from "./spellings.js";
import { Expression, after, bisect } from "./text.js";

/** No match may reach across this: it ends a sentence. */
const STOP = "\x00";

export class Finder {
  constructor(data, verify) {
    this.rules = data.rules;
    this.verify = verify;
    const sources = data.expressions.map((source) => new Expression(source.replaceAll(data.blank, data.space)));
    this.expressions = sources;
    this.patterns = this.rules.flatMap((rule, number) =>
      (rule.patterns ?? []).map((one) => ({ ...one, rule: number, expression: sources[one.regex] })),
    );
    this.words = this.#words();
    this.sizes = sizesByStart(this.words.keys());
  }

  /** What finding a word means: hits of rules, patterns to try, rules that it is no hit of. */
  #words() {
    const words = new Map();
    const say = (word, use, number) => {
      const known = words.get(word) ?? { terms: [], patterns: [], exceptions: [] };
      known[use].push(number);
      words.set(word, known);
    };
    this.rules.forEach((rule, number) => {
      for (const term of rule.terms ?? []) say(term, "terms", number);
      for (const term of rule.exceptions ?? []) say(term, "exceptions", number);
    });
    this.patterns.forEach((pattern, place) => {
      for (const anchor of pattern.anchors ?? []) say(anchor, "patterns", place);
    });
    return words;
  }

  /** Every word at every place; a word of one rule must not hide another rule's. */
  *#matches(text, [first, last]) {
    for (let start = first; start < last; start += 1) {
      for (const size of this.sizes.get(text.charCodeAt(start)) ?? []) {
        if (start + size > last) break;
        const uses = this.words.get(text.slice(start, start + size));
        if (uses) yield [uses, start, start + size];
      }
    }
  }

  /** What matches within windows of a sheet, by rule, and what excepts it there. */
  find(sheet, windows, reads) {
    const { text, bounds } = sheet;
    const found = new Map();
    const tried = new Set();
    const excepting = [];
    const keep = (rule, start, end) => {
      if (!found.has(rule)) found.set(rule, { hits: [], excepted: [] });
      found.get(rule).hits.push([start, end]);
    };
    const attempt = (pattern, window) => {
      for (const stretch of this.#each(pattern, text, window)) keep(pattern.rule, ...stretch);
    };
    for (const window of windows) {
      for (const [uses, start, end] of this.#matches(text, window)) {
        for (const rule of uses.terms) if (reads[rule]) keep(rule, start, end);
        if (uses.exceptions.length) excepting.push([uses.exceptions, start, end]);
        if (!uses.patterns.length) continue;
        const sentence = bisect(bounds, start);
        if (end >= bounds[sentence]) continue; // an anchor that holds the end of a sentence stands in none
        for (const place of uses.patterns) {
          const mark = sentence * this.patterns.length + place;
          if (tried.has(mark) || !reads[this.patterns[place].rule]) continue;
          tried.add(mark);
          attempt(this.patterns[place], [bounds[sentence - 1], bounds[sentence] - 1]);
        }
      }
    }
    const always = this.patterns.filter((one) => one.everywhere && reads[one.rule]);
    for (const [first, last] of windows) {
      const end = bisect(bounds, Math.max(first, last - 1));
      for (let sentence = bisect(bounds, first); sentence <= end; sentence += 1) {
        for (const pattern of always) attempt(pattern, [bounds[sentence - 1], bounds[sentence] - 1]);
      }
    }
    for (const [rules, start, end] of excepting) {
      for (const rule of rules) found.get(rule)?.excepted.push([start, end]);
    }
    return found;
  }

  /** Every sound match of a pattern within bounds. */
  *#each({ expression, verify }, text, [first, last]) {
    let found = expression.search(text, first, last);
    while (found) {
      const words = found[0];
      if (words && !words.includes(STOP) && (!verify || this.verify[verify](words))) {
        yield [found.index, found.index + words.length];
      }
      found = expression.search(text, after(found, text), last);
    }
  }
}
