// Writes the registry of rules and the data tables of the core, then the pages about the rules: `npm run generate`.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { inProject } from './project.ts';

const rules = 'src/core/rules';
const head = '// Made by scripts/generate.ts; do not edit.\n';

/** Tables that only hovers and completion read, each in a module of its own, so that linting does not load them. */
const ofHovers: readonly string[] = ['fieldTexts', 'gpuProducts'];

/** The generated files by path below the root, as they should be now. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    [`${rules}/rules.gen.ts`, await registry()],
    ['src/core/data/tables.gen.ts', await tables((name) => !ofHovers.includes(name), rowWithoutProvenance)],
    ...(await Promise.all(ofHovers.map(async (table) => [`src/core/data/${table}.gen.ts`, await tables((name) => name === table)] as const))),
  ]);
}

/** A rule is every file of a rule folder that declares one; its export is named like the file. */
async function registry(): Promise<string> {
  const manifest = await ruleNames('manifest', 'defineRule(');
  const live = await ruleNames('live', 'defineLiveRule(');
  const dockerfile = await ruleNames('dockerfile', 'defineDockerfileRule');
  const compose = await ruleNames('compose', 'defineComposeRule');
  const requirements = await ruleNames('requirements', 'defineRequirementsRule');
  const workspace = await ruleNames('workspace', 'defineWorkspaceRule(');
  const imports = [...workspace.map((name) => importOf('workspace', name)), ...manifest.map((name) => importOf('manifest', name)), ...live.map((name) => importOf('live', name)), ...dockerfile.map((name) => importOf('dockerfile', name)), ...compose.map((name) => importOf('compose', name)), ...requirements.map((name) => importOf('requirements', name))];
  const lists = [listOf('manifestRules', 'readonly ManifestRule[]', manifest), listOf('liveRules', 'readonly LiveRule[]', live), listOf('dockerfileRules', '', dockerfile), listOf('composeRules', '', compose), listOf('requirementsRules', '', requirements), listOf('workspaceRules', 'readonly WorkspaceRule[]', workspace)];
  return `${head}import type { LiveRule, ManifestRule, WorkspaceRule } from '../lint/rule.ts';\n${imports.join('\n')}\n\n${lists.join('\n\n')}\n`;
}

function importOf(folder: string, name: string): string {
  return `import { ${name} } from './${folder}/${name}.ts';`;
}

function listOf(name: string, type: string, items: readonly string[]): string {
  const annotation = type === '' ? '' : `: ${type}`;
  const suffix = type === '' ? ' as const' : '';
  return `/** Every rule of its folder, in the order of the file names. */\nexport const ${name}${annotation} = [\n${items.map((item) => `  ${item},\n`).join('')}]${suffix};`;
}

async function ruleNames(folder: string, mark: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const file of (await readdir(inProject(rules, folder))).sort()) {
    const text = await readFile(inProject(rules, folder, file), 'utf8');
    if (file.endsWith('.ts') && text.includes(mark)) names.push(file.slice(0, -3));
  }
  return names;
}

/** Tables of schemas/data as constants; the linter's core reads no files. */
async function tables(wanted: (name: string) => boolean, replacer?: (key: string, value: unknown) => unknown): Promise<string> {
  const names = (await readdir(inProject('schemas/data'))).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5)).filter(wanted).sort();
  const parts = await Promise.all(names.map(async (name) => {
    const table: unknown = JSON.parse(await readFile(inProject('schemas/data', `${name}.json`), 'utf8'));
    return `/** schemas/data/${name}.json */\nexport const ${name} = ${written(table, replacer)};`;
  }));
  return `${head}${parts.join('\n\n')}\n`;
}

/** Where a row is from and of when stays in schemas/data: no code asks for it. */
function rowWithoutProvenance(key: string, value: unknown): unknown {
  return /^(?:about|source|asOf|\w+Source)$/.test(key) && typeof value === 'string' ? undefined : value;
}

/** JSON with each row of a table on a line of its own. */
function written(table: unknown, replacer?: (key: string, value: unknown) => unknown): string {
  const text = JSON.stringify(table, replacer);
  return text.replaceAll(/(?<=\[)\{"|(?<=\},)\{"/g, '\n  $&');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [path, text] of await generatedFiles()) await writeFile(inProject(path), text);
  // Loaded only now, because it reads the registry that was just written.
  const { writeDocs } = await import('./generateDocs.ts');
  await writeDocs();
}
