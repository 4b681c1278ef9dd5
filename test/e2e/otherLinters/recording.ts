import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../../scripts/project.ts';

const folder = inProject('test', 'fixtures', 'recorded', 'diagnostics');

/** A diagnostic as a language server sends it; `severity` counts from 1, an error, to 4, a hint. */
export interface RecordedDiagnostic {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly severity: number;
  readonly source?: string;
  readonly code?: string | number;
  readonly message: string;
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** What one linter said about one text; the files of test/fixtures/recorded/diagnostics. */
export interface Recording {
  /** Name and release. */
  readonly linter: string;
  /** How the linter was made to say it. */
  readonly how: string;
  /** The name of the file that it looked at, which stands beside the recording. */
  readonly file: string;
  readonly diagnostics: readonly RecordedDiagnostic[];
}

/** Every recording, with the text that it is about. */
export function recordings(): readonly (Recording & { readonly text: string })[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.diagnostics.json'));
  return names.sort().map((name) => {
    const recording = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recording;
    return { ...recording, text: readFileSync(join(folder, recording.file), 'utf8') };
  });
}
