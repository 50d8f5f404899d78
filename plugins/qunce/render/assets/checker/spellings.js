/* Words spelled so that a word list misses them: pulled apart with marks, or written otherwise. */

import { Expression } from "./text.js";

const latin = (char) => /^[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]$/i.test(char);

/** Words of two characters that everybody uses: what stands in them disguises nothing. */
export class Words {
  constructor(lines) {
    this.following = new Map(lines.map((line) => [line[0], line.slice(1)]));
  }

  has(pair) {
    return pair.length === 2 && (this.following.get(pair[0])?.includes(pair[1]) ?? false);
  }
}

/** Words whose characters somebody pulled apart with marks. */
export class Gaps {
  constructor(data, spellings, words) {
    this.gap = new Expression(data.gap);
    this.spelled = new Expression(data.spelled);
    this.stop = new Expression(data.stop);
    this.empty = new Expression(data.empty);
    this.boxed = new Expression(data.boxed);
    this.line = new Expression(data.line);
    this.column = new Expression(data.column);
    this.close = new Expression(data.close);
    this.broken = new Set(data.broken);
    this.spellings = spellings;
    this.words = words;
    // ➕ is a word, not a gap
    this.spoken = new Set([...spellings.keys()].filter((word) => Array.from(word).length === 1));
  }

  /** The stretches of marks to leave out of a normalised text, in order. */
  find(text) {
    const found = [];
    let run = [];
    for (const [start, end] of this.#places(text)) {
      const last = run[run.length - 1];
      if (last && (start !== last[1] + 1 || text.slice(start, end) !== text.slice(...last))) {
        found.push(...this.#kept(text, run));
        run = [];
      }
      run.push([start, end]);
    }
    return [...found, ...this.#kept(text, run)];
  }

  #places(text) {
    const found = new Map();
    const keep = (start, end) => found.set(`${start} ${end}`, [start, end]);
    for (const one of this.gap.all(text)) {
      const marks = Array.from(one[0]);
      if (!marks.some((mark) => this.spoken.has(mark))) keep(one.index, one.index + one[0].length);
    }
    for (const { index } of this.spelled.all(text)) keep(index, index + 1);
    for (const one of this.empty.all(text)) keep(one.index, one.index + one[0].length);
    for (const { index } of this.column.all(text)) keep(index, index + 1);
    for (const { index } of this.line.all(text)) {
      if (this.#breaks(text, index)) keep(index, index + 1);
    }
    for (const { index } of this.boxed.all(text)) {
      const last = this.close.match(text, index + 2) ? index + 2 : index + 3;
      if (!this.#boxes(text, index, last)) continue;
      keep(index, index + 1);
      keep(last, last + 1);
    }
    for (const { index } of this.stop.all(text)) {
      keep(index, index + 1); // the last mark of a run has no such mark behind it
      keep(index + 2, index + 3);
    }
    let last = 0;
    // of stretches that overlap the first counts, and of those that begin together the longest
    return [...found.values()]
      .sort((one, two) => one[0] - two[0] || two[1] - one[1])
      .filter(([start, end]) => start >= last && (last = end));
  }

  /** True when a line ends in the middle of a word, and neither half belongs to another. */
  #breaks(text, place) {
    const [before, behind] = [text.slice(Math.max(place - 2, 0), place), text.slice(place + 1, place + 3)];
    const [begun, goesOn] = [this.words.has(before), this.words.has(behind)];
    if (!begun && this.broken.has(before.at(-1) + behind)) return true;
    if (!goesOn && this.broken.has(before + behind[0])) return true;
    return !begun && !goesOn && this.#known(before.at(-1) + behind[0]);
  }

  /** True when what stands between brackets makes a word with what is before or behind them. */
  #boxes(text, start, last) {
    const inside = text.slice(start + 1, last);
    const [before, behind] = [text[start - 1] + inside[0], inside.at(-1) + text.slice(last + 1, last + 2)];
    return this.#known(before) || this.#known(behind) || (inside.length > 1 && this.#known(inside));
  }

  /** True for such a word, and for a spelling of any. */
  #known(pair) {
    return this.broken.has(pair) || Boolean(this.spellings.get(pair)?.step);
  }

  #kept(text, run) {
    return run.length === 1 && this.#betweenWords(text, ...run[0]) ? [] : run;
  }

  /** True when a word ends before the gap and another begins behind it, as in 房顶 级差. */
  #betweenWords(text, start, end) {
    return this.words.has(text.slice(Math.max(start - 2, 0), start)) && this.words.has(text.slice(end, end + 2));
  }
}

/** So many characters, one of them exchanged, are no chance meeting of other words. */
const SURE = 4;

/** One character exchanged for any that sounds or looks like it. */
const SWAPS = { swap: "sound", alike: "shape" };

/** Characters in another order: by chance they, too, may be parts of two words. */
const TURNED = { turned: "shape" };

/** Words spelled so that a word list misses them, and what they stand for. */
export class Variants {
  constructor(data, words) {
    this.words = words;
    this.known = new Map();
    for (const [name, spellings] of Object.entries(data)) {
      if (name in SWAPS) this.#exchange(spellings, SWAPS[name]);
      else for (const [spelled, word] of Object.entries(spellings)) this.known.set(spelled, this.#meant(word, name));
    }
    this.sizes = sizesByStart(this.known.keys(), true);
  }

  #meant(word, name) {
    return name in TURNED ? { word, step: TURNED[name], loose: true } : { word, step: name };
  }

  /** Every character of a word exchanged for each that may stand there instead. */
  #exchange(words, step) {
    for (const [word, others] of Object.entries(words)) {
      others.forEach((chars, at) => {
        for (const char of chars) this.known.set(word.slice(0, at) + char + word.slice(at + 1), { word, step, loose: true });
      });
    }
  }

  /** Every variant in a normalised text, in order; the longest at each place, none overlaps another. */
  find(text) {
    const found = [];
    for (let start = 0; start < text.length; ) {
      const spelled = this.#longest(text, start);
      const end = start + Math.max(spelled.length, 1);
      const variant = this.known.get(spelled);
      const loose = variant?.loose && spelled.length < SURE;
      if (variant?.step && apart(text, start, end, spelled) && !(loose && this.#elsewhere(text, start, end))) {
        found.push({ start, end, spelled, ...variant });
      }
      start = end;
    }
    return found;
  }

  /** True when either end belongs to a word beside: 自带|款式. */
  #elsewhere(text, start, end) {
    return this.words.has(text.slice(Math.max(start - 1, 0), start + 1)) || this.words.has(text.slice(end - 1, end + 1));
  }

  #longest(text, start) {
    const sizes = this.sizes.get(text.charCodeAt(start)) ?? [];
    const size = sizes.find((one) => this.known.has(text.slice(start, start + one)) && start + one <= text.length);
    return size ? text.slice(start, start + size) : "";
  }
}

/** False when the letters of a spelling are only a part of a longer word in letters. */
function apart(text, start, end, spelled) {
  if (latin(spelled[0]) && latin(text[start - 1] ?? "")) return false;
  return !(latin(spelled[spelled.length - 1]) && latin(text[end] ?? ""));
}

/** By the unit that words begin with, how long they are. */
export function sizesByStart(words, longestFirst = false) {
  const sizes = new Map();
  for (const word of words) {
    const known = sizes.get(word.charCodeAt(0)) ?? sizes.set(word.charCodeAt(0), []).get(word.charCodeAt(0));
    if (!known.includes(word.length)) known.push(word.length);
  }
  for (const known of sizes.values()) known.sort((one, two) => (longestFirst ? two - one : one - two));
  return sizes;
}
