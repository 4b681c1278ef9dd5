import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { TestContext } from 'node:test';
import { inProject } from '../../../scripts/project.ts';
import type { Finding } from '../../../src/core/lint/finding.ts';
import { createLinter } from '../../../src/core/lint/linter.ts';
import type { LintResult } from '../../../src/core/lint/surveyedFile.ts';
import { createWorkspace } from '../../../src/core/workspace/workspace.ts';
import { packedSchemas } from '../../unit/packedSchemas.ts';

const pack = await packedSchemas();

/** A file of other people with what the linter says about it. */
export interface LintedFile {
  /** Below the folder. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly result: LintResult;
}

/** Lints every file of a folder beside the checkout, as the files of one workspace; undefined, with the reason said, where it is not there. */
export async function lintFolder(folderName: string, context: TestContext): Promise<readonly LintedFile[] | undefined> {
  const folder = inProject('..', 'shared', folderName);
  if (!existsSync(folder)) {
    context.skip(`../shared/${folderName} is not beside this checkout`);
    return undefined;
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  const files = await Promise.all(paths.map(async (path) => ({ path, name: relative(folder, path), text: await readFile(path, 'utf8') })));
  const linter = createLinter({ pack });
  const surveyed = files.map(({ name, text }) => linter.survey({ path: name, text }));
  const workspace = createWorkspace(surveyed.map(({ facts }) => facts));
  return files.map((file, index) => ({ ...file, result: surveyed[index]?.finish(workspace) ?? linter.lint({ path: file.name, text: file.text }) }));
}

/** The line of a finding, from 1. */
export function lineOf({ text }: LintedFile, { span }: Finding): number {
  return text.slice(0, span.start).split('\n').length;
}
