import type { GoProgram } from './goBinary.ts';

const version = '1.36.3';

/** Every process of the cluster that is written in Go, in one program; its first argument says which. */
export const kubernetesProgram: GoProgram = {
  name: 'kubernetes',
  module: 'kubernetes',
  package: '.',
  // Without these the server reports a version that clients cannot parse.
  linkerFlags: [
    '-s', '-w',
    `-X k8s.io/component-base/version.gitVersion=v${version}`,
    `-X k8s.io/component-base/version.gitMajor=${version.split('.')[0]}`,
    `-X k8s.io/component-base/version.gitMinor=${version.split('.')[1]}`,
  ].join(' '),
  title: `Kubernetes ${version} (about 5 minutes the first time)`,
};

export const devicePluginProgram: GoProgram = {
  name: 'device-plugin',
  module: 'kubernetes',
  package: './devicePlugin',
  linkerFlags: '-s -w',
  title: 'the device plugin',
};

export const pauseProgram: GoProgram = {
  name: 'pause',
  module: 'pause',
  package: '.',
  linkerFlags: '-s -w',
  title: 'the pause program',
};
