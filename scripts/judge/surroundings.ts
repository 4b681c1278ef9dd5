import { setTimeout as delay } from 'node:timers/promises';
import { asArray, asString, at, type JsonObject } from '../../src/core/json.ts';
import type { CustomDefinition } from '../packSchemas/readCustomSchemas.ts';
import type { JudgeCluster } from './cluster.ts';
import { jsonOf, type Subject } from './subjects.ts';

/** The namespace of objects that name none. */
export const ownNamespace = 'slipway-judge';

const labelName = 'app.kubernetes.io/created-by';
const labelValue = 'slipway-judge';
const label = { [labelName]: labelValue };

/** What the judge brings into the cluster, so that objects are not refused for the lack of something beside them. */
export class JudgeSurroundings {
  private readonly cluster: JudgeCluster;
  private readonly made: string[] = [];

  constructor(cluster: JudgeCluster) {
    this.cluster = cluster;
  }

  /** Makes namespaces and what pods are refused without: service accounts, priority and runtime classes. */
  async prepare(subjects: readonly Subject[]): Promise<void> {
    const namespaces = new Set([ownNamespace, ...subjects.map(namespaceOf)]);
    for (const name of namespaces) if (isName(name)) await this.make('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: label } });
    for (const name of namespaces) if (isName(name)) await this.make(`/api/v1/namespaces/${name}/serviceaccounts`, account('default'));
    for (const subject of subjects.filter(({ object }) => object.kind === 'Pod')) await this.prepareFor(subject);
  }

  private async prepareFor(subject: Subject): Promise<void> {
    const spec = at(jsonOf(subject), 'spec');
    const serviceAccount = asString(at(spec, 'serviceAccountName'));
    const priority = asString(at(spec, 'priorityClassName'));
    const runtime = asString(at(spec, 'runtimeClassName'));
    if (isName(serviceAccount)) await this.make(`/api/v1/namespaces/${namespaceOf(subject)}/serviceaccounts`, account(serviceAccount));
    if (isName(priority)) await this.make('/apis/scheduling.k8s.io/v1/priorityclasses', { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: priority, labels: label }, value: 0 });
    if (isName(runtime)) await this.make('/apis/node.k8s.io/v1/runtimeclasses', { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: runtime, labels: label }, handler: runtime });
  }

  /**
   * Installs a definition and waits until its kind is served. False where the source lacks plural and scope; one that
   * is there already is taken as it is.
   */
  async install(definitions: readonly CustomDefinition[]): Promise<boolean> {
    const [first] = definitions.filter(({ plural, scope }) => plural !== undefined && scope !== undefined);
    if (!first) return false;
    await this.make('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', definitionObject(first));
    const apiVersions = first.versions.map((version) => `${first.group}/${asString(version['name']) ?? ''}`);
    for (let tries = 0; tries < 300; tries++) {
      const served = await Promise.all(apiVersions.map((apiVersion) => this.cluster.resource(apiVersion, first.kind)));
      if (!served.includes(undefined)) return true;
      for (const apiVersion of apiVersions) this.cluster.forget(apiVersion);
      await delay(200);
    }
    throw new Error(`${first.file}: the API server does not serve ${first.kind} after a minute`);
  }

  /** Removes everything that was made, last first. */
  async clean(): Promise<void> {
    for (const path of this.made.reverse()) await this.cluster.remove(path);
  }

  private async make(collection: string, object: JsonObject): Promise<void> {
    const path = `${collection}/${asString(at(object, 'metadata', 'name')) ?? ''}`;
    if (this.made.includes(path)) return;
    for (let tries = 0; tries < 120; tries++) {
      const created = await this.cluster.create(collection, object);
      const there = created ? undefined : await this.cluster.get(path);
      // One that a killed run left is as good as made here, and goes with the rest.
      if (created || at(there, 'metadata', 'labels', labelName) === labelValue) this.made.push(path);
      if (created || (there && at(there, 'metadata', 'deletionTimestamp') === undefined)) return;
      await delay(500);
    }
    throw new Error(`${path} is still being removed after a minute`);
  }
}

/** Where the object goes. */
export function namespaceOf(subject: Subject): string {
  return asString(at(jsonOf(subject), 'metadata', 'namespace')) ?? ownNamespace;
}

function isName(name: string | undefined): name is string {
  return name !== undefined && /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name);
}

function account(name: string): JsonObject {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, labels: label } };
}

/** A file of schemas/crds as the object that it was made from. */
function definitionObject(definition: CustomDefinition): JsonObject {
  const { group, kind, plural = '', scope = '' } = definition;
  const versions = definition.versions.map((version, index) => ({
    name: asString(version['name']) ?? '',
    served: true,
    storage: asArray(definition.versions.map((other) => other['storage'] === true)).includes(true) ? version['storage'] === true : index === 0,
    schema: { openAPIV3Schema: version['schema'] },
  }));
  const annotations = /\.k8s\.io$|\.kubernetes\.io$/.test(group) ? { 'api-approved.kubernetes.io': 'unapproved, for tests' } : {};
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}`, labels: label, annotations },
    spec: { group, scope, names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` }, versions },
  };
}
