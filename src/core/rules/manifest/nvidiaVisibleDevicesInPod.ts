import { environmentOf } from '../../kubernetes/containerEnvironment.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineRule } from '../../lint/rule.ts';
import { gpusOf } from '../../models/containerGpus.ts';
import { isCaretaker, namedDevices, runtimeClassOf } from '../support/gpuWork.ts';
import { removedAndAdded, withLimit, withoutVariable } from '../support/podEdits.ts';

export const nvidiaVisibleDevicesInPod = defineRule({
  id: 'nvidia-visible-devices-in-pod',
  scope: 'container',
  severity: 'warning',
  summary: 'A pod chooses its GPUs by NVIDIA_VISIBLE_DEVICES, past the scheduler.',
  why: 'The scheduler hands out GPUs by the limits and the device plugin says which. A value written by hand is ignored by one runtime and wins in another: the pod gets no GPU, or one that belongs to another pod.',
  sources: ['https://docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/cdi.html', 'https://github.com/NVIDIA/k8s-device-plugin#running-gpu-jobs'],
  misses: ['env'],
  check: (container, { text, report }) => {
    const { podSpec } = container;
    const variable = environmentOf(container).variables.get('NVIDIA_VISIBLE_DEVICES');
    const devices = namedDevices(variable);
    if (!variable?.value || devices === undefined || isCaretaker(container)) return;
    const gpus = gpusOf(container);
    // What runs on every node and holds no GPU watches them.
    if (!gpus.any && podSpec.object.kind === 'DaemonSet') return;
    const runtimeClass = runtimeClassOf(podSpec);
    const byHand = !gpus.any && (runtimeClass === undefined || runtimeClass !== '');
    const consequence = gpus.any
      ? `it may replace the GPUs that the device plugin chose for this container by ${devices === 'all' ? 'all of the node' : `number ${devices}`}, or be ignored. Delete it; the limits are enough`
      : `this container takes ${devices === 'all' ? 'all GPUs of its node' : `GPU ${devices}`} though others may have been given them, or gets none. Ask for GPUs in the limits instead`;
    const fixes = (): readonly Fix[] => {
      const removal = withoutVariable(text, container, variable);
      const limit = gpus.any ? undefined : withLimit(text, container, 'nvidia.com/gpu', '1');
      if (!removal) return [];
      if (gpus.any) return [{ title: 'Remove NVIDIA_VISIBLE_DEVICES', edits: [removal], kind: 'safe', preferred: true }];
      return limit && !byHand ? [{ title: 'Ask for 1 nvidia.com/gpu instead', edits: removedAndAdded(removal, limit), kind: 'unsafe' }] : [];
    };
    report(variable.value.value, `NVIDIA_VISIBLE_DEVICES goes past the scheduler: ${consequence}.`, { severity: byHand ? 'info' : 'warning', fixes });
  },
});
