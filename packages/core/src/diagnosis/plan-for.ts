import { isInstanceKey, isPlugName, isSnapName } from '@whyblocked/confinement';
import type { Finding, Grant, Step, Subject } from '@whyblocked/contract';

/**
 * What to do about the findings, in order. A name from a paste enters a command only if it fits its grammar; the plan
 * has no step for what the reader is not able to change.
 */
export function planFor(findings: readonly Finding[]): readonly Step[] {
  const steps = new Map<string, Step>();
  for (const finding of findings) {
    for (const step of stepsFor(finding)) {
      const key = JSON.stringify([step.actor, step.action, step.argv, step.reason]);
      const known = steps.get(key);
      steps.set(key, { ...step, grants: [...(known?.grants ?? []), finding.id] });
    }
  }
  return [...steps.values()];
}

function stepsFor(finding: Finding): readonly Step[] {
  const { subject, outcome } = finding;
  const named = snapForCommand(subject) ?? 'SNAP';
  switch (outcome) {
    case 'connect-interface': {
      const best = finding.interfaces[0];
      if (!best) return [];
      const look: Step = {
        actor: 'user',
        action: 'run',
        argv: ['snap', 'connections', named],
        reason: { code: 'see-declared-plugs', interface: best.name, snap: named },
      };
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
        look,
        {
          actor: 'user',
          action: 'connect',
          argv: ['sudo', 'snap', 'connect', `${named}:${best.name}`],
          reason: { code: 'if-plug-is-listed', ...facts },
        },
        { actor: 'publisher', action: 'patch-snapcraft', reason: { code: 'if-plug-is-missing', ...facts } },
      ];
    }
    case 'declare-plug': {
      const best = finding.interfaces[0];
      if (!best) return [];
      const facts = { interface: best.name, snap: named, status: best.connection };
      return [{ actor: 'publisher', action: 'patch-snapcraft', reason: { code: 'plug-is-missing', ...facts } }];
    }
    case 'already-permitted':
      if (finding.interfaces[0]?.connected) {
        const facts = { interface: finding.interfaces[0].name, snap: named };
        return [{ actor: 'user', action: 'restart', reason: { code: 'plug-is-connected', ...facts } }];
      }
      return [
        {
          actor: 'user',
          action: 'refresh',
          argv: ['sudo', 'snap', 'refresh', named],
          reason: { code: 'policy-in-force-is-older', snap: named },
        },
      ];
    case 'no-interface':
      return subject.owner === 'snap-app' || subject.owner === 'snap-hook'
        ? [{ actor: 'publisher', action: 'report-bug', reason: { code: 'no-interface-permits', snap: named } }]
        : [{ actor: 'maintainer', action: 'report-bug', reason: { code: 'profile-of-snapd', owner: subject.owner } }];
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

/** The instance that commands name, if it fits snapd's grammar. */
function snapForCommand({ snap, instance = snap }: Subject): string | undefined {
  const [name = '', key, ...more] = (instance ?? '').split('_');
  return isSnapName(name) && (key === undefined || isInstanceKey(key)) && more.length === 0 ? instance : undefined;
}

function plugForCommand({ name, plug = name }: Grant): string {
  return isPlugName(plug) ? plug : name;
}
