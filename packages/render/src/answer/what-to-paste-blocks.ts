import type { Diagnosis } from '@whyblocked/contract';
import type { Block } from './block.ts';

/** What to paste where nothing was found, with the commands of the system that the text told of. */
export function whatToPasteBlocks(diagnosis: Diagnosis): readonly Block[] {
  const isCore = diagnosis.context.distribution?.value.toLowerCase().replace(' ', '-').startsWith('ubuntu-core');
  return [
    paragraph(
      'That does not mean that nothing was refused. Read here are the records of AppArmor, seccomp and dbus-daemon, and what kubectl, snap, microk8s and their logs say; do it again, then paste what this shows:',
    ),
    command(isCore ? 'sudo journalctl --since -5min' : 'journalctl --since -5min'),
    ...clusterBlocks(diagnosis),
    ...snapBlocks(diagnosis),
  ];
}

function clusterBlocks({ context, input }: Diagnosis): readonly Block[] {
  if (context.microk8s || input.formats.some((form) => form.startsWith('microk8s-'))) {
    return [
      paragraph('Of MicroK8s, what its pods say; or the whole archive that the second command makes:'),
      command('microk8s kubectl describe pods --all-namespaces'),
      command('microk8s inspect'),
    ];
  }
  if (!context.pods && !context.nodes && !input.formats.some((form) => /^kube|^cluster-/.test(form))) return [];
  return [paragraph('Of the cluster, what its pods say:'), command('kubectl describe pods --all-namespaces')];
}

function snapBlocks({ context, input }: Diagnosis): readonly Block[] {
  if (context.microk8s || (!context.snaps && !input.formats.some((form) => form.startsWith('snap')))) return [];
  return [
    paragraph('Of the snap, what is connected, and what snapd did:'),
    command('snap connections'),
    command('snap changes'),
  ];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function command(line: string): Block {
  return { kind: 'command', argv: line.split(' ') };
}
