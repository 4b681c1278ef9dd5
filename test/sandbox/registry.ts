import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './command.ts';
import { runningDaemon, startDaemon, stopDaemon, waitForDaemon } from './daemon.ts';
import { unpackPackages } from './debian.ts';
import { cachePath, statePath } from './directories.ts';
import { answersOk } from './http.ts';
import { writeJson, writeWhole } from './jsonFile.ts';
import { withLock } from './lock.ts';
import type { Part, PartContext } from './part.ts';

/** Who may use the secured registry. Fixed, because it only listens on the loopback of the machine that runs it. */
export const registryUser = { username: 'slipway', password: 'sandbox-only' };

/** `registryUser` as htpasswd writes it, hashed with bcrypt. */
const htpasswd = 'slipway:$2y$05$Iu2wTWUddggy49d2AAxFVeTdh703CbWU2kqU5Q34w1UCrMmRX3NMu\n';

const unpacked = cachePath('debian-docker-registry');

interface Registry {
  readonly daemon: 'registry-open' | 'registry-secured';
  readonly port: 'registryOpen' | 'registrySecured';
  readonly authorization: Readonly<Record<string, string>>;
}

const registries: readonly Registry[] = [
  { daemon: 'registry-open', port: 'registryOpen', authorization: {} },
  { daemon: 'registry-secured', port: 'registrySecured', authorization: { authorization: basicAuthorization() } },
];

function basicAuthorization(): string {
  return `Basic ${Buffer.from(`${registryUser.username}:${registryUser.password}`).toString('base64')}`;
}

/** Two registries of Debian's docker-registry: one open to everybody, one that asks for a password. Needs no root. */
export const registry: Part = {
  name: 'registry',
  title: 'registries',
  needs: [],

  async prepare(context) {
    if (findProgram('docker-registry') || existsSync(unpacked)) return;
    await withLock('build-registry', context.signal, async () => {
      if (existsSync(unpacked)) return;
      context.say('downloading docker-registry from Debian');
      await unpackPackages(['docker-registry'], unpacked, false, context);
    });
  },

  async start(context) {
    await Promise.all(registries.map((one) => startRegistry(one, context)));
  },

  async isReady(context) {
    const answers = await Promise.all(registries.map((one) => isUp(one, context)));
    return answers.every(Boolean);
  },

  async stop() {
    await Promise.all(registries.map((one) => stopDaemon(one.daemon)));
  },
};

async function startRegistry(one: Registry, context: PartContext): Promise<void> {
  if (await isUp(one, context)) return;
  await stopDaemon(one.daemon);
  const configuration = statePath('registry', `${one.daemon}.yml`);
  writeWhole(statePath('registry', 'htpasswd'), htpasswd, 0o600);
  writeJson(configuration, configurationOf(one, context));
  await startDaemon({
    name: one.daemon,
    program: findProgram('docker-registry') ?? join(unpacked, 'usr/bin/docker-registry'),
    args: ['serve', configuration],
    env: { OTEL_TRACES_EXPORTER: 'none' },
  });
  await waitForDaemon(one.daemon, 30, () => isUp(one, context), context.signal);
}

/** The registry's configuration file is YAML, of which JSON is a part. */
function configurationOf(one: Registry, context: PartContext): object {
  const realm = { realm: 'slipway sandbox', path: statePath('registry', 'htpasswd') };
  return {
    version: 0.1,
    log: { level: 'info' },
    storage: { filesystem: { rootdirectory: statePath('registry', one.daemon) }, delete: { enabled: true } },
    http: { addr: `127.0.0.1:${context.ports[one.port]}` },
    ...(one.daemon === 'registry-secured' ? { auth: { htpasswd: realm } } : {}),
  };
}

async function isUp(one: Registry, context: PartContext): Promise<boolean> {
  if (!runningDaemon(one.daemon)) return false;
  return answersOk(`http://127.0.0.1:${context.ports[one.port]}/v2/`, { headers: one.authorization }, context.signal);
}
