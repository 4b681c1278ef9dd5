import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engineRuleEdits } from '../../sandbox/iptablesRules.ts';

const nat = `*nat
:PREROUTING ACCEPT [0:0]
:POSTROUTING ACCEPT [0:0]
:DOCKER - [0:0]
-A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
-A POSTROUTING -s 172.29.251.0/24 ! -o slipway-docker -j MASQUERADE
-A DOCKER -i slipway-docker -j RETURN
COMMIT
`;

test('the rules and chains of our engine go, rules before the chains they jump to', () => {
  assert.equal(engineRuleEdits(nat, ['slipway-docker']), `*nat
-D PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
-D POSTROUTING -s 172.29.251.0/24 ! -o slipway-docker -j MASQUERADE
-F DOCKER
-X DOCKER
COMMIT
`);
});

test('the chains stay while another engine uses them, and only our rules go', () => {
  const shared = nat.replace('COMMIT', '-A DOCKER -i docker0 -j RETURN\nCOMMIT');
  assert.equal(engineRuleEdits(shared, ['slipway-docker']), `*nat
-D POSTROUTING -s 172.29.251.0/24 ! -o slipway-docker -j MASQUERADE
-D DOCKER -i slipway-docker -j RETURN
COMMIT
`);
});

test('a table without anything of ours is not touched', () => {
  const foreign = '*filter\n:INPUT ACCEPT [0:0]\n:KUBE-FIREWALL - [0:0]\n-A INPUT -j KUBE-FIREWALL\n-A INPUT -i eth0 -j ACCEPT\nCOMMIT\n';
  assert.equal(engineRuleEdits(foreign, ['slipway-docker']), '');
  assert.equal(engineRuleEdits('', ['slipway-docker']), '');
});

test('an interface is named whole: eth0 is none of ours, and neither is slipway-docker2 seen from slipway-docker', () => {
  const rules = '*filter\n:FORWARD ACCEPT [0:0]\n-A FORWARD -i slipway-docker2 -j ACCEPT\nCOMMIT\n';
  assert.equal(engineRuleEdits(rules, ['slipway-docker']), '');
});
