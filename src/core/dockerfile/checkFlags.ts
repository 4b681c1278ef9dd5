import type { Finding } from '../lint/finding.ts';
import { nearestName } from '../lint/nearestName.ts';
import type { Flag, Instruction } from './dockerfile.ts';
import { mountFields } from './mounts.ts';
import { fatal, problem, replacement } from './problem.ts';

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

const mountTypes = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const mountSwitches = ['readonly', 'ro', 'readwrite', 'rw', 'required'];
const mountKeys = [...mountSwitches, 'type', 'from', 'source', 'src', 'target', 'dst', 'destination', 'id', 'sharing', 'size', 'mode', 'uid', 'gid', 'env'];

/** Finds flags that Docker refuses. */
export function checkFlags(instruction: Instruction): Finding[] {
  if (instruction.flags.length === 0 || careless.has(instruction.name)) return [];
  if (instruction.name === 'HEALTHCHECK' && instruction.words[0]?.text.toUpperCase() === 'NONE') return [];
  const known = flagsByInstruction[instruction.name] ?? {};
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const flag of instruction.flags) {
    const kind = Object.hasOwn(known, flag.name) ? known[flag.name] : undefined;
    const repeated = seen.has(flag.name) && kind !== 'texts';
    seen.add(flag.name);
    const finding = kind === undefined ? unknownFlag(instruction, flag, Object.keys(known)) : repeated ? repeatedFlag(flag) : checkValue(flag, kind);
    if (finding) findings.push(finding);
    if (instruction.name === 'RUN' && flag.name === 'mount') for (const found of checkMount(flag)) findings.push(found);
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
    return fatal('invalid-flag', flag.span, `--${flag.name} needs a value, written --${flag.name}=value without a blank`);
  }
  if (flag.value === undefined || /^(?:true|false)$/i.test(flag.value)) return undefined;
  return fatal('invalid-flag', flag.valueSpan ?? flag.span, `--${flag.name} is either true or false, not "${flag.value}"`);
}

/** Values with quotes or variables are left alone: what they become is not for certain known here. */
function checkMount(flag: Flag): Finding[] {
  if (flag.value === undefined || /["'$]/.test(flag.value)) return [];
  return mountFields(flag).flatMap(({ key, value, span }) => {
    if (!mountKeys.includes(key)) {
      const nearest = nearestName(key, mountKeys);
      const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
      const fixes = nearest === undefined ? undefined : () => [replacement(`Change to ${nearest}`, span, nearest)];
      return [problem('invalid-mount', 'error', span, `--mount knows no "${key}", so the build stops here.${hint}`, fixes)];
    }
    if (value === undefined) return mountSwitches.includes(key) ? [] : [fatal('invalid-mount', span, `${key} needs a value in --mount, written ${key}=value`)];
    if (key !== 'type' || mountTypes.includes(value.toLowerCase())) return [];
    return [problem('invalid-mount', 'error', span, `There is no mount of type "${value}", so the build stops here; it is one of ${mountTypes.join(', ')}.`)];
  });
}
