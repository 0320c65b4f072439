import { describe, expect, it } from 'vitest';
import { findPersonalData } from './find-personal-data.ts';

describe('of a text that was pasted', () => {
  it.each([
    ['from 203.0.112.9 port 22', 'IP', '203.0.112.9'],
    ['dial tcp 192.168.1.20:443: refused', 'IP', '192.168.1.20'],
    ['[2a00:1450::5]:443', 'IP', '2a00:1450::5'],
    ['HWaddr a4:83:e7:12:34:56', 'MAC', 'a4:83:e7:12:34:56'],
    ['mail to jane.doe@somewhere.net', 'MAIL', 'jane.doe@somewhere.net'],
    ['open /home/jdoe/.kube/config', 'USER', 'jdoe'],
    ['Feb 27 12:40:27 thinkpad kernel: [ 12.3] audit: x', 'HOST', 'thinkpad'],
    ['pull from registry.acme.com/web failed', 'HOST', 'registry.acme.com'],
    [`ghp_${'a1'.repeat(18)}`, 'SECRET', `ghp_${'a1'.repeat(18)}`],
  ])('finds what is in: %s', (text, kind, value) => {
    expect(findPersonalData(`before\n${text}`, false)).toEqual([{ kind, value, line: 1 }]);
  });

  it.each([
    'from 192.0.2.7, 198.51.100.1, 203.0.113.9 and 2001:db8::7',
    'dial tcp 10.152.183.1:443 10.1.27.5 172.17.0.1 and no_proxy=192.168.0.0/16',
    'HWaddr 52:54:00:12:34:56',
    'mail to alex@example.org',
    'alex@host7:~$ open /home/alex/.kube/config',
    'Feb 27 12:40:27 host7 kernel: [ 12.3] audit: x',
    'Feb 27 12:40:27 node-1 kernel: [ 12.3] audit: x',
    'pull from registry.example.com/web failed',
    'stat /var/lib/calico/nodename: no such file or directory',
    'train-0     0/1     OutOfnvidia.com/gpu   0          3m',
    'docker login --docker-password=TOKEN',
    'open /home/USER_1/x on HOST_1 from IP_1',
  ])('leaves what is made up: %s', (text) => expect(findPersonalData(text, false)).toEqual([]));
});

describe('of prose', () => {
  it('takes no word for a name', () => {
    expect(
      findPersonalData('Start as the right user: root; MicroK8s on host: thinkpad, see nodes/proxy.', true),
    ).toEqual([]);
  });

  it('finds home folders, addresses and secrets', () => {
    expect(findPersonalData('It was in /home/jdoe on 203.0.112.9.', true).map(({ value }) => value)).toEqual([
      'jdoe',
      '203.0.112.9',
    ]);
  });
});
