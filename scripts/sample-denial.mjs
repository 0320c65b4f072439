/** A record as a kernel log has it; the machine is made up. */
const record =
  'Oct 19 05:25:17 lantern kernel: audit: type=1400 audit(1729307517.445:657): apparmor="DENIED" operation="open" ' +
  'class="file" profile="snap.rambox.rambox" name="/etc/fstab" pid=5507 comm="rambox" requested_mask="r" ' +
  'denied_mask="r" fsuid=1000 ouid=0';

/**
 * @param {string} url of the server
 * @returns {string} a command for a POSIX shell that asks about a real denial
 */
export function sampleCommand(url) {
  return `curl -sS -H 'content-type: text/plain' --data-binary '${record}' ${url}/v1/diagnoses`;
}
