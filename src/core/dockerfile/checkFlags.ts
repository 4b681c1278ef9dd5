import type { Finding } from '../lint/finding.ts';
import type { Flag, Instruction } from './dockerfile.ts';
import { nearestName } from './nearestName.ts';
import { problem, replacement } from './problem.ts';

/** What a flag takes: a word that is required, a word that may repeat, or true and false. */
type FlagKind = 'text' | 'texts' | 'boolean';

const healthFlags = { interval: 'text', timeout: 'text', 'start-period': 'text', 'start-interval': 'text', retries: 'text' } as const;

/** The flags of each instruction (BuildKit 0.34, frontend/dockerfile/instructions), those of its labs channel included. */
const flagsByInstruction: Readonly<Record<string, Readonly<Record<string, FlagKind>>>> = {
  ADD: { chown: 'text', chmod: 'text', link: 'boolean', 'keep-git-dir': 'boolean', checksum: 'text', unpack: 'boolean', exclude: 'texts' },
  COPY: { chown: 'text', chmod: 'text', link: 'boolean', from: 'text', exclude: 'texts', parents: 'boolean' },
  FROM: { platform: 'text' },
  HEALTHCHECK: healthFlags,
  RUN: { mount: 'texts', network: 'text', security: 'text', device: 'texts' },
};

/** Instructions whose flags Docker skips without a look. */
const careless = new Set(['ARG', 'STOPSIGNAL', 'ONBUILD']);

/** Finds flags that Docker refuses. */
export function checkFlags(instruction: Instruction): Finding[] {
  if (instruction.flags.length === 0 || careless.has(instruction.name)) return [];
  const known = flagsByInstruction[instruction.name] ?? {};
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const flag of instruction.flags) {
    const kind = Object.hasOwn(known, flag.name) ? known[flag.name] : undefined;
    const repeated = seen.has(flag.name) && kind !== 'texts';
    seen.add(flag.name);
    const finding = kind === undefined ? unknownFlag(instruction, flag, Object.keys(known)) : repeated ? repeatedFlag(flag) : checkValue(flag, kind);
    if (finding) findings.push(finding);
  }
  return findings;
}

function unknownFlag(instruction: Instruction, flag: Flag, known: readonly string[]): Finding {
  const nearest = nearestName(flag.name, known);
  const hint = known.length === 0 ? `${instruction.name} takes no flags.` : nearest === undefined ? `It takes ${known.map((name) => `--${name}`).join(', ')}.` : `Did you mean --${nearest}?`;
  const fixes = nearest === undefined ? undefined : () => [replacement(`Change to --${nearest}`, flag.nameSpan, `--${nearest}`)];
  return problem('invalid-flag', 'error', flag.nameSpan, `${instruction.name} has no flag --${flag.name}, so the build stops here. ${hint}`, fixes);
}

function repeatedFlag(flag: Flag): Finding {
  return problem('invalid-flag', 'error', flag.span, `--${flag.name} is given twice; Docker accepts it once and the build stops here.`);
}

function checkValue(flag: Flag, kind: FlagKind): Finding | undefined {
  if (kind !== 'boolean') {
    if (flag.value !== undefined) return undefined;
    return problem('invalid-flag', 'error', flag.span, `--${flag.name} needs a value, written --${flag.name}=value without a blank; the build stops here.`);
  }
  if (flag.value === undefined || /^(?:true|false)$/i.test(flag.value)) return undefined;
  return problem('invalid-flag', 'error', flag.valueSpan ?? flag.span, `--${flag.name} is either true or false, not "${flag.value}"; the build stops here.`);
}
