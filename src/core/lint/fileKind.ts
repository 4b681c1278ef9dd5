/** What a file is to the linter. */
export type FileKind = 'manifest' | 'dockerfile' | 'compose' | 'requirements' | 'other';

const dockerfileName = /^(?:(?:docker|container)file(?:[._-].+)?|.+\.(?:docker|container)file)$/i;
/** Endings of texts about Dockerfiles, of templates that are not one yet, and of files beside one. */
const besideDockerfile = /\.(?:dockerignore|md|rst|txt|json|ya?ml|toml|html|patch|diff|tmpl|tpl|template|j2|jinja2?|erb|in|m4|mustache)$/i;

/** Endings of programs: `dockerfile.ts` is source code, `Dockerfile.go` may be a Dockerfile for a Go program. */
const programName = /\.(?:[cm]?[jt]sx?|py|go|rs|rb|java|kt|cs|c|h|cc|cpp|php|swift|sh|ps1|rego)$/i;
const composeName = /^(?:docker-)?compose(?:[.-].*)?\.ya?ml$/i;
/** As pip's own documentation and most projects name it. */
const requirementsName = /^(?:.+[-_.])?requirements(?:[-_.].+)?\.(?:txt|in)$/i;
const yamlName = /\.(?:ya?ml|json)$/i;

/** YAML that belongs to a tool and holds no objects for a cluster, whatever fields it has. */
const toolFile = /^(?:kustomization\.ya?ml|Chart\.ya?ml|values.*\.ya?ml|package(?:-lock)?\.json|tsconfig.*\.json|\.pre-commit.*)$/;

/** True for the name of a file that lists what pip installs. */
export function isRequirements(path: string): boolean {
  return requirementsName.test(path.slice(path.lastIndexOf('/') + 1));
}

/**
 * What a file is, by its name and, for YAML and JSON, by the fields at column 0 of any of its documents. Never parses,
 * so that a broken manifest is still a manifest.
 */
export function fileKind(path: string, source: string): FileKind {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  if (dockerfileName.test(name) && !besideDockerfile.test(name)) return !programName.test(name) || /^FROM[ \t]+\S/m.test(text) ? 'dockerfile' : 'other';
  if (composeName.test(name)) return 'compose';
  if (requirementsName.test(name)) return 'requirements';
  if (!yamlName.test(name) || toolFile.test(name)) return 'other';
  if (/^\s*(?:\{(?![{%#])|\[)/.test(text)) return /"apiVersion"\s*:/.test(text) && /"kind"\s*:/.test(text) ? 'manifest' : 'other';
  const hasBoth = /^["']?apiVersion["']?[ \t]*:/m.test(text) && /^["']?kind["']?[ \t]*:/m.test(text);
  return hasBoth || /^apiVersion[ \t]*:[ \t]*["']?(?:[\w.-]+\/)?v\d/m.test(text) ? 'manifest' : 'other';
}
