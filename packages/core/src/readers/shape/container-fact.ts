import type { ContainerFact } from '../../evidence/fact.ts';

/** What a form tells of a container, nothing of it checked. */
export type ToldContainer = {
  readonly [K in keyof Omit<ContainerFact, 'kind' | 'about'>]?: ContainerFact[K] | undefined;
};

const ID = /^(?:[a-z][a-z0-9-]{1,20}:\/\/)?([0-9a-f]{12,64})$/;
const UID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/;
const NAME = /^[a-z0-9][-a-z0-9.]{0,252}$/;
/** The first process: on a node it is never a container's, and in a container its number says nothing. */
const FIRST_PROCESS = 1;
const COMMAND_LENGTH = 255;

/** The fact, with what is no id, number or name left out; null where no container is named: "containerd://4d5e…" is of "4d5e…". */
export function containerFact(told: ToldContainer): ContainerFact | null {
  const id = ID.exec(told.id ?? '')?.[1];
  if (id === undefined) return null;
  const podUid = told.podUid?.replaceAll('_', '-');
  const sandbox = ID.exec(told.sandbox ?? '')?.[1];
  const { pid, pod, namespace, container, command, started, ended } = told;
  return {
    kind: 'fact',
    about: 'container',
    id,
    ...(pid !== undefined && Number.isSafeInteger(pid) && pid > FIRST_PROCESS && { pid }),
    ...(podUid !== undefined && UID.test(podUid) && { podUid }),
    ...(pod !== undefined && NAME.test(pod) && { pod }),
    ...(namespace !== undefined && NAME.test(namespace) && { namespace }),
    ...(container !== undefined && NAME.test(container) && { container }),
    ...(sandbox !== undefined && { sandbox }),
    ...(command !== undefined && command !== '' && { command: command.slice(0, COMMAND_LENGTH) }),
    ...(started !== undefined && { started }),
    ...(ended !== undefined && { ended }),
  };
}

/** "coredns" of "/usr/bin/coredns" or of "coredns:"; what the kernel calls the process is most often that. */
export function commandOf(firstWord: string | undefined): string | undefined {
  return firstWord?.slice(firstWord.lastIndexOf('/') + 1).replace(/:$/, '');
}
