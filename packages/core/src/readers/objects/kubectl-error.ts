import type { Line } from '../../decode/line.ts';
import type { TroubledObject } from '../../evidence/trouble.ts';
import { layersOf } from '../errors/layers-of.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { isForeign } from '../shape/foreign-line.ts';
import { foldMessage } from './events/fold-message.ts';
import { kindOf } from './object-kinds.ts';

/** How an answer of kubectl, or of the API server behind it, begins. */
const ANSWERS: readonly RegExp[] = [
  /^\s{0,8}Error from server(?: \((?<reason>[A-Z]\w{2,60})\))?: /,
  /^\s{0,8}(?:error: (?:unable to|You must be logged in|error when|error validating|timed out waiting|the server|container|Internal error|resource mapping|failed to)\b|The connection to the server \S{1,300} was refused|Unable to connect to the server: |Error creating: )/,
  /^\s{0,8}(?:[^\n"{]{1,80}: )?(?:[a-z][a-z.]{1,100}(?: "[^"\n]{1,300}"| \S{1,300})? is (?<forbidden>forbidden): |admission webhook "[^"\n]{1,300}" denied the request)/,
  /^\s{0,8}(?:[^\n"{]{1,80}: )?Internal error occurred: /,
  /^\s{0,8}(?:"pod-security\.kubernetes\.io\/audit-violations": \\?"|Warning: )?(?:violates|would violate) PodSecurity \\?"/,
  /^\s{0,8}The \S{1,100} "[^"\n]{1,300}" is invalid: /,
  /^\s{0,8}error: \S{1,60} "[^"\n]{1,260}" exceeded its progress deadline/,
  // Helm passes on what the API server answers, and says which of its own steps that was.
  /^\s{0,8}(?:Error: )?(?:(?:INSTALLATION|UPGRADE|ROLLBACK|UNINSTALLATION) FAILED: |failed (?:pre|post)-[a-z]{4,12}: |cannot patch "[^"\n]{1,260}" with kind )/,
];
const WARNING = /^\s{0,8}(?:"pod-security|Warning: |would violate)/;
/** What a container waits for, by the word that its state has. */
const WAITS = /\bcontainer "[^"\n]{1,80}" in pod "[^"\n]{1,300}" is waiting to start: ([A-Z][A-Za-z]{3,40})$/;
const OBJECT =
  /(?:^|[\s:])([a-z]{2,40}(?:\.[a-z.]{1,80})?) "([a-z0-9][-a-z0-9.]{0,252})" (?:is forbidden|is invalid|not found|already exists)/;
const MOST_LINES = 60;

/** What kubectl says on stderr when it was refused, and the refusal of admission alone, as it is often pasted. */
export const kubectlError: Reader = {
  form: 'kubectl-error',
  from: ['(what kubectl and helm answer when they are refused)'],
  triggers: [
    'Error from server',
    'error: unable to',
    'error: You must be logged in',
    'error: error ',
    'error: timed out waiting',
    'error: the server',
    'error: container',
    'error: Internal error',
    'error: resource mapping',
    'error: failed to',
    'exceeded its progress deadline',
    'The connection to the server',
    'Unable to connect to the server',
    'Error creating: ',
    'denied the request',
    ' is forbidden: ',
    '" is invalid: ',
    'Internal error occurred',
    'violate PodSecurity',
    'violates PodSecurity',
    ' FAILED: ',
    'failed pre-',
    'failed post-',
    'cannot patch "',
  ],
  open: (line, say) => {
    // What a daemon writes comes with its name or its stamp; kubectl speaks to a terminal.
    if (line.carried.program !== undefined || line.carried.unit !== undefined) return null;
    if (isStamped(line.text)) return null;
    const answer = ANSWERS.map((pattern) => pattern.exec(line.text.slice(0, 1000))).find((match) => match !== null);
    if (!answer) return null;
    return new AnswerSection(line, answer.groups?.reason ?? (answer.groups?.forbidden && 'Forbidden'), say);
  },
};

function isStamped(text: string): boolean {
  return isForeign(text) && !/^\s*Error from server/.test(text.slice(0, 100));
}

/** An answer goes on where it announces a list, and in lines that are indented. */
class AnswerSection implements Section {
  readonly #line: Line;
  readonly #reason: string | undefined;
  readonly #say: Say;
  readonly #lines: string[];
  #blank = false;

  constructor(line: Line, reason: string | undefined, say: Say) {
    this.#line = line;
    this.#reason = reason;
    this.#say = say;
    this.#lines = [line.text];
  }

  accept({ text }: Line): boolean {
    const before = this.#lines.at(-1)?.trimEnd() ?? '';
    if (text.trim() === '') {
      if (this.#blank || !/(?::|following policies)$/.test(before)) return false;
      this.#blank = true;
      return true;
    }
    if (this.#lines.length >= MOST_LINES || isForeign(text)) return false;
    const isListed = /[:,(]$/.test(before) || /following policies$/.test(before);
    const isFolded = before.length >= 70 && /^[a-z0-9./\-_"')\]]/.test(text);
    // What is indented goes on, and the brace that ends it.
    if (!isListed && !isFolded && !/^[\s}\])]/.test(text)) return false;
    this.#lines.push(text);
    this.#blank = false;
    return true;
  }

  close(): void {
    const first = this.#line.text;
    const isWarning = WARNING.test(first) && !first.includes(' violates PodSecurity');
    const message = unquotedAnnotation(foldMessage(this.#lines));
    const object = objectIn(message);
    const reason =
      WAITS.exec(message.slice(0, 1000))?.[1] ??
      this.#reason ??
      (message.includes('violates PodSecurity') ? 'Forbidden' : undefined);
    this.#say(
      {
        kind: 'trouble',
        source: 'command',
        ...(reason !== undefined && { reason }),
        message,
        layers: layersOf(message),
        ...(object && { object }),
        count: 1,
        severity: isWarning ? 'warning' : 'error',
      },
      this.#line,
    );
  }
}

/** An audit event holds the message as the text of an annotation. */
function unquotedAnnotation(message: string): string {
  const annotation = /^"pod-security\.kubernetes\.io\/audit-violations": \\?"/.exec(message);
  if (!annotation) return message;
  return message
    .slice(annotation[0].length)
    .replace(/\\?",?$/, '')
    .replaceAll('\\"', '"');
}

function objectIn(message: string): TroubledObject | undefined {
  const named = OBJECT.exec(message.slice(0, 4000));
  return named?.[1] && named[2] ? { kind: kindOf(named[1]), name: named[2] } : undefined;
}
