import type { Linter } from '../core/lint/linter.ts';
import type { SchemaPack } from '../core/schema/schemaPack.ts';
import type { LintService } from '../ui/services.ts';

/** The linter, loaded with the first text it is given; one per Kubernetes version. `schemas` is the path of the pack. */
export function openLinter(schemas: string): LintService {
  let pack: Promise<SchemaPack> | undefined;
  const linters = new Map<string, Promise<Linter>>();
  const create = async (kubernetesVersion: string): Promise<Linter> => {
    const { createLinter } = await import('../core/lint/linter.ts');
    const { readSchemaPack } = await import('../services/files/readSchemaPack.ts');
    pack ??= readSchemaPack(schemas);
    return createLinter({ pack: await pack, ...(kubernetesVersion !== '' && { kubernetesVersion }) });
  };
  return {
    lint: async ({ path, text, kubernetesVersion }) => {
      const loading = linters.get(kubernetesVersion) ?? create(kubernetesVersion);
      linters.set(kubernetesVersion, loading);
      // A linter that could not be loaded is loaded anew for the next text.
      loading.catch(() => linters.delete(kubernetesVersion));
      return (await loading).lint({ path, text }).findings;
    },
  };
}
