import { pick, type Random, seeded } from '../random.ts';
import { extremes } from './extremes.ts';
import { asJsonManifest, type Material, readFixtureMaterial, readRecordedMaterial, readSharedMaterial, readSnippetMaterial } from './material.ts';
import { mutated } from './mutations.ts';

/** What a round consists of; the same values give the same inputs in the same order. */
export interface Round {
  readonly seed: number;
  /** Length of the largest texts among the extremes, in characters. */
  readonly extremeSize: number;
  /** Fixtures are cut off at every `stride`th character. */
  readonly stride: number;
  /** How many mutants there are at most. */
  readonly mutants: number;
  /** Only every `of`th input, beginning with this one; the others are for other threads. */
  readonly share?: { readonly first: number; readonly of: number };
}

/** Where an input comes from. */
export type InputKind = 'extreme' | 'truncation' | 'mutant';

/** One text to be checked, with the chance that the checks may use. */
export interface Input extends Material {
  readonly kind: InputKind;
  readonly random: Random;
}

/** Changes that are made one after the other before the next text is taken. */
const changesOfOne = 4;

/** The inputs of a round, or of its share, in their order; number `from` of them is the first one that is made. */
export async function* inputsOf(round: Round, from: number): AsyncGenerator<Input> {
  const fixtures = await readFixtureMaterial();
  const others = [...(await readSnippetMaterial()), ...(await readRecordedMaterial()), ...(await readSharedMaterial())];
  const material = [...fixtures, ...others, ...[...fixtures, ...others].flatMap((one) => asJsonManifest(one) ?? [])];
  const { first, of } = round.share ?? { first: 0, of: 1 };
  let [number, taken] = [0, 0];
  for (const input of allInputs(round, fixtures, material)) if (number++ % of === first && taken++ >= from) yield input();
}

type MakeInput = () => Input;

/** Makers of the inputs: what is skipped costs nothing, except for mutants, which come out of each other. */
function* allInputs(round: Round, fixtures: readonly Material[], material: readonly Material[]): Generator<MakeInput> {
  const random = seeded(round.seed);
  const ofExtremes = extremes(round.extremeSize).map((one): MakeInput => () => ({ ...one, kind: 'extreme', random }));
  yield* inTurns(ofExtremes.values(), truncations(round, fixtures), allMutants(round, material));
}

/** One of each as long as there are some, so that a round that is cut short has seen all of them. */
function* inTurns<T>(...turns: Iterator<T>[]): Generator<T> {
  for (let turn = turns.shift(); turn; turn = turns.shift()) {
    const { done, value } = turn.next();
    if (done === true) continue;
    yield value;
    turns.push(turn);
  }
}

function* truncations({ seed, stride }: Round, fixtures: readonly Material[]): Generator<MakeInput> {
  const random = seeded(seed);
  for (const { name, path, text } of fixtures) {
    const offset = Math.floor(random() * stride);
    for (let length = offset; length < text.length; length += stride) yield () => ({ name: `${name} up to ${length}`, path, text: text.slice(0, length), kind: 'truncation', random });
  }
}

function* allMutants(round: Round, material: readonly Material[]): Generator<MakeInput> {
  for (let made = 0; made < round.mutants; made += changesOfOne) {
    for (const mutant of mutantsOfOne(material, seeded(Math.imul(round.seed, 0x9e3779b1) ^ made), Math.min(changesOfOne, round.mutants - made))) yield () => mutant;
  }
}

/** The texts that grow out of one file as it is changed again and again. */
function mutantsOfOne(material: readonly Material[], random: Random, count: number): readonly Input[] {
  const { name, path, text } = pick(material, random);
  const made: Input[] = [];
  for (let change = 0; change < count; change++) {
    // Undoing is a change as well.
    const before = made.at(-1)?.text ?? text;
    const next = change > 1 && random() < 0.2 ? made.at(-2)?.text ?? text : mutated(before, random, pick(material, random).text);
    made.push({ name, path, text: next, kind: 'mutant', random });
  }
  return made;
}
