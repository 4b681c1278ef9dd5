import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { mustRun } from '../../../scripts/command.ts';
import { inProject } from '../../../scripts/project.ts';

/** Extensions that exist for the tests alone; each has a folder here, with a source named like it. */
export const testExtensions = ['probe', 'otherLinters'] as const;
export type TestExtension = (typeof testExtensions)[number];

/** Absolute paths of everything that a test extension is made of. */
export function sourcesOf(name: TestExtension): readonly string[] {
  const folder = inProject('test', 'e2e', name);
  return readdirSync(folder).sort().map((file) => join(folder, file));
}

/** Bundles and packages a test extension; answers the absolute path of its VSIX. */
export async function packageTestExtension(name: TestExtension): Promise<string> {
  const folder = inProject('build', name);
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [inProject('test', 'e2e', name, `${name}.ts`)],
    outfile: join(folder, `${name}.js`),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
  cpSync(inProject('test', 'e2e', name, 'package.json'), join(folder, 'package.json'));
  writeFileSync(join(folder, 'README.md'), 'For tests.\n');
  const vsix = inProject('build', `${name}.vsix`);
  const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsix];
  await mustRun(inProject('node_modules', '.bin', 'vsce'), ['package', ...flags], { cwd: folder });
  return vsix;
}
