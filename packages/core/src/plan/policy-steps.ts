import { isInstanceKey, isPlugName, isSnapName } from '@whyblocked/confinement';
import { advisedGrant, type Finding, type Grant, type Step, type Subject } from '@whyblocked/contract';
import { revisionIn } from '../subjects/revision-in.ts';
import { snapcraftPatch } from './snapcraft-patch.ts';

type Judged = Pick<Finding, 'subject' | 'outcome' | 'interfaces' | 'access' | 'notes'>;

/**
 * What to do where the policy alone decides. A name from a paste enters a command only if it fits its grammar; there is no step for what
 * the reader is not able to change.
 */
export function policySteps(finding: Judged): readonly Step[] {
  const { subject, outcome, interfaces } = finding;
  const named = snapForCommand(subject);
  const best = advisedGrant(interfaces);
  switch (outcome) {
    case 'connect-interface':
      return best ? connectSteps(subject, best, named) : [];
    case 'declare-plug':
      return best ? publisherSteps(subject, best, named, `${best.side}-is-missing`) : [];
    case 'already-permitted':
      return permittedSteps(finding, named);
    case 'no-interface':
      return [{ actor: 'publisher', action: 'report-bug', reason: { code: 'no-interface-permits', snap: named } }];
    case 'policy-bug':
      return [
        {
          actor: 'user',
          action: 'refresh',
          argv: ['sudo', 'snap', 'refresh', 'snapd'],
          reason: { code: 'profile-of-snapd', owner: subject.owner },
        },
        {
          actor: 'maintainer',
          action: 'report-bug',
          reason: { code: 'report-rule', owner: subject.owner, label: subject.label },
        },
      ];
    case 'container-profile':
      return [
        { actor: 'admin', action: 'edit-manifest', reason: { code: 'profile-of-container', label: subject.label } },
      ];
    case 'host-config':
      return [{ actor: 'admin', action: 'none', reason: { code: 'profile-of-host', label: subject.label } }];
    default:
      return [];
  }
}

function connectSteps(subject: Subject, best: Grant, named: string): readonly Step[] {
  const facts = { interface: best.name, snap: named, status: best.connection };
  if (best.connection === 'unavailable') return [];
  if (best.declared) {
    return [
      {
        actor: 'user',
        action: 'connect',
        argv: ['sudo', 'snap', 'connect', `${named}:${plugForCommand(best)}`],
        reason: { code: 'plug-is-declared', ...facts },
      },
    ];
  }
  return [
    {
      actor: 'user',
      action: 'run',
      argv: ['snap', 'connections', named],
      reason: { code: 'see-declared-plugs', interface: best.name, snap: named },
    },
    {
      actor: 'user',
      action: 'connect',
      argv: ['sudo', 'snap', 'connect', `${named}:${best.name}`],
      reason: { code: 'if-plug-is-listed', ...facts },
    },
    ...publisherSteps(subject, best, named, 'if-plug-is-missing'),
  ];
}

/** What only the publisher can do, and what they have to ask of the store. */
function publisherSteps(subject: Subject, best: Grant, snap: string, code: string): readonly Step[] {
  const facts = { interface: best.name, snap, status: best.connection };
  const patch: Step = {
    actor: 'publisher',
    action: 'patch-snapcraft',
    patch: snapcraftPatch(subject, best),
    reason: { code, ...facts },
  };
  const isAsked = best.connection === 'store-install' || best.connection === 'store-connect';
  return isAsked
    ? [patch, { actor: 'publisher', action: 'request-store', reason: { code: 'store-request', ...facts } }]
    : [patch];
}

function permittedSteps({ subject, access, interfaces, notes }: Judged, named: string): readonly Step[] {
  if (subject.owner === 'snap-confine' || subject.owner === 'snap-update-ns') {
    return [
      {
        actor: 'user',
        action: 'refresh',
        argv: ['sudo', 'snap', 'refresh', 'snapd'],
        reason: { code: 'newer-snapd-permits', owner: subject.owner },
      },
    ];
  }
  const newer = notes.find(({ code }) => code === 'newer-release');
  if (newer) {
    return [
      {
        actor: 'user',
        action: 'refresh',
        argv: ['sudo', 'snap', 'refresh', 'snapd'],
        reason: { ...newer, code: 'newer-snapd-permits', owner: subject.owner },
      },
    ];
  }
  const best = advisedGrant(interfaces);
  if (best?.connected) {
    const facts = { interface: best.name, snap: named };
    return [{ actor: 'user', action: 'restart', reason: { code: 'plug-is-connected', ...facts } }];
  }
  const path = access?.kind === 'file' ? access.path : undefined;
  if (path !== undefined && revisionIn(path, subject) !== undefined) {
    return [
      {
        actor: 'user',
        action: 'restart',
        // What a user started is no service, which alone that command restarts.
        ...(path.startsWith('/home/') ? {} : { argv: ['sudo', 'snap', 'restart', named] }),
        reason: { code: 'other-revision', snap: named },
      },
    ];
  }
  return [
    {
      actor: 'user',
      action: 'refresh',
      argv: ['sudo', 'snap', 'refresh', named],
      reason: { code: 'policy-in-force-is-older', snap: named },
    },
  ];
}

/** The instance that commands name, if it fits snapd's grammar. */
function snapForCommand({ snap, instance = snap }: Subject): string {
  const [name = '', key, ...more] = (instance ?? '').split('_');
  const fits = isSnapName(name) && (key === undefined || isInstanceKey(key)) && more.length === 0;
  return fits ? (instance ?? 'SNAP') : 'SNAP';
}

function plugForCommand({ name, plug = name }: Grant): string {
  return isPlugName(plug) ? plug : name;
}
