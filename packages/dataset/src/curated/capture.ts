/** What a value taken from a paste may consist of, so that it can stand in a command; `words` never does. */
export type CaptureGrammar = 'name' | 'path' | 'image' | 'key' | 'number' | 'words';

/**
 * The names that holes of patterns may have: what they hold is the same thing everywhere. `pod`, `container`, `namespace` and `node` are
 * known without a hole where the form tells them.
 */
export const CAPTURES = {
  pod: 'name',
  container: 'name',
  namespace: 'name',
  node: 'name',
  object: 'name',
  kind: 'name',
  secret: 'name',
  configmap: 'name',
  claim: 'name',
  volume: 'name',
  class: 'name',
  serviceaccount: 'name',
  service: 'name',
  webhook: 'name',
  policy: 'name',
  rule: 'name',
  quota: 'name',
  handler: 'name',
  driver: 'name',
  plugin: 'name',
  profile: 'name',
  module: 'name',
  addon: 'name',
  snap: 'name',
  app: 'name',
  plug: 'name',
  interface: 'name',
  capability: 'name',
  syscall: 'name',
  group: 'name',
  sysctl: 'name',
  program: 'name',
  resource: 'name',
  verb: 'name',
  revision: 'name',
  version: 'name',
  track: 'name',
  key: 'key',
  taint: 'key',
  label: 'key',
  user: 'key',
  registry: 'image',
  image: 'image',
  path: 'path',
  target: 'path',
  device: 'path',
  port: 'number',
  code: 'number',
  count: 'number',
  limit: 'words',
  requested: 'words',
  used: 'words',
  address: 'words',
  error: 'words',
  reason: 'words',
  message: 'words',
} as const satisfies Record<string, CaptureGrammar>;

export type CaptureName = keyof typeof CAPTURES;

/** All of them, as a schema wants them. */
export const captureNames = Object.keys(CAPTURES) as [CaptureName, ...CaptureName[]];

/** What holes held, by their names. */
export type Captures = Partial<Record<CaptureName, string>>;

const GRAMMARS: Record<CaptureGrammar, RegExp> = {
  name: /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})$/,
  key: /^[A-Za-z0-9](?:[A-Za-z0-9._:/-]{0,252})$/,
  image: /^[A-Za-z0-9](?:[A-Za-z0-9._:/@-]{0,252})$/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in it
  path: /^\/[^\u0000-\u001f\u007f-\u009f]{0,1023}$/,
  number: /^[0-9]{1,10}$/,
  words: /^(?!)/,
};

/** Whether what was captured may stand in a command as it is. */
export function fitsGrammar(name: CaptureName, value: string): boolean {
  return GRAMMARS[CAPTURES[name]].test(value);
}

export function isCaptureName(name: string): name is CaptureName {
  return Object.hasOwn(CAPTURES, name);
}
