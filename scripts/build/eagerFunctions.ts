// Marks the functions of scripts that run at once, so that V8 compiles them together with the script. Of others it reads
// only where they end, and reads them whole when they are called: a third of what a first check took was reading twice.
import { readFile, writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { pathToFileURL } from 'node:url';
import { type Function as FunctionNode, type FunctionDeclaration, parse, type Statement } from 'acorn';

/** Where a function stands in a script, as V8 tells it: from the first character to behind the last one. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * Rewrites the scripts at `paths` so that what runs in `rehearse` is compiled at once. A step of it loads scripts and does
 * with them what is done first; of a script counts only what runs in the step that loads it. Those that no step loads stay
 * as they are. Throws where that is so for all.
 */
export async function makeEager(paths: readonly string[], rehearse: () => AsyncIterable<void>): Promise<void> {
  const ran = await functionsThatRun(rehearse);
  const loaded = paths.flatMap((path) => {
    const places = ran.get(pathToFileURL(path).href);
    return places ? { path, places } : [];
  });
  if (loaded.length === 0) throw new Error('The rehearsal loads none of the scripts.');
  for (const { path, places } of loaded) await writeFile(path, withEager(await readFile(path, 'utf8'), places));
}

/** By the addresses of scripts. */
async function functionsThatRun(rehearse: () => AsyncIterable<void>): Promise<ReadonlyMap<string, readonly Place[]>> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    const ran = new Map<string, readonly Place[]>();
    for await (const _ of rehearse()) {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      for (const { url, functions } of result) if (!ran.has(url)) ran.set(url, functions.flatMap(({ ranges: [whole] }) => (whole && whole.count > 0 ? { start: whole.startOffset, end: whole.endOffset } : [])));
    }
    return ran;
  } finally {
    session.disconnect();
  }
}

/**
 * The script, an expression of one function that begins with a directive, with those of its functions marked that stand at
 * `places`. The mark is a pair of parentheses: V8 expects such a function to be called soon. A declaration cannot have
 * them, so it becomes a variable right behind the directive, where it is known from the start as before.
 */
export function withEager(script: string, places: readonly Place[]): string {
  const body = outerBody(script);
  const wanted = new Set(places.map(({ start, end }) => `${start}-${end}`));
  const ran = functionsIn(body).filter(({ type, start, end }) => wanted.has(`${start}-${end}`) && (type !== 'FunctionExpression' || !isMethod(script, start)));
  const marks = ran.filter(({ type }) => type !== 'FunctionDeclaration').flatMap(({ start, end }) => [{ at: start, mark: '(' }, { at: end, mark: ')' }]).toSorted((a, b) => a.at - b.at);
  const declared = body.filter((statement) => statement.type === 'FunctionDeclaration' && ran.includes(statement)) as readonly FunctionDeclaration[];
  const marked = (start: number, end: number): string => {
    const inside = marks.filter(({ at }) => at >= start && at < end);
    const pieces = inside.map(({ at, mark }, index) => `${mark}${script.slice(at, inside[index + 1]?.at ?? end)}`);
    return `${script.slice(start, inside[0]?.at ?? end)}${pieces.join('')}`;
  };
  const variables = declared.map(({ start, id, end }) => `var ${id.name}=(${script.slice(start, id.start).trimEnd()}${marked(id.end, end)});`);
  const top = body[0]?.end ?? 0;
  const others = [top, ...declared.map(({ end }) => end)].map((start, index) => marked(start, declared[index]?.start ?? script.length));
  return `${script.slice(0, top)}${variables.join('')}${others.join('')}`;
}

function outerBody(script: string): readonly Statement[] {
  const [statement] = parse(script, { ecmaVersion: 'latest', sourceType: 'script' }).body;
  const outer = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  if (outer?.type !== 'FunctionExpression' || outer.body.body[0]?.type !== 'ExpressionStatement') throw new Error('The script is not the expression of a function that begins with a directive.');
  return outer.body.body;
}

/** Of a method, the expression begins behind the name. */
function isMethod(script: string, start: number): boolean {
  return script[start] === '(';
}

/** All functions within nodes, the outer ones first. */
function functionsIn(within: unknown): readonly FunctionNode[] {
  if (typeof within !== 'object' || within === null) return [];
  const inside = Object.values(within).flatMap(functionsIn);
  return 'type' in within && /Function/.test(String(within.type)) ? [within as FunctionNode, ...inside] : inside;
}
