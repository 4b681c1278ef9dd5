import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Configuration, RuleLevel } from '../../../../src/core/lint/configuration.ts';
import { atLevel, type ConfigurationInForce, fileConfigurations, type ConfigurationLayer } from '../../../../src/core/lint/configurationInForce.ts';
import type { Severity } from '../../../../src/core/lint/finding.ts';
import { pathPatterns } from '../../../../src/core/lint/pathPatterns.ts';
import type { CatalogueRule } from '../../../../src/core/lint/ruleCatalogue.ts';

function rule(id: string, severity: Severity, optIn = false): CatalogueRule {
  return { id, severity, optIn, concerns: [], options: {} };
}

const rules = [rule('gpu-a', 'error'), rule('gpu-b', 'warning'), rule('other', 'hint'), rule('picky', 'warning', true)];

function settings(wanted: Readonly<Record<string, RuleLevel>>): Configuration['rules'] {
  return Object.entries(wanted).map(([pattern, level]) => ({ pattern, level, options: {} }));
}

function layer(parts: Partial<Configuration>, folder = '/w'): ConfigurationLayer {
  return { folder, configuration: { root: false, extends: [], kubernetesVersion: undefined, crds: undefined, rules: [], overrides: [], ignore: [], ...parts } };
}

function inForce(layers: readonly ConfigurationLayer[], path = '/w/dir/a.yaml'): ConfigurationInForce {
  return fileConfigurations(layers, rules)(path);
}

function levels(...layers: readonly ConfigurationLayer[]): readonly (RuleLevel | undefined)[] {
  const force = inForce(layers);
  return rules.map(({ id }) => force.levels.get(id));
}

test('presets: usual levels, warnings as errors, everything', () => {
  assert.deepEqual(levels(), ['error', 'warning', 'hint', 'off']);
  assert.deepEqual(levels('recommended'), ['error', 'warning', 'hint', 'off']);
  assert.deepEqual(levels('strict'), ['error', 'error', 'hint', 'off']);
  assert.deepEqual(levels('all'), ['error', 'warning', 'hint', 'warning']);
});

test('within a file the more exact name wins, whatever the order; between files the nearer one', () => {
  assert.deepEqual(levels(layer({ rules: settings({ 'gpu-a': 'info', '*': 'off', 'gpu-*': 'hint' }) })), ['info', 'hint', 'off', 'off']);
  assert.deepEqual(levels(layer({ rules: settings({ 'gpu-a': 'off' }) }), layer({ rules: settings({ 'gpu-*': 'info' }) })), ['info', 'info', 'hint', 'off']);
  assert.deepEqual(levels(layer({ rules: settings({ 'gpu-a': 'off' }) }), 'strict'), ['error', 'error', 'hint', 'off']);
});

test('overrides come after the rules of their file, for the files they name', () => {
  const parts = { rules: settings({ other: 'error' }), overrides: [{ files: ['dir/*.yaml'], rules: settings({ other: 'info' }) }, { files: ['elsewhere/**'], rules: settings({ '*': 'off' }) }] };
  assert.equal(inForce([layer(parts)]).levels.get('other'), 'info');
  assert.equal(inForce([layer(parts)], '/w/b.yaml').levels.get('other'), 'error');
  assert.equal(inForce([layer(parts, '/')], '/dir/b.yaml').levels.get('other'), 'info');
});

test('files are ignored by the patterns of any layer, counted from its folder', () => {
  const ignored = (...patterns: readonly string[]): boolean => inForce([layer({ ignore: patterns })]).ignored;
  assert.deepEqual([ignored('dir/'), ignored('*.yaml'), ignored('/a.yaml'), ignored('**/dir/**'), ignored('dir/*', '!a.yaml'), ignored('./dir/a.{yml,yaml}')], [true, true, false, true, false, true]);
  assert.equal(inForce([layer({ ignore: ['dir/'] }), layer({}, '/w/dir')]).ignored, true);
  assert.equal(inForce([layer({ ignore: ['*.yaml'] }), layer({ ignore: ['!a.yaml'] }, '/w/dir')]).ignored, false);
});

test('the nearest version counts', () => {
  assert.equal(inForce([layer({ kubernetesVersion: '1.30' }), layer({})]).kubernetesVersion, '1.30');
  assert.equal(inForce([layer({ kubernetesVersion: '1.30' }), layer({ kubernetesVersion: '1.31' })]).kubernetesVersion, '1.31');
  assert.equal(inForce([layer({ kubernetesVersion: '1.30' }), layer({ kubernetesVersion: 'auto' })]).kubernetesVersion, undefined, 'a nearer one may leave it open again');
});

test('the nearest that names definitions counts, with its own folder', () => {
  assert.equal(inForce([layer({})]).crds, undefined);
  assert.deepEqual(inForce([layer({ crds: ['a'] }), layer({ crds: ['b'] }, '/w/dir'), layer({})]).crds, { folder: '/w/dir', patterns: ['b'] });
  assert.deepEqual(inForce([layer({ crds: ['a'] }), layer({ crds: [] })]).crds?.patterns, []);
});

function given(options: Configuration['rules'][number]['options']): ConfigurationLayer {
  return layer({ rules: [{ pattern: 'gpu-a', level: 'error', options }] });
}

test('options of a rule are put together', () => {
  assert.deepEqual([...inForce([given({ a: 1, b: 1 }), given({ b: 2 })]).options], [['gpu-a', { a: 1, b: 2 }]]);
});

test('a finding takes the level of its rule, but is not made worse than its rule holds it for', () => {
  const usual = new Map(rules.map((one) => [one.id, one]));
  const level = (severity: Severity, wanted: RuleLevel, id = 'gpu-a'): string => atLevel({ rule: id, severity, message: 'm', span: { start: 0, end: 1 } }, inForce([layer({ rules: settings({ 'gpu-a': wanted }) })]), usual)?.severity ?? 'off';
  assert.deepEqual([level('error', 'off'), level('error', 'info'), level('error', 'error')], ['off', 'info', 'error']);
  assert.deepEqual([level('hint', 'warning'), level('warning', 'hint'), level('hint', 'off')], ['hint', 'hint', 'off']);
  assert.equal(level('warning', 'off', 'unheard-of'), 'warning');
});

test('patterns: a folder that is left out cannot be entered again', () => {
  const decide = pathPatterns(['out/', '!out/a', 'b', '!c/b']);
  assert.deepEqual(['out/a', 'x/b', 'c/b', 'd'].map(decide), [true, true, false, undefined]);
  assert.deepEqual(['a.js', 'a.ts', 'b.ts', 'c.ts'].map(pathPatterns(['{a.{js,ts},b.ts}'])), [true, true, true, undefined]);
});
