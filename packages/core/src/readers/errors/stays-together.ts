/** What the C library and Go say at the end of an error: it means little without what failed. */
const ENDINGS: ReadonlySet<string> = new Set([
  'address already in use',
  'argument list too long',
  'bad file descriptor',
  'cannot allocate memory',
  'connection refused',
  'connection reset by peer',
  'connection timed out',
  'context canceled',
  'context deadline exceeded',
  'device or resource busy',
  'eof',
  'exec format error',
  'file exists',
  'function not implemented',
  'i/o timeout',
  'input/output error',
  'invalid argument',
  'invalid cross-device link',
  'is a directory',
  'network is unreachable',
  'no route to host',
  'no space left on device',
  'no such device',
  'no such device or address',
  'no such file or directory',
  'no such host',
  'no such process',
  'not a directory',
  'not found',
  'operation not permitted',
  'operation not supported',
  'permission denied',
  'read-only file system',
  'resource temporarily unavailable',
  'stale file handle',
  'structure needs cleaning',
  'text file busy',
  'too many levels of symbolic links',
  'too many open files',
  'unexpected eof',
]);

/** What was done to what: `open /etc/hosts`, `dial tcp 192.0.2.1:443`, `read tcp A->B`, `lookup HOST on SERVER`. */
const OPERATION =
  /^(?:[a-z][a-z0-9_]{1,15}(?:\/exec)? (?:"[^"]{0,4096}"|[./~][^\s"]{0,4096})(?: [./~][^\s"]{0,4096})?|(?:dial|listen|read|write|accept|set|connect) (?:tcp|udp|unix|ip|ip4|ip6|unixgram|tcp4|tcp6|udp4|udp6|netlink)(?: [^\s"]{1,512}){0,2}|lookup [^\s"]{1,512}(?: on [^\s"]{1,512})?)$/;

/** Beginnings of parts that say nothing without the part behind them. */
const LABELS = [
  'rpc error',
  'unexpected status',
  'server message',
  'http: server gave',
  'cannot open shared object file',
];

/** After a part with one of these nothing wraps any more: what follows is a list, or the words of somebody else. */
const LISTS = [
  'nodes are available',
  'exceeded quota',
  'failed quota',
  'PodSecurity "',
  'forbidden sysctl',
  'was low on resource',
  'The node had condition',
  'validation error',
  'due to the following policies',
  'available in range set',
  'probe failed',
  'Mounting command',
  'ut of memory',
];

/** Whether what stands behind the part's colon belongs to the same error, and not to the one that it wraps. */
export function staysTogether(part: string, next: string): boolean {
  return (
    isOneWord(part) ||
    ENDINGS.has(next.replace(/[.\s]{1,3}$/, '').toLowerCase()) ||
    next.startsWith('exit status') ||
    LABELS.some((label) => part.startsWith(label)) ||
    part.endsWith(', stdout') ||
    OPERATION.test(part)
  );
}

/** Whether all that follows the part belongs to it. */
export function beginsList(part: string): boolean {
  return LISTS.some((words) => part.includes(words));
}

/** Whether the part is one error, and all that follows are the words of another program, colons and all. */
export function endsBeforeWords(part: string): boolean {
  return part.endsWith('denied the request') || part.endsWith(' Output');
}

/** `x509`, `container_linux.go:380`, `docker.io/library/nginx:1.91`, `"/app/server"`. */
function isOneWord(part: string): boolean {
  return part.startsWith('"') && part.endsWith('"') ? part.indexOf('"', 1) === part.length - 1 : !/\s/.test(part);
}
