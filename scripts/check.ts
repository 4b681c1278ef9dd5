// Types and lint rules of the whole checkout: `npm run check`.
import { runCommand } from './command.ts';
import { inProject } from './project.ts';

const checks = [
  { name: 'types', program: 'tsc', args: ['-b'] },
  { name: 'lint rules', program: 'oxlint', args: ['--type-aware', '--deny-warnings', 'src', 'webview', 'test', 'scripts'] },
] as const;

let failed = false;
for (const check of checks) {
  const { code, output } = await runCommand(inProject('node_modules', '.bin', check.program), check.args);
  if (code === 0) console.log(`${check.name}: ok`);
  else {
    failed = true;
    console.log(`${check.name}: failed\n${output}`);
  }
}
process.exitCode = failed ? 1 : 0;
