import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { defineDockerfileRule } from '../../lint/rule.ts';
import { isPlaceholderPath } from '../support/placeholders.ts';

export const placeholderLeftInDockerfile = defineDockerfileRule<Dockerfile>({
  id: 'placeholder-left',
  severity: 'info',
  summary: 'A value of an example stands where your own belongs.',
  why: 'Texts write /path/to/… for what only their readers know. A COPY of such a path stops the build; a variable with one sends the program to a directory that is not there.',
  sources: ['https://docs.docker.com/reference/dockerfile/#copy', 'https://docs.docker.com/reference/dockerfile/#env'],
  check(file, { report }) {
    for (const { name, assignments, words } of file.instructions) {
      const copied = name === 'COPY' || name === 'ADD' ? words : [];
      const set = name === 'ENV' || name === 'ARG' ? assignments.flatMap(({ value }) => value ?? []) : [];
      for (const word of [...copied, ...set]) {
        const text = word.text.replace(/^["']/, '').replace(/["']$/, '');
        if (isPlaceholderPath(text)) report(word.span, `"${text}" is the path of an example, where yours belongs: nothing is found there. Write the real one.`);
      }
    }
  },
});
