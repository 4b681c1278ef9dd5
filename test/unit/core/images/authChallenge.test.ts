import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AuthChallenge, parseAuthChallenges } from '../../../../src/core/images/authChallenge.ts';

const table: readonly { readonly header: string; readonly challenges: readonly AuthChallenge[] }[] = [
  { header: '', challenges: [] },
  { header: 'Basic realm="Registry Realm"', challenges: [{ scheme: 'basic', parameters: { realm: 'Registry Realm' } }] },
  {
    header: 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"',
    challenges: [{ scheme: 'bearer', parameters: { realm: 'https://auth.docker.io/token', service: 'registry.docker.io', scope: 'repository:a/b:pull,push' } }],
  },
  {
    header: 'BEARER Realm=https://r.example/t , Service = "a \\"b\\" c"',
    challenges: [{ scheme: 'bearer', parameters: { realm: 'https://r.example/t', service: 'a "b" c' } }],
  },
  {
    header: 'Basic realm="a, Digest b", Bearer realm="x"',
    challenges: [
      { scheme: 'basic', parameters: { realm: 'a, Digest b' } },
      { scheme: 'bearer', parameters: { realm: 'x' } },
    ],
  },
  {
    header: 'Negotiate, Basic realm="r"',
    challenges: [
      { scheme: 'negotiate', parameters: {} },
      { scheme: 'basic', parameters: { realm: 'r' } },
    ],
  },
];

for (const { header, challenges } of table) {
  test(`WWW-Authenticate: ${header || '(empty)'}`, () => assert.deepEqual(parseAuthChallenges(header), challenges));
}
