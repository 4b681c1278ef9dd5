import type { ImageRef } from './imageRef.ts';
import { parseImageRef } from './imageRef.ts';

/** The images a Dockerfile starts from or copies from, and whether some of them depend on values nobody knows. */
export interface BaseImages {
  readonly references: readonly ImageRef[];
  readonly complete: boolean;
}

const variablePattern = /\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g;

/** Puts the values of build arguments in; a name without value becomes '' and makes the reference unreadable. */
function substitute(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(variablePattern, (_, braced: string | undefined, fallback: string | undefined, bare: string | undefined) => {
    return values.get(braced ?? bare ?? '') ?? fallback ?? '\0';
  });
}

/**
 * The images that a build has to pull, read line by line: enough to know whose logins the engine needs, no full parse.
 * `buildArgs` override the defaults of ARG lines before the first FROM.
 */
export function findBaseImages(dockerfile: string, buildArgs: Readonly<Record<string, string>> = {}): BaseImages {
  const values = new Map<string, string>();
  const stages = new Set<string>(['scratch']);
  const references: ImageRef[] = [];
  let complete = true;
  const take = (written: string): void => {
    const name = substitute(written, values);
    if (stages.has(name.toLowerCase()) || /^\d+$/.test(name)) return;
    const ref = parseImageRef(name);
    if (ref) references.push(ref);
    else complete = false;
  };
  for (const line of dockerfile.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const argument = /^\s*ARG\s+(\w+)(?:=("?)(.*?)\2)?\s*$/i.exec(line);
    if (argument?.[1] !== undefined) {
      const value = buildArgs[argument[1]] ?? argument[3];
      if (value !== undefined) values.set(argument[1], substitute(value, values));
    }
    const from = /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(line);
    if (from?.[1] !== undefined) take(from[1]);
    if (from?.[2] !== undefined) stages.add(from[2].toLowerCase());
    const copied = /^\s*(?:COPY|ADD|RUN)\b.*?[\s,]-{0,2}from=([^\s,]+)/i.exec(line)?.[1];
    if (copied !== undefined) take(copied);
  }
  return { references, complete };
}
