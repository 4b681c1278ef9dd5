// Writes the pages about the rules and the schema of .slipway.yaml from the rules and their fixtures:
// `node scripts/generateDocs.ts`.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { configurationSchema } from '../src/core/lint/configurationSchema.ts';
import { explainedRules } from '../src/core/lint/explainedRules.ts';
import { ruleFamilies } from '../src/core/lint/generalRules.ts';
import type { JsonValue } from '../src/core/json.ts';
import type { ClusterSnapshot } from '../src/core/clusters/scheduling/clusterSnapshot.ts';
import { explained } from '../src/core/lint/ruleExplanations.ts';
import { createLinter } from '../src/core/lint/linter.ts';
import type { RuleText } from '../src/core/lint/rule.ts';
import { composeRules, dockerfileRules, liveRules, manifestRules, requirementsRules, workspaceRules } from '../src/core/rules/rules.gen.ts';
import { decodePack, type SchemaPack } from '../src/core/schema/schemaPack.ts';
import { recordedCluster } from '../test/unit/core/rules/recordedCluster.ts';
import { readFixture } from '../test/unit/core/rules/ruleFixture.ts';
import { buildPack } from './packSchemas.ts';
import { kubernetesVersions } from './kubernetesVersions.ts';
import { inProject } from './project.ts';
import { familyPage, indexPage, type RuleOfKind, rulePage } from './rulePages.ts';

const folder = 'docs/rules';
const fixtures = 'test/fixtures/rules';

/** The kinds of files that rules look at: how they are called, and how their fixtures and files are named. */
const kinds = [
  { concern: 'Kubernetes manifests', rules: manifestRules as readonly RuleText[], extension: 'yaml', file: 'case.yaml' },
  { concern: 'Kubernetes manifests, several at a time', rules: workspaceRules, extension: 'yaml', file: 'case.yaml' },
  { concern: 'manifests for a known cluster', rules: liveRules as readonly RuleText[], extension: 'live.yaml', file: 'case.yaml' },
  { concern: 'Dockerfiles', rules: dockerfileRules as readonly RuleText[], extension: 'Dockerfile', file: 'Dockerfile' },
  { concern: 'compose files', rules: composeRules as readonly RuleText[], extension: 'compose.yaml', file: 'compose.yaml' },
  { concern: 'requirements files of Python', rules: requirementsRules as readonly RuleText[], extension: 'requirements.txt', file: 'requirements.txt' },
];

/** The generated files by path below the root, as they should be now. */
export async function generatedDocs(pack: SchemaPack): Promise<ReadonlyMap<string, string>> {
  let cluster: ClusterSnapshot | undefined;
  const linter = createLinter({ pack, cluster: () => cluster });
  const byId = new Map<string, RuleOfKind[]>();
  for (const { concern, rules, extension, file } of kinds) {
    for (const rule of rules) {
      const source = await readFile(inProject(fixtures, `${rule.id}.${extension}`), 'utf8').catch(() => '');
      const cases = await Promise.all((source === '' ? [] : readFixture(source)).map(async (one) => ({ ...one, known: await recordedCluster(one.cluster) })));
      const lint: RuleOfKind['lint'] = ({ known, text }) => {
        cluster = known;
        return linter.lint({ path: file, text }).findings.filter((finding) => finding.rule === rule.id);
      };
      byId.set(rule.id, [...(byId.get(rule.id) ?? []), { rule: explained(rule), concern, file, cases, lint }]);
    }
  }
  const pages = [...byId].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map([
    [`${folder}/index.md`, indexPage(pages.map(([, ofKinds]) => ofKinds), ruleFamilies)],
    ...pages.map(([id, ofKinds]) => [`${folder}/${id}.md`, rulePage(ofKinds)] as const),
    ...ruleFamilies.map((family) => [`${folder}/${family.name}.md`, familyPage(family)] as const),
    ['schemas/configuration.schema.json', `${written(configurationSchema(await kubernetesVersions(), explainedRules()))}\n`],
  ]);
}

/** The pages that are there and belong to no rule any more. */
export async function staleDocs(wanted: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const names = await readdir(inProject(folder)).catch(() => []);
  return names.map((name) => `${folder}/${name}`).filter((path) => !wanted.has(path));
}

/** JSON with everything on one line that fits there. */
function written(value: JsonValue | undefined, indentation = ''): string {
  const short = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || short.length + indentation.length < 120) return short;
  const deeper = `${indentation}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const parts = Array.isArray(value) ? value.map((one: JsonValue) => written(one, deeper)) : Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${written(one, deeper)}`);
  return `${open}\n${parts.map((part) => deeper + part).join(',\n')}\n${indentation}${close}`;
}

/** Writes every generated page and removes those of rules that are gone. */
export async function writeDocs(): Promise<void> {
  const docs = await generatedDocs(decodePack(await buildPack()));
  for (const path of await staleDocs(docs)) await rm(inProject(path));
  for (const [path, text] of docs) {
    await mkdir(dirname(inProject(path)), { recursive: true });
    await writeFile(inProject(path), text);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await writeDocs();
