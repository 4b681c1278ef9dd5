import { quoted } from '../yaml/edits.ts';
import type { YamlScalar } from '../yaml/node.ts';
import type { Fix } from './finding.ts';

/** Makes text of a plain scalar; none for one in quotes, which only its tag makes something else than text. */
export function quoteFixes(text: string, scalar: YamlScalar): readonly Fix[] {
  return scalar.style === 'plain' ? [{ title: `Quote ${scalar.text}`, edits: [quoted(text, scalar)], kind: 'safe', preferred: true }] : [];
}
