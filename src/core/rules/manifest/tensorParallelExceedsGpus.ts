import type { Container } from '../../kubernetes/manifest.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineRule } from '../../lint/rule.ts';
import type { CommandFlag } from '../../models/commandFlags.ts';
import { gpusOf } from '../../models/containerGpus.ts';
import { gpusNeeded, type Parallelism, parallelismOf } from '../../models/parallelism.ts';
import { serverProcessOf } from '../../models/serverProcess.ts';
import { valueEdit, valueSpan } from '../support/flagEdits.ts';
import { changedAmounts } from '../support/quantities.ts';

export const tensorParallelExceedsGpus = defineRule({
  id: 'tensor-parallel-exceeds-gpus',
  scope: 'container',
  severity: 'error',
  summary: 'A model server is told to use more GPUs than its container has.',
  why: 'Every rank of tensor, pipeline and data parallelism takes a GPU of its own. A server that finds fewer stops at its start, so the container restarts for ever while it holds the GPUs it has.',
  sources: ['https://docs.vllm.ai/en/latest/serving/parallelism_scaling/', 'https://github.com/vllm-project/vllm/issues/5450', 'https://docs.sglang.io/advanced_features/server_arguments.html'],
  supersedes: ['tp-not-power-of-two'],
  check: (container, { text, report }) => {
    const gpus = gpusOf(container);
    const process = serverProcessOf(container, text);
    if (!process || gpus.count === undefined || gpus.count === 0) return;
    const needed = gpusNeeded(container, process);
    const sizes = parallelismOf(process);
    const flag = sizes && largest(sizes);
    const place = flag?.value ? valueSpan(flag) : sizes?.tensorVariable?.value?.value;
    if (needed === undefined || !sizes || !place || needed <= gpus.count) return;
    const asked = factors(sizes);
    const message = `${asked.join(' × ')} needs ${needed} GPUs in this container and its limit is ${gpus.count}: ${process.server.name} finds too few and stops at every start.`;
    report(place, message, { fixes: () => fixes(container, flag, asked.length, needed, gpus.count ?? 0) });
  },
});

/** The flag with the largest size; the others are rarely the mistake. */
function largest({ tensor, pipeline, data, tensorFlag, pipelineFlag, dataFlag }: Parallelism): CommandFlag | undefined {
  const [first] = [{ size: tensor, flag: tensorFlag }, { size: pipeline, flag: pipelineFlag }, { size: data, flag: dataFlag }].filter(({ flag }) => flag).sort((a, b) => b.size - a.size);
  return first?.flag;
}

/** The sizes that are not 1, in words. */
function factors({ tensor, pipeline, data, tensorFlag, pipelineFlag, dataFlag, tensorVariable }: Parallelism): readonly string[] {
  if (tensorVariable) return [`${tensorVariable.name}=${tensor}`];
  return [[tensor, tensorFlag] as const, [pipeline, pipelineFlag] as const, [data, dataFlag] as const].flatMap(([size, flag]) => flag && size !== 1 ? [`${flag.word.text.split('=')[0] ?? ''} ${size}`] : []);
}

function fixes(container: Container, flag: CommandFlag | undefined, factorCount: number, needed: number, count: number): readonly Fix[] {
  const [entry] = gpusOf(container).entries;
  const edits = entry ? changedAmounts(container, entry.key, String(needed)) : [];
  const raise: Fix = { title: `Ask for ${needed} ${entry?.key ?? ''}`, edits, kind: 'unsafe' };
  const lower: Fix | undefined = flag && { title: `Set ${flag.word.text.split('=')[0] ?? ''} to ${count}`, edits: [valueEdit(flag, String(count))], kind: 'unsafe' };
  return [...(edits.length > 0 && gpusOf(container).entries.length === 1 ? [raise] : []), ...(factorCount === 1 && lower ? [lower] : [])];
}
