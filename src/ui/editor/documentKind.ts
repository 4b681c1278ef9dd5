import { isRequirements } from '../../core/lint/fileKind.ts';

/** What makes a document a concern of the linter. */
export interface DocumentTraits {
  /** The scheme of its address: `file`, `untitled`, `vscode-notebook-cell`, … */
  readonly scheme: string;
  readonly path: string;
  readonly language: string;
  readonly length: number;
}

/** Larger texts are data, not something that people write. In UTF-16 units. */
const longest = 5_000_000;

/** Schemes whose documents are a view on something else: cells, diffs of history, the output of programs. */
const derivedSchemes: ReadonlySet<string> = new Set(['vscode-notebook-cell', 'vscode-notebook-cell-output', 'git', 'output', 'vscode', 'vscode-settings', 'search-editor', 'comment']);

/** True for what the linter may have to say something about, as far as name and language tell. */
export function isLintable({ scheme, path, language, length }: DocumentTraits): boolean {
  if (derivedSchemes.has(scheme) || length > longest) return false;
  return isDockerfile(path, language) || isRequirements(path) || ['yaml', 'dockercompose', 'json', 'jsonc'].includes(language);
}

function isDockerfile(path: string, language: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return language === 'dockerfile' || /^(Dockerfile|Containerfile)(\..+)?$|\.(dockerfile|containerfile)$/i.test(name);
}

/** JSON is everywhere; only what looks like a Kubernetes object is worth loading the linter for. */
export function mayBeManifest(language: string, text: string): boolean {
  return (language !== 'json' && language !== 'jsonc') || (/"apiVersion"\s*:/.test(text) && /"kind"\s*:/.test(text));
}

/** The name by which the linter knows a Dockerfile, also where only the chosen language says that it is one. */
export function lintPath({ path, language }: Pick<DocumentTraits, 'path' | 'language'>): string {
  if (language === 'dockerfile' && !isDockerfile(path, '')) return `${path}/Dockerfile`;
  if (['yaml', 'dockercompose'].includes(language) && !/\.ya?ml$/i.test(path)) return `${path}.yaml`;
  if (['json', 'jsonc'].includes(language) && !/\.json$/i.test(path)) return `${path}.json`;
  return path;
}

/** The files that a check of the whole workspace looks at, and the folders it leaves alone. */
export const workspaceFiles = {
  include: '**/{*.yaml,*.yml,*.json,[Dd]ockerfile,[Dd]ockerfile.*,*.[Dd]ockerfile,[Cc]ontainerfile,[Cc]ontainerfile.*,*.[Cc]ontainerfile,*requirements*.txt,*requirements*.in}',
  exclude: '**/{.git,node_modules,.venv,venv,site-packages,__pycache__,.terraform}/**',
} as const;

/** The language an editor would choose for a file that nobody opened, as far as the linter cares. */
export function languageOf(path: string): string {
  if (isDockerfile(path, '')) return 'dockerfile';
  if (isRequirements(path)) return 'pip-requirements';
  return /\.ya?ml$/i.test(path) ? 'yaml' : /\.json$/i.test(path) ? 'json' : 'plaintext';
}
