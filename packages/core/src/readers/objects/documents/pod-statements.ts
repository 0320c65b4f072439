import type { ContainerFact, PodFact, SecuritySetting } from '../../../evidence/fact.ts';
import type { Statement } from '../../../evidence/statement.ts';
import type { TroubledObject } from '../../../evidence/trouble.ts';
import { containerFact, type ToldContainer } from '../../shape/container-fact.ts';
import { looseConditionTrouble, podConditionTrouble, statusTrouble } from '../condition-trouble.ts';
import { type ContainerState, oneLine, stateTrouble } from '../container-states.ts';
import { conditionIn } from './condition-in.ts';
import { listIn, numberIn, objectIn, type RawObject, textIn } from './raw-value.ts';
import { securityIn } from './security-in.ts';

const STATUS_LISTS = ['initContainerStatuses', 'containerStatuses', 'ephemeralContainerStatuses'] as const;
const CONTAINER_LISTS = ['initContainers', 'containers'] as const;

/** What a pod tells; a status that was pasted without its pod is read as one. */
export function podStatements(pod: RawObject): readonly Statement[] {
  const metadata = objectIn(pod.metadata);
  const spec = objectIn(pod.spec);
  const status = objectIn(pod.status ?? (STATUS_LISTS.some((list) => list in pod) ? pod : undefined));
  const name = textIn(metadata.name);
  const namespace = textIn(metadata.namespace);
  const object: TroubledObject | undefined =
    name === undefined ? undefined : { kind: 'Pod', name, ...(namespace !== undefined && { namespace }) };
  const node = textIn(spec.nodeName);
  const statements: Statement[] = [];
  const reason = textIn(status.reason);
  const phase = textIn(status.phase);
  const message = oneLine(textIn(status.message));
  if (reason !== undefined || (phase === 'Failed' && message !== ''))
    statements.push(statusTrouble({ reason: reason ?? 'Failed', message: message || (reason ?? '') }, object, node));
  for (const list of STATUS_LISTS) {
    for (const container of listIn(status[list])) statements.push(...containerStatements(container, object));
  }
  if (phase !== 'Succeeded') {
    for (const condition of listIn(status.conditions)) {
      const isPod = pod.kind === 'Pod' || name !== undefined;
      const trouble = (isPod ? podConditionTrouble : looseConditionTrouble)(conditionIn(condition), object);
      if (trouble) statements.push(trouble);
    }
  }
  if (name !== undefined)
    statements.push(podFact({ name, namespace, node, phase: reason ?? phase }, spec, metadata, status));
  const of = { pod: name, namespace, podUid: textIn(metadata.uid) };
  for (const list of STATUS_LISTS) {
    for (const container of listIn(status[list])) statements.push(...containerFacts(container, of));
  }
  return statements;
}

function containerStatements(container: RawObject, object: TroubledObject | undefined): readonly Statement[] {
  const name = textIn(container.name);
  const of = name === undefined ? object : { ...(object ?? { kind: 'Pod', name: '' }), container: name };
  const restarts = numberIn(container.restartCount) ?? 0;
  return [
    { state: objectIn(container.state), past: false },
    { state: objectIn(container.lastState), past: true },
  ].flatMap(({ state, past }) => {
    const told = stateIn(state, past, restarts);
    return (told && stateTrouble(told, of)) ?? [];
  });
}

/** The container that is or was last, and the one before it. */
function containerFacts(
  { name, containerID, state, lastState }: RawObject,
  pod: Pick<ToldContainer, 'pod' | 'namespace' | 'podUid'>,
): readonly ContainerFact[] {
  const of = { ...pod, container: textIn(name) };
  const present = Object.values(objectIn(state)).map(objectIn)[0] ?? {};
  const before = objectIn(objectIn(lastState).terminated);
  const id = textIn(containerID) ?? textIn(present.containerID);
  const told = [present, before].map((one) => ({
    id: textIn(one.containerID),
    started: textIn(one.startedAt),
    ended: textIn(one.finishedAt),
  }));
  const [now, past] = told;
  return [
    // A container that waits to be started again has the id of the one that ended.
    containerFact({ ...of, ...(past?.id === undefined || past.id !== id ? { ...now, id } : past) }),
    past && past.id !== id ? containerFact({ ...of, ...past }) : null,
  ].flatMap((fact) => fact ?? []);
}

function stateIn(state: RawObject, past: boolean, restarts: number): ContainerState | null {
  const kind = 'terminated' in state ? 'terminated' : 'waiting' in state ? 'waiting' : null;
  if (kind === null) return null;
  const said = objectIn(state[kind]);
  const reason = textIn(said.reason);
  const message = textIn(said.message);
  const exitCode = numberIn(said.exitCode);
  const first = textIn(said.startedAt);
  const last = textIn(said.finishedAt);
  return {
    state: kind,
    past,
    restarts,
    ...(reason !== undefined && { reason }),
    ...(message !== undefined && { message }),
    ...(exitCode !== undefined && { exitCode }),
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
  };
}

function podFact(
  told: { name: string; namespace: string | undefined; node: string | undefined; phase: string | undefined },
  spec: RawObject,
  metadata: RawObject,
  status: RawObject,
): PodFact {
  const specified = CONTAINER_LISTS.flatMap((list) => namesIn(spec[list]));
  const uid = textIn(metadata.uid);
  const serviceAccount = textIn(spec.serviceAccountName ?? spec.serviceAccount);
  const security: readonly SecuritySetting[] = securityIn(spec, metadata);
  return {
    kind: 'fact',
    about: 'pod',
    name: told.name,
    ...(told.namespace !== undefined && { namespace: told.namespace }),
    ...(uid !== undefined && { uid }),
    ...(told.node !== undefined && { node: told.node }),
    containers: specified.length > 0 ? specified : STATUS_LISTS.flatMap((list) => namesIn(status[list])),
    ...(told.phase !== undefined && { status: told.phase }),
    ...(serviceAccount !== undefined && { serviceAccount }),
    ...(spec.hostNetwork === true && { hostNetwork: true as const }),
    ...(spec.hostPID === true && { hostPid: true as const }),
    ...(spec.hostIPC === true && { hostIpc: true as const }),
    ...(security.length > 0 && { security }),
  };
}

function namesIn(containers: unknown): readonly string[] {
  return listIn(containers).flatMap(({ name }) => textIn(name) ?? []);
}
