import { defineRule } from '../../lint/rule.ts';
import { gpusOf } from '../../models/containerGpus.ts';
import { gpusNeeded } from '../../models/parallelism.ts';
import { serverProcessOf } from '../../models/serverProcess.ts';
import { valueEdit, wordsAfter } from '../support/flagEdits.ts';
import { changedAmounts } from '../support/quantities.ts';
import { flagOf } from '../../models/commandFlags.ts';

/** Servers that use one GPU unless they are told otherwise. */
const single = new Set(['vllm', 'sglang', 'tensorrt-llm']);

export const gpusLeftIdle = defineRule({
  id: 'gpus-left-idle',
  scope: 'container',
  severity: 'info',
  summary: 'A container holds more GPUs than its model server uses.',
  why: 'vLLM, SGLang and TensorRT-LLM use one GPU for each rank they are told to make, one altogether by default. The others are reserved, paid for, and idle.',
  sources: ['https://docs.vllm.ai/en/latest/serving/parallelism_scaling/', 'https://docs.sglang.io/advanced_features/server_arguments.html'],
  misses: ['env', 'args', 'command'],
  check: (container, { text, report }) => {
    const { count, entries } = gpusOf(container);
    const process = serverProcessOf(container, text);
    const [entry] = entries;
    if (!process || !entry || count === undefined || count < 2 || !single.has(process.server.id)) return;
    const { server, words, program } = process;
    const used = gpusNeeded(container, process);
    if (used === undefined || used === 0 || used >= count) return;
    const name = server.tensor[0] ?? '';
    const message = `${server.name} uses ${used} of these ${count} GPUs and ${count - used} stay idle; set ${name} to ${count}, or ask for ${used}.`;
    report(entry.value, message, {
      fixes: () => {
        const flag = flagOf(words, server.tensor);
        const last = program[program.length - 1];
        const spread = flag?.value ? valueEdit(flag, String(count)) : last && !flag ? wordsAfter(text, last, [name, String(count)]) : undefined;
        const fewer = changedAmounts(container, entry.key, String(used));
        return [
          ...(spread && (!flag || used === Number(flag.value?.text)) ? [{ title: `Set ${name} to ${count}`, edits: [spread], kind: 'unsafe' as const }] : []),
          ...(fewer.length > 0 && entries.length === 1 ? [{ title: `Ask for ${used} ${entry.key}`, edits: fewer, kind: 'unsafe' as const }] : []),
        ];
      },
    });
  },
});
