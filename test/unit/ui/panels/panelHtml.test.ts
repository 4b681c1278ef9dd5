import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeHtml, pageHtml } from '../../../../src/ui/panels/panelHtml.ts';

const html = pageHtml({ title: 'Slipway <Deploy>', language: 'en', cspSource: 'https://cdn', nonce: 'n0', script: 'https://cdn/a.js', style: 'https://cdn/a.css', texts: { say: '"quoted" & <b>' } });

test('the policy forbids everything but the own script and style', () => {
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
  assert.match(policy, /^default-src 'none'; script-src 'nonce-n0'; style-src https:\/\/cdn 'sha256-[\w+/=]+'; font-src https:\/\/cdn$/);
  assert.ok(!/unsafe/.test(policy));
  assert.equal(html.match(/<script/g)?.length, 1);
  assert.ok(!/ style="| on\w+="/.test(html));
});

test('texts cannot break out of their place', () => {
  assert.ok(html.includes('data-texts="{&quot;say&quot;:&quot;\\&quot;quoted\\&quot; &amp; &lt;b&gt;&quot;}"'));
  assert.ok(html.includes('<title>Slipway &lt;Deploy&gt;</title>'));
  assert.equal(escapeHtml('a<b>&"c"'), 'a&lt;b&gt;&amp;&quot;c&quot;');
});
