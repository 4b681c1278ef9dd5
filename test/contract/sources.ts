import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { inProject } from '../../scripts/project.ts';

/** One import as written in a source file. */
export interface Import {
  /** The specifier resolved to a path below the root where it is relative, otherwise as written. */
  readonly target: string;
  readonly typeOnly: boolean;
  /** True for `import(…)`. */
  readonly dynamic: boolean;
}

export interface SourceFile {
  /** Path below the root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

const importPattern = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

function resolve(from: string, specifier: string): string {
  return specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : specifier;
}

/** True where every named binding of the statement carries its own `type`. */
function onlyTypes(statement: string): boolean {
  const names = /\{([^}]*)\}/.exec(statement)?.[1];
  if (names === undefined || /^\s*import\s+[^{\s]/.test(statement)) return false;
  return names.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '));
}

function importsOf(path: string, text: string): readonly Import[] {
  return [...text.matchAll(importPattern)].map((match) => ({
    target: resolve(path, match[2] ?? match[3] ?? ''),
    typeOnly: match[1] !== undefined || onlyTypes(match[0]),
    dynamic: match[3] !== undefined,
  }));
}

/** True for what people wrote; declarations and generated files are not. */
function isWritten(path: string): boolean {
  return !path.endsWith('.d.ts') && !path.endsWith('.gen.ts');
}

/** Reads the TypeScript files below `folders`, in the order of their paths. Generated files are left out. */
export async function readSources(...folders: readonly string[]): Promise<readonly SourceFile[]> {
  const patterns = folders.map((folder) => `${folder}/**/*.{ts,mjs,cjs}`);
  const paths = (await Array.fromAsync(glob(patterns, { cwd: inProject() }))).filter(isWritten).sort();
  return paths.map((path) => {
    const text = readFileSync(inProject(path), 'utf8');
    return { path, text, lines: text.split('\n').length - 1, imports: importsOf(path, text) };
  });
}
