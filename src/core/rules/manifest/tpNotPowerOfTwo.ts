import { defineRule } from '../../lint/rule.ts';
import { flagOf, numberOf } from '../../models/commandFlags.ts';
import { serverProcessOf } from '../../models/serverProcess.ts';
import { valueSpan } from '../support/flagEdits.ts';

const unusual = new Set([3, 5, 6, 7]);

export const tpNotPowerOfTwo = defineRule({
  id: 'tp-not-power-of-two',
  scope: 'container',
  severity: 'info',
  summary: 'A tensor parallel size that few models can be divided by.',
  why: 'The attention heads of a model are dealt out evenly to the ranks. Most models have 8, 16, 32, 64 or 128 heads, and the server stops where their number cannot be divided.',
  sources: ['https://docs.vllm.ai/en/latest/serving/parallelism_scaling/', 'https://github.com/vllm-project/vllm/blob/main/vllm/config/model.py'],
  check: (container, { text, report }) => {
    const process = serverProcessOf(container, text);
    const flag = process && flagOf(process.words, process.server.tensor);
    const size = numberOf(flag);
    if (!process || !flag || size === undefined || !unusual.has(size)) return;
    report(valueSpan(flag), `${process.server.name} stops at its start unless the model's attention heads can be divided by ${size}; most models have 8, 16, 32, 64 or 128 of them. Use 2, 4 or 8 if this one does.`);
  },
});
