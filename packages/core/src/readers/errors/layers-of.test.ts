import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layersOf, MOST_LAYERS } from './layers-of.ts';

const cases: readonly (readonly [name: string, message: string, layers: readonly string[]])[] = [
  [
    'nothing wrapped',
    'container has runAsNonRoot and image will run as root',
    ['container has runAsNonRoot and image will run as root'],
  ],
  [
    'gRPC and Go',
    'Failed to pull image "web:1": rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/web:1": failed to resolve reference "docker.io/library/web:1": docker.io/library/web:1: not found',
    [
      'Failed to pull image "web:1"',
      'rpc error: code = NotFound',
      'failed to pull and unpack image "docker.io/library/web:1"',
      'failed to resolve reference "docker.io/library/web:1"',
      'docker.io/library/web:1: not found',
    ],
  ],
  [
    'URLs, hosts and ports',
    'failed to get sandbox image "registry.example.org/pause:3.7": failed to do request: Head "https://registry.example.org/v2/pause/manifests/3.7": dial tcp 192.0.2.82:443: connect: connection refused',
    [
      'failed to get sandbox image "registry.example.org/pause:3.7"',
      'failed to do request',
      'Head "https://registry.example.org/v2/pause/manifests/3.7"',
      'dial tcp 192.0.2.82:443: connect: connection refused',
    ],
  ],
  [
    'look-ups',
    'Get "https://registry.example.org/v2/": dial tcp: lookup registry.example.org on 127.0.0.53:53: no such host',
    ['Get "https://registry.example.org/v2/"', 'dial tcp: lookup registry.example.org on 127.0.0.53:53: no such host'],
  ],
  [
    'certificates',
    'Post "https://webhook.default.svc:443/mutate?timeout=10s": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    [
      'Post "https://webhook.default.svc:443/mutate?timeout=10s"',
      'tls: failed to verify certificate',
      'x509: certificate signed by unknown authority',
    ],
  ],
  [
    'CNI',
    'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "0ca3": plugin type="calico" failed (add): error getting ClusterInformation: connection is unauthorized: Unauthorized',
    [
      'Failed to create pod sandbox',
      'rpc error: code = Unknown',
      'failed to setup network for sandbox "0ca3"',
      'plugin type="calico" failed (add)',
      'error getting ClusterInformation',
      'connection is unauthorized',
      'Unauthorized',
    ],
  ],
  [
    'runc of today',
    'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: unable to apply apparmor profile: apparmor failed to apply profile: write fsmount:fscontext:proc/thread-self/attr/exec: permission denied: unknown',
    [
      'failed to create containerd task',
      'failed to create shim task',
      'OCI runtime create failed',
      'runc create failed',
      'unable to start container process',
      'error during container init',
      'unable to apply apparmor profile',
      'apparmor failed to apply profile',
      'write fsmount:fscontext:proc/thread-self/attr/exec: permission denied',
    ],
  ],
  [
    'a program that is missing',
    'OCI runtime create failed: runc create failed: unable to start container process: exec: "/app/server": stat /app/server: no such file or directory: unknown',
    [
      'OCI runtime create failed',
      'runc create failed',
      'unable to start container process',
      'exec: "/app/server": stat /app/server: no such file or directory',
    ],
  ],
  [
    'runc of yesterday',
    'OCI runtime create failed: container_linux.go:380: starting container process caused: process_linux.go:545: container init caused: rootfs_linux.go:76: mounting "proc" to rootfs at "/proc" caused: permission denied: unknown',
    [
      'OCI runtime create failed',
      'container_linux.go:380: starting container process caused',
      'process_linux.go:545: container init caused',
      'rootfs_linux.go:76: mounting "proc" to rootfs at "/proc" caused: permission denied',
    ],
  ],
  [
    'runc of the day before, in quotes',
    String.raw`container_linux.go:346: starting container process caused "process_linux.go:480: container init caused \"apply apparmor profile: apparmor failed to apply profile: write /proc/self/attr/exec: permission denied\"": unknown`,
    [
      'container_linux.go:346: starting container process caused',
      'process_linux.go:480: container init caused',
      'apply apparmor profile',
      'apparmor failed to apply profile',
      'write /proc/self/attr/exec: permission denied',
    ],
  ],
  [
    'names in quotes within quotes',
    String.raw`container_linux.go:345: starting container process caused "process_linux.go:430: container init caused \"rootfs_linux.go:58: mounting \\\"/srv/a: b\\\" to rootfs \\\"/merged\\\" at \\\"/etc/x\\\" caused \\\"not a directory\\\"\""`,
    [
      'container_linux.go:345: starting container process caused',
      'process_linux.go:430: container init caused',
      'rootfs_linux.go:58: mounting "/srv/a: b" to rootfs "/merged" at "/etc/x" caused',
      'not a directory',
    ],
  ],
  [
    'a mount, folds kept',
    'MountVolume.SetUp failed for volume "shared" : mount failed: exit status 32\nMounting command: mount\nMounting arguments: -t nfs nas.example.org:/export /var/lib/x\nOutput: mount: /var/lib/x: bad option; you might need a /sbin/mount.<type> helper program.\n',
    [
      'MountVolume.SetUp failed for volume "shared"',
      'mount failed: exit status 32 Mounting command: mount Mounting arguments: -t nfs nas.example.org:/export /var/lib/x Output',
      'mount: /var/lib/x: bad option; you might need a /sbin/mount.<type> helper program.',
    ],
  ],
  [
    'a mount, folds escaped',
    String.raw`mount failed: exit status 32\nMounting command: mount\nMounting arguments: -t nfs a:/b /c\nOutput: mount.nfs: access denied by server while mounting a:/b`,
    [
      'mount failed: exit status 32 Mounting command: mount Mounting arguments: -t nfs a:/b /c Output',
      'mount.nfs: access denied by server while mounting a:/b',
    ],
  ],
  [
    'klog',
    String.raw`"Error syncing pod, skipping" err="failed to \"StartContainer\" for \"web\" with CrashLoopBackOff: \"back-off 5m0s restarting failed container=web pod=web-0_default(1a2b)\"" pod="default/web-0" podUID="1a2b"`,
    [
      '"Error syncing pod, skipping" pod="default/web-0" podUID="1a2b"',
      'failed to "StartContainer" for "web" with CrashLoopBackOff',
      'back-off 5m0s restarting failed container=web pod=web-0_default(1a2b)',
    ],
  ],
  [
    'three levels of quotes',
    String.raw`Error syncing pod, skipping err="failed to \"StartContainer\" for \"web\" with ErrImagePull: \"rpc error: code = Unknown desc = failed to resolve reference \\\"example.org/web:1\\\": unexpected status from HEAD request to https://example.org/v2/web/manifests/1: 403 Forbidden\""`,
    [
      'Error syncing pod, skipping',
      'failed to "StartContainer" for "web" with ErrImagePull',
      'rpc error: code = Unknown',
      'failed to resolve reference "example.org/web:1"',
      'unexpected status from HEAD request to https://example.org/v2/web/manifests/1: 403 Forbidden',
    ],
  ],
  [
    'old kubelet',
    'Error syncing pod 5d ("web-0_default(5d)"), skipping: failed to "StartContainer" for "web" with RunContainerError: "runContainer: Error response from daemon: Relabeling content in /usr is not allowed."',
    [
      'Error syncing pod 5d ("web-0_default(5d)"), skipping',
      'failed to "StartContainer" for "web" with RunContainerError',
      'runContainer: Error response from daemon',
      'Relabeling content in /usr is not allowed.',
    ],
  ],
  [
    'scheduler',
    '0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
    [
      '0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }.',
    ],
  ],
  [
    'scheduler since 1.34',
    '0/1 nodes are available: 1 Insufficient memory. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.',
    ['0/1 nodes are available: 1 Insufficient memory. no new claims to deallocate'],
  ],
  [
    'webhook',
    'Internal error occurred: failed calling webhook "validate.example.org": failed to call webhook: Post "https://policy.system.svc:443/validate?timeout=10s": no endpoints available for service "policy"',
    [
      'Internal error occurred',
      'failed calling webhook "validate.example.org"',
      'failed to call webhook',
      'Post "https://policy.system.svc:443/validate?timeout=10s"',
      'no endpoints available for service "policy"',
    ],
  ],
  [
    'admission',
    'Error creating: pods "web-0" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "web" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "web" must set securityContext.capabilities.drop=["ALL"])',
    [
      'Error creating',
      'pods "web-0" is forbidden',
      'violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "web" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "web" must set securityContext.capabilities.drop=["ALL"])',
    ],
  ],
  [
    'quota',
    'pods "a" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=4, limited: pods=4',
    ['pods "a" is forbidden', 'exceeded quota: compute, requested: pods=1, used: pods=4, limited: pods=4'],
  ],
  [
    'words of a webhook',
    'admission webhook "validation.example.org" denied the request: [no-host-port] Using hostPort is disallowed: see https://example.org/x: y',
    [
      'admission webhook "validation.example.org" denied the request',
      '[no-host-port] Using hostPort is disallowed: see https://example.org/x: y',
    ],
  ],
  [
    'a hook of the container',
    "error running hook #0: error running hook: exit status 1, stdout: , stderr: Auto-detected mode as 'legacy' nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file: no such file or directory: unknown",
    [
      'error running hook #0',
      'error running hook: exit status 1, stdout: , stderr',
      "Auto-detected mode as 'legacy' nvidia-container-cli",
      'initialization error',
      'load library failed',
      'libnvidia-ml.so.1: cannot open shared object file: no such file or directory',
    ],
  ],
  [
    'gRPC in gRPC, quoted',
    'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /run/containerd.sock: connect: no such file or directory"',
    [
      'rpc error: code = Unavailable',
      'connection error',
      'transport: Error while dialing',
      'dial unix /run/containerd.sock: connect: no such file or directory',
    ],
  ],
  [
    'a probe, and what it was answered',
    'Readiness probe failed: Get "http://10.1.2.3:8080/": dial tcp 10.1.2.3:8080: connect: connection refused',
    ['Readiness probe failed: Get "http://10.1.2.3:8080/": dial tcp 10.1.2.3:8080: connect: connection refused'],
  ],
  [
    'times and versions',
    'container "web" was killed at 12:34:56: restart: v1:2',
    ['container "web" was killed at 12:34:56', 'restart: v1:2'],
  ],
  [
    'a name with a colon in quotes',
    'exec: "sh: x": executable file not found in $PATH',
    ['exec: "sh: x": executable file not found in $PATH'],
  ],
  [
    'cut out of quotes',
    String.raw`failed to \"StartContainer\" for \"web\" with ErrImageNeverPull: \"Container image \\\"web:dev\\\" is not present with pull policy of Never`,
    [
      'failed to "StartContainer" for "web" with ErrImageNeverPull',
      'Container image "web:dev" is not present with pull policy of Never',
    ],
  ],
  [
    'several errors of one pod',
    `[failed to "StartContainer" for "a" with CrashLoopBackOff: "back-off 10s restarting failed container=a", failed to "StartContainer" for "b" with CrashLoopBackOff: "back-off 20s restarting failed container=b"]`,
    [
      'failed to "StartContainer" for "a" with CrashLoopBackOff, failed to "StartContainer" for "b" with CrashLoopBackOff: "back-off 20s restarting failed container=b"',
      'back-off 10s restarting failed container=a',
    ],
  ],
];

describe('layersOf', () => {
  it.each(cases)('%s', (_name, message, layers) => {
    expect(layersOf(message)).toEqual(layers);
  });

  it('says something of nothing', () => {
    expect(layersOf('')).toEqual(['']);
    expect(layersOf(' : ')).toEqual([':']);
  });

  const error = fc.stringMatching(
    /^(failed|cannot|unable) to [a-z]{3,9} [a-z]{3,9} (\d\d:\d\d|"[a-z:]{1,9}"|\(a: b\)|\[\w{0,3}\])$/,
  );
  const chain = fc.array(fc.tuple(error, fc.constantFrom('plain', 'quoted', 'caused')), { minLength: 1, maxLength: 8 });

  it('finds what was wrapped, however it was', () => {
    fc.assert(
      fc.property(chain, (errors) => {
        const message = errors.reduceRight((inner, [outer, how], index) => {
          if (index === errors.length - 1) return outer;
          if (how === 'plain') return `${outer}: ${inner}`;
          return how === 'quoted' ? `${outer}: ${JSON.stringify(inner)}` : `${outer} caused ${JSON.stringify(inner)}`;
        }, '');
        const expected = errors.map(([text, how], index) =>
          how === 'caused' && index < errors.length - 1 ? `${text} caused` : text,
        );
        expect(layersOf(message)).toEqual(expected);
      }),
    );
  });

  it('never throws, is bounded, and keeps the words', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      ': ',
      '"',
      '\\',
      '\\"',
      '(',
      ')',
      '[',
      ']',
      '{',
      'err="',
      ' desc = ',
      'caused "',
      'b c',
      '\n',
      ', b',
      'ab',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        const message = pieces.join('');
        const layers = layersOf(message);
        expect(layers.length).toBeGreaterThan(0);
        expect(layers.length).toBeLessThanOrEqual(MOST_LAYERS);
        const told = (text: string): number => text.split('b').length;
        expect(told(layers.join(' '))).toBe(told(message));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 300 }), (text) => layersOf(text).length <= MOST_LAYERS),
    );
  });

  it.each([
    ['colons', 'a: ', 20_000],
    ['quotes', '"', 60_000],
    ['escaped quotes', '\\"', 30_000],
    ['an open quote before escaped ones', ': "\\" x', 10_000],
    ['brackets', '([{', 20_000],
    ['keys', 'err=" a: ', 7_000],
    ['slashes', '\\', 60_000],
  ])('gets through many %s', (_name, piece, times) => {
    expect(layersOf(piece.repeat(times)).length).toBeLessThanOrEqual(MOST_LAYERS);
  });
});
