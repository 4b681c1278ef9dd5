// Collects the texts of the user interface for translators into media/l10n/bundle.l10n.json: `node scripts/collectTexts.ts`.
import { glob, readFile, writeFile } from 'node:fs/promises';
import { inProject } from './project.ts';

const found = new Set<string>();
for await (const path of glob('src/ui/**/*.ts', { cwd: inProject() })) {
  const text = await readFile(inProject(path), 'utf8');
  for (const [, message] of text.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)) if (message !== undefined && message !== '…') found.add(message.replaceAll("\\'", "'"));
}
const bundle = Object.fromEntries([...found].sort().map((message) => [message, message]));
await writeFile(inProject('media', 'l10n', 'bundle.l10n.json'), `${JSON.stringify(bundle, null, 2)}\n`);
