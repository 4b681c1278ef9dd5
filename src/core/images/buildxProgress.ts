/** What `docker buildx build --progress=plain` has told so far. Its lines begin with the number of the part they are of. */
export interface BuildxProgress {
  /** The title of each part, for example `[2/4] RUN pip install torch`. */
  readonly titles: ReadonlyMap<number, string>;
  /** The last lines that each part printed. */
  readonly outputs: ReadonlyMap<number, readonly string[]>;
  /** How many steps each stage of the Dockerfile has. */
  readonly stages: ReadonlyMap<string, number>;
  readonly contextBytes: number;
  readonly failed: number | undefined;
  /** The last line of a failed run, after `ERROR:`. */
  readonly error: string | undefined;
}

export const noBuildxProgress: BuildxProgress = {
  titles: new Map(),
  outputs: new Map(),
  stages: new Map(),
  contextBytes: 0,
  failed: undefined,
  error: undefined,
};

const stepPattern = /^\[(?:(.+) )?(\d+)\/(\d+)\] /;
const outputPattern = /^\d+\.\d+ (.*)$/;
const transferPattern = /^transferring context: ([\d.]+)(B|kB|MB|GB|TB)\b/;
const statePattern = /^(?:DONE|CACHED|CANCELED|\.\.\.)(?: |$)/;
/** What each layer of BuildKit puts before the error it passes on. */
const framePattern = /^(?:(?:rpc error: code = \w+ desc|failed to (?:build|solve)(?: with frontend \S+)?|failed to create LLB definition)(?: =|:) )+/;
const unitBytes: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

/** How many lines of a part are kept to explain a failure. */
const keptLines = 10;
const complaintPattern = /error|not found|no such|cannot|can't|could not|unable|failed|denied|fatal|exception/i;

function withOutput(outputs: BuildxProgress['outputs'], part: number, line: string): BuildxProgress['outputs'] {
  return new Map(outputs).set(part, [...(outputs.get(part) ?? []), line].slice(-keptLines));
}

/** Standard output and error come mixed in no certain order, so a late line that complains goes before the very last. */
function lastWords(lines: readonly string[]): string | undefined {
  return lines.findLast((line) => complaintPattern.test(line)) ?? lines.at(-1);
}

function takePart(progress: BuildxProgress, part: number, text: string): BuildxProgress {
  if (text.startsWith('ERROR: ')) return { ...progress, failed: part };
  const output = outputPattern.exec(text)?.[1];
  if (output !== undefined) return output.trim() === '' ? progress : { ...progress, outputs: withOutput(progress.outputs, part, output.trim()) };
  const transfer = transferPattern.exec(text);
  if (transfer) {
    const bytes = Math.round(Number(transfer[1]) * (unitBytes[transfer[2] ?? 'B'] ?? 1));
    return { ...progress, contextBytes: Math.max(progress.contextBytes, bytes) };
  }
  if (progress.titles.has(part) || statePattern.test(text)) return progress;
  const step = stepPattern.exec(text);
  const stages = step ? new Map(progress.stages).set(step[1] ?? '', Number(step[3])) : progress.stages;
  return { ...progress, titles: new Map(progress.titles).set(part, text), stages };
}

/** Takes one line in. What follows the number of no part is either the final error or an extract of what came before. */
export function foldBuildx(progress: BuildxProgress, line: string): BuildxProgress {
  const part = /^#(\d+) (.*)$/.exec(line);
  if (part) return takePart(progress, Number(part[1]), part[2] ?? '');
  const error = /^ERROR: (.*)$/.exec(line)?.[1];
  return error === undefined ? progress : { ...progress, error };
}

/** How many steps of all stages have begun, of how many, and the one that began last. */
export function buildxSteps(progress: BuildxProgress): { readonly done: number; readonly total: number; readonly label: string } {
  const begun = [...progress.titles.values()].filter((title) => stepPattern.test(title));
  return { done: begun.length, total: [...progress.stages.values()].reduce((sum, count) => sum + count, 0), label: begun.at(-1) ?? '' };
}

/** Why a build failed, in one line; the last thing the failing command printed says more than its exit code. */
export function buildxFailure(progress: BuildxProgress): { readonly step?: string; readonly reason: string } {
  const error = (progress.error ?? 'buildx ended without a result').replace(framePattern, '');
  const { failed } = progress;
  const step = failed === undefined ? undefined : progress.titles.get(failed);
  const printed = failed === undefined ? undefined : lastWords(progress.outputs.get(failed) ?? []);
  const reason = printed !== undefined && /exit code: \d+$/.test(error) ? `${printed} (${error})` : error;
  return { ...(step !== undefined && { step }), reason };
}
