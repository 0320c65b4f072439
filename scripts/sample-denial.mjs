/** A record as a kernel log has it; the machine is made up. */
const record =
  'Mar  1 10:00:00 node kernel: audit: type=1400 audit(1709287200.001:42): apparmor="DENIED" operation="open" ' +
  'class="file" profile="snap.guvcview.guvcview" name="/dev/video0" pid=4321 comm="guvcview" requested_mask="wr" ' +
  'denied_mask="wr" fsuid=1000 ouid=0';

/**
 * @param {string} url of the server
 * @returns {string} a command for a POSIX shell that asks about a real denial
 */
export function sampleCommand(url) {
  return `curl -sS -H 'content-type: text/plain' --data-binary '${record}' ${url}/v1/diagnoses`;
}
