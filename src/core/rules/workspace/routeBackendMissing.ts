import type { ManifestObject } from '../../kubernetes/manifest.ts';
import { nearestName } from '../../lint/nearestName.ts';
import { defineWorkspaceRule, type WorkspaceRuleContext } from '../../lint/rule.ts';
import { itemsOf, portAt } from '../../workspace/readObject.ts';
import { textAt } from '../../workspace/readValues.ts';
import { mayShareNamespace, nearest, objectsNamed, relatedTo, type Viewpoint } from '../../workspace/relations.ts';
import type { FoundObject, Workspace } from '../../workspace/workspace.ts';
import { replaced } from '../../yaml/edits.ts';
import { asMap, entryOf, knownString, nodeAt, type YamlMap, type YamlNode } from '../../yaml/node.ts';

export const routeBackendMissing = defineWorkspaceRule({
  id: 'route-backend-missing',
  scope: 'object',
  severity: 'warning',
  summary: 'An Ingress or a route leads to a Service, or to a port of it, that is not there.',
  why: 'The Ingress is accepted whatever it names, and its controller answers 503 for the path until the Service has that port.',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/ingress/', 'https://gateway-api.sigs.k8s.io/api-types/httproute/'],
  check: (object, context) => {
    if (object.partial) return;
    const backends = backendsOf(object);
    const alone = new Set(backends.map(({ name }) => knownString(name))).size === 1;
    for (const backend of backends) checkBackend(backend, alone, context);
  },
});

/** A place where a route names a Service and a port of it. */
interface Backend {
  readonly name: YamlNode;
  /** Where another namespace is named, that one. */
  readonly namespace: string | undefined;
  readonly port: YamlNode | undefined;
  /** Routes only take numbers. */
  readonly byName: boolean;
}

function backendsOf({ group, kind, node }: ManifestObject): readonly Backend[] {
  if (group === 'networking.k8s.io' && kind === 'Ingress') {
    const paths = itemsOf(nodeAt(node, 'spec', 'rules')).flatMap((rule) => itemsOf(nodeAt(rule, 'http', 'paths')));
    return [nodeAt(node, 'spec', 'defaultBackend'), ...paths.map((path) => nodeAt(path, 'backend'))].flatMap((backend) => ofIngress(asMap(nodeAt(backend, 'service'))));
  }
  if (group !== 'gateway.networking.k8s.io' || !/^(?:HTTP|GRPC|TCP|TLS)Route$/.test(kind)) return [];
  return itemsOf(nodeAt(node, 'spec', 'rules')).flatMap((rule) => itemsOf(nodeAt(rule, 'backendRefs'))).flatMap(ofRoute);
}

function ofIngress(service: YamlMap | undefined): readonly Backend[] {
  const name = entryOf(service, 'name')?.value;
  const number = nodeAt(service, 'port', 'number');
  return name ? [{ name, namespace: undefined, port: number ?? nodeAt(service, 'port', 'name'), byName: !number }] : [];
}

function ofRoute(reference: YamlMap): readonly Backend[] {
  const name = entryOf(reference, 'name')?.value;
  const isService = ['', 'Service'].includes(textAt(reference, 'kind') ?? '?') && textAt(reference, 'group') === '';
  return name && isService ? [{ name, namespace: textAt(reference, 'namespace') || undefined, port: entryOf(reference, 'port')?.value, byName: false }] : [];
}

function checkBackend({ name: place, namespace, port, byName }: Backend, alone: boolean, { report, workspace, viewpoint }: WorkspaceRuleContext): void {
  const name = knownString(place);
  if (name === undefined) return;
  const from = { path: viewpoint.path, namespace: namespace ?? viewpoint.namespace };
  const found = objectsNamed(workspace, from, '', 'Service', name);
  if (found.length > 0) {
    checkPort(port, byName, name, found, { report, workspace });
    return;
  }
  const near = missing(name, alone, from, workspace);
  if (near === undefined) return;
  report(place, `No Service here is called ${name}, so this path answers 503. Did you mean ${near}?`, {
    fixes: () => (place.kind === 'scalar' ? [{ title: `Change to ${near}`, edits: [replaced(place, near)], kind: 'unsafe', preferred: true }] : []),
  });
}

/** Services of other repositories are not known: only a name that nearly is one here tells, or the one Service beside the one that is wanted. */
function missing(name: string, alone: boolean, from: Viewpoint, workspace: Workspace): string | undefined {
  const services = workspace.ofKind('', 'Service').filter(({ facts }) => mayShareNamespace(from.namespace, facts.namespace));
  if (workspace.podMakers().some(({ facts }) => facts.pods.some(({ labelsGrow }) => labelsGrow)) || services.some(({ facts }) => facts.partial || facts.name === undefined)) return undefined;
  const beside = nearest(from.path, services);
  const meant = nearestName(name, beside.flatMap(({ facts }) => facts.name ?? []));
  const only = alone && beside.length === 1 && beside[0]?.path === from.path ? beside[0].facts.name : undefined;
  return meant ?? only;
}

function checkPort(place: YamlNode | undefined, byName: boolean, name: string, found: readonly FoundObject[], { report, workspace }: Pick<WorkspaceRuleContext, 'report' | 'workspace'>): void {
  const port = portAt(place);
  const [first] = found;
  if (!place || port === undefined || !first || found.some((one) => one.facts.partial || workspace.isPatched(one.path, one.facts))) return;
  const ports = found.map(({ facts }) => (facts.service?.external === true ? undefined : facts.service?.ports));
  const open = ports.flatMap((list) => list ?? []);
  const values = open.map((one) => (byName ? one.name : one.port));
  if (ports.includes(undefined) || open.length === 0 || (!byName && values.includes(undefined)) || values.includes(port)) return;
  const said = [...new Set(open.map((one) => [one.port, one.name].filter((part) => part !== undefined).join(' ')))].join(', ');
  const [only] = values;
  report(place, `Service ${name} has no port ${port}; it has ${said}. This path answers 503.`, {
    related: [relatedTo(first, 'The Service.')],
    fixes: () => (values.length === 1 && only !== undefined && place.kind === 'scalar' ? [{ title: `Change to ${only}`, edits: [replaced(place, String(only))], kind: 'unsafe', preferred: true }] : []),
  });
}
