import type { Diagnosis, Step } from '@whyblocked/contract';
import { type Captures, filledTemplate } from './filled-template.ts';

const SILENT: Readonly<Record<string, string>> = {
  'explicit-deny':
    'Something may be refused without a line in the log: rules that deny in so many words are not logged. With this they are; then do it again:',
  'device-cgroup':
    'A device may be refused without a line in the log: the device cgroup of a snap leaves none. This shows whether plain permissions would let it through:',
  'file-permissions':
    'Plain file permissions refuse without a line in the log, and would look the same. This shows them:',
  'audit-rate':
    'The kernel drops lines when too many come at once, and it did. With this it writes all; then do it again:',
};

const BY: Readonly<Record<Step['actor'], string>> = {
  user: '',
  admin: 'Whoever administers the machine: ',
  publisher: 'The publisher of the snap: ',
  maintainer: 'Its maintainers: ',
};

/** What a step is where its reason is not known here. */
const ACTIONS: Readonly<Record<Step['action'], string>> = {
  connect: 'Connect the plug:',
  disconnect: 'Disconnect the plug:',
  refresh: 'Refresh the snap:',
  'switch-channel': 'Switch to another channel:',
  'enable-addon': 'Enable the addon:',
  run: 'Run this:',
  'edit-manifest': 'Change the manifest:',
  'patch-snapcraft': 'Change snapcraft.yaml:',
  'request-store': 'Ask the store for it.',
  'report-bug': 'Report it.',
  restart: 'Start it again.',
  none: 'Nothing has to be done.',
};

/** What to do and why, without the command itself; `reason.code` decides. */
export function stepSentence(
  step: Step,
  { explanations = [], captures = {} }: { explanations?: Diagnosis['explanations']; captures?: Captures } = {},
): string {
  const { reason } = step;
  const plug = String(reason.interface ?? '');
  const snap = String(reason.snap ?? '');
  switch (reason.code) {
    case 'explanation': {
      const fix = explanations.find(({ slug }) => slug === reason.slug)?.fix[Number(reason.fix)];
      return fix === undefined ? byAction(step) : `${BY[step.actor]}${filledTemplate(fix.say, captures)}`;
    }
    case 'next-track':
      return `${BY[step.actor]}When all nodes run that one, go on to the next:`;
    case 'may-be-silent':
      return SILENT[String(reason.why)] ?? 'Some refusals leave no line in the log. This shows them:';
    case 'store-request':
      return `The publisher of ${snap} asks the store for ${plug}${
        reason.status === 'store-install' ? ' before the snap can be installed with that plug' : ''
      }: on forum.snapcraft.io, in store-requests.`;
    case 'report-rule':
      return reportSentence(reason);
    case 'see-declared-plugs':
      return `See whether ${snap} has a plug of the interface ${plug}, and whether it is connected:`;
    case 'if-plug-is-listed':
      return 'If it is listed without a slot, connect it (with the name of the plug as listed):';
    case 'plug-is-declared':
      return `${snap} has the plug, and it is not connected:`;
    case 'plug-is-connected':
      return `The plug is connected. Stop all of ${snap} and start it again, so that it runs under its present policy.`;
    case 'plug-is-missing':
      return `Only the publisher of ${snap} can add ${plug} to the plugs in snapcraft.yaml${
        reason.status === 'store-install' || reason.status === 'store-connect' ? ', and the store must grant it' : ''
      }.`;
    case 'if-plug-is-missing':
      return reason.status === 'store-install' || reason.status === 'store-connect'
        ? `If it is not listed, only the publisher of ${snap} can add it to the plugs in snapcraft.yaml, and the store must grant it.`
        : `If it is not listed, only the publisher of ${snap} can add it to the plugs in snapcraft.yaml.`;
    case 'slot-is-missing':
      return `Here it is the side with the slot that needs it: only the publisher of ${snap} can add a slot of ${plug} in snapcraft.yaml.`;
    case 'newer-snapd-permits':
      return `${reason.release === undefined ? 'The present snapd' : `snapd ${String(reason.release)}`} permits it: refresh snapd.`;
    case 'other-revision':
      return `Start ${snap} again, so that all of it runs from one revision${step.argv === undefined ? '.' : ':'}`;
    case 'policy-in-force-is-older':
      return 'Refresh the snap and restart it, so that it runs under its present policy:';
    case 'no-interface-permits':
      return `Tell the publisher of ${snap}: the program has to do without this.`;
    case 'profile-of-snapd':
      return 'Refresh snapd, in case a later release permits it:';
    case 'profile-of-container':
      return 'Change the security context of the container, or the profile that its runtime loads.';
    case 'profile-of-host':
      return 'Change that profile on the host, or ask who maintains the program.';
    default:
      return byAction(step);
  }
}

function byAction({ actor, action }: Step): string {
  return `${BY[actor]}${ACTIONS[action]}`;
}

const MAINTAINERS: Readonly<Record<string, string>> = {
  'snap-app': 'snapd',
  'snap-hook': 'snapd',
  'snap-confine': 'snapd',
  'snap-update-ns': 'snapd',
  'container-default': 'whoever ships the profile of the container',
  lxd: 'LXD',
  'host-profile': 'the program that the profile belongs to',
};

function reportSentence({ rule, file, release, owner, label }: Step['reason']): string {
  const whom = MAINTAINERS[String(owner)] ?? 'whoever maintains the profile';
  const facts = [
    told('the profile ', label),
    told('the rule ', rule),
    told('in ', file),
    told('the release ', release),
  ].filter((fact) => fact !== undefined);
  return `Report it to ${whom}, with the lines below${facts.length === 0 ? '' : ` and ${facts.join(', ')}`}.`;
}

function told(before: string, value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : `${before}${String(value)}`;
}
