/** Words that logs have and talk has not; what a log says is decided by the engine. */
const HINTS = [
  'denied',
  'audit(',
  'type=1326',
  'type=1400',
  'apparmor',
  'seccomp',
  'backoff',
  'failedmount',
  'failedscheduling',
  'failedcreate',
  'oomkilled',
  'errimage',
  'err image',
  'kubelet',
  'containerd',
  'error: ',
  'cannot open',
  'permission denied',
  'operation not permitted',
  'snap run',
  'systemd[',
  'warning  ',
] as const;
/** Names of files that are no logs. */
const MEDIA = /\.(?:png|jpe?g|gif|webp|avif|heic|bmp|svg|mp4|mov|webm|mkv|mp3|ogg|wav|m4a|pdf|exe|msi|apk)$/i;

/** Whether a text may hold a log. */
export function looksLikeLog(text: string): boolean {
  const lower = text.toLowerCase();
  return HINTS.some((hint) => lower.includes(hint));
}

/** Whether a file may be one, by its name alone. */
export function maybeLogFile(name: string): boolean {
  return !MEDIA.test(name);
}
