import type { Steps } from '../../base/steps.ts';
import { newlinesIn, type Span } from '../../base/text.ts';
import { composeServices } from '../compose/composeService.ts';
import { parseDockerfile } from '../dockerfile/parseDockerfile.ts';
import { eachObject } from '../kubernetes/readObjects.ts';
import { fileKind } from '../lint/fileKind.ts';
import { parseRequirements } from '../python/parseRequirements.ts';
import type { YamlNode } from '../yaml/node.ts';
import { parseSteps } from '../yaml/parseDocument.ts';
import { splitDocuments } from '../yaml/splitDocuments.ts';
import { factless, type FileFacts, type ObjectFacts, type PlacedObject } from './facts.ts';
import { isKustomization, readImage, readKustomization, readRequirements } from './readFile.ts';
import { readComposeService } from './readComposeService.ts';
import { readObject } from './readObject.ts';
import { type DocumentText, documentText } from './readValues.ts';

/** The facts of a file that nobody judges now, in steps. */
export function* factSteps({ path, text }: { readonly path: string; readonly text: string }): Steps<FileFacts> {
  const kind = fileKind(path, text);
  if (kind === 'dockerfile') return { ...factless(path), image: readImage(parseDockerfile(text)) };
  if (kind === 'requirements') return { ...factless(path), requirements: readRequirements(path, parseRequirements(text)) };
  if (isKustomization(path)) return { ...factless(path), kustomization: readKustomization(text) };
  const documents: DocumentFacts[] = [];
  for (const span of kind === 'other' ? [] : splitDocuments(text)) {
    const document = documentText(text.slice(span.start, span.end));
    const facts: ObjectFacts[] = [];
    const { root, state } = yield* parseSteps(document.text);
    for (const one of kind === 'compose' ? composeFacts(root, state === 'fragment', document) : manifestFacts(root, state === 'fragment', document)) {
      facts.push(one);
      yield;
    }
    documents.push({ span, lines: newlinesIn(text, span.start, span.end), facts });
  }
  return { ...factless(path), objects: placedObjects(text, documents) };
}

function* manifestFacts(root: YamlNode | undefined, fragment: boolean, document: DocumentText): Iterable<ObjectFacts> {
  for (const object of eachObject(root, fragment)) yield readObject(object, document);
}

function* composeFacts(root: YamlNode | undefined, fragment: boolean, document: DocumentText): Iterable<ObjectFacts> {
  for (const service of composeServices(root, fragment)) yield readComposeService(service, document);
}

/** What a document of a file says, and how many lines end in it. */
export interface DocumentFacts {
  readonly span: Span;
  readonly lines: number;
  readonly facts: readonly ObjectFacts[];
}

/** The objects of a file's documents, which stand in the order of the text. */
export function placedObjects(text: string, documents: readonly DocumentFacts[]): readonly PlacedObject[] {
  const placed: PlacedObject[] = [];
  let [line, end] = [0, 0];
  for (const { span, lines, facts } of documents) {
    line += newlinesIn(text, end, span.start);
    for (const one of facts) placed.push({ start: span.start, line, facts: one });
    line += lines;
    end = span.end;
  }
  return placed;
}
