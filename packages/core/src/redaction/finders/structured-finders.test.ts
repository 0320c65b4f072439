import { describe, expect, it } from 'vitest';
import { createRedactor } from '../create-redactor.ts';

/** Each with a redactor of its own. */
function redacted(text: string): string {
  return createRedactor().text(text);
}

const UUID = 'f40df76d-8bbd-4ee9-94b0-48aa231cb462';
const HEX32 = '0123456789abcdef0123456789abcdef';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

describe('users', () => {
  it.each([
    ['open /home/ada/.kube/config', 'open /home/USER_1/.kube/config'],
    ['/home/ada.lovelace and /Users/bob.', '/home/USER_1 and /Users/USER_2.'],
    ['PATH=/home/ada:/home/bob', 'PATH=/home/USER_1:/home/USER_2'],
    ['/media/ada/stick/x', '/media/USER_1/stick/x'],
    ['/var/spool/cron/crontabs/ada', '/var/spool/cron/crontabs/USER_1'],
    ['uid=1000 user=ada tty=/dev/pts/0', 'uid=1000 user=USER_1 tty=/dev/pts/0'],
    ['user: "ada"', 'user: "USER_1"'],
    ['auid=1000 AUID="ada" UID="root"', 'auid=1000 AUID="USER_1" UID="root"'],
    ['uid=1000(ada) gid=1000(ada) groups=27(sudo)', 'uid=1000(USER_1) gid=1000(USER_1) groups=27(sudo)'],
    ['sshd[7]: Accepted publickey for ada from ::1 port 2', 'sshd[7]: Accepted publickey for USER_1 from ::1 port 2'],
    ['Failed password for invalid user ada from ', 'Failed password for invalid user USER_1 from '],
    ['session opened for user ada(uid=1000) by (uid=0)', 'session opened for user USER_1(uid=1000) by (uid=0)'],
    ['New session 3 of user ada.', 'New session 3 of user USER_1.'],
    ['User ada is not allowed', 'User USER_1 is not allowed'],
    ['User "ada" cannot list resource', 'User "USER_1" cannot list resource'],
    ['sudo:      ada : TTY=pts/0', 'sudo:      USER_1 : TTY=pts/0'],
    ['CRON[12]: (ada) CMD (true)', 'CRON[12]: (USER_1) CMD (true)'],
    ['$ sudo usermod -a -G microk8s ada', '$ sudo usermod -a -G microk8s USER_1'],
    ['-rw-r--r-- 1 ada ada 12 Feb 27 12:40 x', '-rw-r--r-- 1 USER_1 USER_1 12 Feb 27 12:40 x'],
    ['ada      4321  0.0  0.1  1234 ? S 10:00 0:00 bash', 'USER_1   4321  0.0  0.1  1234 ? S 10:00 0:00 bash'],
    ['ada@node-1:~/k8s$ microk8s status', 'USER_1@HOST_1:~/k8s$ microk8s status'],
    ['[ada@node-1 ~]$ dmesg', '[USER_1@HOST_1 ~]$ dmesg'],
    ['ada@laptop ~ % kubectl', 'USER_1@HOST_1 ~ % kubectl'],
    ['╭─ada@node-1 ~/k8s', '╭─USER_1@HOST_1 ~/k8s'],
    ['C:\\Users\\Ada Lovelace\\x C:\\\\Users\\\\bob\\\\y', 'C:\\Users\\USER_1\\x C:\\\\Users\\\\USER_2\\\\y'],
    ['ada:x:1000:1000:Ada Lovelace,,,:/home/ada:/bin/bash', 'USER_1:x:1000:1000:TEXT_1:/home/USER_1:/bin/bash'],
    ['login failed: User ada', 'login failed: User USER_1'],
    ['<b>ada@node-1</b>:~$ ls', '<b>USER_1@HOST_1</b>:~$ ls'],
    ['[sudo] Passwort für ada: ', '[sudo] Passwort für USER_1: '],
    [
      'auid=ada uid=root gid=ada fsuid=ada ouid=root GID="ada"',
      'auid=USER_1 uid=root gid=USER_1 fsuid=USER_1 ouid=root GID="USER_1"',
    ],
    ['session opened for user root(uid=0) by ada(uid=1000)', 'session opened for user root(uid=0) by USER_1(uid=1000)'],
    ["Adding user `ada' to group `microk8s'", "Adding user `USER_1' to group `microk8s'"],
    ["or add the user ada to the 'microk8s' group", "or add the user USER_1 to the 'microk8s' group"],
    ['su - ada -c true; chown -R ada:bob ~ada/x', 'su - USER_1 -c true; chown -R USER_1:USER_2 ~USER_1/x'],
    ['ada      pts/0        192.0.2.7', 'USER_1   pts/0        IP_1'],
    [`256 SHA256:${'aB1'.repeat(14)}c ada@node-1 (ED25519)`, `256 SHA256:${'aB1'.repeat(14)}c USER_1@HOST_1 (ED25519)`],
    ['ssh -v ada@node-1 uptime', 'ssh -v USER_1@HOST_1 uptime'],
  ])('%s', (text, expected) => expect(redacted(text)).toBe(expected));

  it.each([
    'session opened for user root(uid=0) by (uid=0)',
    'user=www-data user=nobody user=systemd-resolve user=snap_daemon user=1000',
    '/home/*/.config/** @{HOME}/x /home/$USER/x /home/<user>/x /root/x /run/user/1000/bus',
    'User not found; User "system:serviceaccount:kube-system:default" cannot get',
    'the user namespace of user.slice, for user namespaces',
    'user@1000.service getty@tty1.service',
    'Kernel/User page tables; Protection Keys User registers; D-Bus User Message Bus; CRON[7]: (CRON) info',
    'daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin',
    '/media/cdrom/x',
  ])('leaves %s', (text) => expect(redacted(text)).toBe(text));
});

describe('hosts', () => {
  it.each([
    ['Feb 27 12:40:27 node-1 kernel: [ 12.3] audit: x', 'Feb 27 12:40:27 HOST_1 kernel: [ 12.3] audit: x'],
    ['2024-02-27T12:40:27.123456+00:00 node-1 systemd[1]: x', '2024-02-27T12:40:27.123456+00:00 HOST_1 systemd[1]: x'],
    ['<34>1 2003-10-11T22:14:15.003Z node-1 su - ID47 x', '<34>1 2003-10-11T22:14:15.003Z HOST_1 su - ID47 x'],
    ['Feb 27 12:40:27 kernel kernel: node', 'Feb 27 12:40:27 HOST_1 kernel: node'],
    ['_HOSTNAME=node-1', '_HOSTNAME=HOST_1'],
    ['{"_HOSTNAME":"node-1","x":1}', '{"_HOSTNAME":"HOST_1","x":1}'],
    ['node=node-1 type=AVC msg', 'node=HOST_1 type=AVC msg'],
    ['  Hostname:    node-1', '  Hostname:    HOST_1'],
    ['Labels: kubernetes.io/hostname=node-1', 'Labels: kubernetes.io/hostname=HOST_1'],
    ['"kubernetes.io/hostname": "node-1"', '"kubernetes.io/hostname": "HOST_1"'],
    ['nodes "node-1" not found', 'nodes "HOST_1" not found'],
    ["between node 'node-1' and", "between node 'HOST_1' and"],
    [
      '5: 2021-03-20 00:01:07 node-1 kernel:[ 6300.9] audit: x',
      '5: 2021-03-20 00:01:07 HOST_1 kernel:[ 6300.9] audit: x',
    ],
    [
      'Name: DNS:kubernetes, DNS:kubernetes.default, DNS:node-1',
      'Name: DNS:kubernetes, DNS:kubernetes.default, DNS:HOST_1',
    ],
    [`attic_${UUID} became leader`, 'HOST_1_UUID_1 became leader'],
    [`holderIdentity: attic_${UUID}`, 'holderIdentity: HOST_1_UUID_1'],
    ['calico/node Calico node name: node-1', 'calico/node Calico node name: HOST_1'],
    ["Permanently added 'node-1,192.0.2.7' (ECDSA)", "Permanently added 'HOST_1,IP_1' (ECDSA)"],
    [
      'ssh: connect to host node-1 port 22; ping: node-1: Name or',
      'ssh: connect to host HOST_1 port 22; ping: HOST_1: Name or',
    ],
    ['Warning  Failed  3s  kubelet, node-1  Error: x', 'Warning  Failed  3s  kubelet, HOST_1  Error: x'],
    ['Node:         node-1/192.0.2.7', 'Node:         HOST_1/IP_1'],
    ['User "system:node:node-1" cannot', 'User "system:node:HOST_1" cannot'],
    ['Successfully assigned default/web to node-1', 'Successfully assigned default/web to HOST_1'],
    ['node-1   Ready    <none>   5d   v1.32.3', 'HOST_1   Ready    <none>   5d   v1.32.3'],
    ['Linux node-1 6.8.0-45-generic #45-Ubuntu', 'Linux HOST_1 6.8.0-45-generic #45-Ubuntu'],
    ['Hostname set to <node-1>.', 'Hostname set to <HOST_1>.'],
    ['node ip-10-0-0-5.eu-west-1.compute.internal', 'node HOST_1'],
    ['node host-10-0-0-5 and static-10-0-0-6', 'node HOST_1 and HOST_2'],
    ['pull from registry.acme.com/web failed', 'pull from HOST_1/web failed'],
    ['ping thinkpad.local and db.corp', 'ping HOST_1 and HOST_2'],
  ])('%s', (text, expected) => expect(redacted(text)).toBe(expected));

  it.each([
    'Feb 27 12:40:27 localhost kernel: x',
    'Feb 27 12:40:27 kernel: audit: x',
    'Tue Feb 27 12:40:27 UTC 2024',
    '2024-02-27T12:40:27.123456789Z stderr F level=info',
    '2024-02-27 12:40:27 INFO main: started',
    'name="org.freedesktop.NetworkManager" interface="org.freedesktop.DBus.Properties"',
    'com.ubuntu.OneConf fi.w1.wpa_supplicant1 io.snapcraft.Settings com.acme.io',
    'rbac.authorization.k8s.io certificates.cert-manager.io/v1 snapshot.storage.k8s.io',
    'docker.io/library/nginx registry.k8s.io/pause:3.9 ghcr.io/x/y quay.io/x k8s.gcr.io/x gcr.io/x',
    'https://api.snapcraft.io github.com/canonical/microk8s archive.ubuntu.com canonical.com',
    'cri-containerd.apparmor.d kubelet.service /etc/rc.local libfoo.so.1 setup.py',
    'profile="snap.thing.app" snap-update-ns.thing snap.net.io',
    'web.default.svc.cluster.local web-6d4b75cb6d-x7x2p',
    '/home/*/.local/share Linux version 6.8.0-45-generic',
    'hostname=? addr=? hostname=(none)',
    'kern.info daemon.err user.home plug.attr.private',
    'open /proc/sys/kernel/hostname: permission denied; hostname: sethostname: Operation not permitted',
    'ping: socket: Operation not permitted; calico-node-5kq2p vethd1f01d64 cali1234567890a',
    'look on the node: see who; the kubelet, then restart it; auth can-i get nodes/proxy',
    'loading plugin "io.containerd.sandbox.store.v1.local" home.arpa /plugins/pxd.portworx.com',
  ])('leaves %s', (text) => expect(redacted(text)).toBe(text));
});

describe('addresses', () => {
  it.each([
    ['from 192.0.2.7 port 22', 'from IP_1 port 22'],
    ['https://192.0.2.7:16443/ 192.0.2.0/24', 'https://IP_1:16443/ IP_2/24'],
    ['10.64.140.43-10.64.140.49', 'IP_1-IP_2'],
    ['dial tcp 10.64.140.43:443: refused', 'dial tcp IP_1:443: refused'],
    ['cannot reach server 192.0.2.7', 'cannot reach server IP_1'],
    ['bound to 192.0.2.7.', 'bound to IP_1.'],
    ['from 2001:db8::1: refused', 'from IP_1: refused'],
    ['[2001:db8:0:0:0:0:0:1]:443', '[IP_1]:443'],
    ['fe80::5054:ff:fe12:3456%eth0', 'IP_1%eth0'],
    ['::ffff:192.0.2.7', 'IP_1'],
    ['https://%5B2001:db8::1%5D:443', 'https://%5B_IP_1%5D:443'],
    ['HWaddr 52:54:00:12:34:56', 'HWaddr MAC_1'],
    ['MAC=52:54:00:12:34:56:52:54:00:ab:cd:ef:08:00 SRC=192.0.2.7', 'MAC=MAC_1 SRC=IP_1'],
    ['52-54-00-12-34-56 is 52:54:00:12:34:56', 'MAC_1 is MAC_1'],
    ['enx525400123456: renamed', 'enxMAC_1: renamed'],
    ['mail to ada.lovelace@example.org, please', 'mail to MAIL_1, please'],
  ])('%s', (text, expected) => expect(redacted(text)).toBe(expected));

  it.each([
    '127.0.0.1:53 127.0.0.53 0.0.0.0:80 ::1 [::]:10250 255.255.255.0 169.254.0.0/16 fe80::/10 fe80:: ff02::1',
    'https://10.152.183.1:443 lookup x on 10.96.0.10:53 172.20.0.1 172.30.0.10 10.43.0.1 10.100.0.10',
    '6.8.0-45 version 1.2.3.4 version: "1.2.3.4" v1.2.3.4 1.2.3.4.5 1.2.3.4-1ubuntu2 foo-1.2.3.4.tar.gz libx.so.1.2.3.4',
    'snapd     2.68.5.1   23545  latest/stable  canonical✓  snapd',
    'snapd 2.68.5.1 "snapd": "2.68.5.1"',
    'thing     2.68.5.1   23545  1.32-strict/stable  canonical✓  -',
    'ii  thing  2.68.5.1  amd64',
    'installed:          4.0.4.1            (1234) 12MB -; latest/stable: 4.0.4.1 2024-02-27 (1234) 12MB -',
    'Chrome/120.0.0.0 nginx:1.25.3.1 1.2.3.4+dfsg 1.2.3.4~rc1 300.1.2.3 1.2.3.256',
    'std::string Foo::Bar::baz ab::cd dead::beef A::B 12:34:56 2024-02-27T12:40:27',
    '00:00:00:00:00:00 ff:ff:ff:ff:ff:ff 0000:00:1f.2 aa:bb:cc:dd:ee',
    'SHA1 AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD',
    'git@github.com:x/y getty@tty1.service memcpy@GLIBC_2.14 nginx@sha256:0123abcd @/tmp/.X11-unix/X0',
  ])('leaves %s', (text) => expect(redacted(text)).toBe(text));
});

describe('ids', () => {
  it.each([
    [`pods/${UUID}/volumes`, 'pods/UUID_1/volumes'],
    [`pod${UUID.replaceAll('-', '_')}.slice is ${UUID.toUpperCase()}`, 'podUUID_1.slice is UUID_1'],
    [`_MACHINE_ID=${HEX32} "_BOOT_ID":"${HEX32.replaceAll('0', 'f')}"`, '_MACHINE_ID=MACHINE_1 "_BOOT_ID":"BOOT_1"'],
    [`        Machine ID: ${HEX32}`, '        Machine ID: MACHINE_1'],
    [`/var/log/journal/${HEX32}/system.journal`, '/var/log/journal/MACHINE_1/system.journal'],
    ['"instance-id": "i-0abcd1234ef567890"', '"instance-id": "MACHINE_1"'],
    [
      'arn:aws:iam::123456789012:role/eks "accountId": "210987654321"',
      'arn:aws:iam::TEXT_1:role/eks "accountId": "TEXT_2"',
    ],
    ['Serial Number: PF1ABC23 Product Serial: CNU409', 'Serial Number: MACHINE_1 Product Serial: MACHINE_2'],
    ['ESSID:"Ada at home" SSID: attic', 'ESSID:"TEXT_1" SSID: TEXT_2'],
  ])('%s', (text, expected) => expect(redacted(text)).toBe(expected));

  it.each([`containerd://${HEX32}${HEX32}`, 'web-6d4b75cb6d-x7x2p', `sha256:${HEX32}${HEX32}`])('leaves %s', (text) =>
    expect(redacted(text)).toBe(text),
  );
});

describe('secrets', () => {
  it.each([
    ['password=hunter2 x', 'password=SECRET_1 x'],
    ['DB_PASSWORD: hunter', 'DB_PASSWORD: SECRET_1'],
    ['"password":"pa\\"ss word"', '"password":"SECRET_1"'],
    ['{\\"token\\":\\"abc\\"}', '{\\"token\\":\\"SECRET_1\\"}'],
    ['    token: abcdef', '    token: SECRET_1'],
    ['client-secret=x1', 'client-secret=SECRET_1'],
    ['kubectl --token abc get pods', 'kubectl --token SECRET_1 get pods'],
    ['client-key-data: LS0tLS1CRUdJTiBSU0E=', 'client-key-data: SECRET_1'],
    ['tls.key: LS0tLS1CRUdJTiBSU0E=', 'tls.key: SECRET_1'],
    ['certificate-authority-data: QUJD', 'certificate-authority-data: SECRET_1'],
    ['Authorization: Bearer abcdefgh12345678', 'Authorization: Bearer SECRET_1'],
    ['Authorization: Basic YWRhOmh1bnRlcg==', 'Authorization: Basic SECRET_1'],
    [`got ${JWT}.`, 'got SECRET_1.'],
    ['https://ada:hunter2@example.org/x', 'https://USER_1:SECRET_1@HOST_1/x'],
    [`ghp_${'a1'.repeat(18)} AKIA${'A1'.repeat(8)} xoxb-123456789012-abc`, 'SECRET_1 SECRET_2 SECRET_3'],
    [`dckr_pat_${'a1'.repeat(12)} AIza${'a1'.repeat(18)}`, 'SECRET_1 SECRET_2'],
    [`microk8s join 192.0.2.7:25000/${HEX32}/2c0cb3284b05`, 'microk8s join IP_1:25000/SECRET_1'],
    ['-----BEGIN KEY-----\nMIIE\nvQ==\n-----END KEY-----\nx', 'SECRET_1\nSECRET_1\nSECRET_1\nSECRET_1\nx'],
    ['a -----BEGIN KEY-----\\nMIIE\\n-----END KEY-----\\n b', 'a SECRET_1\\n b'],
    [`-----BEGIN KEY-----\n${'Ab1+'.repeat(16)}\nthen`, 'SECRET_1\nSECRET_1\nthen'],
    ['Ab1+'.repeat(16), 'SECRET_1'],
  ])('%s', (text, expected) => expect(redacted(text)).toBe(expected));

  it.each([
    'secretName: my-tls secretRef: x imagePullSecrets: y',
    'automountServiceAccountToken: false tokenExpirationSeconds: 3607',
    'secret "my-tls" not found; cannot refresh token: expired',
    '--token-auth-file=/var/snap/microk8s/8151/credentials/known_tokens.csv',
    'token=/var/run/secrets/kubernetes.io/serviceaccount/token',
    'password=$PASSWORD password=<none> token: ""',
    'WWW-Authenticate: Bearer realm="x"; bearer authentication',
    'type=SECCOMP sig=31 arch=c000003e syscall=303 code=0x80000000 key=(null)',
  ])('leaves %s', (text) => expect(redacted(text)).toBe(text));
});

describe('encoded text', () => {
  it('finds what the kernel writes in hexadecimal', () => {
    const hex = (text: string) => Buffer.from(text).toString('hex').toUpperCase();
    expect(redacted(`name=${hex('/home/ada/My Files')} pid=1 acct="ada"`)).toBe(
      `name=${hex('/home/USER_1/My Files')} pid=1 acct="USER_1"`,
    );
    expect(redacted(hex('/home/жанна/x y'))).toBe(hex('/home/USER_1/x y'));
  });

  it('finds what the journal writes as bytes', () => {
    const bytes = (text: string) => `{"MESSAGE":[${Buffer.from(text).join(',')}]}`;
    expect(redacted(bytes('/home/ada/x'))).toBe(bytes('/home/USER_1/x'));
  });
});
