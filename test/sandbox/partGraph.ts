import { partNames, type PartName } from './part.ts';

/** What each part needs, directly. */
export type Needs = (part: PartName) => readonly PartName[];

/** The parts with everything they need, each once, what is needed before what needs it. */
export function withNeeds(parts: readonly PartName[], needs: Needs): PartName[] {
  const found: PartName[] = [];
  const add = (part: PartName): void => {
    if (found.includes(part)) return;
    needs(part).forEach(add);
    found.push(part);
  };
  parts.forEach(add);
  return found;
}

/** The parts with everything that needs them, in the order in which they can be stopped: what needs before what is needed. */
export function withDependents(parts: readonly PartName[], needs: Needs): PartName[] {
  const affected = (part: PartName): boolean => parts.includes(part) || needs(part).some(affected);
  return withNeeds(partNames, needs).filter(affected).reverse();
}
