import { asScalar, asSeq, knownString, nodeAt, type YamlNode } from '../yaml/node.ts';

/** The text of a scalar, or of each item of a list; mappings of a device give their source. */
export function textItems(node: YamlNode | undefined): readonly string[] {
  const scalar = asScalar(node);
  if (scalar) return [scalar.text];
  return (asSeq(node)?.items ?? []).flatMap((item) => asScalar(item)?.text ?? knownString(nodeAt(item, 'source')) ?? []);
}
