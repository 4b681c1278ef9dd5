import { compileConfigurationSchema } from './compileConfigurationSchema.ts';
import type { ConfigurationValidator } from './configurationProblems.ts';
import { configurationSchema } from './configurationSchema.ts';

/**
 * Validates configurations; `versions` are the Kubernetes versions that there are schemas of. The build has the schema
 * compiled already, for the versions that it packs, and puts that in the place of this module
 * (scripts/build/configurationValidator.ts): ajv takes longer to load and to compile it than to validate a hundred files.
 */
export async function configurationValidator(versions: readonly string[]): Promise<ConfigurationValidator> {
  return compileConfigurationSchema(configurationSchema(versions));
}
