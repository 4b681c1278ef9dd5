import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { run } from './command.ts';
import { provide } from './debian.ts';
import { statePath } from './directories.ts';
import { withLock } from './lock.ts';
import type { PartContext } from './part.ts';

/** The name of the real node; its certificate carries it. */
export const realNodeName = 'gpu-node-real';

/** Who has a certificate of the cluster's authority, with the subject that tells Kubernetes who it is. */
const subjects = {
  server: '/CN=kube-apiserver',
  admin: '/O=system:masters/CN=sandbox-admin',
  visitor: '/O=visitors/CN=sandbox-visitor',
  node: `/O=system:nodes/CN=system:node:${realNodeName}`,
  controllers: '/CN=system:kube-controller-manager',
  scheduler: '/CN=system:kube-scheduler',
} as const;

export type CertificateName = keyof typeof subjects;

export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

const directory = statePath('certificates');

export const authority: CertificateFiles = certificateFiles('authority');

/** The key pair that signs the tokens of service accounts. */
export const serviceAccountKeys = { private: `${directory}/service-accounts.key`, public: `${directory}/service-accounts.pub` };

export function certificateFiles(name: CertificateName | 'authority'): CertificateFiles {
  return { cert: `${directory}/${name}.crt`, key: `${directory}/${name}.key` };
}

/** What a client of the API server needs: PEM texts of the authority and of one certificate. */
export function clientTls(name: CertificateName): { ca: string; cert: string; key: string } {
  const files = certificateFiles(name);
  return { ca: readFileSync(authority.cert, 'utf8'), cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') };
}

/** Whether the cluster's certificates have been made. They are made in one go, this file last. */
export function hasCertificates(): boolean {
  return existsSync(serviceAccountKeys.public);
}

/** Makes the cluster's certificates once; they are valid for ten years and only for this machine's loopback. */
export async function ensureCertificates(context: PartContext): Promise<void> {
  await provide([{ program: 'openssl', package: 'openssl' }], 'the cluster', context);
  await withLock('certificates', context.signal, async () => {
    if (hasCertificates()) return;
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const fresh = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '3650'];
    await run('openssl', [...fresh, '-subj', '/CN=slipway-sandbox', '-addext', 'keyUsage=critical,keyCertSign,cRLSign,digitalSignature', ...into(authority)], context);
    for (const [name, subject] of Object.entries(subjects)) {
      const files = { cert: `${directory}/${name}.crt`, key: `${directory}/${name}.key` };
      await run('openssl', [...fresh, '-subj', subject, '-CA', authority.cert, '-CAkey', authority.key, ...extensions(name), ...into(files)], context);
    }
    await run('openssl', ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-out', serviceAccountKeys.private], context);
    await run('openssl', ['pkey', '-in', serviceAccountKeys.private, '-pubout', '-out', serviceAccountKeys.public], context);
  });
}

function into(files: CertificateFiles): string[] {
  return ['-keyout', files.key, '-out', files.cert];
}

function extensions(name: string): string[] {
  const names = 'subjectAltName=DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:10.96.0.1';
  return ['-addext', 'basicConstraints=critical,CA:FALSE', '-addext', 'extendedKeyUsage=serverAuth,clientAuth', ...(name === 'server' ? ['-addext', names] : [])];
}
