import { layersOf } from '../errors/layers-of.ts';
import type { Reader } from '../reader.ts';
import { oneLine } from './one-line.ts';
import { isInstanceName, snapOfTagIn } from './refused-snap.ts';

/** Sentences of the parser, and of snapd when the parser failed (apparmor: parser/parser_yacc.y, parser_interface.c, parser_policy.c; snapd: sandbox/apparmor, interfaces/apparmor). */
const SENTENCES: readonly RegExp[] = [
  /AppArmor parser error(?: for| at line \d|:)/,
  /apparmor_parser: (?:Unable to (?:add|replace|remove|write|open|read|parse|query)\b|(?:Permission|Access) denied\.|Could not open)/,
  /Multiple definitions for (?:hat|profile) \S/,
  /cannot (?:re|un)?load apparmor profiles?: /,
  /cannot setup (?:profiles|apparmor) for snap "/,
];
/** The sentence of snapd that puts the parser's output behind it. */
const ANNOUNCES_OUTPUT = /load apparmor profiles?: |setup profiles for snap "/;
const OUTPUT =
  /^\s{0,40}(?:apparmor_parser output:|-{3,10}$|(?:Warning|Error)? ?.{0,200}(?:AppArmor parser error|Multiple definitions for)|(?:\/\S{1,60}\/)?apparmor_parser: |Profile (?:doesn't|version|already))/;
/** Where a fold broke the parser's own sentence. */
const FOLDED = /^\s*(?:in profile \S|at line \d)/;
const MOST_LINES = 8;
const MOST_CHARS = 4000;

/** A profile that could not be compiled or loaded. */
export const apparmorParserError: Reader = {
  form: 'apparmor-parser-error',
  from: ['apparmor_parser', 'systemctl status snapd.apparmor'],
  triggers: [
    'AppArmor parser error',
    'apparmor_parser: ',
    'Multiple definitions for ',
    'load apparmor profile',
    'cannot setup profiles for snap',
    'cannot setup apparmor for snap',
  ],
  open(line, say) {
    const first = line.text.slice(0, MOST_CHARS);
    if (first.includes('apparmor="') || !SENTENCES.some((sentence) => sentence.test(first))) return null;
    const told = [first.trim()];
    return {
      accept: ({ text }) => {
        if (told.length >= MOST_LINES || !goesOn(told, text.slice(0, MOST_CHARS))) return false;
        told.push(text.slice(0, MOST_CHARS).trim());
        return true;
      },
      close: () => {
        const message = oneLine(told.join(' '));
        const snap = snapIn(message);
        say(
          {
            kind: 'trouble',
            source: 'command',
            reason: 'apparmor_parser',
            message,
            layers: layersOf(message),
            ...(snap === undefined ? {} : { object: { kind: 'Snap', name: snap } }),
            from: 'apparmor_parser',
            count: 1,
            severity: 'error',
          },
          line,
        );
      },
    };
  },
};

function goesOn(told: readonly string[], next: string): boolean {
  if (ANNOUNCES_OUTPUT.test(told[0] ?? '')) return OUTPUT.test(next) || FOLDED.test(next);
  return FOLDED.test(next) && !told.some((text) => / at line \d/.test(text));
}

function snapIn(message: string): string | undefined {
  const named = /\bfor snap \\?"([a-z0-9_-]{2,52})\\?"/.exec(message)?.[1];
  if (named !== undefined && isInstanceName(named)) return named;
  const updates = /\bsnap-update-ns\.([a-z0-9_-]{2,52})\b/.exec(message)?.[1];
  return snapOfTagIn(message)?.snap ?? (updates !== undefined && isInstanceName(updates) ? updates : undefined);
}
