import type { Step } from '@whyblocked/contract';

/** What to do and why, without the command itself; `reason.code` decides. */
export function stepSentence(step: Step): string {
  const { reason } = step;
  const plug = String(reason.interface ?? '');
  const snap = String(reason.snap ?? '');
  switch (reason.code) {
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
    case 'policy-in-force-is-older':
      return 'Refresh the snap and restart it, so that it runs under its present policy:';
    case 'no-interface-permits':
      return `Tell the publisher of ${snap}: the program has to do without this.`;
    case 'profile-of-snapd':
      return 'Refresh snapd; if it goes on, report it to snapd with the line below.';
    case 'profile-of-container':
      return 'Change the security context of the container, or the profile that its runtime loads.';
    case 'profile-of-host':
      return 'Change that profile on the host, or ask who maintains the program.';
    default:
      return reason.code;
  }
}
