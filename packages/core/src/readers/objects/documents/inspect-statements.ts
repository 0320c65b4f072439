import type { Statement } from '../../../evidence/statement.ts';
import { commandOf, containerFact } from '../../shape/container-fact.ts';
import { stateTrouble } from '../container-states.ts';
import { booleanIn, numberIn, objectIn, type RawObject, textIn, textsIn } from './raw-value.ts';

/** What `crictl inspect` tells of a container: how it ended, and the profile, capabilities and flags that it really has. */
export function inspectStatements(inspection: RawObject): readonly Statement[] {
  const status = objectIn(inspection.status);
  const spec = objectIn(objectIn(inspection.info).runtimeSpec);
  const process = objectIn(spec.process);
  const labels = objectIn(status.labels);
  const annotations = objectIn(spec.annotations);
  const name = textIn(labels['io.kubernetes.pod.name'] ?? annotations['io.kubernetes.cri.sandbox-name']);
  const namespace = textIn(labels['io.kubernetes.pod.namespace'] ?? annotations['io.kubernetes.cri.sandbox-namespace']);
  const container = textIn(labels['io.kubernetes.container.name'] ?? annotations['io.kubernetes.cri.container-name']);
  const of = { name: name ?? '', ...(namespace !== undefined && { namespace }) };
  const reason = textIn(status.reason);
  const message = textIn(status.message);
  const exitCode = numberIn(status.exitCode);
  const ended =
    textIn(status.state) === 'CONTAINER_EXITED'
      ? stateTrouble(
          {
            state: 'terminated',
            past: false,
            restarts: 0,
            ...(reason !== undefined && { reason }),
            ...(message !== undefined && { message }),
            ...(exitCode !== undefined && { exitCode }),
          },
          { kind: 'Pod', ...of, ...(container !== undefined && { container }) },
        )
      : null;
  const info = objectIn(inspection.info);
  const fact = containerFact({
    id: textIn(status.id),
    pid: numberIn(info.pid),
    podUid: textIn(labels['io.kubernetes.pod.uid'] ?? annotations['io.kubernetes.cri.sandbox-uid']),
    pod: name,
    namespace,
    container,
    sandbox: textIn(info.sandboxID),
    command: commandOf(textsIn(process.args)[0]),
    started: textIn(status.startedAt),
    ended: textIn(status.state) === 'CONTAINER_EXITED' ? textIn(status.finishedAt) : undefined,
  });
  const told = [...(ended ? [ended] : []), ...(fact ? [fact] : [])];
  if (name === undefined) return told;
  const appArmorProfile = textIn(process.apparmorProfile);
  const noNewPrivileges = booleanIn(process.noNewPrivileges);
  const capabilities = textsIn(objectIn(process.capabilities).bounding);
  const runAsUser = numberIn(objectIn(process.user).uid);
  const setting = {
    ...(container !== undefined && { container }),
    ...(runAsUser !== undefined && { runAsUser }),
    ...(noNewPrivileges !== undefined && { noNewPrivileges }),
    ...(capabilities.length > 0 && { capabilities }),
    // A container that the runtime gave no profile is not confined by one of its own.
    appArmorProfile: appArmorProfile ?? 'Unconfined',
    ...('linux' in spec && !('seccomp' in objectIn(spec.linux)) && { seccompProfile: 'Unconfined' }),
  };
  return [
    ...told,
    {
      kind: 'fact',
      about: 'pod',
      ...of,
      containers: container === undefined ? [] : [container],
      ...('process' in spec && { security: [setting] }),
    },
  ];
}
