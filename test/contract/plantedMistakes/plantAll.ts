import { type Random, seeded } from '../../../scripts/random.ts';
import type { Finding } from '../../../src/core/lint/finding.ts';
import type { Linter } from '../../../src/core/lint/linter.ts';
import { catalogueMistakes } from './gpuMistakes.ts';
import { dockerfileMistakes } from './dockerfileMistakes.ts';
import type { ValidTexts } from './documents.ts';
import { fieldMistakes } from './fieldMistakes.ts';
import { layoutMistakes } from './layoutMistakes.ts';
import type { Mistake, Plant } from './mistake.ts';

/** How one kind of mistake fared. */
export interface KindResult {
  readonly name: string;
  planted: number;
  found: number;
  /** Findings beside the one that tells of the mistake. */
  extra: number;
  /** What was missed or said too often, for people. */
  readonly trouble: string[];
}

/** How many mutants of one kind are made of one text, and of all texts together. */
export interface PlantLimits {
  readonly perText: number;
  readonly perKind: number;
}

/** Plants every kind of mistake in every text that has a place for it, and lints what comes out. */
export function plantAll({ manifests, dockerfiles }: ValidTexts, linter: Linter, seed: number, limits: PlantLimits): readonly KindResult[] {
  const ofManifests = [...fieldMistakes, ...layoutMistakes, ...catalogueMistakes].map((mistake) => plantKind(mistake, manifests, linter, seeded(seed), limits));
  const ofDockerfiles = dockerfileMistakes.map((mistake) => plantKind({ ...mistake, name: `Dockerfile: ${mistake.name}` }, dockerfiles, linter, seeded(seed), limits));
  return [...ofManifests, ...ofDockerfiles];
}

interface Text {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

function plantKind<Valid extends Text>(mistake: Mistake<Valid>, texts: readonly Valid[], linter: Linter, random: Random, limits: PlantLimits): KindResult {
  const result: KindResult = { name: mistake.name, planted: 0, found: 0, extra: 0, trouble: [] };
  const mutants = shuffled(texts, random).flatMap((valid) => shuffled(mistake.plants(valid, random), random).slice(0, limits.perText).map((plant) => ({ valid, plant })));
  for (const { valid, plant } of mutants.slice(0, limits.perKind)) {
    const fresh = newFindings(valid, plant, linter);
    const isFound = fresh.some(({ rule, span }) => mistake.rules.includes(rule) && span.start <= plant.place.end && span.end >= plant.place.start);
    result.planted++;
    if (isFound) result.found++;
    const extra = Math.max(0, fresh.length - 1);
    result.extra += extra;
    if (!isFound || extra > 0) result.trouble.push(`${isFound ? `${extra} too many` : 'missed'} in ${valid.name}, «${valid.text.slice(plant.edit.start, plant.edit.end)}» became «${plant.edit.text}»: ${fresh.map(({ rule, message }) => `${rule} ${message}`).join(' | ')}`);
  }
  return result;
}

/**
 * The findings of the spoilt text that the valid one did not have at the same place; one that only moved, because its
 * place was spoilt, is none. Hints are not counted: nobody is shown them unasked.
 */
function newFindings({ path, text }: Text, { edit }: Plant, linter: Linter): readonly Finding[] {
  const spoilt = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  const shift = edit.text.length - (edit.end - edit.start);
  const placeNow = ({ rule, span: { start } }: Finding): string => `${rule} ${start < edit.start || start < edit.end ? start : start + shift}`;
  const before = shown(linter, path, text);
  const after = shown(linter, path, spoilt);
  const placesBefore = new Set(before.map(placeNow));
  const placesAfter = new Set(after.map(({ rule, span }) => `${rule} ${span.start}`));
  const gone = before.filter((finding) => !placesAfter.has(placeNow(finding))).map(({ rule }) => rule);
  return after.filter(({ rule, span }) => {
    if (placesBefore.has(`${rule} ${span.start}`)) return false;
    const moved = gone.indexOf(rule);
    if (moved >= 0) gone.splice(moved, 1);
    return moved < 0;
  });
}

function shown(linter: Linter, path: string, text: string): readonly Finding[] {
  return linter.lint({ path, text }).findings.filter(({ severity }) => severity !== 'hint');
}

function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  return values.map((value) => ({ value, order: random() })).toSorted((a, b) => a.order - b.order).map(({ value }) => value);
}
