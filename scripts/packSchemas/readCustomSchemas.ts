import { readFile, readdir } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { asArray, asObject, asString, type JsonObject } from '../../src/core/json.ts';
import { customSchema } from '../../src/core/schema/customSchema.ts';
import type { Schema } from '../../src/core/schema/schema.ts';
import { inProject } from '../project.ts';

/** One file of schemas/crds. */
export interface CustomDefinition {
  readonly file: string;
  readonly group: string;
  readonly kind: string;
  /** Undefined, with `scope`, where the source does not say them: such a definition can be used, not installed. */
  readonly plural: string | undefined;
  readonly scope: string | undefined;
  /** False where the source went through a converter, see CustomSource. */
  readonly whole: boolean;
  readonly versions: readonly JsonObject[];
}

/** Sources that tell a kind only in lower case. */
const kindNames = new Map([
  'Alertmanager', 'AlertmanagerConfig', 'BackendLBPolicy', 'BackendTLSPolicy', 'CloudEventSource', 'ClusterTriggerAuthentication', 'GRPCRoute',
  'Gateway', 'GatewayClass', 'HTTPRoute', 'ListenerSet', 'MPIJob', 'Machine', 'NodeClaim', 'NodeFeature', 'NodeFeatureGroup', 'NodeFeatureRule',
  'NodeOverlay', 'NodePool', 'Notebook', 'PodDefault', 'PodMonitor', 'Probe', 'Profile', 'Prometheus', 'PrometheusAgent', 'PrometheusRule',
  'Provisioner', 'ReferenceGrant', 'Rollout', 'ScaledJob', 'ScaledObject', 'ScrapeConfig', 'ServiceMonitor', 'TCPRoute', 'TLSRoute', 'ThanosRuler',
  'TriggerAuthentication', 'UDPRoute',
].map((name) => [name.toLowerCase(), name]));

/** Every definition under schemas/crds, in the order of the file names. Throws where a kind's spelling is not known. */
export async function readCustomDefinitions(): Promise<readonly CustomDefinition[]> {
  const folder = inProject('schemas', 'crds');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json.gz')).sort();
  return Promise.all(names.map(async (file) => {
    const source = asObject(JSON.parse(gunzipSync(await readFile(`${folder}/${file}`)).toString('utf8')) as JsonObject);
    const kind = asString(source['kind']) ?? kindNames.get(asString(source['kindLower']) ?? '');
    if (kind === undefined) throw new Error(`schemas/crds/${file}: add the kind's spelling to scripts/packSchemas/readCustomSchemas.ts`);
    return {
      file,
      group: asString(source['group']) ?? '',
      kind,
      plural: asString(source['plural']),
      scope: asString(source['scope']),
      whole: asString(source['source'])?.startsWith('datreeio/CRDs-catalog') !== true,
      versions: asArray(source['versions']).map(asObject).filter((version) => version['served'] !== false),
    };
  }));
}

/** The schemas of every served version by group and `version/kind`. */
export async function readCustomSchemas(): Promise<ReadonlyMap<string, Readonly<Record<string, Schema>>>> {
  const groups = new Map<string, Record<string, Schema>>();
  for (const definition of await readCustomDefinitions()) {
    const kinds = groups.get(definition.group) ?? {};
    for (const version of definition.versions) {
      const name = `${asString(version['name']) ?? ''}/${definition.kind}`;
      kinds[name] ??= customSchema(asObject(version['schema']), { whole: definition.whole });
    }
    groups.set(definition.group, kinds);
  }
  return groups;
}
