import { z } from 'zod';

/** As MicroK8s and Kubernetes name them. */
export const Architecture = z.enum(['amd64', 'arm64', 'armhf', 'i386', 'ppc64le', 'riscv64', 's390x']);
export type Architecture = z.infer<typeof Architecture>;

/** The architectures that MicroK8s is built for. */
export const MICROK8S_ARCHITECTURES = ['amd64', 'arm64', 'ppc64le', 's390x'] as const satisfies readonly Architecture[];

/** Names that `uname -m`, snapd and dpkg have for them. */
const OTHER_NAMES: Readonly<Record<string, Architecture>> = {
  x86_64: 'amd64',
  aarch64: 'arm64',
  armv7l: 'armhf',
  arm: 'armhf',
  i686: 'i386',
  '386': 'i386',
  ppc64el: 'ppc64le',
};

/** The architecture that a text names, by whichever name; undefined for none that is known. */
export function architectureOf(text: string): Architecture | undefined {
  const said = Architecture.safeParse(text);
  return said.success ? said.data : Object.hasOwn(OTHER_NAMES, text) ? OTHER_NAMES[text] : undefined;
}
