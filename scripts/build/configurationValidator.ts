// Compiles the schema of .slipway.yaml, so that ajv is not needed where configurations are read.
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'esbuild';
import { compileOptions } from '../../src/core/lint/compileConfigurationSchema.ts';
import { configurationSchema } from '../../src/core/lint/configurationSchema.ts';
import { kubernetesVersions } from '../kubernetesVersions.ts';
import { inProject } from '../project.ts';

/** Loaded with the first configuration. */
const compiled = 'compiled:configuration';

export const configurationValidator: Plugin = {
  name: 'configuration validator',
  setup: (build) => {
    build.onLoad({ filter: /[/\\]src[/\\]core[/\\]lint[/\\]configurationValidator\.ts$/ }, () => ({ contents: loader, loader: 'js' }));
    build.onResolve({ filter: /^compiled:configuration$/ }, () => ({ path: compiled, namespace: 'compiled' }));
    build.onLoad({ filter: /.*/, namespace: 'compiled' }, async () => ({ contents: validatorModule(await kubernetesVersions()), loader: 'js', resolveDir: inProject() }));
  },
};

/** What stands in the place of the module of that name. */
const loader = `export async function configurationValidator() {
  const { default: valid } = await import('${compiled}');
  return (value) => (valid(value) ? [] : valid.errors ?? []);
}
`;

/** A module that validates configurations for schemas of these versions. */
export function validatorModule(versions: readonly string[]): string {
  const ajv = new Ajv({ ...compileOptions, code: { source: true, esm: true } });
  return standalone.default(ajv, ajv.compile(configurationSchema(versions)));
}
