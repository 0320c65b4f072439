/** Texts with the same words in which nothing of this system was refused by policy: somebody else's server, a password, a database, a user. */
export const lookAlikes: readonly { readonly name: string; readonly words: RegExp }[] = [
  {
    name: 'ssh',
    words: /permission denied(?: \((?:publickey|password|keyboard-interactive|gssapi|hostbased)|, please try again)/i,
  },
  { name: 'git', words: /(?:^|[\s:])(?:git@[\w.-]{1,100}|remote): ?permission\b|fatal: could not read from remote/i },
  { name: 'scp', words: /^(?:scp|sftp|dest open|remote open)\b/i },
  {
    name: 'http',
    words:
      /\bHTTP(?:\/[\d.]{1,3})? ?(?:status ?)?(?:code ?)?:? ?40[13]\b|\b40[13] (?:forbidden|unauthorized|permission denied)/i,
  },
  {
    name: 'registry',
    words: /pull access denied|access to the resource is denied|\bunauthorized:|failed to authorize|no basic auth/i,
  },
  { name: 'grpc', words: /\bcode ?= ?PermissionDenied\b|\bPERMISSION_DENIED\b/ },
  { name: 'rbac', words: /\bforbidden: User "/i },
  {
    name: 'database',
    words:
      /permission denied (?:for|to) (?:table|relation|schema|database|sequence|function|column|view|role|create|set|language|tablespace|large object)\b|access denied for user|\bNOPERM\b|\bSQLSTATE\b/i,
  },
  {
    name: 'login',
    words:
      /^(?:su|login|sudo|doas|pkexec|polkit-agent-helper-\d)(?:\[\d{1,8}\])?: (?!.{0,40}\/).{0,80}(?:permission denied|not permitted)|\bpam_\w{1,20}\b|authentication failure/i,
  },
  {
    name: 'browser',
    words:
      /NotAllowedError|(?:notification|geolocation|location|camera|microphone|clipboard|push)s? permission denied|permission denied by (?:user|system|the user)/i,
  },
  { name: 'package-lock', words: /\/var\/(?:lib|cache)\/(?:dpkg|apt)\/\S{0,40}lock|are you root\?/i },
  { name: 'store', words: /snap store|snapcraft (?:login|upload|push)|permission denied: (?:package_|channel)/i },
];

/** The name of what a text really is where it only sounds like a refusal. */
export function lookAlikeOf(text: string): string | undefined {
  return lookAlikes.find(({ words }) => words.test(text))?.name;
}
