import { cpuTorchInstalls } from '../dockerfile/cpuTorchInstalls.ts';
import { commandsOf } from '../dockerfile/commands.ts';
import type { Dockerfile, Instruction } from '../dockerfile/dockerfile.ts';
import { exposedPorts } from '../dockerfile/imageFacts.ts';
import { baseImage, finalStage } from '../dockerfile/stages.ts';
import { startCommand } from '../dockerfile/startCommand.ts';
import { parseDocument } from '../yaml/parseDocument.ts';
import { asMap, entryOf, isNull } from '../yaml/node.ts';
import { type RequirementsFile, torchOf } from '../python/parseRequirements.ts';
import type { PlacedWord } from '../python/requirement.ts';
import type { ImageFacts, KustomizationFacts, ListedWord, RequirementsFacts } from './facts.ts';
import { documentText, mapsAt, placeOf, textAt, textsAt } from './readValues.ts';

/** What a Dockerfile builds; undefined where it has no stage or is a template. */
export function readImage(file: Dockerfile): ImageFacts | undefined {
  const stage = finalStage(file);
  if (!stage || file.template) return undefined;
  const ports = exposedPorts(file).filter(({ protocol }) => protocol === 'tcp').map(({ port }) => port);
  const { entrypoint, cmd } = startCommand(file);
  return { base: baseImage(file, stage), ports, cpuTorch: cpuTorchInstalls(file).length > 0, entrypoint: wordsOf(file, entrypoint), cmd: wordsOf(file, cmd) };
}

function wordsOf(file: Dockerfile, instruction: Instruction | undefined): readonly string[] | undefined {
  return instruction && commandsOf(file.text, instruction).flatMap(({ words }) => words.map(({ text }) => text));
}

/** What a requirements file asks for. */
export function readRequirements(path: string, file: RequirementsFile): RequirementsFacts {
  const document = documentText(file.text);
  const listed = (word: PlacedWord): ListedWord => ({ text: word.text, file: path, place: placeOf(word.span, document) });
  const indexes = [file.index, ...file.extraIndexes].filter((word) => word !== undefined);
  const torch = torchOf(file)?.torch;
  return {
    torch: torch?.marker === '' ? listed(torch) : undefined,
    index: file.index && listed(file.index),
    extraIndexes: file.extraIndexes.map(listed),
    files: file.files.filter(({ dynamic }) => !dynamic).map(({ text }) => text),
    looksElsewhere: file.looksElsewhere || indexes.some(({ dynamic }) => dynamic),
  };
}

/** True for the file that tells kustomize what to read and to change. */
export function isKustomization(path: string): boolean {
  return /(?:^|\/)kustomization\.ya?ml$/.test(path);
}

/** Fields that change what objects say beyond names, labels, images and the namespace. */
const changing = ['patches', 'patchesStrategicMerge', 'patchesJson6902', 'replacements', 'components', 'transformers', 'vars', 'replicas', 'helmCharts'];

/** What a kustomization changes; one that cannot be read changes nothing that is known. */
export function readKustomization(text: string): KustomizationFacts {
  const root = asMap(parseDocument(text).root);
  // A patch is no whole object either.
  const patchFiles = ['patches', 'patchesJson6902'].flatMap((field) => mapsAt(root, field) ?? []).flatMap((patch) => textAt(patch, 'path') ?? []);
  const resources = [...['resources', 'bases', 'components', 'patchesStrategicMerge'].flatMap((field) => textsAt(root, field) ?? []), ...patchFiles];
  const patches = changing.some((field) => {
    const entry = entryOf(root, field);
    return entry !== undefined && !isNull(entry.value);
  });
  const images = (mapsAt(root, 'images') ?? []).flatMap((image) => textAt(image, 'name') ?? []);
  return { resources, patches, images };
}
