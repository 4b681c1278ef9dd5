import type { Finding } from '../lint/finding.ts';
import { spanOf } from '../yaml/edits.ts';
import { asMap, knownString, type YamlEntry, type YamlNode } from '../yaml/node.ts';
import type { SchemaView } from './schemaView.ts';

/** Says that a document has one of `apiVersion` and `kind` and lacks the other, without which nobody can read it. */
export function checkHead(root: YamlNode | undefined, view: SchemaView): Finding | undefined {
  const map = asMap(root);
  const apiVersion = map?.entries.find((entry) => entry.key === 'apiVersion');
  const kind = map?.entries.find((entry) => entry.key === 'kind');
  if (!map || map.entries.some((entry) => entry.keyNode.dynamic) || (apiVersion && kind)) return undefined;
  if (apiVersion && /^(?:[\w.-]+\/)?v\d+(?:(?:alpha|beta)\d+)?$/.test(knownString(apiVersion.value) ?? '')) {
    return missing('kind', 'The object has an apiVersion and no kind, so the API server cannot tell what it is and refuses it.', apiVersion);
  }
  const known = kind ? view.apiVersionsOf(knownString(kind.value) ?? '') : [];
  if (!kind || known.length === 0 || !map.entries.some((entry) => entry.key === 'metadata')) return undefined;
  return missing('apiVersion', `The object has a kind and no apiVersion, so the API server refuses it; ${knownString(kind.value) ?? ''} is in ${known.join(' and ')}.`, kind);
}

function missing(field: string, message: string, entry: YamlEntry): Finding {
  return { rule: 'schema/required', severity: 'error', message: `${message} Add "${field}".`, span: spanOf(entry.keyNode) };
}
