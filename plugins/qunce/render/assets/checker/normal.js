/* Normalising for matching: case, width, forms of characters; every index finds back. */

import { Expression, bisect } from "./text.js";

/** Instead of an end: a stretch of a text that is as long as it was written. */
const SAME = -1;

/** A text as it is matched, in stretches that know where they are written. */
export class Normal {
  constructor(text, at = [0], raws = [0], stops = [SAME]) {
    this.text = text;
    this.at = at;
    this.raws = raws;
    this.stops = stops;
    this.written = raws[raws.length - 1] === 0; // nothing was dropped or changed in length
  }

  /** Where a stretch of this text stands in the text as written. */
  raw(start, end) {
    if (this.written) return [start, end];
    const first = bisect(this.at, start) - 1;
    const begin = this.raws[first] + (this.stops[first] === SAME ? start - this.at[first] : 0);
    const place = Math.max(end - 1, start);
    const last = bisect(this.at, place) - 1;
    if (this.stops[last] !== SAME) return [begin, this.stops[last]];
    return [begin, this.raws[last] + place - this.at[last] + (end > start ? 1 : 0)];
  }
}

/** The same text with other words in some places, given in order; it still finds back. */
export function edited(base, edits) {
  const parts = [];
  const at = [];
  const raws = [];
  const stops = [];
  let size = 0;
  let place = 0;

  const copy = (first, last) => {
    for (let number = bisect(base.at, first) - 1; number < base.at.length && base.at[number] < last; number += 1) {
      const begin = Math.max(base.at[number], first);
      const same = base.stops[number] === SAME;
      at.push(size + begin - first);
      raws.push(base.raws[number] + (same ? begin - base.at[number] : 0));
      stops.push(base.stops[number]);
    }
    parts.push(base.text.slice(first, last));
    size += last - first;
  };

  for (const [start, end, put] of edits) {
    if (start > place) copy(place, start);
    if (put) {
      const [begin, stop] = base.raw(start, end);
      at.push(size);
      raws.push(begin);
      stops.push(stop);
      parts.push(put);
      size += put.length;
    }
    place = end;
  }
  copy(place, base.text.length + 1); // one further: the end, too, has to find back
  return new Normal(parts.join(""), at, raws, stops);
}

/** Pairs of characters in one string as a table. */
function table(pairs) {
  const chars = Array.from(pairs);
  return new Map(chars.flatMap((char, number) => (number % 2 ? [] : [[char, chars[number + 1]]])));
}

/** What single characters stand for, and what nobody sees. */
export class Characters {
  constructor(data) {
    this.traditional = table(data.traditional);
    this.shapes = table(data.shapes);
    this.hidden = new Expression(data.hidden);
    this.emojiPart = data.emojiPart;
    const whole = new Map([...this.traditional, ...this.shapes, ...table(data.widths)]);
    this.whole = new Map([...whole].map(([one, two]) => [one, whole.get(two) ?? two]));
  }

  /** Lower case, half width, simplified, plain forms; what nobody sees is dropped. */
  normal(text) {
    const plain = [];
    const edits = [];
    let place = 0;
    for (const char of text) {
      const small = char.toLowerCase();
      const lower = small.length === char.length ? small : char;
      const read = this.whole.get(lower) ?? lower;
      if (read.length === char.length) {
        plain.push(read);
      } else {
        plain.push(lower); // a sign beyond the first plane is one unit shorter when it is read
        edits.push([place, place + char.length, read]);
      }
      place += char.length;
    }
    const base = new Normal(plain.join(""));
    for (const found of this.hidden.all(base.text)) {
      edits.push([found.index, found.index + found[0].length, ""]);
    }
    return edits.length ? edited(base, edits.sort((one, two) => one[0] - two[0])) : base;
  }
}
