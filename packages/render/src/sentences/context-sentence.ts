import type { DiagnosisContext } from '@whyblocked/contract';

/** What the paste told of the system, in one line; undefined where it told nothing. */
export function contextSentence(context: DiagnosisContext): string | undefined {
  const { microk8s } = context;
  const parts = [
    named('snapd', context.snapd),
    named('kernel', context.kernel),
    context.distribution?.value,
    context.architecture?.value,
    microk8s &&
      ['MicroK8s', microk8s.version?.value ?? microk8s.track?.value, microk8s.confinement?.value]
        .filter(Boolean)
        .join(' '),
    named('runtime', context.runtime),
    counted(context.snaps, 'snap'),
    counted(context.connections, 'connection'),
    counted(context.addons, 'enabled addon'),
    counted(context.addonRepositories, 'addon repository', 'addon repositories'),
    counted(context.profiles, 'loaded profile'),
    counted(context.labels, 'process label'),
    counted(context.security, 'security setting'),
    counted(context.policies, 'admission policy', 'admission policies'),
    counted(context.failedChecks, 'failed check'),
    counted(context.nodes, 'node'),
    counted(context.pods, 'pod'),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : `The text also tells: ${parts.join(', ')}.`;
}

function named(name: string, told: { readonly value: string } | undefined): string | undefined {
  return told && `${name} ${told.value}`;
}

function counted(list: readonly unknown[] | undefined, noun: string, nouns = `${noun}s`): string | undefined {
  return list && `${list.length} ${list.length === 1 ? noun : nouns}`;
}
