import { matchesOf } from '../matches-of.ts';
import { patternFinder } from '../pattern-finder.ts';
import type { Finder, Span } from '../span.ts';

const KEYS = `pass(?:word|wd|phrase|code)|(?<=[_-])pass(?![a-z])|(?<=[_;-])pwd|secret(?:[_-]key[_-]base)?|token(?:-ca-cert-hash)?|credentials?|macaroon|(?:api|access|private|preshared|secret|encryption|shared|auth|account|signing|session|master|certificate)[_-]?key(?:[_-]?id)?|erlang[_-]cookie|client-key-data|client-certificate-data|certificate-authority-data|private_?token|_auth|dockerconfigjson`;
/** Quoted in three ways, or a word. Closing marks need not be there: lines are cut. */
const VALUE = String.raw`(?:\\{1,3}"(?<escaped>[^"\\\n]+)|"(?<double>(?:[^"\\\n]|\\.)+)|'(?<single>[^'\n]+)|(?<word>[^\s"'\x60,;&(){}[\]<>\\|]+))`;
const KEYED = new RegExp(
  String.raw`(?<dashes>--[a-z-]{0,40})?(?:${KEYS})(?<closing>\\{0,3}["'])?(?<between>[ \t]{0,40}[:=][ \t]{0,40}|[ \t]{1,8})${VALUE}`,
  'dgi',
);
const NEAR = [
  'pass',
  'pwd',
  'cookie',
  'macaroon',
  'secret',
  'token',
  'credential',
  'key',
  'data',
  '_auth',
  'dockerconfigjson',
];
/** What stands before a key of YAML or JSON on its line: nothing, a dash, a brace, a comma or quotation marks, and more of the key. */
const KEY_PLACE = /(?:^|[\n{,"'])[ \t]*(?:- )?["']?[\w.-]*$/;
const BEFORE = 64;
const NO_SECRETS: ReadonlySet<string> = new Set(
  'true false null none nil undefined empty yes no bearer basic digest macaroon redacted'.split(' '),
);

const keyed: Finder = {
  find: (text) => {
    const spans: Span[] = [];
    const lower = text.toLowerCase();
    if (!NEAR.some((word) => lower.includes(word))) return spans;
    for (const match of matchesOf(text, KEYED)) {
      const { dashes, between = '', escaped, double, single } = match.groups ?? {};
      const place = Object.entries(match.indices?.groups ?? {}).find(
        ([name, found]) => found && ['escaped', 'double', 'single', 'word'].includes(name),
      )?.[1];
      if (!place) continue;
      const [from, to] = place;
      const value = text.slice(from, to);
      const isQuoted = escaped !== undefined || double !== undefined || single !== undefined;
      if (isNoSecret(value)) continue;
      const isNamed = between.includes('=') || (dashes !== undefined && !value.startsWith('-'));
      const isOfKey = between.includes(':') && (match.groups?.closing !== undefined || isKeyPlace(text, match.index));
      const isLike = between.includes(':') ? isQuoted || isLikeSecret(value) : isRandom(value);
      if (isNamed || isOfKey || isLike) {
        spans.push({ from, to, kind: 'SECRET', value });
      }
    }
    return spans;
  },
};

function isKeyPlace(text: string, key: number): boolean {
  const before = text.slice(Math.max(0, key - BEFORE), key);
  return key < BEFORE ? KEY_PLACE.test(before) : KEY_PLACE.test(`x${before}`);
}

/** Words of the language, places where a secret is to be filled in, and paths to where one lies. */
function isNoSecret(value: string): boolean {
  return (
    NO_SECRETS.has(value.toLowerCase()) ||
    /^[$%<*]|^x+$|^\.+$|^[:=]+$|^[A-Za-z]+:(?:true|false|[0-9]+)?$/i.test(value) ||
    (/^(?:~|\.{0,2})\/[\w.-]+(?:\/|$)/.test(value) && !/[+=]/.test(value))
  );
}

/** In a sentence (`cannot refresh token: expired`) a plain word behind a colon is seldom a secret. */
function isLikeSecret(value: string): boolean {
  if (value.length >= 24) return !value.includes('/') || /[+=]/.test(value);
  return value.length >= 4 && !/^[A-Za-z][A-Za-z0-9'-]*[.:]$|^[A-Za-z][A-Za-z'-]*$|\//.test(value);
}

/** Behind a key and a blank, as in a sentence, nothing that may be a name: `secret default-token-x7x2p`. */
function isRandom(value: string): boolean {
  return /^(?=.{0,40}[0-9])(?=.{0,40}[A-Za-z])[A-Za-z0-9+/=]{24,}$/.test(value);
}

const structured = patternFinder([
  { near: ['bearer '], pattern: /Bearer (?<SECRET>(?=[^\s"']{0,200}[0-9]|[\w-]{24})[\w.~+/=-]{8,})/dgi },
  {
    near: ['authorization'],
    pattern: /Authorization\\{0,3}["']?[:=] ?\\{0,3}["']?(?:Basic|Digest|Token|Negotiate) (?<SECRET>[^\s"'\\,]{4,})/dgi,
  },
  { near: ['macaroon '], pattern: /Macaroon root=\\{0,3}"(?<SECRET>[\w.~+/=-]{8,})/dgi },
  { near: ['discharge='], pattern: /discharge=\\{0,3}"(?<SECRET>[\w.~+/=-]{8,})/dgi },
  { near: ['cookie:'], pattern: /Cookie: (?<SECRET>[\w-]{1,64}=[^\s"']+)/dgi },
  { near: ['"auth"', '\\"auth\\"'], pattern: /"auth\\{0,3}": ?\\{0,3}"(?<SECRET>[\w+/=-]{8,})/dg },
  { near: ['://'], pattern: /:\/\/(?<USER>[^\s/@:"'<>\\]{1,128}):(?<SECRET>[^\s/@"'<>]{1,256})@/dg },
  { near: ['://'], pattern: /:\/\/(?!git@)(?<SECRET>[^\s/@:"'<>\\]{1,256})@/dg },
  { near: ['discharges'], pattern: /"discharges\\{0,3}": ?\[\\{0,3}"(?<SECRET>[\w.~+/=-]{8,})/dg },
  {
    near: ['x-amz-', 'sig=', 'signature='],
    pattern: /[?&](?:X-Amz-Signature|sig|signature)=(?<SECRET>[^&\s"'<>]{8,512})/dgi,
  },
  {
    near: [' login '],
    pattern:
      /(?:docker|podman|nerdctl|buildah|skopeo|oras|registry) login (?:[^\n]{0,200} )?(?:-p|--password)[ =]["']?(?<SECRET>[^\s"']{1,256})/dg,
  },
  {
    near: [' login '],
    pattern:
      /(?:docker|podman|nerdctl|buildah|skopeo|oras|registry) login (?:[^\n]{0,200} )?(?:-u|--username)[ =]["']?(?<USER>[^\s"']{1,64})/dg,
  },
  {
    near: ['mysql', 'mariadb', 'redis-cli ', 'sshpass '],
    pattern:
      /(?:(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump) (?:[^\n]{0,200} )?-p|redis-cli (?:[^\n]{0,200} )?-a |sshpass -p ?)["']?(?<SECRET>[^\s"'-][^\s"']{0,255})/dg,
  },
  /** `known_tokens.csv` and `basic_auth.csv`: secret, user, id, groups. */
  {
    near: ['"system:', ',admin,admin'],
    pattern: /^(?<SECRET>[^,\s"]{8,256}),[\w:.-]{1,253},[\w:.-]{1,253}(?:,"system:[^"\n]{0,253}"|,? ?$)/dgm,
  },
  {
    near: ['curl ', 'wget '],
    pattern: /(?:curl|wget) (?:[^\n]{0,200} )?(?:-u|--user) ?["']?(?<USER>[^\s:"']{1,64}):(?<SECRET>[^\s"']{1,256})/dg,
  },
]);

/** Passwords, keys and tokens where their place tells what they are. */
export const findSecrets: Finder = { find: (text) => [...keyed.find(text), ...structured.find(text)] };
