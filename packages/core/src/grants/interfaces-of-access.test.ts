import { expect, it } from 'vitest';
import { dataKnowledge } from '../knowledge/data-knowledge.fixture.ts';
import { interfacesOfAccess } from './interfaces-of-access.ts';
import { createPolicyQuestioner } from './policy-questioner.ts';

const knowledge = dataKnowledge();
const interfacesOf = interfacesOfAccess(knowledge);
const ask = createPolicyQuestioner(knowledge, { release: knowledge.newestRelease, system: 'classic' });
const subject = { owner: 'snap-app', label: 'snap.thing.app', snap: 'thing', app: 'app' } as const;

it.each([
  ['/sys/devices/pci0000:00/0000:00:14.0/usb1/1-2/busnum', 'raw-usb'],
  ['/sys/devices/LNXSYSTM:00/LNXSYBUS:00/ACPI0003:00/power_supply/AC/online', 'hardware-observe'],
])('%s is what %s is there for, and comes before others that permit it', (path, name) => {
  const access = { kind: 'file', path, mask: 'r' } as const;
  expect(interfacesOf(access)).toContain(name);
  const { grants } = ask(access, subject);
  expect(grants[0]?.name).toBe(name);
  expect(grants.length).toBeGreaterThan(1);
});

it('takes net_admin for setting up the network, unless the program is about something else', () => {
  const access = { kind: 'capability', name: 'net_admin' } as const;
  const first = (program: string) => ask(access, subject, program).grants[0]?.name;
  expect(['thing', 'dnsmasq', 'hciconfig'].map(first)).toEqual([
    'network-control',
    'network-control',
    'bluetooth-control',
  ]);
});

it('knows nothing of other paths and other accesses', () => {
  expect(interfacesOf({ kind: 'file', path: '/etc/hosts', mask: 'r' }).size).toBe(0);
  expect(interfacesOf({ kind: 'capability', name: 'sys_admin' }).size).toBe(0);
});
