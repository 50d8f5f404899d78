/* Characters written as they sound, as a rare one or as a picture: their neighbours tell which ones. */

import { Expression } from "./text.js";

const HAN = /^[\u3400-\u9fff]$/;

/** Which characters stand side by side in what the rules look for. */
export class Guesses {
  constructor(data, words, broken) {
    this.words = words;
    this.broken = broken;
    this.behind = new Map(Object.entries(data.behind));
    this.spoken = new Map(Object.entries(data.spoken));
    this.initial = new Map(Object.entries(data.initial));
    this.signs = new Map(Object.entries(data.signs));
    this.typed = new Map(Array.from(data.toned, (char, number) => [char, data.plain[number]]));
    this.rare = new Map(
      Object.entries(data.rare).flatMap(([syllable, chars]) => Array.from(chars, (char) => [char, syllable])),
    );
    this.limits = data.limits;
    this.alike = new Map();
    for (const chars of this.spoken.values()) {
      for (const char of chars) this.alike.set(char, (this.alike.get(char) ?? "") + chars.replace(char, ""));
    }
    const { touching, letter, letters, sign } = data.expressions;
    this.touching = new Expression(touching);
    this.letter = new Expression(letter);
    this.letters = new Expression(letters);
    this.sign = new Expression(sign);
  }

  /** All letters, rare characters and signs in a normalised text that can be put back, in order. */
  find(text) {
    const found = [...this.#letters(text), ...this.#signs(text), ...this.#rarities(text)];
    return found.sort((one, two) => one.start - two.start);
  }

  /** Rare characters that stand for common ones that sound the same: 俳毒, 唰亶. */
  *#rarities(text) {
    for (let start = 0, end = 0; start < text.length; start = end + 1) {
      for (end = start; this.rare.has(text[end]); ) end += 1;
      const spelled = text.slice(start, end);
      const guess = [null, () => this.#alone(spelled, ...this.#around(text, start, end)), () => this.#paired(...spelled)];
      const word = guess[spelled.length]?.(); // three in a row are rare words of their own
      if (word) yield { start, end, spelled, word, step: "sound" };
    }
  }

  /** What a rare character stands for, unless our rules look for it where it stands. */
  #alone(char, before, behind) {
    if (this.#weight(before, char) || this.#weight(char, behind)) return "";
    return this.#fitting(this.#sounding(char), before, behind, this.limits.well);
  }

  /** The word that two of them stand for; nothing when they are a rare word of their own. */
  #paired(one, two) {
    let [best, word] = [this.limits.well - 1, ""];
    for (const a of this.#sounding(one)) {
      for (const b of this.#sounding(two)) {
        const weight = this.#weight(a, b);
        if (weight > best) [best, word] = [weight, a + b];
      }
    }
    return word;
  }

  #sounding(char) {
    return this.spoken.get(this.rare.get(char)) ?? "";
  }

  *#signs(text) {
    let last = null;
    for (const { index } of this.sign.all(text)) {
      last = this.pictured(text, index, last?.end === index ? last.word.at(-1) : "");
      if (last) yield last;
    }
  }

  *#letters(text) {
    let last = 0;
    for (const match of this.touching.all(text)) {
      let start = match.index;
      if (start < last) continue; // the other end of the same run
      while (start > last && this.letter.match(text, start - 1)) start -= 1;
      const [spelled] = this.letters.match(text, start);
      last = start + spelled.length;
      if (spelled.length > this.limits.most) continue;
      const found = this.#spoken(text, start, last);
      if (found) yield found;
    }
  }

  /** The characters that a run of letters stands for, and the spaces that set it apart. */
  #spoken(text, start, end) {
    const spelled = text.slice(start, end);
    const letters = this.#plain(spelled);
    const touches = this.#sign(text[start - 1]) || this.#sign(text[end]);
    if (start > 1 && text[start - 1] === " " && this.#sign(text[start - 2])) start -= 1;
    if (text[end] === " " && this.#sign(text[end + 1])) end += 1;
    const around = this.#around(text, start, end);
    const word = touches ? this.#word(letters, ...around) : this.#syllable(letters, ...around);
    if (word) return { start, end, spelled, word, step: "sound" };
    return touches && letters.length > 1 ? this.#misspelled(text, start, end, letters) : null;
  }

  /** A syllable beside a character that itself stands for one of the same sound: yan蛋. */
  #misspelled(text, start, end, letters) {
    const chars = this.spoken.get(letters) ?? "";
    for (const at of chars ? [start - 1, end] : []) {
      const other = this.#sign(text[at]);
      const pair = at === end ? text.slice(at, at + 2) : text.slice(Math.max(at - 1, 0), at + 1);
      if (!other || this.words.has(pair)) continue; // the character belongs to what stands on its other side
      for (const same of this.alike.get(other) ?? "") {
        for (const char of chars) {
          const word = at === end ? char + same : same + char;
          if (!this.broken.has(word)) continue;
          const [first, last] = [Math.min(start, at), Math.max(end, at + 1)];
          return { start: first, end: last, spelled: text.slice(first, last), word, step: "sound" };
        }
      }
    }
    return null;
  }

  /** The words that a sign at a place stands for, if they go with one of its neighbours; what another sign before it stands for may be told. */
  pictured(text, place, told = "") {
    const spelled = String.fromCodePoint(text.codePointAt(place));
    const words = this.signs.get(spelled);
    const end = place + spelled.length;
    const before = Array.from(text.slice(Math.max(place - 4, 0), place)).at(-2);
    const behind = Array.from(text.slice(end, end + 4))[1];
    // what stands between all characters of a word is a gap
    if (!words || spelled === before || spelled === behind) return null;
    const [one, two] = this.#around(text, place, end);
    const word = this.#fitting(words, told || one, two);
    return word ? { start: place, end, spelled, word, step: "slang" } : null;
  }

  #plain(letters) {
    return Array.from(letters, (char) => this.typed.get(char) ?? char).join("");
  }

  #around(text, start, end) {
    return [this.#sign(text[start - 1]), this.#sign(text[end])];
  }

  /** A character as its neighbours see it: a figure is any figure; nothing for what is no word. */
  #sign(char = "") {
    if (HAN.test(char)) return char;
    return char >= "0" && char <= "9" ? this.limits.figure : "";
  }

  #weight(one, two) {
    const [chars, often] = this.behind.get(one) ?? ["", ""];
    const place = two ? chars.indexOf(two) : -1;
    return place < 0 ? 0 : Number(often[place]);
  }

  /** What a run of letters stands for between two characters; nothing when that is no word. */
  #word(letters, before, behind) {
    if (letters.length === 1) return this.#fitting(this.initial.get(letters) ?? "", before, behind, this.limits.well);
    const one = this.#fitting(this.spoken.get(letters) ?? "", before, behind);
    return one || this.#words(letters, before, behind);
  }

  /** What letters stand for with spaces around them: a single character that goes well there. */
  #syllable(letters, before, behind) {
    const chars = letters.length > 1 ? (this.spoken.get(letters) ?? "") : "";
    return this.#fitting(chars, before, behind, this.limits.well);
  }

  /** The first of the words that go best with both neighbours, or so well with one. */
  #fitting(words, before, behind, least = 1) {
    let best = 0;
    let found = "";
    for (const word of words) {
      const [one, two] = [this.#weight(before, word[0]), this.#weight(word.at(-1), behind)];
      const score = one + two + (one && two ? this.limits.both : 0);
      if (score > best && (score > one + two || Math.max(one, two) >= least)) [best, found] = [score, word];
    }
    return found;
  }

  /** The fewest characters that letters can be read as, and of those that go best together. */
  #words(letters, before, behind) {
    const ways = [new Map([[before, { count: 0, worse: 0, word: "" }]])];
    for (let end = 1; end <= letters.length; end += 1) {
      const here = new Map();
      for (let start = Math.max(end - this.limits.longest, 0); start < end; start += 1) {
        for (const char of ways[start].size ? (this.spoken.get(letters.slice(start, end)) ?? "") : "") {
          for (const [last, { count, worse, word }] of ways[start]) {
            const way = { count: count + 1, worse: worse - this.#weight(last, char), word: word + char };
            if (!here.has(char) || better(way, here.get(char))) here.set(char, way);
          }
        }
      }
      ways.push(here);
    }
    let best = { count: 0, worse: 0, word: "" };
    for (const [char, { count, worse, word }] of ways.at(-1)) {
      const way = { count, worse: worse - this.#weight(char, behind), word };
      if (!best.count || better(way, best)) best = way;
    }
    return best.worse < 0 ? best.word : "";
  }
}

const better = (one, two) => one.count < two.count || (one.count === two.count && one.worse < two.worse);
