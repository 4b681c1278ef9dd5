import type { Span } from '../../base/text.ts';
import { commandOf, type CommandWord } from '../kubernetes/containerCommand.ts';
import { environmentOf } from '../kubernetes/containerEnvironment.ts';
import type { Container, ManifestObject } from '../kubernetes/manifest.ts';
import { entryOf, knownString, nodeAt, type YamlNode } from '../yaml/node.ts';
import { flagOf } from './commandFlags.ts';
import { modelServerOf } from './modelServers.ts';
import { type ServerProcess, serverProcessOf } from './serverProcess.ts';

/** The weights that a server is told to serve, as they are written. */
export interface ServedModel {
  /** An id of a hub, a path or an address. */
  readonly name: string;
  /** Where that stands in the document. */
  readonly span: Span;
  /** The container that serves it; undefined where an operator makes one. */
  readonly container: Container | undefined;
  /** The words of the command that may say more; none where the name is in no command. */
  readonly words: readonly CommandWord[];
  /** The server's id, '' where nobody knows it. */
  readonly server: string;
}

/** Flags of servers that name weights. Names that clients call a model by, such as --served-model-name, are none. */
const flags = ['--model', '--model-path', '--model-id', '--model-tag', '--model-name-or-path', '--pretrained-model-name-or-path', '--hf-repo', '--hf-model-id'];

/** Short ones that mean something else to other programs, by the server's id. */
const shortFlags: Readonly<Record<string, readonly string[]>> = { 'llama.cpp': ['-m', '-hf', '-hfr'] };

/** Servers whose first word names the weights: `vllm serve NAME`. */
const positional = new Set(['vllm', 'tensorrt-llm']);

/** Variables that images of servers, of Hugging Face, AWS and others, take the weights from. */
const variableNames = new Set(['MODEL', 'MODEL_ID', 'MODEL_NAME', 'MODEL_PATH', 'HF_MODEL_ID', 'HF_MODEL_NAME', 'VLLM_MODEL', 'NIM_MODEL_NAME']);

/** The model that the characters at an offset name; undefined where they name none or a template decides. `text` is the document. */
export function servedModelAt(object: ManifestObject, text: string, offset: number): ServedModel | undefined {
  const containers = object.podSpecs.flatMap((podSpec) => podSpec.containers);
  const container = containers.find(({ node }) => holds(node, offset));
  const address = container ? entryOf(container.node, 'storageUri')?.value : nodeAt(object.node, 'spec', 'model', 'uri');
  const named = container && (inCommand(container, text, offset) ?? inEnvironment(container, text, offset));
  return named ?? inAddress(address, container ?? containers[0], text, offset);
}

function inCommand(container: Container, text: string, offset: number): ServedModel | undefined {
  const process = serverProcessOf(container, text);
  for (const words of commandLines(container, process, text)) {
    const server = serverId(container, process);
    const flag = flagOf(words, [...flags, ...(shortFlags[server] ?? [])])?.value;
    const [first] = words;
    const named = flag ?? (first && positional.has(server) && process && !first.text.startsWith('-') ? { text: first.text, dynamic: first.dynamic, whole: first } : undefined);
    if (named && !named.dynamic && holds(named.whole.span, offset)) return { name: named.text, span: named.whole.span, container, words, server };
  }
  return undefined;
}

/** The words behind a known server; else each program, because an image of somebody's own may contain one. */
function commandLines(container: Container, process: ServerProcess | undefined, text: string): readonly (readonly CommandWord[])[] {
  return process ? [process.words] : commandOf(container, environmentOf(container), text)?.programs ?? [];
}

function inEnvironment(container: Container, text: string, offset: number): ServedModel | undefined {
  for (const { name, value, literal } of environmentOf(container).variables.values()) {
    if (!value || literal === undefined || !variableNames.has(name) || !holds(value.value, offset)) continue;
    const process = serverProcessOf(container, text);
    return { name: literal, span: value.value, container, words: commandLines(container, process, text).flat(), server: serverId(container, process) };
  }
  return undefined;
}

/** KServe fetches the weights from an address; flags beside it are added to those of the runtime. */
function inAddress(node: YamlNode | undefined, container: Container | undefined, text: string, offset: number): ServedModel | undefined {
  const address = knownString(node);
  if (!node || address === undefined || !/^[a-z0-9+]+:\/\//.test(address) || !holds(node, offset)) return undefined;
  const words = container ? commandLines(container, undefined, text).flat() : [];
  return { name: address, span: node, container, words, server: container ? serverId(container, undefined) : '' };
}

function serverId(container: Container, process: ServerProcess | undefined): string {
  return process?.server.id ?? modelServerOf(container.image?.text ?? '')?.id ?? '';
}

function holds({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset <= end;
}
