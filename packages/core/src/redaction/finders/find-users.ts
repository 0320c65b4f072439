import { patternFinder } from '../pattern-finder.ts';
import { QUOTE, USER } from './name-grammar.ts';

/** What may follow a name; else it is a part of something longer, such as `system:node:x`. */
const END = String.raw`(?=$|[\s"'\\,;(){}\]&|<>@/]|\.(?:\s|$)|:(?:\s|$))`;
/** A component of a path; patterns (`*`), variables (`$USER`, `@{HOME}`) and placeholders (`<user>`) are none. */
const COMPONENT = String.raw`(?<USER>[^\s/"'\x60\\:;,()<>|&*?[\]{}$=]{0,62}[^\s/"'\x60\\:;,()<>|&*?[\]{}$=.])`;
const DOMAIN = String.raw`(?:[A-Z][A-Z0-9.-]{0,31}\\{1,2})?`;

/** In the columns of `ps aux` for processor and memory. */
const ONE_DECIMAL = Array.from('0123456789', (digit) => `.${digit} `);

const structure = (near: readonly string[], source: string, flags = '') => ({
  near,
  pattern: new RegExp(source, `dgu${flags}`),
});

/** Names of people's accounts: in paths, in fields, in what login, sudo, cron and sshd write, and in listings. */
export const findUsers = patternFinder([
  structure(
    ['home/', '/users/', '/run/media/', '/mail/', '/crontabs/', '/accountsservice/', '/linger/'],
    String.raw`(?:(?<![\w.-])home(?:/\.ecryptfs)?|/Users|/run/media|/var/mail|/spool/mail|/spool/cron/crontabs|/AccountsService/(?:users|icons)|/systemd/linger)/${COMPONENT}`,
  ),
  structure(['users\\'], String.raw`(?<=[:\\])\\{0,3}Users\\{1,4}(?<USER>[^\\/:*?"<>|\n]{1,64})(?=\\)`),
  structure(['users\\'], String.raw`(?<=[:\\])\\{0,3}Users\\{1,4}(?<USER>[^\s\\/:*?"<>|]{1,64})(?=$|[\s"'>])`, 'm'),
  structure([':/'], String.raw`^${USER}:[^:\n]{1,128}:[1-9][0-9]{3,9}:[0-9]{1,10}:(?<TEXT>[^:\n]{0,128}):/`, 'm'),
  structure(
    ['/media/'],
    String.raw`(?<![\w/.-])/media/(?!cdrom|dvd|floppy|usb|sd[a-z]\d?/|disk|root/)(?<USER>[\p{L}_][\p{L}\p{N}_.-]{0,63})(?=/)`,
  ),
  structure(
    ['user', 'logname', 'acct'],
    String.raw`(?<![\p{L}\p{N}])(?:[a-z]{1,12}[_-])?(?:r|l|e|a)?(?:user(?:[_-]?name)?|logname|acct)${QUOTE}?(?:=|: {0,8}|:\t)${QUOTE}?${DOMAIN}${USER}${END}`,
    'i',
  ),
  // `ausearch -i` writes names for all numbers, auditd with log_format=ENRICHED for some.
  structure(['uid=', 'gid='], String.raw`(?<![\p{L}\p{N}_])(?:a|e|s|o|fs|sa|old-a)?[ug]id=${QUOTE}?${USER}${END}`, 'i'),
  structure(['id='], String.raw`[ug]id=[0-9]{1,10}\(${USER}\)`),
  structure(['user '], String.raw`(?<![\p{L}\p{N}])User ${QUOTE}${USER}${END}`),
  // Followed by what a user does or has done to it: "Kernel/User page tables" and "D-Bus User Message Bus" are none.
  structure(
    ['user '],
    String.raw`(?<![\p{L}\p{N}-])(?<!\p{Lu}[\p{L}\p{N}-]{0,20} )User ${USER}(?:(?=[.,;)]?$)| (?=(?:is|was|has|had|from|with|not|in|at|on|cannot|can|could|may|does|did|do|logged|already|exceeded|added|removed)(?![\p{L}\p{N}])))`,
    'm',
  ),
  structure(
    ['user '],
    String.raw`(?<![\p{L}\p{N}])(?:for|of|by|as|adding|new|removing|invalid|illegal|authenticating) (?:invalid |illegal )?user ${QUOTE}?${USER}${END}`,
    'i',
  ),
  structure([' for '], String.raw`(?:Accepted|Failed|Postponed) [\w/-]{1,40} for (?:invalid user )?${USER} from `),
  structure(['user "', "user '", 'user \\"'], String.raw`(?<![\p{L}\p{N}])user ${QUOTE}${USER}${QUOTE}`),
  structure(['sudo'], String.raw`(?<![\w-])sudo(?:\[[0-9]{1,10}\])?: {1,12}${USER} : `),
  structure(['sudo '], String.raw`(?<![\w-])sudo (?:-[A-Za-z]{1,4} ){0,4}-u ${USER}${END}`),
  structure(['su '], String.raw`(?<![\w-])su (?:-l? ?)?${USER}(?=$| -c )`, 'm'),
  structure(['[sudo'], String.raw`\[sudo[^\]\n]{0,30}\] [^\n:]{1,60} ${USER} ?:`),
  structure(['(uid='], String.raw` by ${USER}\(uid=`),
  structure(['user `'], `user \`${USER}'`, 'i'),
  structure(['add'], `(?:add|adding) the user ${USER} to`, 'i'),
  structure([' pts/', ' tty', ' :'], `^${USER} {1,20}(?:pts/[0-9]{1,4}|tty[0-9]{1,3}|:[0-9]) {1,20}`, 'm'),
  structure(['~'], String.raw`(?<![\p{L}\p{N}_./~-])~${USER}(?=/)`),
  structure(['(to '], String.raw`\(to [\w.-]{1,40}\) ${USER} on `),
  structure(['cron'], String.raw`CRON\[[0-9]{1,10}\]: \(${USER}\)`),
  structure(['usermod '], String.raw`usermod (?:-[A-Za-z]{1,4} (?:[a-z][\w,-]{0,60} )?){1,4}${USER}${END}`),
  structure(['chown '], String.raw`chown (?:-[A-Za-z]{1,6} ){0,4}${USER}(?=[\s:])`),
  structure(['chown '], String.raw`chown (?:-[A-Za-z]{1,6} ){0,4}[\w.-]{1,64}:${USER}(?=\s|$)`),
  structure(['adduser ', 'useradd ', 'deluser ', 'userdel '], `(?:adduser|useradd|deluser|userdel) ${USER}${END}`),
  structure(['rw', 'r-', '--'], `^[-dlbcps][-rwxsStT]{9}[.+@]? {1,4}[0-9]{1,6} {1,4}${USER} `, 'm'),
  structure(
    ['rw', 'r-', '--'],
    String.raw`^[-dlbcps][-rwxsStT]{9}[.+@]? {1,4}[0-9]{1,6} {1,4}[\w.-]{1,40} {1,12}${USER} `,
    'm',
  ),
  structure(
    ONE_DECIMAL,
    String.raw`^${USER} {1,12}[0-9]{1,8} {1,4}[0-9]{1,3}\.[0-9] {1,4}[0-9]{1,3}\.[0-9] {1,8}[0-9]`,
    'm',
  ),
]);
