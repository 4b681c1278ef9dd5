import { provide } from '../debian.ts';

/** Debian's Chromium, which drives the editor in the tests and in `npm start -- --check`. */
export const browserProgram = '/usr/bin/chromium';

/** Installs it when it is missing, after saying so. */
export function installBrowser(say: (sentence: string) => void, signal: AbortSignal): Promise<void> {
  return provide([{ program: browserProgram, package: 'chromium' }], 'Driving the editor', { say, signal });
}
