import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { mustRun } from '../../../scripts/command.ts';
import { inProject } from '../../../scripts/project.ts';

/** Bundles and packages the probe extension; answers the absolute path of its VSIX. */
export async function packageProbe(): Promise<string> {
  const folder = inProject('build', 'probe');
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [inProject('test', 'e2e', 'probe', 'probe.ts')],
    outfile: inProject('build', 'probe', 'probe.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
  cpSync(inProject('test', 'e2e', 'probe', 'package.json'), inProject('build', 'probe', 'package.json'));
  writeFileSync(inProject('build', 'probe', 'README.md'), 'Test probe.\n');
  const vsix = inProject('build', 'probe.vsix');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsix];
  await mustRun(inProject('node_modules', '.bin', 'vsce'), ['package', ...flags], { cwd: folder });
  return vsix;
}
