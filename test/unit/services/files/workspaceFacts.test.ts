import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorkspaceFacts, type WorkspaceFacts } from '../../../../src/services/files/workspaceFacts.ts';

const pod = (name: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: a, image: "b:1"}]}\n`;

function factsOf(files: Map<string, string>, signal = new AbortController().signal): WorkspaceFacts {
  return openWorkspaceFacts({ files: () => Promise.resolve([...files.keys()]), accepts: (path) => path.endsWith('.yaml'), read: (path) => Promise.resolve(files.get(path)) }, signal);
}

/** The names of the pods that are known. */
function names({ index }: WorkspaceFacts): readonly (string | undefined)[] {
  return index.ofKind('', 'Pod').map(({ facts }) => facts.name);
}

test('all files are read once, and those that change are read again', async () => {
  const files = new Map([['/w/a.yaml', pod('a')], ['/w/b.yaml', pod('b')], ['/w/c.txt', pod('c')]]);
  const facts = factsOf(files);
  assert.deepEqual(names(facts), []);
  await facts.readAll();
  assert.deepEqual(names(facts), ['a', 'b']);
  files.set('/w/a.yaml', `# moved\n${pod('a')}`);
  assert.equal(await facts.changed(['/w/a.yaml']), false, 'it says the same as before');
  files.set('/w/a.yaml', pod('other'));
  files.delete('/w/b.yaml');
  assert.equal(await facts.changed(['/w/a.yaml', '/w/b.yaml']), true);
  assert.deepEqual(names(facts), ['other']);
});

test('a text that was judged is not read once more, another one of the same file is', async () => {
  const files = new Map([['/w/a.yaml', pod('a')]]);
  const facts = factsOf(files);
  await facts.readAll();
  const [known] = facts.index.files();
  facts.judged('/w/a.yaml', pod('a'));
  assert.equal(await facts.changed(['/w/a.yaml']), false);
  assert.equal(facts.index.files()[0], known, 'the same facts, not others that say the same');
  files.set('/w/a.yaml', pod('b'));
  assert.equal(await facts.changed(['/w/a.yaml']), true);
  files.set('/w/a.yaml', pod('a'));
  assert.equal(await facts.changed(['/w/a.yaml']), true);
  assert.deepEqual(names(facts), ['a']);
});

test('the end of the program ends the reading', async () => {
  const facts = factsOf(new Map([['/w/a.yaml', pod('a')]]), AbortSignal.abort());
  await assert.rejects(facts.readAll(), { name: 'AbortError' });
});
