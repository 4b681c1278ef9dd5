import type { SchemaPack } from '../schema/schemaPack.ts';
import { createLinter, type Linter, type LinterOptions } from './linter.ts';

/** What linters of one pack differ in. */
export type LinterNeeds = Omit<LinterOptions, 'pack'>;

/** More settings than these are seldom in use at the same time; each linter keeps the documents of its files. */
const most = 8;

/** Gives the same linter for the same needs, so that files share one; kinds are the same where they are one array. */
export function linterPool(pack: SchemaPack): (needs: LinterNeeds) => Linter {
  const pool: { readonly key: string; readonly customKinds: LinterNeeds['customKinds']; readonly linter: Linter }[] = [];
  return (needs) => {
    const { customKinds } = needs;
    const key = JSON.stringify([needs.kubernetesVersion, needs.off, ...(needs.ruleOptions ?? [])]);
    const place = pool.findIndex((one) => one.key === key && one.customKinds === customKinds);
    const [known] = place < 0 ? [] : pool.splice(place, 1);
    const used = known ?? { key, customKinds, linter: createLinter({ pack, ...needs }) };
    pool.push(used);
    if (pool.length > most) pool.shift();
    return used.linter;
  };
}
