import { AppError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import { formatImageRef, type ImageRef, repositoryName } from '../../core/images/imageRef.ts';
import { classifyRefusal, foldPush, noPushProgress, type PushProgress, pushTotals } from '../../core/images/pushProgress.ts';
import { asString, at, type JsonValue } from '../../core/json.ts';
import type { StepReporter } from '../../core/deploy/stepEvent.ts';
import type { RegistryLogin } from '../registry/credentialHelper.ts';
import { findManifestDigest, isLoopback } from '../registry/manifestDigest.ts';
import { credentialKey, findRegistryLogin, isDockerHub } from '../registry/registryCredentials.ts';
import { refusalText, statusOf } from './engineError.ts';
import type { EngineSession } from './engineSession.ts';
import { followMessages } from './followMessages.ts';
import { registryAuthHeader, withoutSecrets } from './registryLogins.ts';

/** One push: which tag, with whose login. */
interface Push {
  readonly session: EngineSession;
  readonly ref: ImageRef;
  readonly login: RegistryLogin | undefined;
  readonly signal: AbortSignal;
}

/** The registry as people and `docker login` name it. */
function registryName(ref: ImageRef): string {
  return isDockerHub(ref.registry) ? 'docker.io' : ref.registry;
}

/** What to throw for a refusal in the engine's words. */
function refused(push: Push, words: string): AppError {
  const { ref } = push;
  const reason = withoutSecrets(words.trim(), push.login);
  const image = formatImageRef(ref);
  if (/does not exist locally|no such image|tag does not exist/i.test(words)) {
    return new AppError('imageNotFound', { image, where: push.session.target.address });
  }
  switch (classifyRefusal(words)) {
    case 'unauthorized':
      return new AppError('registryUnauthorized', { registry: registryName(ref), repository: ref.repository }, { detail: reason });
    case 'unreachable':
      return new AppError('registryUnreachable', { registry: registryName(ref), reason });
    case 'unknown':
      return new AppError('pushFailed', { image, reason });
  }
}

/** Bytes of progress that are worth telling; engines report every few kilobytes of each layer. */
const reportEvery = 512 * 1024;

/** Says once of each layer what became of it, and hands on the sums when they moved enough. Answers the bytes told. */
function reportPush(progress: PushProgress, before: PushProgress, told: number, report: StepReporter): number {
  let news = progress.layers.size !== before.layers.size;
  for (const [id, layer] of progress.layers) {
    if (layer.finished === undefined || before.layers.get(id)?.finished !== undefined) continue;
    report.line(layer.finished === 'present' ? `${id}: already there` : `${id}: pushed`);
    news = true;
  }
  const totals = pushTotals(progress);
  if (!news && totals.done - told < reportEvery) return told;
  const there = totals.present > 0 ? `, ${totals.present} already there` : '';
  report.progress(totals.done, totals.total, 'bytes', `${totals.layers} layers${there}`);
  return totals.done;
}

async function followPush(push: Push, answer: AsyncIterable<Uint8Array>, report: StepReporter): Promise<PushProgress> {
  let progress = noPushProgress;
  let told = 0;
  for await (const message of followMessages(answer, (text) => report.line(withoutSecrets(text, push.login)))) {
    const before = progress;
    progress = foldPush(progress, message);
    if (progress.error !== undefined) break;
    if (progress.layers !== before.layers) told = reportPush(progress, before, told, report);
    else if (message.status !== undefined && message.id === undefined) report.line(withoutSecrets(message.status, push.login));
  }
  return progress;
}

/** The failure of a push whose stream broke off or never began. */
async function brokenPush(push: Push, error: unknown): Promise<Error> {
  const failure = push.session.failure(error, push.signal);
  if (push.signal.aborted) return failure;
  if (statusOf(error) !== undefined) return refused(push, refusalText(error));
  return (await push.session.whyGone(push.signal)) ?? failure;
}

/** Runs the push and answers the digest that the engine says it pushed. */
async function sendImage(push: Push, report: StepReporter): Promise<string | undefined> {
  const { session, ref, signal } = push;
  const { docker } = await session.client(signal);
  const ended = new AbortController();
  let progress: PushProgress;
  try {
    const image = docker.getImage(repositoryName(ref));
    const authconfig = { base64: registryAuthHeader(push.login, ref.registry) };
    const answer = await image.push({ tag: ref.tag ?? 'latest', authconfig, abortSignal: AbortSignal.any([signal, ended.signal]) });
    progress = await followPush(push, answer as NodeJS.ReadWriteStream & AsyncIterable<Uint8Array>, report);
  } catch (error) {
    throw await brokenPush(push, error);
  } finally {
    ended.abort();
  }
  if (progress.error !== undefined) throw (await session.whyGone(signal)) ?? refused(push, progress.error);
  return progress.digest;
}

/** Asks the registry through the engine, for registries that only the engine can reach. */
async function askThroughEngine(push: Push): Promise<string | undefined> {
  const authconfig = { base64: registryAuthHeader(push.login, push.ref.registry) };
  const answer: unknown = await push.session.request(push.signal, ({ docker }) =>
    docker.getImage(formatImageRef(push.ref)).distribution({ authconfig }),
  );
  return asString(at(answer as JsonValue, 'Descriptor', 'digest'));
}

async function insecureRegistries(session: EngineSession, signal: AbortSignal): Promise<readonly string[]> {
  const info: unknown = await session.request(signal, ({ docker }) => docker.info());
  const configs = at(info as JsonValue, 'RegistryConfig', 'IndexConfigs');
  const entries = Object.entries(typeof configs === 'object' && configs !== null ? configs : {});
  return entries.filter(([, config]) => at(config as JsonValue, 'Secure') === false).map(([name]) => name);
}

/** The digest the registry itself answers for the tag; through the engine where this machine cannot reach it. */
async function confirmDigest(push: Push, log: Log): Promise<string | undefined> {
  // The loopback registry of an engine elsewhere is not the one that may listen on the same port here.
  if (push.session.target.endpoint.type !== 'socket' && isLoopback(push.ref.registry)) return askThroughEngine(push);
  const insecure = await insecureRegistries(push.session, push.signal);
  try {
    return await findManifestDigest(push.ref, { login: push.login, insecure }, push.signal);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'registryUnreachable') throw error;
    log.info(`asking ${registryName(push.ref)} through the engine, because it does not answer here`);
    return askThroughEngine(push);
  }
}

/**
 * Pushes a tag that the engine holds with the user's own login and answers the digest that the registry confirms.
 * Rejects with imageNotFound, registryUnauthorized, registryUnreachable, credentialHelperFailed, dockerUnreachable,
 * pushFailed (also when the registry holds something else than what was pushed), or the signal's reason.
 */
export async function pushImage(session: EngineSession, ref: ImageRef, report: StepReporter, log: Log, signal: AbortSignal): Promise<{ readonly digest: string }> {
  const login = await findRegistryLogin(ref.registry, session.target.environment, signal);
  log.info(`pushing ${formatImageRef(ref)} ${login ? `with the login stored for ${credentialKey(ref.registry)}` : 'without a login'}`);
  const push = { session, ref, login, signal };
  const told = await sendImage(push, report);
  const held = await confirmDigest(push, log);
  const image = formatImageRef(ref);
  if (held === undefined) throw new AppError('pushFailed', { image, reason: 'the registry does not know the image afterwards' });
  if (told !== undefined && told !== held) {
    throw new AppError('pushFailed', { image, reason: `the registry holds ${held} and not ${told}; somebody else pushed the same tag` });
  }
  report.line(`digest ${held}`);
  return { digest: held };
}
