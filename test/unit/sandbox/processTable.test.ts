import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { endProcesses, identityOf, isAlive } from '../../sandbox/processTable.ts';

const reason = process.platform === 'linux' ? false : 'reads /proc, which only Linux has';

test('a process is known by its number and its start, and ended only as that', { skip: reason }, async () => {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  assert.ok(child.pid);
  const identity = identityOf(child.pid);
  assert.ok(identity && isAlive(identity));
  const earlier = { pid: identity.pid, startTime: '1' };
  assert.equal(isAlive(earlier), false);
  await endProcesses([earlier], 100);
  assert.ok(isAlive(identity));
  await endProcesses([identity], 5000);
  assert.equal(isAlive(identity), false);
  assert.equal(identityOf(child.pid)?.startTime === identity.startTime, false);
});

test('a process that does not heed the request is ended all the same', { skip: reason }, async () => {
  const child = spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)']);
  assert.ok(child.pid);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const identity = identityOf(child.pid);
  assert.ok(identity);
  await endProcesses([identity], 100);
  assert.equal(isAlive(identity), false);
});
