import type { Material } from './material.ts';

const head = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n';
const pod = `${head}spec:\n  containers:\n    - name: a\n      image: b\n`;

/** Texts that are as large, as deep or as odd as no honest file; `size` is the length of the largest in characters. */
export function extremes(size: number): readonly Material[] {
  const many = Math.ceil(size / 1000);
  return [...manifests(size, many), ...dockerfiles(size, many), ...aliases(), ...compositions(many)];
}

function manifests(size: number, many: number): readonly Material[] {
  return named('extreme.yaml', {
    'a comment': `${head}# ${'x'.repeat(size)}\n`,
    'a plain value': `${pod}      workingDir: ${'x'.repeat(size)}\n`,
    'a value of many words': `${pod}      workingDir: ${'x '.repeat(size / 2)}\n`,
    'a quoted value': `${pod}      args: ["${'x'.repeat(size)}"]\n`,
    'a quote that stays open': `${pod}      args: ["${'x'.repeat(size)}\n`,
    'a value of escapes': `${pod}      args: ["${'\\n'.repeat(size / 2)}"]\n`,
    'a key': `${head}${'x'.repeat(size)}: 1\n`,
    'a line without colon': `${head}${'x'.repeat(size)}\n`,
    'a list in brackets': `${pod}      args: [${'a, '.repeat(size / 3)}]\n`,
    'brackets that stay open': `${pod}      args: ${'['.repeat(many)}\n`,
    'braces that stay open': `${pod}      env: ${'{a: '.repeat(many)}\n`,
    'brackets within brackets': `${pod}      args: ${'['.repeat(many)}${']'.repeat(many)}\n`,
    'mappings within mappings': head + Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
    'lists within lists': `${head}spec:\n  ${'- '.repeat(many)}a\n`,
    'keys of keys': `${head}${'? '.repeat(many)}a\n`,
    'the same key': head + 'a: 1\n'.repeat(many),
    'documents': `---\n${pod}`.repeat(Math.ceil(many / 20)),
    'empty documents': head + '---\n'.repeat(many),
    'separators in one line': head + '--- '.repeat(many),
    'empty lines': head + '\n'.repeat(size / 50),
    'blanks': `${head}${' '.repeat(size / 10)}\n`,
    'tabs': `${head}${'\t'.repeat(many)}a: 1\n`,
    'carriage returns': pod.replaceAll('\n', '\r') + '\r'.repeat(many),
    'a block': `${pod}      args:\n        - |\n${'          python -m vllm --tensor-parallel-size 8 \\\n'.repeat(many)}`,
    'containers': pod + '    - {name: a, image: "x", resources: {requests: {nvidia.com/gpu: 1}}}\n'.repeat(many),
    'comments that disable': `# slipway-disable-next-line a, b\n`.repeat(many) + pod,
    'marks of templates': `${head}${'{{'.repeat(many)}\n${'{%'.repeat(many)}`,
    'actions of templates': head + '{{ x }}'.repeat(many),
    'an action without end': `${head}${'{{ {{# '.repeat(many)}`,
    'variables without end': `${head}a: [${'${'.repeat(many)}\n`,
    'zeros': head + '\u0000'.repeat(many),
    'halves of characters': `${head}\ud800: ${'\udc00'.repeat(many)}\n\udfff: "\ud800"\n`,
    'byte order marks': '\ufeff'.repeat(many) + pod,
    'digits': `${head}spec:\n  priority: ${'9'.repeat(many)}\n`,
    'a quantity': `${pod}      resources: {limits: {nvidia.com/gpu: ${'1'.repeat(many)}, memory: ${'1'.repeat(many)}e${'9'.repeat(many)}}}\n`,
    'tags': `${head}a: ${'!x '.repeat(many)}\n`,
  });
}

function dockerfiles(size: number, many: number): readonly Material[] {
  const lines = {
    'a comment': `# ${'x'.repeat(size)}`,
    'a command': `RUN ${'x'.repeat(size)}`,
    'a command of many words': `RUN ${'pip install torch '.repeat(many)}`,
    'commands': `RUN ${'a && '.repeat(many)}b`,
    'substitutions within substitutions': `RUN ${'$('.repeat(many)}`,
    'quotes within substitutions': `RUN ${'"$('.repeat(many)}`,
    'groups': `RUN ${'('.repeat(many)}`,
    'an array': `CMD [${'"a", '.repeat(many)}"b"]`,
    'an array that stays open': `CMD ${'["'.repeat(many)}`,
    'variables within variables': `ENV A=${'${A:-'.repeat(many)}`,
    'assignments': `ENV ${'A=b '.repeat(many)}`,
    'a quote that stays open': `ENV A="${'x'.repeat(size)}`,
    'continued lines': `RUN ${'x \\\n'.repeat(many)}y`,
    'comments in a continued line': `RUN x \\\n${'# c\n'.repeat(many)}  y`,
    'heredocs': `RUN ${'<<E '.repeat(many)}\n${'E\n'.repeat(many)}`,
    'heredocs without end': `RUN ${'<<E '.repeat(Math.ceil(many / 10))}\n${'x\n'.repeat(many)}`,
    'a heredoc': `RUN <<E\n${'echo $(ls) "a"\n'.repeat(many)}E`,
    'triggers': `${'ONBUILD '.repeat(many)}RUN x`,
    'flags': `COPY ${'--from=a '.repeat(many)}a b`,
    'mounts': `RUN --mount=${'type=cache,'.repeat(many)} x`,
    'stages': 'FROM a AS b\nCOPY --from=b a b\n'.repeat(many),
    'instructions': 'RUN pip install torch\n'.repeat(many),
    'zeros': '\u0000'.repeat(many),
    'halves of characters': `RUN ${'\ud800 '.repeat(many)}`,
    'carriage returns': 'RUN a\r'.repeat(many),
    'an instruction': 'X'.repeat(size),
    'backslashes': `RUN ${'\\'.repeat(many)}`,
    'blank lines in a continued line': `RUN x \\\n${'\n'.repeat(many)}y`,
  };
  return named('Dockerfile', Object.fromEntries(Object.entries(lines).map(([name, line]) => [name, `FROM nvidia/cuda:12.4.1-base-ubuntu22.04\n${line}\nCMD ["x"]\n`])));
}

function tenAliases(level: number): string {
  return Array.from({ length: 10 }, () => `*a${level}`).join(', ');
}

/** Aliases that multiply, that hold themselves, and that mappings merge. */
function aliases(): readonly Material[] {
  const levels = Array.from({ length: 40 }, (_, level) => level + 1);
  return named('aliases.yaml', {
    'lists that multiply': `${head}a0: &a0 [x]\n${levels.map((level) => `a${level}: &a${level} [${tenAliases(level - 1)}]\n`).join('')}`,
    'mappings that multiply': `${head}a0: &a0 {x: 1}\n${levels.map((level) => `a${level}: &a${level} {p: *a${level - 1}, q: *a${level - 1}}\n`).join('')}spec: *a40\n`,
    'containers that multiply': `${head}a0: &a0 {name: a, image: b}\n${levels.map((level) => `a${level}: &a${level} [${tenAliases(level - 1)}]\n`).join('')}spec:\n  containers: *a40\n`,
    'merges that multiply': `${head}a0: &a0 {x: 1}\n${levels.map((level) => `a${level}: &a${level}\n  <<: [${tenAliases(level - 1)}]\n  x${level}: 1\n`).join('')}spec:\n  <<: *a40\n`,
    'items that multiply': `apiVersion: v1\nkind: List\na0: &a0 {apiVersion: v1, kind: Pod, items: []}\n${levels.map((level) => `a${level}: &a${level} {apiVersion: v1, kind: List, items: [${tenAliases(level - 1)}]}\n`).join('')}items: *a40\n`,
    'a list in itself': `${head}spec: &a [*a, *a]\n`,
    'a mapping in itself': `${head}spec: &a\n  containers: [*a]\n  <<: *a\n`,
    'an item of its own list': 'apiVersion: v1\nkind: List\nitems: &a [*a]\n',
    'containers that are one': `${head}spec:\n  containers: [${Array.from({ length: 2000 }, (_, index) => (index === 0 ? '&c {name: a, image: b, resources: {requests: {nvidia.com/gpu: 1}}}' : '*c')).join(', ')}]\n`,
  });
}

function compositions(many: number): readonly Material[] {
  return named('compose.yaml', {
    'services': `services:\n${Array.from({ length: Math.ceil(many / 10) }, (_, index) => `  s${index}: {image: a, gpus: x, deploy: {resources: {reservations: {devices: [{driver: nvidia}]}}}}\n`).join('')}`,
    'services within services': `services: ${'{a: '.repeat(many)}`,
    'a service that extends itself': 'services:\n  a: &a\n    image: x\n    <<: *a\n    gpus: *a\n',
  });
}

function named(path: string, texts: Readonly<Record<string, string>>): readonly Material[] {
  return Object.entries(texts).map(([name, text]) => ({ name: `${path} with ${name}`, path, text }));
}
