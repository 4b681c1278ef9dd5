import type { Container } from '../../kubernetes/manifest.ts';
import { type Probe, probePort, probesOf } from '../../kubernetes/probes.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineRule, type RuleContext } from '../../lint/rule.ts';
import { flagOf } from '../../models/commandFlags.ts';
import { portsOf, type ServerProcess, serverProcessOf } from '../../models/serverProcess.ts';
import { replaced } from '../../yaml/edits.ts';
import { asMap, asScalar, asSeq, entryOf, type YamlNode } from '../../yaml/node.ts';

/** Flags that put everything under another path, or behind TLS or a key. */
const otherPaths = ['--root-path', '--api-prefix', '--base-path', '--fastapi-root-path', '--url-prefix'];

export const probeDoesNotMatchServer = defineRule({
  id: 'probe-does-not-match-server',
  scope: 'container',
  severity: 'warning',
  summary: 'A probe asks a port or a path that the model server does not serve.',
  why: 'A refused connection or a 404 counts as a failed probe: a pod with such a readiness probe never gets traffic, and one with such a liveness or startup probe is restarted for ever.',
  sources: ['https://docs.vllm.ai/en/latest/deployment/k8s/', 'https://docs.sglang.io/basic_usage/native_api.html', 'https://github.com/huggingface/text-generation-inference/blob/main/router/src/server.rs', 'https://github.com/triton-inference-server/server/blob/main/deploy/k8s-onprem/templates/deployment.yaml'],
  misses: ['ports', 'env', 'args', 'command'],
  check: (container, context) => {
    const probes = probesOf(container).filter((probe) => probe.handler?.kind === 'httpGet');
    if (probes.length === 0 || container.podSpec.object.partial) return;
    const process = serverProcessOf(container, context.text);
    for (const probe of probes) checkProbe(container, probe, process, context);
  },
});

function checkProbe(container: Container, probe: Probe, process: ServerProcess | undefined, { report }: RuleContext): void {
  const http = asMap(probe.handler?.entry.value);
  const host = entryOf(http, 'host');
  const port = entryOf(http, 'port')?.value;
  const target = probePort(container, port);
  if (!http || host || !port || target === undefined) return;
  if (target === 'undefined name') {
    report(port, `No port of this container is called ${asScalar(port)?.text ?? ''}, so the ${probe.name} fails every time; ${effect(probe)}.`);
    return;
  }
  if (!process) return;
  const ports = portsOf(process);
  const mismatch = ports !== undefined && !ports.includes(target.port);
  if (mismatch && servedByAnother(container, target.port)) return;
  const wrongPort = mismatch ? ports[0] : undefined;
  const path = entryOf(http, 'path')?.value;
  const wrongPath = pathFault(process, path);
  if (wrongPort === undefined && wrongPath === undefined) return;
  const { server } = process;
  const asked = `${target.port}${asScalar(path)?.text ?? '/'}`;
  const truth = [wrongPort === undefined ? '' : `listens on ${wrongPort}`, wrongPath === undefined ? '' : `answers on ${wrongPath.right}`].filter((part) => part !== '').join(' and ');
  report(wrongPort === undefined ? path ?? port : target.node, `${server.name} ${truth} here, and this probe asks :${asked}; ${effect(probe)}.`, {
    fixes: () => fix(wrongPort === undefined ? undefined : target.node, wrongPort, wrongPath === undefined ? undefined : path, wrongPath?.right),
  });
}

function effect(probe: Probe): string {
  return probe.name === 'readinessProbe' ? 'the pod never becomes ready' : 'the container is restarted for ever';
}

/** A proxy beside the server may own the port; one that lists no ports may own any. */
function servedByAnother(container: Container, port: number): boolean {
  return container.podSpec.containers.some((other) => {
    if (other === container || other.role === 'ephemeral' || (other.role === 'init' && asScalar(entryOf(other.node, 'restartPolicy')?.value)?.text !== 'Always')) return false;
    const list = asSeq(entryOf(other.node, 'ports')?.value)?.items;
    return !list || list.some((item) => {
      const scalar = asScalar(entryOf(asMap(item), 'containerPort')?.value);
      return !scalar || scalar.dynamic || scalar.value === port;
    });
  });
}

/** What is wrong with a path: the best one instead. */
function pathFault({ server, words, complete }: ServerProcess, node: YamlNode | undefined): { readonly right: string } | undefined {
  const scalar = asScalar(node);
  const [right] = server.paths;
  if (!node || !scalar || scalar.dynamic || right === undefined || right.includes('*') || !complete || flagOf(words, otherPaths)) return undefined;
  const path = scalar.value === null ? '/' : scalar.text.replace(/\?.*$/, '').replace(/(?<=.)\/+$/, '');
  const served = server.paths.some((known) => known.endsWith('*') ? path.startsWith(known.slice(0, -1)) : known === path);
  return served ? undefined : { right };
}

function fix(portNode: YamlNode | undefined, port: number | undefined, pathNode: YamlNode | undefined, path: string | undefined): readonly Fix[] {
  const edits = [
    ...(portNode?.kind === 'scalar' && port !== undefined ? [replaced(portNode, String(port))] : []),
    ...(pathNode?.kind === 'scalar' && path !== undefined ? [replaced(pathNode, path)] : []),
  ];
  const what = [port === undefined ? '' : `port ${port}`, path ?? ''].filter((part) => part !== '').join(' and ');
  return edits.length === 0 ? [] : [{ title: `Change to ${what}`, edits, kind: 'unsafe', preferred: true }];
}
