import { patternFinder } from '../pattern-finder.ts';
import { HOST, QUOTE } from './name-grammar.ts';

const END = String.raw`(?=$|[\s"'\\,;(){}\]&|<>/]|\.(?:\s|$)|:(?:\s|$|[0-9]))`;
/** What follows the host in a system log: who writes. */
const WRITER = String.raw`(?= [^\s:\[\]]{1,64}(?:\[[0-9]{1,10}\])?:(?:\s|$|\[))`;
const BSD_TIME = String.raw`[A-Z][a-z]{2} [ 0-3]?[0-9] [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?`;
const ISO_TIME = `[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?`;
/** Who leads among several is named by its machine and an id of its own. */
const LEASE_HOLDER = String.raw`(?<![\w.-])(?<HOST>[A-Za-z0-9](?:[A-Za-z0-9.-]{0,126}[A-Za-z0-9])?)_(?=[0-9a-f]{8}-|UUID_[0-9])`;

const structure = (near: readonly string[], source: string, flags = '') => ({
  near,
  pattern: new RegExp(source, `dg${flags}`),
});

/** Names of machines, where a log or a listing has a place for them. */
export const findHosts = patternFinder([
  structure([':'], `(?<![A-Za-z0-9])${BSD_TIME} ${HOST}${WRITER}`),
  structure([':'], `(?<![0-9])${ISO_TIME} ${HOST}${WRITER}`),
  structure(['>1 '], `^<[0-9]{1,3}>1 ${ISO_TIME} ${HOST} `, 'm'),
  structure(
    ['hostname', 'nodename', 'node_name', 'host_name', 'node name', 'host name', 'node-name', 'host-name'],
    String.raw`(?<![A-Za-z0-9/.])_?(?:[a-z]{1,12}[ _-])?(?:host|node)[ _-]?name(?:-override)?${QUOTE}?(?:=|:[ \t]{0,40}| set to <)${QUOTE}?${HOST}${END}`,
    'i',
  ),
  structure(
    ['node', 'rhost'],
    // "on the node: see who" is a sentence.
    String.raw`(?<![A-Za-z0-9_/-])(?:(?:node|rhost)${QUOTE}?=|(?<!\w[ \t])(?:node|rhost)${QUOTE}?:[ \t]{1,40})${QUOTE}?${HOST}${END}`,
    'i',
  ),
  structure(
    ['"node":', '"host":', '\\"node\\":', '\\"host\\":'],
    String.raw`"(?:node|host)\\{0,3}":[ ]?\\{0,3}"${HOST}${END}`,
  ),
  structure(['node', 'host'], String.raw`(?<![A-Za-z0-9])(?:nodes?|hosts?)[ /=]{1,2}\\{0,3}"${HOST}\\{0,3}"`, 'i'),
  structure(["node '", "host '"], `(?<![A-Za-z0-9])(?:node|host) '${HOST}'`, 'i'),
  structure(['node/', 'nodes/'], `(?<![A-Za-z0-9/._-])nodes?/${HOST}${END}`),
  structure(['system:node:'], `system:node:${HOST}${END}`),
  structure(['/hostname'], String.raw`kubernetes\.io/hostname${QUOTE}?(?:=|:[ ]{0,8}| in \[)${QUOTE}?${HOST}${END}`),
  structure(['successfully assigned '], String.raw`Successfully assigned [\w./-]{1,300} to ${HOST}`),
  structure(
    ['kubelet, '],
    String.raw`(?:(?<=\s\s|\t|^)kubelet, ${HOST}(?=\s)|(?<![\w-])kubelet, ${HOST}(?= {2}|\t))`,
    'm',
  ),
  structure(
    ['ready'],
    `^${HOST} {1,60}(?:Not)?Ready(?:,SchedulingDisabled)? {1,20}(?:<none>|[a-z][a-z,-]{0,60}) `,
    'm',
  ),
  structure(['<none>'], ` (?:[0-9a-f.:]{3,45}|<none>) {1,20}${HOST} {1,60}<none> {1,20}<none>`),
  structure(['linux '], String.raw`(?<![A-Za-z0-9])Linux ${HOST} [0-9]{1,2}\.[0-9]{1,3}\.[0-9]`),
  structure(['dns:'], String.raw`DNS:(?!kubernetes(?![\w-]))${HOST}(?=[,\s]|$)`),
  structure(['permanently added '], String.raw`Permanently added '\[?${HOST}(?=[\],'])`),
  structure(['to host '], `to host ${HOST} port [0-9]`),
  structure(['ping: '], `ping: ${HOST}: (?:Name or|Temporary fail|No address|unknown host)`),
  structure(['dentity'], `dentity${QUOTE}?[=:] {0,8}${QUOTE}?${LEASE_HOLDER}`),
  structure([' lead'], `${LEASE_HOLDER}(?:[0-9a-f-]{36}|UUID_[0-9]{1,9}) (?:became|stopped) lead`),
  structure(['127.0.1.1'], String.raw`^127\.0\.1\.1[ \t]{1,20}${HOST}`, 'm'),
  structure(
    ['ip-', 'ec2-', 'host-', 'static-'],
    String.raw`(?<![A-Za-z0-9])(?<HOST>(?:ip|ec2|host|static)-[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,3}(?:\.[a-z0-9-]{1,40}){0,4})(?![A-Za-z0-9])`,
  ),
]);
