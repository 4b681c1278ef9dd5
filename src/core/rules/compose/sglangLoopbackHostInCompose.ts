import { composePrograms } from '../../compose/composeCommand.ts';
import type { ComposeService } from '../../compose/composeService.ts';
import { defineComposeRule } from '../../lint/rule.ts';
import { flagOf, hidesFlags } from '../../models/commandFlags.ts';
import { launchedServer } from '../../models/modelServers.ts';
import { asSeq, entryOf } from '../../yaml/node.ts';
import { valueEdit, valueSpan, wordsAfter } from '../support/flagEdits.ts';
import { isLoopback } from '../support/loopback.ts';

export const sglangLoopbackHostInCompose = defineComposeRule<ComposeService>({
  id: 'sglang-loopback-host',
  scope: 'service',
  severity: 'error',
  summary: 'A model server listens only inside its own container.',
  why: 'SGLang and TensorRT-LLM bind 127.0.0.1 unless they are told otherwise. A published port leads to another address of the container, where nobody answers.',
  sources: ['https://docs.sglang.io/advanced_features/server_arguments.html', 'https://nvidia.github.io/TensorRT-LLM/commands/trtllm-serve/'],
  check(service, { text, report }) {
    const published = asSeq(entryOf(service.map, 'ports')?.value)?.items.length ?? 0;
    if (published === 0 || entryOf(service.map, 'network_mode') || service.partial) return;
    for (const program of composePrograms(service, text) ?? []) {
      const launched = launchedServer(program.map((word) => word.text));
      const words = launched ? program.slice(launched.after) : [];
      const launch = launched && program[launched.after - 1];
      const flag = flagOf(words, ['--host']);
      const written = flag?.value && !flag.value.dynamic ? flag.value.text : undefined;
      if (!launched || !launch || (flag ? !isLoopback(written ?? '') : hidesFlags(words) || !isLoopback(launched.server.host)) || flagOf(words, ['--node-rank', '--grpc-mode'])) continue;
      const how = flag ? `${launched.server.name} is told to bind ${written ?? ''}` : `${launched.server.name} binds ${launched.server.host} by itself`;
      report(flag ? valueSpan(flag) : launch.span, `${how}, where nobody outside this container reaches it: the published port is refused. Add --host 0.0.0.0.`, {
        fixes: () => [{ title: 'Listen on 0.0.0.0', edits: flag ? [valueEdit(flag, '0.0.0.0')] : [wordsAfter(text, launch, ['--host', '0.0.0.0'])], kind: 'safe', preferred: true }],
      });
    }
  },
});
