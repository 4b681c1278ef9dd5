import { inSlices } from '../base/steps.ts';
import type { Assistant } from '../core/assist/assistant.ts';
import type { Linter } from '../core/lint/linter.ts';
import type { SchemaPack } from '../core/schema/schemaPack.ts';
import type { LintService } from '../ui/services.ts';

/**
 * The linter and the answers about places, loaded with the first text that needs them; one of each per Kubernetes
 * version. `schemas` is the path of the pack.
 */
export function openLinter(schemas: string): LintService {
  const pack = keptByName(async () => {
    const { readSchemaPack } = await import('../services/files/readSchemaPack.ts');
    return readSchemaPack(schemas);
  });
  const linters = keptByName(async (version) => createLinterFor(await pack(''), version));
  const assistants = keptByName(async (version) => createAssistantFor(await pack(''), version));
  return {
    lint: async ({ path, text, kubernetesVersion }, signal) => {
      const linter = await linters(kubernetesVersion);
      return { ...(await inSlices(linter.lintSteps({ path, text }), signal)), kubernetesVersion: linter.kubernetesVersion };
    },
    hover: async ({ path, text, kubernetesVersion, offset }, signal) => inSlices((await assistants(kubernetesVersion)).hover({ path, text }, offset), signal),
    complete: async ({ path, text, kubernetesVersion, offset }, signal) => inSlices((await assistants(kubernetesVersion)).complete({ path, text }, offset), signal),
    suppress: async ({ path, text }, finding, signal) => inSlices((await import('../core/assist/suppressionFixes.ts')).suppressionFixes({ path, text }, finding), signal),
    lenses: async ({ path, text }) => (await import('../core/assist/lensPlaces.ts')).lensPlaces({ path, text }),
  };
}

/** Loads what a name stands for once; what could not be loaded is loaded anew the next time. */
function keptByName<T>(load: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (name) => {
    const loading = kept.get(name) ?? load(name);
    kept.set(name, loading);
    loading.catch(() => kept.delete(name));
    return loading;
  };
}

async function createLinterFor(pack: SchemaPack, kubernetesVersion: string): Promise<Linter> {
  const { createLinter } = await import('../core/lint/linter.ts');
  return createLinter({ pack, ...(kubernetesVersion !== '' && { kubernetesVersion }) });
}

async function createAssistantFor(pack: SchemaPack, kubernetesVersion: string): Promise<Assistant> {
  const { createAssistant } = await import('../core/assist/assistant.ts');
  return createAssistant(pack, kubernetesVersion === '' ? undefined : kubernetesVersion);
}
