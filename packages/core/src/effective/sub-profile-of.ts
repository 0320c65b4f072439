/** The part of a label behind `//`, as policy names it: "systemd_run" of "snap.x.y//systemd_run"; empty for the app itself. */
export function subProfileOf(label: string): string {
  const cut = label.indexOf('//');
  // Behind "//&" stands another profile that is stacked.
  if (cut < 0 || label.startsWith('//&', cut)) return '';
  return /^[A-Za-z0-9._-]*/.exec(label.slice(cut + 2))?.[0] ?? '';
}
