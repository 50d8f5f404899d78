/* How much a hit weighs: by its grade, by who can read it, on which platform; and who tells of it. */

/** True when a word is part of what a platform is called. */
const named = (words, { names }) => words.some((word) => names.includes(word));

export class Weighing {
  constructor(data, expressions) {
    this.severities = data.severities;
    this.eases = data.exemptions.eases;
    this.toldBy = data.phrases.toldBy;
    this.expressions = expressions;
  }

  /** True when a rule speaks of texts on this platform about these goods. */
  speaks(rule, where) {
    return (
      (!rule.categories || rule.categories.includes(where.category)) &&
      !rule.exceptCategories?.includes(where.category) &&
      (!rule.onlyOn || named(rule.onlyOn, where))
    );
  }

  /** The first grade of a rule that fits a hit; nothing when the rule's own weight holds. */
  grade(rule, near, { category, channel }) {
    const says = (number, text) => number === undefined || this.expressions[number].test(text);
    return rule.grades?.find(
      (one) =>
        (!one.categories || one.categories.includes(category)) &&
        (!one.channels || one.channels.includes(channel)) &&
        says(one.hit, near.words) &&
        says(one.sentence, near.wholeSentence),
    );
  }

  rank(severity) {
    return this.severities.indexOf(severity);
  }

  /** The weight of a hit: by grade, channel and platform, eased by facts. */
  weight(hit, where) {
    if (hit.doubted) return this.severities.at(-1);
    let found = this.#weighed(hit, where);
    if (hit.hunch && found === this.severities[0]) found = this.severities[1];
    const most = hit.cleared ? undefined : this.eases[hit.relief?.[0]];
    return most && this.rank(most) > this.rank(found) ? most : found;
  }

  #weighed({ rule, grade }, where) {
    const weight = grade?.severity ?? rule.severity;
    const milder = this.severities[Math.min(this.rank(weight) + 1, this.severities.length - 1)];
    if (grade?.channels) return weight; // it was written for just these channels
    if (rule.adOnly && where.channel === "closed_group") return milder;
    return rule.strictOn && where.names && !named(rule.strictOn, where) ? milder : weight;
  }

  /** True for a hit that is only a hint. */
  least(hit, where) {
    return this.weight(hit, where) === this.severities.at(-1);
  }

  /** The same hits; where two rules found the same words, the more special one speaks. */
  toldOnce(hits, where) {
    const standing = hits.filter((hit) => !hit.cleared);
    const silent = new Map();
    for (const special of standing) {
      for (const other of special.rule.supersedes ? standing : []) {
        if (!special.rule.supersedes.includes(other.rule.code)) continue;
        if (special.start >= other.end || other.start >= special.end) continue;
        const [speaker, told] = guesses(special, other, where) ? [other, special] : [special, other];
        if (this.#outweighs(speaker, told, where)) silent.set(told, speaker);
      }
    }
    return hits.map((hit) => {
      const by = silent.get(hit);
      return by ? { ...hit, cleared: this.toldBy.replace("{code}", by.rule.code), relief: undefined } : hit;
    });
  }

  #outweighs(one, other, where) {
    const rank = (hit) => this.rank(this.weight(hit, where));
    return rank(one) <= rank(other) && (allowable(other) || !allowable(one));
  }
}

/** False for words that nobody may allow. */
export const allowable = ({ hunch, grade, rule }) => hunch || (grade?.allowable ?? rule.allowable ?? false);

/** True when only the special rule takes words of no category for its own. */
const guesses = (special, other, { category }) =>
  category === "general" &&
  Boolean(special.rule.categories?.includes("general")) &&
  !other.rule.categories?.includes("general");
