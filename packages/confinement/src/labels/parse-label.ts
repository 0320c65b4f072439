export type LabelMode = 'enforce' | 'complain' | 'kill' | 'unconfined' | 'prompt' | 'user' | 'mixed';

export interface LabelPart {
  /** Policy namespace of this part where it names one: "lxd-web_<var-snap-lxd-common-lxd>", "root//lxd-web". */
  readonly namespace?: string;
  /** "snap.a.b", "/usr/sbin/cupsd", "unconfined"; empty for a learning profile without a parent. */
  readonly profile: string;
  /** Child profiles, outermost first: "null-/usr/bin/x", "lsb_release". */
  readonly children: readonly string[];
}

export interface Label {
  /** The namespace that all parts are in; absent for the one of the reader, and when parts differ. */
  readonly namespace?: string;
  /** More than one for a stack; never empty. */
  readonly parts: readonly LabelPart[];
  readonly mode?: LabelMode;
}

const modes: ReadonlySet<string> = new Set(['enforce', 'complain', 'kill', 'unconfined', 'prompt', 'user', 'mixed']);

function isMode(word: string): word is LabelMode {
  return modes.has(word);
}

function splitMode(text: string): { readonly name: string; readonly mode?: LabelMode } {
  const open = text.lastIndexOf(' (');
  if (open > 0 && text.endsWith(')')) {
    const word = text.slice(open + 2, -1);
    if (isMode(word)) return { name: text.slice(0, open), mode: word };
  }
  return text === 'unconfined' ? { name: text, mode: 'unconfined' } : { name: text };
}

/** ":ns:profile", ":ns://profile"; ":ns:" alone is the unconfined profile of the namespace. */
function parsePart(text: string, outer: string | undefined): LabelPart {
  let namespace = outer;
  let name = text;
  if (text.startsWith(':')) {
    const close = text.indexOf(':', 1);
    if (close > 1) {
      namespace = text.slice(1, close);
      name = text.slice(close + 1);
      if (name.startsWith('//')) name = name.slice(2);
      if (name === '') name = 'unconfined';
    }
  }
  const [profile = '', ...children] = name.split('//');
  return { ...(namespace === undefined || namespace === '' ? {} : { namespace }), profile, children };
}

/**
 * Takes apart an AppArmor label as records and /proc/PID/attr/current write it: "snap.a.b (enforce)", ":ns:x", "a//child",
 * "x//&y", "a//null-/usr/bin/z". `namespace` is the record's own field of that name. Any text has a reading; apparmor(7), aa_stack_profile(2).
 */
export function parseLabel(text: string, namespace?: string): Label {
  const { name, mode } = splitMode(text.trim());
  const parts = name.split('//&').map((part) => parsePart(part, namespace));
  const [first] = parts;
  const shared = parts.every((part) => part.namespace === first?.namespace) ? first?.namespace : undefined;
  return { ...(shared === undefined ? {} : { namespace: shared }), parts, ...(mode === undefined ? {} : { mode }) };
}
