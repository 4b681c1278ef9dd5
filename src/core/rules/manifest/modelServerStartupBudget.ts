import { type Probe, patienceOf, probeOf } from '../../kubernetes/probes.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineRule } from '../../lint/rule.ts';
import { flagOf } from '../../models/commandFlags.ts';
import { type ServerProcess, serverProcessOf } from '../../models/serverProcess.ts';
import { entryBefore, entryText, lineBreak, replaced } from '../../yaml/edits.ts';
import { asScalar, entryOf, nodeAt, type YamlMap } from '../../yaml/node.ts';
import { setUnder } from '../support/podEdits.ts';

/** Seconds within which even a small large model may not be up. */
const least = 300;

/** What the fix gives it: half an hour. */
const enough = 1800;

export const modelServerStartupBudget = defineRule({
  id: 'model-server-startup-budget',
  scope: 'container',
  severity: 'warning',
  summary: 'A probe restarts a model server before it can have loaded its model.',
  why: 'The kubelet restarts a container whose startup probe, or for lack of one its liveness probe, has failed too often. Fetching and loading the weights of a large model and compiling its kernels takes minutes, so the server is killed and begins anew for ever.',
  sources: ['https://docs.vllm.ai/en/latest/deployment/k8s/', 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/', 'https://github.com/kserve/kserve/tree/master/config/runtimes'],
  misses: ['startupProbe', 'env', 'args', 'command'],
  check: (container, { text, report }) => {
    const probe = probeOf(container, 'startupProbe') ?? probeOf(container, 'livenessProbe');
    const seconds = probe && patienceOf(probe);
    if (!probe?.handler || container.podSpec.object.partial || probe.handler.kind === 'exec' || seconds === undefined || seconds >= least) return;
    const process = serverProcessOf(container, text);
    if (!process?.server.large || isSmall(process)) return;
    const path = asScalar(nodeAt(probe.node, 'httpGet', 'path'))?.text ?? 'the port';
    const message = `The kubelet restarts this container ${seconds} s after its start unless ${path} answers by then; ${process.server.name} needs minutes for a large model, so it would restart for ever. A startupProbe of 30 minutes leaves it the time.`;
    report(probe.entry.keyNode, message, { fixes: () => fixes(text, container.node, probe) });
  },
});

/** Models of at most one billion parameters load in less than a minute. */
function isSmall({ words }: ServerProcess): boolean {
  const model = flagOf(words, ['--model', '--model-path', '--model-id'])?.value?.text ?? words[0]?.text ?? '';
  const size = /(?:^|[-_/.])(\d+(?:\.\d+)?)([mb])(?:$|[-_.])/i.exec(model);
  return size !== null && (size[2]?.toLowerCase() === 'm' || Number(size[1]) <= 1);
}

function fixes(text: string, container: YamlMap, probe: Probe): readonly Fix[] {
  if (probe.entry.merged || !probe.handler || probe.entry.value.kind === 'alias') return [];
  if (probe.name === 'startupProbe') {
    const period = asScalar(entryOf(probe.node, 'periodSeconds')?.value)?.value;
    const failures = String(Math.ceil(enough / (typeof period === 'number' && period > 0 ? period : 10)));
    const threshold = entryOf(probe.node, 'failureThreshold');
    const edit = threshold ? replaced(threshold.value, failures) : setUnder(text, probe.node, [], 'failureThreshold', failures);
    return edit ? [{ title: `Allow ${failures} failures`, edits: [edit], kind: 'safe', preferred: true }] : [];
  }
  if (probe.handler.entry.merged || probe.handler.entry.value.kind === 'alias') return [];
  const flow = container.flow || probe.node.flow;
  const column = probe.entry.keyNode.start - (text.lastIndexOf('\n', probe.entry.keyNode.start) + 1);
  const handler = entryText(text, probe.handler.entry, flow ? 0 : column + 2);
  const gap = `${lineBreak(text)}${' '.repeat(column + 2)}`;
  const written = flow ? `startupProbe: {${handler}, periodSeconds: 10, failureThreshold: 180}` : `startupProbe:${gap}${[handler, 'periodSeconds: 10', 'failureThreshold: 180'].join(gap)}`;
  return [{ title: 'Add a startupProbe of 30 minutes', edits: [entryBefore(text, container, probe.entry, written)], kind: 'safe', preferred: true }];
}
