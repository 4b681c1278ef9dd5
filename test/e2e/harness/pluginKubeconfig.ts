import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** A kubeconfig whose contexts log in by a program, as those of cloud clusters do; the program counts its own starts. */
export interface PluginKubeconfig {
  readonly path: string;
  /** How often a login program was started so far. */
  starts(): number;
}

/** `count` contexts named cluster-1, cluster-2, …, none of which has a server behind it. */
export function pluginKubeconfig(count: number): PluginKubeconfig {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-plugins-'));
  after(() => rmSync(folder, { recursive: true }));
  const tally = join(folder, 'starts');
  const plugin = join(folder, 'login');
  writeFileSync(plugin, `#!/bin/sh\necho start >> '${tally}'\nexit 1\n`);
  chmodSync(plugin, 0o755);
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'cluster-1',
    clusters: numbers.map((n) => ({ name: `cluster-${n}`, cluster: { server: `https://127.0.0.1:${9 + n}` } })),
    users: numbers.map((n) => ({ name: `user-${n}`, user: { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: plugin, interactiveMode: 'Never' } } })),
    contexts: numbers.map((n) => ({ name: `cluster-${n}`, context: { cluster: `cluster-${n}`, user: `user-${n}` } })),
  };
  const path = join(folder, 'config');
  writeFileSync(path, JSON.stringify(config));
  return { path, starts: () => (existsSync(tally) ? readFileSync(tally, 'utf8').split('\n').length - 1 : 0) };
}
