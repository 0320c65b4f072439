import type { MediatorRecord } from '@whyblocked/confinement';
import type { Subject } from '@whyblocked/contract';
import type { DenialDraft, Draft, TroubleDraft } from '../drafts/draft.ts';
import type { Entry } from '../evidence/entry.ts';
import type { FactLedger } from '../evidence/fact-ledger.ts';
import type { Refusal } from '../evidence/refusal.ts';
import type { Trouble } from '../evidence/trouble.ts';
import { EndsOfPods } from './ends-of-pods.ts';
import { exactTime } from './exact-time.ts';
import { idsIn } from './ids-in.ts';
import { KnownContainers, type ToldIds } from './known-containers.ts';
import { Candidates, CandidatesBy, type NamedContainer } from './named-container.ts';
import { NamesOfCommands } from './names-of-commands.ts';
import { wholesOf } from './part-of.ts';

/** A way to tell whose process a record is of; undefined where it does not, or may mean several. */
type Way = (record: Entry<MediatorRecord>, subject: Subject) => NamedContainer | undefined;

/** Policies that pods run under; one of a snap's daemon is left to a process that got no profile of its own. */
const OF_CONTAINERS = new Set<Subject['owner']>(['container-default', 'host-profile', 'unconfined', 'none']);
const DAEMON_OF_CONTAINERS = 'snap.microk8s.daemon-containerd';
/** Commands that run under that daemon's policy by themselves: the runtime, network plug-ins, the shells of the start script. */
const OF_RUNTIME =
  /^(?:containerd|runc|snap|exe$|ctr$|calico|flannel|portmap|bandwidth|host-local|loopback|bridge$|tuning$|ip|modprobe|kmod|cat$|sed$|(?:ba|da)?sh$)/;

/**
 * Says of refusals in containers which pod they happened to: by the process, else by an id of a container or pod, by the profile that the pod
 * asks for, by the name of the command, by being the only one without a profile, by what ended just then, or because only one pod is spoken of. The first way that tells counts, and
 * what tells of two pods joins none. What one form tells of an object, its namespace, counts for the forms that do not.
 */
export function joinPods(drafts: readonly Draft[], facts: FactLedger): readonly Draft[] {
  // What is told alike of several pods is one draft, so that its entries count.
  const troubles = drafts.flatMap((draft) => (draft.kind === 'denial' ? [] : draft.entries));
  const namespaces = namespacesIn(troubles, facts);
  const placed = drafts.map((draft) => (draft.kind === 'denial' ? draft : withNamespace(draft, namespaces)));
  const ways = waysOf(troubles, facts);
  if (ways === null) return placed;
  return placed.map((draft) => {
    if (draft.kind !== 'denial' || !isInContainer(draft)) return draft;
    const records = recordsOf(draft);
    const found = containerOf(draft, records, ways);
    const pods = podsOf(draft, records, ways);
    return { ...draft, subject: { ...draft.subject, ...found }, ...(pods.length === 0 ? {} : { pods }) };
  });
}

type Namespaces = ReadonlyMap<string, ReadonlySet<string>>;

/** The namespaces of all objects of which some form tells it. */
function namespacesIn(troubles: readonly Entry<Trouble>[], facts: FactLedger): Namespaces {
  const known = new Map<string, Set<string>>();
  const note = (key: string, namespace: string | undefined): void => {
    if (namespace !== undefined) known.set(key, (known.get(key) ?? new Set()).add(namespace));
  };
  for (const { said } of troubles) {
    if (said.object) note(`${said.object.kind} ${said.object.name}`, said.object.namespace);
  }
  for (const { fact } of facts.all('pod')) note(`Pod ${fact.name}`, fact.namespace);
  return known;
}

/** Events in a table often stand without the namespace that a description of the object, or of what made it, tells. */
function withNamespace(draft: TroubleDraft, namespaces: Namespaces): TroubleDraft {
  const { object } = draft.trouble;
  if (object === undefined || object.namespace !== undefined || object.name === '') return draft;
  const known = wholesOf(object)
    .map((key) => namespaces.get(key))
    .find((found) => found !== undefined);
  const [namespace] = known ?? [];
  if (namespace === undefined || known?.size !== 1) return draft;
  const placed = { ...object, namespace };
  return { ...draft, subject: { ...draft.subject, namespace }, trouble: { ...draft.trouble, object: placed } };
}

function isInContainer({ subject, verdict }: DenialDraft): boolean {
  if (subject.label.startsWith(DAEMON_OF_CONTAINERS)) return true;
  return OF_CONTAINERS.has(subject.owner) && (verdict !== 'told' || subject.owner !== 'none');
}

/** Where the records of one refusal are of two pods, none can be named for it. */
function containerOf(
  { subject }: DenialDraft,
  records: readonly Entry<MediatorRecord>[],
  ways: readonly Way[],
): NamedContainer | undefined {
  for (const way of ways) {
    const candidates = new Candidates();
    for (const record of records) {
      const found = way(record, subject);
      if (found) candidates.add(found);
    }
    if (candidates.isSplit || candidates.one) return candidates.one;
  }
  return undefined;
}

/** All pods that one refusal happened to, as far as records name them each by itself. */
function podsOf(
  { subject }: DenialDraft,
  records: readonly Entry<MediatorRecord>[],
  ways: readonly Way[],
): readonly string[] {
  const pods = records.flatMap((record) => {
    for (const way of ways) {
      const found = way(record, subject);
      if (found) return [found.pod];
    }
    return [];
  });
  return [...new Set(pods)];
}

/** Records of one access, those of other programs too; when these came is not kept. */
function recordsOf({ entries }: DenialDraft): readonly Entry<MediatorRecord>[] {
  return entries.filter(isOfRecord).flatMap((entry) => {
    const { firstMilliseconds: _first, lastMilliseconds: _last, alike = [], ...others } = entry;
    return [entry, ...alike.map((said) => ({ ...others, said }))];
  });
}

function isOfRecord(entry: Entry<MediatorRecord> | Entry<Refusal>): entry is Entry<MediatorRecord> {
  return 'mediator' in entry.said;
}

/** The ways to join, the surest first; null where no pod is spoken of. */
function waysOf(troubles: readonly Entry<Trouble>[], facts: FactLedger): readonly Way[] | null {
  const known = new KnownContainers(facts, toldIds(troubles));
  const names = new NamesOfCommands();
  const ends = new EndsOfPods();
  const all = new Candidates();
  const note = (named: NamedContainer): void => {
    names.add(named);
    all.add(named);
  };
  for (const named of containersIn(troubles, facts)) note(named);
  for (const { named, commands, ended } of known.all()) {
    if (named === undefined) continue;
    note(named);
    for (const command of commands) names.addProcess(command, named);
    if (ended !== undefined) ends.add(ended, named);
  }
  for (const entry of troubles) {
    const named = containerNamed(entry.said.object);
    if (named) for (const time of endsIn(entry)) ends.add(time, named);
  }
  if (all.one === undefined && !all.isSplit) return null;
  const profiles = profilesOf(facts);
  const unconfined = unconfinedOf(facts);
  return [
    ({ said }) => (said.pid === undefined ? undefined : known.ofPid(said.pid, timeOf(said))),
    ({ said }) => byId(said, known),
    (_, { label }) => profiles.get(label)?.one,
    ({ said }) => names.of(commandOf(said)).find(({ one }) => one)?.one,
    ({ said }, { label }) =>
      label.startsWith(DAEMON_OF_CONTAINERS) && !OF_RUNTIME.test(commandOf(said)) ? unconfined.one : undefined,
    // Programs of the host are refused things whenever a pod ends.
    (record, { owner, label }) =>
      owner === 'container-default' || label.startsWith(DAEMON_OF_CONTAINERS) ? byTime(record, ends) : undefined,
    (_, { owner }) => (owner === 'container-default' ? all.one : undefined),
  ];
}

/** A container is more than its pod. */
function byId({ fields }: MediatorRecord, known: KnownContainers): NamedContainer | undefined {
  const ids = Object.values(fields).map(idsIn);
  const found = new Candidates();
  for (const id of ids.flatMap(({ containers }) => containers)) {
    const named = known.ofId(id);
    if (named) found.add(named);
  }
  for (const uid of ids.flatMap(({ pods }) => pods)) {
    const named = known.ofUid(uid);
    if (named) found.add(named);
  }
  return found.one;
}

/** The first and the last time that it was refused: where one pod ended at each, that is it. */
function byTime({ said, lastMilliseconds }: Entry<MediatorRecord>, ends: EndsOfPods): NamedContainer | undefined {
  const found = new Candidates();
  for (const time of [timeOf(said), lastMilliseconds]) if (time !== undefined) found.addAll(ends.near(time));
  return found.one;
}

function timeOf({ auditId, time }: MediatorRecord): number | undefined {
  const seconds = Number(auditId?.split(':', 1)[0] ?? Number.NaN);
  return Number.isNaN(seconds) ? exactTime(time) : Math.round(seconds * 1000);
}

/** When a pod failed; what a state tells first is when the container began. */
function endsIn({ said, firstTime, lastTime }: Entry<Trouble>): readonly number[] {
  const times = said.source === 'container-state' ? [said.last] : [firstTime, lastTime];
  return times.flatMap((time) => exactTime(time) ?? []);
}

function commandOf({ comm = '', exe = '' }: MediatorRecord): string {
  return comm || (exe.split('/').at(-1) ?? '');
}

function containersIn(troubles: readonly Entry<Trouble>[], facts: FactLedger): readonly NamedContainer[] {
  const ofTroubles = troubles.flatMap(({ said }) => containerNamed(said.object) ?? []);
  const ofFacts = facts.all('pod').flatMap(({ fact: { name, namespace, containers } }): NamedContainer[] => {
    if (name === '') return [];
    const place = { pod: name, ...(namespace === undefined ? {} : { namespace }) };
    return containers.length === 0 ? [place] : containers.map((container) => ({ ...place, container }));
  });
  return [...ofTroubles, ...ofFacts];
}

function containerNamed(object: Trouble['object']): NamedContainer | undefined {
  if (object?.kind !== 'Pod' || object.name === '') return undefined;
  const { name, namespace, container } = object;
  return {
    pod: name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(container === undefined ? {} : { container }),
  };
}

/** Ids that messages about a pod hold. */
function toldIds(troubles: readonly Entry<Trouble>[]): ToldIds {
  const told = troubles.flatMap(({ said: { object, message } }) => {
    const of = containerNamed(object);
    return of ? [{ of, ids: idsIn(message) }] : [];
  });
  return {
    containers: told.flatMap(({ of, ids }) => ids.containers.map((id) => ({ id, of }))),
    pods: told.flatMap(({ of, ids }) => ids.pods.map((id) => ({ id, of }))),
  };
}

/** Containers that the runtime gives no profile, so that on strict MicroK8s they keep the one of the daemon. */
function unconfinedOf(facts: FactLedger): Candidates {
  const unconfined = new Candidates();
  for (const { fact } of facts.all('pod')) {
    for (const { privileged, appArmorProfile, container } of fact.security ?? []) {
      if (privileged !== true && appArmorProfile?.toLowerCase() !== 'unconfined') continue;
      unconfined.add({
        pod: fact.name,
        ...(fact.namespace === undefined ? {} : { namespace: fact.namespace }),
        ...(container === undefined ? {} : { container }),
      });
    }
  }
  return unconfined;
}

/** Profiles of their own that pods ask for: "Localhost/NAME". */
function profilesOf(facts: FactLedger): CandidatesBy<string> {
  const profiles = new CandidatesBy<string>();
  for (const { fact } of facts.all('pod')) {
    for (const { appArmorProfile = '', container } of fact.security ?? []) {
      const name = /^[Ll]ocalhost\/(.+)$/.exec(appArmorProfile)?.[1];
      if (name === undefined) continue;
      profiles.add(name, {
        pod: fact.name,
        ...(fact.namespace === undefined ? {} : { namespace: fact.namespace }),
        ...(container === undefined ? {} : { container }),
      });
    }
  }
  return profiles;
}
