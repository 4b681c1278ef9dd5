import type { Assignment, Dockerfile, Instruction } from '../../dockerfile/dockerfile.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineDockerfileRule } from '../../lint/rule.ts';

export const envLegacyFormat = defineDockerfileRule<Dockerfile>({
  id: 'env-legacy-format',
  severity: 'info',
  summary: 'ENV is written in its old form, with a blank instead of "=".',
  why: 'In the old form everything behind the first blank is the value, to the end of the line, so a second variable on the same line silently becomes part of the first. Docker reads it for old files only and warns about it in every build.',
  sources: ['https://docs.docker.com/reference/build-checks/legacy-key-value-format/', 'https://docs.docker.com/reference/dockerfile/#env'],
  check(file, context) {
    for (const instruction of file.instructions) {
      const [assignment] = instruction.assignments;
      if (instruction.name !== 'ENV' || !assignment?.legacy || !assignment.value) continue;
      const swallowed = /(?:^|\s)([A-Za-z_]\w*)=/.exec(assignment.value.text)?.[1];
      const name = assignment.name.text;
      const message = swallowed === undefined
        ? `This is the old form of ENV, which takes everything to the end of the line as the value. Write ${name}=value.`
        : `Without "=" behind ${name} the whole rest of the line is its value, so ${swallowed} is never set. Write ${name}=value ${swallowed}=value.`;
      context.report(instruction.argument.span, message, { severity: swallowed === undefined ? 'info' : 'warning', fixes: () => modernForm(file, instruction, assignment) });
    }
  },
});

/** Only where the value needs no thought: one line, no quotes or escapes beyond a pair around all of it. */
function modernForm(file: Dockerfile, instruction: Instruction, { name, value }: Assignment): Fix[] {
  const source = value ? file.text.slice(value.span.start, value.span.end) : '';
  const quoted = /^"[^"\\]*"$|^'[^'\\]*'$/.test(source);
  if (!value || instruction.line.pieces.length !== 1 || source.includes('=') || (!quoted && /["'\\`]/.test(source))) return [];
  const text = quoted || !/\s/.test(source) ? source : `"${source}"`;
  return [{ title: 'Write it with "="', edits: [{ start: name.span.end, end: value.span.end, text: `=${text}` }], kind: 'safe', preferred: true }];
}
