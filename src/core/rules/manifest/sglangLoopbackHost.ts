import { commandOf } from '../../kubernetes/containerCommand.ts';
import { environmentOf } from '../../kubernetes/containerEnvironment.ts';
import type { Container } from '../../kubernetes/manifest.ts';
import { probePort, probesOf } from '../../kubernetes/probes.ts';
import { defineRule, type RuleContext } from '../../lint/rule.ts';
import { flagOf } from '../../models/commandFlags.ts';
import { serverProcessOf } from '../../models/serverProcess.ts';
import { asMap, asSeq, entryOf, type YamlMap } from '../../yaml/node.ts';
import { valueEdit, valueSpan, wordsAfter } from '../support/flagEdits.ts';
import { isLoopback, localListener } from '../support/loopback.ts';

export const sglangLoopbackHost = defineRule({
  id: 'sglang-loopback-host',
  scope: 'container',
  severity: 'error',
  summary: 'A model server listens only inside its own container.',
  why: 'SGLang and TensorRT-LLM bind 127.0.0.1 unless they are told otherwise. Probes of the kubelet and requests of a Service come from outside and are refused.',
  sources: ['https://docs.sglang.io/advanced_features/server_arguments.html', 'https://nvidia.github.io/TensorRT-LLM/commands/trtllm-serve/'],
  check: (container, { text, report }) => {
    const process = serverProcessOf(container, text);
    if (!process) return checkOther(container, { text, report });
    if (container.podSpec.path.includes('workerTemplate')) return;
    const { server, words, program, complete } = process;
    const flag = flagOf(words, ['--host']);
    const written = flag?.value && !flag.value.dynamic ? flag.value.text : undefined;
    if (flag ? !isLoopback(written ?? '') : !complete || !isLoopback(server.host)) return;
    if (flagOf(words, ['--node-rank', '--grpc-mode'])) return;
    const caller = callerOf(container);
    const launch = program[program.length - words.length - 1];
    const place = flag ? valueSpan(flag) : launch?.span;
    if (!caller || !place) return;
    const how = flag ? `${server.name} is told to bind ${written ?? ''}` : `${server.name} binds ${server.host} by itself`;
    report(place, `${how}, where nobody outside this container reaches it: ${caller.consequence}. Add --host 0.0.0.0.`, {
      severity: caller.sure ? 'error' : 'warning',
      fixes: () => [{ title: 'Listen on 0.0.0.0', edits: flag ? [valueEdit(flag, '0.0.0.0')] : launch ? [wordsAfter(text, launch, ['--host', '0.0.0.0'])] : [], kind: 'safe', preferred: true }],
    });
  },
});

/** Programs that are no model servers: whoever runs one may have reasons, so this only tells. */
function checkOther(container: Container, { text, report }: Pick<RuleContext, 'text' | 'report'>): void {
  const environment = environmentOf(container);
  const caller = callerOf(container);
  const listener = caller && environment.complete ? localListener(commandOf(container, environment, text)?.programs ?? [], new Set(environment.variables.keys())) : undefined;
  if (!caller || !listener) return;
  const { name, launch, flag } = listener;
  report(launch.span, `${name} binds 127.0.0.1 by itself, where nobody outside this container reaches it: ${caller.consequence}. Add ${flag} 0.0.0.0.`, {
    severity: 'info',
    fixes: () => [{ title: 'Listen on 0.0.0.0', edits: [wordsAfter(text, launch, [`${flag}=0.0.0.0`])], kind: 'unsafe', preferred: true }],
  });
}

/** A probe of another host, or of a port that the container does not have, never gets as far as the server. */
function asksServer(container: Container, handler: YamlMap | undefined): boolean {
  return !entryOf(handler, 'host') && probePort(container, entryOf(handler, 'port')?.value) !== 'undefined name';
}

/** Who wants to reach the server from outside its container: the kubelet surely, a Service probably. */
function callerOf(container: Container): { readonly consequence: string; readonly sure: boolean } | undefined {
  const probe = probesOf(container).find(({ handler }) => handler !== undefined && handler.kind !== 'exec' && asksServer(container, asMap(handler.entry.value)));
  if (probe) return { consequence: probe.name === 'readinessProbe' ? 'its readinessProbe is refused and the pod never becomes ready' : `its ${probe.name} is refused and the container is restarted for ever`, sure: true };
  const ports = asSeq(entryOf(container.node, 'ports')?.value)?.items.length ?? 0;
  const alone = container.podSpec.containers.filter((other) => other.role === 'main').length === 1;
  return ports > 0 && alone ? { consequence: 'a Service in front of its port is refused', sure: false } : undefined;
}
