/** How large a model is, as its name says. */
export interface NamedSize {
  /** Billions of parameters, all of which must be in memory. */
  readonly total: number;
  /** Billions of them that work on each token, where the name says it. */
  readonly active: number | undefined;
  /** How many experts share the total, where that had to be worked out of a name such as `8x7B`. */
  readonly experts: number | undefined;
}

const expertsOfSize = /(?<![a-z0-9.])(\d+)x(\d+(?:\.\d+)?)b(?![a-z0-9])/;
/** A decimal point is a dash or an underscore in many paths, but only `0-5b` can be nothing else. */
const billions = /(?<![a-z0-9.]|\d_)(\d+(?:\.\d+)?|0[-_]\d+)b(?![a-z0-9])/g;
const bloomStyle = /(?<![a-z0-9.])(\d+)b(\d)(?![a-z0-9])/;
const activeBillions = /(?<![a-z0-9.])a(\d+(?:\.\d+)?)b(?![a-z0-9])/;
const millions = /(?<![a-z0-9.]|\d_)(\d{2,4})m(?![a-z0-9])/;
const trillions = /(?<![a-z0-9.]|\d_)(\d(?:\.\d+)?)t(?![a-z0-9])/;
/** `17B-128E` counts the active parameters and the experts: the total is not in the name. */
const activeByExperts = /\db-\d+e(?![a-z0-9])/;
/** Adapters are named after the model that they are for. */
const adapter = /(?<![a-z0-9])(?:q?lora|adapters?)(?![a-z0-9])/;

/** Totals that their authors state, by the name's `8x7b`. */
const stated: ReadonlyMap<string, number> = new Map([['8x7b', 47], ['8x22b', 141]]);

/** Of a model such as Mixtral about this part is there once for each expert; the experts share the rest. */
const perExpert = 0.81;

/**
 * What a hub's id, a path or an address says of the size of its model; the last part that says something counts.
 * Undefined where the name tells nothing.
 */
export function sizeInName(name: string): NamedSize | undefined {
  if (adapter.test(name.toLowerCase())) return undefined;
  for (const part of partsOf(name)) {
    const found = sizeIn(part);
    if (found) return found;
  }
  return undefined;
}

/** The parts of a path in lower case, the last one first: the file or the repository is there. */
function partsOf(name: string): readonly string[] {
  return name.toLowerCase().split('/').filter((part) => part !== '').reverse();
}

function sizeIn(part: string): NamedSize | undefined {
  const experts = expertsOfSize.exec(part);
  if (experts) return ofExperts(Number(experts[1]), Number(experts[2]), experts[0]);
  if (activeByExperts.test(part)) return undefined;
  const total = largestBillions(part) ?? fewerOrMore(part);
  const active = activeBillions.exec(part)?.[1];
  return total === undefined || total <= 0 ? undefined : { total, active: active === undefined ? undefined : Number(active), experts: undefined };
}

function ofExperts(count: number, size: number, written: string): NamedSize | undefined {
  if (count < 2 || size <= 0) return undefined;
  return { total: stated.get(written) ?? Math.round(size * (1 + perExpert * (count - 1))), active: undefined, experts: count };
}

/** The largest number, because the others are of a part or of what it was made from. */
function largestBillions(part: string): number | undefined {
  const found = [...part.matchAll(billions)].map(([, digits = '']) => Number(digits.replace(/[-_]/, '.')));
  const bloom = bloomStyle.exec(part);
  if (bloom) found.push(Number(`${bloom[1]}.${bloom[2]}`));
  return found.length === 0 ? undefined : Math.max(...found);
}

/** Beside billions `1M` is the length of the context and `3T` the tokens of the training, so these count alone. */
function fewerOrMore(part: string): number | undefined {
  const [few, many] = [millions.exec(part)?.[1], trillions.exec(part)?.[1]];
  return few !== undefined ? Number(few) / 1000 : many !== undefined ? Number(many) * 1000 : undefined;
}
