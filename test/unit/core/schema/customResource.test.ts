import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { readCustomKinds } from '../../../../src/core/schema/customKind.ts';
import { packedSchemas } from '../../packedSchemas.ts';
import { applyFix } from '../lint/applyFix.ts';

const pack = await packedSchemas();

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: probes.judge.slipway.test}
spec:
  group: judge.slipway.test
  scope: Namespaced
  names: {kind: Probe, plural: probes}
  versions:
    - name: v0
      served: false
      storage: false
      schema: {openAPIV3Schema: {type: object}}
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                text: {type: string}
                mode: {type: string, enum: [A, B]}
                whole: {type: integer, format: int32}
                number: {type: number}
                yes: {type: boolean}
                port: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}], pattern: '^[0-9]+$'}
                memory: {x-kubernetes-int-or-string: true, pattern: '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$'}
                bare: {type: object}
                template: {type: object, properties: {metadata: {type: object}}}
                list: {type: array, items: {type: string}, maxItems: 3}
                set: {type: array, items: {type: string}, x-kubernetes-list-type: set}
                items: {type: array, items: {type: object, required: [name], properties: {name: {type: string}, value: {type: string}}}, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name]}
                needs: {type: object, required: [a, b], properties: {a: {type: string}, b: {type: string, default: x}}}
                empty: {type: object, required: [a], properties: {a: {type: string, nullable: true}}}
                time: {type: string, format: date-time}
                bytes: {type: string, format: byte}
                address: {type: string, format: ipv4}
                address6: {type: string, format: ipv6}
                short: {type: string, minLength: 3, maxLength: 4}
                any: {x-kubernetes-preserve-unknown-fields: true}
                open: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: string}}}
                object: {type: object, x-kubernetes-embedded-resource: true, properties: {spec: {type: object, properties: {a: {type: string}}}}}
                labels: {type: object, additionalProperties: {type: string}, minProperties: 1}
                pattern: {type: string, pattern: '^(?i)abc$'}
                one: {type: object, properties: {a: {type: string}, b: {type: string}}, oneOf: [{required: [a]}, {required: [b]}]}
                some: {type: object, properties: {a: {type: integer}, b: {type: string}}, anyOf: [{properties: {a: {minimum: 5}}}, {required: [b]}]}
                where: {type: object, properties: {type: {type: string, default: Address}, value: {type: string}}, oneOf: [{properties: {type: {enum: [Address]}, value: {minLength: 7}}}, {properties: {type: {not: {enum: [Address]}}}}]}
                never: {type: object, properties: {a: {type: string}}, not: {required: [a]}}
                all: {type: integer, allOf: [{minimum: 1}, {maximum: 3}]}
                range: {type: integer, minimum: 3, maximum: 5, exclusiveMaximum: true, multipleOf: 2}
            status: {type: object, required: [phase], properties: {phase: {type: string}}}
`;

const linter = createLinter({ pack, customKinds: [definition, 'not: [a definition', 'kind: CustomResourceDefinition'].flatMap(readCustomKinds) });

function lint(spec: string): readonly Finding[] {
  return linter.lint({ path: 'a.yaml', text: `${head}${spec}\n` }).findings;
}

const head = 'apiVersion: judge.slipway.test/v1\nkind: Probe\nmetadata: {name: a}\nspec: ';

function found(spec: string): string {
  const text = `${head}${spec}\n`;
  return lint(spec).map(({ rule, span }) => `${rule.replace('schema/', '')} «${text.slice(span.start, span.end)}»`).join(', ');
}

// What stands on the right is what the API server of Kubernetes 1.36 said when it was asked with this definition.
test('accepted by the API server: no finding', () => {
  for (const spec of [
    '{text: null}', '{whole: 1.0}', '{whole: 1e3}', '{number: 1}', '{port: 5}', '{port: -5}', '{port: 1.0}', '{time: "2026-01-31T12:00:00Z"}', '{any: {a: 1}}', '{any: null}',
    '{open: {b: 2}}', '{object: {apiVersion: v1, kind: Pod, metadata: {labels: {a: b}}, spec: {a: x}}}', '{labels: {a: null}}', '{pattern: ABC}', '{one: {a: x}}', '{short: äöüß}',
    '{set: [a, b]}', '{needs: {a: x}}', '{empty: {a: null}}', '{memory: 1Gi}', '{memory: 2}', '{address: 10.0.0.1}', '{address6: "::1"}', '{some: {a: 5}}', '{some: {b: x}}', '{where: {value: 10.0.0.1}}', '{where: {type: Host, value: a}}', '{never: {}}', '{all: 2}', '{range: 4}',
    '{address: "{{ .Values.address }}"}',
  ]) assert.equal(found(spec), '', spec);
});

test('refused by the API server: one finding at the place', () => {
  const refused: readonly (readonly [string, string])[] = [
    ['{list: [null]}', 'type «null»'],
    ['{text: 1}', 'type «1»'],
    ['{text: [a]}', 'type «[a]»'],
    ['{mode: ""}', 'enum «""»'],
    ['{mode: C}', 'enum «C»'],
    ['{whole: 1.5}', 'type «1.5»'],
    ['{whole: 3000000000}', 'limit «3000000000»'],
    ['{port: 0.5}', 'type «0.5»'],
    ['{port: x}', 'pattern «x»'],
    ['{memory: 0.5}', 'type «0.5»'],
    ['{memory: 16GB}', 'quantity «16GB»'],
    ['{bare: {a: 1}}', 'unknown-field «a»'],
    ['{template: {metadata: {labels: {a: b}}}}', 'unknown-field «labels»'],
    ['{list: [a, b, c, d]}', 'limit «list»'],
    ['{set: [a, a]}', 'duplicate-item «a»'],
    ['{items: [{name: a}, {name: a}]}', 'duplicate-item «a»'],
    ['{items: [{value: a}]}', 'required «value»'],
    ['{needs: {a: null}}', 'required «a»'],
    ['{needs: {}}', 'required «needs»'],
    ['{time: yesterday}', 'type «yesterday»'],
    ['{time: "2026-01-31 12:00:00Z"}', 'type «"2026-01-31 12:00:00Z"»'],
    ['{bytes: hello}', 'type «hello»'],
    ['{address: 999.1.1.1}', 'pattern «999.1.1.1»'],
    ['{address6: 1.2.3.4}', 'pattern «1.2.3.4»'],
    ['{short: ab}', 'limit «ab»'],
    ['{open: {a: 1}}', 'type «1»'],
    ['{object: {spec: {a: x}}}', 'required «object»'],
    ['{object: {apiVersion: v1, kind: Pod, metadata: {name: a, foo: 1}}}', 'unknown-field «foo»'],
    ['{labels: {a: 1}}', 'type «1»'],
    ['{labels: {}}', 'limit «labels»'],
    ['{pattern: ABCD}', 'pattern «ABCD»'],
    ['{one: {}}', 'alternative «one»'],
    ['{one: {a: x, b: "y"}}', 'alternative «one»'],
    ['{some: {a: 4}}', 'alternative «some»'],
    ['{where: {type: Address, value: a}}', 'alternative «where»'],
    ['{never: {a: x}}', 'alternative «never»'],
    ['{all: 4}', 'alternative «4»'],
    ['{range: 2}', 'limit «2»'],
    ['{range: 5}', 'limit «5»'],
    ['{range: 3}', 'limit «3»'],
    ['{yes: "true"}', 'type «"true"»'],
    ['{unknown: 1}', 'unknown-field «unknown»'],
  ];
  for (const [spec, expected] of refused) assert.equal(found(spec), expected, spec);
  for (const [spec] of refused) for (const { severity } of lint(spec)) assert.equal(severity, 'error', spec);
});

test('alternatives that fields tell apart are named', () => {
  assert.match(lint('{one: {}}')[0]?.message ?? '', /fits none of the 2 alternatives that its definition allows \(a, or b\)/);
  assert.match(lint('{one: {a: x, b: x}}')[0]?.message ?? '', /fits 2 alternatives of which its definition allows exactly one/);
});

test('a number where quantity or text is wanted is quoted', () => {
  const text = `${head}{memory: 0.5}\n`;
  const fix = linter.lint({ path: 'a.yaml', text }).findings[0]?.fixes?.()[0];
  assert.ok(fix);
  assert.equal(applyFix(text, fix), `${head}{memory: "0.5"}\n`);
});

test('the status is the cluster\'s own, and the metadata is that of every object', () => {
  const text = 'apiVersion: judge.slipway.test/v1\nkind: Probe\nmetadata: {name: a, lables: {a: b}}\nstatus: {}\n';
  assert.deepEqual(linter.lint({ path: 'a.yaml', text }).findings.map(({ rule }) => rule), ['schema/unknown-field']);
});

test('a version that is not served is not known', () => {
  const [finding] = linter.lint({ path: 'a.yaml', text: 'apiVersion: judge.slipway.test/v0\nkind: Probe\nmetadata: {name: a}\n' }).findings;
  assert.equal(finding?.severity, 'warning');
  assert.match(finding?.message ?? '', /known in judge\.slipway\.test\/v1, and not in judge\.slipway\.test\/v0/);
});

test('a definition of the workspace comes before the one of the pack', () => {
  const own = definition.replaceAll('judge.slipway.test', 'ray.io').replaceAll('Probe', 'RayCluster');
  const text = 'apiVersion: ray.io/v1\nkind: RayCluster\nmetadata: {name: a}\nspec: {mode: A}\n';
  assert.deepEqual(createLinter({ pack, customKinds: readCustomKinds(own) }).lint({ path: 'a.yaml', text }).findings, []);
  assert.equal(createLinter({ pack }).lint({ path: 'a.yaml', text }).findings.some(({ rule }) => rule === 'schema/unknown-field'), true);
});

function rayCluster(worker: string): string {
  return `apiVersion: ray.io/v1
kind: RayCluster
metadata: {name: a}
spec:
  headGroupSpec:
    rayStartParams: {}
    template: {spec: {containers: [{name: head, image: example.com/ray:1}]}}
  workerGroupSpecs:
    - groupName: workers
      ${worker}
      rayStartParams: {}
      template:
        spec:
          containers: [{name: worker, image: example.com/ray:1}]
`;
}

function errorsIn(text: string): string {
  const { findings } = linter.lint({ path: 'a.yaml', text });
  return findings.filter(({ severity }) => severity === 'error').map(({ rule, span }) => `${rule} «${text.slice(span.start, span.end)}»`).join();
}

test('kinds of the pack are checked down to their pod templates; what has a default is not missing', () => {
  assert.equal(errorsIn(rayCluster('replicas: 1')), '');
  assert.equal(errorsIn(rayCluster('replica: 1')), 'schema/unknown-field «replica»');
  assert.equal(errorsIn(rayCluster('replicas: 1').replace('image: example.com/ray:1}]}}', 'imag: x}]}}')), 'schema/unknown-field «imag»');
});

test('a kind that a catalogue tells in lower case has its name', () => {
  const text = 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\nspec: {hostname: [a.example.com]}\n';
  assert.deepEqual(linter.lint({ path: 'a.yaml', text }).findings.map(({ rule }) => rule), ['schema/unknown-field']);
});
