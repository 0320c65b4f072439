import { type DiagnosisContext, limits } from '@whyblocked/contract';
import type {
  AddonRepositoryFact,
  AdmissionPolicyFact,
  ConnectionFact,
  PodFact,
  ProcessLabelFact,
  SingleFact,
  SnapFact,
} from '../evidence/fact.ts';
import type { FactLedger, Told } from '../evidence/fact-ledger.ts';
import { microk8sOf } from './microk8s-of.ts';
import { securityTexts } from './security-texts.ts';

type Value = NonNullable<DiagnosisContext['snapd']>;

/** What the paste told of the system, as the contract tells it. */
export function pasteContext(facts: FactLedger): DiagnosisContext {
  const microk8s = microk8sOf(facts);
  return {
    ...single(facts, 'snapd'),
    ...single(facts, 'kernel'),
    ...single(facts, 'distribution'),
    ...single(facts, 'architecture'),
    ...single(facts, 'apparmor'),
    ...single(facts, 'runtime'),
    ...list('snaps', facts.all('snap'), snapText),
    ...list('connections', facts.all('connection'), connectionText),
    ...(microk8s ? { microk8s } : {}),
    ...list(
      'addons',
      facts.all('addon').filter(({ fact }) => fact.enabled),
      ({ name, repository }) => (repository === undefined ? name : `${repository}/${name}`),
    ),
    ...list('addonRepositories', facts.all('addon-repository'), repositoryText),
    ...list('profiles', facts.all('profile'), ({ name, mode }) => `${name} (${mode})`),
    ...list('labels', facts.all('process-label'), labelText),
    ...securityOf(facts),
    ...list('policies', facts.all('admission-policy'), policyText),
    ...list('failedChecks', facts.all('failed-check'), ({ name, text }) => `${name} ${text}`),
    ...list('nodes', facts.all('node'), ({ name, status }) => (status === undefined ? name : `${name} ${status}`)),
    ...list('pods', facts.all('pod'), podText),
  };
}

type SingleKey = Extract<SingleFact, keyof DiagnosisContext>;

function single(facts: FactLedger, about: SingleKey): Partial<Record<SingleKey, Value>> {
  const told = facts.single(about);
  return told ? { [about]: { value: told.fact.value, at: told.at } } : {};
}

function list<K extends string, T>(
  key: K,
  told: readonly Told<T>[],
  text: (fact: T) => string,
): Partial<Record<K, Value[]>> {
  if (told.length === 0) return {};
  return { [key]: told.map(({ fact, at }) => ({ value: text(fact), at })) } as Partial<Record<K, Value[]>>;
}

function snapText({ name, version, revision, tracking, notes }: SnapFact): string {
  return [name, version, revision && `(${revision})`, tracking, ...notes].filter(Boolean).join(' ');
}

/** As `snap connections` writes it. */
function connectionText({ interface: name, plug, slot, notes }: ConnectionFact): string {
  const side = (end: { readonly snap: string; readonly name: string } | undefined): string =>
    end === undefined ? '-' : `${end.snap === 'system' ? '' : end.snap}:${end.name}`;
  return [name, side(plug), side(slot), ...notes].join(' ');
}

function podText({ namespace, name, containers, status }: PodFact): string {
  const pod = namespace === undefined ? name : `${namespace}/${name}`;
  return `${pod}${status === undefined ? '' : ` ${status}`}${containers.length === 0 ? '' : `: ${containers.join(', ')}`}`;
}

/** As `microk8s addons repo list` writes it. */
function repositoryText({ name, source = '(built-in)', commit }: AddonRepositoryFact): string {
  return `${name} ${source}${commit === undefined ? '' : `@${commit}`}`;
}

function labelText({ pid, command, label, mode }: ProcessLabelFact): string {
  const process = [pid, command].filter((part) => part !== undefined).join(' ');
  return `${process === '' ? '' : `${process}: `}${label}${mode === undefined ? '' : ` (${mode})`}`;
}

function policyText({ type, namespace, name, action }: AdmissionPolicyFact): string {
  return [type, namespace === undefined ? name : `${namespace}/${name}`, action].filter(Boolean).join(' ');
}

/** One value for a pod as a whole and for each of its containers that has settings of its own. */
function securityOf(facts: FactLedger): Pick<DiagnosisContext, 'security'> {
  const values = facts.all('pod').flatMap(({ fact, at }) => securityTexts(fact).map((value) => ({ value, at })));
  return values.length === 0 ? {} : { security: values.slice(0, limits.contextValues) };
}
