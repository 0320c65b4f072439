/** A record as a kernel log holds it; the host is made up. */
export const exampleDenial =
  'Oct 19 05:11:57 lantern kernel: audit: type=1400 audit(1729307517.445:657): apparmor="DENIED" operation="open" ' +
  'class="file" profile="snap.disk-report.disk-report" name="/etc/fstab" pid=5507 comm="findmnt" requested_mask="r" ' +
  'denied_mask="r" fsuid=1000 ouid=0';
