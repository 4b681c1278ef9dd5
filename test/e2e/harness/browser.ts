import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium without a window. What it writes besides its profile goes into a folder removed with it. */
export async function launchBrowser(): Promise<Browser> {
  if (!existsSync(executablePath)) throw new Error(`there is no ${executablePath}; install it with "apt-get install chromium"`);
  const home = mkdtempSync(join(tmpdir(), 'slipway-browser-'));
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home } });
  browser.on('disconnected', () => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return browser;
}
