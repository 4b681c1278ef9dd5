import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import { errorMessage } from '../../../../src/core/errorMessages.ts';
import { refusalText, statusOf, toEngineError } from '../../../../src/services/docker/engineError.ts';
import type { EngineTarget } from '../../../../src/services/docker/engineTarget.ts';

const target: EngineTarget = {
  context: 'lab',
  address: 'ssh://me@lab.example',
  endpoint: { type: 'ssh', arguments: ['--context', 'lab'] },
  environment: { variables: {}, home: '/home/me', platform: 'linux' },
};

function systemError(code: string): Error {
  return Object.assign(new Error(`connect ${code} /var/run/docker.sock`), { code });
}

const connections: readonly (readonly [string, RegExp])[] = [
  ['ENOENT', /^No Docker engine answers at ssh:\/\/me@lab\.example: there is no such socket\. Start Docker or choose another context\.$/],
  ['EACCES', /join the group "docker"\. Start Docker/],
  ['ECONNREFUSED', /nothing listens there\. Start/],
  ['ECONNRESET', /the connection was cut off\. Start/],
  ['ENOTFOUND', /the host name is unknown\. Start/],
  ['EWHATEVER', /connect EWHATEVER \/var\/run\/docker\.sock\. Start/],
];

for (const [code, sentence] of connections) {
  test(`${code} is an engine that does not answer`, () => {
    const failure = toEngineError(target, systemError(code));
    assert.equal(failure.code, 'dockerUnreachable');
    assert.match(errorMessage(failure), sentence);
  });
}

test('an answer is a refusal in the engine’s own words', () => {
  const answered = Object.assign(new Error('(HTTP code 409) conflict - container name "x" is in use '), { statusCode: 409 });
  assert.equal(statusOf(answered), 409);
  assert.equal(refusalText(answered), 'container name "x" is in use');
  const failure = toEngineError(target, answered);
  assert.equal(errorMessage(failure), 'The Docker engine refused the request: container name "x" is in use.');
});

test('what is an AppError already stays the same one', () => {
  const failure = new AppError('buildFailed', { reason: 'x' });
  assert.equal(toEngineError(target, failure), failure);
  assert.equal(statusOf('no error at all'), undefined);
});
