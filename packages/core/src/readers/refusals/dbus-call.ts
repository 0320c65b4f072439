/** What the words of an application tell of a message on a bus; absent what they do not. */
export interface DbusCall {
  readonly name?: string;
  readonly path?: string;
  readonly interface?: string;
  readonly member?: string;
}

const DOTTED = String.raw`[A-Za-z_][\w-]{0,60}(?:\.[A-Za-z_][\w-]{0,60})`;
/** "calling method org.freedesktop.login1.Manager.Inhibit": what stands behind such a word is an interface and its method. */
const CALLED = new RegExp(
  String.raw`\b(?:call(?:ing)?(?: the)?(?: method)?|method(?: call)?|invoking)(?: |: | ?=)["'\`]?(${DOTTED}{2,8})\.([A-Za-z_]\w{0,60})\b`,
);
const NAME = new RegExp(
  String.raw`\b(?:name|service|destination|dest|StartServiceByName for)[ =:]{1,3}["'\`]?((?!org\.freedesktop\.DBus\.Error\b)${DOTTED}{1,8})`,
);
const PATH = /\b(?:object[_ ]path|path)[ =:]{1,3}["'`]?(\/[\w/]{0,200})/;
/** The words of dbus-broker (src/bus/driver.c, src/bus/peer.c). */
const BROKER = new RegExp(
  String.raw`A security policy denied \S{1,255} to (send|receive) (?:method call|signal) (\/[\w/]{0,300}|\(null\)):(${DOTTED}{1,8}|\(null\))\.(\w{1,255}|\(null\)) (?:to|from) ([\w.:-]{1,255})`,
);

/** The message that an application says it sent, as far as it stands in these words. */
export function callIn(words: string): DbusCall {
  const called = CALLED.exec(words);
  const name = NAME.exec(words)?.[1];
  const path = PATH.exec(words)?.[1];
  return {
    ...(name !== undefined && { name }),
    ...(path !== undefined && { path }),
    ...(called?.[1] !== undefined && { interface: called[1] }),
    ...(called?.[2] !== undefined && { member: called[2] }),
  };
}

/** The message in dbus-broker's own sentence; null where it is another. */
export function brokerCallIn(text: string): (DbusCall & { readonly mask: string }) | null {
  const [, mask, path, dottedName, member, peer] = BROKER.exec(text) ?? [];
  if (mask === undefined) return null;
  // A number of a connection is none of the names that policy speaks of.
  const name = peer?.startsWith(':') ? undefined : peer?.replace(/\.$/, '');
  return {
    mask,
    ...(name !== undefined && { name }),
    ...(isTold(path) && { path }),
    ...(isTold(dottedName) && { interface: dottedName }),
    ...(isTold(member) && { member }),
  };
}

function isTold(value: string | undefined): value is string {
  return value !== undefined && value !== '(null)';
}
