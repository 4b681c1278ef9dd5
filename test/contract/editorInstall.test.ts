import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../sandbox/command.ts';
import { npmEnvironment } from '../sandbox/editor/editorInstall.ts';

test('the npm that installs the editor tells its packages Node 24, also when an npm on an older Node started us', async () => {
  const outer = process.env['npm_config_user_agent'];
  process.env['npm_config_user_agent'] = 'npm/10.8.2 node/v20.20.2 linux x64 workspaces/false';
  try {
    const told = await run('npm', ['exec', '-c', 'echo "$npm_config_user_agent"; node --version'], {
      env: npmEnvironment(), signal: AbortSignal.timeout(60_000),
    });
    assert.match(told, / node\/v24\./u, 'what install scripts read to learn the version');
    assert.match(told, /^v24\./mu, 'the Node that install scripts run on');
  } finally {
    if (outer === undefined) delete process.env['npm_config_user_agent'];
    else process.env['npm_config_user_agent'] = outer;
  }
});
