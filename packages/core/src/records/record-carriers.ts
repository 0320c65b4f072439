/** Something that brings records of mediators: what prints or holds it, by the name of its folder under `fixtures/carriers`. */
export interface RecordCarrier {
  readonly name: string;
  /** As of readers: "dmesg -T", "/var/log/kern.log". */
  readonly from: readonly string[];
}

/** Whatever brings a record, the record is read alike; texts under `packages/core/fixtures/carriers` hold each of these to it. */
export const recordCarriers: readonly RecordCarrier[] = [
  { name: 'audit-log', from: ['/var/log/audit/audit.log', 'ausearch -m AVC,SECCOMP'] },
  { name: 'container-json', from: ['/var/lib/docker/containers/*/*-json.log'] },
  { name: 'cri-log', from: ['/var/log/pods/*/*/*.log', 'kubectl logs --timestamps'] },
  { name: 'dmesg', from: ['dmesg', 'inspection-report/apparmor/dmesg'] },
  { name: 'dmesg-decoded', from: ['dmesg -x', 'dmesg --raw', '/dev/kmsg'] },
  { name: 'dmesg-times', from: ['dmesg -T', 'dmesg -H', 'dmesg --time-format iso'] },
  { name: 'journal', from: ['journalctl -k', 'journalctl', 'snap logs'] },
  { name: 'journal-export', from: ['journalctl -o export'] },
  { name: 'journal-json', from: ['journalctl -o json', 'journalctl -o json-pretty'] },
  {
    name: 'journal-stamps',
    from: [
      'journalctl -o short-iso',
      'journalctl -o short-full',
      'journalctl -o short-unix',
      'journalctl -o short-monotonic',
      'journalctl -o short-precise',
      'journalctl -o with-unit',
    ],
  },
  { name: 'journal-verbose', from: ['journalctl -o verbose'] },
  { name: 'syslog', from: ['/var/log/kern.log', '/var/log/syslog', '/var/log/messages'] },
  { name: 'syslog-rfc-5424', from: ['(syslog servers, RFC 5424)'] },
];
