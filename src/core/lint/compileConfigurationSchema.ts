import type { ConfigurationValidator } from './configurationProblems.ts';

/** How the schema of configurations is compiled: every mistake is told, with the part of the schema that it is about. */
export const compileOptions = { allErrors: true, verbose: true, strict: false } as const;

/** Loads ajv and compiles the schema. */
export async function compileConfigurationSchema(schema: object): Promise<ConfigurationValidator> {
  const { default: ajv } = await import('ajv');
  const valid = new ajv.Ajv(compileOptions).compile(schema);
  return (value) => (valid(value) ? [] : valid.errors ?? []);
}
