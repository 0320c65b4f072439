/** What a word says was tried: the mask of a file access, or an operation that no mask tells. */
export type Tried =
  | { readonly kind: 'mask'; readonly mask: string }
  | { readonly kind: 'socket' }
  | { readonly kind: 'mount' | 'umount' | 'remount' | 'pivotroot' }
  | { readonly kind: 'userns' | 'ptrace' | 'signal' | 'ping' }
  | { readonly kind: 'operation'; readonly operation: string };

const mask = (letters: string): Tried => ({ kind: 'mask', mask: letters });
const operation = (name: string): Tried => ({ kind: 'operation', operation: name });

/** Most particular first: of words in the same clause the first row counts. */
const WORDS: readonly (readonly [RegExp, Tried])[] = [
  [/\bpivot_?root\b/, { kind: 'pivotroot' }],
  [/\bremount(?:ing|ed)?\b/, { kind: 'remount' }],
  [/\b(?:umount2?|unmount(?:ing|ed)?)\b/, { kind: 'umount' }],
  [/\bmount(?:ing|ed)?\b(?! ?point| ?namespace)/, { kind: 'mount' }],
  [/\bclone_newuser\b|\buser ?namespaces?\b|\buserns\b|\b[ug]id[_ ]map\b|\bnew namespace\b/, { kind: 'userns' }],
  [/\bptrace\b|\bptrace_\w{1,20}\b/, { kind: 'ptrace' }],
  [/\bping\d?: |\bicmp (?:open )?socket\b|\blacking privilege for (?:raw|icmp) socket\b/, { kind: 'ping' }],
  [/\bkill(?:ing|\(\))?(?= |:|$)|\bsend(?:ing)? signal\b|\btgkill\b/, { kind: 'signal' }],
  [/\bunshare\b/, operation('unshare')],
  [/\bsetns\b/, operation('setns')],
  [/\bchroot\b/, operation('chroot')],
  [/\bset(?:ting)? ?(?:the )?hostname\b|\bhostname: /, operation('sethostname')],
  [/\b(?:ip6?tables|nftables|nft)(?:-\w{1,10})?\b/, operation('iptables')],
  [/\brtnetlink\b/, operation('rtnetlink')],
  [/\bset(?:res|re|e|fs)?[ug]id\b/, operation('setuid')],
  [/\bset(?:ting)? ?groups\b|\binitgroups\b/, operation('setgroups')],
  [
    /\bset(?:ting)? ?priority\b|\b(?:re)?nice(?:ness)?\b|\bsched_set\w{1,20}\b|\b(?:real-?time|scheduling) (?:priority|policy)\b/,
    operation('setpriority'),
  ],
  [/\bset(?:ting)? ?rlimits?\b|\bulimit\b|\bprlimit\d{0,2}\b/, operation('setrlimit')],
  [/\bmlock(?:all|2)?\b|\block(?:ing)? memory\b/, operation('mlock')],
  [/\bperf_event_open\b/, operation('perf_event_open')],
  [/\bbpf(?:\(\))?(?= |:|$)/, operation('bpf')],
  [/\b(?:settime(?:ofday)?|adjtimex?|clock_settime|set (?:the )?(?:date|clock|time))\b/, operation('settime')],
  [/\b(?:insmod|modprobe|init_module|finit_module|insert module)\b/, operation('init_module')],
  [/\bsetxattr\b/, operation('setxattr')],
  [/\b[fl]?chown(?:at|ing)?\b|\bchang(?:e|ing) (?:the )?owner(?:ship)?\b|\bpreserve ownership\b/, operation('chown')],
  [/\bfork\/exec\b|\bexec(?:ut(?:e|ing))?\b|\bexec[lv]p?e?\b|\bspawn(?:ing)?\b|\bposix_spawn\b/, mask('x')],
  [/\bconnect(?:ing|ion)?\b|\bbind(?:ing)?\b|\blisten(?:ing)?\b|\bdial(?:ing)?\b/, { kind: 'socket' }],
  [/\bo_creat\b/, mask('wc')],
  [/\bo_wronly\b/, mask('w')],
  [/\bo_rdwr\b/, mask('wr')],
  [/\bfor writing\b|\bwrit(?:e|ing)\b|\bsav(?:e|ing)\b|\btruncat(?:e|ing)\b|\bappend(?:ing)?\b/, mask('w')],
  [
    /\bmk(?:dir(?:at|all)?|nod(?:at)?|fifo|stemp|dtemp)\b|\bcreat(?:e|ing)\b|\btouch(?:ing)?\b|\brb_file_s_mkfifo\b|\bdir_s_mkdir\b/,
    mask('wc'),
  ],
  [/\bunlink(?:at)?\b|\bremov(?:e|ing)\b|\bdelet(?:e|ing)\b|\brmdir\b|\brm\b|\brimraf\b/, mask('d')],
  [/\bchmod(?:at)?\b|\bfchmod\b|\bchang(?:e|ing) (?:the )?permissions\b|\butimes?\b|\bset(?:ting)? times\b/, mask('w')],
  [/\brenam(?:e|ing)\b|\bmov(?:e|ing)\b|\bsymlink(?:at)?\b|\bcopyfile\b/, mask('w')],
  [/\bhard ?link\b|\blinkat?\b|\bcreate link\b/, mask('l')],
  [/\bf?lock(?:f|ing)?\b/, mask('k')],
  [/\bmmap\b|\bcannot open shared object\b|\bshared object file\b|\bdlopen\b/, mask('m')],
  [
    /\bopen(?:ing|ed|at|dir|sync)?\b|\bread(?:ing|dir|link|file)?\b|\bl?stat(?:x|fs)?\b|\bscandir\b|\blist(?:ing|dir)?\b|\bload(?:ing)?\b|\bsource\b|\bfopen\b|\binclude\b|\brb_sysopen\b|\bo_rdonly\b|\bopendir\b/,
    mask('r'),
  ],
  [/\baccess(?:ing|\(\))?\b/, mask('')],
];

/** Programs whose name tells what they did with the path. */
const PROGRAMS: ReadonlyMap<string, Tried> = new Map([
  ...[
    'cat',
    'grep',
    'ls',
    'head',
    'tail',
    'find',
    'less',
    'sed',
    'awk',
    'wc',
    'du',
    'diff',
    'md5sum',
    'cp',
    'source',
  ].map((name): [string, Tried] => [name, mask('r')]),
  ...['mkdir', 'touch', 'mknod', 'mkfifo', 'mktemp', 'install'].map((name): [string, Tried] => [name, mask('wc')]),
  ...['tee', 'chmod', 'truncate', 'mv', 'ln'].map((name): [string, Tried] => [name, mask('w')]),
  ...['rm', 'rmdir', 'unlink'].map((name): [string, Tried] => [name, mask('d')]),
  ...['exec', 'env', 'sudo', 'nohup', 'timeout', 'xargs'].map((name): [string, Tried] => [name, mask('x')]),
]);

const SHELLS = new Set(['sh', 'bash', 'dash', 'zsh', 'ash', 'ksh', 'fish']);

/** What a program does with a file by its name; a shell runs what lies where programs lie, and may do anything with other files. */
export function triedByProgram(program: string, path: string): Tried | null {
  if (SHELLS.has(program)) return /\/s?bin\/[^/]+$/.test(path) ? mask('x') : null;
  return PROGRAMS.get(program) ?? null;
}

/** Further away from the error, words speak of something else. */
const CLAUSES = 3;

/** What was tried by the words of a text: of its last clause that tells, since errors wrap from left to right. */
export function triedIn(text: string): Tried | null {
  const clauses = text
    .toLowerCase()
    .split(/: |; |\. |, /)
    .filter((clause) => /[a-z]/.test(clause))
    .slice(-CLAUSES);
  for (const clause of clauses.reverse()) {
    for (const [words, tried] of WORDS) if (words.test(`${clause.trim()}: `)) return tried;
  }
  return null;
}
