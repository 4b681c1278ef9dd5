import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { inProject } from '../../scripts/project.ts';
import { defaultSettings, readSettings, restrictedSettings, settingKeys } from '../../src/core/settings.ts';
import { commandIds, contextKeyNames, extensionId, viewIds } from '../../src/ui/contributions.ts';

interface Command {
  readonly command: string;
  readonly title: string;
  readonly enablement?: string;
}
interface MenuItem {
  readonly command: string;
  readonly when?: string;
}
interface Property {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly markdownDescription: string;
}
interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: string; readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly configurationDefaults: Readonly<Record<string, unknown>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly snippets: readonly { readonly path: string }[];
  };
}

const manifest = JSON.parse(await readFile(inProject('package.json'), 'utf8')) as Manifest;
const texts = JSON.parse(await readFile(inProject('package.nls.json'), 'utf8')) as Readonly<Record<string, string>>;
const { contributes } = manifest;

async function sourceTexts(pattern: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for await (const path of glob(pattern, { cwd: inProject() })) found.set(path, await readFile(inProject(path), 'utf8'));
  return found;
}

function sorted(values: Iterable<string>): readonly string[] {
  return [...new Set(values)].sort();
}

/** The text behind `%key%`. */
function shown(text: string): string {
  return text.replace(/^%(.+)%$/, (_whole, key: string) => texts[key] ?? '');
}

describe('package.json and the code agree', () => {
  test('the id, also where the pages about rules are told to be previews', () => {
    assert.equal(`${manifest.publisher}.${manifest.name}`, extensionId);
    assert.deepEqual(contributes.configurationDefaults, { 'workbench.editorAssociations': { [`**/${extensionId}-*/docs/**/*.md`]: 'vscode.markdown.preview.editor' } });
  });

  test('commands', () => {
    assert.deepEqual(sorted(contributes.commands.map(({ command }) => command)), sorted(commandIds));
  });

  test('every command of a menu or a welcome text exists, and every command is reachable', () => {
    const known = new Set<string>(commandIds);
    const used = [
      ...Object.values(contributes.menus).flat().map(({ command }) => command),
      ...contributes.viewsWelcome.flatMap(({ contents }) => [...shown(contents).matchAll(/\(command:(slipway\.[\w.]+)/g)].map(([, id]) => id ?? '')),
    ];
    assert.deepEqual(used.filter((command) => !known.has(command)), []);
    const hidden = contributes.menus['commandPalette']?.filter(({ when }) => when === 'false') ?? [];
    assert.deepEqual(hidden, [], 'a command that is not in the palette cannot be found');
  });

  test('commands that the code runs exist', async () => {
    const known = new Set<string>(commandIds);
    const used = [...(await sourceTexts('src/**/*.ts')).values()].flatMap((text) => [...text.matchAll(/(?:command: |executeCommand\()'(slipway\.[\w.]+)'/g)].map(([, id]) => id ?? ''));
    assert.ok(used.length > 3);
    assert.deepEqual(used.filter((command) => !known.has(command)), []);
  });

  test('settings, their defaults and their restriction', () => {
    const declared = Object.keys(contributes.configuration.properties);
    assert.deepEqual(sorted(declared), sorted(Object.values(settingKeys).map((key) => `slipway.${key}`)));
    const byDefault = readSettings((key) => contributes.configuration.properties[`slipway.${key}`]?.default);
    assert.deepEqual(byDefault, defaultSettings);
    assert.deepEqual(sorted(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations), sorted(restrictedSettings.map((key) => `slipway.${key}`)));
  });

  test('settings that say what is started or reached cannot come with a workspace unseen', () => {
    for (const key of ['slipway.kubeconfig', 'slipway.docker.context']) assert.equal(contributes.configuration.properties[key]?.scope, 'machine-overridable', key);
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
  });

  test('views, each with something to say when it is empty', () => {
    const declared = Object.values(contributes.views).flat().map(({ id }) => id);
    assert.deepEqual(sorted(declared), sorted(viewIds));
    for (const id of viewIds) assert.ok(contributes.viewsWelcome.some(({ view }) => view === id), id);
  });

  test('context keys: those that are read are written, and those that are written are read', async () => {
    const clauses = [
      ...contributes.commands.map(({ enablement }) => enablement),
      ...Object.values(contributes.menus).flat().map(({ when }) => when),
      ...contributes.viewsWelcome.map(({ when }) => when),
    ];
    const names = new Set<string>([...viewIds, ...commandIds]);
    const read = clauses.flatMap((clause) => [...(clause ?? '').matchAll(/(?<![\w.^/\\])slipway\.\w+(?:\.\w+)*/g)].map(([key]) => key)).filter((key) => !names.has(key));
    assert.deepEqual(sorted(read), sorted(contextKeyNames));
    const code = [...(await sourceTexts('src/ui/**/*.ts')).values()].join('\n');
    for (const key of contextKeyNames) assert.ok(code.includes(`set('${key}'`), `${key} is never written`);
  });

  test('every %text% of package.json exists, and every text is used', async () => {
    const used = [...(await readFile(inProject('package.json'), 'utf8')).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? '');
    assert.deepEqual(sorted(used), sorted(Object.keys(texts)));
  });

  test('the bundle for translators holds every text of the user interface', async () => {
    const bundle = JSON.parse(await readFile(inProject('media', 'l10n', 'bundle.l10n.json'), 'utf8')) as Readonly<Record<string, string>>;
    const used = [...(await sourceTexts('src/ui/**/*.ts')).values()].flatMap((text) => [...text.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, message]) => (message ?? '').replaceAll("\\'", "'")));
    assert.ok(used.length > 50);
    assert.deepEqual(sorted(Object.keys(bundle)), sorted(used.filter((message) => message !== '…')));
    for (const [message, english] of Object.entries(bundle)) assert.equal(english, message);
  });

  test('every text of the user interface is a literal, so that it can be found', async () => {
    for (const [path, text] of await sourceTexts('src/ui/**/*.ts')) {
      for (const [call] of text.replaceAll(/^\s*\*.*$/gm, '').matchAll(/l10n\.t\(\s*[^'\s)]/g)) assert.fail(`${path}: ${call}`);
    }
  });

  test('snippet files exist and hold snippets', async () => {
    for (const { path } of contributes.snippets) {
      const snippets = JSON.parse(await readFile(inProject(path), 'utf8')) as Readonly<Record<string, { readonly prefix: string; readonly body: readonly string[] }>>;
      assert.ok(Object.values(snippets).every(({ prefix, body }) => prefix.length > 0 && body.length > 0), path);
    }
  });
});
