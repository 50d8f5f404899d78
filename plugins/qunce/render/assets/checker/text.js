/* Text as Python sees it: expressions that search between two places, and places in code points. */

/** An expression that is made when it is first needed, since making it takes longest. */
export class Expression {
  #source;
  #made = {};

  constructor(source) {
    this.#source = source;
  }

  #run(flags, text, from, to) {
    const made = (this.#made[flags] ??= new RegExp(this.#source, flags));
    made.lastIndex = from;
    // what lies beyond `to` is out of sight even for a lookahead, what lies before `from` is not
    return made.exec(to < text.length ? text.slice(0, to) : text);
  }

  /** The first match that begins at `from` or later. */
  search(text, from = 0, to = text.length) {
    return from > to ? null : this.#run("gu", text, from, to);
  }

  /** The match that begins at `from` itself. */
  match(text, from = 0, to = text.length) {
    return from > to ? null : this.#run("uy", text, from, to);
  }

  test(text, from, to) {
    return this.search(text, from, to) !== null;
  }

  /** Every match; after an empty one it goes on one character further. */
  *all(text, from = 0, to = text.length) {
    for (let found = this.search(text, from, to); found; found = this.search(text, from, to)) {
      yield found;
      from = after(found, text);
    }
  }
}

/** Where to go on searching after a match. */
export function after(found, text) {
  const end = found.index + found[0].length;
  return found[0].length ? end : end + width(text, end);
}

/** How many units of a string the character at a place takes. */
export const width = (text, place) => (text.codePointAt(place) > 0xffff ? 2 : 1);

const astral = (text) => /[\ud800-\udfff]/.test(text);

/** From places in a string to numbers of characters, as Python counts them. */
export function counter(text) {
  if (!astral(text)) return (place) => place;
  const counts = new Uint32Array(text.length + 1);
  let count = 0;
  for (let place = 0; place < text.length; place += width(text, place)) {
    counts[place] = counts[place + 1] = count;
    count += 1;
  }
  counts[text.length] = count;
  return (place) => counts[place];
}

/** The place so many characters before another one, at the least 0. */
export function before(text, place, count) {
  if (!astral(text.slice(Math.max(place - 2 * count, 0), place))) return Math.max(place - count, 0);
  for (; count > 0 && place > 0; count -= 1) {
    place -= place > 1 && width(text, place - 2) === 2 ? 2 : 1;
  }
  return place;
}

/** The place so many characters behind another one, at the most the end. */
export function behind(text, place, count) {
  if (!astral(text.slice(place, place + 2 * count))) return Math.min(place + count, text.length);
  for (; count > 0 && place < text.length; count -= 1) place += width(text, place);
  return place;
}

/** How many entries of a sorted list are not greater than a value (or, with `left`, smaller). */
export function bisect(list, value, { left = false, key = (one) => one } = {}) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = key(list[middle]);
    if (left ? one < value : one <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order of two strings by code points, which is not that of their units. */
export function compare(one, two) {
  if (one === two) return 0;
  const [first, second] = [Array.from(one), Array.from(two)];
  const place = first.findIndex((char, number) => char !== second[number]);
  if (place < 0) return -1;
  if (place >= second.length) return 1;
  return first[place].codePointAt(0) - second[place].codePointAt(0);
}
