/* What a text says once gaps are closed and variants are put back: scanned as a second reading. */

import { Guesses } from "./guesses.js";
import { edited } from "./normal.js";
import { Gaps, Variants, Words } from "./spellings.js";
import { bisect, width } from "./text.js";

/** What was exchanged for what, without the part that both share. */
function label(spelled, word) {
  const old = Array.from(spelled);
  const put = Array.from(word);
  while (old.length > 1 && put.length > 1 && old.at(-1) === put.at(-1)) {
    old.pop();
    put.pop();
  }
  while (old.length > 1 && put.length > 1 && old[0] === put[0]) {
    old.shift();
    put.shift();
  }
  return `${old.join("")}→${put.join("")}`;
}

/** All changes in order, at their places behind what is put back now. */
function putBack(changes, found) {
  const grown = [0];
  for (const one of found) grown.push(grown.at(-1) + one.word.length - one.end + one.start);
  const moved = [];
  for (const one of changes) {
    const number = bisect(found, one.start, { left: true, key: (spelling) => spelling.start });
    // a spelling that was found across the gap tells of the place already
    if (number && found[number - 1].end > one.start) continue;
    moved.push({ ...one, start: one.start + grown[number], end: one.end + grown[number] });
  }
  found.forEach((one, number) => {
    const start = one.start + grown[number];
    moved.push({ start, end: start + one.word.length, step: one.step, label: label(one.spelled, one.word) });
  });
  return moved.sort((one, two) => one.start - two.start || one.end - two.end);
}

/** The second reading of a text, and where it differs from the first. */
class Reading {
  constructor(normal, changes) {
    this.normal = normal;
    this.changes = changes;
  }

  /** The changes that a stretch needs in order to say what it says. */
  within(start, end) {
    const found = [];
    const number = bisect(this.changes, start, { left: true, key: (one) => one.start });
    for (const change of this.changes.slice(Math.max(number - 1, 0))) {
      if (change.start >= end) break;
      if (start < change.end || (start < change.start && change.start === change.end)) found.push(change);
    }
    return found;
  }
}

/** Everything that undoes disguise. */
export class Disguise {
  constructor(data, characters, blank) {
    this.characters = characters;
    const words = new Words(data.words);
    this.variants = new Variants(data.variants, words);
    this.gaps = new Gaps(data.gaps, this.variants.known, words);
    this.guesses = new Guesses(data.guesses, words, this.gaps.broken);
    this.phrases = data.phrases;
    this.blanks = new RegExp(`^[${blank}]+|[${blank}]+$`, "gu");
  }

  /** The second reading; null when it is the same as the first. */
  undisguised(plain) {
    let holes = this.gaps.find(plain.text);
    if (holes.length) {
      // a mark that stands for a character is no gap: 唯—品牌
      const known = this.variants.find(plain.text);
      const kept = ([first, last]) => known.some((one) => one.start <= first && last <= one.end);
      holes = holes.filter((hole) => !kept(hole) && !this.#pictured(plain.text, hole));
    }
    let reading = holes.length ? edited(plain, holes.map((hole) => [...hole, ""])) : plain;
    let changes = this.#closed(plain.text, holes);
    // with the rest put back what is left may be spelled as usual: 驰铭shang标, v亻言
    for (const look of [this.variants, this.guesses, this.variants]) {
      const found = look.find(reading.text);
      if (!found.length) continue;
      changes = putBack(changes, found);
      reading = edited(reading, found.map((one) => [one.start, one.end, one.word]));
    }
    return changes.length ? new Reading(reading, changes) : null;
  }

  /** True when any mark in a gap stands for a character. */
  #pictured(text, [first, last]) {
    for (let place = first; place < last; place += width(text, place)) {
      if (this.guesses.pictured(text, place)) return true;
    }
    return false;
  }

  /** What closing these gaps changes, at the places where they were. */
  #closed(text, holes) {
    let gone = 0;
    return holes.map(([first, last]) => {
      const start = first - gone;
      gone += last - first;
      return { start, end: start, step: "gaps", label: this.#between(text.slice(first, last)) };
    });
  }

  #between(marks) {
    const mark = marks.replace(this.blanks, "");
    return mark ? this.phrases.marked.replace("{mark}", () => mark) : this.phrases.blank;
  }

  /** The steps that single characters of the words as written needed. */
  ofCharacters(raw) {
    const { traditional, shapes, hidden, emojiPart } = this.characters;
    const found = [];
    for (const char of new Set(raw.toLowerCase())) {
      if (traditional.has(char)) {
        found.push({ step: "traditional", label: `${char}→${traditional.get(char)}` });
      } else if (shapes.has(char)) {
        found.push({ step: "shape", label: `${char}→${shapes.get(char)}` });
      } else if (!emojiPart.includes(char) && hidden.test(char)) {
        found.push({ step: "gaps", label: this.phrases.unseen });
      }
    }
    return found;
  }

  /** How a match came about, in brackets; nothing when the words stand there as they are. */
  told(tricks) {
    const labels = [...new Set(tricks.map((one) => one.label))].join("，");
    return labels && this.phrases.told.replace("{labels}", () => labels);
  }
}
