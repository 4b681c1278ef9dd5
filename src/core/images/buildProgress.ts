import { asString } from '../json.ts';
import type { EngineMessage } from './engineMessage.ts';

/** A numbered instruction of a running build. */
export interface BuildStep {
  readonly number: number;
  readonly total: number;
  readonly instruction: string;
}

/** What a build has told so far. */
export interface BuildProgress {
  readonly step: BuildStep | undefined;
  /** Output that does not end with a line break yet. */
  readonly unfinished: string;
  /** The last line that the running step itself printed, and the last one of those on its standard error. */
  readonly lastOutput: string | undefined;
  readonly lastComplaint: string | undefined;
  readonly imageId: string | undefined;
  readonly error: string | undefined;
}

export const noBuildProgress: BuildProgress = { step: undefined, unfinished: '', lastOutput: undefined, lastComplaint: undefined, imageId: undefined, error: undefined };

const stepPattern = /^Step (\d+)\/(\d+) : (.*)$/;
/** Lines in which the builder speaks of itself: containers, layer ids, cache. */
const builderPattern = /^ ?--->|^Removing intermediate container|^Successfully (?:built|tagged)/;
// eslint-disable-next-line no-control-regex -- terminal colours begin with the escape character
const colourPattern = /\u001B\[[0-9;]*[A-Za-z]/g;

/** The bright red in which the classic builder wraps what a command wrote to its standard error. */
const standardError = '\u001B[91m';

/** Takes terminal colours out; the classic builder adds some of its own. */
export function plainText(text: string): string {
  return text.replace(colourPattern, '');
}

/** A carriage return overwrites the line, as progress bars do; what stands after the last one is what people see. */
function visible(line: string): string {
  return line.trimEnd().split('\r').at(-1) ?? '';
}

function takeLine(progress: BuildProgress, line: string, complaint: boolean): BuildProgress {
  const step = stepPattern.exec(line);
  if (step) {
    return { ...progress, step: { number: Number(step[1]), total: Number(step[2]), instruction: step[3] ?? '' }, lastOutput: undefined, lastComplaint: undefined };
  }
  const built = /^Successfully built ([0-9a-f]+)$/.exec(line)?.[1];
  if (built !== undefined) return { ...progress, imageId: progress.imageId ?? built };
  if (line.trim() === '' || builderPattern.test(line)) return progress;
  return { ...progress, lastOutput: line, ...(complaint && { lastComplaint: line }) };
}

/** Takes one message in; answers what is known now and the lines of output that it completed. */
export function foldBuild(progress: BuildProgress, message: EngineMessage): { readonly progress: BuildProgress; readonly lines: readonly string[] } {
  if (message.error !== undefined) return { progress: { ...progress, error: plainText(message.error).trim() }, lines: flushed(progress) };
  const id = asString(message.aux?.['ID']);
  if (id !== undefined) return { progress: { ...progress, imageId: id }, lines: [] };
  if (message.stream === undefined) return { progress, lines: message.status === undefined ? [] : [statusLine(message)] };
  const pieces = plainText(progress.unfinished + message.stream).split('\n');
  const unfinished = pieces.pop() ?? '';
  const lines = pieces.map(visible);
  const complaint = message.stream.startsWith(standardError);
  const after = lines.reduce((before, line) => takeLine(before, line, complaint), progress);
  return { progress: { ...after, unfinished }, lines };
}

/** The output that waits for its line break, as lines: for the end of a build. */
export function flushed(progress: BuildProgress): readonly string[] {
  return progress.unfinished.trim() === '' ? [] : [visible(progress.unfinished)];
}

function statusLine(message: EngineMessage): string {
  return message.id === undefined ? `${message.status}` : `${message.id}: ${message.status}`;
}

/**
 * Why a build failed, in one line. A command's exit code alone says little, so the last line it printed goes first: of its standard
 * error where it wrote to that, because the two streams arrive in no certain order.
 */
export function buildFailure(progress: BuildProgress): { readonly step?: string; readonly reason: string } {
  const error = progress.error ?? 'the engine ended the build without a result';
  const printed = progress.lastComplaint?.trim() ?? (visible(progress.unfinished).trim() || progress.lastOutput?.trim());
  const reason = /returned a non-zero code/.test(error) && printed ? `${printed} (${error})` : error;
  return { ...(progress.step && { step: `Step ${progress.step.number}/${progress.step.total} : ${progress.step.instruction}` }), reason };
}
