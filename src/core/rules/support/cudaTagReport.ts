import { checkCudaTag } from '../../images/cudaTag.ts';
import type { RuleContext } from '../../lint/rule.ts';
import { replaced } from '../../yaml/edits.ts';
import type { YamlScalar } from '../../yaml/node.ts';

/** Reports a tag of the CUDA image that does not exist, in the scalar that names the image. */
export function reportCudaTag(image: YamlScalar, report: RuleContext['report']): void {
  const problem = image.dynamic || typeof image.value !== 'string' ? undefined : checkCudaTag(image.text);
  if (!problem) return;
  const inset = image.style === 'single' || image.style === 'double' ? 1 : 0;
  const start = image.start + inset;
  const { suggestion } = problem;
  report({ start: start + problem.span.start, end: start + problem.span.end }, problem.message, {
    severity: problem.severity,
    fixes: () => suggestion === undefined ? [] : [{ title: `Change to ${suggestion}`, edits: [replaced({ start, end: start + image.text.length }, suggestion)], kind: 'unsafe', preferred: true }],
  });
}
