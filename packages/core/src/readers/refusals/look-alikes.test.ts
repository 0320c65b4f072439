import { describe, expect, it } from 'vitest';
import { lookAlikeOf, lookAlikes } from './look-alikes.ts';
import { readRefusal } from './program-refusal.ts';

const examples: Readonly<Record<string, readonly string[]>> = {
  ssh: ['ada@192.0.2.7: Permission denied (publickey,password).', 'Permission denied, please try again.'],
  git: ['git@example.org: Permission denied to /srv/git/thing', 'remote: Permission denied for /srv/git'],
  scp: ['scp: /etc/remote.conf: Permission denied', 'sftp: open /x/y: Permission denied'],
  http: [
    'GET https://example.org failed: HTTP 403: permission denied, open /x',
    'status 403 Forbidden /x: permission denied',
  ],
  registry: ['docker: denied: requested access to the resource is denied: open /x/y: permission denied'],
  grpc: ['rpc error: code = PermissionDenied desc = open /x/y: permission denied'],
  rbac: ['pods is forbidden: User "system:anonymous": open /x/y: permission denied'],
  database: [
    'ERROR: permission denied for table /users',
    'ERROR 1045: Access denied for user at /x/y: Permission denied',
  ],
  login: ['su: Permission denied', 'login: pam_unix(/x/y): Permission denied'],
  browser: ['NotAllowedError: Permission denied: /x/y', 'Notification permission denied: open /x/y'],
  'package-lock': ['E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)'],
  store: ['snap store: open /x/y: permission denied'],
};

describe('look-alikes', () => {
  it.each(lookAlikes.map(({ name }) => name))('%s is no refusal of this system', (name) => {
    const texts = examples[name] ?? [];
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      expect(lookAlikeOf(text)).toBe(name);
      expect(readRefusal(text, { number: 1, raw: text, text, carried: {} })).toBeNull();
    }
  });

  it('lets refusals pass that speak of the same things', () => {
    for (const text of [
      'open /home/ada/.ssh/id_ed25519: permission denied',
      'git: cannot open /home/ada/.gitconfig: Permission denied',
      'mysqld: Can’t create file /var/lib/mysql/x: Permission denied',
      'sudo: unable to open /etc/sudoers: Permission denied',
      'dial unix /var/run/docker.sock: connect: permission denied',
    ]) {
      expect(lookAlikeOf(text), text).toBeUndefined();
      expect(readRefusal(text, { number: 1, raw: text, text, carried: {} }), text).not.toBeNull();
    }
  });
});
