import type { MediatorRecord } from '@whyblocked/confinement';
import type { Subject } from '@whyblocked/contract';
import type { DenialDraft, Draft, TroubleDraft } from '../diagnosis/draft.ts';
import type { FactLedger } from '../evidence/fact-ledger.ts';

/** A container, as far as a paste names it. */
interface NamedContainer {
  readonly pod: string;
  readonly namespace?: string;
  readonly container?: string;
}

/** The kernel cuts the name of a command here. */
const COMM_LENGTH = 15;
/** Whole ids of containers and UUIDs of pods, as cgroup paths and messages hold them. */
const IDS = /\b[0-9a-f]{64}\b|\b[0-9a-f]{8}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{12}\b/g;
/** Policies that pods run under; one of a snap's daemon is left to a process that got no profile of its own. */
const OF_CONTAINERS = new Set<Subject['owner']>(['container-default', 'host-profile', 'unconfined', 'none']);
const DAEMON_OF_CONTAINERS = 'snap.microk8s.daemon-containerd';

/**
 * Says of refusals in containers which pod they happened to: by an id that both the record and a message hold, else by the profile that the
 * pod asks for, else by the name of the command, else because only one pod is spoken of.
 */
export function joinPods(drafts: readonly Draft[], facts: FactLedger): readonly Draft[] {
  const troubles = drafts.filter((draft): draft is TroubleDraft => draft.kind !== 'denial');
  const named = containersIn(troubles, facts);
  if (named.length === 0) return drafts;
  const byId = idsIn(troubles);
  const profiles = profilesOf(facts);
  return drafts.map((draft) => {
    if (draft.kind !== 'denial' || !isInContainer(draft)) return draft;
    const found = containerOf(draft, named, byId, profiles);
    return found ? { ...draft, subject: { ...draft.subject, ...found } } : draft;
  });
}

function isInContainer({ subject, verdict }: DenialDraft): boolean {
  if (subject.label.startsWith(DAEMON_OF_CONTAINERS)) return true;
  return OF_CONTAINERS.has(subject.owner) && (verdict !== 'told' || subject.owner !== 'none');
}

function containerOf(
  { subject, entries }: DenialDraft,
  named: readonly NamedContainer[],
  byId: ReadonlyMap<string, NamedContainer>,
  profiles: ReadonlyMap<string, NamedContainer>,
): NamedContainer | undefined {
  const said = entries[0]?.said;
  if (!said || !('mediator' in said)) return undefined;
  const ids = Object.values(said.fields).flatMap((value) => value.match(IDS) ?? []);
  const known = ids.map((id) => byId.get(plain(id))).find((one) => one !== undefined);
  if (known) return known;
  const asked = profiles.get(subject.label);
  if (asked) return asked;
  const command = commandOf(said);
  const byName = command === '' ? [] : named.filter((one) => isNamedFor(one, command));
  if (byName.length > 0) return byName[0];
  const pods = new Set(named.map(({ namespace, pod }) => `${namespace}/${pod}`));
  return pods.size === 1 && subject.owner === 'container-default' ? named[0] : undefined;
}

function commandOf({ comm = '', exe = '' }: MediatorRecord): string {
  return comm || (exe.split('/').at(-1) ?? '');
}

/** "coredns" of the pod "coredns-7f9c69c78c-abcde", or of the container "coredns". */
function isNamedFor({ pod, container = '' }: NamedContainer, command: string): boolean {
  const whole = command.slice(0, COMM_LENGTH);
  const begins = (name: string) =>
    name.slice(0, COMM_LENGTH) === whole || (command.length >= COMM_LENGTH && name.startsWith(whole));
  return begins(container) || begins(pod) || pod.startsWith(`${command}-`);
}

function containersIn(troubles: readonly TroubleDraft[], facts: FactLedger): readonly NamedContainer[] {
  const ofTroubles = troubles.flatMap(({ trouble: { object } }): NamedContainer[] =>
    object?.kind === 'Pod' && object.name !== '' ? [containerNamed(object)] : [],
  );
  const ofFacts = facts.all('pod').flatMap(({ fact: { name, namespace, containers } }): NamedContainer[] => {
    const place = { pod: name, ...(namespace === undefined ? {} : { namespace }) };
    return containers.length === 0 ? [place] : containers.map((container) => ({ ...place, container }));
  });
  return [...ofTroubles, ...ofFacts];
}

function containerNamed({
  name,
  namespace,
  container,
}: NonNullable<TroubleDraft['trouble']['object']>): NamedContainer {
  return {
    pod: name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(container === undefined ? {} : { container }),
  };
}

/** Ids that messages about a pod hold. */
function idsIn(troubles: readonly TroubleDraft[]): ReadonlyMap<string, NamedContainer> {
  const ids = new Map<string, NamedContainer>();
  for (const { trouble } of troubles) {
    const { object, message } = trouble;
    if (object?.kind !== 'Pod' || object.name === '') continue;
    for (const id of message.match(IDS) ?? []) ids.set(plain(id), containerNamed(object));
  }
  return ids;
}

function plain(id: string): string {
  return id.replaceAll('_', '-');
}

/** Profiles of their own that pods ask for: "Localhost/NAME". */
function profilesOf(facts: FactLedger): ReadonlyMap<string, NamedContainer> {
  const profiles = new Map<string, NamedContainer>();
  for (const { fact } of facts.all('pod')) {
    for (const { appArmorProfile = '', container } of fact.security ?? []) {
      const name = /^[Ll]ocalhost\/(.+)$/.exec(appArmorProfile)?.[1];
      if (name === undefined) continue;
      profiles.set(name, {
        pod: fact.name,
        ...(fact.namespace === undefined ? {} : { namespace: fact.namespace }),
        ...(container === undefined ? {} : { container }),
      });
    }
  }
  return profiles;
}
