import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type DeployState, isDeployState, readPageMessage, readStateMessage } from '../../../src/protocol/deployView.ts';

const state: DeployState = {
  id: 'id',
  folder: '/work/digits',
  cluster: 'lab',
  namespace: 'models',
  startedAt: 1,
  result: 'running',
  summary: '',
  details: [],
  steps: [{ step: 'build', status: 'running', title: 'Build image', detail: '' }],
  lines: ['one'],
};

describe('the messages of the deploy page', () => {
  test('a state survives being stored as JSON', () => {
    assert.ok(isDeployState(JSON.parse(JSON.stringify(state))));
  });

  test('what lacks a field or has another type is no state', () => {
    for (const field of Object.keys(state)) assert.ok(!isDeployState({ ...state, [field]: undefined }), field);
    for (const other of [null, 'x', [], { ...state, steps: [{}] }, { ...state, lines: [1] }, { ...state, startedAt: '1' }]) assert.ok(!isDeployState(other));
  });

  test('the page says that it is ready, with what it showed, or which button was pressed', () => {
    assert.deepEqual(readPageMessage({ type: 'ready' }), { type: 'ready' });
    assert.deepEqual(readPageMessage({ type: 'ready', restored: state }), { type: 'ready', restored: state });
    assert.deepEqual(readPageMessage({ type: 'ready', restored: { id: 1 } }), { type: 'ready' });
    assert.deepEqual(readPageMessage({ type: 'action', action: 'cancel' }), { type: 'action', action: 'cancel' });
  });

  test('anything else is not listened to', () => {
    for (const other of [undefined, 'ready', { type: 'action', action: 'workbench.action.quit' }, { type: 'action' }, { type: 'other' }]) assert.equal(readPageMessage(other), undefined);
    for (const other of [undefined, { type: 'state' }, { type: 'state', sequence: '1' }]) assert.equal(readStateMessage(other), undefined);
  });

  test('the extension sends a state with its number, or that there is none', () => {
    assert.deepEqual(readStateMessage({ type: 'state', sequence: 3, state }), { type: 'state', sequence: 3, state });
    assert.deepEqual(readStateMessage({ type: 'state', sequence: 4 }), { type: 'state', sequence: 4 });
  });
});
