import type { AppError, ErrorCode, ErrorFacts } from '../base/errors.ts';

type Sentence = (facts: ErrorFacts) => string;

/** The reason as the end of a sentence, with one mark at its end; only a full stop where nobody knows the reason. */
function why(facts: ErrorFacts): string {
  const reason = (facts['reason'] ?? '').trim().replace(/\.+$/, '');
  if (reason === '') return '.';
  return /[?!]$/.test(reason) ? `: ${reason}` : `: ${reason}.`;
}

/** One sentence per code: what failed, why, and what to do where that is not obvious. */
const sentences: Readonly<Record<ErrorCode, Sentence>> = {
  dockerUnreachable: (f) => `No Docker engine answers at ${f['endpoint']}${why(f)} Start Docker or choose another context.`,
  dockerContextMissing: (f) => `There is no docker context named "${f['context']}"; choose another one in the settings.`,
  dockerRequestFailed: (f) => `The Docker engine refused the request${why(f)}`,
  buildFailed: (f) => `The image build failed${f['step'] ? ` at "${f['step']}"` : ''}${why(f)}`,
  buildContextUnreadable: (f) => `The build context cannot be read at ${f['path']}${why(f)}`,
  dockerfileMissing: (f) => `There is no Dockerfile at ${f['path']}.`,
  credentialHelperFailed: (f) => `The credential helper ${f['helper']} gave no login for ${f['registry']}${why(f)}`,
  registryMissing: (f) => `The image "${f['image']}" names no registry to push it to; write one in the manifests or set slipway.registry.`,
  registryUnauthorized: (f) => `${f['registry']} refused the login for ${f['repository']}; run "docker login ${f['registry']}" and try again.`,
  registryUnreachable: (f) => `The registry ${f['registry']} does not answer${why(f)}`,
  pushFailed: (f) => `Pushing ${f['image']} failed${why(f)}`,
  imageNotFound: (f) => `There is no image ${f['image']}${f['where'] ? ` in ${f['where']}` : ''}.`,
  kubeconfigMissing: (f) => `There is no kubeconfig at ${f['path']}; create one or set slipway.kubeconfig.`,
  kubeconfigInvalid: (f) => `The kubeconfig ${f['path']} cannot be used${why(f)}`,
  contextMissing: (f) => `The kubeconfig has no context named "${f['context']}".`,
  credentialPluginFailed: (f) => `The login plugin ${f['command']} of "${f['context']}" failed${why(f)}`,
  clusterUnreachable: (f) => `The cluster "${f['context']}" does not answer at ${f['server']}${why(f)}`,
  clusterUnauthorized: (f) => `The cluster "${f['context']}" does not accept your login; log in again and retry.`,
  clusterForbidden: (f) => `You may not ${f['action']} on the cluster "${f['context']}"${why(f)}`,
  clusterRequestFailed: (f) => `The cluster "${f['context']}" refused the request${why(f)}`,
  namespaceMissing: (f) => `The namespace "${f['namespace']}" does not exist on "${f['context']}"; create it or choose another one.`,
  kindUnknown: (f) => `The cluster "${f['context']}" does not know ${f['kind']} (${f['apiVersion']}); is its operator installed?`,
  manifestInvalid: (f) => `${f['file']}${f['line'] ? ` line ${f['line']}` : ''} is not a usable manifest${why(f)}`,
  manifestRejected: (f) => `The cluster rejects ${f['object']}${why(f)}`,
  fieldConflict: (f) => `${f['object']} has fields that ${f['manager']} owns (${f['fields']}); drop them from the manifest or take ownership.`,
  nothingToDeploy: (f) => `${f['folder']} has neither a Dockerfile nor Kubernetes manifests, so there is nothing to deploy.`,
  imageNotReferenced: (f) => `No manifest uses the image ${f['image']} that was built; the manifests name ${f['found']}.`,
  rolloutFailed: (f) => `${f['object']} does not run${why(f)}`,
  portUnavailable: (f) => `Port ${f['port']} of ${f['pod']} cannot be reached${why(f)}`,
  workspaceUntrusted: () => 'This workspace is not trusted, so Slipway only checks files here; trust it to build and deploy.',
  configurationInvalid: (f) => `${f['file']} is not valid${why(f)}`,
  fileUnreadable: (f) => `${f['path']} cannot be read${why(f)}`,
  fileUnwritable: (f) => `${f['path']} cannot be changed${why(f)}`,
  cancelled: () => 'Cancelled.',
  unexpected: (f) => `Something unexpected went wrong${why(f)}`,
};

/** The sentence that tells a person what failed, why, and what to do. */
export function errorMessage(error: AppError): string {
  return sentences[error.code](error.facts);
}
