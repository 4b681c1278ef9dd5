import { asScalar, entryOf, isNull } from '../../yaml/node.ts';
import { defineWorkspaceRule } from '../../lint/rule.ts';
import { serverProcessOf } from '../../models/serverProcess.ts';
import { objectsNamed, relatedTo } from '../../workspace/relations.ts';
import { setUnder } from '../support/podEdits.ts';

export const serviceNamedVllm = defineWorkspaceRule({
  id: 'service-named-vllm',
  scope: 'container',
  severity: 'warning',
  summary: 'A Service called vllm gives vLLM a variable that it takes for its own.',
  why: 'Kubernetes tells every container about the Services of its namespace through variables. A Service called vllm becomes VLLM_PORT=tcp://…, which vLLM reads as the port of its own and cannot parse, so it exits at start.',
  sources: ['https://docs.vllm.ai/en/latest/configuration/env_vars/', 'https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables'],
  check: (container, { report, text, workspace, viewpoint }) => {
    const { podSpec } = container;
    const links = entryOf(podSpec.node, 'enableServiceLinks')?.value;
    const told = !links || isNull(links) || asScalar(links)?.value === true;
    if (podSpec.object.partial || !told || serverProcessOf(container, text)?.server.id !== 'vllm') return;
    const [service] = objectsNamed(workspace, viewpoint, '', 'Service', 'vllm');
    if (!service) return;
    const place = container.image ?? entryOf(container.node, 'name')?.value ?? container.node;
    report(place, 'The Service vllm makes Kubernetes set VLLM_PORT=tcp://… in this container; vLLM takes that for its own port and exits at start. Rename the Service, or set enableServiceLinks: false.', {
      related: [relatedTo(service, 'The Service.')],
      fixes: () => {
        const edit = links ? undefined : setUnder(text, podSpec.node, [], 'enableServiceLinks', 'false');
        return edit ? [{ title: 'Set enableServiceLinks: false', edits: [edit], kind: 'safe', preferred: true }] : [];
      },
    });
  },
});
