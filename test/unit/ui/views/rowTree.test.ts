import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { noChildren, type RowNode } from '../../../../src/ui/views/row.ts';
import { type Dirty, RowTree } from '../../../../src/ui/views/rowTree.ts';

interface Plan {
  readonly id: string;
  readonly label?: string;
  readonly below?: readonly Plan[];
}

function row({ id, label = id, below }: Plan, made: string[] = []): RowNode {
  return {
    id,
    label,
    contextValue: '',
    accessibilityLabel: label,
    collapsible: below ? 'collapsed' : 'none',
    children: () => {
      made.push(id);
      return below?.map((each) => row(each, made)) ?? noChildren();
    },
  };
}

const ids = (dirty: Dirty): unknown => (dirty === 'all' ? 'all' : dirty.map((element) => element.id));

/** Opens every row down to the given depth, as an editor does for expanded ones. */
function open(tree: RowTree, depth: number, of = tree.children(undefined)): void {
  if (depth > 0) for (const element of of) open(tree, depth - 1, tree.children(element));
}

describe('RowTree', () => {
  test('names exactly the row that changed', () => {
    const tree = new RowTree();
    tree.update([row({ id: 'a', below: [{ id: 'a1' }, { id: 'a2' }] }), row({ id: 'b' })]);
    open(tree, 2);
    assert.deepEqual(ids(tree.update([row({ id: 'a', below: [{ id: 'a1' }, { id: 'a2', label: 'new' }] }), row({ id: 'b' })])), ['a2']);
    assert.deepEqual(ids(tree.update([row({ id: 'a', below: [{ id: 'a1' }, { id: 'a2', label: 'new' }] }), row({ id: 'b' })])), []);
  });

  test('a row that came or went below another dirties that one alone', () => {
    const tree = new RowTree();
    tree.update([row({ id: 'a', below: [{ id: 'a1' }, { id: 'a2' }] })]);
    open(tree, 2);
    assert.deepEqual(ids(tree.update([row({ id: 'a', below: [{ id: 'a2', label: 'new' }, { id: 'a3' }] })])), ['a']);
    assert.deepEqual(tree.children(tree.find('a')).map(({ id }) => id), ['a2', 'a3']);
    assert.equal(tree.find('a1'), undefined);
  });

  test('a change at the top redraws everything', () => {
    const tree = new RowTree();
    tree.update([row({ id: 'a' })]);
    assert.equal(tree.update([row({ id: 'a' }), row({ id: 'b' })]), 'all');
    assert.equal(tree.update([row({ id: 'b' }), row({ id: 'a' })]), 'all');
  });

  test('rows that nobody opened are never made', () => {
    const made: string[] = [];
    const tree = new RowTree();
    const render = (): readonly RowNode[] => [row({ id: 'a', below: [{ id: 'a1', below: [{ id: 'deep' }] }] }, made)];
    tree.update(render());
    open(tree, 1);
    tree.update(render());
    assert.deepEqual(made, ['a', 'a']);
  });

  test('elements stay the same objects, know their parents and show the newest row', () => {
    const tree = new RowTree();
    tree.update([row({ id: 'a', below: [{ id: 'a1' }] })]);
    open(tree, 2);
    const [first] = tree.children(tree.find('a'));
    assert.ok(first);
    assert.equal(tree.parent(first)?.id, 'a');
    tree.update([row({ id: 'a', below: [{ id: 'a1', label: 'new' }] })]);
    assert.equal(tree.children(tree.find('a'))[0], first);
    assert.equal(first.row.label, 'new');
  });
});
