import assert from 'node:assert/strict';
import type { Container } from '../../../../src/core/kubernetes/manifest.ts';
import { readObjects } from '../../../../src/core/kubernetes/readObjects.ts';
import { parseDocument } from '../../../../src/core/yaml/parseDocument.ts';

/** A pod's text around the lines of its one container. */
export function podText(container: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: c\n${container.replace(/^(?=.)/gm, '      ')}\n`;
}

/** The first container of the first object of a text. */
export function containerIn(text: string): Container {
  const container = readObjects(parseDocument(text).root, false)[0]?.podSpecs[0]?.containers[0];
  assert.ok(container, text);
  return container;
}
