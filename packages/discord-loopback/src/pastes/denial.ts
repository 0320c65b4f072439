/** A denial that an interface would permit; another `pid` and time make it another log. */
export function denial(pid = 5507): string {
  return (
    `Oct 19 05:11:57 lantern kernel: audit: type=1400 audit(1729307517.445:${pid}): apparmor="DENIED" operation="open" ` +
    `profile="snap.disk-report.disk-report" name="/etc/fstab" pid=${pid} comm="findmnt" requested_mask="r" denied_mask="r" ` +
    'fsuid=1000 ouid=0'
  );
}

/** Words of the answer to it. */
export const VERDICT = 'disk-report may not read /etc/fstab';

/** A denial that several interfaces would permit. */
export const usbDenial = denial().replace('/etc/fstab', '/run/udev/data/c189:1');
