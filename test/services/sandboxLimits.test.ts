import assert from 'node:assert/strict';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../scripts/project.ts';
import { findProgram, searchPath } from '../sandbox/command.ts';
import { type PartName, partNames } from '../sandbox/part.ts';
import { OwnMachine } from './ownMachine.ts';

const sandbox = [process.execPath, inProject('test/sandbox/main.ts')];

/** The parts that `status` calls ready. */
async function ready(machine: OwnMachine, root: boolean): Promise<readonly PartName[]> {
  const status = machine.start([...sandbox, 'status'], { root });
  assert.equal(await status.ended, 1, status.output());
  return partNames.filter((part) => new RegExp(`^${part} +ready$`, 'm').test(status.output()));
}

async function bringDown(machine: OwnMachine, root: boolean): Promise<void> {
  assert.notDeepEqual(await machine.leftovers(), [], 'what runs is seen');
  const down = machine.start([...sandbox, 'down'], { root });
  assert.equal(await down.ended, 0, down.output());
  assert.deepEqual(await machine.leftovers(), [], down.output());
}

test('without root it says in one sentence what is missing and what still works, and that does work', async () => {
  await using machine = await OwnMachine.create();
  const up = machine.start([...sandbox, 'up'], { root: false });
  assert.equal(await up.ended, 2, up.output());
  assert.match(up.output(), /^node: a node that runs containers needs root; the control plane, the kwok nodes and the registries work without it$/m);
  assert.match(up.output(), /^engine: no Docker engine answers, and starting one needs root; the registries work without it$/m);
  assert.match(up.output(), /^gpus: needs real node, which did not start$/m);
  assert.deepEqual(await ready(machine, false), ['registry', 'images', 'controlPlane', 'fakeNodes']);
  await bringDown(machine, false);
});

test('without Go it says in one sentence what is missing and what still works, and that does work', async () => {
  const go = searchPath.split(delimiter).map((folder) => join(folder, 'go')).filter((program) => findProgram(program) !== undefined);
  await using machine = await OwnMachine.create({ hidden: [...new Set(go)], cached: (name) => !/^(?:kubernetes|device-plugin|pause)-/.test(name) });
  const up = machine.start([...sandbox, 'up']);
  assert.equal(await up.ended, 2, up.output());
  assert.match(up.output(), /^controlPlane, node, gpus, fakeNodes: building Kubernetes needs Go, which is not on this machine: install Go 1\.26 or newer from https:\/\/go\.dev\/dl; the Docker engine and the registries work without it$/m);
  assert.deepEqual(await ready(machine, true), ['engine', 'registry', 'images']);
  await bringDown(machine, true);
});
