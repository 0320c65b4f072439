import { HOLE } from '../scripts/script-reading.ts';
import type { ScriptNeed } from './addon-need.ts';

/** They run what stands behind them. */
const CARRIERS = new Set([
  'sudo',
  'run_with_sudo',
  'preserve_env',
  'env',
  'exec',
  'command',
  'nohup',
  'eval',
  'builtin',
]);

/** What a command asks for: other addons, and things outside of the snap. */
export function commandNeeds(command: readonly string[]): readonly ScriptNeed[] {
  const program = programOf(command);
  const args = command.slice(startOf(command) + 1);
  const plain = args.filter((word) => !word.startsWith('-'));
  switch (program) {
    case 'microk8s-enable.wrapper':
    case 'microk8s.enable':
      return plain.flatMap((word) => addonOf(word) ?? []);
    case 'microk8s':
      return plain[0] === 'enable' ? plain.slice(1).flatMap((word) => addonOf(word) ?? []) : [];
    case 'modprobe':
    case 'insmod':
      return named('module', plain.slice(0, 1), (word) => word.replaceAll('-', '_'));
    case 'apt':
    case 'apt-get':
      return plain[0] === 'install' ? named('package', plain.slice(1)) : [];
    case 'snap':
      return plain[0] === 'install' ? named('snap', plain.slice(1, 2)) : [];
    case 'systemctl':
      return named('service', plain.slice(1)).filter(({ name }) => !name?.startsWith('snap.'));
    default:
      return [...internetNeeds(program, args), ...hostCommand(command[startOf(command)] ?? '')];
  }
}

/** The name of the program that a command runs in the end, without its folder. */
export function programOf(command: readonly string[]): string {
  return nameOf(command[startOf(command)] ?? '');
}

function startOf(command: readonly string[]): number {
  return command.findIndex((word) => !isCarrier(word));
}

function nameOf(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}

function isCarrier(word: string): boolean {
  return CARRIERS.has(nameOf(word)) || /^\w+=/.test(word) || word.startsWith('-');
}

/** The addon without its arguments: "host-access:ip=192.0.2.1". */
function addonOf(word: string): ScriptNeed | undefined {
  const name = word.split(':')[0] ?? '';
  return /^(?:[a-z][\w-]*\/)?[a-z][a-z0-9-]*$/.test(name) ? { what: 'addon', name } : undefined;
}

/** What ends in something that only run time knows, as the release of the kernel, is named without it. */
function named(what: ScriptNeed['what'], words: readonly string[], as = (word: string) => word): readonly ScriptNeed[] {
  return words.flatMap((word) => {
    const name = as(word.replace(/-?(?:\0|\$\(|\$\{?\w).*$/s, ''));
    return /^[a-z0-9][\w.+@-]*$/i.test(name) ? [{ what, name }] : [];
  });
}

/**
 * Programs that a script has without the host: of bash, of the base of the snap, and of the packages that MicroK8s' snapcraft.yaml stages.
 */
const BROUGHT = new Set(
  `alias arch awk base64 basename bash break cat cd chmod chown cmp continue cp curl cut date declare df diff dirname du echo egrep ethtool
  eval exit export expr false find gawk getopt getopts git grep gzip head hostname id ip install jq kill let ln local ls lsmod lsns mkdir
  mktemp mount mv nano nohup openssl printf ps pwd python3 read readlink readonly realpath return rm rmdir sed seq set sh shift sleep snapctl
  sort source stat sysctl tail tar tee test time timeout touch tr trap true type uname uniq umount unset urlopen wait wc which xargs`.split(
    /\s+/,
  ),
);

/** A program of the host, as `lspci`. Names with an underscore are functions of the library that MicroK8s gives to scripts. */
function hostCommand(program: string): readonly ScriptNeed[] {
  return /^[a-z][a-z0-9.+-]*$/.test(program) && !program.endsWith('.wrapper') && !BROUGHT.has(program)
    ? [{ what: 'command', name: program }]
    : [];
}

const FETCHING = new Set(['curl', 'wget', 'fetch_as', 'git', 'urlopen']);

/** Addresses that are fetched; what stands in arguments of other programs is a value that they pass on. */
function internetNeeds(program: string, args: readonly string[]): readonly ScriptNeed[] {
  if (FETCHING.has(program)) return args.flatMap(hostOf);
  if (/^microk8s-kubectl\.wrapper$|^kubectl$/.test(program))
    return afterOption(args, ['-f', '--filename', '-k']).flatMap(hostOf);
  if (!/^microk8s-helm3?\.wrapper$|^helm3?$/.test(program)) return [];
  const hosts = [
    ...(args.includes('repo') && args.includes('add') ? args : []),
    ...afterOption(args, ['--repo']),
    ...args.filter((word) => word.startsWith('oci://') || /^https?:\/\/\S+\.tgz$/.test(word)),
  ].flatMap(hostOf);
  const fetchesMore = (args[0] === 'dependency' && args[1] !== 'list') || args[0] === 'pull';
  return hosts.length === 0 && fetchesMore ? [{ what: 'internet' }] : hosts;
}

/** "--repo URL" and "--repo=URL" */
function afterOption(args: readonly string[], options: readonly string[]): readonly string[] {
  return args.flatMap((word, index) => {
    const [option = '', value] = word.split('=', 2);
    if (!options.includes(option)) return [];
    const next = value ?? args[index + 1];
    return next === undefined ? [] : [next];
  });
}

function hostOf(word: string): readonly ScriptNeed[] {
  const [, host = ''] = /^(?:https?|oci|git):\/\/(?:[^/@\s]*@)?([^/:?#\s]+)/.exec(word) ?? [];
  if (host === '') return [];
  return host.includes(HOLE) || host.includes('$')
    ? [{ what: 'internet' }]
    : [{ what: 'internet', name: host.toLowerCase() }];
}
