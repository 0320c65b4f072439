import { expect, it } from 'vitest';
import { versionFit } from './version-fit.ts';

it.each([
  [[{ snapd: { until: '2.63' } }], { snapd: '2.61.3' }, 'inside'],
  [[{ snapd: { until: '2.63' } }], { snapd: '2.63' }, 'outside'],
  [[{ snapd: { until: '2.63' } }], {}, 'unknown'],
  [[{ tracks: { since: '1.25', until: '1.32' }, confinement: 'strict' as const }], { track: '1.31' }, 'unknown'],
  [
    [{ tracks: { since: '1.25', until: '1.32' }, confinement: 'strict' as const }],
    { track: '1.31', confinement: 'devmode' },
    'inside',
  ],
  [[{ tracks: { since: '1.34' }, microk8s: { until: '1.34.2' } }], { track: '1.34', microk8s: '1.34.3' }, 'outside'],
  [[{ tracks: { since: '1.34' }, microk8s: { until: '1.34.2' } }], { track: '1.34' }, 'unknown'],
  [[{ confinement: 'classic' as const }], { confinement: 'strict' }, 'outside'],
  [
    [{ distribution: { id: 'ubuntu', since: '25.04' } }],
    { distribution: { id: 'ubuntu', version: '24.04' } },
    'outside',
  ],
  [[{ distribution: { id: 'ubuntu', since: '25.04' } }], { distribution: { id: 'debian' } }, 'outside'],
  [[{ kernel: { until: '6.8' } }, { kernel: { since: '6.17' } }], { kernel: '6.17.0' }, 'inside'],
] as const)('%j with %j is %s', (ranges, known, fit) => {
  expect(versionFit(ranges, known)).toBe(fit);
});
