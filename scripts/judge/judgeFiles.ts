import { asString } from '../../src/core/json.ts';
import { createLinter, type Linter } from '../../src/core/lint/linter.ts';
import { decodePack } from '../../src/core/schema/schemaPack.ts';
import { reservedPorts } from '../../test/sandbox/ports.ts';
import { JudgeCluster } from './cluster.ts';
import { readRefusal } from './refusal.ts';
import type { Judgement } from './report.ts';
import { readSubjects, type Subject } from './subjects.ts';
import { JudgeSurroundings, namespaceOf } from './surroundings.ts';
import { type Answer, compare } from './verdict.ts';
import { buildPack } from '../packSchemas.ts';
import { type CustomDefinition, readCustomDefinitions } from '../packSchemas/readCustomSchemas.ts';

interface Court {
  readonly cluster: JudgeCluster;
  readonly surroundings: JudgeSurroundings;
  readonly linter: Linter;
  readonly definitions: readonly CustomDefinition[];
}

async function judge(subject: Subject, court: Court): Promise<Judgement> {
  if (subject.isTemplate) return { subject, outcome: 'template', falseErrors: [], missed: [] };
  const { apiVersion, kind, group } = subject.object;
  const definitions = court.definitions.filter((one) => one.group === group && one.kind === kind);
  const resource = await court.cluster.resource(apiVersion, kind);
  const isDefined = definitions.some(({ versions }) => versions.some((version) => `${group}/${asString(version['name']) ?? ''}` === apiVersion));
  if (!resource && isDefined) return { subject, outcome: 'notInstallable', falseErrors: [], missed: [] };
  const answer: Answer = resource ? await ask(subject, resource, court) : { accepted: false, complaints: [{ class: 'served', field: '', message: `${kind} in ${apiVersion} is not served` }] };
  const findings = court.linter.lint({ path: 'judged.yaml', text: subject.text }).findings;
  const { node } = subject.object;
  const own = node === subject.root ? findings : findings.filter(({ span }) => span.start >= node.start && span.end <= node.end);
  const verdict = compare(node, own, answer);
  // What looks like a patch may lack anything, so that only what it has can be compared.
  const outcome = subject.object.partial && !answer.accepted && verdict.outcome !== 'found' ? 'patch' : verdict.outcome;
  return { subject, findings: own, ...verdict, outcome, complaints: answer.accepted ? [] : answer.complaints };
}

async function ask(subject: Subject, resource: { readonly plural: string; readonly namespaced: boolean }, { cluster, definitions }: Court): Promise<Answer> {
  const status = await cluster.tryCreate(subject.object.apiVersion, resource, namespaceOf(subject), subject.body);
  const isCustom = definitions.some((one) => one.group === subject.object.group && one.kind === subject.object.kind);
  return status === undefined ? { accepted: true } : { accepted: false, complaints: readRefusal(status, isCustom) };
}

/** All definitions at once: the API server takes seconds until it serves one. */
async function installNeeded(subjects: readonly Subject[], { definitions, surroundings }: Court): Promise<void> {
  const needed = new Set(subjects.filter(({ isTemplate }) => !isTemplate).map(({ object }) => `${object.group}/${object.kind}`));
  const groups = Map.groupBy(definitions, ({ group, kind }) => `${group}/${kind}`);
  await Promise.all([...needed].map((name) => surroundings.install(groups.get(name) ?? [])));
}

/** Judges every object of the manifests below the paths. */
export async function judgeFiles(paths: readonly string[], signal: AbortSignal): Promise<readonly Judgement[]> {
  return judgeSubjects(await readSubjects(paths), signal);
}

/** Judges objects in their order. The sandbox's API server must run; what is made there is removed. */
export async function judgeSubjects(subjects: readonly Subject[], signal: AbortSignal): Promise<readonly Judgement[]> {
  const cluster = new JudgeCluster(await reservedPorts(signal), signal);
  const surroundings = new JudgeSurroundings(cluster);
  const linter = createLinter({ pack: decodePack(await buildPack()) });
  const court: Court = { cluster, surroundings, linter, definitions: await readCustomDefinitions() };
  const judgements: Judgement[] = [];
  try {
    await surroundings.prepare(subjects.filter(({ isTemplate }) => !isTemplate));
    await installNeeded(subjects, court);
    for (const subject of subjects) judgements.push(await judge(subject, court));
  } finally {
    await surroundings.clean();
  }
  return judgements;
}
