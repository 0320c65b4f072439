import type { NetworkRule } from '../rules/rule.ts';
import { answerWith, checkQualifiers, invalidRule, unsupportedRule } from './class-qualifiers.ts';
import { NO_ANSWER, type RuleEvaluator } from './evaluator.ts';
import { UNIX_ALL, unixNeeds } from './unix-bits.ts';

const USE = 1;

const FAMILIES = new Set(
  (
    'unspec unix inet ax25 ipx appletalk netrom bridge atmpvc x25 inet6 rose netbeui security key netlink packet ash econet atmsvc rds ' +
    'sna irda pppox wanpipe llc ib mpls can tipc bluetooth iucv rxrpc isdn phonet ieee802154 caif alg nfc vsock kcm qipcrtr smc xdp mctp'
  ).split(' '),
);
/** What a family alone gives, and all that can be named: sockets of dccp are only in a rule for everything. */
const USUAL_TYPES = ['stream', 'dgram', 'seqpacket', 'rdm', 'raw', 'packet'];
const TYPES = new Set(USUAL_TYPES);
/** Protocols stand for a type of socket, in the families they are for. */
const PROTOCOLS: Readonly<Record<string, { readonly families: readonly string[]; readonly type: string }>> = {
  tcp: { families: ['inet', 'inet6'], type: 'stream' },
  udp: { families: ['inet', 'inet6'], type: 'dgram' },
  icmp: { families: ['inet'], type: 'raw' },
};

interface Sockets {
  /** Absent: every family. */
  readonly families?: readonly string[];
  /** Absent: every type. */
  readonly types?: readonly string[];
}

/** Network rules by family and type. A rule on unix sockets, or on every family, also speaks of unix accesses. */
export const networkEvaluator: RuleEvaluator<NetworkRule> = {
  access: 'network',
  kinds: ['network'],
  compile: (rule) => {
    const error = checkQualifiers(rule);
    if (error) return { ok: false, error };
    if (rule.words.some((word) => /[=(]/.test(word)))
      return unsupportedRule('addresses, ports and accesses of network rules are not modelled');
    const sockets = socketsOf(rule.words);
    if (sockets === undefined) return invalidRule(`"${rule.words.join(' ')}" names no sockets`);
    return {
      ok: true,
      value: {
        answer: (access) => {
          if (access.kind === 'network') {
            if (!matchesFamily(sockets, access.family)) return answerWith(rule, 0, [USE]);
            if (access.type === undefined && sockets.types !== undefined && sockets.families === undefined) {
              return {
                ...answerWith(rule, 0, [USE]),
                error: { code: 'unsupported', message: 'the access does not tell the type of the socket' },
              };
            }
            const typed = access.type === undefined || sockets.types?.includes(access.type) !== false;
            return answerWith(rule, typed ? USE : 0, [USE]);
          }
          if (access.kind !== 'unix') return NO_ANSWER;
          const typed = access.type === undefined || sockets.types?.includes(access.type) !== false;
          return answerWith(rule, matchesFamily(sockets, 'unix') && typed ? UNIX_ALL : 0, unixNeeds(access.mask));
        },
      },
    };
  },
};

function matchesFamily({ families }: Sockets, family: string): boolean {
  return families === undefined || families.includes(family);
}

function socketsOf(words: readonly string[]): Sockets | undefined {
  const [first, second, ...more] = words;
  if (first === undefined) return {};
  if (more.length > 0) return undefined;
  if (FAMILIES.has(first)) {
    if (second === undefined) return { families: [first], types: USUAL_TYPES };
    if (TYPES.has(second)) return { families: [first], types: [second] };
    const protocol = PROTOCOLS[second];
    return protocol?.families.includes(first) ? { families: [first], types: [protocol.type] } : undefined;
  }
  if (second !== undefined) return undefined;
  if (TYPES.has(first)) return { types: [first] };
  const protocol = PROTOCOLS[first];
  return protocol && { families: protocol.families, types: [protocol.type] };
}
