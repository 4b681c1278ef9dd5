import type { Span } from '../../base/text.ts';
import { parseDockerfile } from '../dockerfile/parseDockerfile.ts';
import { finalStage } from '../dockerfile/stages.ts';
import { fileKind } from '../lint/fileKind.ts';
import { splitDocuments } from '../yaml/splitDocuments.ts';
import type { AssistFile } from './hoverAt.ts';

/**
 * Where actions on the whole file are offered: at the FROM of a Dockerfile's final stage, and at the first object of a
 * manifest. Nowhere in templates, which cannot be built or applied as they are.
 */
export function lensPlaces({ path, text }: AssistFile): readonly Span[] {
  const kind = fileKind(path, text);
  if (text.includes('{{')) return [];
  if (kind === 'manifest') return firstObject(text);
  const stage = kind === 'dockerfile' ? finalStage(parseDockerfile(text)) : undefined;
  return stage?.base ? [stage.from.span] : [];
}

function firstObject(text: string): readonly Span[] {
  for (const { start, end } of splitDocuments(text)) {
    const match = /^(?:\s*\{|["']?(?:apiVersion|kind|metadata)["']?[ \t]*:)/m.exec(text.slice(start, end));
    if (match) return [{ start: start + match.index, end: start + match.index + match[0].length }];
  }
  return [];
}
