import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { DockerfileParser } from 'dockerfile-ast';
import { readFixtureMaterial } from '../../scripts/fuzz/material.ts';
import { LineIndex } from '../../src/base/text.ts';
import type { Instruction } from '../../src/core/dockerfile/dockerfile.ts';
import { parseDockerfile } from '../../src/core/dockerfile/parseDockerfile.ts';
import { mutated } from '../../scripts/fuzz/mutations.ts';
import { pick, seeded } from '../../scripts/random.ts';

/** Texts with every construct on which dockerfile-ast and BuildKit agree. */
const agreed = [
  'FROM a\nRUN x \\\n  y\n# c\nCMD ["a"]\n',
  '# escape=`\nFROM a\nRUN x `\n y\n',
  'from a as b\nrun x\n',
  'FROM a\r\nRUN x \\\r\n  && y\r\nCMD z\r\n',
  'FROM a\nRUN <<EOF\nx\nFROM b\nEOF\nCMD x\n',
  'FROM a\nCOPY <<A <<B /d/\na\nA\nb\nB\nCMD x\n',
  'FROM a\nRUN cat <<-"EOF" > /f\n\tx\n\tEOF\nCMD x\n',
  'FROM a\nRUN echo $((1<<2))\nCMD x\n',
  'FROM a\nRUN cat <<< x\nCMD y\n',
  'ARG A=1\nFROM a:$A\nONBUILD RUN x\nHEALTHCHECK --interval=1s CMD x\nENV A=b \\\n  # why\n  C=d\n',
  'FROM a\n\tRUN x\n  FOO bar\n',
  'FROM a\nRUN x \\\n\n\nCMD y\n',
  'FROM a\nRUN --mount=  \nWORKDIR  \nCOPY --\nCMD y\n',
] as const;

/** Where we differ on purpose: the text, our instructions, and why dockerfile-ast's are not followed. */
const intended: readonly { readonly text: string; readonly ours: readonly string[]; readonly reason: string }[] = [
  { text: 'FROM a\nRUN cat << EOF > /f\nx y\nEOF\n', ours: ['FROM 1:1-1:7', 'RUN 2:1-4:4'], reason: 'BuildKit allows a blank before the name; dockerfile-ast takes the body for instructions (rcjsuen/dockerfile-ast#120)' },
  { text: 'FROM a\nRUN 3<<EOF cat <&3\nx y\nEOF\n', ours: ['FROM 1:1-1:7', 'RUN 2:1-4:4'], reason: 'dockerfile-ast does not know the file descriptor before <<' },
  { text: "FROM a\nRUN cat <<'E F'\nx y\nE F\n", ours: ['FROM 1:1-1:7', 'RUN 2:1-4:4'], reason: 'a quoted name may hold blanks' },
  { text: 'FROM a\nRUN <<EOF\nx\nCMD y\n', ours: ['FROM 1:1-1:7', 'RUN 2:1-3:2', 'CMD 4:1-4:6'], reason: 'a heredoc that never ends stops before the first line that looks like an instruction, so that the rest is still judged' },
  { text: 'FROM a\nRUN echo "x <<E y\nCMD z\n', ours: ['FROM 1:1-1:7', 'RUN 2:1-2:18', 'CMD 3:1-3:6'], reason: 'where a quote stays open BuildKit looks for no heredoc (frontend/dockerfile/parser, heredocsFromLine)' },
  { text: 'FROM a\nRUN\\\n# why\n  x y\n', ours: ['FROM 1:1-1:7', 'RUN 2:1-4:6'], reason: 'a comment between a keyword and its argument is left out like any other in a continued line' },
  { text: 'FROM a\nRUN x && \\', ours: ['FROM 1:1-1:7', 'RUN 2:1-2:9'], reason: 'a sign of continuation with nothing behind it means nothing' },
  { text: 'FROM a\n\\', ours: ['FROM 1:1-1:7'], reason: 'a sign of continuation with nothing behind it is no instruction' },
  { text: 'FROM a\nRUN x\u0085\n', ours: ['FROM 1:1-1:7', 'RUN 2:1-2:6'], reason: 'the next-line character is a blank to BuildKit (unicode.IsSpace), and blanks at the end belong to no instruction' },
  { text: 'FROM a\nRUN x \\\n# why\n', ours: ['FROM 1:1-1:7', 'RUN 2:1-2:6'], reason: 'a comment behind the last continued line is no part of the instruction' },
];

interface Outline {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/**
 * The instructions as `NAME line:column-line:column`, counted from 1. One difference holds everywhere and is evened out
 * here: their ranges cover blanks at the end of the line, ours end with the last character that means something.
 */
function outline(text: string): Outline {
  const lines = new LineIndex(text);
  const ours = parseDockerfile(text).instructions.map(({ name, span }) => {
    const [start, end] = [lines.positionAt(span.start), lines.positionAt(span.end)];
    return `${name} ${start.line + 1}:${start.column + 1}-${end.line + 1}:${end.column + 1}`;
  });
  const theirs = DockerfileParser.parse(text).getInstructions().map((instruction) => {
    const { start, end: outer } = instruction.getRange();
    const end = lines.positionAt(text.slice(0, lines.offsetAt({ line: outer.line, column: outer.character })).trimEnd().length);
    return `${instruction.getKeyword()} ${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.column + 1}`;
  });
  return { ours, theirs };
}

test('dockerfile-ast sees the same instructions on the same lines', () => {
  for (const text of agreed) {
    const { ours, theirs } = outline(text);
    assert.deepEqual(ours, theirs, text);
  }
});

test('every intended difference from dockerfile-ast is still one', () => {
  for (const { text, ours, reason } of intended) {
    const both = outline(text);
    assert.deepEqual(both.ours, ours, reason);
    assert.notDeepEqual(both.theirs, ours, `dockerfile-ast agrees by now: ${reason}`);
  }
});

/** What the two differ about, as the list above says: characters, lines that are only continued, comments at the end. */
const disputed = /[^\x20-\x7e\n\t]|^[ \t]*[\\`][ \t]*$|[\\`][ \t]*\n(?:[ \t]*(?:#.*)?\n?)*$(?![^])|[\\`][ \t]*(?![^])|<<-?["']/m;

/** True where a heredoc never ends, or a quote that stays open may hide one. */
function isOpen({ heredocs, line }: Instruction): boolean {
  const quotes = (quote: string): number => line.text.split(quote).length - 1;
  return heredocs.some(({ terminated }) => !terminated) || (line.text.includes('<<') && (quotes('"') % 2 === 1 || quotes("'") % 2 === 1));
}

test('with a slip in them, Dockerfiles are read as dockerfile-ast reads them', async (context) => {
  const fixtures = (await readFixtureMaterial()).filter(({ path }) => path.endsWith('ockerfile'));
  const random = seeded(1);
  let compared = 0;
  for (let made = 0; made < 600; made++) {
    const text = mutated(pick(fixtures, random).text, random, pick(fixtures, random).text);
    if (disputed.test(text) || parseDockerfile(text).instructions.some(isOpen)) continue;
    const { ours, theirs } = outline(text);
    // Comparing is fast; telling the difference is not.
    if (!isDeepStrictEqual(ours, theirs)) assert.fail(`${text}\nours: ${ours.join(', ')}\ntheirs: ${theirs.join(', ')}`);
    compared++;
  }
  context.diagnostic(`${compared} mutants compared`);
  assert.ok(compared > 300);
});

const shared = new URL('../../../shared/', import.meta.url);

test('real Dockerfiles are read as dockerfile-ast reads them', { skip: existsSync(shared) ? false : 'the shared examples are not beside the checkout' }, () => {
  const files = globSync('{corpus,seed-examples}/**/*{D,d}ockerfile*', { cwd: shared }).filter((file) => !file.endsWith('.dockerignore'));
  assert.ok(files.length > 30, `only ${files.length} files were found`);
  for (const file of files) {
    const { ours, theirs } = outline(readFileSync(new URL(file, shared), 'utf8'));
    assert.deepEqual(ours, theirs, file);
  }
});
